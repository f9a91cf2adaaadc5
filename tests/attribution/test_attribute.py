"""What holds of every document, however wrong its trees."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_doc, a_parsed_doc
from tightrope.attribution import attribute
from tightrope.core.types import Doc, Frame, Span
from tightrope.resources.cues import load_cues

SENTENCES = """
    1 “ “ PUNCT `` 4 punct SpaceAfter=No
    2 The the DET DT 3 det
    3 claim claim NOUN NN 4 nsubj
    4 failed fail VERB VBD 8 ccomp SpaceAfter=No
    5 , , PUNCT , 4 punct SpaceAfter=No
    6 ” ” PUNCT '' 4 punct
    7 Roe Roe PROPN NNP 8 nsubj
    8 said say VERB VBD 0 root
    9 . . PUNCT . 8 punct

    1 Norland Norland PROPN NNP 3 nsubj
    2 firmly firmly ADV RB 3 advmod
    3 denied deny VERB VBD 0 root
    4 it it PRON PRP 3 obj
    5 , , PUNCT , 6 punct
    6 accusing accuse VERB VBG 3 advcl
    7 envoys envoy NOUN NNS 6 obj
    8 of of SCONJ IN 9 mark
    9 citing cite VERB VBG 6 advcl
    10 lies lie NOUN NNS 9 obj
    11 . . PUNCT . 3 punct
"""
RELATIONS = (
    "nsubj",
    "obj",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "acl:relcl",
    "obl",
    "nmod",
    "parataxis",
    "conj",
    "mark",
)


@st.composite
def broken_docs(draw: st.DrawFn) -> Doc:
    """Two sentences with any tree at all over them, and a frame anywhere."""
    doc = a_parsed_doc(SENTENCES)
    tokens = list(doc.tokens)
    for s in doc.sentences:
        order = draw(st.permutations(range(s.first, s.last)))
        for place, i in enumerate(order):
            head = order[draw(st.integers(0, place - 1))] if place else i
            tokens[i] = replace(
                tokens[i], head=head, rel=draw(st.sampled_from(RELATIONS)) if place else "root"
            )
    spans = st.builds(
        lambda a, n: Span(a, min(a + n, len(doc.text))), st.integers(0, len(doc.text) - 1), st.integers(1, 30)
    )
    frame = Frame(sources=(draw(spans),), cues=(draw(spans),), contents=(draw(spans),), score=0.9)
    return replace(doc, tokens=tuple(tokens), frames=(frame,))


@given(broken_docs())
@settings(max_examples=60, deadline=None)
def test_attributions_stand_in_the_text_and_nest_without_circles(doc: Doc) -> None:
    found = attribute(doc, cues=load_cues("en")).attributions
    parents = {a.id: a.parent for a in found}
    assert len(parents) == len(found)
    for a in found:
        assert all(0 <= s.start < s.end <= len(doc.text) for s in a.content)
        seen, at = set(), a.parent
        while at is not None:
            assert at in parents
            assert at not in seen
            seen.add(at)
            at = parents[at]


@given(st.text(max_size=200))
def test_a_text_without_tokens_has_no_attributions(text: str) -> None:
    assert attribute(a_doc(text), cues=load_cues("en")).attributions == ()


def test_ids_are_the_same_every_time() -> None:
    doc = a_parsed_doc(SENTENCES)
    first, second = (attribute(doc, cues=load_cues("en")).attributions for _ in range(2))
    assert first == second
    assert len({a.id for a in first}) == len(first) > 0
