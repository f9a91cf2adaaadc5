"""Events as a PLOVER data set holds them."""

from tests.builders import an_event
from tightrope.core.types import Actor, EventType, Party, Reality, Span
from tightrope.events import plover_events


def test_announced_harm_is_a_threat_and_announced_help_an_agreement() -> None:
    harm = an_event(type=EventType.SANCTION, mode="expel", reality=Reality.PLANNED)
    help_ = an_event(type=EventType.AID, mode=None, reality=Reality.PLANNED)
    assert [(e.type, e.mode) for e in plover_events([harm, help_])] == [("THREATEN", None), ("AGREE", None)]


def test_acts_only_spoken_of_are_left_out() -> None:
    spoken_of = [an_event(reality=r) for r in (Reality.THREATENED, Reality.HYPOTHETICAL, Reality.NEGATED)]
    done = an_event(reality=Reality.ALLEGED)
    assert plover_events([*spoken_of, done]) == (done,)


def test_what_is_rejected_is_one_rejection() -> None:
    norland, sudland = (a_party(c) for c in ("NRL", "SDL"))
    said = an_event(
        type=EventType.REQUEST, mode=None, actors=(norland,), recipients=(sudland,), trigger=Span(20, 26)
    )
    no = an_event(
        type=EventType.REJECT, mode=None, actors=(sudland,), recipients=(norland,), trigger=Span(8, 16)
    )
    assert plover_events([no, said]) == (no,)
    assert plover_events([said]) == (said,)


def test_world_bodies_have_the_code_of_the_data_sets() -> None:
    event = an_event(actors=(a_party("UNO"),), recipients=(a_party("EUR"),))
    (row,) = plover_events([event])
    assert [p.actor.code for p in (*row.actors, *row.recipients)] == ["IGO", "IGO"]


def a_party(code: str) -> Party:
    return Party(actor=Actor(code=code))
