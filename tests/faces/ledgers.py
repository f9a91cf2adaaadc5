"""Ledgers for the faces' tests: one with every field filled, and hostile ones."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.builders import a_span, an_attribution, an_event
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Failure,
    Ledger,
    Mention,
    MentionKind,
    Party,
    Position,
    Precision,
    PublishedBasis,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
    When,
    Where,
)

TEXT = (
    "Envoy speaks of raid\n\n"
    "Jane Roe, an envoy, said Arland claims Borland let jets cross its airspace, which Borland denies.\n"
    "On 3 May police in Arville arrested dozens of Borlanders, she added."
)
ARLAND = Actor(code="AZE", id="aze", name="Arland")
BORLAND = Actor(code="IRN", id="irn", name="Borland")
POLICE = Actor(code="AZE", sectors=("COP",))
ROE = Actor(code="NGO", id="p-roe", name="Jane Roe")


def a_full_document(number: int = 1) -> Doc:
    """One document in which no field of any record is empty."""
    return Doc(
        id=f"d-{number}",
        source="dispatch.txt",
        text=TEXT,
        language="en",
        url="https://example.org/dispatch",
        title="Envoy speaks of raid",
        outlet="Example Wire",
        author="A. Writer",
        published=datetime(2025, 5, 4, 9, 30, tzinfo=UTC),
        published_basis=PublishedBasis.STATED,
        sentences=tuple(map(_sentence, TEXT.replace("\n\n", "\n").split("\n"), range(3))),
        mentions=_mentions(),
        attributions=_attributions(number),
        events=_events(number),
    )


def a_full_ledger() -> Ledger:
    """A ledger of it, with a disputed claim and a failure."""
    holders = ((ARLAND, Stance.ALLEGES, "a-1-2"), (BORLAND, Stance.DENIES, "a-1-3"))
    positions = tuple(
        Position(holder=who, stance=stance, attribution=a, document="d-1") for who, stance, a in holders
    )
    claim = Claim(
        id="c-1",
        proposition="Borland let jets cross its airspace",
        positions=positions,
        status=Status.DISPUTED,
        origins=1.5,
        because=("the denial refers to the allegation",),
    )
    failure = Failure(input="broken.html", stage="documents", error="no article text found")
    return Ledger(documents=(a_full_document(),), claims=(claim,), failures=(failure,))


def many_attributions(n: int) -> Ledger:
    """One document in which `n` sentences are each said by somebody."""
    said = "Borland has moved troops, an envoy said."
    text = "\n".join([said] * n)
    starts = range(0, len(text), len(said) + 1)
    attributions = tuple(
        an_attribution(id=f"a-{i}", source=None, cue=None, content=(Span(s, s + 24),), stance=Stance.ASSERTS)
        for i, s in enumerate(starts)
    )
    sentences = tuple(
        Sentence(start=s, end=s + len(said), first=0, last=0, paragraph=i) for i, s in enumerate(starts)
    )
    doc = Doc(id="d-1", source="long.txt", text=text, sentences=sentences, attributions=attributions)
    return Ledger(documents=(doc,))


def _sentence(words: str, paragraph: int) -> Sentence:
    span = a_span(TEXT, words)
    return Sentence(start=span.start, end=span.end, first=0, last=0, paragraph=paragraph)


def _mentions() -> tuple[Mention, ...]:
    name = Mention(
        span=a_span(TEXT, "Arland"),
        head=0,
        kind=MentionKind.NAME,
        actors=(ARLAND,),
        alternatives=(POLICE,),
    )
    she = Mention(
        span=a_span(TEXT, "she"),
        head=0,
        kind=MentionKind.PRONOUN,
        actors=(ROE,),
        antecedent=a_span(TEXT, "Jane Roe"),
    )
    return name, she


def _attributions(number: int) -> tuple[Attribution, ...]:
    roe = an_attribution(
        id=f"a-{number}-1",
        source=a_span(TEXT, "Jane Roe, an envoy"),
        actors=(ROE,),
        cue=a_span(TEXT, "said"),
        content=(a_span(TEXT, "Arland claims Borland let jets cross its airspace, which Borland denies"),),
        stance=Stance.ASSERTS,
        score=0.9,
    )
    crossing = (a_span(TEXT, "Borland let jets cross its airspace"),)
    alleged = an_attribution(
        id=f"a-{number}-2",
        source=a_span(TEXT, "Arland"),
        actors=(ARLAND,),
        cue=a_span(TEXT, "claims"),
        content=crossing,
        stance=Stance.ALLEGES,
        parent=roe.id,
        score=0.8,
    )
    denied = replace(
        alleged,
        id=f"a-{number}-3",
        source=a_span(TEXT, "Borland", 2),
        actors=(BORLAND,),
        cue=a_span(TEXT, "denies"),
        stance=Stance.DENIES,
        score=0.4,
    )
    added = an_attribution(
        id=f"a-{number}-4",
        source=a_span(TEXT, "she"),
        actors=(ROE,),
        cue=a_span(TEXT, "added"),
        content=(a_span(TEXT, "On 3 May police in Arville arrested dozens of Borlanders"),),
        stance=Stance.ASSERTS,
    )
    return roe, alleged, denied, added


def _events(number: int) -> tuple[Event, ...]:
    crossing = an_event(
        id=f"e-{number}-1",
        type=EventType.COOPERATE,
        mode=None,
        actors=(Party(actor=BORLAND, span=a_span(TEXT, "Borland")),),
        recipients=(),
        trigger=a_span(TEXT, "let jets cross"),
        reality=Reality.DENIED,
        voice=(f"a-{number}-1", f"a-{number}-2"),
    )
    arrest = an_event(
        id=f"e-{number}-2",
        contexts=("repression",),
        actors=(Party(actor=POLICE, span=a_span(TEXT, "police")),),
        recipients=(Party(actor=BORLAND),),
        trigger=a_span(TEXT, "arrested"),
        voice=(f"a-{number}-4",),
        when=When(
            day=date(2025, 5, 3), until=date(2025, 5, 4), precision=Precision.DAY, basis=DateBasis.STATED
        ),
        where=Where(name="Arville", country="AZE", span=a_span(TEXT, "Arville")),
        counts=(Count(kind=CountKind.DETAINED, low=24, high=99, span=a_span(TEXT, "dozens")),),
        intensity=-7.0,
        score=0.7,
    )
    return crossing, arrest
