"""The golden texts as a whole: every phenomenon often enough, no state cast as villain or victim."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tightrope.evaluation.golden import load_golden
from tightrope.evaluation.readings import GoldEvent

TEXTS = sorted((Path(__file__).parent / "en").glob("*.toml"))
ENOUGH_TEXTS = 190
ENOUGH_OF_A_PHENOMENON = 4  # fewer, and one odd sentence decides a figure
LARGEST_SHARE = 0.10  # of all parts that states play in hostile acts
ENOUGH_PARTS = 5  # below this a share of doer and done-to says nothing
DOER_SHARE = (0.2, 0.8)
HOSTILE = {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"}
NO_STATE = {"---", "UNO", "EUR", "IGO", "NGO"}

PHENOMENA = """
    denial denial_rejected denial_negative denial_dismissed denial_no_truth denial_refuted denial_partial
    denial_motive rejection nesting_two nesting_three chain according unnamed outlet
    quote quote_broken quote_paragraphs headline headline_title reference
    accusation demand promise threat threat_reported reprisal sanction protest mobilize consult cooperation
    passive noun long light_verb coordination reality negation modality conditional count date metonym
    plain name inside_word sport film statement strike fired sanction_word discharge passage
""".split()


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= ENOUGH_TEXTS


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_every_phenomenon_has_its_texts(phenomenon: str) -> None:
    assert sum(_phenomenon(path) == phenomenon for path in TEXTS) >= ENOUGH_OF_A_PHENOMENON


def test_every_text_belongs_to_a_phenomenon() -> None:
    assert {_phenomenon(path) for path in TEXTS} - set(PHENOMENA) == set()


def test_no_text_stands_there_twice() -> None:
    texts = [tomllib.loads(path.read_text(encoding="utf-8"))["text"] for path in TEXTS]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_no_state_plays_too_large_a_part() -> None:
    parts = _parts("actors") + _parts("recipients")
    state, most = parts.most_common(1)[0]
    assert most <= LARGEST_SHARE * parts.total(), state


def test_no_state_is_mostly_villain_or_mostly_victim() -> None:
    doers, parts = _parts("actors"), _parts("actors") + _parts("recipients")
    shares = {state: doers[state] / n for state, n in parts.items() if n >= ENOUGH_PARTS}
    low, high = DOER_SHARE
    assert {state: share for state, share in shares.items() if not low <= share <= high} == {}


def _parts(role: str) -> Counter[str]:
    """How often each state stands in `role` of a hostile act that the text does not itself negate."""
    return Counter(state for event in _hostile() for state in getattr(event, role) - NO_STATE)


def _hostile() -> Iterator[GoldEvent]:
    events = (event for path in TEXTS for event in load_golden(path).events)
    return (e for e in events if e.type.value in HOSTILE and e.reality.value != "negated")


def _phenomenon(path: Path) -> str:
    """`denial` of `denial_01.toml`."""
    return path.stem.rsplit("_", 1)[0]
