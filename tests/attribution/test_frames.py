"""The reader's frames beside the rules."""

from dataclasses import replace

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc, a_span
from tightrope.core.types import Doc, Frame

OPAQUE = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 hummed hum VERB VBD 0 root
    3 that that SCONJ IN 5 mark
    4 talks talk NOUN NNS 5 nsubj
    5 failed fail VERB VBD 2 advcl
    6 . . PUNCT . 2 punct
"""


def framed(doc: Doc, source: str, cue: str, content: str, score: float) -> Doc:
    spans = [(a_span(doc.text, words),) for words in (source, cue, content)]
    return replace(doc, frames=(Frame(sources=spans[0], cues=spans[1], contents=spans[2], score=score),))


def test_a_sure_frame_stands_alone() -> None:
    doc = framed(a_parsed_doc(OPAQUE), "Norland", "hummed", "that talks failed", 0.9)
    assert said(doc) == [Said("Norland", "hummed", "talks failed", "asserts")]


def test_an_unsure_frame_needs_a_rule() -> None:
    assert said(framed(a_parsed_doc(OPAQUE), "Norland", "hummed", "that talks failed", 0.3)) == []


def test_frame_and_rule_make_one_attribution_surer_than_each() -> None:
    doc = a_parsed_doc(OPAQUE.replace("hum ", "say ").replace("advcl", "ccomp"))
    doc = framed(doc, "Norland", "hummed", "talks failed", 0.6)
    assert said(doc) == [Said("Norland", "hummed", "talks failed", "asserts")]


def test_a_frame_with_a_bare_object_is_no_attribution() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 mourned mourn VERB VBD 0 root
        3 the the DET DT 4 det
        4 attack attack NOUN NN 2 obj
        5 . . PUNCT . 2 punct
    """)
    assert said(framed(doc, "Norland", "mourned", "the attack", 0.9)) == []
    assert (
        len(said(framed(doc, "Norland", "mourned", "the attack", 0.99))) == 1
    )  # surer than it ever is of those


def test_a_frame_restores_what_the_tree_lost() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 2 ccomp
        5 and and CCONJ CC 9 cc
        6 its its PRON PRP$ 7 nmod:poss
        7 envoys envoy NOUN NNS 9 nsubj
        8 had have AUX VBD 9 aux
        9 left leave VERB VBN 2 conj
        10 . . PUNCT . 2 punct
    """)
    whole = "talks failed and its envoys had left"
    assert said(framed(doc, "Norland", "said", whole, 0.9)) == [Said("Norland", "said", whole, "asserts")]


def test_a_surer_frame_may_say_less_than_a_clause() -> None:
    opaque = OPAQUE.replace("that that SCONJ IN 5 mark", "to to PART TO 5 mark").replace(
        "talks talk NOUN NNS 5 nsubj", "not not PART RB 5 advmod"
    )
    doc = a_parsed_doc(opaque)
    assert said(framed(doc, "Norland", "hummed", "to not failed", 0.9)) != []
    assert said(framed(doc, "Norland", "hummed", "to not failed", 0.7)) == []


def test_the_accused_is_not_the_accuser() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 3 nsubj:pass
        2 was be AUX VBD 3 aux:pass
        3 accused accuse VERB VBN 0 root
        4 of of SCONJ IN 5 mark
        5 cheating cheat VERB VBG 3 advcl
        6 . . PUNCT . 3 punct
    """)
    assert [a.source for a in said(framed(doc, "Norland", "accused", "cheating", 0.9))] == [None]


def test_declining_is_no_attribution() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 declined decline VERB VBD 0 root
        3 to to PART TO 4 mark
        4 discuss discuss VERB VB 2 xcomp
        5 it it PRON PRP 4 obj
        6 . . PUNCT . 2 punct
    """)
    assert said(framed(doc, "Norland", "declined", "to discuss it", 0.9)) == []


def test_the_frame_has_the_whole_source_where_the_tree_has_half() -> None:
    doc = a_parsed_doc("""
        1 Jane Jane PROPN NNP 3 obl
        2 Roe Roe PROPN NNP 3 nsubj
        3 said say VERB VBD 0 root
        4 talks talk NOUN NNS 5 nsubj
        5 failed fail VERB VBD 3 ccomp
        6 . . PUNCT . 3 punct
    """)
    assert [a.source for a in said(doc)] == ["Roe"]
    assert [a.source for a in said(framed(doc, "Jane Roe", "said", "talks failed", 0.9))] == ["Jane Roe"]


def test_a_sure_frame_ends_a_content_before_an_and() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 2 ccomp
        5 and and CCONJ CC 6 cc
        6 left leave VERB VBD 4 conj
        7 . . PUNCT . 2 punct
    """)
    contents = [
        said(framed(doc, "Norland", "said", "talks failed", score))[0].content for score in (0.95, 0.6)
    ]
    assert contents == ["talks failed", "talks failed and left"]
