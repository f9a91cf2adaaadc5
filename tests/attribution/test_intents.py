"""What a plain content brings about: demands, threats, promises, warnings, charges."""

import pytest

from tests.attribution.reading import said
from tests.builders import a_parsed_doc


def stance(subject: str, helper: str, verb: str, cue: str = "say") -> str:
    """The stance of "Sudland said SUBJECT HELPER VERB ships"."""
    upos, xpos = ("PRON", "PRP") if subject.islower() else ("PROPN", "NNP")
    doc = a_parsed_doc(f"""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 {cue} {cue} VERB VBD 0 root
        3 {subject} {subject} {upos} {xpos} 5 nsubj
        4 {helper} {helper} AUX MD 5 aux
        5 {verb} {verb} VERB VB 2 ccomp
        6 ships ship NOUN NNS 5 obj
        7 . . PUNCT . 2 punct
    """)
    return next(a.stance for a in said(doc) if a.cue == cue)


@pytest.mark.parametrize(
    ("subject", "helper", "verb", "expected"),
    [
        ("Norland", "must", "release", "demands"),
        ("it", "must", "build", "asserts"),
        ("it", "will", "bomb", "threatens"),
        ("Norland", "will", "bomb", "asserts"),
        ("it", "would", "avenge", "threatens"),
        ("it", "would", "provide", "promises"),
        ("Norland", "would", "provide", "asserts"),
        ("Norland", "will", "build", "asserts"),
    ],
)
def test_what_is_said_to_come(subject: str, helper: str, verb: str, expected: str) -> None:
    assert stance(subject, helper, verb) == expected


def test_a_warning_of_its_own_act_threatens() -> None:
    assert stance("it", "might", "attack", cue="warn") == "threatens"
    assert stance("Norland", "might", "attack", cue="warn") == "warns"


def test_what_should_have_been_is_no_demand() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 Norland Norland PROPN NNP 6 nsubj
        4 should should AUX MD 6 aux
        5 have have AUX VB 6 aux
        6 left leave VERB VBN 2 ccomp
        7 . . PUNCT . 2 punct
    """)
    assert [a.stance for a in said(doc)] == ["asserts"]


def test_a_threat_on_a_condition() -> None:
    template = """
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 5 nsubj
        4 would would AUX MD 5 aux
        5 respond respond VERB VB 2 ccomp
        6 {0} {0} SCONJ IN 8 mark
        7 ships ship NOUN NNS 8 nsubj
        8 came come VERB VBD 5 advcl
        9 . . PUNCT . 2 punct
    """
    assert [a.stance for a in said(a_parsed_doc(template.format("if")))] == ["threatens"]
    assert [a.stance for a in said(a_parsed_doc(template.format("when")))] == ["promises"]


def test_a_vow_to_strike_threatens() -> None:
    template = """
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 vowed vow VERB VBD 0 root
        3 to to PART TO 4 mark
        4 {0} {0} VERB VB 2 xcomp
        5 ships ship NOUN NNS 4 obj
        6 . . PUNCT . 2 punct
    """
    assert [a.stance for a in said(a_parsed_doc(template.format("sink")))] == ["threatens"]
    assert [a.stance for a in said(a_parsed_doc(template.format("build")))] == ["promises"]


CLAIM = """
    1 Sudland Sudland PROPN NNP 2 nsubj
    2 said say VERB VBD 0 root
    3 talks talk NOUN NNS 5 nsubj
    4 were be AUX VBD 5 cop
    5 {0} {0} ADJ JJ 2 ccomp
    6 . . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("word", "expected"),
    [("impossible", "denies"), ("inconceivable", "doubts"), ("harmful", "warns"), ("long", "asserts")],
)
def test_what_an_adjective_makes_of_it(word: str, expected: str) -> None:
    assert [a.stance for a in said(a_parsed_doc(CLAIM.format(word)))] == [expected]


def test_having_proof_alleges() -> None:
    template = """
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 4 nsubj
        4 had have VERB VBD 2 ccomp
        5 {0} {0} NOUN NN 4 obj
        6 ships ship NOUN NNS 7 nsubj
        7 came come VERB VBD 5 acl
        8 . . PUNCT . 2 punct
    """
    assert said(a_parsed_doc(template.format("proof")))[0].stance == "alleges"
    assert said(a_parsed_doc(template.format("luck")))[0].stance == "asserts"


def test_calling_it_childish_says_what_it_is_like_and_calling_it_a_plot_alleges() -> None:
    template = """
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 the the DET DT 4 det
        4 reply reply NOUN NN 2 obj
        5 {0} {0} {1} {2} 2 xcomp
        6 . . PUNCT . 2 punct
    """
    assert [a.stance for a in said(a_parsed_doc(template.format("childish", "ADJ", "JJ")))] == ["asserts"]
    assert [a.stance for a in said(a_parsed_doc(template.format("treason", "NOUN", "NN")))] == ["alleges"]
