"""How sure a figure is: what it would be on as many units (documents, sentences), drawn again with replacement."""

import random
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000  # resamples of the units: the 95 % interval is steady to about 0.005
SEED = 7  # any fixed number: the same units always give the same interval
TAIL = 0.025  # on either side of the central 95 %

Array = NDArray[np.float64]
Counts = Sequence[Sequence[tuple[float, float, float]]]
"""For each unit and each figure: hits, predicted, gold."""


def resampled(counts: Counts, *, samples: int = SAMPLES, seed: int = SEED) -> Array:
    """Summed counts of every resample, shape (samples, figures, 3). `counts` holds at least one unit."""
    units = np.asarray(counts, dtype=np.float64)
    sums: Array = _weights(len(units), samples, seed) @ units.reshape(len(units), -1)
    whole: Array = sums.reshape(samples, *units.shape[1:])
    return whole


def f1s(sums: Array) -> Array:
    """F1 of each (hits, predicted, gold) in the last axis; 0 where nothing is there and nothing predicted."""
    hits, predicted, gold = sums[..., 0], sums[..., 1], sums[..., 2]
    f1: Array = 2 * hits / np.maximum(predicted + gold, 1)
    return f1


def shares(sums: Array) -> Array:
    """hits / gold; not a number where there is nothing to have a share of."""
    hits, gold = sums[..., 0], sums[..., 2]
    found: Array = np.divide(hits, gold, out=np.full(hits.shape, np.nan), where=gold > 0)
    return found


def central(values: Array) -> tuple[float, float] | None:
    """The central 95 % of the numbers among `values`; None if there is none."""
    ordered = np.sort(values[~np.isnan(values)])
    if not len(ordered):
        return None
    high = min(int((1 - TAIL) * len(ordered)), len(ordered) - 1)
    return float(ordered[int(TAIL * len(ordered))]), float(ordered[high])


@cache
def _weights(size: int, samples: int, seed: int) -> Array:
    """How often each of `size` units is drawn in each resample, shape (samples, size)."""
    rng = random.Random(seed)
    draws = [[rng.randrange(size) for _ in range(size)] for _ in range(samples)]
    return np.asarray([np.bincount(draw, minlength=size) for draw in draws], dtype=np.float64)
