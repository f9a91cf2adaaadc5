"""Is it first of a named set? "The largest country in the South Caucasus": rank 1, or a counterexample.

Without a set of that name there is nothing to say. Margin: by how much the named one exceeds the best of the others
(negative: falls short), as a share of the latter.
"""

from collections.abc import Mapping

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks.borders import area_km2
from tightrope.ledger.checks.gazetteer import state
from tightrope.ledger.checks.statement import Statement, group, not_checkable
from tightrope.resources.checking import ReferenceSet, load_reference_sets
from tightrope.resources.forms import fold

NAME = "superlative"
TOLERANCE = 0.02  # areas with and without inland waters, heights by different surveys
LEAST = "least_"  # before a quantity: the smallest is sought


def judge(subject: str, quantity: str, among: str) -> Finding:
    """Whether `subject` has most of the quantity ("area", "least_area") among a set as texts call it."""
    inputs = (("subject", subject), ("quantity", quantity), ("set", among))
    least = quantity.startswith(LEAST)
    reference = _set(among, quantity.removeprefix(LEAST))
    if reference is None:
        return not_checkable(NAME, inputs, "there is no reference set of that name")
    values = _values(reference)
    mine = next((name for name in values if name in (state(subject), fold(reference.member(subject)))), None)
    if mine is None:
        return not_checkable(NAME, inputs, f"the set does not hold {subject}")
    sign = -1 if least else 1
    best = max((name for name in values if name != mine), key=lambda name: sign * values[name])
    margin = sign * (values[mine] - values[best]) / values[best]
    because = f"{mine} {values[mine]:,.0f} {reference.unit}, {best} {values[best]:,.0f} {reference.unit}"
    if abs(margin) <= TOLERANCE:
        return not_checkable(NAME, inputs, f"too close to tell: {because}")
    return Finding(
        check=NAME, verdict=Verdict.CONSISTENT if margin > 0 else Verdict.INCONSISTENT, inputs=inputs,
        tolerance=TOLERANCE, margin=margin, unit="share", because=(because,),
    )  # fmt: skip


def check(statement: Statement) -> Finding | None:
    """The first superlative of the sentence that is about a quantity."""
    for match in statement.matches(NAME):
        quantity = statement.wording.superlatives.get(match["most"])
        if quantity is not None:
            among = match["set"] + (group(match, "region") or "")
            return statement.told(judge(match["subject"], quantity, among), match)
    return None


def _set(among: str, quantity: str) -> ReferenceSet | None:
    """The set whose name begins `among`, the longest such name."""
    words = f"{fold(among)} "
    named = [
        (n, s)
        for s in load_reference_sets()
        for n in s.names
        if s.quantity == quantity and words == f"{fold(n)} "
    ]
    return max(named, key=lambda pair: len(pair[0]), default=(None, None))[1]


def _values(reference: ReferenceSet) -> Mapping[str, float]:
    if reference.states:
        return {code: area_km2(code) for code in reference.states}
    return {fold(name): value for name, value in reference.values.items()}
