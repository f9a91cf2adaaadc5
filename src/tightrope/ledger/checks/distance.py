"""Distance, range and time of a way, against the geodesic between its ends.

Nothing is shorter than the geodesic, so a stated distance below it is wrong; one above it may be that of another way.
Margin: what is stated less what is computed, in kilometres or hours.
"""

from tightrope.core.findings import Finding, Verdict
from tightrope.ledger.checks.gazetteer import Place, places
from tightrope.ledger.checks.paths import distance_km
from tightrope.ledger.checks.quantities import measure
from tightrope.ledger.checks.statement import Statement, not_checkable

NAME = "distance"
TOLERANCE = (
    0.10  # of a stated distance: cities reach 20 km from the point that stands for them, numbers are rounded
)
LEAST_TOLERANCE_KM = 20.0
OTHER_WAY = 2.0  # times the geodesic: roads wind by 1.2 to 1.6 times, seldom more
TIME_TOLERANCE = 0.20  # MODELS, section 8: take-off, winds, and a way that is not the shortest


def judge(a: Place, b: Place, stated_km: float) -> Finding:
    """Whether `b` lies `stated_km` from `a`."""
    computed = distance_km(a.point, b.point)
    tolerance, margin = max(LEAST_TOLERANCE_KM, TOLERANCE * computed), stated_km - computed
    because = [f"the shortest way is {computed:,.0f} km, {stated_km:,.0f} km are stated"]
    if abs(margin) <= tolerance:
        verdict = Verdict.CONSISTENT
    elif margin > 0 and stated_km <= OTHER_WAY * computed:
        verdict = Verdict.COSTLY
        because.append("a longer way may be meant, by road or around something")
    else:
        verdict = Verdict.INCONSISTENT
    inputs = (("from", str(a)), ("to", str(b)), ("stated", f"{stated_km:,.0f} km"))
    return _finding(verdict, inputs, tolerance, margin, "km", because)


def judge_range(a: Place, b: Place, range_km: float) -> Finding:
    """Whether something with that range, launched at `a`, reaches `b`."""
    computed = distance_km(a.point, b.point)
    margin = range_km - computed
    inputs = (("from", str(a)), ("to", str(b)), ("range", f"{range_km:,.0f} km"))
    because = [f"the shortest way is {computed:,.0f} km"]
    if abs(margin) <= LEAST_TOLERANCE_KM:
        return not_checkable(
            NAME, inputs, f"{because[0]}, as long as the range within what places are known to"
        )
    verdict = Verdict.CONSISTENT if margin > 0 else Verdict.INCONSISTENT
    return _finding(verdict, inputs, LEAST_TOLERANCE_KM, margin, "km", because)


def judge_time(a: Place, b: Place, hours: float, speed_kmh: float) -> Finding:
    """Whether the shortest way takes that long at that speed (above 0)."""
    computed = distance_km(a.point, b.point) / speed_kmh
    margin, tolerance = hours - computed, TIME_TOLERANCE * hours
    inputs = (
        ("from", str(a)),
        ("to", str(b)),
        ("time", f"{hours:.2f} h"),
        ("speed", f"{speed_kmh:,.0f} km/h"),
    )
    because = [f"the shortest way takes {computed:.2f} h at that speed"]
    if abs(margin) <= tolerance:
        verdict = Verdict.CONSISTENT
    else:
        verdict = Verdict.COSTLY if margin > 0 else Verdict.INCONSISTENT
        because += ["a longer way may have been taken"] if margin > 0 else []
    return _finding(verdict, inputs, tolerance, margin, "h", because)


def check(statement: Statement) -> Finding | None:
    """The first distance, range or time between two places that the sentence tells."""
    return _stated(statement) or _reached(statement) or _timed(statement)


def _stated(statement: Statement) -> Finding | None:
    for match in statement.matches("distance"):
        stated = measure(match["number"], match["unit"], statement.wording)
        ends = _ends(match["origin"], match["target"])
        if stated is None or ends is None:
            continue
        finding = judge(*ends, stated)
        if statement.shows("roads") and finding.margin is not None and finding.margin > 0:
            finding = not_checkable(NAME, finding.inputs, "roads, railways and sea lanes are not known here")
        return statement.told(finding, match)
    return None


def _reached(statement: Statement) -> Finding | None:
    for match in statement.matches("range", hedged=True):
        reach, ends = (
            measure(match["number"], match["unit"], statement.wording),
            _ends(match["origin"], match["target"]),
        )
        if reach is not None and ends is not None:
            return statement.told(judge_range(*ends, reach), match)
    return None


def _timed(statement: Statement) -> Finding | None:
    for match in statement.matches("time"):
        hours = measure(match["number"], match["unit"], statement.wording)
        speed = measure(match["speed"], match["speed_unit"], statement.wording)
        ends = _ends(match["origin"], match["target"])
        if hours and speed and ends is not None:
            return statement.told(judge_time(*ends, hours, speed), match)
    return None


def _ends(a: str, b: str) -> tuple[Place, Place] | None:
    """The two places, of those so called the pair that lies closest; None where one is unknown."""
    pairs = [(p, q) for p in places(a) for q in places(b)]
    return min(pairs, key=lambda pair: distance_km(pair[0].point, pair[1].point), default=None)


def _finding(
    verdict: Verdict, inputs: tuple[tuple[str, str], ...], tolerance: float, margin: float, unit: str,
    because: list[str],
) -> Finding:  # fmt: skip
    return Finding(
        check=NAME,
        verdict=verdict,
        inputs=inputs,
        tolerance=tolerance,
        margin=margin,
        unit=unit,
        because=tuple(because),
    )
