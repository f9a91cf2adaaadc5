"""Words that tell acts, as the reader guesses them: of which type, how real, done by whom and to whom."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from tightrope.core.types import Act, EventType, Reality
from tightrope.encoder.labels import ACTS, REALITIES
from tightrope.encoder.reader import Scores
from tightrope.language.spans import log_softmax

Floats = npt.NDArray[np.float32]

WORTH = 0.01  # probability from which a word may tell an act at all; who uses the guess asks for more
LEAST = 0.03  # a guess less likely than this is not kept
OTHER = 0  # no act: the first of ACTS


def acts(readings: Sequence[Scores]) -> tuple[Act, ...]:
    """One for each word that may tell an act, in text order. readings: windows end to end over all words."""
    return tuple(act for reading in readings for act in _acts(reading))


def _acts(reading: Scores) -> Iterator[Act]:
    types = np.exp(log_softmax(reading.acts))
    first = reading.window.first
    words = np.flatnonzero(1 - types[:, OTHER] >= WORTH)
    realities = np.exp(log_softmax(reading.realities[words]))
    doers, receivers = (np.exp(log_softmax(square[words])) for square in (reading.doers, reading.receivers))
    for k, word in enumerate(words):
        yield Act(
            token=int(word) + first,
            types=tuple((EventType(ACTS[i + 1]), p) for i, p in _likely(types[word, 1:])),
            realities=tuple((Reality(REALITIES[i]), p) for i, p in _likely(realities[k])),
            doers=tuple((i + first, p) for i, p in _likely(doers[k])),
            receivers=tuple((i + first, p) for i, p in _likely(receivers[k])),
        )


def _likely(chances: Floats) -> list[tuple[int, float]]:
    """Index and probability of what is likely enough, likeliest first; at least the best."""
    kept = np.flatnonzero(chances >= min(LEAST, chances.max()))
    return sorted(((int(i), float(chances[i])) for i in kept), key=lambda found: (-found[1], found[0]))
