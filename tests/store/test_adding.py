"""Documents come in once, whole, and come out as they were; on both engines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.corpora import NOW, a_coded_doc
from tightrope.core.types import (
    Actor,
    Attribution,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Failure,
    Mention,
    MentionKind,
    Party,
    Precision,
    PublishedBasis,
    Reality,
    Sentence,
    Span,
    Stance,
    When,
    Where,
)
from tightrope.store import (
    Added,
    Workspace,
    add,
    all_documents,
    contents,
    document,
    documents,
    failures,
    known,
    runs,
)

NUMBERS = count()
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
MAYBE = st.none() | ANY
WHOLE = st.integers(0, 2**53)
SHARE = st.floats(0, 1)
SPAN = st.tuples(WHOLE, st.integers(1, 99)).map(lambda t: Span(t[0], t[0] + t[1]))


def many(items: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, min_size=least, max_size=2).map(tuple)


ACTOR = st.builds(Actor, code=ANY, sectors=many(ANY), id=MAYBE, name=MAYBE)
PARTY = st.builds(Party, actor=ACTOR, span=st.none() | SPAN)
SENTENCE = st.builds(Sentence, start=WHOLE, end=WHOLE, first=WHOLE, last=WHOLE, paragraph=WHOLE)
MENTION = st.builds(
    Mention,
    span=SPAN,
    head=WHOLE,
    kind=st.sampled_from(MentionKind),
    actors=many(ACTOR),
    alternatives=many(ACTOR),
    antecedent=st.none() | SPAN,
)
ATTRIBUTION = st.builds(
    Attribution,
    id=ANY,
    source=st.none() | SPAN,
    actors=many(ACTOR),
    cue=st.none() | SPAN,
    content=many(SPAN, 1),
    stance=st.sampled_from(Stance),
    parent=MAYBE,
    score=SHARE,
)
WHEN = st.builds(
    When,
    day=st.dates(),
    until=st.none() | st.dates(),
    precision=st.sampled_from(Precision),
    basis=st.sampled_from(DateBasis),
)
COUNT = st.builds(Count, kind=st.sampled_from(CountKind), low=WHOLE, high=st.none() | WHOLE, span=SPAN)
EVENT = st.builds(
    Event,
    id=ANY,
    type=st.sampled_from(EventType),
    mode=MAYBE,
    contexts=many(ANY),
    actors=many(PARTY),
    recipients=many(PARTY),
    trigger=SPAN,
    reality=st.sampled_from(Reality),
    voice=many(ANY),
    when=st.none() | WHEN,
    where=st.none() | st.builds(Where, name=ANY, country=MAYBE, span=st.none() | SPAN),
    counts=many(COUNT),
    intensity=st.none() | st.floats(-10, 10),
    score=SHARE,
)
DOC = st.builds(
    Doc,
    id=st.builds(lambda: f"d-any-{next(NUMBERS)}"),
    source=ANY,
    text=ANY,
    language=MAYBE,
    url=MAYBE,
    title=MAYBE,
    outlet=MAYBE,
    author=MAYBE,
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    published_basis=st.sampled_from(PublishedBasis),
    sentences=many(SENTENCE),
    mentions=many(MENTION),
    attributions=many(ATTRIBUTION),
    events=many(EVENT),
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(doc=DOC)
def test_a_document_comes_back_as_it_was(ws: Workspace, doc: Doc) -> None:
    add(ws, [doc], run="r", now=NOW)
    assert document(ws, doc.id) == doc
    assert document(ws, doc.id, corrected=False) == doc


def test_the_same_article_twice_changes_nothing(ws: Workspace) -> None:
    docs = [a_coded_doc(n) for n in range(3)]
    assert add(ws, [*docs, docs[0]], run="r1", now=NOW) == Added(new=3, same=1)
    before = dict(contents(ws).counts)
    assert add(ws, docs, run="r2", now=NOW) == Added(same=3)
    assert dict(contents(ws).counts) | {"runs": 0} == before | {"runs": 0}
    assert known(ws, ["d-0001", "d-9999"]) == {"d-0001"}


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(ws: Workspace) -> None:
    first = a_coded_doc(1)
    second, third = (replace(first, id=id, text=first.text + id) for id in ("d-b", "d-c"))
    assert add(ws, [first], run="r1", now=NOW).versions == 0
    assert add(ws, [second, third], run="r2", now=NOW) == Added(new=2, versions=2)
    (shown,) = documents(ws).items
    assert (shown.id, shown.version) == ("d-c", 3)
    assert [h.version for h in documents(ws, earlier=True).items] == [1, 2, 3]
    assert document(ws, first.id) == first


def test_a_document_without_an_address_has_no_versions(ws: Workspace) -> None:
    docs = [a_coded_doc(n, url=None) for n in (1, 2)]
    assert add(ws, docs, run="r", now=NOW) == Added(new=2)
    assert len(documents(ws).items) == 2


def test_a_failure_is_kept_once_until_its_input_can_be_read(ws: Workspace) -> None:
    failure = Failure(input="a.txt", stage="read", error="no text\0")
    add(ws, [failure, failure], run="r1", now=NOW)
    assert add(ws, [failure], run="r2", now=NOW).failures == 1
    assert failures(ws).items == (replace(failure, error="no text\\x00"),)
    add(ws, [a_coded_doc(source="a.txt")], run="r3", now=NOW)
    assert failures(ws).items == ()
    assert len(failures(ws, resolved=True).items) == 1


@pytest.mark.parametrize("bad", ["\0", "\ud800"])
def test_what_no_database_keeps_is_a_failure(ws: Workspace, bad: str) -> None:
    docs = [replace(a_coded_doc(1), text=f"a{bad}"), a_coded_doc(2)]
    assert add(ws, docs, run="r", now=NOW) == Added(new=1, failures=1)
    assert failures(ws).items[0].stage == "store"


def test_what_came_before_the_end_is_kept(ws: Workspace) -> None:
    def broken() -> Iterator[Doc]:
        yield a_coded_doc(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(ws, broken(), run="r", now=NOW)
    assert [d.id for d in all_documents(ws)] == ["d-0001"]
    (run,) = runs(ws).items
    assert (run.finished, run.new, run.started) == (False, 1, NOW)
