"""What always holds of a coded document, whatever its text."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_doc
from tightrope import engine
from tightrope.core.types import Doc, Span

# Words that set off most rules, so that random texts reach them.
WORDS = (
    "Baku denies that its airspace was used . \" said the Iranian minister , who accused Israel of bombing it ' "
    "\n\n ( According to Reuters : U.S. officials may have killed dozens — not two -- in “ Gaza ” on Tuesday ; "
    "which they reject they he the claim reportedly threatened to expel 35 % diplomats and met in Moscow"
).split(" ")
NEWSLIKE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANYTHING = st.text(max_size=200)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def coded(text: str) -> Doc:
    [found] = engine.code([a_doc(text)], pipeline=engine.english())
    assert isinstance(found, Doc), found
    return found


def spans(doc: Doc) -> Iterator[Span]:
    """Every span that anything in `doc` stands on."""
    yield from (t.span for t in doc.tokens)
    yield from (s.span for s in doc.sentences)
    yield from (n.span for n in doc.names)
    yield from (m.span for m in doc.mentions)
    for a in doc.attributions:
        yield from (s for s in (a.source, a.cue, *a.content) if s)
    for e in doc.events:
        yield e.trigger
        yield from (p.span for p in (*e.actors, *e.recipients) if p.span)
        yield from (c.span for c in e.counts)


@FEW
@given(ANYTHING | NEWSLIKE)
def test_everything_stands_in_the_text(text: str) -> None:
    assert all(span.end <= len(text) for span in spans(coded(text)))


@FEW
@given(ANYTHING | NEWSLIKE)
def test_tokens_are_in_order_and_are_the_text(text: str) -> None:
    doc = coded(text)
    assert all(a.end <= b.start for a, b in pairwise(doc.tokens))
    assert all(text[t.start : t.end] == t.text for t in doc.tokens)
    assert "".join(t.text for t in doc.tokens) == "".join(text.split())


@FEW
@given(NEWSLIKE)
def test_sentences_hold_their_tokens_and_trees_stay_inside(text: str) -> None:
    doc = coded(text)
    for s in doc.sentences:
        inside = range(s.first, s.last)
        assert all(doc.tokens[i].head in inside for i in inside)
        assert all(s.span.holds(doc.tokens[i].span) for i in inside)
        assert sum(doc.tokens[i].head == i for i in inside) == 1


@FEW
@given(NEWSLIKE)
def test_ids_are_single_and_references_lead_somewhere(text: str) -> None:
    doc = coded(text)
    attributions = [a.id for a in doc.attributions]
    events = [e.id for e in doc.events]
    assert len(set(attributions)) == len(attributions)
    assert len(set(events)) == len(events)
    assert {a.parent for a in doc.attributions if a.parent} <= set(attributions)
    assert {v for e in doc.events for v in e.voice} <= set(attributions)


@FEW
@given(NEWSLIKE)
def test_no_attribution_stands_inside_itself(text: str) -> None:
    parents = {a.id: a.parent for a in coded(text).attributions}
    for start, at in parents.items():
        seen = {start}
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@FEW
@given(NEWSLIKE)
def test_coding_twice_changes_nothing(text: str) -> None:
    assert coded(text) == coded(text)


@FEW
@given(NEWSLIKE)
def test_every_position_is_shown_by_an_attribution_of_its_document(text: str) -> None:
    doc = coded(text)
    ids = {a.id for a in doc.attributions}
    positions = [p for c in engine.ledger([doc]).claims for p in c.positions]
    assert {p.attribution for p in positions} <= ids
    assert {p.document for p in positions} <= {doc.id}
