"""Linear heads over named clues: a weight for every clue and label, and a probability for every label.

A head travels with its card, as the reader does; weights are an `.npz` of plain arrays, never a pickle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import load_toml, resource

Floats = npt.NDArray[np.float64]
FILE = "head.npz"


@dataclass(frozen=True, slots=True)
class LinearHead:
    """Weights of shape (clues, labels) and bias of shape (labels,), for the rows of `index` and for `labels`."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: Floats
    bias: Floats

    def probabilities(self, clues: Iterable[str]) -> Floats:
        """A probability for each label, in their order; clues that were never seen in training count nothing."""
        rows = [self.index[c] for c in clues if c in self.index]
        scores = self.bias + self.weights[sorted(rows)].sum(axis=0)
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum())

    def because(self, clues: Iterable[str], label: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """The clues that speak most for `label`, each with what it adds over the mean of all labels."""
        column = self.labels.index(label)
        seen = [(c, self.weights[self.index[c]]) for c in clues if c in self.index]
        added = [(c, float(w[column] - w.mean())) for c, w in seen]
        return tuple(sorted(added, key=lambda a: (-a[1], a[0]))[:most])


def load_head(name: str) -> LinearHead:
    """The head in `resources/models/NAME`. Raises ResourceError where card and weights disagree."""
    folder = f"models/{name}"
    card = load_toml(f"{folder}/card.toml")
    arrays = _arrays(f"{folder}/{FILE}", card.get("files", {}).get(FILE))
    labels = tuple(card.get("labels", {}).get("types", ()))
    names, weights = arrays["clues"].tolist(), arrays["weights"].astype(np.float64)
    bias = arrays["bias"].astype(np.float64)
    if weights.shape != (len(names), len(labels)) or bias.shape != (len(labels),):
        raise ResourceError(
            f"{folder}: weights {weights.shape} do not fit {len(names)} clues, {len(labels)} labels"
        )
    return LinearHead(labels, {clue: row for row, clue in enumerate(names)}, weights, bias)


def _arrays(at: str, expected: str | None) -> Mapping[str, npt.NDArray[np.generic]]:
    try:
        payload = resource(at).read_bytes()
        if sha256(payload).hexdigest() != expected:
            raise ResourceError(f"{at}: its SHA-256 is not what its card says; reinstall the package")
        with np.load(BytesIO(payload), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ("clues", "weights", "bias")}
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ResourceError(f"{at}: cannot be read ({error}); reinstall the package") from error
