"""What holds for every reader in the table: a new row is tested the same day."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.reading import options, reading, reading_bytes, the_doc
from tests.documents.samples import SAMPLES, TITLE, zipped
from tightrope.core.types import Failure, PublishedBasis
from tightrope.documents import READERS, count

DATED = ("html", "feed", "json", "jsonl", "csv", "warc", "arc", "gzip", "zip")


@pytest.mark.parametrize("name", READERS)
def test_a_sample_file_becomes_the_article_it_holds(name: str, tmp_path: Path) -> None:
    file, content = SAMPLES[name]
    (tmp_path / file).write_bytes(content)
    docs, failures = reading(tmp_path / file)
    assert not failures
    (doc,) = docs
    assert doc.title == TITLE
    assert doc.text.startswith(f"{TITLE}\n\nThe envoys of Freedonia")
    assert doc.text.endswith("the roads are dry again.")
    assert doc.text.count(TITLE) == 1
    assert "**" not in doc.text
    assert doc.language == "en"
    assert doc.id.startswith("d-")


@pytest.mark.parametrize("name", DATED)
def test_a_sample_file_is_dated_and_has_an_outlet(name: str, tmp_path: Path) -> None:
    file, content = SAMPLES[name]
    (tmp_path / file).write_bytes(content)
    (doc,), _ = reading(tmp_path / file)
    assert doc.published is not None
    assert doc.published.isoformat().startswith("2025-06-24T")
    assert doc.published.utcoffset() is not None
    assert doc.published_basis in (PublishedBasis.STATED, PublishedBasis.FEED)
    assert doc.outlet == "Example Wire"


@pytest.mark.parametrize("name", [n for n in READERS if n not in ("csv", "markdown")])  # which look like text
def test_the_format_is_told_from_the_content_alone(name: str) -> None:
    assert the_doc(SAMPLES[name][1]).text.startswith(TITLE)


@pytest.mark.parametrize("name", READERS)
def test_every_format_is_read_inside_gzip_and_zip(name: str, tmp_path: Path) -> None:
    file, content = SAMPLES[name]
    (tmp_path / f"{file}.gz").write_bytes(gzip.compress(content))
    (tmp_path / "all.zip").write_bytes(zipped(**{file: content}))
    docs, failures = reading(tmp_path / f"{file}.gz", tmp_path / "all.zip")
    assert not failures
    assert {doc.text[: len(TITLE)] for doc in docs} == {TITLE}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("content", [b"", b"\0\1\2\3" * 100, b"<", b"{", b"\x1f\x8b\x08", b"PK\x03\x04"])
def test_bad_content_is_a_failure_that_says_what_to_try(name: str, content: bytes, tmp_path: Path) -> None:
    suffix = READERS[name].suffixes[0]
    path = tmp_path / f"bad{suffix}"
    path.write_bytes(content)
    docs, failures = reading(path)
    assert docs or failures
    assert all(f.error.startswith(str(path)) and ("; " in f.error or "try" in f.error) for f in failures)
    assert all(doc.text for doc in docs)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_never_crashes(name: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name][1])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    for item in (*reading_bytes(bytes(content), format=name)[0], *reading_bytes(bytes(content))[1]):
        assert isinstance(item, Failure) or item.text


@pytest.mark.parametrize("name", READERS)
def test_reading_twice_gives_the_same_ids(name: str) -> None:
    content = SAMPLES[name][1]
    assert reading_bytes(content)[0] == reading_bytes(content)[0]


@pytest.mark.parametrize("name", READERS)
def test_documents_are_counted_as_they_are_read(name: str, tmp_path: Path) -> None:
    file, content = SAMPLES[name]
    (tmp_path / file).write_bytes(content)
    (tmp_path / "pair.zip").write_bytes(zipped(**{f"one__{file}": content, f"two__{file}": content}))
    assert count([tmp_path / file, tmp_path / "pair.zip"], options=options()) == 3
