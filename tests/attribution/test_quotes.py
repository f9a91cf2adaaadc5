import pytest

from tightrope.attribution.quotes import quotes_in


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotes_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” she said. “Never.”", ["No,", "Never."]),
        ('He called it "a lie" and left.', ["a lie"]),
        ("Le ministre: «Non».", ["Non"]),
        ("the ministers' talks, 'a farce', went on", []),
        ("‘It wasn’t us,’ he said.", ["It wasn’t us,"]),
        ('A 6" gun fired.', []),
        ("“It never closes, she said.\nA new line.", []),
        ('"one" and "two"', ["one", "two"]),
        ('It was "the border."Leaders left.', ["the border."]),
        ("''Twice,'' she said. ''Never.''", ["Twice,", "Never."]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_reopened_at_each_paragraph_is_one() -> None:
    text = "“First part.\n\n“Second part,” he said."
    assert inner(text) == ["First part.\n\n“Second part,"]


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    assert inner("“They said ‘no’ to us.”") == ["They said ‘no’ to us."]
