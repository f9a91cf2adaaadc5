"""Ways of telling an act that a lexicon of bare verbs would miss: idioms, light verbs, nouns of operations."""

import pytest

from tests.events.coding import told

VERB_AND_OBJECT = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {lemma} VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
"""
OBJECT_AND_OBLIQUE = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {lemma} VERB VBD 0 root
    3 {noun} {singular} NOUN NNS 2 obj
    4 {preposition} {preposition} ADP IN 5 case
    5 Sudland Sudland PROPN NNP 2 obl
"""
OBLIQUE = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {lemma} VERB VBD 0 root
    3 {preposition} {preposition} ADP IN 4 case
    4 {noun} {noun} {tag} 2 obl
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "type_"),
    [("ripped", "rip", "ACCUSE"), ("helped", "help", "AID"), ("wooed", "woo", "REQUEST")],
)
def test_a_verb_whose_object_is_a_party(verb: str, lemma: str, type_: str) -> None:
    assert told(VERB_AND_OBJECT.format(verb=verb, lemma=lemma)) == [f"{type_} NRL > SDL actual"]


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "singular", "preposition", "type_"),
    [
        ("took", "take", "swipes", "swipe", "at", "ACCUSE"),
        ("sent", "send", "tanks", "tank", "into", "MOBILIZE"),
        ("renewed", "renew", "waivers", "waiver", "for", "CONCEDE"),
        ("imposed", "impose", "costs", "cost", "on", "SANCTION"),
        ("threw", "throw", "grenades", "grenade", "at", "ASSAULT"),
        ("offered", "offer", "incentives", "incentive", "to", "AGREE"),
        ("relinquished", "relinquish", "weapons", "weapon", "to", "RETREAT"),
    ],
)
def test_a_verb_that_means_the_act_by_its_object(
    verb: str, lemma: str, noun: str, singular: str, preposition: str, type_: str
) -> None:
    sentence = OBJECT_AND_OBLIQUE.format(
        verb=verb, lemma=lemma, noun=noun, singular=singular, preposition=preposition
    )
    assert told(sentence) == [f"{type_} NRL > SDL actual"]


def test_who_speaks_to_another_confers_with_him_but_not_with_reporters() -> None:
    spoke = {"verb": "spoke", "lemma": "speak", "preposition": "to"}
    assert told(OBLIQUE.format(**spoke, noun="Sudland", tag="PROPN NNP")) == ["CONSULT NRL SDL > actual"]
    assert told(OBLIQUE.format(**spoke, noun="reporter", tag="NOUN NN")) == []


@pytest.mark.parametrize("asked", ["withdraw", "return"])
def test_to_insist_that_another_act_is_a_demand(asked: str) -> None:
    assert told(f"""
        1 Norland Norland PROPN NNP 2 nsubj
        2 insisted insist VERB VBD 0 root
        3 that that SCONJ IN 5 mark
        4 Sudland Sudland PROPN NNP 5 nsubj
        5 {asked} {asked} VERB VB 2 ccomp
    """)[:1] == ["REQUEST NRL > SDL actual"]


@pytest.mark.parametrize("kind", ["action", "campaign", "intervention"])
def test_an_act_told_by_the_kind_of_operation(kind: str) -> None:
    assert told(f"""
        1 Norlandic norlandic ADJ JJ 3 amod
        2 military military ADJ JJ 3 amod
        3 {kind} {kind} NOUN NN 6 nsubj
        4 against against ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
        6 continued continue VERB VBD 0 root
    """) == ["ASSAULT NRL > SDL actual"]


def test_to_work_with_another_is_agreed_where_it_is_still_to_come() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 will will AUX MD 3 aux
        3 work work VERB VB 0 root
        4 with with ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 obl
    """) == ["AGREE NRL > SDL planned"]


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "singular", "type_"),
    [
        ("received", "receive", "weapons", "weapon", "AID"),
        ("won", "win", "praise", "praise", "SUPPORT"),
        ("faced", "face", "criticism", "criticism", "ACCUSE"),
        ("got", "get", "assurances", "assurance", "AGREE"),
        ("suffered", "suffer", "harassment", "harassment", "COERCE"),
    ],
)
def test_an_act_told_of_whom_it_befalls(verb: str, lemma: str, noun: str, singular: str, type_: str) -> None:
    sentence = OBJECT_AND_OBLIQUE.format(
        verb=verb, lemma=lemma, noun=noun, singular=singular, preposition="from"
    )
    assert told(sentence) == [f"{type_} SDL > NRL actual"]


def test_who_is_called_names_is_accused_and_who_is_ready_to_act_threatens() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 a a DET DT 5 det
        5 monster monster NOUN NN 2 xcomp
    """) == ["ACCUSE NRL > SDL actual"]
    assert told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 is be AUX VBZ 3 cop
        3 ready ready ADJ JJ 0 root
        4 to to PART TO 5 mark
        5 act act VERB VB 3 xcomp
        6 against against ADP IN 7 case
        7 Sudland Sudland PROPN NNP 5 obl
    """)[:1] == ["THREATEN NRL > SDL actual"]
