"""A logistic model of two contents being one claim, and what it says of incidents it has not seen."""

from collections.abc import Mapping, Sequence

import numpy as np
from data import Pairs

from tightrope.ledger.likeness import FEATURES

PENALTY = 12.0  # on standardised weights; F1 of pairs held out is .633 with 1, .645 with 4, .659 with 12
STEPS = 30  # of Newton's method; it settles within ten


def fit(x: np.ndarray, y: np.ndarray, use: Sequence[str] = FEATURES) -> dict[str, float]:
    """Weights by feature, "intercept" among them, for features in their own units."""
    columns = [FEATURES.index(name) for name in use]
    spread = x[:, columns].std(axis=0) + 1e-9
    rows = np.hstack([np.ones((len(x), 1)), x[:, columns] / spread])
    penalty = np.diag([0.0, *[PENALTY] * len(columns)])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + penalty, gradient)
    return {"intercept": weights[0], **dict(zip(use, weights[1:] / spread, strict=True))}


def probabilities(x: np.ndarray, weights: Mapping[str, float]) -> np.ndarray:
    total = weights["intercept"] + sum(
        x[:, FEATURES.index(n)] * w for n, w in weights.items() if n != "intercept"
    )
    return 1 / (1 + np.exp(-total))


def held_out(pairs: Pairs, use: Sequence[str] = FEATURES) -> np.ndarray:
    """A probability for every pair, each by weights that have not seen its incident."""
    found = np.zeros(len(pairs.same))
    for incident in sorted(set(pairs.incident)):
        out = pairs.incident == incident
        found[out] = probabilities(pairs.features[out], fit(pairs.features[~out], pairs.same[~out], use))
    return found


def prf(found: np.ndarray, same: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs said to be one claim."""
    hits = float((found & same).sum())
    precision, recall = hits / max(found.sum(), 1), hits / max(same.sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def b_cubed(found: Mapping[int, object], gold: Mapping[int, object]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 (Bagga & Baldwin 1998) of the clusters `found`, over the items of `gold`."""

    def share(of: Mapping[int, object], among: Mapping[int, object]) -> float:
        shares = []
        for item in gold:
            together = [k for k in gold if of[k] == of[item]]
            shares.append(sum(among[k] == among[item] for k in together) / len(together))
        return sum(shares) / len(shares)

    precision, recall = share(found, gold), share(gold, found)
    return precision, recall, 2 * precision * recall / (precision + recall)
