"""Decisions stand beside what the machine made; both can be read, nothing is lost; on both engines."""

from datetime import timedelta
from typing import Any

import pytest

from tests.store.corpora import NOW, a_coded_doc, a_joined_claim
from tightrope.core.corrections import Action, Correction, Membership
from tightrope.core.errors import InputError
from tightrope.core.types import EventType, Stance
from tightrope.store import (
    Workspace,
    add,
    attributions,
    claim,
    claims,
    clusters,
    correct,
    corrections,
    document,
    dyad_events,
    events,
    open_items,
    put_claims,
    put_clusters,
    training,
)

DOCS = [a_coded_doc(n) for n in (1, 2)]
DENIAL = "a-0001-2"


def a_correction(item: str, action: Action, *, minutes: int = 0, **fields: Any) -> Correction:
    return Correction(
        item=item,
        action=action,
        who="R. Reader",
        when=NOW + timedelta(minutes=minutes),
        why="as the text says",
        **fields,
    )


@pytest.fixture
def corpus(ws: Workspace) -> Workspace:
    add(ws, DOCS, run="r", now=NOW)
    put_claims(ws, [a_joined_claim(*DOCS)])
    return ws


def stances(ws: Workspace, *, corrected: bool) -> dict[str, Stance]:
    return {f.item.id: f.item.stance for f in attributions(ws, corrected=corrected).items}


def test_an_edit_stands_beside_the_machine_version(corpus: Workspace) -> None:
    correct(
        corpus, a_correction(DENIAL, Action.EDIT, changes=(("stance", "doubts"), ("actors", "SUD MIL; NOR")))
    )
    assert stances(corpus, corrected=True)[DENIAL] is Stance.DOUBTS
    assert stances(corpus, corrected=False)[DENIAL] is Stance.DENIES
    assert document(corpus, "d-0001", corrected=False) == DOCS[0]
    second = document(corpus, "d-0001").attributions[1]
    assert [(a.code, a.sectors) for a in second.actors] == [("SUD", ("MIL",)), ("NOR", ())]


def test_edits_build_on_one_another_and_accepting_takes_them_back(corpus: Workspace) -> None:
    for n, change in enumerate([("stance", "doubts"), ("cue", "none")]):
        correct(corpus, a_correction(DENIAL, Action.EDIT, changes=(change,), minutes=n))
    edited = document(corpus, "d-0001").attributions[1]
    assert (edited.stance, edited.cue) == (Stance.DOUBTS, None)
    correct(corpus, a_correction(DENIAL, Action.ACCEPT, minutes=9))
    assert document(corpus, "d-0001") == DOCS[0]
    assert [c.action for c in corrections(corpus).items] == [Action.EDIT, Action.EDIT, Action.ACCEPT]


def test_what_is_rejected_is_gone_with_corrections_only(corpus: Workspace) -> None:
    correct(corpus, a_correction("e-0001", Action.REJECT))
    assert len(dyad_events(corpus, "NOR", "SUD").items) == 1
    assert len(dyad_events(corpus, "NOR", "SUD", corrected=False).items) == 2
    correct(corpus, a_correction("d-0002", Action.REJECT))
    assert events(corpus).items == ()
    with pytest.raises(InputError):
        document(corpus, "d-0002")


def test_parties_of_an_edited_event_are_found(corpus: Workspace) -> None:
    changes = (("recipients", "EST GOV"), ("type", "COERCE"), ("day", "2024-12-30"))
    correct(corpus, a_correction("e-0001", Action.EDIT, changes=changes))
    (found,) = dyad_events(corpus, "SUD", "EST").items
    assert (found.item.type, str(found.day)) == (EventType.COERCE, "2024-12-30")
    assert dyad_events(corpus, "SUD", "EST", corrected=False).items == ()


def test_an_event_is_split(corpus: Workspace) -> None:
    parts = ((("recipients", "EST"),), (("recipients", "NOR CVL"), ("mode", "none")))
    split = a_correction("e-0001", Action.SPLIT, parts=parts)
    correct(corpus, split)
    found = document(corpus, "d-0001").events
    assert {e.recipients[0].actor.code for e in found} == {"EST", "NOR"}
    assert len({e.id for e in found} | {"e-0001"}) == 3
    correct(corpus, a_correction(found[0].id, Action.REJECT))
    assert len(document(corpus, "d-0001").events) == 1
    assert document(corpus, "d-0001", corrected=False) == DOCS[0]


def test_attributions_merge_within_a_document(corpus: Workspace) -> None:
    correct(corpus, a_correction("a-0001-1", Action.MERGE, other=DENIAL))
    (left,) = document(corpus, "d-0001").attributions
    assert left.id == DENIAL
    assert set(left.content) == {c for a in DOCS[0].attributions for c in a.content}
    with pytest.raises(InputError, match="in one document"):
        correct(corpus, a_correction("a-0002-1", Action.MERGE, other=DENIAL))


def test_claims_merge_and_split_and_outlive_being_derived_anew(corpus: Workspace) -> None:
    one, two = (a_joined_claim(doc, id=f"c-{doc.id}") for doc in DOCS)
    put_claims(corpus, [one, two])
    correct(corpus, a_correction(one.id, Action.MERGE, other=two.id))
    put_claims(corpus, [one, two])
    assert [len(c.positions) for c in claims(corpus).items] == [4]
    assert [len(c.positions) for c in claims(corpus, corrected=False).items] == [2, 2]
    parts = tuple((("members", " ".join(a.id for a in doc.attributions)),) for doc in DOCS)
    correct(corpus, a_correction(two.id, Action.SPLIT, parts=parts, minutes=1))
    assert put_claims(corpus, [one, two]) == ()
    assert {p.document for c in claims(corpus).items for p in c.positions} == {"d-0001", "d-0002"}
    assert [len(c.positions) for c in claims(corpus).items] == [2, 2]


def test_a_decision_about_what_is_no_more_is_told_and_kept(corpus: Workspace) -> None:
    rejected = a_correction("c-0001", Action.REJECT)
    correct(corpus, rejected)
    assert put_claims(corpus, [a_joined_claim(DOCS[0], id="c-other")]) == (rejected,)
    assert corrections(corpus, item="c-0001").items == (rejected,)
    assert put_claims(corpus, [a_joined_claim(*DOCS)]) == ()
    assert claims(corpus).items == ()


def test_claims_from_corrected_documents_are_told_apart(corpus: Workspace) -> None:
    whole, half = a_joined_claim(*DOCS), a_joined_claim(DOCS[0])
    put_claims(corpus, [whole], from_corrected=[half])
    assert claim(corpus, "c-0001").claim == half
    assert claim(corpus, "c-0001", corrected=False).claim == whole


def test_clusters_merge(corpus: Workspace) -> None:
    put_clusters(corpus, [Membership(id=f"g-{n}", members=(f"e-000{n}",)) for n in (1, 2)])
    correct(corpus, a_correction("g-1", Action.MERGE, other="g-2"))
    (left,) = clusters(corpus, Membership).items
    assert left == Membership(id="g-2", members=("e-0002", "e-0001"))
    assert clusters(corpus, Membership, event="e-0001").items == (left,)
    assert len(clusters(corpus, Membership, corrected=False).items) == 2


@pytest.mark.parametrize(
    ("item", "changes", "message"),
    [
        ("a-none", (("stance", "denies"),), "a-none: no item"),
        (DENIAL, (("stance", "nonsense"),), "stance=nonsense"),
        (DENIAL, (("colour", "red"),), "colour: no field of Attribution to change; there are source"),
        (DENIAL, (("content", "9:3"),), "0 <= start < end"),
        (DENIAL, (("content", ""),), "without content"),
        ("e-0001", (("intensity", "much"),), "intensity=much"),
        ("c-0001", (("members", "a-none"),), "no position by a-none"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    corpus: Workspace, item: str, changes: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        correct(corpus, a_correction(item, Action.EDIT, changes=changes))
    assert corrections(corpus).items == ()
    assert document(corpus, "d-0001") == DOCS[0]


def test_the_same_decision_twice_is_one(corpus: Workspace) -> None:
    decision = a_correction("e-0001", Action.REJECT)
    assert correct(corpus, decision) == correct(corpus, decision)
    assert corrections(corpus).items == (decision,)


def test_a_decision_has_a_name_and_a_reason() -> None:
    with pytest.raises(ValueError, match="who made it and why"):
        Correction(item="a", action=Action.REJECT, who=" ", when=NOW, why="so")
    with pytest.raises(ValueError, match="split needs"):
        a_correction("a", Action.SPLIT, parts=((("stance", "denies"),),))


def test_open_items_are_the_doubtful_first_and_close_when_decided(corpus: Workspace) -> None:
    assert [o.id for o in open_items(corpus).items][:2] == ["a-0001-1", "a-0002-1"]
    assert open_items(corpus, limit=1).items[0].sentence == "Norland said Sudria shelled Port Ost."
    correct(corpus, a_correction("a-0001-1", Action.ACCEPT))
    assert open_items(corpus, limit=1).items[0].id == "a-0002-1"
    with pytest.raises(InputError, match="no kind to review"):
        open_items(corpus, "moods")


def test_decisions_are_examples_to_learn_from(corpus: Workspace) -> None:
    correct(corpus, a_correction(DENIAL, Action.EDIT, changes=(("stance", "doubts"),)))
    correct(corpus, a_correction("e-0001", Action.REJECT, minutes=1))
    edit, reject = training(corpus)
    assert edit["sentences"] == ("Sudria denied it on Monday.",)
    assert (edit["kind"], edit["machine"]["stance"], edit["corrected"]["stance"]) == (
        "attributions",
        "denies",
        "doubts",
    )
    assert (reject["action"], reject["corrected"], reject["why"]) == ("reject", None, "as the text says")
