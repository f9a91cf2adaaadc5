"""Coded documents for tests of the store: two fictional neighbours about whom much is said."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.builders import a_doc, a_span, an_actor, an_attribution, an_event
from tightrope.core.types import Claim, Doc, Party, Position, PublishedBasis, Sentence, Stance, Status

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
TEXT = "Norland said Sudria shelled Port Ost. Sudria denied it on Monday."


def a_coded_doc(n: int = 1, **fields: Any) -> Doc:
    """Number `n` of a series, one a day: Norland accuses, Sudria denies, and one act is coded."""
    id = f"d-{n:04}"
    first, second = (
        an_attribution(
            id=f"a-{n:04}-1",
            source=a_span(TEXT, "Norland"),
            actors=(an_actor("NOR GOV"),),
            cue=a_span(TEXT, "said"),
            content=(a_span(TEXT, "Sudria shelled Port Ost"),),
            stance=Stance.ALLEGES,
            score=0.5 + n / 1000,
        ),
        an_attribution(
            id=f"a-{n:04}-2",
            source=a_span(TEXT, "Sudria", 2),
            actors=(an_actor("SUD GOV"),),
            cue=a_span(TEXT, "denied"),
            content=(a_span(TEXT, "it"),),
        ),
    )
    event = an_event(
        id=f"e-{n:04}",
        actors=(Party(actor=an_actor("SUD MIL"), span=a_span(TEXT, "Sudria")),),
        recipients=(Party(actor=an_actor("NOR CVL")),),
        trigger=a_span(TEXT, "shelled"),
        voice=(first.id,),
    )
    known: dict[str, Any] = {
        "id": id,
        "url": f"https://example.org/{n}",
        "outlet": "Ost Courier" if n % 2 else "Norland Daily",
        "published": datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=n),
        "published_basis": PublishedBasis.STATED,
        "sentences": (
            Sentence(start=0, end=37, first=0, last=7, paragraph=0),
            Sentence(start=38, end=65, first=7, last=13, paragraph=0),
        ),
        "attributions": (first, second),
        "events": (event,),
    }
    return a_doc(**({"text": TEXT} | known | fields))


def a_joined_claim(*docs: Doc, id: str = "c-0001") -> Claim:
    """That Sudria shelled the port, with both positions of each document."""
    positions = tuple(
        Position(holder=a.actors[0], stance=a.stance, attribution=a.id, document=doc.id)
        for doc in docs
        for a in doc.attributions
    )
    return Claim(
        id=id,
        proposition="Sudria shelled Port Ost",
        positions=positions,
        status=Status.DISPUTED,
        because=("the same words",),
    )
