"""The public API: all of it is there, it is light to import, and it does what its docstring shows."""

import subprocess
import sys
from pathlib import Path

import tightrope as tr
from tests.builders import SENTENCE

HEAVY = ("numpy", "onnxruntime", "trafilatura", "httpx", "babel")


def test_every_public_name_is_there_and_sorted() -> None:
    assert [name for name in tr.__all__ if not hasattr(tr, name)] == []
    assert tr.__all__ == sorted(tr.__all__)


def test_importing_loads_nothing_heavy() -> None:
    look = f"import sys, tightrope; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_whole_program_on_one_screen(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        f"Iran says that Israeli drones crossed Azerbaijan.\n\n{SENTENCE}\n", "utf-8"
    )
    book = tr.ledger(tr.code(tr.read(tmp_path)))
    [doc] = book.documents
    assert tr.Stance.DENIES in {a.stance for a in doc.attributions}
    assert {p.attribution for c in book.claims for p in c.positions} <= {a.id for a in doc.attributions}


def test_what_cannot_be_read_is_a_failure_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(SENTENCE, "utf-8")
    book = tr.ledger(tr.code(tr.read(tmp_path / "good.txt", tmp_path / "missing.txt")))
    assert len(book.documents) == 1
    [failure] = book.failures
    assert "missing.txt" in failure.input


def test_unsure_findings_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SENTENCE, "utf-8")
    book = tr.ledger(tr.code(tr.read(tmp_path)))
    assert tr.at_least(book, 0.0) == book
    assert [d.attributions for d in tr.at_least(book, 1.0).documents] == [()]
