"""Who publishes: names, addresses, country, owner, and whether a state runs it. `outlets/*.toml` as records.

outlets = load_outlets()
outlets.find("The Guardian")                    by any of its names; None if it is not listed
outlets.at("https://edition.cnn.com/2019/1")    by the address of a page
outlets.named_in("... Reuters reported ...")    every listed name in a text, with where it stands
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from tightrope.core.errors import ResourceError
from tightrope.core.types import Span
from tightrope.resources.loading import list_toml, load_toml

FOLDER = "outlets"
_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")  # of "CNN (Web News)"


class OutletKind(StrEnum):
    """What an outlet is; an agency is there for others to republish."""

    AGENCY = "agency"
    PAPER = "paper"
    BROADCASTER = "broadcaster"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """What held from `since` (inclusive; None: as long as is known) until `until` (exclusive; None: it still does)."""

    fact: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it held that day; of an unknown day only what always did is said to hold."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet or agency."""

    name: str
    kind: OutletKind
    country: str  # ISO 3166-1 alpha-3
    names: tuple[str, ...]  # `name` first
    domains: tuple[str, ...]
    owners: tuple[Tenure, ...]
    state: tuple[Tenure, ...] = ()  # by what fact, and when, its state runs it; empty: it does not

    def owner(self, day: date | None) -> str | None:
        """Who owned it that day; None where that is not known."""
        return next((t.fact for t in self.owners if t.holds_on(day)), None)

    def run_by_state(self, day: date | None) -> bool:
        """Whether its state ran it that day."""
        return any(t.holds_on(day) for t in self.state)


@dataclass(frozen=True, slots=True, eq=False)
class Outlets:
    """All outlets, by name, by address, and by first word for finding them in text."""

    all: tuple[Outlet, ...]
    _by_name: Mapping[str, Outlet]
    _by_domain: Mapping[str, Outlet]
    _by_first: Mapping[str, tuple[tuple[str, Outlet], ...]]  # names that begin with the word, longest first
    _starts: re.Pattern[str]  # words a name may begin with

    def find(self, name: str) -> Outlet | None:
        """The outlet of that name, whatever its case, its article or what follows it in brackets."""
        return self._by_name.get(_key(name)) or self._by_domain.get(name.lower().removeprefix("www."))

    def at(self, address: str) -> Outlet | None:
        """The outlet whose site the address is on: "edition.cnn.com" is CNN's."""
        host = (urlsplit(address).hostname or "").lower()
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def named_in(self, text: str) -> Iterator[tuple[Span, Outlet]]:
        """Every listed name as written, in text order, the longest where several begin; capitals count."""
        end = 0
        for word in self._starts.finditer(text):
            names = self._by_first.get(word.group(), ())
            start = word.start()
            for name, outlet in names if start >= end else ():
                if (
                    text.startswith(name, start)
                    and not text[start + len(name) : start + len(name) + 1].isalnum()
                ):
                    end = start + len(name)
                    yield Span(start, end), outlet
                    break


@cache
def load_outlets() -> Outlets:
    """The shipped registry. Raises ResourceError where a file contradicts itself or another."""
    return index(tuple(o for path in list_toml(FOLDER) for o in outlets_of(load_toml(path), at=path)))


def outlets_of(tables: Mapping[str, Any], *, at: str) -> Iterator[Outlet]:
    """The outlets of one file's `tables`; `at` names the file in messages."""
    for name, fields in tables["outlets"].items():
        unknown = fields.keys() - {"kind", "country", "also", "domains", "owner", "state"}
        if unknown:
            raise ResourceError(f"{at}: {name}: no such field: {', '.join(sorted(unknown))}")
        yield Outlet(
            name=name,
            kind=OutletKind(fields["kind"]),
            country=fields["country"],
            names=(name, *fields.get("also", ())),
            domains=tuple(fields.get("domains", ())),
            owners=_tenures(fields.get("owner", ()), "name"),
            state=_tenures(fields.get("state", ()), "fact"),
        )


def index(outlets: tuple[Outlet, ...]) -> Outlets:
    """The registry over these outlets. Raises ResourceError where two share a name or a domain."""
    by_name = _unique((_key(name), o) for o in outlets for name in o.names)
    by_domain = _unique((domain, o) for o in outlets for domain in o.domains)
    by_first: defaultdict[str, list[tuple[str, Outlet]]] = defaultdict(list)
    for outlet in outlets:
        for name in outlet.names:
            by_first[_first(name)].append((name, outlet))
    longest = {k: tuple(sorted(v, key=lambda named: -len(named[0]))) for k, v in by_first.items()}
    return Outlets(outlets, by_name, by_domain, longest, _starts(longest))


def _starts(firsts: Iterable[str]) -> re.Pattern[str]:
    """Any word with a capital or a digit first, for speed, and those names that begin otherwise."""
    small = "|".join(sorted(re.escape(f) for f in firsts if f[0].islower()))
    return re.compile(rf"\b(?:[^\W_a-z][^\W_]*|(?:{small})(?![^\W_]))")


def _tenures(value: Any, key: str) -> tuple[Tenure, ...]:
    """A text holds always; a table from its `from` until its `to`."""
    if isinstance(value, str):
        return (Tenure(fact=value),)
    return tuple(Tenure(fact=v[key], since=v.get("from"), until=v.get("to")) for v in value)


def _unique(pairs: Iterator[tuple[str, Outlet]]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for key, outlet in pairs:
        if found.setdefault(key, outlet) is not outlet:
            raise ResourceError(f"outlets: {key!r} stands for {found[key].name} and {outlet.name}; keep one")
    return found


def _key(name: str) -> str:
    return " ".join(_QUALIFIER.sub("", name).replace("’", "'").lower().removeprefix("the ").split())


def _first(name: str) -> str:
    """What a name is looked up under: its first letters and digits."""
    match = re.match(r"[^\W_]+", name)
    return match.group() if match else name
