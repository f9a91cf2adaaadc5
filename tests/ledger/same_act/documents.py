"""Documents with the events a test needs, from plain words: no reader is run."""

from datetime import UTC, date, datetime
from typing import Any

from tests.builders import a_doc, a_span, an_actor, an_event
from tightrope.core.types import (
    Attribution,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Party,
    Sentence,
    Span,
    Token,
    When,
)

STRIKE = "Norland bombed the port of Varna in Sudria ."


def a_telling(
    text: str = STRIKE,
    *,
    trigger: str = "bombed",
    day: date = date(2025, 3, 2),
    outlet: str = "Norland Post",
    actors: str = "NOR",
    recipients: str = "SUD",
    killed: tuple[int, int | None] | None = None,
    voices: tuple[Attribution, ...] = (),
    **fields: Any,
) -> Doc:
    """One document of one sentence with one act, told on `day` by `outlet`; words are parted by blanks."""
    made = a_doc(text, outlet=outlet, published=datetime(day.year, day.month, day.day, tzinfo=UTC))
    counts = (Count(kind=CountKind.KILLED, low=killed[0], high=killed[1], span=Span(0, 1)),) if killed else ()
    known: dict[str, Any] = {
        "id": f"e-{trigger}",
        "type": EventType.ASSAULT,
        "mode": None,
        "actors": parties(actors),
        "recipients": parties(recipients),
        "trigger": a_span(text, trigger),
        "when": When(day=day, basis=DateBasis.PUBLISHED),
        "counts": counts,
        "voice": tuple(v.id for v in voices),
    }
    return _with(made, outlet, day, voices, (an_event(**(known | fields)),))


def parties(codes: str) -> tuple[Party, ...]:
    return tuple(Party(actor=an_actor(code)) for code in codes.split())


def _with(
    doc: Doc, outlet: str, day: date, voices: tuple[Attribution, ...], events: tuple[Event, ...]
) -> Doc:
    tokens = tuple(_tokens(doc.text))
    sentence = Sentence(start=0, end=len(doc.text), first=0, last=len(tokens), paragraph=0)
    return Doc(
        id=f"d-{outlet}-{day}-{doc.id}",
        source=outlet,
        text=doc.text,
        language="en",
        outlet=outlet,
        published=doc.published,
        tokens=tokens,
        sentences=(sentence,),
        attributions=voices,
        events=events,
    )


def _tokens(text: str) -> list[Token]:
    found, at = [], 0
    for k, word in enumerate(text.split()):
        at = text.index(word, at)
        tag = "NOUN" if len(word) > 3 else "X"
        found.append(
            Token(
                start=at,
                end=at + len(word),
                text=word,
                lemma=word.lower(),
                upos=tag,
                xpos="NN",
                head=k,
                rel="root",
            )
        )
        at += len(word)
    return found
