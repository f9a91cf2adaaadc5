"""The least that can be known of where documents come from: the outlet, and texts that are the same to the letter."""

from collections.abc import Mapping

from tightrope.core.types import Doc
from tightrope.ledger.probability import Dependence

SAME = 1.0


def by_outlet(docs: Mapping[str, Doc]) -> Dependence:
    """Whether two documents are of one outlet or have one text. Near copies and credits are for `origins` to find."""

    def dependence(first: str, second: str) -> float:
        a, b = docs[first], docs[second]
        same_outlet = a.outlet is not None and a.outlet == b.outlet
        return SAME if first == second or same_outlet or a.text == b.text else 0.0

    return dependence
