"""What a text says one phrase does to another: a PLOVER type with its probability, for two phrases given.

The head weighs the clues of `events.clues`; it was fitted on sentences whose source and target people had marked.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from tightrope.core.errors import ResourceError
from tightrope.core.types import Doc, EventType, Span
from tightrope.encoder.head import LinearHead, load_head
from tightrope.events.between import Sighting, pair_of, sightings
from tightrope.events.clues import clues
from tightrope.events.match import matches
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import Lexicon

Ranked = tuple[tuple[EventType, float], ...]
JOINED: Mapping[str, tuple[EventType, ...]] = {"YIELD": (EventType.CONCEDE, EventType.RETREAT)}
"""Labels of the head that stand for several types."""


def relation(
    doc: Doc, source: Span | None, target: Span | None, *, lexicon: Lexicon, head: LinearHead
) -> Ranked:
    """The types of what `source` does to `target`, the likeliest first; their probabilities add up to 1.

    A party the text does not name is None, but not both. Needs `tokens` and `sentences`; uses `mentions` and
    `attributions`. Raises ValueError where the spans hold no word.
    """
    scene = Scene.of(doc, lexicon)
    pair = pair_of(scene, source, target)
    found = sightings(scene, pair, matches(scene))
    odds = dict(zip(head.labels, head.probabilities(clues(scene, pair, found)).tolist(), strict=True))
    ranked = [(t, p) for label, odd in odds.items() for t, p in _shared(label, odd, found)]
    return tuple(sorted(ranked, key=lambda r: (-r[1], r[0])))


@cache
def relation_head(language: str = "en") -> LinearHead:
    """The shipped head. Raises ResourceError where it names a type that PLOVER has not."""
    head = load_head(f"relation-{language}")
    known = {*JOINED, *EventType} - {t for joined in JOINED.values() for t in joined}
    if set(head.labels) != known:
        raise ResourceError(
            f"relation-{language}: trained on {sorted(head.labels)}, code has {sorted(known)}"
        )
    return head


def _shared(label: str, odds: float, found: Sequence[Sighting]) -> list[tuple[EventType, float]]:
    """The types `label` stands for with its probability, all of it to the one whose trigger is most telling."""
    types = JOINED.get(label) or (EventType(label),)
    seen = next((s.match.pattern.type for s in found if s.match.pattern.type in types), types[0])
    return [(t, odds if t is seen else 0.0) for t in types]
