"""Kinds of files, told by what is in them."""

import gzip
import lzma
from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.evaluation.files import COLUMNS, FileKind, kind_of, text_of

READING = "# by hand\ndoc: a.txt\nattributions: []\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (READING, FileKind.READINGS),
        ('{"doc": "a.txt", "attributions": []}', FileKind.READINGS),
        ('{"schema": "tightrope/brief/1", "documents": []}', FileKind.BRIEFS),
        ('{\n "schema": "tightrope/brief/1"\n}', FileKind.BRIEFS),
        ('{"id": "1", "text": "t", "events": []}\n{"id": "2"}', FileKind.EVENTS),
        ('\n{"id": "1", "text": "t", "annotations": []}', FileKind.POLNEAR),
        ("\t".join(COLUMNS) + "\r\n", FileKind.PAIRS),
    ],
)
def test_a_kind_is_seen_whatever_the_file_is_called(text: str, kind: FileKind, tmp_path: Path) -> None:
    path = tmp_path / "some.file"
    path.write_text(text, encoding="utf-8")
    assert kind_of(path) is kind


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bytes])
def test_compressed_files_are_read_as_what_is_in_them(pack: object, tmp_path: Path) -> None:
    path = tmp_path / "packed"
    assert callable(pack)
    path.write_bytes(pack(READING.encode()))
    assert text_of(path) == READING
    assert kind_of(path) is FileKind.READINGS


def test_a_json_file_is_a_brief_only_where_it_holds_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    path.write_text('{"id": "1", "text": "t", "events": []}')
    assert kind_of(path) is FileKind.EVENTS
    path.write_text("{}")
    assert kind_of(path) is FileKind.BRIEFS


@pytest.mark.parametrize("text", ["", "Some prose.\nMore.", "a\tb\tc", "{not json", "- a\n- b", "[1, 2]"])
def test_anything_else_is_refused_with_its_line_and_what_is_expected(text: str, tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"some\.txt:1: .* is expected"):
        kind_of(path)


def test_a_file_that_is_not_there_or_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="absent"):
        kind_of(tmp_path / "absent.yaml")
    (tmp_path / "noise.tsv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(InputError, match=r"noise\.tsv: cannot be read"):
        kind_of(tmp_path / "noise.tsv")
