"""Chains of reporters."""

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc


def test_whom_a_reporter_cites_says_it_within_the_report() -> None:
    doc = a_parsed_doc("""
        1 Reuters Reuters PROPN NNP 6 nsubj
        2 , , PUNCT , 3 punct
        3 citing cite VERB VBG 6 advcl
        4 officials official NOUN NNS 3 obj
        5 , , PUNCT , 3 punct
        6 reported report VERB VBD 0 root
        7 talks talk NOUN NNS 8 nsubj
        8 failed fail VERB VBD 6 ccomp
        9 . . PUNCT . 6 punct
    """)
    assert said(doc) == [
        Said("Reuters", "reported", "talks failed", "asserts"),
        Said("officials", "citing", "talks failed", "asserts", inside="reported"),
    ]


def test_a_cited_circumstance_speaks_not() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 6 nsubj
        2 , , PUNCT , 3 punct
        3 citing cite VERB VBG 6 advcl
        4 storms storm NOUN NNS 3 obj
        5 , , PUNCT , 3 punct
        6 said say VERB VBD 0 root
        7 talks talk NOUN NNS 8 nsubj
        8 failed fail VERB VBD 6 ccomp
        9 . . PUNCT . 6 punct
    """)
    assert [a.source for a in said(doc)] == ["Norland"]


def test_whoever_is_quoted_as_saying_says_it() -> None:
    doc = a_parsed_doc("""
        1 Reuters Reuters PROPN NNP 2 nsubj
        2 quoted quote VERB VBD 0 root
        3 Roe Roe PROPN NNP 2 obj
        4 as as SCONJ IN 5 mark
        5 saying say VERB VBG 2 advcl
        6 talks talk NOUN NNS 7 nsubj
        7 failed fail VERB VBD 5 ccomp
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [
        Said("Reuters", "quoted", "Roe as saying talks failed", "asserts"),
        Said("Roe", "saying", "talks failed", "asserts", inside="quoted"),
    ]


def test_who_quotes_somebody_behind_the_quotation_reports_it_too() -> None:
    doc = a_parsed_doc("""
        1 “ “ PUNCT `` 3 punct SpaceAfter=No
        2 Talks talk NOUN NNS 3 nsubj
        3 failed fail VERB VBD 8 ccomp
        4 yesterday yesterday NOUN NN 3 obl SpaceAfter=No
        5 , , PUNCT , 3 punct SpaceAfter=No
        6 ” ” PUNCT '' 3 punct
        7 Reuters Reuters PROPN NNP 8 nsubj
        8 quoted quote VERB VBD 0 root
        9 Roe Roe PROPN NNP 8 obj
        10 as as SCONJ IN 11 mark
        11 saying say VERB VBG 8 advcl SpaceAfter=No
        12 . . PUNCT . 8 punct
    """)
    assert set(said(doc)) == {
        Said("Reuters", "quoted", "Talks failed yesterday ... Roe as saying", "asserts"),
        Said("Roe", "saying", "Talks failed yesterday", "asserts", inside="quoted"),
    }
