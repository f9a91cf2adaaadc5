"""An attribution as the join sees it: whose it is, its rare words and actors, what is around it, what it points at."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.core.tree import Tree, sentence_at, tokens_in
from tightrope.core.types import UNIDENTIFIED, Attribution, Doc, Mention, Span, Stance
from tightrope.ledger.status import AGAINST
from tightrope.resources.cues import Cues, Takes

ACTOR_WEIGHT = (
    0.3  # of an actor against a word equally rare: two contents often share actors and nothing else
)
STEM = 6  # letters of a lemma that count: "transfer" and "transferring", "weapon" and "weaponry" are one
BRIEF = 8  # words within which "that is untrue" says no more than that
SENTENCES_BACK = 6  # how far before "the claim is false" the claim may stand
AFFIRMED = frozenset({Stance.ALLEGES, Stance.ASSERTS})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One attribution as a position."""

    attribution: Attribution
    holders: frozenset[str]  # codes of those identified
    words: frozenset[int]  # tokens of the content
    weights: Mapping[str, float]  # of its terms, by rarity
    within: frozenset[str]  # attributions around it
    answers: str | None = None  # the attribution that "the claim" in it means

    @property
    def is_against(self) -> bool:
        return self.attribution.stance in AGAINST


def views_of(doc: Doc, *, cues: Cues) -> list[View]:
    """Every attribution, in text order: what should be ("X must leave") is a position as well as what is."""
    rarity, tree = _rarity(doc), Tree(doc.tokens)
    parents = {a.id: a.parent for a in doc.attributions}
    found: list[View] = []
    for attribution in doc.attributions:
        words = frozenset(i for span in attribution.content for i in tokens_in(doc.tokens, span))
        found.append(
            View(
                attribution=attribution,
                holders=frozenset(a.code for a in attribution.actors) - {UNIDENTIFIED},
                words=words,
                weights=_weights(terms_of(doc, words, attribution.content), rarity),
                within=frozenset(_around(attribution.id, parents)),
                answers=_answered(doc, attribution, found) if _points(tree, words, cues) else None,
            )
        )
    return found


def _points(tree: Tree, words: Iterable[int], cues: Cues) -> bool:
    """Of "the claim is baseless", "that is untrue": whether it only names a statement made before."""
    lemmas = {i: tree.tokens[i].lemma.lower() for i in sorted(words)}
    first = next(iter(lemmas), None)
    if first is not None and lemmas[first] in cues.grammar.references and tree.tokens[first].upos == "PRON":
        return len(lemmas) <= BRIEF
    return any(_is_claim(cues, lemma) and _is_definite(tree, i, cues) for i, lemma in lemmas.items())


def _is_claim(cues: Cues, lemma: str) -> bool:
    """Whether the noun affirms: "claim", "report"; not "question"."""
    return any(c.stance in AFFIRMED for c in cues.headed(lemma, Takes.NOUN_CLAUSE, Takes.NOUN_OF))


def _is_definite(tree: Tree, noun: int, cues: Cues) -> bool:
    """Of "the claim", not of "the claim that P" or "the transfer reports", which have a content of their own."""
    definite = any(tree.tokens[c].lemma.lower() in cues.grammar.definites for c in tree.children(noun, "det"))
    return definite and not tree.children(noun, "acl", "nmod", "ccomp", "compound", "obl")


def _answered(doc: Doc, denial: Attribution, earlier: Sequence[View]) -> str | None:
    """The nearest earlier statement by somebody else, an accusation before any other."""
    if denial.stance is not Stance.DENIES:
        return None
    here = sentence_at(doc.sentences, denial.content[0].start)
    holders = {a.code for a in denial.actors}
    rivals = [v for v in earlier if not v.is_against and not v.holders & holders]
    near = [v for v in rivals if here - _sentence_of(doc, v) <= SENTENCES_BACK]
    best = max(
        near, key=lambda v: (v.attribution.stance is Stance.ALLEGES, _sentence_of(doc, v)), default=None
    )
    return None if best is None else best.attribution.id


def _sentence_of(doc: Doc, view: View) -> int:
    return sentence_at(doc.sentences, view.attribution.content[0].start)


def _weights(terms: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    return {t: rarity.get(t, 0.0) * (ACTOR_WEIGHT if t[0] == "@" else 1.0) for t in terms}


def _around(child: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    seen = {child}
    at = parents.get(child)
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = parents.get(at)


def _rarity(doc: Doc) -> dict[str, float]:
    """Inverse sentence frequency of every term of the document."""
    found: Counter[str] = Counter()
    for sentence in doc.sentences:
        found.update(set(terms_of(doc, range(sentence.first, sentence.last), (sentence.span,))))
    return {term: math.log(1 + len(doc.sentences) / n) for term, n in found.items()}


def terms_of(doc: Doc, words: Iterable[int], spans: Sequence[Span]) -> list[str]:
    """Stems of telling words outside actor phrases, and the actors themselves as "@CODE"."""
    mentions = [m for span in spans for m in _mentions_in(doc, span)]
    named = {i for m in mentions for i in tokens_in(doc.tokens, m.span)}
    plain = [i for i in words if i not in named and doc.tokens[i].upos in TELLING]
    heads = [m.head for m in mentions if doc.tokens[m.head].upos == "NOUN"]
    stems = (doc.tokens[i].lemma.lower()[:STEM] for i in (*plain, *heads))
    return [*stems, *(f"@{actor.code}" for m in mentions for actor in m.actors)]


def _mentions_in(doc: Doc, span: Span) -> list[Mention]:
    """Mentions are in text order: those that start inside lie together."""
    first = bisect_left(doc.mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(doc.mentions, span.end, key=lambda m: m.span.start)
    return [m for m in doc.mentions[first:last] if span.holds(m.span)]
