"""BIO label scores to labelled runs of words: the best path that never continues what it has not begun."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Run:
    """Words [first, last) under one label, with the mean probability of their labels."""

    first: int
    last: int
    label: str
    score: float


def runs(scores: Floats, labels: Sequence[str]) -> list[Run]:
    """Labelled runs in order. scores: (n, labels), raw; labels: "O" first, then B-x, I-x."""
    if not len(scores):
        return []
    logs = log_softmax(scores)
    path = _best_path(logs, *_transitions(tuple(labels)))
    found, first = [], 0
    for i in range(1, len(path) + 1):
        if i == len(path) or labels[path[i]] != f"I-{labels[path[first]][2:]}":
            if path[first]:
                sure = float(np.exp(logs[range(first, i), path[first:i]]).mean())
                found.append(Run(first, i, labels[path[first]][2:], sure))
            first = i
    return found


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities along the last axis."""
    top = scores.max(axis=-1, keepdims=True)
    total: Floats = scores - top - np.log(np.exp(scores - top).sum(axis=-1, keepdims=True))
    return total


@cache
def _transitions(labels: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Score of a path that starts with each label, and of each label (column) after each (row)."""
    begins = [label.startswith("I-") for label in labels]
    start = np.where(begins, FORBIDDEN, 0).astype(np.float32)
    after = np.zeros((len(labels), len(labels)), np.float32)
    for i, before in enumerate(labels):
        for j, label in enumerate(labels):
            if label.startswith("I-") and before[2:] != label[2:]:
                after[i, j] = FORBIDDEN
    return start, after


def _best_path(logs: Floats, start: Floats, after: Floats) -> list[int]:
    """Viterbi; where the best labels word by word are a path already, there is no better one."""
    greedy = logs.argmax(axis=1)
    if not start[greedy[0]] and not after[greedy[:-1], greedy[1:]].any():
        return [int(label) for label in greedy]
    best, back = logs[0] + start, []
    columns = np.arange(len(start))
    for row in logs[1:]:
        reached = best[:, None] + after
        source = reached.argmax(axis=0)
        back.append(source)
        best = reached[source, columns] + row
    path = [int(best.argmax())]
    for source in reversed(back):
        path.append(int(source[path[-1]]))
    return path[::-1]
