"""Acts from scores made by hand."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from tests.language.test_frames import one_hot, scores
from tightrope.core.types import EventType, Reality
from tightrope.encoder.labels import ACTS, REALITIES
from tightrope.encoder.reader import Scores
from tightrope.language.acts import acts

CLOSED, PORT, NORLAND = 5, 3, 0
SURE = 9.0


def told(type_: str, *, doer: int, receiver: int) -> Scores:
    """Scores under which "closed" surely tells an act of `type_`."""
    given = scores({})
    return replace(
        given,
        acts=one_hot(ACTS, {CLOSED: type_}),
        realities=one_hot(REALITIES, {CLOSED: Reality.PLANNED}),
        doers=pointing(doer),
        receivers=pointing(receiver),
    )


def pointing(at: int) -> npt.NDArray[np.float32]:
    square = np.zeros((8, 8), np.float32)
    square[CLOSED, at] = SURE
    return square


def test_a_word_that_tells_nothing_is_no_act() -> None:
    assert acts([scores({})]) == ()


def test_an_act_has_a_type_a_reality_and_parties_with_their_probabilities() -> None:
    [act] = acts([told("SANCTION", doer=NORLAND, receiver=PORT)])
    assert act.token == CLOSED
    assert act.types[0] == (EventType.SANCTION, pytest.approx(1, abs=0.01))
    assert act.realities[0][0] is Reality.PLANNED
    assert act.doers == ((NORLAND, pytest.approx(1, abs=0.01)),)
    assert act.receivers[0][0] == PORT


def test_an_act_that_points_at_itself_names_nobody() -> None:
    [act] = acts([told("SANCTION", doer=CLOSED, receiver=PORT)])
    assert act.doers[0][0] == act.token


def test_every_guess_that_is_kept_is_likely_and_they_come_in_order() -> None:
    given = told("SANCTION", doer=NORLAND, receiver=PORT)
    given.doers[CLOSED, PORT] = SURE - 1
    given.doers[CLOSED, 1] = SURE - 9
    [act] = acts([given])
    assert [token for token, _ in act.doers] == [NORLAND, PORT]
    assert act.doers[0][1] > act.doers[1][1] > 0.2
