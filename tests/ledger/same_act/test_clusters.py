"""Which tellings are one act, and what the cluster says of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_actor, an_attribution
from tests.ledger.same_act.documents import STRIKE, a_telling
from tightrope.core.acts import EventCluster
from tightrope.core.types import DateBasis, Doc, EventType, Precision, Reality, Stance, When
from tightrope.ledger.same_act import clusters, outlets

AGAIN = "Planes of Norland bombed the port of Varna at night ."
DAY = date(2025, 3, 2)


def told(*docs: Doc) -> list[EventCluster]:
    return sorted(clusters(docs, n_eff=outlets), key=lambda c: -len(c.members))


def test_one_act_of_two_outlets_is_one_cluster() -> None:
    (found,) = told(a_telling(), a_telling(AGAIN, outlet="Sudria Times"))
    assert len(found.members) == 2
    assert [(a.code, r.code) for a, r in zip(found.actors, found.recipients, strict=True)] == [("NOR", "SUD")]
    assert found.because and found.because[0].because


def test_who_did_it_may_be_left_open() -> None:
    (found,) = told(a_telling(), a_telling(outlet="Sudria Times", actors=""))
    assert [a.code for a in found.actors] == ["NOR"]


def test_other_acts_stay_apart() -> None:
    talks = a_telling(
        "Envoys of Norland met envoys of Sudria .",
        trigger="met",
        type=EventType.CONSULT,
        outlet="Sudria Times",
    )
    assert len(told(a_telling(), talks)) == 2


def test_days_that_cannot_meet_keep_acts_apart() -> None:
    stated = (When(day=DAY + timedelta(days=k), basis=DateBasis.STATED) for k in (0, 9))
    first, second = (a_telling(outlet=f"Outlet {w.day}", when=w) for w in stated)
    assert len(told(first, second)) == 2


def test_a_month_holds_its_days() -> None:
    month = When(day=date(2025, 3, 1), precision=Precision.MONTH, basis=DateBasis.STATED)
    (found,) = told(a_telling(when=When(day=DAY, basis=DateBasis.STATED)), a_telling(outlet="B", when=month))
    assert (found.first, found.last) == (DAY - timedelta(days=1), DAY + timedelta(days=1))


def test_two_acts_of_one_document_stay_two() -> None:
    doc = a_telling("Norland bombed the port of Varna and later seized ships of Sudria .")
    seized = a_telling(doc.text, trigger="seized", type=EventType.COERCE).events
    both = replace(doc, events=(*doc.events, *seized))
    other = a_telling(AGAIN, outlet="Sudria Times")
    assert sorted(len(c.members) for c in told(both, other)) == [1, 2]


def test_a_re_report_raises_the_probability_not_the_number() -> None:
    docs = [a_telling(outlet=f"Outlet {k}", day=DAY + timedelta(days=k)) for k in range(4)]
    two, four = told(*docs[:2])[0], told(*docs)[0]
    assert len(told(*docs)) == 1
    assert (two.origins, four.origins) == (2, 4)
    assert two.chance.value == pytest.approx(0.8448, abs=1e-4)  # .7² / (.7² + .3²)
    assert four.chance.value > two.chance.value
    assert four.intensity == two.intensity


def test_one_origin_is_untested_however_many_copy_it() -> None:
    docs = [a_telling(outlet=f"Outlet {k}") for k in range(4)]
    (found,) = clusters(docs, n_eff=lambda _: 1.0)
    assert (found.chance.value, found.chance.tested) == (0.5, False)


def test_the_accused_who_denies_it_lowers_the_probability_a_little() -> None:
    denial = an_attribution(STRIKE, id="a-1", actors=(an_actor("NOR"),), stance=Stance.DENIES)
    sides = [a_telling(), a_telling(outlet="B", reality=Reality.DENIED, voices=(denial,))]
    (found,) = told(*sides)
    assert {(p.holder.code, p.stance) for p in found.positions if p.attribution} == {("NOR", Stance.DENIES)}
    assert found.chance.value == pytest.approx(0.6087, abs=1e-4)  # ln(.7/.3) - ln(.6/.4)
    assert found.reality is Reality.ACTUAL


def test_one_who_says_so_is_one_origin_in_every_outlet() -> None:
    claim = an_attribution(STRIKE, id="a-1", actors=(an_actor("BOR"),), stance=Stance.ASSERTS)
    (found,) = told(*(a_telling(outlet=f"Outlet {k}", voices=(claim,)) for k in range(3)))
    assert found.origins == 1
    assert not found.chance.tested


def test_what_is_only_planned_has_no_probability() -> None:
    (found,) = told(*(a_telling(outlet=f"Outlet {k}", reality=Reality.PLANNED) for k in range(3)))
    assert (found.chance.tested, found.chance.because) == (False, ())


def test_of_nothing_comes_nothing() -> None:
    assert clusters((), n_eff=outlets) == ()


outlet_days = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 40)), max_size=8, unique=True)


@settings(deadline=None, max_examples=40)  # the lexicon loads in the first
@given(outlet_days)
def test_every_telling_is_in_one_cluster_whatever_the_order(told_on: list[tuple[int, int]]) -> None:
    docs = [a_telling(outlet=f"Outlet {o}", day=DAY + timedelta(days=d)) for o, d in told_on]
    found = clusters(docs, n_eff=outlets)
    members = [m for c in found for m in c.members]
    assert sorted(m.document for m in members) == sorted(d.id for d in docs)
    assert {c.id for c in clusters(docs[::-1], n_eff=outlets)} == {c.id for c in found}
    assert all(len(c.because) == len(c.members) - 1 for c in found)
    assert all(c.first and c.last and c.first <= c.last for c in found)
