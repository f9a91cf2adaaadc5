"""BIO scores to runs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tightrope.language.spans import runs

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")


def scores_of(*labels: str) -> np.ndarray:
    out = np.zeros((len(labels), len(LABELS)), np.float32)
    for row, label in zip(out, labels, strict=True):
        row[LABELS.index(label)] = 8.0
    return out


def test_runs_follow_their_labels() -> None:
    found = runs(scores_of("O", "B-source", "I-source", "B-cue", "B-cue", "O"), LABELS)
    assert [(r.first, r.last, r.label) for r in found] == [(1, 3, "source"), (3, 4, "cue"), (4, 5, "cue")]
    assert all(0.9 < r.score <= 1 for r in found)


def test_nothing_continues_what_has_not_begun() -> None:
    found = runs(scores_of("O", "I-cue", "O"), LABELS)
    assert all(r.label == "cue" for r in found) or found == []
    assert runs(np.zeros((0, 5), np.float32), LABELS) == []


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=5, max_size=5), max_size=12))
def test_runs_are_ordered_and_apart(rows: list[list[float]]) -> None:
    found = runs(np.array(rows, np.float32).reshape(-1, 5), LABELS)
    edges = [edge for r in found for edge in (r.first, r.last)]
    assert edges == sorted(edges)
    assert all(0 <= r.first < r.last <= len(rows) for r in found)
