"""Does the place lie in the state? Its point against the borders; in a disputed area there is no answer.

Every place of that name counts: one that lies in the state is enough. Margin: least distance from the point to the
state's land, in kilometres.
"""

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks import borders
from tightrope.ledger.checks.gazetteer import Place, places, state
from tightrope.ledger.checks.statement import Statement, not_checkable

NAME = "place"
NEAR_KM = (
    25.0  # the point of a town may lie this far from its edge, and that of a region farther from its border
)


def judge(name: str, code: str, candidates: tuple[Place, ...]) -> Finding:
    """Whether one of the places called `name` lies in the state `code`."""
    if not candidates:
        return not_checkable(NAME, (("place", name), ("state", code)), f"no place called {name} is known")
    nearest = min(candidates, key=lambda place: borders.distance_to_land_km(place.point, code))
    margin = borders.distance_to_land_km(nearest.point, code)
    inputs = (("place", str(nearest)), ("state", code))
    area = borders.disputed_at(nearest.point)
    if area is not None:
        return not_checkable(
            NAME, inputs, f"it lies in a disputed area: {area.name} ({', '.join(area.states)})"
        )
    if 0 < margin <= NEAR_KM:
        return not_checkable(
            NAME, inputs, f"its point lies {margin:.0f} km outside, nearer than places are known"
        )
    lies = ", ".join(borders.states_at(nearest.point)) or "no state's land"
    verdict = Verdict.INCONSISTENT if margin else Verdict.CONSISTENT
    because = (
        f"its point lies on the land of {lies}"
        if nearest.country
        else f"the point lies on the land of {lies}"
    )
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=NEAR_KM,
        margin=margin,
        unit="km",
        because=(because,),
    )


def check(statement: Statement) -> Finding | None:
    """The first place the sentence puts into a state."""
    for match in statement.matches(NAME):
        code, found = state(match["state"]), places(match["place"])
        if state(match["place"]):  # "the Karabakh region of Azerbaijan" puts no place into a state
            continue
        if code is None or not found or not len(borders.border_points(code)):
            continue
        finding = judge(match["place"], code, found)
        if finding.verdict is Verdict.INCONSISTENT and statement.wording.terms["small"].search(match[0]):
            finding = not_checkable(NAME, finding.inputs, "a small place of that name may be unknown here")
        return statement.told(finding, match)
    return None
