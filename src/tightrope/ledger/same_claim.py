"""Positions of different holders on the same content, joined into one claim.

Two contents are the same when they are the same words of the text (a denial points at what it denies), when one denies
the statement that the other makes, or when their rare words and actors agree. Each join says why.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tightrope.core.ids import content_id
from tightrope.core.tree import Tree
from tightrope.core.types import UNIDENTIFIED, Actor, Attribution, Claim, Doc, Position, Stance
from tightrope.ledger.status import status
from tightrope.ledger.views import View, views_of
from tightrope.resources.cues import load_cues

# The thresholds give most pairwise F1 on the development readings with the reference's own attributions.
SAME_WORDS = (
    0.6  # Jaccard of the words of two contents from which they are one and the same place in the text
)
REFUSED = (
    0.25  # Jaccard from which a denial is of what it tells another to allege, not of something around it
)
SAME_CLAIM = 0.30  # cosine of weighted terms
SAME_CLAIM_DENIED = 0.18  # the same where one denies: a denial repeats less of what it denies
SHARED = 3  # stems two affirmations share at least: an article's topic alone is no claim
MARKS = " \t\n,;:–—-“”«»\"'‘’"  # never first or last in a proposition

Likeness = tuple[float, str]  # over the threshold, below 0 not the same; and why
APART = -1.0
HARDLY = -0.05  # at most, of two with only the topic in common: others may still join them


@dataclass(slots=True)
class _Group:
    members: list[int]
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim of one document, and the attribution that words it best."""

    claim: Claim
    best: Attribution


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of one document, those with most positions first."""
    return tuple(told.claim for told in told_in(doc))


def told_in(doc: Doc) -> list[Told]:
    """The same with what words each best."""
    if not doc.attributions:
        return []
    views = views_of(doc, cues=load_cues(doc.language or "en"))
    tree = Tree(doc.tokens)
    told = [_told(doc, tree, [views[k] for k in g.members], g.because) for g in _groups(views)]
    return sorted(told, key=lambda t: -len(t.claim.positions))


def _groups(views: Sequence[View]) -> Iterator[_Group]:
    """Views joined likest first while the joined are alike on average; in text order."""
    pairs = {(i, j): likeness(views[i], views[j]) for i, j in combinations(range(len(views)), 2)}
    group_of = {k: _Group([k], []) for k in range(len(views))}
    for (i, j), (excess, because) in sorted(pairs.items(), key=lambda pair: -pair[1][0]):
        first, second = group_of[i], group_of[j]
        if excess < 0 or first is second or _mean(pairs, first, second) < 0:
            continue
        joined = _Group(sorted(first.members + second.members), [*first.because, *second.because, because])
        group_of.update((k, joined) for k in joined.members)
    yield from (group for k, group in group_of.items() if group.members[0] == k)


def _mean(pairs: Mapping[tuple[int, int], Likeness], first: _Group, second: _Group) -> float:
    excesses = [pairs[min(a, b), max(a, b)][0] for a in first.members for b in second.members]
    return sum(excesses) / len(excesses)


def likeness(a: View, b: View) -> Likeness:
    """How much alike two positions are, and why."""
    if _refuses(a, b) or _refuses(b, a):
        return 1.0, "one denies what the other states"
    opposed, same_holder = a.is_against != b.is_against, bool(a.holders & b.holders)
    if opposed and same_holder:
        return APART, "nobody denies what he says"
    shared = _overlap(a, b)
    if shared >= SAME_WORDS and (same_holder or a.words == b.words or not _is_nested(a, b)):
        return 1.0, "the same words of the text"
    if shared:
        return APART, "one lies inside the other"
    cosine = _cosine(a.weights, b.weights)
    common = sorted(a.weights.keys() & b.weights.keys(), key=lambda t: (-a.weights[t], t))
    threshold = SAME_CLAIM_DENIED if opposed else SAME_CLAIM
    excess = cosine - threshold
    if not opposed and not _share_enough(a, b):
        excess = min(excess, HARDLY)
    return excess, f"cosine {cosine:.2f}: {', '.join(common[:5])}"


def _share_enough(a: View, b: View) -> bool:
    """Whether more than the topic is shared, or all that the shorter of the two says."""
    first, second = _stems(a), _stems(b)
    return len(first & second) >= min(SHARED, len(first), len(second))


def _stems(view: View) -> set[str]:
    return {term for term in view.weights if not term.startswith("@")}


def _refuses(denial: View, other: View) -> bool:
    """Of "the claim is false" and "X says that Y's claim that P is false": X denies what Y alleges."""
    if denial.answers == other.attribution.id:
        return True
    told = denial.attribution.id in other.within and other.attribution.stance is Stance.ALLEGES
    return told and denial.attribution.stance is Stance.DENIES and _overlap(denial, other) >= REFUSED


def _is_nested(a: View, b: View) -> bool:
    return a.attribution.id in b.within or b.attribution.id in a.within


def _overlap(a: View, b: View) -> float:
    """Jaccard of the words of the text the two hold, 0..1."""
    either = a.words | b.words
    return len(a.words & b.words) / len(either) if either else 0.0


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(weight * b[term] for term, weight in a.items() if term in b)
    return dot / math.sqrt(_square(a) * _square(b)) if dot else 0.0


def _square(weights: Mapping[str, float]) -> float:
    return sum(w * w for w in weights.values())


def _told(doc: Doc, tree: Tree, group: Sequence[View], because: Iterable[str]) -> Told:
    best = _best(tree, group)
    positions = tuple(
        Position(
            holder=holder, stance=view.attribution.stance, attribution=view.attribution.id, document=doc.id
        )
        for view in group
        for holder in _holders(doc, view.attribution)
    )
    claim = Claim(
        id=content_id("c", doc.id, *(view.attribution.id for view in group)),
        proposition=_words(doc, best),
        positions=positions,
        status=status([view.attribution.stance for view in group]),
        because=tuple(because),
    )
    return Told(claim=claim, best=best)


def _holders(doc: Doc, attribution: Attribution) -> tuple[Actor, ...]:
    if attribution.actors:
        return attribution.actors
    name = doc.quote(attribution.source) if attribution.source else None
    return (Actor(code=UNIDENTIFIED, name=name),)


def _best(tree: Tree, group: Sequence[View]) -> Attribution:
    """An affirming position, rather a clause, rather the inmost; else the first."""
    best = min(group, key=lambda view: (view.is_against, not _is_clause(tree, view), -len(view.within)))
    return best.attribution


def _words(doc: Doc, attribution: Attribution) -> str:
    words = " ".join(doc.quote(span) for span in attribution.content)
    return " ".join(words.split()).strip(MARKS)


def _is_clause(tree: Tree, view: View) -> bool:
    return any(c in view.words for i in view.words for c in tree.children(i, "nsubj"))
