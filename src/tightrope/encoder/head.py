"""Linear heads over named clues: a weight for every clue and label, and a probability for every label.

A clue that ends in "=word" speaks for the kin of that word as well: the head keeps groups of words of like meaning,
so that what was learnt of one is known of the others. A head travels with its card, as the reader does; weights are
an `.npz` of plain arrays, never a pickle.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import load_toml, resource

Floats = npt.NDArray[np.float64]
FILE = "head.npz"
ARRAYS = ("clues", "weights", "bias", "words", "kin")


@dataclass(frozen=True, slots=True)
class LinearHead:
    """Weights of shape (clues, labels) and bias of shape (labels,), for the rows of `index` and for `labels`."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: Floats
    bias: Floats
    kin: Mapping[str, int]  # word -> its group

    def probabilities(self, clues: Iterable[str]) -> Floats:
        """A probability for each label, in their order; clues that were never seen in training count nothing."""
        scores = self.bias + self.weights[self._rows(clues)].sum(axis=0)
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum())

    def because(self, clues: Iterable[str], label: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """The clues that speak most for `label`, each with what it adds over the mean of all labels."""
        column, names = self.labels.index(label), tuple(self.index)
        rows = [(names[k], self.weights[k]) for k in self._rows(clues)]
        added = [(name, float(row[column] - row.mean())) for name, row in rows]
        return tuple(sorted(added, key=lambda a: (-a[1], a[0]))[:most])

    def _rows(self, clues: Iterable[str]) -> list[int]:
        return sorted(self.index[c] for c in with_kin(clues, self.kin) if c in self.index)


def with_kin(clues: Iterable[str], kin: Mapping[str, int]) -> frozenset[str]:
    """`clues` and, for each "name=word" whose word has kin, "name~number"."""
    return frozenset(c for clue in clues for c in _spoken(clue, kin))


def load_head(name: str) -> LinearHead:
    """The head in `resources/models/NAME`. Raises ResourceError where card and weights disagree."""
    folder = f"models/{name}"
    card = load_toml(f"{folder}/card.toml")
    arrays = _arrays(f"{folder}/{FILE}", card.get("files", {}).get(FILE))
    labels = tuple(card.get("labels", {}).get("types", ()))
    names, kin = arrays["clues"].tolist(), zip(arrays["words"].tolist(), arrays["kin"].tolist(), strict=True)
    weights, bias = arrays["weights"].astype(np.float64), arrays["bias"].astype(np.float64)
    if weights.shape != (len(names), len(labels)) or bias.shape != (len(labels),):
        raise ResourceError(
            f"{folder}: weights {weights.shape} do not fit {len(names)} clues and {len(labels)} labels; "
            "fit the head again or reinstall the package"
        )
    return LinearHead(labels, {clue: row for row, clue in enumerate(names)}, weights, bias, dict(kin))


def _spoken(clue: str, kin: Mapping[str, int]) -> Iterator[str]:
    yield clue
    name, equals, word = clue.partition("=")
    if equals and word in kin:
        yield f"{name}~{kin[word]}"


def _arrays(at: str, expected: str | None) -> Mapping[str, npt.NDArray[Any]]:
    try:
        payload = resource(at).read_bytes()
        if sha256(payload).hexdigest() != expected:
            raise ResourceError(f"{at}: its SHA-256 is not what its card says; reinstall the package")
        with np.load(BytesIO(payload), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ARRAYS}
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ResourceError(f"{at}: cannot be read ({error}); reinstall the package") from error
