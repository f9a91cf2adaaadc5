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
