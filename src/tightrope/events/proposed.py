"""Acts told by words that no pattern of the lexicon fits: the reader's guesses."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tightrope.core.tree import sentence_at
from tightrope.core.types import Act
from tightrope.events.scene import Match, Scene
from tightrope.resources.lexicon import usual_pattern

PROPOSED_MIN = 0.4
KINDS: Final = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def with_proposed(scene: Scene, found: Sequence[Match]) -> list[Match]:
    """`found` with the reader's acts, in text order: of words and types that `found` has not got in the sentence."""
    words = {i for m in found for i in (m.head, *m.used)}
    told = {(_sentence(scene, m.head), m.pattern.type) for m in found}
    fresh = (a for a in scene.acts.values() if a.token not in words)
    extra = [m for m in _matches(scene, fresh) if (_sentence(scene, m.head), m.pattern.type) not in told]
    return sorted((*found, *extra), key=lambda m: m.head)


def _matches(scene: Scene, acts: Iterable[Act]) -> Iterator[Match]:
    for act in acts:
        type_, probability = act.types[0]
        kind = KINDS.get(scene.token(act.token).upos)
        if kind and probability >= PROPOSED_MIN:
            yield Match(usual_pattern(type_, kind, scene.lemma(act.token), probability), act.token, ())


def _sentence(scene: Scene, token: int) -> int:
    return sentence_at(scene.doc.sentences, scene.token(token).start)
