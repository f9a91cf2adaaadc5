"""Mode, contexts and intensity of an act: from its pattern, else from the words of its clause."""

from collections.abc import Sequence

from tightrope.core.types import UNIDENTIFIED, EventType, Party
from tightrope.events.roles import complements
from tightrope.events.scene import Match, Scene
from tightrope.resources.lexicon import Lexicon

MULTILATERAL = "multilateral"
BODIES = frozenset({"UNO", "EUR", "IGO"})
"""Codes of those that meet as many: the Security Council, ministers of the European Union."""
MAX_CONTEXTS = 3  # PLOVER codes few; more words of a clause say less
FAR = ("ccomp", "advcl", "acl:relcl", "parataxis", "conj", "nsubj:outer")


def mode(
    scene: Scene, match: Match, type_: EventType, others: Sequence[Match], parties: Sequence[Party]
) -> str | None:
    """The PLOVER mode; None where neither pattern, clause nor the parties tell one, or `type_` has none such."""
    modes = scene.lexicon.ontology[type_].modes
    told = match.pattern.mode or _by_words(scene, match, type_) or _by_content(scene, match, type_, others)
    told = told if told in modes else None
    return told or (MULTILATERAL if MULTILATERAL in modes and _are_many(parties) else None)


def contexts(scene: Scene, match: Match) -> tuple[str, ...]:
    """PLOVER contexts, those of the pattern first, then by words of the clause in text order."""
    cues = scene.lexicon.context_cues
    by_words = [cues[scene.lemma(k)] for k in _clause(scene, match.head) if scene.lemma(k) in cues]
    return tuple(dict.fromkeys([*match.pattern.contexts, *by_words]))[:MAX_CONTEXTS]


def intensity(lexicon: Lexicon, type_: EventType, mode: str | None) -> float:
    """The PLOVER score, -10 to +10: the mode's own where it has one, else the type's."""
    entry = lexicon.ontology[type_]
    own = entry.modes.get(mode) if mode else None
    return entry.score if own is None else own


def _are_many(parties: Sequence[Party]) -> bool:
    """Whether more than two states, or none but bodies of many, take part."""
    codes = {p.actor.code for p in parties} - {UNIDENTIFIED}
    return len(codes) > 2 or (bool(codes) and codes <= BODIES)


def _by_words(scene: Scene, match: Match, type_: EventType) -> str | None:
    cues = scene.lexicon.mode_cues[type_]
    return next((cues[scene.lemma(k)] for k in _clause(scene, match.head) if scene.lemma(k) in cues), None)


def _by_content(scene: Scene, match: Match, type_: EventType, others: Sequence[Match]) -> str | None:
    cues = scene.lexicon.content_modes[type_]
    tree = scene.tree
    heads = complements(tree, match.head) + tree.children(match.head, "obj", "obl", "nmod")
    below = {k for h in heads for k in tree.subtree(h)} | set(match.used)
    spoken_of = (m for m in others if m.head in below and m is not match)
    return next((cues[m.pattern.type] for m in spoken_of if m.pattern.type in cues), None)


def _clause(scene: Scene, head: int) -> list[int]:
    """The trigger and what belongs to it, without other clauses; the noun or verb it leans on included."""
    tree = scene.tree
    own = tree.subtree(head, stop=lambda k: tree.is_rel(k, *FAR))
    parent = tree.parent(head)
    if parent is None or not tree.is_rel(head, "obj", "acl", "obl", "nmod", "compound", "nsubj:pass"):
        return own
    leaning = [parent, *tree.children(parent, "compound", "amod"), *scene.obliques(parent, "with")]
    return own + [k for k in leaning if k not in own]
