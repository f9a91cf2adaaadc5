"""Quotations and their speakers."""

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc

LOST = """
    1 “ “ PUNCT `` 4 punct SpaceAfter=No
    2 The the DET DT 3 det
    3 talks talk NOUN NNS 4 nsubj
    4 failed fail VERB VBD 8 ccomp SpaceAfter=No
    5 , , PUNCT , 4 punct SpaceAfter=No
    6 ” ” PUNCT '' 4 punct
    7 Roe Roe PROPN NNP 8 nsubj
    8 said say VERB VBD 0 root
    9 . . PUNCT . 8 punct
"""

WEEP = """
    1 “ “ PUNCT `` 3 punct SpaceAfter=No
    2 Nobody nobody PRON NN 3 nsubj
    3 wept weep VERB VBD 0 root
    4 for for ADP IN 5 case
    5 them they PRON PRP 3 obl
    6 . . PUNCT . 3 punct SpaceAfter=No
    7 ” ” PUNCT '' 3 punct
"""


def test_a_quotation_goes_on_after_its_cue() -> None:
    doc = a_parsed_doc(LOST + "\n" + WEEP)
    assert said(doc) == [Said("Roe", "said", "The talks failed ... Nobody wept for them.", "asserts")]


def test_a_quotation_in_a_paragraph_of_its_own_has_the_last_speaker() -> None:
    doc = a_parsed_doc(LOST + "\n# newpar\n" + WEEP.lstrip("\n"))
    assert said(doc)[1] == Said("Roe", None, "Nobody wept for them.", "denies")


def test_a_clause_before_a_colon_and_the_quotation_after_it_are_two_contents() -> None:
    doc = a_parsed_doc("""
        1 Roe Roe PROPN NNP 2 nsubj
        2 suggests suggest VERB VBZ 0 root
        3 talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 2 ccomp
        5 : : PUNCT : 8 punct
        6 “ “ PUNCT `` 8 punct SpaceAfter=No
        7 Nobody nobody PRON NN 8 nsubj
        8 wept weep VERB VBD 2 parataxis
        9 for for ADP IN 10 case
        10 them they PRON PRP 8 obl
        11 . . PUNCT . 8 punct SpaceAfter=No
        12 ” ” PUNCT '' 8 punct
    """)
    assert said(doc) == [
        Said("Roe", "suggests", "talks failed", "suggests"),
        Said("Roe", "suggests", "Nobody wept for them.", "denies"),
    ]


def test_quoted_words_within_a_clause_are_part_of_it() -> None:
    doc = a_parsed_doc("""
        1 Roe Roe PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 talks talk NOUN NNS 7 nsubj
        4 were be AUX VBD 7 cop
        5 “ “ PUNCT `` 7 punct SpaceAfter=No
        6 very very ADV RB 7 advmod
        7 useful useful ADJ JJ 2 ccomp
        8 ” ” PUNCT '' 7 punct
        9 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Roe", "said", "talks were “very useful”", "asserts")]


def test_a_title_in_quotation_marks_is_nobodys_speech() -> None:
    doc = a_parsed_doc("""
        1 Roe Roe PROPN NNP 2 nsubj
        2 read read VERB VBD 0 root
        3 “ “ PUNCT `` 4 punct SpaceAfter=No
        4 Dunes dune NOUN NNS 2 obj
        5 ” ” PUNCT '' 4 punct
        6 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_a_sentence_that_its_cue_breaks_is_one_content() -> None:
    doc = a_parsed_doc("""
        1 “ “ PUNCT `` 4 punct SpaceAfter=No
        2 The the DET DT 3 det
        3 talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 8 ccomp SpaceAfter=No
        5 , , PUNCT , 4 punct SpaceAfter=No
        6 ” ” PUNCT '' 4 punct
        7 Roe Roe PROPN NNP 8 nsubj
        8 said say VERB VBD 0 root
        9 , , PUNCT , 8 punct
        10 “ “ PUNCT `` 14 punct SpaceAfter=No
        11 and and CCONJ CC 14 cc
        12 nobody nobody PRON NN 14 nsubj
        13 ever ever ADV RB 14 advmod
        14 wept weep VERB VBD 4 conj
        15 . . PUNCT . 14 punct SpaceAfter=No
        16 ” ” PUNCT '' 14 punct
    """)
    assert said(doc) == [Said("Roe", "said", "The talks failed ... and nobody ever wept.", "asserts")]


def test_a_quotation_begun_within_a_sentence_goes_on_to_its_close() -> None:
    doc = a_parsed_doc("""
        1 Roe Roe PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 he he PRON PRP 6 nsubj
        4 would would AUX MD 6 aux
        5 “ “ PUNCT `` 6 punct SpaceAfter=No
        6 leave leave VERB VB 2 ccomp SpaceAfter=No
        7 . . PUNCT . 2 punct

        1 Nobody nobody PRON NN 3 nsubj
        2 will will AUX MD 3 aux
        3 follow follow VERB VB 0 root SpaceAfter=No
        4 . . PUNCT . 3 punct SpaceAfter=No
        5 ” ” PUNCT '' 3 punct
    """)
    assert said(doc)[0].content == "he would “leave. Nobody will follow.”"
