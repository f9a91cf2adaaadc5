"""Paragraphs and reading windows."""

from hypothesis import given
from hypothesis import strategies as st

from tightrope.language.layout import WINDOW_PIECES, paragraphs, windows


def texts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_line_breaks_divide_paragraphs() -> None:
    assert texts("A headline\nFirst paragraph.\n\nSecond one. \n") == [
        "A headline",
        "First paragraph.",
        "Second one.",
    ]


def test_a_text_wrapped_at_a_width_is_divided_by_empty_lines_only() -> None:
    wrapped = "The ministry said on\nMonday that it would\nanswer in time.\n\nNobody\nreplied."
    assert len(texts(wrapped)) == 2


def test_an_empty_text_has_no_paragraph() -> None:
    assert paragraphs(" \n \n") == []


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.booleans()), min_size=1, max_size=300))
def test_windows_cover_every_word_once(words: list[tuple[int, bool, bool]]) -> None:
    lengths, starts, stops = (list(column) for column in zip(*words, strict=True))
    found = list(windows(lengths, starts, stops))
    assert [i for first, last in found for i in range(first, last)] == list(range(len(words)))
    assert all(sum(lengths[first:last]) <= WINDOW_PIECES or last - first == 1 for first, last in found)
