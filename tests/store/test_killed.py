"""A run killed with -9 at any point and started again loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.corpora import NOW, a_coded_doc
from tests.store.dying import DOCS, STAGES
from tightrope.store import add, adding, all_documents, contents, open_workspace, runs

ROOT = Path(__file__).parents[2]
WHOLE_BATCHES = {"reading": 1, "writing": 1, "committed": 2}


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_run_is_taken_up(where: str, stage: str) -> None:
    command = [sys.executable, "-m", "tests.store.dying", where, stage]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=False)
    assert ended.returncode == -signal.SIGKILL
    docs = [a_coded_doc(n) for n in range(1, DOCS + 1)]
    with open_workspace(where) as ws:
        assert len(list(all_documents(ws))) == WHOLE_BATCHES[stage] * adding.BATCH
        add(ws, docs, run="killed", now=NOW)
        assert list(all_documents(ws)) == docs
        counts = dict(contents(ws).counts)
        assert (counts["documents"], counts["events"], counts["runs"]) == (DOCS, DOCS, 1)
        (run,) = runs(ws).items
        assert (run.finished, run.new) == (True, DOCS)
