"""The TOML files of `actors/`, read into entries and nouns.

    [source]      name, licence, retrieved
    [state]       code, kind ("state" or "territory"), names, adjectives, people; sectors where it is no member
    [capitals]    "Baku" = { at = [40.41, 49.87] }
    [places]      "Ganja" = { at = [40.68, 46.36], also = ["Gyandzha"] }
    [bodies]      "Milli Majlis" = { sectors = ["LEG"] }
    [groups], [media], [world], [territories]          likewise
    [persons]     "Jeyhun Bayramov" = { surnames = ["Bayramov"], sectors = ["GOV"],
                                        offices = [{ title = "foreign minister", from = 2020-07-16 }] }

An entry stands for the state of its file unless it names its own `code`; `at` is latitude and longitude in
degrees. `also` holds further names; `adjectives` and `people` may stand wherever a name has them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import UNIDENTIFIED, Actor
from tightrope.resources.entries import Entry, EntryKind, Noun, Office
from tightrope.resources.forms import fold_words
from tightrope.resources.loading import list_toml, load_toml

TABLES = {
    "territories": EntryKind.TERRITORY,
    "capitals": EntryKind.CAPITAL,
    "places": EntryKind.PLACE,
    "persons": EntryKind.PERSON,
    "bodies": EntryKind.BODY,
    "groups": EntryKind.GROUP,
    "media": EntryKind.MEDIA,
    "world": EntryKind.WORLD,
}
DEFAULT_SECTORS = {
    EntryKind.CAPITAL: ("GOV",),
    EntryKind.PERSON: ("GOV",),
    EntryKind.BODY: ("GOV",),
    EntryKind.MEDIA: ("JRN",),
}
FOLDERS = ("actors/states", "actors/common")
COUNTRIES = "actors/derived/countries.toml"
TITLES = "actors/titles.toml"


def read_entries(official: Mapping[str, Iterable[str]] | None = None) -> tuple[Entry, ...]:
    """The entries of every file, file by file. Raises ResourceError where one contradicts itself.

    official: further names by entry id; by default those of the derived file.
    """
    paths = [path for folder in FOLDERS for path in list_toml(folder)]
    official = load_toml(COUNTRIES)["official"] if official is None else official
    entries = (entry for path in paths for entry in entries_of(load_toml(path), at=path))
    return tuple(_with_names(e, official.get(e.actor.id or "", ())) for e in entries)


def read_iso2() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by the id of the state or territory, where there is one."""
    return dict(load_toml(COUNTRIES)["iso2"])


def entries_of(tables: dict[str, Any], *, at: str) -> Iterator[Entry]:
    """The entries of one file's `tables`; `at` names the file in messages."""
    state = tables.get("state")
    code = state["code"] if state else None
    if state:
        yield _entry(state["names"][0], state, code, EntryKind(state["kind"]), at)
    for table, kind in TABLES.items():
        for name, fields in tables.get(table, {}).items():
            yield _entry(name, fields, code, kind, at)


def _entry(name: str, fields: dict[str, Any], code: str | None, kind: EntryKind, at: str) -> Entry:
    code = fields.get("code", code)
    if code is None:
        raise ResourceError(f"{at}: {name} has no code and its file no [state]; give it one")
    sectors = tuple(fields.get("sectors", DEFAULT_SECTORS.get(kind, ())))
    latitude, longitude = fields.get("at", (None, None))
    return Entry(
        actor=Actor(code=code, sectors=sectors, id=_id(name, code, kind), name=name),
        kind=kind,
        names=tuple(fields.get("names", (name, *fields.get("also", ())))),
        adjectives=tuple(fields.get("adjectives", ())),
        people=tuple(fields.get("people", ())),
        surnames=tuple(fields.get("surnames", ())),
        offices=tuple(_office(o) for o in fields.get("offices", ())),
        latitude=latitude,
        longitude=longitude,
    )


def _with_names(entry: Entry, names: Iterable[str]) -> Entry:
    return replace(entry, names=tuple(dict.fromkeys((*entry.names, *names))))


def _office(fields: dict[str, Any]) -> Office:
    return Office(title=fields["title"], since=fields["from"], until=fields.get("to"))


def _id(name: str, code: str, kind: EntryKind) -> str:
    owner = "unidentified" if code == UNIDENTIFIED else code.lower()
    return owner if kind is EntryKind.STATE else f"{owner}/{kind}/{slug(name)}"


def slug(name: str) -> str:
    """A name as part of an id: "Côte d'Ivoire" -> "cote-d-ivoire"."""
    return re.sub(r"[^a-z0-9]+", "-", fold_words(name)).strip("-")


def read_nouns() -> dict[str, Noun]:
    """The nouns of `actors/titles.toml` by folded singular and plural. Raises ResourceError on doubles."""
    tables = load_toml(TITLES)
    transparent, plurals, meanings = (
        set(tables["transparent"]["nouns"]),
        tables["plurals"],
        tables["offices"]["same"],
    )
    nouns: dict[str, Noun] = {}
    for lemma, sectors in _nouns_by_sector(tables):
        office = meanings.get(lemma, lemma if lemma in tables["offices"]["titles"] else None)
        noun = Noun(lemma=lemma, sectors=sectors, office=office, transparent=lemma in transparent)
        for form in {fold_words(lemma), fold_words(plurals.get(lemma, plural(lemma)))}:
            if nouns.setdefault(form, noun) is not noun:
                raise ResourceError(
                    f"{TITLES}: {form!r} stands for {nouns[form].lemma} and {lemma}; keep one"
                )
    return nouns


def plural(noun: str) -> str:
    """The regular English plural of a noun's last word: "secretary" -> "secretaries"."""
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def _nouns_by_sector(tables: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sectors, lemmas in tables["sectors"].items():
        for lemma in lemmas:
            yield lemma, tuple(sectors.split())
