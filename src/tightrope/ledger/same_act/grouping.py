"""Pairs to groups: the likest joined first, while all in a group are alike on average and nothing forbids it.

Forbidden is what no likeness outweighs: days that cannot meet, and two acts of one document unless it plainly retells.
Days that meet pair by pair have a day in common, so a group's days always fit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from tightrope.ledger.same_act.features import Pairs
from tightrope.ledger.same_act.tellings import Floats, Ints, Tellings

# Logits, read on four incidents by models that had not seen them: B3 F1 is .82 to .84 for probabilities from .1 to .4.
JOIN = -0.85  # mean from which two groups are one (probability .3)
RETELLS = (
    0.4  # from which two acts of one document are one told twice (.6): lower joins more, and more wrongly
)
STEPS = (
    JOIN,
    0.0,
    1.0,
    2.0,
    3.0,
)  # logits by which a component too big to be compared in full is taken apart
BIGGEST = 400  # tellings compared in full: 80,000 pairs
BATCH = 200_000  # pairs scored at once: some 60 MB
FURTHEST = 4.0  # of a logit, either way: one pair must not outvote twenty
Score = Callable[[Pairs], Floats]


@dataclass(slots=True)
class Group:
    """Rows of one act, and the pairs that joined them with their logits."""

    rows: list[int]
    joins: list[tuple[int, int, float]] = field(default_factory=list)


def groups(table: Tellings, pairs: Pairs, score: Score) -> list[Group]:
    """Every row in one group, groups by their first row. `score` gives the logits of pairs."""
    components = list(_components(len(table), pairs, score(pairs)))
    found = [g for batch in _batches(components) for g in _joined_all(table, batch, score)]
    return sorted(found, key=lambda g: g.rows[0])


def _batches(components: Sequence[Ints]) -> Iterator[list[Ints]]:
    """Components with some `BATCH` pairs within them: scoring many at once is what makes it fast."""
    batch: list[Ints] = []
    size = 0
    for rows in components:
        batch.append(rows)
        size += len(rows) * (len(rows) - 1) // 2
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _joined_all(table: Tellings, components: Sequence[Ints], score: Score) -> Iterator[Group]:
    inner = [_within(rows) for rows in components]
    if not inner:
        return
    pairs = np.concatenate([a for a, _ in inner]), np.concatenate([b for _, b in inner])
    logits = _allowed(table, pairs, score(pairs))
    ends = np.cumsum([len(a) for a, _ in inner])[:-1]
    for rows, own in zip(components, np.split(logits, ends), strict=True):
        yield from _joined(rows, own)


def _within(rows: Ints) -> Pairs:
    a, b = np.triu_indices(len(rows), k=1)
    return rows[a], rows[b]


def _allowed(table: Tellings, pairs: Pairs, logits: Floats) -> Floats:
    """Logits within bounds; of what is forbidden, the least there is."""
    a, b = pairs
    apart = (table.first[a] > table.last[b]) | (table.first[b] > table.last[a])
    twice = (table.document[a] == table.document[b]) & (logits < RETELLS)
    return np.where(apart | twice, -np.inf, np.clip(logits, -FURTHEST, FURTHEST))


def _components(number: int, pairs: Pairs, logits: Floats, steps: Sequence[float] = STEPS) -> Iterator[Ints]:
    """Rows linked by likely pairs; the biggest by ever likelier ones, at last in runs of `BIGGEST`."""
    for rows in _linked(np.arange(number), pairs, logits > steps[0]):
        yield from _cut(rows, pairs, logits, steps[1:])


def _cut(rows: Ints, pairs: Pairs, logits: Floats, steps: Sequence[float]) -> Iterator[Ints]:
    if len(rows) <= BIGGEST:
        yield rows
    elif not steps:
        yield from np.array_split(rows, len(rows) // BIGGEST + 1)
    else:
        inside = np.isin(pairs[0], rows) & np.isin(pairs[1], rows)
        own = (pairs[0][inside], pairs[1][inside])
        for part in _linked(rows, own, logits[inside] > steps[0]):
            yield from _cut(part, own, logits[inside], steps[1:])


def _linked(rows: Ints, pairs: Pairs, keep: np.ndarray) -> list[Ints]:
    """Connected components of `rows`, each sorted."""
    root = {int(r): int(r) for r in rows}

    def top(k: int) -> int:
        while root[k] != k:
            root[k] = k = root[root[k]]
        return k

    for a, b in zip(pairs[0][keep].tolist(), pairs[1][keep].tolist(), strict=True):
        x, y = top(a), top(b)
        root[max(x, y)] = min(x, y)
    tops = np.array([top(int(r)) for r in rows], np.int64)
    order = np.argsort(tops, kind="stable")
    cuts = [0, *(np.flatnonzero(np.diff(tops[order])) + 1).tolist(), len(rows)]
    return [rows[order[a:b]] for a, b in pairwise(cuts) if a < b]


def _joined(rows: Ints, logits: Floats) -> list[Group]:
    """Average linkage over all pairs of `rows`, whose logits stand in the order of `_within`."""
    each = [Group([int(r)]) for r in rows]
    if len(rows) == 1:
        return each
    likeness = _matrix(len(rows), logits)
    single = likeness.copy()
    inside = [[k] for k in range(len(rows))]
    while True:
        i, j = sorted(divmod(int(likeness.argmax()), len(rows)))
        if likeness[i, j] <= JOIN:
            return [g for g in each if g.rows]
        each[i].joins += [*each[j].joins, _strongest(rows, single, inside[i], inside[j])]
        each[i].rows = sorted(each[i].rows + each[j].rows)
        _merge(likeness, i, j, len(inside[i]), len(inside[j]))
        inside[i] += inside[j]
        each[j].rows = []


def _matrix(size: int, logits: Floats) -> Floats:
    a, b = np.triu_indices(size, k=1)
    found = np.full((size, size), -np.inf)
    found[a, b] = found[b, a] = logits
    return found


def _strongest(
    rows: Ints, single: Floats, ours: Sequence[int], theirs: Sequence[int]
) -> tuple[int, int, float]:
    part = single[np.ix_(ours, theirs)]
    i, j = divmod(int(part.argmax()), len(theirs))
    first, second = sorted((int(rows[ours[i]]), int(rows[theirs[j]])))
    return first, second, float(part[i, j])


def _merge(likeness: Floats, i: int, j: int, ours: int, theirs: int) -> None:
    """Row and column `i` become the mean with those of `j`, which drop out."""
    mean = (ours * likeness[i] + theirs * likeness[j]) / (ours + theirs)
    likeness[i, :] = likeness[:, i] = mean
    likeness[i, i] = -np.inf
    likeness[j, :] = likeness[:, j] = -np.inf
