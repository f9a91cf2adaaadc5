"""Acts that the first sentence names without saying whose they are: "After chemical attack, talks resume"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tightrope.core.ids import content_id
from tightrope.core.tree import sentence_at
from tightrope.core.types import Event
from tightrope.events.merge import KNOWN, Coded, is_mutual, is_same_word, modes_agree
from tightrope.events.phrases import is_known
from tightrope.events.scene import Scene


def first_told(scene: Scene, acts: Sequence[Coded], found: Iterable[Coded]) -> list[Coded]:
    """`acts`, each told where the title names it first; `found` are all acts, those of nobody included."""
    titles = [a for a in found if _names_nobody(scene, a)]
    kept = list(acts)
    for title in titles:
        k = next((k for k, act in enumerate(kept) if _tells_of(scene, title, act)), None)
        if k is not None:
            kept[k] = replace(kept[k], event=_moved(scene, kept[k].event, title.event))
    return kept


def _names_nobody(scene: Scene, act: Coded) -> bool:
    event = act.event
    opening = sentence_at(scene.doc.sentences, event.trigger.start) == 0
    noun = act.match.pattern.kind == "noun" and event.reality in KNOWN
    return opening and noun and not is_known((*event.actors, *event.recipients))


def _tells_of(scene: Scene, title: Coded, act: Coded) -> bool:
    """Whether `act`, told later, is the one of `title`: of its type, by the same word, done or said to be."""
    later = act.match.head > title.match.head and act.event.type is title.event.type
    done = act.event.reality in KNOWN and not is_mutual(act.event)
    return later and done and modes_agree(title.event, act.event) and is_same_word(scene, act, title)


def _moved(scene: Scene, event: Event, title: Event) -> Event:
    id_ = content_id("e", scene.doc.id, title.trigger.start, title.trigger.end, event.type)
    return replace(event, id=id_, trigger=title.trigger, voice=title.voice)
