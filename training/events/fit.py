"""Fitting a linear head, and what it says of examples it has not seen."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from data import FOLDS, Example
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tightrope.encoder.head import LinearHead

STRENGTH = 0.4  # inverse of the penalty; .3 to 1.2 differ by less than their noise
SEEN = 2  # clues of fewer examples are left out: they are told by heart
TRIGGER = 0.7  # of a clue of a trigger against one of a word: a trigger gives several clues that say the same


def fit(
    examples: Sequence[Example], temperature: float = 1.0, kin: Mapping[str, int] | None = None
) -> LinearHead:
    """Logistic regression with a square penalty; scores divided by `temperature`."""
    counts = Counter(c for e in examples for c in e.clues)
    rows = DictVectorizer(sort=True).fit([{c: 1.0 for c, n in counts.items() if n >= SEEN}])
    size = np.array([strength(c) for c in rows.feature_names_])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-4)
    model.fit(
        rows.transform([{c: strength(c) for c in e.clues} for e in examples]), [e.root for e in examples]
    )
    return LinearHead(
        labels=tuple(model.classes_.tolist()),
        index={clue: k for k, clue in enumerate(rows.feature_names_)},
        weights=model.coef_.T * size[:, None] / temperature,
        bias=model.intercept_ / temperature,
        kin=kin or {},
    )


def strength(clue: str) -> float:
    return TRIGGER if "|" in clue or clue.startswith(("first=", "outer=", "chain=")) else 1.0


def out_of_fold(examples: Sequence[Example], fold: np.ndarray) -> np.ndarray:
    """(examples, labels) probabilities, each by a head that has not seen the example's fold."""
    found = np.zeros((len(examples), len({e.root for e in examples})))
    for k in range(FOLDS):
        head = fit([e for e, f in zip(examples, fold, strict=True) if f != k])
        for i in np.flatnonzero(fold == k):
            found[i] = head.probabilities(examples[i].clues)
    return found


def temperature(probabilities: np.ndarray, gold: np.ndarray) -> float:
    """What the scores must be divided by for the likelihood of `gold` (label numbers) to be greatest."""
    return float(
        minimize_scalar(lambda t: _surprise(probabilities, gold, t), bounds=(0.3, 3), method="bounded").x
    )


def sharpened(probabilities: np.ndarray, by: float) -> np.ndarray:
    """`probabilities` as they are when the scores behind them are divided by `by`."""
    odds = probabilities ** (1 / by)
    return odds / odds.sum(axis=1, keepdims=True)


def calibration_error(probabilities: np.ndarray, gold: np.ndarray, bins: int = 10) -> float:
    """Mean distance between the probability of the first label and the share that is right, over equal bins."""
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == gold
    which = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [(which == b).mean() * abs(sure[which == b].mean() - right[which == b].mean()) for b in set(which)]
    return float(sum(gaps))


def _surprise(probabilities: np.ndarray, gold: np.ndarray, by: float) -> float:
    return float(-np.log(sharpened(probabilities, by)[np.arange(len(gold)), gold] + 1e-12).mean())
