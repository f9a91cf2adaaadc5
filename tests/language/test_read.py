"""The neural reader on running text: what always holds, and that it reads plain news."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_doc
from tightrope import language
from tightrope.core.errors import InputError
from tightrope.core.types import Doc, NameKind

NEWS = (
    "Example Minister Denies Charge\n\nThe envoy of Ruritania said on Monday that her country had closed its border. "
    "“We had no choice,” she added."
)


def test_plain_news_is_read() -> None:
    doc = language.read(a_doc(NEWS))
    assert doc.quote(doc.sentences[0].span) == "Example Minister Denies Charge"
    assert len(doc.sentences) == 3
    said = next(t for t in doc.tokens if t.text == "said")
    subject = next(t for t in doc.tokens if t.text == "envoy")
    assert (said.lemma, said.upos) == ("say", "VERB")
    assert doc.tokens[subject.head] == said and subject.rel == "nsubj"
    assert any(doc.quote(n.span) == "Ruritania" and n.kind != NameKind.DATE for n in doc.names)
    assert any("said" in doc.quote(cue) for frame in doc.frames for cue in frame.cues)


def check(doc: Doc) -> None:
    n = len(doc.tokens)
    assert [t for s in doc.sentences for t in range(s.first, s.last)] == list(range(n))
    for sentence in doc.sentences:
        heads = [doc.tokens[i].head for i in range(sentence.first, sentence.last)]
        assert all(sentence.first <= h < sentence.last for h in heads)
        assert sum(h == i for i, h in enumerate(heads, sentence.first)) == 1
    for span in (*(t.span for t in doc.tokens), *(name.span for name in doc.names)):
        assert span.end <= len(doc.text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_whole_trees(text: str) -> None:
    check(language.read(a_doc(text, id="d-any")))


def test_a_sentence_longer_than_a_window_is_one_tree() -> None:
    text = "Ministers " + "from the northern towns and the southern ports " * 60 + "met."
    check(language.read(a_doc(text)))


def test_text_without_a_word_stays_as_it_is() -> None:
    doc = a_doc(" \n ")
    assert language.read(doc) is doc


def test_an_unread_language_is_refused() -> None:
    with pytest.raises(InputError, match="no reader for language 'xx'"):
        language.read(a_doc(NEWS, language="xx"))
