"""Weekdays that fit their dates, causes before effects, reports after what they report.

Margin: days by which it is off (weekday: to the nearest day that fits; order: effect less cause, report less event).
"""

from datetime import date

from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import DateBasis, Event, Precision, Reality
from tightrope.ledger.checks.quantities import Day, day
from tightrope.ledger.checks.statement import Statement, not_checkable

NAME = "dates"
ZONES_DAYS = 1.0  # a day ends up to 26 hours later elsewhere
RECENT_DAYS = 183  # a date without a year is the nearest one to publication, if that is within half a year
PAST = frozenset({"VBD", "VBN"})


def judge_weekday(on: date, weekday: int) -> Finding:
    """Whether that day was such a weekday (Monday is 0)."""
    away = (on.weekday() - weekday) % 7
    verdict = Verdict.INCONSISTENT if away else Verdict.CONSISTENT
    inputs = (("date", on.isoformat()), ("weekday", f"{_name(weekday)}"))
    return _finding(
        verdict, inputs, 0.0, float(min(away, 7 - away)), f"{on.isoformat()} was a {_name(on.weekday())}"
    )


def judge_order(cause: date, effect: date) -> Finding:
    """Whether an effect comes no earlier than its cause."""
    margin = float((effect - cause).days)
    verdict = Verdict.CONSISTENT if margin >= -ZONES_DAYS else Verdict.INCONSISTENT
    inputs = (("cause", cause.isoformat()), ("effect", effect.isoformat()))
    return _finding(verdict, inputs, ZONES_DAYS, margin, "an effect cannot come before its cause")


def judge_report(event: date, report: date) -> Finding:
    """Whether what is told as past had happened when it was reported."""
    margin = float((report - event).days)
    verdict = Verdict.CONSISTENT if margin >= -ZONES_DAYS else Verdict.INCONSISTENT
    inputs = (("event", event.isoformat()), ("report", report.isoformat()))
    return _finding(verdict, inputs, ZONES_DAYS, margin, "a report cannot tell as past what is still to come")


def check(statement: Statement) -> Finding | None:
    """The first of: a cause and its effect, a weekday with its date, a past act with a date of its own."""
    return _order(statement) or _weekday(statement) or _report(statement)


def _weekday(statement: Statement) -> Finding | None:
    for match in statement.matches("weekday", hedged=True):
        told, weekday = (
            day(match["date"], statement.wording),
            statement.wording.weekdays[match["weekday"].lower()],
        )
        if told is None:
            continue
        on = _dated(told, statement.published)
        inputs = (("date", match["date"]), ("weekday", match["weekday"]))
        finding = judge_weekday(on, weekday) if on else not_checkable(NAME, inputs, _why_not(told, statement))
        return statement.told(finding, match)
    return None


def _order(statement: Statement) -> Finding | None:
    for match in statement.matches("order"):
        effect, cause = (day(match[name], statement.wording) for name in ("effect", "cause"))
        if effect is None or cause is None:
            continue
        year = effect.year or cause.year or (statement.published.year if statement.published else None)
        days = [d.in_year(year) if year else None for d in (cause, effect)]
        inputs = (("cause", match["cause"]), ("effect", match["effect"]))
        if days[0] is None or days[1] is None:
            return statement.located(not_checkable(NAME, inputs, "the year is not told"), match)
        return statement.located(judge_order(days[0], days[1]), match)
    return None


def _report(statement: Statement) -> Finding | None:
    """Only dates with their year: "on June 13" in a report of June 10 may be that of the year before."""
    if statement.published is None or statement.shows("hedges"):
        return None
    for event in statement.doc.events:
        when = event.when
        here = when is not None and statement.sentence.span.holds(event.trigger)
        if when and here and _is_dated_past(statement, event) and str(when.day.year) in statement.text:
            found = judge_report(when.day, statement.published)
            return statement.at(found, event.trigger)
    return None


def _is_dated_past(statement: Statement, event: Event) -> bool:
    tokens = (t for t in statement.doc.tokens[statement.sentence.first : statement.sentence.last])
    past = any(t.xpos in PAST and t.span.touches(event.trigger) for t in tokens)
    when = event.when
    stated = when is not None and when.basis is DateBasis.STATED and when.precision is Precision.DAY
    return past and stated and event.reality is Reality.ACTUAL


def _dated(told: Day, published: date | None) -> date | None:
    """The date with its year: as told, else the nearest one to publication."""
    if told.year is not None or published is None:
        return told.in_year(told.year) if told.year is not None else None
    years = (published.year - 1, published.year, published.year + 1)
    nearest = [d for year in years if (d := told.in_year(year)) and abs((d - published).days) <= RECENT_DAYS]
    return min(nearest, key=lambda d: abs((d - published).days), default=None)


def _why_not(told: Day, statement: Statement) -> str:
    if told.year is not None:
        return "the month has no such day"
    return "the year is not told" + ("" if statement.published else ", nor when this was published")


def _name(weekday: int) -> str:
    return date(2024, 1, 1 + weekday).strftime("%A")  # 1 January 2024 was a Monday


def _finding(
    verdict: Verdict, inputs: tuple[tuple[str, str], ...], tolerance: float, margin: float, because: str
) -> Finding:
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=tolerance,
        margin=margin,
        unit="d",
        because=(because,),
    )
