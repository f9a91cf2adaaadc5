"""Can two reports of the dead (or the injured) of one act both hold?

Each number is an interval: "at least 10" has no upper end, "dozens" is 24 to 99. Tolls may rise from report to report;
they fall only by a correction. Dead and injured are never added. Margin: people between the two intervals, 0 where
they meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tightrope.core.findings import Finding, Verdict
from tightrope.core.geodesy import Point, great_circle_km
from tightrope.core.types import Count, CountKind, Doc, Event, EventType, Span
from tightrope.ledger.checks.gazetteer import places
from tightrope.ledger.checks.statement import Statement, not_checkable

NAME = "casualties"
SAME_PLACE_KM = 25.0  # MODELS, section 8
SAME_DAYS = 1
TOLLS = frozenset({CountKind.KILLED, CountKind.INJURED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of people as one report has it."""

    low: int
    high: int | None  # None: no upper end
    reported: datetime | None = None
    corrects: bool = False

    def __str__(self) -> str:
        return (
            f"{self.low} or more"
            if self.high is None
            else f"{self.low} to {self.high}"
            if self.high > self.low
            else f"{self.low}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    type: EventType
    kind: CountKind
    place: Point
    day: date
    toll: Toll
    span: Span


def judge(earlier: Toll, later: Toll) -> Finding:
    """Whether the later toll can follow the earlier one; without times of report, whether both can hold at once."""
    inputs = (("earlier", str(earlier)), ("later", str(later)))
    margin = max(0, _below(earlier, later), _below(later, earlier))
    ordered = (
        earlier.reported is not None and later.reported is not None and earlier.reported < later.reported
    )
    if margin == 0:
        return _finding(Verdict.CONSISTENT, inputs, margin, "the two numbers can both hold")
    if ordered and _below(earlier, later) > 0:
        return _finding(Verdict.CONSISTENT, inputs, margin, "the toll has risen since")
    if later.corrects:
        return _finding(Verdict.CONSISTENT, inputs, margin, "the later report corrects the earlier one")
    if not ordered:
        return not_checkable(NAME, inputs, "they conflict, and which report is the later one is not known")
    return _finding(
        Verdict.INCONSISTENT, inputs, margin, "a toll falls only by a correction, and none is told"
    )


def check(statement: Statement) -> Finding | None:
    """The first toll of the sentence of which an earlier document tells one of the same act."""
    corrects = statement.shows("corrections")
    for act in _acts(statement.doc, corrects=corrects):
        if statement.sentence.span.holds(act.span):
            before = [a for other in statement.others for a in _acts(other) if _is_same(a, act)]
            before = [a for a in before if _is_earlier(a.toll, act.toll)]
            if before:
                last = max(before, key=lambda a: (a.toll.low, str(a.toll.reported)))
                return statement.at(judge(last.toll, act.toll), act.span)
    return None


def _acts(doc: Doc, *, corrects: bool = False) -> Iterator[_Act]:
    """Every toll of a document with a place and a day."""
    for event in doc.events:
        spot, on = _spot(event), event.when.day if event.when else None
        for count in event.counts:
            if count.kind in TOLLS and spot is not None and on is not None:
                yield _act(event.type, count, spot, on, doc.published, corrects)


def _act(
    type_: EventType, count: Count, spot: Point, on: date, reported: datetime | None, corrects: bool
) -> _Act:
    toll = Toll(low=count.low, high=count.high, reported=reported, corrects=corrects)
    return _Act(type=type_, kind=count.kind, place=spot, day=on, toll=toll, span=count.span)


def _spot(event: Event) -> Point | None:
    named = places(event.where.name) if event.where else ()
    fitting = [p for p in named if event.where is None or event.where.country in (None, p.country)]
    return fitting[0].point if fitting else None


def _is_same(a: _Act, b: _Act) -> bool:
    near = great_circle_km(a.place, b.place) <= SAME_PLACE_KM
    return near and abs((a.day - b.day).days) <= SAME_DAYS and (a.kind, a.type) == (b.kind, b.type)


def _is_earlier(a: Toll, b: Toll) -> bool:
    return a.reported is None or b.reported is None or a.reported <= b.reported


def _below(a: Toll, b: Toll) -> int:
    """People between the top of `a` and the bottom of `b`; 0 or less where they meet."""
    return b.low - a.high if a.high is not None else 0


def _finding(verdict: Verdict, inputs: tuple[tuple[str, str], ...], margin: int, because: str) -> Finding:
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=0.0,
        margin=float(margin),
        unit="people",
        because=(because,),
    )
