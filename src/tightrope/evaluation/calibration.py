"""Whether scores mean what they say: of findings with score p, a share of p should be right.

Right is what the scorer pairs: an attribution with its content, or also with its source and three-way stance; an
event with its type, or also with its dyad.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tightrope.core.types import Ledger
from tightrope.evaluation.agreement import document
from tightrope.evaluation.matching import Match, folded, same_dyad
from tightrope.evaluation.readings import Reading
from tightrope.evaluation.scores import Report, Score

BINS = 10
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One finding with its score and whether it was right."""

    document: str
    id: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Findings of like score: how many, their mean score (0..1), how many were right."""

    number: int
    score: float
    right_ones: int

    @property
    def right(self) -> float:
        return self.right_ones / self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What is left at a least score, against all that the references hold."""

    least: float
    hits: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """One kind of finding by one meaning of right."""

    name: str
    bins: tuple[Bin, ...]
    error: float  # expected calibration error: mean gap of score and share right, weighted by number
    brier: float  # mean squared gap of score and right (1) or wrong (0)
    levels: tuple[Level, ...]


def reliabilities(ledger: Ledger, readings: Sequence[Reading]) -> tuple[Reliability, ...]:
    """Attributions and events, each by both meanings of right. Documents without a reading do not count."""
    pairs = [(r, d) for r in readings if (d := document(ledger, r))]
    matches = [Match(reading, doc, ledger.claims) for reading, doc in pairs]
    said = sum(len(m.reading.attributions) for m in matches)
    acts = sum(len(m.reading.events) for m in matches)
    return tuple(
        reliability(name, judged(matches, name), gold=said if name.startswith("attr") else acts)
        for name in RIGHT
    )


def as_report(found: Reliability) -> Report:
    """The errors, a share of right findings for each bin, and what is left at each least score."""
    number = sum(b.number for b in found.bins)
    errors = (("expected calibration error", found.error), ("Brier score", found.brier))
    bins = (
        Score(name=f"right where score is {b.score:.2f}", hits=b.right_ones, predicted=None, gold=b.number)
        for b in found.bins
    )
    levels = (
        Score(name=f"score ≥ {level.least:.1f}", hits=level.hits, predicted=level.predicted, gold=level.gold)
        for level in found.levels
    )
    given = (Score(name=n, hits=0, predicted=None, gold=number, given=value) for n, value in errors)
    return Report(name=f"calibration: {found.name}", scores=(*given, *bins, *levels))


def judged(matches: Iterable[Match], name: str) -> list[Judged]:
    """Every finding of the kind of `name`, a key of `RIGHT`, judged as that says."""
    return [j for match in matches for j in _judged(match, name)]


def reliability(name: str, found: Sequence[Judged], *, gold: int) -> Reliability:
    bins = _bins(found)
    return Reliability(
        name=name,
        bins=bins,
        error=_mean(sum(b.number * abs(b.score - b.right) for b in bins), len(found)),
        brier=_mean(sum((j.score - j.right) ** 2 for j in found), len(found)),
        levels=tuple(_level(found, least, gold) for least in THRESHOLDS),
    )


def _judged(match: Match, name: str) -> Iterable[Judged]:
    right = RIGHT[name](match)
    found = match.doc.attributions if name.startswith("attr") else match.doc.events
    for item in found:
        yield Judged(document=match.reading.name, id=item.id, score=item.score, right=item.id in right)


def _said(match: Match) -> set[str]:
    return {a.id for a in match.attributions.values()}


def _said_so(match: Match) -> set[str]:
    pairs = ((g, match.attributions.get(g.id)) for g in match.reading.attributions)
    return {a.id for g, a in pairs if a and match.source_right(g, a) and folded(g.stance) == folded(a.stance)}


def _done(match: Match) -> set[str]:
    return {e.id for e in match.events.values()}


def _done_by_them(match: Match) -> set[str]:
    pairs = ((g, match.events.get(g.id)) for g in match.reading.events)
    return {e.id for g, e in pairs if e and same_dyad(g, e)}


RIGHT: dict[str, Callable[[Match], set[str]]] = {
    "attributions": _said,
    "attributions with source and stance": _said_so,
    "events by type": _done,
    "events by type and dyad": _done_by_them,
}


def _bins(found: Sequence[Judged]) -> tuple[Bin, ...]:
    """Ten bins of nearly equal number, least score first; findings of one score stay together."""
    ordered = sorted(found, key=lambda j: j.score)
    cuts = sorted({_start_of_score(ordered, k * len(ordered) // BINS) for k in range(BINS)} | {len(ordered)})
    return tuple(_bin(ordered[a:b]) for a, b in pairwise(cuts))


def _start_of_score(ordered: Sequence[Judged], k: int) -> int:
    while k and ordered[k - 1].score == ordered[k].score:
        k -= 1
    return k


def _bin(found: Sequence[Judged]) -> Bin:
    number = len(found)
    mean = sum(j.score for j in found) / number
    return Bin(number=number, score=mean, right_ones=sum(j.right for j in found))


def _level(found: Iterable[Judged], least: float, gold: int) -> Level:
    kept = [j for j in found if j.score >= least]
    return Level(least=least, hits=sum(j.right for j in kept), predicted=len(kept), gold=gold)


def _mean(total: float, number: int) -> float:
    """total / number; nothing of nothing is 0."""
    return total / number if number else 0.0
