"""What in a sentence tells what one phrase does to another: named clues, each a plain fact of words and tree.

ASSAULT|both|joint     a trigger of that type, how its parties fit the pair, where it stands
AGREE|both|negated     ... and how the text presents it
ASSAULT/aerial|both    ... and its mode
first=ASSAULT          the type of the most telling trigger; trigger=bomb: its lemma
outer=AGREE            the type of a trigger near the way that stands below no other
chain=AGREE>AID        the types of a trigger and of the next one above it; |way where one stands on the way
path=bomb joint=bomb   lemmas on the way from one phrase to the other in the tree, and where the ways up meet
below=with bomb>with   lemmas hanging on the way
word=raid              lemmas elsewhere in the sentence
source=army            common words in the first phrase; target=town: in the second
goal<against goal:obl  how the second phrase is introduced and hangs
"""

from collections.abc import Iterator, Sequence

from tightrope.core.types import Reality
from tightrope.events.between import Pair, Sighting, words
from tightrope.events.scene import Scene

TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN", "PART", "AUX", "ADP"})
NAMING = frozenset({"VERB", "NOUN", "ADJ"})
COMMON = frozenset({"NOUN", "ADJ"})  # "court", "rebel": what kind of party, not which
ON_WAY = frozenset({"joint", "way"})


def clues(scene: Scene, pair: Pair, found: Sequence[Sighting]) -> frozenset[str]:
    """The clues of `pair`, with the triggers `found` seen from it, the most telling first."""
    return frozenset(
        (
            *_of_triggers(scene, found),
            *_of_chains(scene, found),
            *_of_way(scene, pair),
            *_of_words(scene, pair),
        )
    )


def _of_triggers(scene: Scene, found: Sequence[Sighting]) -> Iterator[str]:
    for seen in found:
        type_ = seen.match.pattern.type
        yield from (f"{type_}|{seen.fit}", f"{type_}|{seen.place}", f"{type_}|{seen.fit}|{seen.place}")
        yield f"{type_}/{seen.match.pattern.mode}|{seen.fit}"
        if seen.reality is not Reality.ACTUAL:
            how = seen.reality
            yield from (f"{type_}|{how}", f"{type_}|{seen.fit}|{how}", f"{seen.fit}|{how}")
    for first in found[:1]:
        yield f"first={first.match.pattern.type}"
        yield f"first={first.match.pattern.type}|{first.reality}"
        yield f"trigger={scene.lemma(first.match.head)}"


def _of_chains(scene: Scene, found: Sequence[Sighting]) -> Iterator[str]:
    """Which trigger stands below which: in "agreed to send troops" the agreement is done, the sending is not."""
    by_head = {seen.match.head: seen for seen in found}
    for seen in found:
        type_ = seen.match.pattern.type
        above = next((by_head[k] for k in scene.tree.ancestors(seen.match.head) if k in by_head), None)
        if above is None and seen.place != "far":
            yield f"outer={type_}"
        elif above is not None:
            chain = f"chain={above.match.pattern.type}>{type_}"
            yield chain
            if ON_WAY & {seen.place, above.place}:
                yield f"{chain}|way"


def _of_way(scene: Scene, pair: Pair) -> Iterator[str]:
    yield f"joint={scene.lemma(pair.joint)}"
    for k in pair.way:
        yield f"path={scene.lemma(k)}"
        for below in scene.tree.children(k):
            if below not in pair.source | pair.target:
                yield f"below={scene.lemma(below)}"
                yield f"{scene.lemma(k)}>{scene.lemma(below)}"


def _of_words(scene: Scene, pair: Pair) -> Iterator[str]:
    elsewhere = (k for k in words(scene, pair) if k not in pair.source | pair.target)
    yield from (f"word={scene.lemma(k)}" for k in elsewhere if scene.token(k).upos in TELLING)
    yield from (f"source={scene.lemma(k)}" for k in pair.source if scene.token(k).upos in COMMON)
    yield from (f"target={scene.lemma(k)}" for k in pair.target if scene.token(k).upos in NAMING)
    if pair.goal is None:
        yield "no target"
    else:
        yield f"goal:{scene.token(pair.goal).rel}"
        yield from (f"goal<{scene.lemma(c)}" for c in scene.tree.children(pair.goal, "case"))
