"""Attributions that no verb makes."""

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc


def test_according_to_names_the_source_of_its_clause() -> None:
    doc = a_parsed_doc("""
        1 According accord VERB VBG 3 case
        2 to to ADP IN 1 fixed
        3 Norland Norland PROPN NNP 6 obl
        4 , , PUNCT , 3 punct
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 0 root
        7 . . PUNCT . 6 punct
    """)
    assert said(doc) == [Said("Norland", "According to", "talks failed", "asserts")]


def test_according_to_keeps_its_clause_from_the_quotation_after_it() -> None:
    doc = a_parsed_doc("""
        1 According accord VERB VBG 3 case
        2 to to ADP IN 1 fixed
        3 Norland Norland PROPN NNP 10 obl
        4 talks talk NOUN NNS 5 nsubj
        5 failed fail VERB VBD 0 root
        6 : : PUNCT : 5 punct
        7 “ “ PUNCT `` 10 punct
        8 Nobody nobody PRON NN 10 nsubj
        9 ever ever ADV RB 10 advmod
        10 came come VERB VBD 5 parataxis
        11 . . PUNCT . 10 punct
        12 ” ” PUNCT '' 10 punct
    """)
    assert [a.content for a in said(doc)] == ["talks failed", "Nobody ever came."]


def test_the_owner_of_a_claim_makes_it() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 3 nmod:poss
        2 's 's PART POS 1 case
        3 claim claim NOUN NN 7 nsubj
        4 that that SCONJ IN 6 mark
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 3 acl
        7 spread spread VERB VBD 0 root
        8 . . PUNCT . 7 punct
    """)
    assert said(doc) == [Said("Norland", "claim", "talks failed", "alleges")]


def test_claims_come_from_their_sources() -> None:
    doc = a_parsed_doc("""
        1 Tension tension NOUN NN 2 nsubj
        2 rose rise VERB VBD 0 root
        3 amid amid ADP IN 4 case
        4 claims claim NOUN NNS 2 obl
        5 from from ADP IN 6 case
        6 officials official NOUN NNS 4 nmod
        7 of of ADP IN 9 case
        8 secret secret ADJ JJ 9 amod
        9 flights flight NOUN NNS 4 nmod
        10 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("officials", "claims", "secret flights", "alleges")]


def test_whoever_makes_a_claim_is_its_source() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 issued issue VERB VBD 0 root
        3 a a DET DT 4 det
        4 threat threat NOUN NN 2 obj
        5 to to PART TO 6 mark
        6 close close VERB VB 4 acl
        7 straits strait NOUN NNS 6 obj
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "threat", "to close straits", "threatens")]


def test_reportedly_names_nobody() -> None:
    doc = a_parsed_doc("""
        1 The the DET DT 2 det
        2 ship ship NOUN NN 4 nsubj
        3 reportedly reportedly ADV RB 4 advmod
        4 sank sink VERB VBD 0 root
        5 . . PUNCT . 4 punct
    """)
    assert said(doc) == [Said(None, "reportedly", "The ship ... sank", "alleges")]


def test_concern_warns() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 is be AUX VBZ 3 cop
        3 concerned concerned ADJ JJ 0 root
        4 that that SCONJ IN 6 mark
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 3 ccomp
        7 . . PUNCT . 3 punct
    """)
    assert said(doc) == [Said("Norland", "concerned", "talks failed", "warns")]


def test_a_concern_that_somebody_tells_is_his_warning() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 adds add VERB VBZ 0 root
        3 that that SCONJ IN 6 mark
        4 the the DET DT 5 det
        5 concern concern NOUN NN 9 nsubj
        6 is be AUX VBZ 9 cop
        7 that that SCONJ IN 9 mark
        8 negotiations negotiation NOUN NNS 9 nsubj
        9 collapse collapse VERB VBP 2 ccomp
        10 . . PUNCT . 2 punct
    """)
    assert [(a.source, a.cue, a.stance) for a in said(doc)] == [("Norland", "adds", "warns")]


def test_an_accusation_against_somebody_holds_whom_and_what() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 made make VERB VBD 0 root
        3 accusations accusation NOUN NNS 2 obj
        4 against against ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
        6 of of ADP IN 7 case
        7 theft theft NOUN NN 5 nmod
        8 . . PUNCT . 2 punct
    """)
    assert [(a.source, a.content) for a in said(doc)] == [("Norland", "against Sudland of theft")]


def test_purportedly_belongs_to_the_verb_behind_it() -> None:
    doc = a_parsed_doc("""
        1 Videos video NOUN NNS 6 nsubj
        2 purportedly purportedly ADV RB 1 amod
        3 showing show VERB VBG 1 acl
        4 the the DET DT 5 det
        5 raid raid NOUN NN 3 obj
        6 spread spread VERB VBD 0 root
        7 . . PUNCT . 6 punct
    """)
    assert said(doc) == [Said(None, "purportedly", "showing the raid", "alleges")]


def test_a_content_hung_below_its_source_is_no_part_of_it() -> None:
    doc = a_parsed_doc("""
        1 Tension tension NOUN NN 2 nsubj
        2 rose rise VERB VBD 0 root
        3 amid amid ADP IN 4 case
        4 claims claim NOUN NNS 2 obl
        5 from from ADP IN 6 case
        6 sources source NOUN NNS 4 nmod
        7 of of ADP IN 9 case
        8 secret secret ADJ JJ 9 amod
        9 cooperation cooperation NOUN NN 6 nmod
        10 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("sources", "claims", "secret cooperation", "alleges")]
