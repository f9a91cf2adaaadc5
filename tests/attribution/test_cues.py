"""The cue lexicon: whole, with its source, and refused where it contradicts itself."""

from typing import Any

import pytest

from tightrope.core.errors import ResourceError
from tightrope.core.types import Stance
from tightrope.resources.cues import Takes, load_cues, read_cues
from tightrope.resources.loading import load_toml


def tables() -> dict[str, Any]:
    return load_toml("cues/en.toml")


def test_english_has_at_least_five_hundred_cues() -> None:
    words = {cue.words for group in load_cues("en").by_head.values() for cue in group}
    assert len(words) >= 500


def test_longest_cues_come_first() -> None:
    found = [len(cue.words) for cue in load_cues("en").by_head["call"]]
    assert found == sorted(found, reverse=True)


def test_a_cue_twice_in_one_construction_is_refused() -> None:
    data = tables()
    data["verb"]["clause"]["denies"] = ["say"]
    with pytest.raises(ResourceError, match=r"'say' stands twice in verb\.clause"):
        read_cues(data, at="cues/en.toml")


def test_an_unknown_construction_is_refused() -> None:
    data = tables()
    data["verb"]["sideways"] = {"asserts": ["say"]}
    with pytest.raises(ResourceError, match=r"verb\.sideways"):
        read_cues(data, at="cues/en.toml")


def test_a_missing_table_is_refused() -> None:
    data = tables()
    del data["negation"]
    with pytest.raises(ResourceError, match="negation"):
        read_cues(data, at="cues/en.toml")


@pytest.mark.parametrize(
    ("word", "takes", "stance"),
    [("deny", Takes.CLAUSE, Stance.DENIES), ("claim", Takes.NOUN_CLAUSE, Stance.ALLEGES)],
)
def test_a_cue_is_found_by_its_first_word(word: str, takes: Takes, stance: Stance) -> None:
    assert next(load_cues("en").headed(word, takes)).stance is stance
