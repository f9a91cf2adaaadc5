"""Web pages and what they say of themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import reading_bytes, the_doc, the_error
from tests.documents.samples import BODY, PAGE, TITLE
from tightrope.core.types import PublishedBasis
from tightrope.documents.html import without_outlet
from tightrope.documents.markup import fragment_text, plain_or_fragment

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))


def page(head: str = "", body: str = PARAGRAPHS, lang: str = "en") -> str:
    top = f"<!doctype html><html lang={lang}><head><title>{TITLE}</title>{head}</head>"
    return f"{top}<body><article>{body}</article></body></html>"


def test_a_page_gives_its_facts() -> None:
    doc = the_doc(PAGE)
    assert doc.url == "https://wire.example/2025/06/24/envoys"
    assert doc.author == "A. Reporter"
    assert "Home" not in doc.text
    assert "rights reserved" not in doc.text
    assert doc.text == f"{TITLE}\n\n{BODY}"


def test_linked_data_tells_date_author_and_outlet() -> None:
    linked = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "A &amp; B meet", "datePublished":
      "2025-06-24T10:00:00+02:00", "author": [{"@type": "Person", "name": "A. One"}, {"name": "B. Two"}],
      "publisher": {"@type": "Organization", "name": "Linked Wire"}}]}</script>"""
    doc = the_doc(page(linked))
    assert (doc.title, doc.author, doc.outlet) == ("A & B meet", "A. One, B. Two", "Linked Wire")
    assert doc.published is not None
    assert doc.published.isoformat() == "2025-06-24T08:00:00+00:00"


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5000, '{"@type": "Article", "author": 7, "headline": {}}', "null", '"x"']
)
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    assert the_doc(page(f'<script type="application/ld+json">{broken}</script>')).title == TITLE


def test_the_time_element_and_the_address_are_the_last_to_date_a_page() -> None:
    timed = the_doc(page(body=f'<time datetime="2025-06-20">20 June</time>{PARAGRAPHS}'))
    assert timed.published_basis is PublishedBasis.STATED
    by_address = the_doc(page('<link rel="canonical" href="https://x.example/2025/06/19/a">'))
    assert (by_address.published_basis, by_address.outlet) == (PublishedBasis.URL, "x.example")
    assert by_address.published is not None
    assert by_address.published.date().isoformat() == "2025-06-19"


def test_a_page_with_nothing_to_date_it_is_undated() -> None:
    doc = the_doc(page())
    assert (doc.published, doc.published_basis) == (None, PublishedBasis.UNKNOWN)


@pytest.mark.parametrize(
    "empty", ["<html></html>", "<html><body><nav>Menu</nav></body></html>", "<!doctype html>"]
)
def test_a_page_without_an_article_is_an_error(empty: str) -> None:
    assert "try --format text" in the_error(empty, format="html")


def test_a_page_with_too_many_elements_is_refused_quickly() -> None:
    assert "elements are too many" in the_error(page(body="<b>x</b>" * 100_001))


def test_deep_nesting_is_survived() -> None:
    docs, failures = reading_bytes(page(body="<div>" * 50_000 + PARAGRAPHS))
    assert len(docs) + len(failures) == 1


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Envoys meet - Example Wire", "Envoys meet"),
        ("Envoys meet | EXAMPLE WIRE ", "Envoys meet"),
        ("Example Wire", "Example Wire"),
    ],
)
def test_the_outlet_is_no_part_of_the_title(title: str, bare: str) -> None:
    assert without_outlet(title, "Example Wire") == bare


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>One</p><p>two <b>three</b>\n four</p>", "One\n\ntwo three four"),
        ("a<br>b<script>x</script><!-- y --><style>z</style>c", "a\n\nbc"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<!-- only -->", ""),
        ("a < b", "a < b"),
    ],
)
def test_fragments_become_their_words(html: str, text: str) -> None:
    assert fragment_text(html) == text


def test_text_without_tags_is_left_alone() -> None:
    assert plain_or_fragment("if a < b and c > d  then\n&amp;") == "if a < b and c > d  then\n&amp;"


@settings(deadline=None)
@given(st.text(alphabet="<>/!-pbrscitdv=\"' &;ax\n", max_size=200))
def test_no_markup_breaks_the_reader(markup: str) -> None:
    fragment_text(markup)
    reading_bytes(page(body=markup), format="html")
