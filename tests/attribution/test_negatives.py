"""What a negative content does under a plain cue: denies, promises, threatens, doubts, or only tells of a lack."""

import pytest

from tests.attribution.reading import said
from tests.builders import a_parsed_doc


def stance(clause: str) -> str:
    """The stance of "Sudland said" with the clause as its content."""
    doc = a_parsed_doc(f"""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        {clause}
    """)
    return next(a.stance for a in said(doc) if a.cue == "said")


def test_there_is_none_denies_and_there_is_no_doubt_does_not() -> None:
    clause = """3 there there PRON EX 4 expl
        4 was be VERB VBD 2 ccomp
        5 no no DET DT 6 det
        6 {0} {0} NOUN NN 4 nsubj
        7 . . PUNCT . 2 punct"""
    assert stance(clause.format("agreement")) == "denies"
    assert stance(clause.format("doubt")) == "asserts"


def test_there_is_no_better_denies_nothing() -> None:
    clause = """3 there there PRON EX 4 expl
        4 was be VERB VBD 2 ccomp
        5 no no DET DT 7 det
        6 better good ADJ JJR 7 amod
        7 agreement agreement NOUN NN 4 nsubj
        8 . . PUNCT . 2 punct"""
    assert stance(clause) == "asserts"


def test_what_it_is_not_called_is_denied_unless_it_is_only_more() -> None:
    clause = """3 this this PRON DT 7 nsubj
        4 is be AUX VBZ 7 cop
        5 not not PART RB 7 advmod
        6 {0} {0} {1} {2} 7 {3}
        7 war war NOUN NN 2 ccomp
        8 . . PUNCT . 2 punct"""
    assert stance(clause.format("a", "DET", "DT", "det")) == "denies"
    assert stance(clause.format("just", "ADV", "RB", "advmod")) == "asserts"


@pytest.mark.parametrize(
    ("helper", "verb", "expected"),
    [
        ("do", "attack", "denies"),
        ("will", "attack", "denies"),
        ("can", "attack", "asserts"),
        ("do", "know", "asserts"),
        ("do", "think", "doubts"),
        ("will", "tolerate", "promises"),
    ],
)
def test_what_we_do_not_do(helper: str, verb: str, expected: str) -> None:
    clause = f"""3 “ “ PUNCT `` 7 punct SpaceAfter=No
        4 We we PRON PRP 7 nsubj
        5 {helper} {helper} AUX MD 7 aux
        6 not not PART RB 7 advmod
        7 {verb} {verb} VERB VB 2 ccomp
        8 spies spy NOUN NNS 7 obj SpaceAfter=No
        9 ” ” PUNCT '' 7 punct
        10 . . PUNCT . 2 punct"""
    assert stance(clause) == expected


def test_what_they_do_not_do_is_no_denial_of_ours() -> None:
    clause = """3 “ “ PUNCT `` 7 punct SpaceAfter=No
        4 They they PRON PRP 7 nsubj
        5 do do AUX MD 7 aux
        6 not not PART RB 7 advmod
        7 attack attack VERB VB 2 ccomp
        8 spies spy NOUN NNS 7 obj SpaceAfter=No
        9 ” ” PUNCT '' 7 punct
        10 . . PUNCT . 2 punct"""
    assert stance(clause) == "asserts"


def test_resistance_on_a_condition_threatens() -> None:
    clause = """3 it it PRON PRP 6 nsubj
        4 would would AUX MD 6 aux
        5 not not PART RB 6 advmod
        6 yield yield VERB VB 2 ccomp
        7 if if SCONJ IN 9 mark
        8 jets jet NOUN NNS 9 nsubj
        9 crossed cross VERB VBD 6 advcl
        10 . . PUNCT . 2 punct"""
    assert stance(clause) == "threatens"


def test_showing_no_mercy_is_promised() -> None:
    clause = """3 it it PRON PRP 5 nsubj
        4 would would AUX MD 5 aux
        5 show show VERB VB 2 ccomp
        6 no no DET DT 7 det
        7 mercy mercy NOUN NN 5 obj
        8 . . PUNCT . 2 punct"""
    assert stance(clause) == "promises"


def test_a_decision_not_made_is_no_denial() -> None:
    clause = """3 it it PRON PRP 6 nsubj
        4 had have AUX VBD 6 aux
        5 not not PART RB 6 advmod
        6 taken take VERB VBN 2 ccomp
        7 a a DET DT 8 det
        8 {0} {0} NOUN NN 6 obj
        9 . . PUNCT . 2 punct"""
    assert stance(clause.format("decision")) == "asserts"
    assert stance(clause.format("bribe")) == "denies"


def test_having_none_denies_unless_it_is_information() -> None:
    clause = """3 it it PRON PRP 4 nsubj
        4 had have VERB VBD 2 ccomp
        5 no no DET DT 6 det
        6 {0} {0} NOUN NN 4 obj
        7 . . PUNCT . 2 punct"""
    assert stance(clause.format("spy")) == "denies"
    assert stance(clause.format("information")) == "asserts"


def test_a_negative_left_hanging_denies() -> None:
    clause = """3 it it PRON PRP 4 nsubj
        4 does do VERB VBZ 2 ccomp
        5 not not PART RB 4 advmod
        6 . . PUNCT . 2 punct"""
    assert stance(clause) == "denies"


def test_i_am_not_saying_denies_nothing() -> None:
    clause = """3 “ “ PUNCT `` 7 punct SpaceAfter=No
        4 We we PRON PRP 7 nsubj
        5 are be AUX VBP 7 aux
        6 not not PART RB 7 advmod
        7 {0} {1} VERB VBG 2 ccomp
        8 rumours rumour NOUN NNS 7 obj SpaceAfter=No
        9 ” ” PUNCT '' 7 punct
        10 . . PUNCT . 2 punct"""
    assert stance(clause.format("saying", "say")) == "asserts"
    assert stance(clause.format("spreading", "spread")) == "denies"
