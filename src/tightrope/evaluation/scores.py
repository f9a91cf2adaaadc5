"""Figures and the counts behind them: no figure without what it was counted from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tightrope.evaluation import bootstrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Hits against what was predicted and what was there; 0..1 where a figure is defined.

    predicted: None where the figure is a plain share of `gold`, such as a stance accuracy.
    interval: central 95 % over resampled documents or sentences; None for a single one.
    given: the figure itself where no count of one set gives it, such as a mean over types; 0..1.
    """

    name: str
    hits: int
    predicted: int | None
    gold: int
    interval: tuple[float, float] | None = None
    given: float | None = None

    @property
    def precision(self) -> float | None:
        return None if self.predicted is None else ratio(self.hits, self.predicted)

    @property
    def recall(self) -> float | None:
        return None if self.predicted is None else ratio(self.hits, self.gold)

    @property
    def value(self) -> float | None:
        """F1, or the share; None for a share of nothing."""
        if self.given is not None:
            return self.given
        if self.predicted is None:
            return self.hits / self.gold if self.gold else None
        return f1(self.hits, self.predicted, self.gold)

    def __add__(self, other: "Score") -> "Score":
        """The pooled counts of two sets of documents."""
        predicted = None if self.predicted is None else self.predicted + (other.predicted or 0)
        return Score(
            name=self.name, hits=self.hits + other.hits, predicted=predicted, gold=self.gold + other.gold
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing wrong: its class, where it is (a document or sentence, an item), and what it is in words."""

    kind: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one evaluation found: figures in a fixed order, and the single mistakes in theirs."""

    name: str
    scores: tuple[Score, ...]
    mistakes: tuple[Mistake, ...] = ()

    def __getitem__(self, name: str) -> Score:
        return next(s for s in self.scores if s.name == name)

    @property
    def notes(self) -> tuple[str, ...]:
        """The mistakes in words, one a line."""
        return tuple(map(str, self.mistakes))

    @property
    def classes(self) -> Mapping[str, int]:
        """How many mistakes of each class, classes in the order in which they first occur."""
        return Counter(m.kind for m in self.mistakes)


def pool(
    name: str, reports: Iterable[Report], *, samples: int = bootstrap.SAMPLES, seed: int = bootstrap.SEED
) -> Report:
    """One report over several that hold the same figures in the same order; intervals over these as units."""
    reports = tuple(reports)
    scores = [_sum(column) for column in zip(*(r.scores for r in reports), strict=True)]
    known = with_intervals(scores, [r.scores for r in reports], samples=samples, seed=seed)
    return Report(name=name, scores=known, mistakes=tuple(m for r in reports for m in r.mistakes))


def with_intervals(
    scores: Sequence[Score],
    units: Sequence[Sequence[Score]],
    *,
    samples: int,
    seed: int,
) -> tuple[Score, ...]:
    """`scores`, each with its interval over `units`, which hold the same figures in the same order.

    A single unit says nothing about others: it gives no interval.
    """
    if len(units) < 2:
        return tuple(scores)
    counts = [[(s.hits, s.predicted or 0, s.gold) for s in unit] for unit in units]
    sums = bootstrap.resampled(counts, samples=samples, seed=seed)
    f1s, shares = bootstrap.f1s(sums), bootstrap.shares(sums)
    return tuple(
        replace(s, interval=bootstrap.central((shares if s.predicted is None else f1s)[:, k]))
        for k, s in enumerate(scores)
    )


def macro(name: str, units: Sequence[Sequence[Score]]) -> Score:
    """The mean over figures of their F1, with the counts of all; `units` hold the same figures in the same order."""
    columns = [_sum(column) for column in zip(*units, strict=True)]
    whole = _sum(columns)
    mean = sum(c.value or 0.0 for c in columns) / len(columns)
    if len(units) < 2:
        return replace(whole, name=name, given=mean)
    sums = bootstrap.resampled([[(s.hits, s.predicted or 0, s.gold) for s in unit] for unit in units])
    interval = bootstrap.central(bootstrap.f1s(sums).mean(axis=1))
    return replace(whole, name=name, given=mean, interval=interval)


def ratio(hits: int, of: int) -> float:
    """hits / of; nothing of nothing is 0."""
    return hits / of if of else 0.0


def f1(hits: int, predicted: int, gold: int) -> float:
    """Harmonic mean of hits/predicted and hits/gold; 0 where both are 0."""
    precision, recall = ratio(hits, predicted), ratio(hits, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _sum(scores: Sequence[Score]) -> Score:
    return sum(scores[1:], start=scores[0])
