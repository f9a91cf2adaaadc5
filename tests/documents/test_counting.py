"""How many documents are to come: told where it can be, and never by raising."""

from pathlib import Path

import pytest

from tests.documents.reading import options, reading
from tests.documents.samples import JSONL, TEXT
from tightrope.documents import count


def test_a_folder_counts_its_files_its_rows_and_what_will_fail(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "rows.jsonl").write_bytes(JSONL * 2 + b"{broken\n")
    docs, failures = reading(tmp_path)
    repeated = 1  # both rows are one document
    assert count([tmp_path], options=options()) == len(docs) + len(failures) + repeated


@pytest.mark.parametrize("given", ["-", "https://example.org/feed"])
def test_what_only_reading_can_tell_is_not_told(given: str, tmp_path: Path) -> None:
    assert count([tmp_path, given], options=options()) is None


def test_what_is_not_there_is_one_failure(tmp_path: Path) -> None:
    assert count([tmp_path / "missing.txt", tmp_path / "*.none"], options=options()) == 2
