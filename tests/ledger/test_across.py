"""Positions in several documents on one claim, and the page of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import a_doc, a_span, an_actor, an_attribution
from tightrope import language
from tightrope.core.types import Claim, Doc, Stance, Status
from tightrope.ledger.across import claims_across, load_model
from tightrope.ledger.independence import dependence_of
from tightrope.ledger.likeness import FEATURES
from tightrope.ledger.pages import Page, page_of
from tightrope.resources.grades import load_grades

BRIDGE = "Norlandish bombers destroyed the Kelva railway bridge"
OTHER = "The barley harvest in Borduria will fall by a third"


def told(text: str, holder: str, stance: Stance, content: str, *, outlet: str, day: int) -> Doc:
    """An article of one sentence and one attribution."""
    doc = language.read(a_doc(text))
    said = an_attribution(
        id=f"a-{outlet}-{day}",
        source=None,
        cue=None,
        actors=(an_actor(holder),),
        stance=stance,
        content=(a_span(text, content),),
    )
    moment = datetime(2026, 3, day, tzinfo=UTC)
    return replace(doc, language="en", attributions=(said,), outlet=outlet, published=moment)


ACCUSES = told(f"Sudria says {BRIDGE}.", "SUD GOV", Stance.ASSERTS, BRIDGE, outlet="Herald", day=1)
DENIES = told(
    "Norland denies its bombers destroyed the Kelva railway bridge.",
    "NOR GOV",
    Stance.DENIES,
    "its bombers destroyed the Kelva railway bridge",
    outlet="Courier",
    day=2,
)
ADMITS = told(
    "Norland admits that its bombers destroyed the Kelva railway bridge.",
    "NOR GOV",
    Stance.CONFIRMS,
    "its bombers destroyed the Kelva railway bridge",
    outlet="Herald",
    day=9,
)
HARVEST = told(f"{OTHER}, ministers say.", "BOR GOV", Stance.ASSERTS, OTHER, outlet="Gazette", day=2)


def pages(*docs: Doc) -> list[Page]:
    by_id = {d.id: d for d in docs}
    dependence = dependence_of(by_id)
    return [page_of(c, by_id, grades=load_grades(), dependence=dependence) for c in claims_across(docs)]


def joined(*docs: Doc) -> Claim:
    return claims_across(docs)[0]


def test_a_denial_in_another_article_joins_what_it_denies_and_says_why() -> None:
    claims = claims_across((ACCUSES, DENIES, HARVEST))
    assert [len(c.positions) for c in claims] == [2, 1]
    assert claims[0].status is Status.DISPUTED
    assert claims[0].proposition == BRIDGE
    assert "bridge" in claims[0].because[-1]


def test_a_claim_keeps_its_id_when_later_articles_join_it() -> None:
    assert joined(ACCUSES).id == joined(ACCUSES, DENIES).id == joined(DENIES, ADMITS, ACCUSES).id


def test_the_order_of_documents_does_not_matter() -> None:
    assert {c.id for c in claims_across((ACCUSES, DENIES, HARVEST))} == {
        c.id for c in claims_across((HARVEST, DENIES, ACCUSES))
    }


def test_no_document_no_claim() -> None:
    assert claims_across(()) == ()


def test_a_page_shows_each_position_with_the_way_to_it() -> None:
    page = pages(DENIES, ACCUSES)[0]
    first, second = page.sightings
    assert (first.outlet, second.outlet) == ("Herald", "Courier")
    assert second.sentence == DENIES.text
    assert second.content and "Kelva" in DENIES.quote(second.content)
    assert page.standing.n_eff == pytest.approx(2)
    assert page.likelihood == "roughly even"


def test_whoever_comes_round_is_shown_beside_what_he_held_and_counts_by_the_last() -> None:
    page = pages(ACCUSES, DENIES, ADMITS)[0]
    change = page.changes[0]
    assert (change.before.position.stance, change.after.position.stance) == (Stance.DENIES, Stance.CONFIRMS)
    assert not change.is_retraction
    assert page.claim.status is Status.CORROBORATED


def test_a_claim_that_all_who_made_it_take_back_is_retracted() -> None:
    retracts = replace(DENIES, published=datetime(2026, 3, 20, tzinfo=UTC))
    page = pages(ADMITS, retracts)[0]
    assert page.changes[0].is_retraction
    assert page.claim.status is Status.RETRACTED


def test_the_shipped_weights_are_of_the_features_of_the_code() -> None:
    assert set(load_model().weights) == set(FEATURES)
