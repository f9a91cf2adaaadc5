"""Events as a PLOVER data set holds them."""

from tests.builders import an_event
from tightrope.core.types import EventType, Reality
from tightrope.events import plover_events


def test_announced_harm_is_a_threat_and_announced_help_an_agreement() -> None:
    harm = an_event(type=EventType.SANCTION, mode="expel", reality=Reality.PLANNED)
    help_ = an_event(type=EventType.AID, mode=None, reality=Reality.PLANNED)
    assert [(e.type, e.mode) for e in plover_events([harm, help_])] == [("THREATEN", None), ("AGREE", None)]


def test_acts_only_spoken_of_are_left_out() -> None:
    spoken_of = [an_event(reality=r) for r in (Reality.THREATENED, Reality.HYPOTHETICAL, Reality.NEGATED)]
    done = an_event(reality=Reality.ALLEGED)
    assert plover_events([*spoken_of, done]) == (done,)
