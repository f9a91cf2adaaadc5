"""From what a format tells to the record."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.documents.reading import NOW, options
from tightrope.core.errors import InputError
from tightrope.core.types import PublishedBasis
from tightrope.documents.finish import finish, whole_text
from tightrope.documents.records import Article


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("T", "Body.", "T\n\nBody."),
        ("The Title", "the  TITLE\nBody.", "the  TITLE\nBody."),
        (None, "Body.", "Body."),
        ("T", "", "T"),
    ],
)
def test_the_text_begins_with_the_title_once(title: str | None, body: str, text: str) -> None:
    assert whole_text(title, body) == text


def test_a_title_is_one_line() -> None:
    doc = finish(Article(source="a", title=" A\n title\t\ufeff", body="Body."), options())
    assert doc.title == "A title"
    assert doc.text == "A title\n\nBody."


def test_the_id_comes_from_address_and_text_alone() -> None:
    one = finish(Article(source="a", url="https://x.example/1", body="Body."), options())
    other = finish(Article(source="b", url="https://x.example/1", body="Body.", author="A"), options())
    assert one.id == other.id
    assert one.id != finish(Article(source="a", body="Body."), options()).id


def test_only_web_addresses_are_addresses() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "urn:x", "https://x.example/" + "a" * 5000):
        assert finish(Article(source="a", url=url, body="Body."), options()).url is None


def test_without_text_there_is_no_document() -> None:
    with pytest.raises(InputError, match="a: the document holds no text"):
        finish(Article(source="a", body=" \0\n"), options())


def test_the_date_is_as_stated_else_as_in_the_address_else_unknown() -> None:
    url = "https://x.example/2025/06/20/a"
    stated = finish(Article(source="a", url=url, published="2025-06-24", body="B"), options())
    assert (stated.published, stated.published_basis) == (
        datetime(2025, 6, 24, tzinfo=UTC),
        PublishedBasis.STATED,
    )
    far = finish(Article(source="a", url=url, published=NOW + timedelta(days=400), body="B"), options())
    assert (far.published, far.published_basis) == (datetime(2025, 6, 20, tzinfo=UTC), PublishedBasis.URL)
    unknown = finish(Article(source="a", published="some day", body="B"), options())
    assert (unknown.published, unknown.published_basis) == (None, PublishedBasis.UNKNOWN)


def test_lone_surrogates_do_not_reach_the_text() -> None:
    doc = finish(Article(source="a\udcff", body="B\ud800"), options())
    assert (doc.source, doc.text) == ("a\ufffd", "B\ufffd")
