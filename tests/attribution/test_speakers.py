"""Who speaks, where the verb has no subject of its own."""

import pytest

from tests.attribution.reading import said
from tests.builders import a_parsed_doc

ANGERED = """
    1 Norland Norland PROPN NNP 3 nsubj:pass
    2 was be AUX VBD 3 aux:pass
    3 angered anger VERB VBN 0 root
    4 by by ADP IN 6 case
    5 the the DET DT 6 det
    6 deal deal NOUN NN 3 obl
    7 and and CCONJ CC 8 cc
    8 predicted predict VERB VBD 3 conj
    9 talks talk NOUN NNS 10 nsubj
    10 failed fail VERB VBD 8 ccomp
    11 . . PUNCT . 3 punct
"""
BEHIND_A_COMMA = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 repeated repeat VERB VBD 0 root
    3 calls call NOUN NNS 2 obj
    4 , , PUNCT , 5 punct
    5 warning warn VERB VBG 3 acl
    6 talks talk NOUN NNS 7 nsubj
    7 failed fail VERB VBD 5 ccomp
    8 . . PUNCT . 2 punct
"""
CAUSED = """
    1 This this PRON DT 2 nsubj
    2 caused cause VERB VBD 0 root
    3 Norland Norland PROPN NNP 2 obj
    4 to to PART TO 5 mark
    5 wonder wonder VERB VB 2 xcomp
    6 if if SCONJ IN 8 mark
    7 talks talk NOUN NNS 8 nsubj
    8 failed fail VERB VBD 5 ccomp
    9 . . PUNCT . 2 punct
"""


@pytest.mark.parametrize("sentence", [ANGERED, BEHIND_A_COMMA, CAUSED])
def test_the_subject_is_lent_by_the_verb_above(sentence: str) -> None:
    assert [a.source for a in said(a_parsed_doc(sentence))] == ["Norland"]


def test_a_participle_that_tells_on_ends_the_content_before_it() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 left leave VERB VBD 0 root
        3 , , PUNCT , 4 punct
        4 saying say VERB VBG 2 advcl
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 4 ccomp
        7 and and CCONJ CC 8 cc
        8 asking ask VERB VBG 6 conj
        9 why why ADV WRB 11 advmod
        10 it it PRON PRP 11 nsubj
        11 happened happen VERB VBD 8 ccomp
        12 . . PUNCT . 2 punct
    """)
    assert [(a.source, a.content) for a in said(doc)] == [
        ("Norland", "talks failed"),
        ("Norland", "why it happened"),
    ]


@pytest.mark.parametrize(
    ("verb", "own"),
    [
        ("knew know VERB VBD", [("We", "knew", "said")]),
        ("demand demand VERB VBP", [("We", "demand", "said")]),
        ("know know VERB VBP", []),
    ],
)
def test_what_we_said_before_or_demand_stands_inside_the_quotation(
    verb: str, own: list[tuple[str, str, str]]
) -> None:
    doc = a_parsed_doc(f"""
        1 “ “ PUNCT `` 3 punct SpaceAfter=No
        2 We we PRON PRP 3 nsubj
        3 {verb} 10 ccomp
        4 that that SCONJ IN 6 mark
        5 talks talk NOUN NNS 6 nsubj
        6 end end VERB VBP 3 ccomp SpaceAfter=No
        7 , , PUNCT , 3 punct SpaceAfter=No
        8 ” ” PUNCT '' 3 punct
        9 Norland Norland PROPN NNP 10 nsubj
        10 said say VERB VBD 0 root SpaceAfter=No
        11 . . PUNCT . 10 punct
    """)
    assert [(a.source, a.cue, a.inside) for a in said(doc) if a.source == "We"] == own


def test_a_cue_that_opens_the_text_lends_its_speaker_too() -> None:
    doc = a_parsed_doc("""
        1 Telling tell VERB VBG 11 advcl
        2 Westland Westland PROPN NNP 1 obj
        3 that that SCONJ IN 5 mark
        4 it it PRON PRP 5 nsubj
        5 lied lie VERB VBD 1 ccomp
        6 and and CCONJ CC 7 cc
        7 denying deny VERB VBG 5 conj
        8 the the DET DT 9 det
        9 attack attack NOUN NN 7 obj
        10 Norland Norland PROPN NNP 11 nsubj
        11 left leave VERB VBD 0 root
        12 . . PUNCT . 11 punct
    """)
    assert [(s.cue, s.source) for s in said(doc)] == [("Telling", "Norland"), ("denying", "Norland")]
