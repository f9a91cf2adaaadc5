"""How sure a finding is: a probability instead of the marks that the rules give one another."""

from dataclasses import replace

from tightrope.confidence.features import Page, of_attribution, of_event
from tightrope.core.types import Doc
from tightrope.resources.calibration import Calibration

__all__ = ["Page", "calibrate", "of_attribution", "of_event", "rounded"]

STEPS = 20  # a twentieth is as fine as some hundred findings can tell; finer scores are less well calibrated
LEAST, MOST = 0.01, 0.99  # nothing is certain


def calibrate(doc: Doc, *, calibration: Calibration) -> Doc:
    """`doc` with each score turned into a probability, without events of an article too unlikely to be told.

    Of an attribution: that somebody is given these words. Of an event: that the text tells an act of this type there.
    Needs what all other stages add.
    """
    page = Page.of(doc)
    says, acts = calibration.attributions, calibration.events
    events = ((e, acts.probability(of_event(page, e))) for e in doc.events)
    return replace(
        doc,
        attributions=tuple(
            replace(a, score=rounded(says.probability(of_attribution(page, a)))) for a in doc.attributions
        ),
        events=tuple(replace(e, score=rounded(p)) for e, p in events if p >= acts.least or not doc.acts),
    )


def rounded(probability: float) -> float:
    """To a twentieth, but never to certainty."""
    return min(max(round(probability * STEPS) / STEPS, LEAST), MOST)
