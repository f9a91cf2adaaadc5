"""How many people an act killed, injured, detained, displaced; how many took part. Always a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.core.types import Count, CountKind, Span
from tightrope.events.roles import objects, subject
from tightrope.events.scene import Scene

MAX_WORDS_BEFORE = 3
YEAR = re.compile(r"(?:19|20)\d\d")
SCALES = (100, 1_000, 1_000_000)


Amount = tuple[int, int | None, Span]
"""Least and most (None: no upper end), and the words that say so."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the token (verb, noun or adjective) that says what is counted."""

    count: Count
    index: int


def counts(scene: Scene) -> list[Counted]:
    """Every number of people whose fate the text tells, in text order."""
    cues = scene.lexicon.counts
    found: list[Counted] = []
    for i, token in enumerate(scene.doc.tokens):
        kind = cues.kinds.get(scene.lemma(i))
        if kind is not None and token.upos in ("VERB", "ADJ", "NOUN"):
            found.extend(_counted(scene, i, kind))
    return found


def _counted(scene: Scene, i: int, kind: CountKind) -> Iterator[Counted]:
    for k in _candidates(scene, i):
        if (amount := _amount(scene, k)) is not None:
            low, high, span = _with_others(scene, k, amount)
            yield Counted(Count(kind=kind, low=low, high=high, span=span), i)
            return


def _with_others(scene: Scene, i: int, first: Amount) -> Amount:
    """`first` with the further people told beside those at `i`: "one guard and four passengers" are five."""
    more = [a for k in scene.tree.children(i, "conj") if _is_people(scene, k) and (a := _amount(scene, k))]
    low, high, span = first
    for more_low, more_high, _ in more if _is_people(scene, i) else ():
        low, high = low + more_low, None if high is None or more_high is None else high + more_high
    return low, high, span


def _is_people(scene: Scene, i: int) -> bool:
    return scene.lemma(i) in scene.lexicon.counts.people


def _candidates(scene: Scene, i: int) -> list[int]:
    """Whom word `i` may count; what stands right before it is its own: "and 40 others injured"."""
    patients, before = _patients(scene, i), _just_before(scene, i)
    own = _adjacent(scene, i, before)
    if scene.token(i).rel == "conj" and not scene.tree.children(i, "obj"):
        own += [k for k in before if k > scene.token(i).head]
    return [*own, *patients, *before]


def _adjacent(scene: Scene, i: int, before: list[int]) -> list[int]:
    """The number right before word `i`, or before the people right before it; not a year."""
    near = [k for k in (i - 1, i - 2) if i - 1 in before and k in before]
    return [k for k in near if scene.token(k).upos == "NUM" and not YEAR.fullmatch(scene.token(k).text)]


def _patients(scene: Scene, i: int) -> list[int]:
    tree, cues = scene.tree, scene.lexicon.counts
    if scene.token(i).upos == "NOUN":
        told = [
            k for c in tree.conjuncts(i) for k in scene.obliques(c, "of")
        ]  # "killing and injury of dozens"
        own = told or tree.children(i, "nmod:poss")
        return [i, *own] if scene.lemma(i) in cues.people else own
    if scene.lemma(i) in cues.patients or scene.token(i).upos == "ADJ":
        return subject(tree, i) or [k for k in (tree.parent(i),) if k is not None]
    return objects(tree, i)


def _just_before(scene: Scene, i: int) -> list[int]:
    """Numbers and people named right before word `i`, nearest first."""
    found = range(i - 1, max(0, i - MAX_WORDS_BEFORE) - 1, -1)
    return [k for k in found if scene.token(k).upos == "NUM" or scene.lemma(k) in scene.lexicon.counts.people]


def _amount(scene: Scene, i: int) -> Amount | None:
    """The range told by the phrase at `i`: "at least ten soldiers", "dozens of people", "two"."""
    cues = scene.lexicon.counts
    for k in [i, *scene.tree.children(i, "nummod", "amod", "det", "advmod", "nsubj", "obj")]:
        word, form = scene.lemma(k), scene.token(k).text.lower()
        if form in cues.vague:  # the form, not the lemma: "dozens" is more than a dozen
            return *cues.vague[form], scene.token(k).span
        if scene.token(k).upos == "NUM" or word in cues.numbers:
            exact = _number(scene, k)
            if exact is not None:
                return *_bounded(scene, k, i, exact), scene.token(k).span
    if scene.token(i).upos == "NOUN" and scene.token(i).xpos == "NN" and scene.lemma(i) in cues.people:
        return _one(scene, i)
    return None


def _one(scene: Scene, i: int) -> Amount | None:
    """ "A soldier", "one of its soldiers": one."""
    articles = [k for k in scene.tree.children(i, "det") if scene.lemma(k) in ("a", "an")]
    return (1, 1, scene.token(articles[0]).span) if articles else None


def _number(scene: Scene, k: int) -> int | None:
    """ "1,200", "twelve", "three hundred"."""
    own = _value(scene, k)
    if own is None or own not in SCALES:
        return own
    factors = [v for c in scene.tree.children(k, "compound", "nummod") if (v := _value(scene, c)) is not None]
    return own * (factors[0] if factors else 1)


def _value(scene: Scene, k: int) -> int | None:
    text = scene.token(k).text.lower().replace(",", "")
    return int(text) if text.isdecimal() else scene.lexicon.counts.numbers.get(text)


def _bounded(scene: Scene, k: int, head: int, exact: int) -> tuple[int, int | None]:
    cues = scene.lexicon.counts
    near = {scene.token(c).text.lower() for c in range(max(0, k - 3), k)}
    near |= {scene.lemma(c) for c in scene.tree.children(k, "advmod", "case", "obl", "nmod")}
    if near & cues.at_least:
        return exact, None
    return (0, exact) if near & cues.at_most else (exact, exact)
