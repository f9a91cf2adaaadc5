"""Which positions are on one claim, and how they stand to each other."""

import pytest

from tests.builders import a_doc, a_span, an_actor, an_attribution
from tightrope import language
from tightrope.core.types import Attribution, Claim, Doc, Stance, Status
from tightrope.ledger import ledger
from tightrope.ledger.same_claim import claims_of
from tightrope.ledger.status import status

TEXT = (
    "Ruritania says Syldavia let bombers cross its airspace. Syldavia denies that bombers crossed its airspace. "
    "Borduria says grain prices will fall next spring."
)


def position(key: str, holder: str, stance: Stance, words: str, nth: int = 1) -> Attribution:
    span = a_span(TEXT, words, nth)
    return an_attribution(
        id=key, source=None, cue=None, actors=(an_actor(holder),), content=(span,), stance=stance
    )


def coded(*attributions: Attribution) -> Doc:
    doc = language.read(a_doc(TEXT))
    return Doc(
        id=doc.id,
        source=doc.source,
        text=doc.text,
        language="en",
        tokens=doc.tokens,
        sentences=doc.sentences,
        attributions=attributions,
    )


ALLEGED = position("a1", "RUR", Stance.ALLEGES, "Syldavia let bombers cross its airspace")
DENIED = position("a2", "SYL", Stance.DENIES, "bombers crossed its airspace")
POINTED = position("a3", "SYL", Stance.DENIES, "Syldavia let bombers cross its airspace")
OTHER = position("a4", "BOR", Stance.ASSERTS, "grain prices will fall next spring")
WANTED = position("a5", "BOR", Stance.DEMANDS, "grain prices will fall")


def holders(claims: tuple[Claim, ...]) -> list[set[str]]:
    return [{p.holder.code for p in claim.positions} for claim in claims]


@pytest.mark.parametrize("denial", [DENIED, POINTED])
def test_a_denial_joins_what_it_denies(denial: Attribution) -> None:
    claims = claims_of(coded(ALLEGED, denial, OTHER))
    assert holders(claims) == [{"RUR", "SYL"}, {"BOR"}]
    assert claims[0].status is Status.DISPUTED
    assert claims[0].proposition == "Syldavia let bombers cross its airspace"
    assert claims[0].because


def test_a_demand_is_no_claim() -> None:
    assert claims_of(coded(WANTED)) == ()


def test_ids_come_from_content() -> None:
    assert claims_of(coded(ALLEGED)) == claims_of(coded(ALLEGED))
    assert claims_of(coded(ALLEGED))[0].id != claims_of(coded(OTHER))[0].id


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([Stance.ASSERTS], Status.ASSERTED),
        ([Stance.ALLEGES, Stance.ASSERTS], Status.ALLEGED),
        ([Stance.ALLEGES, Stance.DENIES], Status.DISPUTED),
        ([Stance.DOUBTS], Status.DISPUTED),
    ],
)
def test_status(stances: list[Stance], expected: Status) -> None:
    assert status(stances) is expected


def test_a_ledger_keeps_documents_and_failures_apart() -> None:
    doc = coded(ALLEGED, DENIED)
    made = ledger([doc])
    assert made.documents == (doc,) and made.failures == () and len(made.claims) == 1
