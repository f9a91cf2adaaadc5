"""Titles that set their speaker apart."""

from dataclasses import replace

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc, a_span, an_actor
from tightrope.core.types import Doc, Mention, MentionKind


def with_mention(doc: Doc, name: str, head: int) -> Doc:
    span = a_span(doc.text, name)
    mention = Mention(span=span, head=head, kind=MentionKind.NAME, actors=(an_actor("NOR GOV"),))
    return replace(doc, mentions=(mention,))


def test_a_party_before_a_colon_speaks() -> None:
    doc = a_parsed_doc("""
        1 Minister minister NOUN NN 4 parataxis
        2 : : PUNCT : 1 punct
        3 Talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 0 root
    """)
    assert said(with_mention(doc, "Minister", 0)) == [Said("Minister", None, "Talks failed", "asserts")]


def test_a_party_after_the_last_colon_speaks() -> None:
    doc = a_parsed_doc("""
        1 Talks talk NOUN NNS 2 nsubj
        2 failed fail VERB VBD 0 root
        3 : : PUNCT : 4 punct
        4 minister minister NOUN NN 2 parataxis
    """)
    assert said(with_mention(doc, "minister", 3)) == [Said("minister", None, "Talks failed", "asserts")]


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    doc = a_parsed_doc("""
        1 Analysis analysis NOUN NN 4 parataxis
        2 : : PUNCT : 1 punct
        3 Talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 0 root
    """)
    assert said(doc) == []


def test_a_heading_may_end_with_its_speaker() -> None:
    doc = a_parsed_doc("""
        1 Rebels rebel NOUN NNS 3 compound
        2 shelled shell VERB VBN 3 amod
        3 camp camp NOUN NN 5 obj
        4 , , PUNCT , 5 punct
        5 says say VERB VBZ 0 root
        6 Norland Norland PROPN NNP 5 obj
    """)
    expected = Said("Norland", "says", "Rebels shelled camp", "asserts")
    assert said(with_mention(doc, "Norland", 5)) == [expected]


HEADING = """
    1 Talks talk NOUN NNS 2 nsubj
    2 began begin VERB VBD 0 root
    3 . . PUNCT . 2 punct

    # newpar
    1 Norland Norland PROPN NNP 4 parataxis
    2 : : PUNCT : 1 punct
    3 Talks talk NOUN NNS 4 nsubj
    4 failed fail VERB VBD 0 root
"""


def test_a_heading_within_the_text_has_no_full_stop() -> None:
    stopped = HEADING + "    5 . . PUNCT . 4 punct"
    assert [a.source for a in said(with_mention(a_parsed_doc(HEADING), "Norland", 3))] == ["Norland"]
    assert said(with_mention(a_parsed_doc(stopped), "Norland", 3)) == []


def test_a_turn_in_a_transcript_is_all_of_its_paragraph() -> None:
    doc = a_parsed_doc("""
        1 ROE Roe PROPN NNP 4 vocative
        2 : : PUNCT : 1 punct
        3 Talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 0 root
        5 . . PUNCT . 4 punct

        1 Nobody nobody PRON NN 2 nsubj
        2 won win VERB VBD 0 root
        3 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("ROE", None, "Talks failed. Nobody won", "asserts")]
