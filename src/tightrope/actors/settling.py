"""Choosing among the readings of a form from its syntax and from what else the document speaks of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tightrope.actors.spots import Reading, Spot
from tightrope.core.tree import Tree
from tightrope.core.types import Actor
from tightrope.resources.registry import Entry, EntryKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A spot with the entry it is taken to name, and the entries it could name as well."""

    spot: Spot
    entry: Entry
    role: Role
    others: tuple[Entry, ...] = ()

    @property
    def actor(self) -> Actor:
        return self.entry.actor

    @property
    def alternatives(self) -> tuple[Actor, ...]:
        return tuple(e.actor for e in self.others if e.actor.code != self.actor.code)


def settle(tree: Tree, spots: Sequence[Spot], *, day: date | None, former_sector: str) -> tuple[Named, ...]:
    """One `Named` per spot that stands for something; surnames nobody in office bears are dropped.

    day: when the document was published. former_sector: that of a person whose last known office had ended then.
    """
    fitting = [(spot, readings) for spot in spots if (readings := _fitting(tree, spot, day))]
    evidence = _evidence([readings for _, readings in fitting])
    chosen = (_choose(spot, readings, evidence) for spot, readings in fitting)
    return tuple(_in_time(named, day, former_sector) for named in chosen)


def _fitting(tree: Tree, spot: Spot, day: date | None) -> tuple[Reading, ...]:
    """The readings in the first role that suits the syntax; of surnames, those in office on `day`."""
    for role in _roles(tree, spot.head):
        readings = tuple(r for r in spot.readings if r.role is role)
        if role is Role.SURNAME:
            readings = tuple(r for r in readings if _in_office(r.entry, day))
        if readings:
            return readings
    return ()


def _roles(tree: Tree, head: int) -> tuple[Role, ...]:
    if tree.is_rel(head, "amod") or tree.tokens[head].upos == "ADJ":
        return (Role.ADJECTIVE, Role.NAME, Role.PEOPLE, Role.SURNAME)
    if tree.is_rel(head, "compound"):
        return (Role.NAME, Role.ADJECTIVE, Role.PEOPLE, Role.SURNAME)
    return (Role.NAME, Role.PEOPLE, Role.ADJECTIVE, Role.SURNAME)


def _in_office(entry: Entry, day: date | None) -> bool:
    return any(day is None or office.held_on(day) for office in entry.offices)


def _evidence(readings_of_spots: Sequence[Sequence[Reading]]) -> Counter[tuple[str, bool]]:
    """How often the document names each state unambiguously; True: by a place other than its capital."""
    sure = [r[0].entry for r in readings_of_spots if len({x.entry.actor.code for x in r}) == 1]
    return Counter((e.actor.code, e.kind is EntryKind.PLACE) for e in sure)


def _choose(spot: Spot, readings: Sequence[Reading], evidence: Counter[tuple[str, bool]]) -> Named:
    """The reading with most evidence; without any, the registry's first: states before places before people.

    A place is borne out by places of the same state only: a text that speaks of the United States does not
    make Georgia one of them.
    """
    ranked = sorted(
        readings, key=lambda r: -_support(r.entry, evidence)
    )  # stable: ties keep the registry's order
    best, *rest = ranked
    support = _support(best.entry, evidence)
    others = tuple(r.entry for r in rest if not support or _support(r.entry, evidence))
    return Named(spot=spot, entry=best.entry, role=best.role, others=others)


def _support(entry: Entry, evidence: Counter[tuple[str, bool]]) -> int:
    by_place = evidence[entry.actor.code, True]
    return by_place if entry.kind is EntryKind.PLACE else by_place + evidence[entry.actor.code, False]


def _in_time(named: Named, day: date | None, former_sector: str) -> Named:
    """A person out of office on `day` no longer acts for the government."""
    offices = named.entry.offices
    if day is None or not offices or any(o.until is None or o.until > day for o in offices):
        return named
    actor = replace(named.entry.actor, sectors=(former_sector,))
    return replace(named, entry=replace(named.entry, actor=actor))
