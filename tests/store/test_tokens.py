"""Tokens come back as they were, and short."""

from dataclasses import replace

from tests.builders import a_doc
from tightrope import language
from tightrope.store.tokens import packed, unpacked

TEXT = (
    "Norland's envoy hasn't denied it: "
    "\u201cWe can't\u2019ve fired,\u201d she told Sudria\u2019s \u00c9tats-G\u00e9n\u00e9raux.\n\nThe talks failed."
)


def test_every_field_comes_back() -> None:
    doc = language.read(a_doc(TEXT))
    assert len(doc.tokens) > 15
    assert unpacked(packed(doc.tokens, doc.text), doc.text) == doc.tokens


def test_words_that_the_text_does_not_hold_come_back() -> None:
    doc = language.read(a_doc(TEXT))
    first, *rest = doc.tokens
    odd = (replace(first, text="other", lemma="stem"), *rest)
    assert unpacked(packed(odd, doc.text), doc.text) == odd
    assert unpacked(packed((), ""), "") == ()


def test_an_article_is_some_kilobytes() -> None:
    doc = language.read(a_doc(" ".join([TEXT] * 20)))
    assert len(packed(doc.tokens, doc.text)) < 8 * len(doc.tokens)
