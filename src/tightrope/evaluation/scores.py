"""Figures and the counts behind them: no figure without what it was counted from."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Hits against what was predicted and what was there; 0..1 where a figure is defined.

    predicted: None where the figure is a plain share of `gold`, such as a stance accuracy.
    interval: 95 % of the F1 over resampled sentences, where that was computed.
    """

    name: str
    hits: int
    predicted: int | None
    gold: int
    interval: tuple[float, float] | None = None

    @property
    def precision(self) -> float | None:
        return None if self.predicted is None else ratio(self.hits, self.predicted)

    @property
    def recall(self) -> float | None:
        return None if self.predicted is None else ratio(self.hits, self.gold)

    @property
    def value(self) -> float | None:
        """F1, or the share; None for a share of nothing."""
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
class Report:
    """What one evaluation found: figures in a fixed order, and the single mistakes in words."""

    name: str
    scores: tuple[Score, ...]
    notes: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Score:
        return next(s for s in self.scores if s.name == name)


def pool(name: str, reports: Iterable[Report]) -> Report:
    """One report over the documents of several that hold the same figures in the same order."""
    reports = tuple(reports)
    columns = zip(*(r.scores for r in reports), strict=True)
    scores = tuple(sum(column[1:], start=column[0]) for column in columns)
    return Report(name=name, scores=scores, notes=tuple(n for r in reports for n in r.notes))


def ratio(hits: int, of: int) -> float:
    """hits / of; nothing of nothing is 0."""
    return hits / of if of else 0.0


def f1(hits: int, predicted: int, gold: int) -> float:
    """Harmonic mean of hits/predicted and hits/gold; 0 where both are 0."""
    precision, recall = ratio(hits, predicted), ratio(hits, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
