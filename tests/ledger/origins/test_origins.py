"""Copies, credits, owners; how many independent origins there are; groups and roots."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_doc
from tightrope.core.origins import TieKind
from tightrope.core.types import Doc
from tightrope.ledger.origins import Witness, dependence, matrix, n_eff, origins, reports_of
from tightrope.resources.outlets import load_outlets

DAY = datetime(2025, 3, 1, tzinfo=UTC)
WIRE = (
    "Norland closed the strait of Harrow on Monday after two of its patrol boats were rammed near the lighthouse. "
    "Fishermen from the island of Veld said they had watched the boats drift for an hour before help came. "
    "The harbour master of Port Anselm ordered all ferries back and sent the night crews home until further word."
)
OWN = (
    "Sudria's finance council met behind closed doors to weigh a levy on copper, which miners have fought for years. "
    "Shares in the largest smelter fell by a tenth before trading was halted for the afternoon."
)
MORE = (
    "A comet will pass low over the western sky this week, astronomers at the Hallen observatory say, and may be seen "
    "without a glass by anyone who leaves the town lights behind and waits for the moon to set."
)


def report(text: str, outlet: str | None = None, day: int = 1, **fields: object) -> Doc:
    return a_doc(text, outlet=outlet, published=DAY.replace(day=day), **fields)


def kinds(a: Doc, b: Doc, **options: bool) -> set[TieKind]:
    first, second = reports_of([a, b])
    return {tie.kind for tie in dependence(first, second, **options).because}


def test_five_outlets_of_which_three_depend_on_one_another() -> None:
    deps = [[1.0 if i == j else 0.9 if max(i, j) < 3 else 0.0 for j in range(5)] for i in range(5)]
    assert round(n_eff(deps), 4) == 3.0714


@pytest.mark.parametrize("deps", [[[1.0, 0.5]], [[0.5]], [[1.0, 0.2], [0.3, 1.0]], [[1.0, 2.0], [2.0, 1.0]]])
def test_what_is_no_matrix_of_dependences_is_refused(deps: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="symmetric"):
        n_eff(deps)


@given(st.integers(1, 8), st.floats(0, 1))
def test_origins_are_between_one_and_all(size: int, value: float) -> None:
    deps = [[1.0 if i == j else value for j in range(size)] for i in range(size)]
    assert 1 - 1e-9 <= n_eff(deps) <= size + 1e-9


def test_a_copy_under_another_head_is_one_report() -> None:
    assert TieKind.COPY in kinds(report(WIRE), report("Strait shut.\n\n" + WIRE))


def test_a_paragraph_taken_over_without_credit_ties() -> None:
    assert TieKind.PASSAGE in kinds(report(f"{WIRE} {OWN}"), report(f"{MORE}\n\n{WIRE}"))


def test_one_quotation_in_two_texts_ties_nothing() -> None:
    quotation = "“" + WIRE.replace("“", "") + "”"
    assert (
        kinds(
            report(f"{OWN} He said: {quotation}"), report(f"Grain is dear this spring. He said: {quotation}")
        )
        == set()
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PORT ANSELM (Reuters) - The strait is shut.", "PORT ANSELM (Reuters) - Ferries wait."),
        (
            "The strait is shut.\n\nReuters contributed to this report.",
            "Ferries wait.\n\nContributing: Reuters",
        ),
        (
            "The strait of Harrow is shut, Reuters reported.",
            "According to Reuters, the strait of Harrow is shut.",
        ),
    ],
)
def test_credit_to_one_agency_ties(first: str, second: str) -> None:
    assert TieKind.AGENCY in kinds(report(first), report(second), same_matter=True)


def test_citing_the_other_ties() -> None:
    assert TieKind.CITES in kinds(
        report(WIRE, "Reuters"), report("The strait is shut, Reuters said.", "Le Monde"), same_matter=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "Boats drift. (Photo: Jane Roe/Reuters)",
        "Reuters moved its office to Veld.",
        "Boats drift. AFP/Getty Images",
    ],
)
def test_a_picture_or_a_mention_is_no_credit(text: str) -> None:
    (found,) = reports_of([report(text)])
    assert found.credits == ()


def test_credit_on_another_matter_ties_nothing() -> None:
    assert (
        kinds(
            report(WIRE + " Reuters contributed to this report."),
            report(OWN + " Reuters contributed to this report."),
        )
        == set()
    )


def test_owner_and_state_hold_only_while_they_do() -> None:
    tanjug, private = report("a", "Tanjug").published, load_outlets().find("Tanjug")
    assert private and tanjug
    assert private.run_by_state(datetime(2020, 1, 1, tzinfo=UTC).date())
    assert not private.run_by_state(tanjug.date())
    assert kinds(report(WIRE, "The Age"), report(OWN, "Sydney Morning Herald")) == {TieKind.OWNER}
    assert kinds(report(WIRE, "TASS"), report(OWN, "Channel One")) == {TieKind.STATE}


def test_nameless_sources_of_one_outlet_count_once_and_named_ones_do_not() -> None:
    first, second = reports_of([report(WIRE, "Le Monde"), report(OWN, "Le Monde")])
    nameless = matrix([Witness(report=first), Witness(report=second)])
    named = matrix([Witness(report=first, source="a"), Witness(report=second, source="b")])
    assert n_eff([[d.value for d in row] for row in nameless]) == 1
    assert n_eff([[d.value for d in row] for row in named]) == pytest.approx(4 / 3)


def test_dependence_is_mutual_and_says_why() -> None:
    first, second = reports_of(
        [report(WIRE, "Reuters"), report(WIRE + " Reuters reported.", "Le Monde", day=2)]
    )
    one, other = dependence(first, second), dependence(second, first)
    assert one.value == other.value == 1.0
    assert {t.kind for t in one.because} == {t.kind for t in other.because}


def test_an_origin_names_its_root_whatever_the_order() -> None:
    docs = [report(WIRE, "Reuters"), report("Shut.\n\n" + WIRE, "Le Monde", day=2), report(OWN, "El Mundo")]
    for order in permutations(docs):
        group, alone = origins(reports_of(order))
        assert group.documents == (docs[0].id, docs[1].id)
        assert group.root_document == docs[0].id
        assert group.links[0].dependence.because
        assert alone.documents == (docs[2].id,)


def test_no_documents_no_origins() -> None:
    assert origins(reports_of([])) == ()
    assert n_eff([]) == 0


def test_the_registry_has_all_regions_and_no_name_twice() -> None:
    outlets = load_outlets()
    assert len(outlets.all) >= 150
    assert all(len(o.country) == 3 and o.owners and o.domains for o in outlets.all)
    found = outlets.at("https://edition.cnn.com/2025/3/1/strait")
    assert found and found.name == "CNN"
