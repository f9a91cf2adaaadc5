"""Do the numbers of one sentence add up? Sums, shares and changes, each within its rounding.

Margin: what is stated less what is computed, in the unit of the numbers or in percentage points.
"""

import re
from collections.abc import Sequence

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks.quantities import Quantity, quantity
from tightrope.ledger.checks.statement import Statement, group

NAME = "arithmetic"
ABOUT = 0.10  # of a number told as "about": half way to the next round one
PARTS = ("a", "b", "c")


def judge_sum(parts: Sequence[Quantity], total: Quantity, *, about: bool = False) -> Finding:
    """Whether the parts (at least one) make the total. about: whether a number is told as no more than that."""
    computed = sum(part.value for part in parts)
    rounding = total.rounding + sum(part.rounding for part in parts)
    inputs = (("parts", " + ".join(f"{part.value:,g}" for part in parts)), ("total", f"{total.value:,g}"))
    tolerance = max(rounding, ABOUT * abs(computed) if about else 0.0)
    return _finding(inputs, tolerance, total.value - computed, "", f"the parts make {computed:,g}")


def judge_share(part: Quantity, whole: Quantity, percent: Quantity, *, about: bool = False) -> Finding:
    """Whether `part` is so many percent of `whole` (not 0)."""
    computed = 100 * part.value / whole.value
    inputs = (
        ("part", f"{part.value:,g}"),
        ("whole", f"{whole.value:,g}"),
        ("stated", f"{percent.value:g} %"),
    )
    rounding = computed * (_relative(part) + _relative(whole))
    return _percentage(inputs, computed, percent, rounding, about=about)


def judge_change(
    old: Quantity, new: Quantity, percent: Quantity, *, falls: bool, about: bool = False
) -> Finding:
    """Whether from `old` (not 0) to `new` is so many percent up, or down where it `falls`."""
    computed = 100 * (new.value / old.value - 1) * (-1 if falls else 1)
    inputs = (
        ("from", f"{old.value:,g}"),
        ("to", f"{new.value:,g}"),
        ("stated", f"{'-' if falls else ''}{percent.value:g} %"),
    )
    rounding = 100 * new.value / old.value * (_relative(old) + _relative(new))
    return _percentage(inputs, computed, percent, rounding, about=about)


def check(statement: Statement) -> Finding | None:
    """The first sum, share or change whose numbers the sentence all gives."""
    for form, judge in (("total", _total), ("share", _share), ("change", _change)):
        for match in statement.matches(form):
            finding = judge(statement, match)
            if finding is not None:
                return statement.located(finding, match)
    return None


def _total(statement: Statement, match: re.Match[str]) -> Finding | None:
    parts = [_number(statement, match, name) for name in PARTS if group(match, name)]
    total, about = _number(statement, match, "total"), _is_about(statement, match)
    known = [part for part in parts if part is not None]
    return judge_sum(known, total, about=about) if total and len(known) == len(parts) else None


def _share(statement: Statement, match: re.Match[str]) -> Finding | None:
    part, whole, percent = (_number(statement, match, name) for name in ("part", "whole", "percent"))
    if part is None or whole is None or percent is None or not whole.value:
        return None
    return judge_share(part, whole, percent, about=_is_about(statement, match))


def _change(statement: Statement, match: re.Match[str]) -> Finding | None:
    old, new, percent = (_number(statement, match, name) for name in ("old", "new", "percent"))
    if old is None or new is None or percent is None or not old.value:
        return None
    falls = bool(statement.wording.terms["falls"].search(match["direction"]))
    return judge_change(old, new, percent, falls=falls, about=_is_about(statement, match))


def _number(statement: Statement, match: re.Match[str], name: str) -> Quantity | None:
    return quantity(match[name], statement.wording)


def _is_about(statement: Statement, match: re.Match[str]) -> bool:
    """Whether a number is told as no more than near; also by a word just before the match."""
    lead = statement.text[: match.start()].split()[-2:]
    return bool(statement.wording.terms["about"].search(" ".join((*lead, match[0]))))


def _percentage(
    inputs: tuple[tuple[str, str], ...], computed: float, percent: Quantity, rounding: float, *, about: bool
) -> Finding:
    told = percent.rounding or 0.5  # a whole number of percent is rounded to one
    tolerance = max(told + rounding, ABOUT * abs(computed) if about else 0.0)
    return _finding(
        inputs, tolerance, percent.value - computed, "percentage points", f"it is {computed:.1f} %"
    )


def _relative(number: Quantity) -> float:
    return number.rounding / number.value if number.value else 0.0


def _finding(
    inputs: tuple[tuple[str, str], ...], tolerance: float, margin: float, unit: str, because: str
) -> Finding:
    verdict = Verdict.CONSISTENT if abs(margin) <= tolerance + 1e-9 else Verdict.INCONSISTENT
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=tolerance,
        margin=margin,
        unit=unit or None,
        because=(because,),
    )
