"""Cards, weights and code must agree; features do what they say."""

from typing import Any

import pytest

from tightrope.core.errors import ResourceError
from tightrope.encoder import reader
from tightrope.encoder.features import CLS, SEP, collate, shape
from tightrope.encoder.labels import SHAPES
from tightrope.language import ENGLISH

MODEL = reader.ReaderModel(ENGLISH.model)


def load_with(monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]) -> None:
    monkeypatch.setattr(reader, "load_toml", lambda path: MODEL.card | changed)
    reader.ReaderModel(ENGLISH.model)


def test_a_card_with_other_labels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = MODEL.card["labels"] | {"upos": ["NOUN", "VERB"]}
    with pytest.raises(ResourceError, match="trained on upos"):
        load_with(monkeypatch, {"labels": labels})


def test_a_card_without_labels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ResourceError, match="trained on"):
        load_with(monkeypatch, {"labels": None})


def test_weights_that_do_not_fit_the_card_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ResourceError, match="its card says 0000"):
        load_with(monkeypatch, {"files": MODEL.hashes | {"reader.onnx": "0000"}})


def test_the_card_says_where_the_model_comes_from() -> None:
    card = MODEL.card
    assert card["data"] and card["licences"] and card["metrics"]
    assert card["model"]["seeds"] == [1, 2, 5, 6]
    assert all(len(digest) == 64 for digest in card["data"].values())


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("iran", "lower"),
        ("Iran", "capital"),
        ("NATO", "upper"),
        ("McCain", "mixed"),
        ("F-16", "digit"),
        ("—", "sign"),
    ],
)
def test_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_windows_carry_marks_paragraph_starts_and_first_pieces() -> None:
    window = MODEL.features.window(["Iran", "denies", "it"], [True, False, False], 0, 3)
    assert window.ids[0] == CLS and window.ids[-1] == SEP
    assert len(window.ids) == len(window.kinds)
    assert window.kinds[window.firsts[0]] == SHAPES.index("capital") + 8
    assert window.kinds[window.firsts[1]] == SHAPES.index("lower")


def test_scores_come_in_the_order_of_their_windows() -> None:
    words = "Iran denies the claim that its airspace was used .".split()
    starts = [i == 0 for i in range(len(words))]
    long, short = (MODEL.features.window(words, starts, 0, n) for n in (len(words), 4))
    found = list(MODEL.scores([long, short]))
    assert [s.window for s in found] == [long, short]
    assert [s.arcs.shape for s in found] == [(len(words), len(words)), (4, 4)]
    assert all(len(s.upos) == len(s.window) for s in found)


def test_a_batch_pads_with_zeros() -> None:
    words = "Iran denies the claim".split()
    batch = collate([MODEL.features.window(words, [False] * 4, 0, n) for n in (2, 4)])
    assert batch.ids.shape == batch.mask.shape
    assert batch.mask.sum(axis=1).tolist() == [4, 6]
    assert batch.ids[0, 4:].tolist() == [0, 0]
