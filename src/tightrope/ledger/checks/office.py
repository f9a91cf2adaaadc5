"""Did the person hold the office on that day? Against the dated offices of the registry (`resources/actors`).

The table is not complete: that it knows no such office of a person is no finding against them. Only another term, or
another holder in that time, is. Margin: days between the time spoken of and the nearest term (0: within one).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks.gazetteer import state
from tightrope.ledger.checks.quantities import day
from tightrope.ledger.checks.statement import Statement, group, not_checkable
from tightrope.resources.registry import EntryKind, Office, Role, load_registry

NAME = "office"
DAY, MONTH, YEAR = (
    3,
    32,
    366,
)  # days: how well a term's end is known; "on the first" stands for the month or year


@dataclass(frozen=True, slots=True)
class Period:
    """The days a claim speaks of, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def judge(person: str, title: str, code: str, during: Period) -> Finding:
    """Whether `person` was `title` of the state `code` at some time during the period."""
    registry = load_registry()
    noun = registry.noun(title)
    office = noun.office if noun and noun.office else title.lower()
    inputs = (("person", person), ("office", f"{office} of {code}"), ("when", str(during)))
    named = [
        e for e in registry.find(person, Role.NAME) if e.kind is EntryKind.PERSON and e.actor.code == code
    ]
    terms = [o for e in named for o in e.offices if o.title == office]
    if terms:
        return _against(terms, inputs, during)
    others = registry.holders(code, office, during.first)
    if not named or not others or during.first != during.last:
        return not_checkable(NAME, inputs, f"no term of {person} as {office} of {code} is known")
    holders = ", ".join(e.actor.name or e.names[0] for e in others)
    return _against([o for e in others for o in e.offices if o.title == office], inputs, during, holders)


def check(statement: Statement) -> Finding | None:
    """The first office the sentence gives to a person by name."""
    if statement.shows("not_now"):
        return None
    for match in statement.matches(NAME):
        title, code = match["title"], state(match["state"])
        noun = load_registry().noun(title)
        if code is None or noun is None or noun.office is None or not _is_person(match["person"]):
            continue
        during = _period(statement, match)
        if during is None:
            reason = "neither the sentence nor the document says when"
            return statement.located(
                not_checkable(NAME, (("person", match["person"]), ("office", title)), reason), match
            )
        finding = judge(match["person"], title, code, during)
        if finding.verdict is Verdict.INCONSISTENT and not _says_when(statement, match):
            reason = "it does not say when; at publication " + finding.because[-1]
            finding = not_checkable(NAME, finding.inputs, reason)
        return statement.told(finding, match)
    return None


def _against(
    terms: Sequence[Office], inputs: tuple[tuple[str, str], ...], during: Period, holders: str = ""
) -> Finding:
    """The nearest term decides; with `holders`, the terms are those of others."""
    nearest = min(terms, key=lambda office: _gap(office, during))
    margin, tolerance = _gap(nearest, during), _precision(nearest)
    until = nearest.until.isoformat() if nearest.until else "now, as far as is known"
    held = f"{nearest.title} from {nearest.since.isoformat()} to {until}"
    because = f"{holders} held it then: {held}" if holders else f"the term known nearest to it: {held}"
    if holders:
        verdict = Verdict.INCONSISTENT
    elif margin == 0:
        verdict = Verdict.CONSISTENT
    elif margin <= tolerance:
        return not_checkable(NAME, inputs, f"{because}, known to {tolerance} days only")
    else:
        verdict = Verdict.INCONSISTENT
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=tolerance,
        margin=margin,
        unit="d",
        because=(because,),
    )


def _gap(office: Office, during: Period) -> int:
    """Days from the period to the term."""
    if during.last < office.since:
        return (office.since - during.last).days
    if office.until is not None and during.first >= office.until:
        return (during.first - office.until).days + 1
    return 0


def _precision(office: Office) -> int:
    """Days that the term's bounds are known to."""
    bounds = [day for day in (office.since, office.until) if day is not None]
    return max(YEAR if (d.month, d.day) == (1, 1) else MONTH if d.day == 1 else DAY for d in bounds)


def _period(statement: Statement, match: re.Match[str]) -> Period | None:
    year, told = group(match, "year"), group(match, "date")
    if year:
        return Period(date(int(year), 1, 1), date(int(year), 12, 31))
    found = day(told, statement.wording) if told else None
    if found and (found.year or statement.published):
        on = found.in_year(statement.published.year if statement.published else 0)
        return Period(on, on) if on else None
    return Period(statement.published, statement.published) if statement.published else None


def _says_when(statement: Statement, match: re.Match[str]) -> bool:
    return bool(group(match, "year") or group(match, "date") or statement.shows("now"))


def _is_person(name: str) -> bool:
    return any(e.kind is EntryKind.PERSON for e in load_registry().find(name, Role.NAME))
