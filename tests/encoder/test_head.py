from dataclasses import replace

import numpy as np
import pytest

from tightrope.core.errors import ResourceError
from tightrope.encoder import head as module
from tightrope.encoder.head import LinearHead, load_head, with_kin

HEAD = LinearHead(
    labels=("AID", "ASSAULT"),
    index={"path=bomb": 0, "path=give": 1},
    weights=np.array([[-1.0, 1.0], [2.0, 0.0]]),
    bias=np.array([0.0, 0.0]),
    kin={},
)


def test_probabilities_follow_the_weights_of_the_clues() -> None:
    assert HEAD.probabilities(["path=bomb"]).tolist() == pytest.approx([0.1192, 0.8808], abs=1e-4)
    assert HEAD.probabilities(["path=bomb", "path=give"]).tolist() == pytest.approx([0.5, 0.5])


def test_an_unknown_clue_counts_nothing() -> None:
    assert HEAD.probabilities(["path=sing"]).tolist() == [0.5, 0.5]
    assert HEAD.probabilities([]).tolist() == [0.5, 0.5]


def test_a_word_never_seen_speaks_through_its_kin() -> None:
    kin = {"bomb": 7, "shell": 7, "give": 3}
    assert with_kin(["path=shell", "goal:obj", "path=sing"], kin) == {
        "path=shell",
        "path~7",
        "goal:obj",
        "path=sing",
    }
    head = replace(HEAD, index={"path~7": 0, "path=give": 1}, kin=kin)
    assert head.probabilities(["path=shell"]).tolist() == head.probabilities(["path=bomb"]).tolist()
    assert head.probabilities(["path=shell"])[1] > 0.8


def test_because_names_the_clues_that_speak_most_for_a_label() -> None:
    assert HEAD.because(["path=bomb", "path=give", "path=sing"], "AID") == (
        ("path=give", 1.0),
        ("path=bomb", -1.0),
    )


def test_the_shipped_head_fits_its_card() -> None:
    head = load_head("relation-en")
    assert head.weights.shape == (len(head.index), len(head.labels)) and len(head.labels) == 15


def test_weights_that_are_not_those_of_the_card_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    card = module.load_toml("models/relation-en/card.toml")
    monkeypatch.setattr(module, "load_toml", lambda _: card | {"files": {"head.npz": "0" * 64}})
    with pytest.raises(ResourceError, match="SHA-256"):
        load_head("relation-en")


def test_labels_that_do_not_fit_the_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    card = module.load_toml("models/relation-en/card.toml")
    monkeypatch.setattr(module, "load_toml", lambda _: card | {"labels": {"types": ["AID"]}})
    with pytest.raises(ResourceError, match="do not fit"):
        load_head("relation-en")


def test_a_missing_head_is_a_resource_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_toml", lambda _: {})
    with pytest.raises(ResourceError, match="reinstall"):
        load_head("no-such-head")
