"""Harm told of nobody, and acts that are meant for the other state of their sentence."""

import pytest

from tests.events.coding import told

BEFORE_TALKS = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 sighed sigh VERB VBD 0 root
    3 {p} {p} ADP IN 5 case
    4 a a DET DT 5 det
    5 bombing bombing NOUN NN 2 obl
"""
AGAIN = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 remembered remember VERB VBD 0 root
    3 the the DET DT 4 det
    4 bombing bombing NOUN NN 2 obj
"""


def test_harm_is_told_although_it_names_nobody() -> None:
    assert told(BEFORE_TALKS.format(p="after")) == ["ASSAULT --- > actual"]


def test_harm_told_again_is_the_same() -> None:
    assert told(BEFORE_TALKS.format(p="after") + AGAIN) == ["ASSAULT --- > actual"]


@pytest.mark.parametrize("preposition", ["as", "without"])
def test_what_is_only_called_harm_or_ruled_out_is_none(preposition: str) -> None:
    assert told(BEFORE_TALKS.format(p=preposition)) == []


def test_harm_is_none_where_no_state_is_spoken_of() -> None:
    assert told(BEFORE_TALKS.format(p="after").replace("Norland", "Everybody")) == []


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "type_"),
    [("launched", "launch", "strike", "ASSAULT"), ("expressed", "express", "support", "SUPPORT")],
)
def test_an_act_is_meant_for_the_sole_other_state_of_its_sentence(
    verb: str, lemma: str, noun: str, type_: str
) -> None:
    first = told(f"""
        1 Norland Norland PROPN NNP 2 nsubj
        2 {verb} {lemma} VERB VBD 0 root
        3 its its PRON PRP$ 4 nmod:poss
        4 {noun} {noun} NOUN NN 2 obj
        5 while while SCONJ IN 7 mark
        6 envoys envoy NOUN NNS 7 nsubj
        7 met meet VERB VBD 2 advcl
        8 in in ADP IN 9 case
        9 Sudland Sudland PROPN NNP 7 obl
    """)[0]
    assert first == f"{type_} NRL > SDL actual"


DEMANDED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 demanded demand VERB VBD 0 root
    3 an a DET DT 4 det
    4 apology apology NOUN NN 2 obj
    5 . . PUNCT . 2 punct
"""


def silence(after: str) -> str:
    """A sentence that names `after` and tells no act."""
    return f"""
        1 {after} {after} PROPN NNP 2 nsubj
        2 kept keep VERB VBD 0 root
        3 quiet quiet ADJ JJ 2 xcomp
        4 . . PUNCT . 2 punct
    """


def test_an_act_is_meant_for_the_other_state_last_spoken_of_alone() -> None:
    assert told(silence("Westland") + silence("Sudland") + DEMANDED) == ["REQUEST NRL > SDL actual"]


def test_an_act_is_meant_for_none_that_was_spoken_of_long_before() -> None:
    assert told(silence("Sudland") + 4 * silence("Nobody") + DEMANDED) == ["REQUEST NRL > --- actual"]


def test_the_sole_other_state_of_the_sentence_takes_part_in_talks() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 held hold VERB VBD 0 root
        3 talks talk NOUN NNS 2 obj
        4 while while SCONJ IN 6 mark
        5 banks bank NOUN NNS 6 nsubj
        6 closed close VERB VBD 2 advcl
        7 in in ADP IN 8 case
        8 Sudland Sudland PROPN NNP 6 obl
    """) == ["CONSULT NRL SDL > actual"]


@pytest.mark.parametrize(("noun", "of"), [("fighting", "in"), ("support", "for")])
def test_a_fight_of_one_and_a_kindness_of_nobody_are_half_told(noun: str, of: str) -> None:
    assert (
        told(f"""
        1 The the DET DT 2 det
        2 {noun} {noun} NOUN NN 5 nsubj
        3 {of} {of} ADP IN 4 case
        4 Sudland Sudland PROPN NNP 2 nmod
        5 ebbed ebb VERB VBD 0 root
    """)
        == []
    )
