"""π, n_eff, status words and credibility numbers as design section 7 has them, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_actor
from tightrope.core.types import UNIDENTIFIED, Actor, Position, Stance, Status
from tightrope.ledger.origins import n_eff
from tightrope.ledger.probability import (
    UNTESTED,
    Parties,
    Standing,
    is_interested,
    probability,
    standing,
    tie,
)
from tightrope.resources.grades import load_grades, load_scales

UNNAMED = Actor(code=UNIDENTIFIED, name="officials")
NORLAND_ACTED = Parties(accused=frozenset({"NOR"}), harmed=frozenset({"SUD"}))


def held(holder: Actor | str, stance: Stance = Stance.ASSERTS, document: str = "d-1") -> Position:
    actor = an_actor(holder) if isinstance(holder, str) else holder
    return Position(holder=actor, stance=stance, attribution=f"a-{document}", document=document)


def stands(*positions: Position, same: float = 0.0, parties: Parties | None = None, **more: bool) -> Standing:
    return standing(
        positions, parties=parties or Parties(), grades=load_grades(), dependence=lambda a, b: same, **more
    )


def test_two_for_and_one_better_against_give_what_the_formula_gives() -> None:
    assert probability([(1, 0.7), (1, 0.6), (-1, 0.85)]) == pytest.approx(0.3818, abs=5e-5)


def test_three_of_five_on_one_wire_are_little_more_than_one() -> None:
    deps = [[1.0 if i == j else 0.9 if max(i, j) < 3 else 0.0 for j in range(5)] for i in range(5)]
    assert n_eff(deps) == pytest.approx(3.0714, abs=5e-5)


@given(st.lists(st.tuples(st.sampled_from([-1, 0, 1]), st.floats(0.05, 0.95)), max_size=8))
def test_turning_every_vote_turns_the_probability(votes: list[tuple[int, float]]) -> None:
    turned = [(-v, r) for v, r in votes]
    assert probability(votes) + probability(turned) == pytest.approx(1)


@given(st.integers(1, 30))
def test_copies_of_one_witness_stay_one_origin(copies: int) -> None:
    found = stands(*(held(UNNAMED, document=f"d-{k}") for k in range(copies)), same=1.0)
    assert found.n_eff == pytest.approx(1)
    assert found.untold == UNTESTED
    assert found.probability == 0.5


def test_one_source_is_untested_however_many_print_it() -> None:
    found = stands(*(held("NOR GOV", document=f"d-{k}") for k in range(5)))
    assert (found.untold, found.probability, found.status) == (UNTESTED, 0.5, Status.ASSERTED)
    assert found.credibility == 3


def test_two_states_corroborate() -> None:
    found = stands(held("NOR GOV"), held("SUD GOV"))
    assert (found.status, found.credibility, found.untold) == (Status.CORROBORATED, 1, None)
    assert found.probability == pytest.approx(0.49 / 0.58)  # .7² against .3²


def test_an_army_and_its_government_are_half_tied_and_vote_once() -> None:
    found = stands(held("NOR GOV", document="d-1"), held("NOR MIL", document="d-2"))
    assert found.n_eff == pytest.approx(2 / 1.5)
    assert len(found.votes) == 1


def test_rebels_do_not_speak_for_the_state_they_fight() -> None:
    assert tie(held("NOR GOV"), held("NOR REB"), lambda a, b: 1.0) == 0.0


def test_the_unnamed_of_one_article_count_once_and_hide_behind_the_named() -> None:
    other = Actor(code=UNIDENTIFIED, name="a witness")
    assert stands(held(UNNAMED), held(other)).n_eff == pytest.approx(1)
    assert stands(held("NOR GOV"), held(other)).n_eff == pytest.approx(1)


def test_an_unnamed_source_beside_two_states_does_not_make_them_one() -> None:
    found = stands(held("NOR GOV"), held(UNNAMED), held("SUD GOV", Stance.DENIES))
    assert found.n_eff == pytest.approx(2)
    assert sorted(v.side for v in found.votes) == [-1, 1]


def test_whoever_accuses_and_whoever_clears_himself_count_no_more_than_sixty() -> None:
    found = stands(
        held("SUD GOV", Stance.ALLEGES), held("NOR GOV", Stance.DENIES, "d-2"), parties=NORLAND_ACTED
    )
    assert {v.reliability for v in found.votes} == {0.6}
    assert all(v.interested for v in found.votes)
    assert (found.status, found.credibility) == (Status.DISPUTED, 4)
    assert found.probability == pytest.approx(0.5)


def test_an_admission_is_not_capped() -> None:
    assert not is_interested(held("NOR GOV", Stance.CONFIRMS), NORLAND_ACTED)
    assert not is_interested(held("BOR GOV", Stance.DENIES), NORLAND_ACTED)


def test_one_origin_that_contradicts_itself_has_no_vote() -> None:
    found = stands(held("NOR GOV"), held("NOR MIL", Stance.DENIES, "d-2"))
    assert [v.side for v in found.votes] == [0]


def test_what_is_only_wanted_cannot_be_judged() -> None:
    found = stands(held("NOR GOV", Stance.DEMANDS))
    assert (found.credibility, found.n_eff, found.untold) == (6, 0, UNTESTED)


def test_a_check_and_a_retraction_have_the_last_word() -> None:
    both = held("NOR GOV"), held("SUD GOV")
    assert (stands(*both, contradicted=True).status, stands(*both, contradicted=True).credibility) == (
        Status.CONTRADICTED,
        5,
    )
    assert stands(*both, retracted=True).status is Status.RETRACTED


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.97, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_likelihood_in_words(value: float, word: str) -> None:
    assert load_scales()[0].word(value) == word


def test_one_who_is_named_at_length_elsewhere_is_one_witness() -> None:
    short = Actor(code="NOR", sectors=("GOV",), name="Ida Holm")
    long = Actor(code="NOR", sectors=("GOV",), name="Trade secretary Ida Holm, who chairs the council")
    other = Actor(code="NOR", sectors=("GOV",), name="Jon Holm")
    assert tie(held(short), held(long, document="d-2"), lambda a, b: 0.0) == 1.0
    assert tie(held(short), held(other, document="d-2"), lambda a, b: 0.0) == 0.5
    abroad = Actor(code="SUD", sectors=("GOV",), name="Ida Holm")
    assert tie(held(short), held(abroad, document="d-2"), lambda a, b: 0.0) == 0.0
