"""Small records for tests: each builder fills what the test does not care about."""

from typing import Any

from tightrope.core.ids import content_id
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Doc,
    Event,
    EventType,
    Ledger,
    Party,
    Position,
    Reality,
    Span,
    Stance,
    Status,
)

SENTENCE = "Baku denies that its airspace was used."


def a_doc(text: str = SENTENCE, **fields: Any) -> Doc:
    """A document of `text`, as a reader hands it over: no stage has seen it."""
    known = {"id": content_id("d", text), "source": "test.txt", "language": "en"}
    return Doc(text=text, **(known | fields))


def a_span(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text` for the `nth` time. Raises ValueError if they do not."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def an_actor(code: str = "AZE GOV", **fields: Any) -> Actor:
    """An actor from its codes in one string: the state, then its sectors."""
    state, *sectors = code.split()
    return Actor(code=state, sectors=tuple(sectors), **fields)


def an_attribution(text: str = SENTENCE, **fields: Any) -> Attribution:
    """Baku denies that its airspace was used, unless told otherwise."""
    known = {
        "id": "a-1",
        "source": Span(0, 4),
        "actors": (an_actor(),),
        "cue": Span(5, 11),
        "content": (Span(17, len(text) - 1),),
        "stance": Stance.DENIES,
        "parent": None,
    }
    return Attribution(**(known | fields))


def an_event(**fields: Any) -> Event:
    """Russian police arrest somebody from Azerbaijan, unless told otherwise."""
    known = {
        "id": "e-1",
        "type": EventType.COERCE,
        "mode": "arrest",
        "actors": (Party(actor=an_actor("RUS COP")),),
        "recipients": (Party(actor=an_actor("AZE CVL")),),
        "trigger": Span(0, 4),
        "reality": Reality.ACTUAL,
    }
    return Event(**(known | fields))


def a_claim(**fields: Any) -> Claim:
    """One proposition that Azerbaijan denies, unless told otherwise."""
    known = {
        "id": "c-1",
        "proposition": "its airspace was used",
        "positions": (Position(holder=an_actor(), stance=Stance.DENIES, attribution="a-1", document="d-1"),),
        "status": Status.DISPUTED,
    }
    return Claim(**(known | fields))


def a_ledger(*docs: Doc, **fields: Any) -> Ledger:
    """A ledger of `docs`."""
    return Ledger(documents=docs, **fields)
