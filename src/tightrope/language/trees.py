"""The best dependency tree for a sentence: maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
ROOTS_TRIED = 3  # candidates for the root, best first, when the greedy heads are no tree
FORBIDDEN = -1e9


def best_heads(scores: Scores) -> list[int]:
    """The head of each of n words; the root is its own head.

    scores: (n, n), row dependent, column head; the diagonal scores the word as the root. Exactly one root.
    """
    greedy = [int(h) for h in scores.argmax(axis=1)]
    if _is_tree(greedy):
        return greedy
    diagonal = np.diag(scores)
    off_diagonal = scores + np.diag(np.full(len(scores), FORBIDDEN, np.float32))
    gain = diagonal - off_diagonal.max(axis=1)
    candidates = [_rooted(off_diagonal, int(root)) for root in np.argsort(-gain)[:ROOTS_TRIED]]
    return max(candidates, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))


def _is_tree(heads: list[int]) -> bool:
    return sum(h == i for i, h in enumerate(heads)) == 1 and _cycle(heads) is None


def _cycle(heads: list[int]) -> list[int] | None:
    """The words of one cycle longer than a self-loop, or None."""
    seen = [-1] * len(heads)
    for start in range(len(heads)):
        path, k = [], start
        while seen[k] < 0:
            seen[k] = start
            path.append(k)
            k = heads[k]
        if seen[k] == start and heads[k] != k:
            return path[path.index(k) :]
    return None


def _rooted(scores: Scores, root: int) -> list[int]:
    """Best tree with `root` as the root."""
    forced = scores.astype(np.float64)
    forced[root] = FORBIDDEN
    forced[root, root] = 0.0
    return _edmonds(forced, root)


def _edmonds(scores: npt.NDArray[np.float64], root: int) -> list[int]:
    heads = [int(h) for h in scores.argmax(axis=1)]
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    return _expanded(scores, heads, cycle, root)


def _expanded(scores: npt.NDArray[np.float64], heads: list[int], cycle: list[int], root: int) -> list[int]:
    """Contract the cycle to one word, solve the smaller problem, and open the cycle where it was entered."""
    outside = [i for i in range(len(heads)) if i not in cycle]
    small = np.full((len(outside) + 1, len(outside) + 1), FORBIDDEN)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[:-1, -1] = scores[np.ix_(outside, cycle)].max(axis=1)
    inner = np.array([scores[c, heads[c]] for c in cycle])
    entering = scores[np.ix_(cycle, outside)] - inner[:, None]
    small[-1, :-1] = entering.max(axis=0)
    solved = _edmonds(small, outside.index(root))
    result = list(heads)
    for k, word in enumerate(outside):
        inside = solved[k] == len(outside)
        result[word] = cycle[int(scores[word, cycle].argmax())] if inside else outside[solved[k]]
    entry = solved[-1]
    opened = cycle[int(entering[:, entry].argmax())]
    result[opened] = outside[entry]
    result[root] = root
    return result
