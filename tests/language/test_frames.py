"""Frames from scores made by hand: what a cue's own row adds to the labels word by word."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pytest

from tightrope.core.types import Frame, Span, Stance
from tightrope.encoder.features import Window
from tightrope.encoder.labels import ACTS, CUES, REALITIES, ROLES, STANCES
from tightrope.encoder.reader import Scores
from tightrope.language.frames import frames

WORDS = "Norland said the port was closed on Monday".split()
SAID = 1
SURE = 9.0


def scores(labels: dict[int, str], *, cues: dict[int, str] | None = None, **rows: int) -> Scores:
    """Sure labels, everything linked to the cue; `rows`: what the cue points at (itself where nothing is given)."""
    n = len(WORDS)
    roles = one_hot(ROLES, labels)
    pointers = ("speakers", "until", "begins", "ends")
    squares = {
        name: np.zeros((n, n), np.float32) for name in (*pointers, "links", "within", "doers", "receivers")
    }
    squares["links"][:, SAID] = SURE
    for name in pointers:
        squares[name][SAID, rows.get(name, SAID)] = SURE
    sides = {
        "cues": one_hot(CUES, cues or {}),
        "stances": one_hot(STANCES, dict.fromkeys(range(n), Stance.DENIES)),
    }
    sides |= {"acts": one_hot(ACTS, {}), "realities": np.zeros((n, len(REALITIES)), np.float32)}
    other = dict.fromkeys(("upos", "xpos", "sentence", "names", "silver", "arcs", "dependents", "heads"))
    empty = {name: np.zeros((n, 1), np.float32) for name in other}
    window = Window(first=0, last=n, ids=(0,) * n, kinds=(0,) * n, firsts=tuple(range(n)))
    return Scores(window=window, roles=roles, **sides, **squares, **empty)


def one_hot(names: Sequence[str], labels: Mapping[int, str]) -> npt.NDArray[np.float32]:
    found = np.zeros((len(WORDS), len(names)), np.float32)
    for i in range(len(WORDS)):
        found[i, names.index(labels.get(i, names[0]))] = SURE
    return found


def found(given: Scores) -> Frame:
    [frame] = frames([Span(i, i + 1) for i in range(len(WORDS))], [given])
    return frame


LABELS = {0: "B-source", 1: "B-cue", 2: "B-content", 3: "I-content", 4: "I-content", 5: "I-content"}
"""Norland | said | the port was closed"""


def test_labels_and_links_make_a_frame() -> None:
    frame = found(scores(LABELS))
    assert (frame.sources, frame.cues, frame.contents) == ((Span(0, 1),), (Span(1, 2),), (Span(2, 6),))


def test_a_cue_without_a_labelled_source_takes_the_one_it_points_at() -> None:
    labels = {i: label for i, label in LABELS.items() if i}
    assert found(scores(labels, speakers=0)).sources == (Span(0, 1),)


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    labels = {i: label for i, label in LABELS.items() if i}
    assert found(scores(labels)).sources == ()


def test_a_source_is_never_taken_from_the_content() -> None:
    labels = {i: label for i, label in LABELS.items() if i}
    assert found(scores(labels, speakers=3)).sources == ()


def test_a_labelled_source_stays() -> None:
    assert found(scores(LABELS, speakers=7)).sources == (Span(0, 1),)


@pytest.mark.parametrize(
    ("begins", "ends", "content"),
    [(2, 7, Span(2, 8)), (2, 3, Span(2, 4)), (3, 5, Span(3, 6)), (6, 7, Span(6, 8))],
)
def test_sure_bounds_move_the_labelled_ones(begins: int, ends: int, content: Span) -> None:
    assert found(scores(LABELS, begins=begins, ends=ends)).contents == (content,)


def test_bounds_the_wrong_way_round_move_nothing() -> None:
    assert found(scores(LABELS, begins=7, ends=2)).contents == (Span(2, 6),)


def test_bounds_never_cover_the_cue_or_the_source() -> None:
    assert found(scores(LABELS, begins=0, ends=5)).contents == (Span(2, 6),)


def test_content_is_never_made_up() -> None:
    assert found(scores({0: "B-source", 1: "B-cue"}, begins=2, ends=5)).contents == ()


def test_a_cue_without_labels_is_drawn_from_its_row() -> None:
    frame = found(scores({}, cues={SAID: "B-cue"}, speakers=0, until=0, begins=2, ends=5))
    assert (frame.sources, frame.cues, frame.contents) == ((Span(0, 1),), (Span(1, 2),), (Span(2, 6),))


def test_a_drawn_source_goes_on_to_its_last_word() -> None:
    assert found(scores({}, cues={SAID: "B-cue"}, speakers=5, until=7, begins=2, ends=4)).sources == (
        Span(5, 8),
    )


def test_a_cue_that_points_at_no_content_draws_nothing() -> None:
    given = scores({}, cues={SAID: "B-cue"}, speakers=0, until=0)
    assert frames([Span(i, i + 1) for i in range(len(WORDS))], [given]) == ()


def test_a_labelled_cue_is_not_drawn_again() -> None:
    given = scores(LABELS, cues={SAID: "B-cue"}, begins=2, ends=5)
    assert found(given).contents == (Span(2, 6),)
