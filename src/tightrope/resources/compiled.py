"""The registry as one file that loads fast: `actors/registry.json`, compiled from the TOML of `actors/`.

Each row holds the fields of an entry in a fixed order; empty fields at its end are left out.
tools/build_resources.py writes the file; a test holds it to the TOML byte for byte.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import Actor
from tightrope.resources.entries import Entry, EntryKind, Noun, Office
from tightrope.resources.loading import load_json

COMPILED = "actors/registry.json"
REMEDY = "run tools/build_resources.py again"
EMPTY: tuple[object, ...] = (None, (), [])


def compile_registry(entries: Iterable[Entry], nouns: Mapping[str, Noun], iso2: Mapping[str, str]) -> str:
    """The text of the compiled file: one entry a line, so that a change of the data is a readable change."""
    rows = ",\n".join(_json(_entry_row(e)) for e in entries)
    words = ",\n".join(_json([form, *_noun_row(n)]) for form, n in sorted(nouns.items()))
    return f'{{"iso2": {_json(dict(sorted(iso2.items())))},\n"entries": [\n{rows}\n],\n"nouns": [\n{words}\n]}}\n'


def read_compiled() -> tuple[tuple[Entry, ...], dict[str, Noun], dict[str, str]]:
    """Entries, nouns by form, and ISO alpha-2 codes by PLOVER code. Raises ResourceError on a damaged file."""
    data = load_json(COMPILED)
    try:
        nouns = {form: _noun(*row) for form, *row in data["nouns"]}
        return tuple(_entry(*row) for row in data["entries"]), nouns, data["iso2"]
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{COMPILED}: not as compiled ({error}); {REMEDY}") from error


def _entry_row(entry: Entry) -> list[Any]:
    actor = entry.actor
    offices = [[o.title, o.since.isoformat(), o.until and o.until.isoformat()] for o in entry.offices]
    row: list[Any] = [actor.code, actor.id, actor.name, entry.kind, actor.sectors, entry.names]
    row += [entry.surnames, offices, entry.adjectives, entry.people, entry.latitude, entry.longitude]
    while row[-1] in EMPTY:
        row.pop()
    return row


def _entry(
    code: str,
    id: str,
    name: str,
    kind: str,
    sectors: Iterable[str],
    names: Iterable[str],
    surnames: Iterable[str] = (),
    offices: Iterable[tuple[str, str, str | None]] = (),
    adjectives: Iterable[str] = (),
    people: Iterable[str] = (),
    latitude: float | None = None,
    longitude: float | None = None,
) -> Entry:
    return Entry(
        actor=Actor(code=code, sectors=tuple(sectors), id=id, name=name),
        kind=EntryKind(kind),
        names=tuple(names),
        adjectives=tuple(adjectives),
        people=tuple(people),
        surnames=tuple(surnames),
        offices=tuple(_office(*o) for o in offices),
        latitude=latitude,
        longitude=longitude,
    )


def _office(title: str, since: str, until: str | None) -> Office:
    end = date.fromisoformat(until) if until else None
    return Office(title=title, since=date.fromisoformat(since), until=end)


def _noun_row(noun: Noun) -> list[Any]:
    return [noun.lemma, noun.sectors, noun.office, noun.transparent]


def _noun(lemma: str, sectors: Iterable[str], office: str | None, transparent: bool) -> Noun:
    return Noun(lemma=lemma, sectors=tuple(sectors), office=office, transparent=transparent)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
