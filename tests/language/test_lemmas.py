"""Lemmas by tag."""

import pytest

from tightrope.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("accused", "VERB", "VBD", "accuse"),
        ("troops", "NOUN", "NNS", "troop"),
        ("meeting", "NOUN", "NN", "meeting"),
        ("meeting", "VERB", "VBG", "meet"),
        ("bombing", "VERB", "VBG", "bomb"),
        ("bombing", "NOUN", "NN", "bombing"),
        ("wo", "AUX", "MD", "will"),
        ("n't", "PART", "RB", "not"),
        ("’s", "PART", "POS", "’s"),
        ("’s", "AUX", "VBZ", "be"),
        ("United", "PROPN", "NNP", "United"),
    ],
)
def test_lemma(word: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(word, upos, xpos) == expected
