"""The whole pipeline on short texts, and that one bad document does not end a batch."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_doc
from tightrope import engine
from tightrope.core.types import Doc, Failure, Stance

DENIAL = (
    "Armenia accused Azerbaijan of shelling a border village on Monday. Azerbaijan denied the accusation."
)


def code(text: str) -> Doc:
    coded = engine.code_one(a_doc(text), pipeline=engine.english())
    assert isinstance(coded, Doc), coded
    return coded


def test_a_denial_is_kept_with_its_speaker() -> None:
    doc = code(DENIAL)
    denials = [a for a in doc.attributions if a.stance is Stance.DENIES]
    assert [actor.code for a in denials for actor in a.actors] == ["AZE"]


def test_running_twice_changes_nothing() -> None:
    assert code(DENIAL) == code(DENIAL)


def test_an_unread_language_is_a_recorded_failure() -> None:
    items = [
        a_doc("Un texte.", language="fr"),
        a_doc(DENIAL),
        Failure(input="x", stage="documents", error="gone"),
    ]
    found = list(engine.code(items, pipeline=engine.english()))
    assert [type(item) for item in found] == [Failure, Doc, Failure]
    assert isinstance(found[0], Failure) and found[0].stage == "language"


def test_a_stage_that_breaks_is_a_recorded_failure() -> None:
    def broken(doc: Doc) -> Doc:
        raise RuntimeError("no good")

    pipeline = engine.Pipeline(stages={"en": (("actors", broken),)})
    found = engine.code_one(a_doc(DENIAL), pipeline=pipeline)
    assert isinstance(found, Failure)
    assert (found.stage, found.input) == ("actors", "test.txt") and "no good" in found.error


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_every_record_points_inside_its_text(text: str) -> None:
    doc = code(text)
    spans = [span for a in doc.attributions for span in a.content] + [e.trigger for e in doc.events]
    spans += [m.span for m in doc.mentions] + [a.cue for a in doc.attributions if a.cue]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    known = {a.id for a in doc.attributions}
    assert all(a.parent is None or a.parent in known for a in doc.attributions)
    assert all(set(e.voice) <= known for e in doc.events)
