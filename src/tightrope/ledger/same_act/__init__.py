"""One act told by many is one cluster of events: across documents, with who says so and how likely that makes it.

found = clusters(docs, n_eff=outlets)
found[0].members          every telling of it
found[0].because          what joined them
found[0].chance           by how many independent origins
found[0].tolls            how many dead, by whom, and whether the figures can all be right
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import TypeVar

import numpy as np

from tightrope.core.acts import EventCluster, Join, Telling
from tightrope.core.ids import content_id
from tightrope.core.types import Actor, Doc, Event, Party, Reality, Where
from tightrope.ledger.same_act.belief import CountOrigins, chance, outlets, positions
from tightrope.ledger.same_act.blocking import candidates
from tightrope.ledger.same_act.features import FEATURES, Pairs, features
from tightrope.ledger.same_act.grouping import Group, groups
from tightrope.ledger.same_act.tellings import EARLIEST, LATEST, Floats, Tellings, codes, tellings
from tightrope.ledger.same_act.tolls import tolls
from tightrope.resources.calibration import Logistic
from tightrope.resources.same_act import load_same_act

__all__ = ["CountOrigins", "clusters", "outlets"]

T = TypeVar("T")
REASONS = 4  # of a join are told, the strongest
SETTLED = (
    Reality.ACTUAL,
    Reality.DENIED,
    Reality.ALLEGED,
    Reality.ATTEMPTED,
    Reality.NEGATED,
    Reality.PLANNED,
    Reality.THREATENED,
    Reality.HYPOTHETICAL,
)
"""Of several, the first is the cluster's: what one outlet states as fact is not undone by another's plan."""


def clusters(
    docs: Iterable[Doc], *, n_eff: CountOrigins, model: Logistic | None = None
) -> tuple[EventCluster, ...]:
    """Every event of `docs` in one cluster, by their first day.

    docs: coded, each once; two versions of one article are two. n_eff: the effective number of independent origins
    among documents. model: None: the one that ships with the package.
    """
    table = tellings(sorted(docs, key=lambda d: (d.published is None, d.published, d.id)))
    model = model or load_same_act()
    found = groups(table, candidates(table), partial(logits, table, model=model))
    joins = iter(_joins(table, model, [join for group in found for join in group.joins]))
    made = [_cluster(table, g, tuple(islice(joins, len(g.joins))), n_eff) for g in found]
    return tuple(sorted(made, key=lambda c: (c.first or date.min, c.id)))


def logits(table: Tellings, pairs: Pairs, *, model: Logistic) -> Floats:
    """How much speaks for one act, for each pair."""
    weights = np.array([model.weights.get(name, 0.0) for name in FEATURES])
    return np.asarray(model.intercept + features(table, pairs) @ weights, np.float64)


def _cluster(table: Tellings, group: Group, joins: tuple[Join, ...], n_eff: CountOrigins) -> EventCluster:
    members = [table.events[i] for i in group.rows]
    events = [event for _, event in members]
    kind = _commonest(events, [e.type for e in events])
    of_kind = [e for e in events if e.type is kind]
    typical = max(of_kind, key=lambda e: e.score)
    first, last = int(table.first[group.rows].max()), int(table.last[group.rows].min())
    taken = tuple(dict.fromkeys(p for doc, event in members for p in positions(doc, event)))
    origins, likely = chance(members, taken, n_eff=n_eff)
    return EventCluster(
        id=content_id("k", *sorted(f"{doc.id} {event.id}" for doc, event in members)),
        type=kind,
        mode=_commonest(of_kind, [e.mode for e in of_kind]),
        actors=_side(of_kind, [e.actors for e in of_kind]),
        recipients=_side(of_kind, [e.recipients for e in of_kind]),
        first=date.fromordinal(first) if first > EARLIEST else None,
        last=date.fromordinal(last) if last < LATEST else None,
        place=_place(events),
        reality=min((e.reality for e in events), key=SETTLED.index),
        members=tuple(Telling(document=doc.id, event=event.id) for doc, event in members),
        positions=taken,
        origins=origins,
        chance=likely,
        intensity=typical.intensity,
        tolls=tolls(members),
        because=joins,
    )


def _commonest(events: Sequence[Event], values: Sequence[T]) -> T:
    """By the scores of those who say so; None only where nobody says anything."""
    votes: dict[T, float] = {}
    for event, value in zip(events, values, strict=True):
        votes[value] = votes.get(value, 0.0) + (event.score if value is not None else 0.0)
    return max(votes, key=lambda v: votes[v])


def _side(events: Sequence[Event], sides: Sequence[tuple[Party, ...]]) -> tuple[Actor, ...]:
    """The side most tell of, a telling that leaves it open having no vote."""
    known = [(e, s) for e, s in zip(events, sides, strict=True) if codes(s)] or list(
        zip(events, sides, strict=True)
    )
    best = _commonest([e for e, _ in known], [tuple(codes(s)) for _, s in known])
    return tuple(p.actor for p in next(s for _, s in known if tuple(codes(s)) == best))


def _place(events: Sequence[Event]) -> Where | None:
    named = [e for e in events if e.where]
    if not named:
        return None
    name = _commonest(named, [e.where.name for e in named if e.where])
    return next(e.where for e in named if e.where and e.where.name == name)


def _joins(table: Tellings, model: Logistic, found: Sequence[tuple[int, int, float]]) -> Iterator[Join]:
    """Each pair with its strongest reasons."""
    rows = np.array([(a, b) for a, b, _ in found], np.int64).reshape(-1, 2)
    weights = np.array([model.weights.get(name, 0.0) for name in FEATURES])
    names = tuple(FEATURES)
    for (first, second, logit), parts in zip(
        found, features(table, (rows[:, 0], rows[:, 1])) * weights, strict=True
    ):
        strongest = [k for k in np.argsort(-parts, kind="stable")[:REASONS] if parts[k] > 0]
        yield Join(
            first=_telling(table, first),
            second=_telling(table, second),
            score=round(1 / (1 + math.exp(-logit)), 4),
            because=tuple(f"{names[k]} ({parts[k]:+.2f})" for k in strongest),
        )


def _telling(table: Tellings, row: int) -> Telling:
    doc, event = table.events[row]
    return Telling(document=doc.id, event=event.id)
