"""Which later tellings are one more act of their kind."""

import pytest

from tests.events.coding import told

BOMBED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 bombed bomb VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 . . PUNCT . 2 punct
"""
DEMANDED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 urged urge VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 to to PART TO 5 mark
    5 leave leave VERB VB 2 xcomp
    6 . . PUNCT . 2 punct
"""
MET = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 met meet VERB VBD 0 root
    3 with with ADP IN 4 case
    4 Sudland Sudland PROPN NNP 2 obl
    5 . . PUNCT . 2 punct
"""
VISITED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 visited visit VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 and and CCONJ CC 5 cc
    5 met meet VERB VBD 2 conj
    6 with with ADP IN 7 case
    7 Sudland Sudland PROPN NNP 5 obl
"""
KILLED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 killed kill VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 . . PUNCT . 2 punct
"""


@pytest.mark.parametrize("telling", [DEMANDED, MET, KILLED], ids=["demand", "meeting", "killing"])
def test_a_verb_in_a_later_sentence_tells_one_more(telling: str) -> None:
    assert len(told(telling + telling)) == 2


def test_an_attack_told_again_by_its_verb_is_one() -> None:
    assert told(BOMBED + BOMBED) == ["ASSAULT NRL > SDL actual"]


def test_a_visit_is_not_the_meeting_held_there() -> None:
    assert told(VISITED) == ["CONSULT NRL > SDL actual", "CONSULT NRL SDL > actual"]


TALKS = """
    1 Norland Norland PROPN NNP 4 nsubj
    2 and and CCONJ CC 3 cc
    3 Sudland Sudland PROPN NNP 1 conj
    4 held hold VERB VBD 0 root
    5 talks talk NOUN NNS 4 obj
    6 . . PUNCT . 4 punct
"""


@pytest.mark.parametrize(("again", "number"), [("talks between Norland and Sudland", 2), ("the talks", 1)])
def test_talks_told_with_their_parties_are_further_ones(again: str, number: int) -> None:
    rows = {
        1: "1 The the DET DT 2 det\n2 talks talk NOUN NNS 3 nsubj\n3 ended end VERB VBD 0 root",
        2: "1 Talks talk NOUN NNS 6 nsubj\n2 between between ADP IN 3 case\n3 Norland Norland PROPN NNP 1 nmod\n"
        "4 and and CCONJ CC 5 cc\n5 Sudland Sudland PROPN NNP 3 conj\n6 ended end VERB VBD 0 root",
    }[number]
    assert len(told(f"{TALKS}\n{rows}")) == number, again
