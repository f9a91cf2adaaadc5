"""JSONL, CSV and lists of records."""

import json

import pytest

from tests.documents.reading import reading_bytes, the_doc, the_error
from tightrope.core.types import PublishedBasis
from tightrope.documents import Columns, Limits

ROW = {
    "headline": "A title",
    "body": "The body.",
    "publish_date": "2025-06-24",
    "source": {"name": "Wire"},
    "id": 7,
}


def jsonl(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_usual_column_names_are_known() -> None:
    doc = the_doc(
        jsonl(ROW | {"authors": ["A. One", "B. Two"], "URL": "https://x.example/1"}), format="jsonl"
    )
    assert doc.text == "A title\n\nThe body."
    assert (doc.source, doc.outlet, doc.author, doc.url) == (
        "-#7",
        "Wire",
        "A. One, B. Two",
        "https://x.example/1",
    )
    assert doc.published is not None
    assert (doc.published.date().isoformat(), doc.published_basis) == ("2025-06-24", PublishedBasis.STATED)


def test_columns_can_be_named() -> None:
    row = {"text": "Not this.", "Nota Bene": "This.", "wann": "2025-06-24"}
    doc = the_doc(jsonl(row), format="jsonl", columns=Columns(text="Nota Bene", date="wann"))
    assert doc.text == "This."
    assert doc.published is not None


def test_a_missing_column_is_told_with_line_and_columns() -> None:
    assert the_error(jsonl({"a": 1, "b": 2}), format="jsonl") == (
        "-: line 1: no column with the text among: a, b; name it, for example text=COLUMN"
    )
    asked = the_error(jsonl({"text": "x"}), format="jsonl", columns=Columns(title="head"))
    assert asked == "-: line 1: no column 'head' (asked for as title); there are: text"


def test_bad_lines_fail_beside_the_good_ones() -> None:
    lines = (
        jsonl(ROW)
        + "{broken\n\n"
        + jsonl(["no", "object"], ROW | {"body": {"deep": 1}}, ROW | {"body": "Other."})
    )
    docs, failures = reading_bytes(lines, format="jsonl")
    assert [doc.text for doc in docs] == ["A title\n\nThe body.", "A title\n\nOther."]
    assert [f.input for f in failures] == ["-#line-2", "-#line-4", "-#line-5"]
    assert "line 2: not JSON" in failures[0].error
    assert "this is list" in failures[1].error
    assert "column 'body' holds dict, not text" in failures[2].error


def test_a_value_that_is_no_text_is_told() -> None:
    assert the_error(jsonl({"text": True}), format="jsonl") == "-: line 1: column 'text' holds bool, not text"


def test_a_file_that_is_something_else_fails_once() -> None:
    docs, failures = reading_bytes("words\n" * 1000, format="jsonl")
    assert not docs
    assert len(failures) == 20
    assert "and so the 19 rows before it" in failures[-1].error


def test_html_in_a_column_becomes_its_words() -> None:
    assert the_doc(jsonl({"text": "<p>One.</p><p>Two.</p>"}), format="jsonl").text == "One.\n\nTwo."


def test_a_line_in_another_encoding_is_decoded_by_itself() -> None:
    lines = b'{"text": "Plain."}\n' * 2000 + '{"text": "The “other” one."}\n'.encode("cp1252")
    docs, _ = reading_bytes(lines, format="jsonl")
    assert docs[-1].text == "The “other” one."


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"a":' * 100_000, "1" * 10_000])
def test_deep_json_is_survived(nested: str) -> None:
    assert ";" in the_error(nested, format="jsonl")


def test_a_line_over_the_limit_is_refused() -> None:
    assert "line 1: longer than the 50" in the_error(
        jsonl({"text": "x" * 60}), format="jsonl", limits=Limits(document_bytes=50)
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_csv_of_any_usual_kind(delimiter: str, encoding: str) -> None:
    table = (
        delimiter.join(("Title", "Text"))
        + "\r\n"
        + delimiter.join(("Şı", '"One, two;\nand ""three"" | four"'))
        + "\r\n"
    )
    doc = the_doc(table.encode(encoding), format="csv")
    assert doc.text == 'Şı\n\nOne, two;\nand "three" | four'


def test_a_spreadsheet_note_on_the_delimiter_is_passed_over() -> None:
    assert the_doc("sep=;\ntitle;text\nA;B\n", format="csv").text == "A\n\nB"


def test_csv_rows_that_do_not_fit_fail_with_their_line() -> None:
    docs, (failure,) = reading_bytes("title,text\nA,B\nC,D,E\nF,G\n", format="csv")
    assert [doc.text for doc in docs] == ["A\n\nB", "F\n\nG"]
    assert failure.error == "-: line 3: 3 cells under 2 columns; quote the cells that hold commas"


def test_an_unclosed_quotation_mark_does_not_swallow_the_file() -> None:
    docs, failures = reading_bytes('title,text\nA,B\nC,"' + "words and words\n" * 20_000, format="csv")
    assert [doc.text for doc in docs] == ["A\n\nB"]
    assert "not CSV (field larger than field limit" in failures[-1].error


def test_formulas_in_csv_stay_text() -> None:
    assert the_doc("text\n=1+1\n", format="csv").text == "=1+1"


def test_a_list_of_records_is_read_like_rows() -> None:
    docs, _ = reading_bytes(json.dumps({"status": "ok", "articles": [ROW, {"text": "Second."}]}))
    assert [doc.source for doc in docs] == ["-#7", "-#record-2"]
