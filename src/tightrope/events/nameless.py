"""Harm that the text tells without saying by whom or to whom: "after a gas attack, talks were put off"."""

from collections.abc import Iterable

from tightrope.core.tree import sentence_at
from tightrope.core.types import UNIDENTIFIED, EventType
from tightrope.events.match import is_hostile
from tightrope.events.merge import KNOWN, Coded, is_same_word
from tightrope.events.phrases import is_known
from tightrope.events.scene import Scene

CALLING = ("as", "without")
"""What introduces an act that something is called, or that was not done."""


def is_first_harm(scene: Scene, act: Coded, acts: Iterable[Coded]) -> bool:
    """Whether `act` of nobody known is told here first, as done: later "the attack" only points back.

    A protest without its people is what others speak of, mostly in passing.
    """
    named = is_known((*act.event.actors, *act.event.recipients))
    if named or not is_hostile(act.event.type, scene) or act.event.type is EventType.PROTEST:
        return False
    if act.event.reality not in KNOWN or is_motive(scene, act) or _is_a_name_for(scene, act.match.head):
        return False
    if not _is_among_states(scene, act):
        return False
    before = (a for a in acts if a.match.head < act.match.head and a.event.type is act.event.type)
    return not any(is_same_word(scene, a, act) for a in before)


def _is_among_states(scene: Scene, act: Coded) -> bool:
    """Whether the sentence of `act` names a state, which is then party to it or concerned."""
    sentence = scene.doc.sentences[sentence_at(scene.doc.sentences, act.event.trigger.start)]
    inside = (m for m in scene.doc.mentions if sentence.span.holds(m.span))
    return any(a.code != UNIDENTIFIED for m in inside for a in m.actors)


def is_motive(scene: Scene, act: Coded) -> bool:
    """Whether a noun only says why another act was done: "shelled the town in retaliation"."""
    head = act.match.head
    return act.match.pattern.head in scene.lexicon.classes["reprisal"] and scene.has_case(head, "in")


def _is_a_name_for(scene: Scene, head: int) -> bool:
    """Whether the word only calls something so: "this is terrorism", "dismissed it as propaganda"."""
    said_of = scene.tree.is_rel(head, "xcomp") or bool(scene.tree.children(head, "cop"))
    return said_of or any(scene.has_case(head, p) for p in CALLING)
