"""What a Markdown file says of itself at its top."""

import pytest

from tightrope.documents.front_matter import front_matter

PAGE = """---
title: "Envoys meet: a report"
outlet: Example Wire
Date: 2025-06-26T20:15:00Z
---

# Envoys meet
"""


def test_title_outlet_and_date_are_told_as_written() -> None:
    assert front_matter(PAGE) == {
        "title": "Envoys meet: a report",
        "outlet": "Example Wire",
        "published": "2025-06-26T20:15:00Z",
    }


def test_other_usual_names_will_do() -> None:
    told = front_matter("---\nheadline: A\npublisher: B\nlang: en\n---\n")
    assert told == {"title": "A", "outlet": "B", "language": "en"}


@pytest.mark.parametrize(
    "markdown",
    [
        "# A heading\n\nWords.\n",
        "Words first.\n---\ntitle: not at the top\n---\n",
        "---\nThree dashes, a line, and no end.\n",
        "---\n- a list\n---\n",
        "---\n{broken: [\n---\n",
        "---\ntags: [a, b]\ntitle:\n---\n",
    ],
)
def test_a_file_that_says_nothing_of_itself(markdown: str) -> None:
    assert front_matter(markdown) == {}
