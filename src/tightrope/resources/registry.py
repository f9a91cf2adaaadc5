"""Who can be named: states, their organs and people, world bodies, armed groups, media.

The data lie in `actors/` as TOML: one file per state in `states/`, what belongs to no single state in
`common/`, facts taken over from other collections in `derived/`. `actor_files.py` tells their shape, `entries.py` the
records; `compiled.py` holds them as one file, which is what loads.

    registry = load_registry()
    registry.find("Georgia")                             every entry the form can name, none dropped
    registry.find("Georgian", Role.ADJECTIVE)            only in that role
    registry.holders("RUS", "foreign minister", day)     who held the office on that day
    registry.noun("fighter jets")                        Noun(sectors=("MIL",), ...)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from tightrope.core.errors import InputError
from tightrope.resources.compiled import read_compiled
from tightrope.resources.entries import Entry, EntryKind, Noun, Office, Role
from tightrope.resources.forms import fold, fold_words

__all__ = ["Entry", "EntryKind", "Noun", "Office", "Registry", "Role", "index", "load_registry"]


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All entries in one language, indexed by folded form (`forms.fold`), and the nouns for those who act."""

    language: str
    entries: tuple[Entry, ...]
    forms: Mapping[Role, Mapping[str, tuple[Entry, ...]]]
    nouns: Mapping[str, Noun]  # by singular and plural
    _offices: Mapping[tuple[str, str], tuple[Entry, ...]]

    def find(self, form: str, *roles: Role) -> tuple[Entry, ...]:
        """Every entry that `form` can name (in one of `roles`, if given), states first; empty if none."""
        for key in _keys(form):
            found = {id(e): e for role in roles or Role for e in self.forms[role].get(key, ())}
            if found:
                return tuple(found.values())
        return ()

    def holders(self, code: str, title: str, on: date) -> tuple[Entry, ...]:
        """Those known to have held the office on that day: one, several where it is shared, or none."""
        named = self._offices.get((code, title), ())
        return tuple(e for e in named if any(o.title == title and o.held_on(on) for o in e.offices))

    def noun(self, phrase: str) -> Noun | None:
        """What `phrase` (singular or plural, any case) means as one who acts; None if it is not listed."""
        return self.nouns.get(fold_words(phrase))


def index(language: str, entries: Iterable[Entry], nouns: Mapping[str, Noun]) -> Registry:
    """The registry over these entries; entries of one form stand in the order of `EntryKind`."""
    rank = {kind: i for i, kind in enumerate(EntryKind)}
    ordered = tuple(sorted(entries, key=lambda e: rank[e.kind]))
    forms = {role: _by_form(ordered, role) for role in Role}
    return Registry(language, ordered, forms, nouns, _by_office(ordered))


@cache
def load_registry(language: str = "en") -> Registry:
    """The shipped registry with its forms in that language (ISO 639-1).

    English is complete. In other languages states and territories carry their CLDR names, all else keeps its
    Latin ones, and there are no nouns yet. Raises InputError for a language CLDR does not know.
    """
    entries, nouns, iso2 = read_compiled()
    if language == "en":
        return index(language, entries, nouns)
    return index(language, _renamed(entries, _cldr_names(language), iso2), {})


def _cldr_names(language: str) -> Mapping[str, str]:
    try:
        return Locale.parse(language).territories
    except (UnknownLocaleError, ValueError) as error:
        raise InputError(f"no names in language {language!r}: {error}; give an ISO 639-1 code") from error


def _renamed(entries: Iterable[Entry], names: Mapping[str, str], iso2: Mapping[str, str]) -> Iterable[Entry]:
    for entry in entries:
        if entry.kind not in {EntryKind.STATE, EntryKind.TERRITORY}:
            yield entry
        elif name := names.get(iso2.get(entry.actor.id or "", "")):
            yield replace(entry, names=(name,), adjectives=(), people=())


def _keys(form: str) -> Iterator[str]:
    """Keys to look `form` up under, best first: as written, in capitals as a word, without its article."""
    yield fold(form)
    if form.isupper():
        yield fold_words(form)
    if form[:4].lower() == "the ":
        yield from _keys(form[4:])


def _by_form(entries: Iterable[Entry], role: Role) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(map(fold, entry.forms(role))):
            found[key].append(entry)
    return {form: tuple(named) for form, named in found.items()}


def _by_office(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for title in dict.fromkeys(o.title for o in entry.offices):
            found[entry.actor.code, title].append(entry)
    return {office: tuple(holders) for office, holders in found.items()}
