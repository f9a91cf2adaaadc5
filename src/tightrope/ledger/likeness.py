"""How alike two propositions are: named features of many pairs at once, as columns of a matrix.

Each proposition becomes a row of small integers (its heaviest terms, its acts, ...); a pair is compared by comparing
rows, so that a million pairs take seconds.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tightrope.ledger.propositions import Proposition

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

FEATURES = (
    "cosine",  # of stems weighted by rarity
    "kin",  # cosine of groups of words of like meaning
    "rarest",  # rarity of the rarest stem shared, 1: in these two alone
    "stems",  # log(1 + stems shared)
    "actors",  # Jaccard of the actors named
    "acts",  # Jaccard of act keys
    "no_number",  # both hold numbers, none in common
    "runs",  # share of the shorter one's runs of three words that is in both
    "days",  # log(1 + days between the two publications)
    "opposed",  # one for, one against
    "holder",  # somebody holds both
    "mood",  # one states what the other wants or threatens
    "modal",  # one says "would" or "may", the other does not
    "heads",  # Jaccard of head words
    "short",  # 1 / stems of the shorter
)
WIDTHS = {"stems": 24, "kin": 24, "actors": 8, "acts": 12, "numbers": 6, "runs": 48, "holders": 4, "heads": 6}
"""Most entries kept of each kind, the rarest first."""
UNKNOWN_DAYS = 30.0  # between two where one is undated: neither near nor far
CHUNK = 20_000  # pairs compared at once: keeps memory under some 300 MB


@dataclass(frozen=True, slots=True)
class Bag:
    """Row k: the entries of proposition k, as numbers from 1, 0 where it has fewer; and their weights."""

    ids: Ints
    weights: Floats
    names: tuple[str, ...]  # entry n is names[n - 1]


@dataclass(frozen=True, slots=True)
class Table:
    """Propositions as rows of numbers."""

    bags: Mapping[str, Bag]
    days: Floats  # ordinals; NaN: undated
    against: npt.NDArray[np.bool_]
    moods: Ints
    modal: npt.NDArray[np.bool_]
    rarest: float  # weight of a stem that one other proposition shares

    def take(self, rows: Ints) -> "Table":
        """The table of these rows; rarity stays as counted over all."""
        bags = {n: replace(b, ids=b.ids[rows], weights=b.weights[rows]) for n, b in self.bags.items()}
        return replace(
            self,
            bags=bags,
            days=self.days[rows],
            against=self.against[rows],
            moods=self.moods[rows],
            modal=self.modal[rows],
        )


def table(propositions: Sequence[Proposition]) -> Table:
    """Rows in the order of `propositions`; rarity is counted over them."""
    moods = {m: k for k, m in enumerate(sorted({p.mood for p in propositions}))}
    bags = {name: _bag([getattr(p, name) for p in propositions], width) for name, width in WIDTHS.items()}
    days = [p.day.toordinal() if p.day else math.nan for p in propositions]
    return Table(
        bags=bags,
        days=np.array(days, dtype=np.float32),
        against=np.array([p.against for p in propositions], dtype=np.bool_),
        moods=np.array([moods[p.mood] for p in propositions], dtype=np.int32),
        modal=np.array([p.modal for p in propositions], dtype=np.bool_),
        rarest=_rarity(2, len(propositions)),
    )


def features(of: Table, first: Ints, second: Ints) -> Floats:
    """(pairs, FEATURES) of the pairs (first[k], second[k])."""
    parts = [_features(of, first[k : k + CHUNK], second[k : k + CHUNK]) for k in range(0, len(first), CHUNK)]
    return np.concatenate(parts) if parts else np.zeros((0, len(FEATURES)), dtype=np.float32)


def _features(of: Table, a: Ints, b: Ints) -> Floats:
    stems, kin = _Shared.of(of.bags["stems"], a, b), _Shared.of(of.bags["kin"], a, b)
    actors, acts = _Shared.of(of.bags["actors"], a, b), _Shared.of(of.bags["acts"], a, b)
    numbers, runs = _Shared.of(of.bags["numbers"], a, b), _Shared.of(of.bags["runs"], a, b)
    holders, heads = _Shared.of(of.bags["holders"], a, b), _Shared.of(of.bags["heads"], a, b)
    days = np.abs(of.days[a] - of.days[b])
    columns = {
        "cosine": stems.cosine,
        "kin": kin.cosine,
        "rarest": stems.heaviest / of.rarest,
        "stems": np.log1p(stems.count),
        "actors": actors.jaccard,
        "acts": acts.jaccard,
        "no_number": numbers.none,
        "runs": runs.count / np.maximum(runs.fewer, 1),
        "days": np.log1p(np.where(np.isnan(days), UNKNOWN_DAYS, days)),
        "opposed": of.against[a] != of.against[b],
        "holder": holders.count > 0,
        "mood": of.moods[a] != of.moods[b],
        "modal": of.modal[a] != of.modal[b],
        "heads": heads.jaccard,
        "short": 1 / np.maximum(stems.fewer, 1),
    }
    return np.stack([np.asarray(columns[name], dtype=np.float32) for name in FEATURES], axis=1)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the rows of each pair have in common. All arrays have one entry a pair."""

    count: Floats
    dot: Floats  # sum of squared weights shared
    heaviest: Floats
    sizes: tuple[Floats, Floats]
    squares: tuple[Floats, Floats]

    @classmethod
    def of(cls, bag: Bag, a: Ints, b: Ints) -> "_Shared":
        ids, others, weights = bag.ids[a], bag.ids[b], bag.weights[a]
        both = ((ids[:, :, None] == others[:, None, :]) & (ids > 0)[:, :, None]).any(axis=2)
        shared = np.where(both, weights, 0)
        sizes = ((ids > 0).sum(axis=1).astype(np.float32), (others > 0).sum(axis=1).astype(np.float32))
        return cls(
            count=both.sum(axis=1).astype(np.float32),
            dot=np.asarray((shared**2).sum(axis=1)),
            heaviest=np.asarray(shared.max(axis=1)),
            sizes=sizes,
            squares=(_squares(weights), _squares(bag.weights[b])),
        )

    @property
    def cosine(self) -> Floats:
        return np.asarray(self.dot / np.sqrt(np.maximum(self.squares[0] * self.squares[1], 1e-9)))

    @property
    def fewer(self) -> Floats:
        return np.asarray(np.minimum(*self.sizes))

    @property
    def jaccard(self) -> Floats:
        return np.asarray(self.count / np.maximum(self.sizes[0] + self.sizes[1] - self.count, 1))

    @property
    def none(self) -> npt.NDArray[np.bool_]:
        return np.asarray((self.count == 0) & (self.fewer > 0))


def _squares(weights: Floats) -> Floats:
    return np.asarray((weights**2).sum(axis=1), dtype=np.float32)


def _bag(rows: Sequence[frozenset[object]], width: int) -> Bag:
    """Rows of entries, the rarest first, with rarity as weight."""
    counts = Counter(str(e) for row in rows for e in row)
    number = {name: k for k, name in enumerate(sorted(counts), start=1)}
    weight = {name: _rarity(n, len(rows)) for name, n in counts.items()}
    ids = np.zeros((len(rows), width), dtype=np.int32)
    weights = np.zeros((len(rows), width), dtype=np.float32)
    for k, row in enumerate(rows):
        kept = sorted(map(str, row), key=lambda e: (-weight[e], e))[:width]
        ids[k, : len(kept)] = [number[e] for e in kept]
        weights[k, : len(kept)] = [weight[e] for e in kept]
    return Bag(ids=ids, weights=weights, names=tuple(number))


def _rarity(n: int, of: int) -> float:
    """Inverse frequency of what stands in `n` of `of` propositions."""
    return math.log(1 + of / n)
