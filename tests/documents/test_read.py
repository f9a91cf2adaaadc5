"""Inputs: files, folders, patterns, standard input; failures beside the good ones."""

from pathlib import Path

import pytest

from tests.documents.reading import NOW, options, reading, reading_bytes, the_doc
from tests.documents.samples import JSONL, PAGE, TEXT
from tightrope.core.errors import InputError
from tightrope.core.types import PublishedBasis
from tightrope.documents import Limits, ReadOptions, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Second text.\n")
    (tmp_path / "a.txt").write_text("First text.\n")
    (tmp_path / "z.md").write_text("Third text.\n")
    (tmp_path / ".hidden.txt").write_text("Not read.\n")
    return tmp_path


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(folder: Path) -> None:
    docs, failures = reading(folder)
    assert [doc.text for doc in docs] == ["First text.", "Third text.", "Second text."]
    assert not failures


def test_what_no_reader_reads_is_told_once_per_folder(folder: Path) -> None:
    (folder / "c.png").write_bytes(b"\x89PNG")
    (folder / "d.docx").write_bytes(b"PK\x03\x04")
    docs, (failure,) = reading(folder)
    assert len(docs) == 3
    assert failure.error.endswith("2 files left out (.docx, .png); name them to read them")


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    assert "no file here has a suffix we read" in reading(tmp_path)[1][0].error


def test_a_pattern_is_sorted_and_its_absence_an_error(folder: Path) -> None:
    docs, failures = reading(str(folder / "**" / "*.txt"), str(folder / "*.html"))
    assert [doc.text for doc in docs] == ["First text.", "Second text."]
    assert "no file matches" in failures[0].error


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("Bracketed.")
    assert reading(str(tmp_path / "a[1].txt"))[0][0].text == "Bracketed."


def test_one_bad_input_fails_beside_the_good_ones(folder: Path) -> None:
    (folder / "a.html").write_text("<html></html>")
    docs, failures = reading(folder / "missing.txt", folder / "a.html", folder / "a.txt")
    assert [doc.text for doc in docs] == ["First text."]
    assert [f.input for f in failures] == [str(folder / "missing.txt"), str(folder / "a.html")]
    assert "No such file" in failures[0].error
    assert "no article text found in this page; try --format text" in failures[1].error


def test_the_same_document_is_given_once(folder: Path) -> None:
    assert len(reading(folder / "a.txt", folder / "a.txt")[0]) == 1


def test_reading_stops_at_the_number_of_documents_asked_for(folder: Path) -> None:
    assert len(reading(folder, max_documents=2)[0]) == 2


def test_reading_is_lazy(folder: Path) -> None:
    found = read([folder / "a.txt", folder / "gone.txt"], options=options())
    assert getattr(next(found), "text", None) == "First text."
    (folder / "gone.txt").write_text("Written while reading.")
    assert getattr(next(found), "text", None) == "Written while reading."


def test_without_standard_input_the_dash_is_an_error() -> None:
    assert "no standard input" in reading("-")[1][0].error


def test_an_unknown_format_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="no format is called 'pdf'; there are text, markdown"):
        read(["x"], options=options(format="pdf"))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(InputError, match="no time zone"):
        ReadOptions(now=NOW.replace(tzinfo=None))


def test_given_outlet_and_date_fill_what_is_not_stated() -> None:
    doc = the_doc(TEXT, outlet="Given Wire", published=NOW)
    assert (doc.outlet, doc.published, doc.published_basis) == ("Given Wire", NOW, PublishedBasis.GIVEN)
    stated = the_doc(PAGE, outlet="Given Wire", published=NOW)
    assert (stated.outlet, stated.published_basis) == ("Example Wire", PublishedBasis.STATED)


def test_a_given_language_is_taken_as_it_is() -> None:
    assert the_doc(TEXT, language="tr").language == "tr"


def test_a_given_format_beats_what_the_content_looks_like() -> None:
    assert the_doc(JSONL, format="text").text.startswith('{"id": 7')


def test_a_document_over_its_limit_is_refused() -> None:
    docs, (failure,) = reading_bytes(TEXT, limits=Limits(document_bytes=100))
    assert not docs
    assert "larger than the 100 bytes" in failure.error


def test_other_kinds_of_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"%PDF-1.7 ...")
    assert "this is a PDF, not text; convert it" in reading(tmp_path / "a")[1][0].error


def test_a_name_with_control_characters_is_shown_without_them(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_text("Some text.")
    assert reading(path)[0][0].source == str(tmp_path / "a[31m b.txt")
