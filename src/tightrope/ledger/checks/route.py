"""Does the shortest way between two places cross a state, and what does it cost to touch it?

The shortest way is decided by geometry. "Aircraft used that airspace" is not: a longer way is always possible, and
what can be said is how much longer. Margin: least distance from the shortest way to the state's land, in kilometres.
"""

from dataclasses import replace

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks import borders
from tightrope.ledger.checks.gazetteer import Place, places, state
from tightrope.ledger.checks.paths import distance_km, shortest_way
from tightrope.ledger.checks.statement import Statement, group, negated, not_checkable

NAME = "route"


def judge(origin: Place, target: Place, over: str, *, shortest: bool) -> Finding:
    """Whether a way from `origin` to `target` crosses the state `over`.

    shortest: whether the claim is about the shortest way, not about one that was flown.
    """
    inputs = (("from", str(origin)), ("to", str(target)), ("over", over))
    if not len(borders.border_points(over)):
        return not_checkable(NAME, inputs, f"the borders hold no land of {over}")
    way, length = shortest_way(origin.point, target.point), distance_km(origin.point, target.point)
    margin = borders.margin_km(way, over)
    at_sea = margin > 0 and margin <= borders.TERRITORIAL_SEA_KM and borders.over_its_sea(way, over)
    crossing = (
        "crosses its land"
        if margin == 0
        else "crosses its territorial sea"
        if at_sea
        else "does not cross it"
    )
    facts = [
        f"the shortest way is {length:,.0f} km and {crossing}",
        "under it lie " + (", ".join(borders.states_under(way)) or "no states"),
    ]
    if margin == 0 or at_sea:
        verdict = Verdict.CONSISTENT
    elif margin <= borders.BORDER_KM:
        verdict = Verdict.NOT_CHECKABLE
        facts.append("it passes nearer than borders and coordinates are known")
    else:
        verdict = Verdict.INCONSISTENT if shortest else Verdict.COSTLY
        extra = borders.detour_km(origin.point, target.point, over)
        facts.append(f"the cheapest way that touches it is {extra:,.0f} km longer ({extra / length:.0%})")
    return Finding(
        check=NAME, verdict=verdict, inputs=inputs, tolerance=borders.BORDER_KM, margin=margin, unit="km",
        because=tuple(facts),
    )  # fmt: skip


def check(statement: Statement) -> Finding | None:
    """The first way over a named state that the sentence tells."""
    for match in statement.matches(NAME):
        over = state(match["state"])
        if over is not None:
            flown = group(match, "shortest") is None
            finding = _told(match["origin"], match["target"], over, flown=flown)
            if flown and group(match, "negation"):
                return statement.located(_kept_out(finding), match)
            return statement.told(finding, match)
    return None


def _told(origin: str, target: str, over: str, *, flown: bool) -> Finding:
    starts, ends = places(origin), places(target)
    if starts and ends:
        return judge(starts[0], ends[0], over, shortest=not flown)
    unknown = target if starts else origin
    inputs = (("from", origin), ("to", target), ("over", over))
    return not_checkable(NAME, inputs, f"{unknown} names no point: a route needs places, not states")


def _kept_out(finding: Finding) -> Finding:
    """Of a flight that is said to have kept out: only where the shortest way does so too is there nothing to ask."""
    if finding.verdict is Verdict.CONSISTENT:
        reason = "the shortest way crosses it, and a longer one may have been flown"
        return not_checkable(NAME, finding.inputs, reason)
    return (
        negated(replace(finding, verdict=Verdict.INCONSISTENT))
        if finding.verdict is Verdict.COSTLY
        else finding
    )
