"""Text to words: what is split, what stays together, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.language.tokens import Tokenizer
from tightrope.resources.languages import tokenization

TOKENIZE = Tokenizer(tokenization("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Baku doesn't agree.", "Baku|does|n't|agree|."),
        ("It’s Iran's claim", "It|’s|Iran|'s|claim"),
        ("the U.S. envoy, Gen. Smith", "the|U.S.|envoy|,|Gen.|Smith"),
        ("air-defence and anti-aircraft guns", "air|-|defence|and|anti-aircraft|guns"),
        ("killed 1,200 on 9/11 at 10:30", "killed|1,200|on|9/11|at|10:30"),
        ("“No,” he said—twice.", "“|No|,|”|he|said|—|twice|."),
        ("cannot, can't", "can|not|,|ca|n't"),
        ("$3.5bn (10km)", "$|3.5|bn|(|10|km|)"),
        ("see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."),
        ("They left. He stayed...", "They|left|.|He|stayed|..."),
    ],
)
def test_words(text: str, words: str) -> None:
    assert "|".join(text[s.start : s.end] for s in TOKENIZE(text)) == words


@given(st.text())
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    covered = [i for span in TOKENIZE(text) for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) >= {i for i, c in enumerate(text) if not c.isspace()}
    assert covered == sorted(covered)
