"""Choosing among the readings of a form from its syntax and from what else the document speaks of."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from tightrope.actors.spots import Reading, Spot
from tightrope.core.tree import Tree
from tightrope.core.types import Actor
from tightrope.resources.registry import Entry, EntryKind, Role

HOMELY = (
    EntryKind.BODY,
    EntryKind.GROUP,
)  # without a word of their state, media and world bodies are likelier
LISTED = 1_000  # unambiguous names that standing in one row with states outweighs: all of them
NEARBY = 60  # tokens: two or three sentences
Sure = tuple[int, Entry]
"""An unambiguous name: its head token and what it names."""


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


def settle(
    tree: Tree, spots: Sequence[Spot], *, day: date | None, former_sector: str, reigns: Set[str]
) -> tuple[Named, ...]:
    """One `Named` per spot that stands for something; surnames nobody in office bears are dropped.

    day: when the document was published. former_sector: that of a person whose last known office had ended then.
    reigns: lemmas of what is called after whoever leads it, "the Roe administration", whenever that was.
    """
    fitting = [(spot, readings) for spot in spots if (readings := _fitting(tree, spot, day, reigns))]
    sure = [(s.head, r[0].entry) for s, r in fitting if len({x.entry.actor.code for x in r}) == 1]
    chosen = [_choose(tree, spot, readings, sure) for spot, readings in fitting]
    media = [named.entry for named in chosen if named.entry.kind is EntryKind.MEDIA]
    return tuple(_in_time(_in_full(named, media), day, former_sector) for named in chosen)


def _in_full(named: Named, media: Sequence[Entry]) -> Named:
    """ "The Times" is the paper of a longer such name that the text speaks of."""
    if named.entry.kind is not EntryKind.MEDIA or named.spot.last - named.spot.first > len(("the", "times")):
        return named
    short = {" " + name.removeprefix("The ") for name in named.entry.names}
    longer = (e for e in media if e is not named.entry and any(n.endswith(s) for n in e.names for s in short))
    return replace(named, entry=next(longer, named.entry))


def _fitting(tree: Tree, spot: Spot, day: date | None, reigns: Set[str]) -> tuple[Reading, ...]:
    """The readings in the first role that suits the syntax; of surnames, those in office on `day`."""
    for role in _roles(tree, spot.head):
        readings = tuple(r for r in spot.readings if r.role is role)
        if role is Role.SURNAME:
            readings = _borne(tree, spot, readings, day, reigns)
        if readings:
            return readings
    return ()


def _borne(
    tree: Tree, spot: Spot, surnames: Sequence[Reading], day: date | None, reigns: Set[str]
) -> tuple[Reading, ...]:
    """Those in office on `day`; else those whose title stands before the name, or whose rule behind it."""
    if serving := tuple(r for r in surnames if _in_office(r.entry, day)):
        return serving
    if spot.last < len(tree.tokens) and tree.tokens[spot.last].lemma.lower() in reigns:
        return tuple(r for r in surnames if r.entry.offices)
    before = tree.tokens[spot.first - 1] if spot.first else None
    if before is None or before.upos not in ("NOUN", "PROPN"):
        return ()
    held = tuple(r for r in surnames if any(o.title.endswith(before.text.lower()) for o in r.entry.offices))
    titled = before.head == spot.head and before.rel == "nmod:desc" and len(surnames) == 1
    return held or tuple(r for r in surnames if titled and not r.entry.offices)


def _roles(tree: Tree, head: int) -> tuple[Role, ...]:
    if tree.is_rel(head, "amod") or tree.tokens[head].upos == "ADJ":
        return (Role.ADJECTIVE, Role.NAME, Role.PEOPLE, Role.SURNAME)
    if tree.is_rel(head, "compound"):
        return (Role.NAME, Role.ADJECTIVE, Role.PEOPLE, Role.SURNAME)
    return (Role.NAME, Role.PEOPLE, Role.ADJECTIVE, Role.SURNAME)


def _in_office(entry: Entry, day: date | None) -> bool:
    return any(day is None or office.held_on(day) for office in entry.offices)


def _choose(tree: Tree, spot: Spot, readings: Sequence[Reading], sure: Sequence[Sure]) -> Named:
    """The reading with most evidence; without any, the registry's first: states before places before people."""
    listed = len(readings) > 1 and _is_listed_with_states(tree, spot.head, sure)
    support = {
        r: _support(spot, r.entry, sure) + LISTED * (listed and r.entry.kind is EntryKind.STATE)
        for r in readings
    }
    ranked = sorted(
        readings, key=lambda r: (-support[r], r.entry.kind in HOMELY)
    )  # ties keep the registry's order
    best, *rest = ranked
    others = tuple(r.entry for r in rest if not support[best] or support[r])
    return Named(spot=spot, entry=best.entry, role=best.role, others=others)


def _is_listed_with_states(tree: Tree, head: int, sure: Sequence[Sure]) -> bool:
    """Whether the name is coordinated with the name of a state: "Armenia, Azerbaijan and Turkey"."""
    row = {
        *tree.conjuncts(head),
        *(tree.conjuncts(tree.tokens[head].head) if tree.is_rel(head, "conj") else ()),
    }
    return any(e.kind is EntryKind.STATE and at in row for at, e in sure)


def _support(spot: Spot, entry: Entry, sure: Sequence[Sure]) -> int:
    """How many unambiguous names in the document bear the reading out.

    A place is borne out only by places of the same state nearby: that a text speaks of the United States does not
    make Georgia one of them.
    """
    same = [(at, e) for at, e in sure if e.actor.code == entry.actor.code]
    if entry.kind is not EntryKind.PLACE:
        return len(same)
    return sum(e.kind is EntryKind.PLACE and abs(at - spot.head) <= NEARBY for at, e in same)


def _in_time(named: Named, day: date | None, former_sector: str) -> Named:
    """A person out of office on `day` no longer acts for the government."""
    offices = named.entry.offices
    if day is None or not offices or any(o.until is None or o.until > day for o in offices):
        return named
    actor = replace(named.entry.actor, sectors=(former_sector,))
    return replace(named, entry=replace(named.entry, actor=actor))
