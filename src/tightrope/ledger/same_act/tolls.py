"""Contested numbers: reports as ranges, intersected; a toll may rise, it falls only by correction (MODELS §8.4)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tightrope.core.acts import Toll, TollChange, TollReport
from tightrope.core.types import Actor, Count, CountKind, Doc, Event
from tightrope.ledger.same_act.belief import source

LATE_DAYS = 3  # after its first report a new figure is a revision, not the news still coming in
Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _State:
    """What stands so far: the range, the reports that hold it up, and whether others stand against it."""

    range: Range
    holding: tuple[TollReport, ...]
    against: tuple[TollReport, ...] = ()


def tolls(members: Iterable[tuple[Doc, Event]]) -> tuple[Toll, ...]:
    """One for each kind that is counted, in the order of `CountKind`."""
    counted = [(count, _report(doc, event, count)) for doc, event in members for count in event.counts]
    return tuple(
        toll(kind, reports) for kind in CountKind if (reports := [r for c, r in counted if c.kind is kind])
    )


def toll(kind: CountKind, reports: Sequence[TollReport]) -> Toll:
    """What `reports` (one at least, in any order; their `change` and `late` are told anew) come to."""
    ordered = sorted(reports, key=_order)
    state: _State | None = None
    told: list[TollReport] = []
    for report in ordered:
        change = TollChange.FIRST if state is None else _change(state, report)
        marked = replace(report, change=change, late=_is_late(change, ordered[0], report))
        state = _after(state, marked)
        told.append(marked)
    assert state is not None
    low, high = _hull([state.range, *map(_range, state.against)]) if state.against else state.range
    return Toll(kind=kind, low=low, high=high, is_conflict=bool(state.against), reports=tuple(told))


def intersection(a: Range, b: Range) -> Range | None:
    """What both leave open; None where nothing. An end of None is open."""
    low = max(a[0], b[0])
    ends = [end for end in (a[1], b[1]) if end is not None]
    high = min(ends) if ends else None
    return None if high is not None and high < low else (low, high)


def _order(report: TollReport) -> tuple[object, ...]:
    """By day; of one day, the lower first, so that the order in which reports come changes nothing."""
    end = math.inf if report.high is None else report.high
    return report.day or date.min, report.low, end, report.document, report.span, repr(report.source)


def _change(state: _State, report: TollReport) -> TollChange:
    if intersection(state.range, _range(report)):
        return TollChange.AGREES
    newest = max((r.day or date.min for r in state.holding), default=date.min)
    later = (report.day or date.min) > newest
    if later and report.low > state.range[0]:
        return TollChange.RISES
    stood_for_it = any(_is_one(report.source, r.source) for r in state.holding)
    return TollChange.CORRECTS if later and stood_for_it else TollChange.CONFLICTS


def _after(state: _State | None, report: TollReport) -> _State:
    if state is None or report.change in (TollChange.RISES, TollChange.CORRECTS):
        return _State(_range(report), (report,))
    if report.change is TollChange.CONFLICTS:
        return replace(state, against=(*state.against, report))
    both = intersection(state.range, _range(report))
    return replace(state, range=both or state.range, holding=(*state.holding, report))


def _is_late(change: TollChange, first: TollReport, report: TollReport) -> bool:
    changes = change in (TollChange.RISES, TollChange.CORRECTS)
    return bool(changes and first.day and report.day and (report.day - first.day).days > LATE_DAYS)


def _is_one(a: Actor, b: Actor) -> bool:
    return (a.code, a.sectors, a.name) == (b.code, b.sectors, b.name)


def _range(report: TollReport) -> Range:
    return report.low, report.high


def _hull(ranges: Sequence[Range]) -> Range:
    highs = [high for _, high in ranges if high is not None]
    return min(low for low, _ in ranges), max(highs) if len(highs) == len(ranges) else None


def _report(doc: Doc, event: Event, count: Count) -> TollReport:
    return TollReport(
        low=count.low,
        high=count.high,
        day=doc.published.date() if doc.published else None,
        source=source(doc, event),
        document=doc.id,
        span=count.span,
        change=TollChange.FIRST,
    )
