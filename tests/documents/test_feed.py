"""RSS, Atom and JSON feeds; hostile XML."""

import pytest

from tests.documents.reading import reading_bytes, the_doc, the_error
from tests.documents.samples import BODY, RSS, TITLE
from tightrope.core.types import PublishedBasis

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Wire</title>
<entry><title type="html">Envoys &amp;lt;meet&amp;gt;</title><id>urn:1</id><link href="https://wire.example/1"/>
<author><name>A. Reporter</name></author>
<published>2025-06-24T10:00:00Z</published><updated>2025-06-25T10:00:00Z</updated>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry>
<entry><title>Second</title><id>urn:2</id><updated>2025-06-26T10:00:00Z</updated><summary>Short.</summary></entry></feed>"""


def test_an_atom_feed_is_read_entry_by_entry() -> None:
    docs, failures = reading_bytes(ATOM)
    assert not failures
    first, second = docs
    assert first.text == "Envoys <meet>\n\nOne.\n\nTwo."
    assert (first.author, first.outlet, first.url) == (
        "A. Reporter",
        "Example Wire",
        "https://wire.example/1",
    )
    assert first.published is not None
    assert first.published.isoformat() == "2025-06-24T10:00:00+00:00"
    assert first.published_basis is PublishedBasis.FEED
    assert (second.text, second.url, second.source) == ("Second\n\nShort.", None, "-#entry-2")


def test_a_feed_without_entries_is_no_error() -> None:
    assert reading_bytes('<rss version="2.0"><channel><title>Quiet</title></channel></rss>') == ([], [])


def test_an_entry_without_words_is_a_failure_beside_the_others() -> None:
    docs, (failure,) = reading_bytes(RSS.replace(b"</channel>", b"<item><guid>x</guid></item></channel>"))
    assert len(docs) == 1
    assert failure.error.startswith("-#entry-2: the document holds no text")


def test_a_broken_feed_gives_what_stands_before_the_break() -> None:
    docs, _ = reading_bytes(RSS.replace(b"</channel></rss>", b"<item><title>Cut o"))
    assert docs[0].text == f"{TITLE}\n\n{BODY}"


def test_what_is_no_feed_says_what_to_try() -> None:
    assert "not an RSS or Atom feed" in the_error("<?xml version='1.0'?><data><a/></data>")


def test_a_document_type_without_entities_is_harmless() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    assert the_doc(RSS.replace(b"<rss", doctype + b"<rss", 1)).title == TITLE


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
        '<!entity x "<rss>">',
        '<!-- <rss> --><!ENTITY x "y">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_declarations_are_refused_in_any_encoding(subset: str, encoding: str) -> None:
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{subset}]>{RSS.decode().partition("?>")[2]}'
    assert "declares XML entities" in the_error(bomb.encode(encoding), format="feed")


def test_words_about_entities_in_an_entry_are_words() -> None:
    told = RSS.replace(b"useful.", b"useful, said &amp;lt;!ENTITY.")
    assert "<!ENTITY" in the_doc(told).text


def test_a_feed_of_too_many_tags_is_refused_quickly() -> None:
    assert "too many for one feed" in the_error(b"<rss version='2.0'><channel>" + b"<item>" * 200_001)


def test_a_json_feed_gives_its_items_and_names_the_bad_one() -> None:
    docs, (failure,) = reading_bytes(
        '{"version": "https://jsonfeed.org/version/1", "title": "W", "author": {"name": "A"}, "items": ['
        '{"url": "https://x.example/1", "content_text": "Plain  <b>text"}, 7]}'
    )
    assert (docs[0].text, docs[0].author, docs[0].outlet) == ("Plain  <b>text", "A", "W")
    assert failure.error == "-#item-2: an item is an object, this is int; mend the feed"


@pytest.mark.parametrize(
    "broken", ['{"version": "https://jsonfeed.org/version/1"}', "{", "[" * 100_000, "3", '[{"a": 1}]']
)
def test_broken_json_says_where_and_what_to_try(broken: str) -> None:
    error = the_error(broken, format="json")
    assert error.startswith("-: ")
    assert ";" in error
