"""Plain text and Markdown."""

import pytest

from tests.documents.reading import the_doc
from tightrope.documents.markdown import markdown_text
from tightrope.documents.text import title_of


def test_a_text_is_kept_to_the_letter() -> None:
    text = "  Title\n\n“Quoted”  twice — e\u0301tat\tx\n\n\n\nEnd."
    assert the_doc("\n" + text + " \n").text == text.strip()


def test_newlines_are_made_one_kind_and_controls_go() -> None:
    assert the_doc(b"One\r\ntwo\rthr\0ee\x07\xe2\x80\xa8four").text == "One\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A headline\n\nThe body.", "A headline"),
        ("Who denies what?\n\nThe body.", "Who denies what?"),
        ("A headline\nThe body goes on.", None),
        ("A first sentence.\n\nA second.", None),
        ("Only a line", None),
        ("word " * 50 + "\n\nThe body.", None),
    ],
)
def test_a_title_is_a_first_line_that_stands_alone(text: str, title: str | None) -> None:
    assert title_of(text) == title


def test_an_html_page_read_as_text_gives_all_its_words() -> None:
    page = "<!-- x --><html><head><title>T</title></head><body><nav>Menu</nav><p>One<br>two</p></body></html>"
    assert the_doc(page, format="text").text == "Menu\n\nOne\n\ntwo"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Title #1\n\nText", "Title #1\n\nText"),
        ("Title\n=====\n\nText", "Title\n\nText"),
        ("**Baku** *denies* __it__ and _how_", "Baku denies it and how"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        (
            "See [the report](https://x.example/a_b) and [more][1].\n\n[1]: https://y.example",
            "See the report and more.",
        ),
        ("![A picture](a.png)Words", "Words"),
        ("> quoted\n> words", "quoted\nwords"),
        ("- one\n- two\n1. three", "one\ntwo\nthree"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("```\ncode\n```\n`inline`", "code\n\ninline"),
        ("5 \\* 3 <!-- hidden -->", "5 * 3"),
        ("---\ntitle: x\n---\nText", "Text"),
    ],
)
def test_markdown_loses_its_signs_and_keeps_its_words(markdown: str, text: str) -> None:
    assert markdown_text(markdown) == text
