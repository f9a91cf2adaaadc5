"""Where two phrases stand to each other in the tree, and which triggers stand between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import Reality, Span
from tightrope.events.reality import reality
from tightrope.events.scene import Match, Scene
from tightrope.events.slots import fillers
from tightrope.events.voice import voice

FITS = (
    "both",
    "together",
    "recipient",
    "actor",
    "reverse",
    "none",
)  # of a trigger's parties, the most telling first
APART = 99  # steps from a trigger in another tree


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases of one document. All integers are token indices; a phrase not in the text is empty."""

    source: frozenset[int]
    target: frozenset[int]
    goal: int | None  # top token of the target
    joint: int  # where the ways up from the two meet, a verb if they meet in one of the phrases
    way: tuple[int, ...]  # up from the source to the joint and down to the target, the phrases left out


@dataclass(frozen=True, slots=True)
class Sighting:
    """A trigger as seen from a pair."""

    match: Match
    fit: str  # one of FITS
    place: str  # "joint", "way", "near" (right below the way) or "far"
    steps: int  # levels of the tree from the way down to the trigger
    reality: Reality


def pair_of(scene: Scene, source: Span | None, target: Span | None) -> Pair:
    """The pair of two phrases, of which at least one must be given; raises ValueError where it holds no word."""
    own, others = (frozenset(tokens_in(scene.doc.tokens, s) if s else ()) for s in (source, target))
    top, goal = _top(scene, own), _top(scene, others)
    up, down = _upwards(scene, top), _upwards(scene, goal)
    if not up and not down:
        raise ValueError(f"no word of {scene.doc.id} stands in {source} or {target}")
    joint = _joint(scene, up, down, own | others)
    way = (*_until(up, joint), *reversed(_until(down, joint)))
    return Pair(own, others, goal, joint, tuple(dict.fromkeys(k for k in way if k not in own | others)))


def sightings(scene: Scene, pair: Pair, found: Iterable[Match]) -> list[Sighting]:
    """Those of the triggers `found` that stand in the sentences of `pair`, the most telling first."""
    inside = set(words(scene, pair))
    seen = [_sighting(scene, pair, m) for m in found if m.head in inside]
    return sorted(seen, key=lambda s: (FITS.index(s.fit), s.steps, s.match.head))


def words(scene: Scene, pair: Pair) -> Iterator[int]:
    """All tokens of the sentences in which the two phrases stand."""
    starts = (scene.token(k).start for k in pair.source | pair.target)
    for k in sorted({sentence_at(scene.doc.sentences, s) for s in starts}):
        yield from range(scene.doc.sentences[k].first, scene.doc.sentences[k].last)


def _top(scene: Scene, phrase: frozenset[int]) -> int | None:
    """The token of a phrase under which most of it hangs."""
    return max(phrase, key=lambda k: (len(phrase.intersection(scene.tree.subtree(k))), -k), default=None)


def _upwards(scene: Scene, i: int | None) -> list[int]:
    return [] if i is None else [i, *scene.tree.ancestors(i)]


def _joint(scene: Scene, up: Sequence[int], down: Sequence[int], phrases: frozenset[int]) -> int:
    """Where `up` and `down` meet; from inside a phrase ("X and Y met"), and where they never do, a verb above."""
    meeting = next((k for k in up if k in down), None)
    if meeting is not None and meeting not in phrases:
        return meeting
    above = _upwards(scene, meeting) if meeting is not None else up or down
    return next((k for k in above if k not in phrases and scene.is_verbal(k)), above[-1])


def _until(upwards: Sequence[int], joint: int) -> list[int]:
    return [*upwards[: upwards.index(joint)], joint] if joint in upwards else []


def _sighting(scene: Scene, pair: Pair, match: Match) -> Sighting:
    steps, at = _steps(scene, pair, match.head)
    place = "far" if steps > 1 else "near" if steps else "joint" if at == pair.joint else "way"
    told = voice(scene.doc, scene.token(match.head).span)
    return Sighting(match, _fit(scene, pair, match), place, steps, reality(scene, match, told))


def _steps(scene: Scene, pair: Pair, i: int) -> tuple[int, int | None]:
    """How far below the way, or below the joint, token `i` stands, and under which token of it."""
    for steps, k in enumerate(_upwards(scene, i)):
        if k in pair.way or k == pair.joint:
            return steps, k
    return APART, None


def _fit(scene: Scene, pair: Pair, match: Match) -> str:
    doers = _filling(scene, match, match.pattern.actor)
    others = _filling(scene, match, match.pattern.recipient)
    if match.pattern.mutual:
        doers = others = doers | others | _filling(scene, match, ("with", "between"))
    acts, receives = bool(doers & pair.source), bool(others & pair.target)
    if acts and receives:
        return "both"
    if doers & pair.target and others & pair.source:
        return "reverse"
    if acts and doers & pair.target:
        return "together"
    return "recipient" if receives else "actor" if acts else "none"


def _filling(scene: Scene, match: Match, slots: Sequence[str]) -> set[int]:
    """All tokens of the phrases in any of `slots`."""
    return {k for slot in slots for h in fillers(scene, match, slot) for k in scene.tree.subtree(h)}
