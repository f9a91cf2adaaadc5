"""Which positions are on one claim, and how they stand to each other."""

from dataclasses import replace

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


def read(text: str, *positions: tuple[str, str, Stance, str, str | None]) -> Doc:
    """`text` as the language stage reads it, with (id, holder, stance, content, parent) as its attributions."""
    doc = language.read(a_doc(text))
    made = (
        an_attribution(
            id=key,
            source=None,
            cue=None,
            actors=(an_actor(code),),
            stance=stance,
            parent=parent,
            content=(a_span(text, words),),
        )
        for key, code, stance, words, parent in positions
    )
    return replace(doc, language="en", attributions=tuple(made))


def holders(claims: tuple[Claim, ...]) -> list[set[str]]:
    return [{p.holder.code for p in claim.positions} for claim in claims]


@pytest.mark.parametrize("denial", [DENIED, POINTED])
def test_a_denial_joins_what_it_denies(denial: Attribution) -> None:
    claims = claims_of(coded(ALLEGED, denial, OTHER))
    assert holders(claims) == [{"RUR", "SYL"}, {"BOR"}]
    assert claims[0].status is Status.DISPUTED
    assert claims[0].proposition == "Syldavia let bombers cross its airspace"
    assert claims[0].because


def test_calling_the_claim_false_answers_whoever_made_it() -> None:
    doc = read(
        "Ruritania accuses Syldavia of jamming signals. The weather was fine. Syldavia says the claim is absurd.",
        ("a1", "RUR", Stance.ALLEGES, "Syldavia of jamming signals", None),
        ("a2", "SYL", Stance.DENIES, "the claim is absurd", None),
    )
    assert holders(claims_of(doc)) == [{"RUR", "SYL"}]


def test_denying_what_one_tells_another_to_allege() -> None:
    doc = read(
        "Syldavia says that Ruritania's claim that its jets crossed the river is false.",
        ("a1", "SYL", Stance.DENIES, "Ruritania's claim that its jets crossed the river is false", None),
        ("a2", "RUR", Stance.ALLEGES, "its jets crossed the river", "a1"),
    )
    assert holders(claims_of(doc)) == [{"RUR", "SYL"}]


def test_telling_what_another_says_takes_no_position_on_it() -> None:
    doc = read(
        "Borduria reports that Ruritania says jets crossed the river at night.",
        ("a1", "BOR", Stance.ASSERTS, "Ruritania says jets crossed the river at night", None),
        ("a2", "RUR", Stance.ASSERTS, "jets crossed the river at night", "a1"),
    )
    assert holders(claims_of(doc)) == [{"BOR"}, {"RUR"}]


def test_nobody_denies_what_he_says_himself() -> None:
    doc = read(
        "Syldavia denies that trucks carried rockets north. Syldavia says the trucks carried flour, no rockets.",
        ("a1", "SYL", Stance.DENIES, "trucks carried rockets north", None),
        ("a2", "SYL", Stance.ASSERTS, "the trucks carried flour, no rockets", None),
    )
    assert len(claims_of(doc)) == 2


def test_the_proposition_is_the_affirmed_clause_without_stray_marks() -> None:
    text = "“Jets crossed the river,” said Ruritania. Syldavia denied crossing the river with jets."
    doc = read(
        text,
        ("a1", "RUR", Stance.ALLEGES, "Jets crossed the river,”", None),
        ("a2", "SYL", Stance.DENIES, "crossing the river with jets", None),
    )
    assert [claim.proposition for claim in claims_of(doc)] == ["Jets crossed the river"]


def test_what_somebody_demands_is_a_position_too() -> None:
    assert [p.stance for claim in claims_of(coded(WANTED)) for p in claim.positions] == [Stance.DEMANDS]


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


def test_a_denial_that_begins_with_this_says_more_than_that() -> None:
    doc = read(
        "Ruritania accuses Syldavia of jamming signals. Syldavia says this spring its fleet never left the harbour.",
        ("a1", "RUR", Stance.ALLEGES, "Syldavia of jamming signals", None),
        ("a2", "SYL", Stance.DENIES, "this spring its fleet never left the harbour", None),
    )
    assert len(claims_of(doc)) == 2


def test_the_proposition_is_what_the_inmost_says() -> None:
    doc = read(
        "Ruritania said it reports that jets crossed the river at night.",
        ("a1", "RUR", Stance.ASSERTS, "it reports that jets crossed the river at night", None),
        ("a2", "RUR", Stance.ASSERTS, "jets crossed the river at night", "a1"),
    )
    assert [claim.proposition for claim in claims_of(doc)] == ["jets crossed the river at night"]
