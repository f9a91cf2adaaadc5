"""Who can be named: states, their organs and people, world bodies, armed groups, media.

The data lie in `actors/` as TOML: one file per state in `states/`, what belongs to no single state in
`common/`, facts taken over from other collections in `derived/`. `actor_files.py` tells their shape,
`entries.py` the records.

    registry = load_registry()
    registry.find("Georgia")                             every entry the form can name, none dropped
    registry.find("Georgian", Role.ADJECTIVE)            only in that role
    registry.holders("RUS", "foreign minister", day)     who held the office on that day
    registry.noun("fighter jets")                        Noun(sectors=("MIL",), ...)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tightrope.resources.actor_files import read_entries, read_nouns
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
        keys = dict.fromkeys((fold(form), fold_words(form)) if form.isupper() else (fold(form),))
        for key in keys:
            found = [e for role in roles or tuple(Role) for e in self.forms[role].get(key, ())]
            if found:
                return tuple(dict.fromkeys(found))
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

    English is complete; in other languages states and territories carry their CLDR names. Raises InputError for
    a language CLDR does not know, ResourceError if a shipped file contradicts itself.
    """
    return index(language, read_entries(), read_nouns())


def _by_form(entries: Iterable[Entry], role: Role) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, dict[Entry, None]] = defaultdict(dict)
    for entry in entries:
        for form in entry.forms(role):
            found[fold(form)][entry] = None
    return {form: tuple(named) for form, named in found.items()}


def _by_office(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: defaultdict[tuple[str, str], dict[Entry, None]] = defaultdict(dict)
    for entry in entries:
        for office in entry.offices:
            found[entry.actor.code, office.title][entry] = None
    return {office: tuple(holders) for office, holders in found.items()}
