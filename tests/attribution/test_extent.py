"""Where a content ends, and where it begins behind a dateline."""

import pytest

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc

SAID_DIED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 said say VERB VBD 0 root
    3 soldiers soldier NOUN NNS 4 nsubj
    4 died die VERB VBD 2 ccomp
    5 , , PUNCT , {head} punct
"""


def test_what_another_says_meanwhile_is_no_part_of_it() -> None:
    doc = a_parsed_doc(
        SAID_DIED.format(head=8)
        + """    6 while while SCONJ IN 8 mark
    7 Sudland Sudland PROPN NNP 8 nsubj
    8 said say VERB VBD 4 advcl
    9 talks talk NOUN NNS 10 nsubj
    10 failed fail VERB VBD 8 ccomp
    11 . . PUNCT . 2 punct
    """
    )
    assert said(doc) == [
        Said("Norland", "said", "soldiers died", "asserts"),
        Said("Sudland", "said", "talks failed", "asserts"),
    ]


def test_a_contrast_that_nobody_else_says_belongs_to_it() -> None:
    doc = a_parsed_doc(
        SAID_DIED.format(head=8)
        + """    6 while while SCONJ IN 8 mark
    7 others other NOUN NNS 8 nsubj
    8 fled flee VERB VBD 4 advcl
    9 . . PUNCT . 2 punct
    """
    )
    assert said(doc) == [Said("Norland", "said", "soldiers died, while others fled", "asserts")]


def test_whom_the_speaker_cites_is_no_part_of_it() -> None:
    doc = a_parsed_doc(
        SAID_DIED.format(head=6)
        + """    6 citing cite VERB VBG 4 advcl
    7 witnesses witness NOUN NNS 6 obj
    8 . . PUNCT . 2 punct
    """
    )
    assert [(a.source, a.content) for a in said(doc)] == [
        ("Norland", "soldiers died"),
        ("witnesses", "soldiers died"),
    ]


@pytest.mark.parametrize("link", ["after", "when"])
def test_the_occasion_of_an_accusation_is_no_part_of_it(link: str) -> None:
    doc = a_parsed_doc(f"""
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 of of SCONJ IN 5 mark
        5 shelling shell VERB VBG 2 advcl
        6 villages village NOUN NNS 5 obj
        7 {link} {link} SCONJ IN 9 mark
        8 talks talk NOUN NNS 9 nsubj
        9 failed fail VERB VBD 5 advcl
        10 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "accused", "Sudland of shelling villages", "alleges")]


def test_a_dateline_is_no_part_of_it() -> None:
    doc = a_parsed_doc("""
        1 NORTHPORT Northport PROPN NNP 4 obl
        2 - - PUNCT , 1 punct
        3 Talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 7 ccomp
        5 , , PUNCT , 7 punct
        6 Norland Norland PROPN NNP 7 nsubj
        7 said say VERB VBD 0 root
        8 . . PUNCT . 7 punct
    """)
    assert said(doc) == [Said("Norland", "said", "Talks failed", "asserts")]


def test_after_an_accusation_the_outlet_goes_on_by_itself() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 of of SCONJ IN 5 mark
        5 shelling shell VERB VBG 2 advcl
        6 villages village NOUN NNS 5 obj
        7 despite despite ADP IN 8 case
        8 talks talk NOUN NNS 5 obl
        9 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "accused", "Sudland of shelling villages", "alleges")]


def test_a_finite_verb_goes_on_behind_the_accusation() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 of of SCONJ IN 5 mark
        5 spying spy VERB VBG 2 advcl
        6 and and CCONJ CC 7 cc
        7 left leave VERB VBD 5 conj
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "accused", "Sudland of spying", "alleges")]


def test_a_fear_set_behind_a_statement_is_no_part_of_it() -> None:
    doc = a_parsed_doc(
        SAID_DIED.format(head=6)
        .replace("soldiers soldier", "talks talk")
        .replace("died die", "concerned concern")
        + """    6 envoys envoy NOUN NNS 4 obj
    7 , , PUNCT , 8 punct
    8 feared fear VERB VBN 6 acl
    9 dead dead ADJ JJ 8 xcomp
    10 . . PUNCT . 2 punct
    """
    )
    assert said(doc)[0] == Said("Norland", "said", "talks concerned, envoys", "asserts")


@pytest.mark.parametrize(
    ("verb", "content"),
    [
        ("fled flee VERB VBD", "soldiers fled"),
        ("claimed claim VERB VBD", "soldiers claimed it, adding talks failed"),
    ],
)
def test_what_is_added_behind_a_comma_is_a_content_of_its_own_unless_the_first_one_tells_too(
    verb: str, content: str
) -> None:
    doc = a_parsed_doc(f"""
        1 Norland Norland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 soldiers soldier NOUN NNS 4 nsubj
        4 {verb} 2 ccomp
        5 {"it it PRON PRP 4 obj" if "claim" in verb else ", , PUNCT , 7 punct"}
        6 {", , PUNCT , 7 punct" if "claim" in verb else "then then ADV RB 7 advmod"}
        7 adding add VERB VBG 4 advcl
        8 talks talk NOUN NNS 9 nsubj
        9 failed fail VERB VBD 7 ccomp
        10 . . PUNCT . 2 punct
    """)
    assert content in [a.content for a in said(doc)]
