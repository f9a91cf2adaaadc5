"""Positions of different holders on the same content, joined into one claim.

Two contents are the same when they are the same words of the text (a denial points at what it denies), or when their
rare words and actors agree. A content that lies inside another is a different, smaller claim unless it is nearly all
of it. Each join says why.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tightrope.core.ids import content_id
from tightrope.core.tree import tokens_in
from tightrope.core.types import Actor, Attribution, Claim, Doc, Position, Span, Stance
from tightrope.ledger.status import AGAINST, status

SAME_WORDS = (
    0.6  # Jaccard of the words of two contents from which they are one and the same place in the text
)
SAME_CLAIM = (
    0.30  # cosine of weighted words; pairwise F1 on the development readings is flat from 0.25 to 0.35
)
SAME_CLAIM_DENIED = 0.18  # a denial repeats less of what it denies
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
ACTOR_WEIGHT = (
    0.6  # of an actor against a word equally rare: two contents often share actors and nothing else
)
NO_CLAIM = frozenset({Stance.DEMANDS})  # a demand says what should be, not what is


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of one document, those with most positions first."""
    views = _views(doc)
    groups: list[list[_View]] = []
    reasons: dict[int, list[str]] = {}
    for view in views:
        best = max(
            ((_likeness(view, other), k) for k, group in enumerate(groups) for other in group),
            key=lambda pair: pair[0].excess,
            default=None,
        )
        if best is None or best[0].excess < 0:
            groups.append([view])
        else:
            groups[best[1]].append(view)
            reasons.setdefault(best[1], []).append(best[0].because)
    claims = (_claim(doc, group, reasons.get(k, ())) for k, group in enumerate(groups))
    return tuple(sorted(claims, key=lambda claim: -len(claim.positions)))


@dataclass(frozen=True, slots=True)
class _View:
    """An attribution as the join sees it."""

    attribution: Attribution
    words: frozenset[int]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Likeness:
    excess: float  # over the threshold; below 0: not the same
    because: str


def _views(doc: Doc) -> list[_View]:
    rarity = _rarity(doc)
    views = []
    for attribution in doc.attributions:
        if attribution.stance in NO_CLAIM:
            continue
        words = frozenset(i for span in attribution.content for i in tokens_in(doc.tokens, span))
        terms = Counter(_terms(doc, words, attribution.content))
        weights = {t: rarity.get(t, 0.0) * (ACTOR_WEIGHT if t[0] == "@" else 1.0) for t in terms}
        views.append(_View(attribution, words, weights))
    return views


def _rarity(doc: Doc) -> dict[str, float]:
    """Inverse sentence frequency of every term of the document."""
    found: Counter[str] = Counter()
    for sentence in doc.sentences:
        found.update(set(_terms(doc, range(sentence.first, sentence.last), (sentence.span,))))
    return {term: math.log(1 + len(doc.sentences) / n) for term, n in found.items()}


def _terms(doc: Doc, words: Iterable[int], spans: Sequence[Span]) -> list[str]:
    """Lemmas of telling words outside actor phrases, and the actors themselves as "@CODE"."""
    mentions = [m for m in doc.mentions if any(span.holds(m.span) for span in spans)]
    named = {i for m in mentions for i in tokens_in(doc.tokens, m.span)}
    lemmas = [doc.tokens[i].lemma.lower() for i in words if i not in named and doc.tokens[i].upos in TELLING]
    heads = [doc.tokens[m.head].lemma.lower() for m in mentions if doc.tokens[m.head].upos == "NOUN"]
    return [*lemmas, *heads, *(f"@{actor.code}" for m in mentions for actor in m.actors)]


def _likeness(a: _View, b: _View) -> _Likeness:
    shared, union = len(a.words & b.words), len(a.words | b.words)
    if union and shared / union >= SAME_WORDS:
        return _Likeness(1.0, "the same words of the text")
    if shared:
        return _Likeness(-1.0, "one lies inside the other")
    denied = (a.attribution.stance in AGAINST) != (b.attribution.stance in AGAINST)
    cosine = _cosine(a.weights, b.weights)
    threshold = SAME_CLAIM_DENIED if denied else SAME_CLAIM
    common = sorted(a.weights.keys() & b.weights.keys(), key=lambda t: -a.weights[t])
    return _Likeness(cosine - threshold, f"cosine {cosine:.2f}: {', '.join(common[:5])}")


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(weight * b[term] for term, weight in a.items() if term in b)
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return dot / norm if norm else 0.0


def _claim(doc: Doc, group: Sequence[_View], because: Iterable[str]) -> Claim:
    positions = tuple(
        Position(
            holder=holder, stance=view.attribution.stance, attribution=view.attribution.id, document=doc.id
        )
        for view in group
        for holder in _holders(doc, view.attribution)
    )
    proposition = _proposition(doc, group)
    return Claim(
        id=content_id("c", doc.id, *(view.attribution.id for view in group)),
        proposition=proposition,
        positions=positions,
        status=status([view.attribution.stance for view in group]),
        because=tuple(because),
    )


def _holders(doc: Doc, attribution: Attribution) -> tuple[Actor, ...]:
    if attribution.actors:
        return attribution.actors
    name = doc.quote(attribution.source) if attribution.source else None
    return (Actor(code="---", name=name),)


def _proposition(doc: Doc, group: Sequence[_View]) -> str:
    """The claim in the words of its first affirming position, else of its first."""
    first = next((v for v in group if v.attribution.stance not in AGAINST), group[0])
    return " ".join(" ".join(doc.quote(span).split()) for span in first.attribution.content)
