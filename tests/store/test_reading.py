"""Listings: what they hold, in what order, page by page; the same on both engines."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import an_actor, an_event
from tests.store.corpora import NOW, TEXT, a_coded_doc
from tightrope.core.errors import InputError
from tightrope.core.types import EventType, Party, Stance
from tightrope.store import (
    Workspace,
    add,
    all_documents,
    attributions,
    document,
    documents,
    dyad_events,
    events,
)


@pytest.fixture
def corpus(ws: Workspace) -> Workspace:
    docs = [a_coded_doc(n) for n in range(1, 6)]
    undated = a_coded_doc(6, published=None, title="50% of_nothing")
    add(ws, [*docs, undated], run="r", now=NOW)
    return ws


def test_pages_join_to_the_whole_and_the_undated_come_last(corpus: Workspace) -> None:
    found, after = [], None
    while True:
        page = documents(corpus, after=after, limit=2)
        found += [head.id for head in page.items]
        if (after := page.after) is None:
            break
    assert found == [f"d-000{n}" for n in (5, 4, 3, 2, 1, 6)]


def test_a_page_stays_what_it_was_when_more_comes_in(corpus: Workspace) -> None:
    first = documents(corpus, limit=2)
    add(corpus, [a_coded_doc(9)], run="later", now=NOW)
    assert [head.id for head in documents(corpus, after=first.after, limit=2).items] == ["d-0003", "d-0002"]


def test_no_cursor_is_refused(corpus: Workspace) -> None:
    for cursor in ("nonsense", "W10", "WyJ4Il0"):
        with pytest.raises(InputError, match="not the cursor of a page"):
            documents(corpus, after=cursor)


def test_documents_are_found_by_what_they_are(corpus: Workspace) -> None:
    assert len(documents(corpus, outlet="Ost Courier").items) == 3
    assert len(documents(corpus, words="PORT ost").items) == 6
    assert documents(corpus, words="port%ost").items == ()
    assert [h.id for h in documents(corpus, since=date(2025, 1, 3), until=date(2025, 1, 4)).items] == [
        "d-0003",
        "d-0002",
    ]


def test_a_document_that_is_not_there_is_refused(corpus: Workspace) -> None:
    with pytest.raises(InputError, match="d-none: no such document"):
        document(corpus, "d-none")


def test_attributions_are_found_by_speaker_and_stance(corpus: Workspace) -> None:
    found = attributions(corpus, code="SUD", stance=Stance.DENIES, outlet="Ost Courier").items
    assert [f.item.id for f in found] == ["a-0005-2", "a-0003-2", "a-0001-2"]
    assert attributions(corpus, code="SUD", stance=Stance.ALLEGES).items == ()
    assert attributions(corpus, document="d-0001", limit=1).items[0].item == a_coded_doc(1).attributions[0]


def test_events_are_found_by_party_in_any_role(corpus: Workspace) -> None:
    assert len(events(corpus, code="SUD").items) == len(events(corpus, code="NOR").items) == 6
    assert events(corpus, code="XXX").items == ()
    assert events(corpus, type=EventType.ASSAULT).items == ()
    (found,) = events(corpus, document="d-0002").items
    assert (found.item, found.day, found.outlet) == (
        a_coded_doc(2).events[0],
        date(2025, 1, 3),
        "Norland Daily",
    )


def test_a_dyad_is_directed_if_one_asks(corpus: Workspace) -> None:
    assert len(dyad_events(corpus, "NOR", "SUD").items) == 6
    assert len(dyad_events(corpus, "SUD", "NOR", directed=True).items) == 6
    assert dyad_events(corpus, "NOR", "SUD", directed=True).items == ()
    assert len(dyad_events(corpus, "NOR", "SUD", since=date(2025, 1, 5)).items) == 2
    assert dyad_events(corpus, "SUD", "SUD").items == ()


def test_talks_are_of_both_and_home_affairs_of_one(ws: Workspace) -> None:
    norland, sudria = (Party(actor=an_actor(code)) for code in ("NOR GOV", "SUD GOV"))
    talks = an_event(id="e-talks", type=EventType.CONSULT, mode=None, actors=(norland, sudria), recipients=())
    arrest = an_event(id="e-arrest", actors=(sudria,), recipients=(Party(actor=an_actor("SUD CVL")),))
    add(ws, [a_coded_doc(1, text=TEXT, events=(talks, arrest))], run="r", now=NOW)
    for directed in (True, False):
        assert [f.item.id for f in dyad_events(ws, "SUD", "NOR", directed=directed).items] == ["e-talks"]
        assert [f.item.id for f in dyad_events(ws, "SUD", "SUD", directed=directed).items] == ["e-arrest"]


def test_only_the_latest_version_counts(corpus: Workspace) -> None:
    old = a_coded_doc(1)
    new = replace(old, id="d-new", text=TEXT + " More.", events=())
    add(corpus, [new], run="later", now=NOW)
    assert len(dyad_events(corpus, "NOR", "SUD").items) == 5
    assert len(events(corpus, document=old.id).items) == 1
    assert {d.id for d in all_documents(corpus)} == {"d-new", *(f"d-000{n}" for n in range(2, 7))}
    assert len(list(all_documents(corpus, earlier=True))) == 7
