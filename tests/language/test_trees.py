"""The best tree against the best of all trees."""

from itertools import product

import numpy as np
import pytest

from tightrope.language.trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        k = start
        for _ in heads:
            k = heads[k]
        if k != roots[0]:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


def best_of_all(scores: np.ndarray, trees: list[tuple[int, ...]]) -> float:
    return max(total(scores, tree) for tree in trees)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_no_tree_scores_higher(n: int) -> None:
    rng = np.random.default_rng(n)
    trees = [heads for heads in product(range(n), repeat=n) if is_tree(heads)]
    for _ in range(60):
        scores = rng.normal(size=(n, n)).astype(np.float32)
        found = tuple(best_heads(scores))
        assert is_tree(found)
        assert total(scores, found) == pytest.approx(best_of_all(scores, trees), abs=1e-5)


def test_given_the_root_the_tree_is_the_best_one() -> None:
    rng = np.random.default_rng(7)
    trees = [heads for heads in product(range(5), repeat=5) if is_tree(heads)]
    for _ in range(60):
        scores = rng.normal(size=(5, 5)).astype(np.float32)
        found = tuple(best_heads(scores))
        root = next(i for i, h in enumerate(found) if h == i)
        rooted = [tree for tree in trees if tree[root] == root]
        assert is_tree(found)
        assert total(scores, found) == pytest.approx(best_of_all(scores, rooted), abs=1e-5)
