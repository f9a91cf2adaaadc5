"""What holds for the mentions of any document, however odd its trees."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actors.builders import REGISTRY
from tests.builders import a_doc
from tightrope.actors import resolve
from tightrope.core.types import Doc, Sentence, Token

WORDS = {
    "Iran": ("PROPN", "NNP"),
    "Baku": ("PROPN", "NNP"),
    "Example": ("PROPN", "NNP"),
    "Sample": ("PROPN", "NNP"),
    "Russian": ("ADJ", "JJ"),
    "president": ("NOUN", "NN"),
    "countries": ("NOUN", "NNS"),
    "dozens": ("NOUN", "NNS"),
    "of": ("ADP", "IN"),
    "the": ("DET", "DT"),
    "its": ("PRON", "PRP$"),
    "they": ("PRON", "PRP"),
    "who": ("PRON", "WP"),
    "said": ("VERB", "VBD"),
    ",": ("PUNCT", ","),
    '"': ("PUNCT", "``"),
}
RELATIONS = ("nsubj", "obj", "nmod", "nmod:poss", "amod", "compound", "flat", "appos", "conj", "case", "det")


@st.composite
def documents(draw: st.DrawFn) -> Doc:
    """One sentence of known words under a random tree."""
    words = draw(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=9))
    order = draw(st.permutations(range(len(words))))
    head = {k: order[draw(st.integers(0, n - 1))] if n else k for n, k in enumerate(order)}
    tokens, at = [], 0
    for i, word in enumerate(words):
        rel = "root" if head[i] == i else draw(st.sampled_from(RELATIONS))
        upos, xpos = WORDS[word]
        lemma = {"countries": "country", "dozens": "dozen"}.get(word, word)
        tokens.append(
            Token(
                start=at,
                end=at + len(word),
                text=word,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=head[i],
                rel=rel,
            )
        )
        at += len(word) + 1
    sentence = Sentence(start=0, end=at - 1, first=0, last=len(words), paragraph=0)
    return a_doc(" ".join(words), tokens=tuple(tokens), sentences=(sentence,))


@settings(deadline=None)  # the first document pays for loading
@given(documents())
def test_every_mention_lies_in_the_text_around_its_head_and_names_somebody(doc: Doc) -> None:
    mentions = resolve(doc, registry=REGISTRY).mentions
    for mention in mentions:
        assert mention.span.end <= len(doc.text)
        assert mention.span.holds(doc.tokens[mention.head].span)
        assert mention.actors
    assert len({m.head for m in mentions}) == len(mentions)
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)


@settings(deadline=None)  # the first document pays for loading
@given(documents())
def test_resolving_twice_changes_nothing(doc: Doc) -> None:
    once = resolve(doc, registry=REGISTRY)
    assert resolve(once, registry=REGISTRY) == once


def test_a_document_without_words_has_no_mentions() -> None:
    assert resolve(a_doc("…"), registry=REGISTRY).mentions == ()
