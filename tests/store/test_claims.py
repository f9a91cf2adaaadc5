"""Claims with the evidence behind each position; on both engines."""

from datetime import date

import pytest

from tests.store.corpora import NOW, a_coded_doc, a_joined_claim
from tightrope.core.corrections import Action, Correction
from tightrope.core.errors import InputError
from tightrope.core.types import Count, CountKind, Span, Stance, Status
from tightrope.store import (
    Workspace,
    add,
    changes,
    checks,
    claim,
    claims,
    correct,
    is_derived,
    mark_derived,
    put_checks,
    put_claims,
)

DOCS = [a_coded_doc(n) for n in (1, 2, 3)]
EARLY, LATE = a_joined_claim(DOCS[0], id="c-early"), a_joined_claim(*DOCS[1:], id="c-late")


@pytest.fixture
def corpus(ws: Workspace) -> Workspace:
    add(ws, DOCS, run="r", now=NOW)
    put_claims(ws, [EARLY, LATE])
    return ws


def test_claims_are_listed_the_latest_first(corpus: Workspace) -> None:
    assert claims(corpus).items == (LATE, EARLY)
    first = claims(corpus, limit=1)
    assert claims(corpus, limit=1, after=first.after).items == (EARLY,)
    assert claims(corpus, until=date(2025, 1, 2)).items == (EARLY,)


def test_claims_are_found_by_one_and_the_same_position(corpus: Workspace) -> None:
    assert claims(corpus, code="SUD", stance=Stance.DENIES, outlet="Norland Daily").items == (LATE,)
    assert claims(corpus, code="SUD", stance=Stance.ALLEGES).items == ()
    assert claims(corpus, status=Status.ASSERTED).items == ()
    assert len(claims(corpus, words="SHELLED").items) == 2


def test_a_claim_shows_the_sentence_behind_every_position(corpus: Workspace) -> None:
    shown = claim(corpus, "c-late")
    assert shown.claim == LATE
    assert [(e.document.id, e.position.stance, e.sentence) for e in shown.evidence[:2]] == [
        ("d-0002", Stance.ALLEGES, "Norland said Sudria shelled Port Ost."),
        ("d-0002", Stance.DENIES, "Sudria denied it on Monday."),
    ]
    with pytest.raises(InputError, match="c-none: no such claim"):
        claim(corpus, "c-none")


def test_evidence_that_was_rejected_is_told(corpus: Workspace) -> None:
    correct(corpus, Correction(item="a-0001-2", action=Action.REJECT, who="R.", when=NOW, why="not said"))
    assert [e.sentence is None for e in claim(corpus, "c-early").evidence] == [False, True]
    assert [e.sentence is None for e in claim(corpus, "c-early", corrected=False).evidence] == [False, False]


def test_deriving_anew_replaces(corpus: Workspace) -> None:
    put_claims(corpus, [EARLY])
    assert claims(corpus).items == (EARLY,)


def test_a_broken_derivation_leaves_what_was_there(corpus: Workspace) -> None:
    with pytest.raises(ZeroDivisionError):
        put_claims(corpus, (EARLY if n else 1 / 0 for n in (1, 0)))  # type: ignore[misc]
    assert len(claims(corpus).items) == 2
    assert len(claims(corpus, code="SUD").items) == 2


class _Finding(Count):
    """Any frozen record that names its check will do."""

    check = "sum"


def test_checks_are_kept_by_what_they_are_about(corpus: Workspace) -> None:
    made = _Finding(kind=CountKind.KILLED, low=2, high=None, span=Span(1, 2))
    put_checks(corpus, [("c-late", made), ("c-late", made)])
    assert checks(corpus, "c-late", _Finding) == (made, made)
    put_checks(corpus, [])
    assert checks(corpus, "c-late", _Finding) == ()


def test_what_is_derived_is_known_to_be_of_all_there_is_or_not(ws: Workspace) -> None:
    assert is_derived(ws)
    add(ws, [a_coded_doc()], run="r", now=NOW)
    assert not is_derived(ws)
    seen = changes(ws)
    add(ws, [a_coded_doc(2)], run="r", now=NOW)  # while it is being derived
    mark_derived(ws, seen)
    assert not is_derived(ws)
    mark_derived(ws, changes(ws))
    add(ws, [a_coded_doc(2)], run="r", now=NOW)  # there already
    assert is_derived(ws)
