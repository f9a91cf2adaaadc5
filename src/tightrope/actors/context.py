"""Roles that do not say whose they are: "the minister", "police", "the spokesman"."""

from dataclasses import replace

from tightrope.actors.owners import Actors, former, office_of, sectors_of
from tightrope.actors.resolution import Resolution
from tightrope.actors.scene import Scene
from tightrope.core.types import UNIDENTIFIED, Actor, Span
from tightrope.resources.registry import Noun


def in_context(resolution: Resolution, i: int, noun: Noun) -> tuple[Actors, Span | None]:
    """Who was called so before, else the state at the centre of the passage; with the words that say it.

    An indefinite role ("an official") and one that belongs to a body nobody knows stay unidentified.
    """
    scene, discourse = resolution.scene, resolution.discourse
    if not is_indefinite(scene, i) and _is_at_hand(scene, i):
        if before := discourse.called(noun.lemma, i, plural=scene.plural(i)):
            return before.actors, before.span
        local = bool(set(noun.sectors) & scene.words.local)
        if local and (alike := discourse.of_sector(noun.sectors, i)):
            return alike.actors, alike.span
        if not _belongs_elsewhere(resolution, i) and (centre := discourse.centre(i, local=local)):
            owner = replace(centre.actors[0], sectors=())
            return (holder(scene, i, noun, office_of(scene, i, noun, owner)),), centre.span
    return (Actor(code=UNIDENTIFIED, sectors=former(scene, i, sectors_of(scene, i, noun))),), None


def holder(scene: Scene, i: int, noun: Noun, actor: Actor) -> Actor:
    """Who held the office when the document was published, if that is one known person; else `actor`."""
    changed = modified_by(scene, i, scene.words.deputy | scene.words.former)
    if noun.office is None or scene.day is None or scene.plural(i) or changed:
        return actor
    holders = scene.registry.holders(actor.code, noun.office, scene.day)
    return holders[0].actor if len(holders) == 1 else actor


def _is_at_hand(scene: Scene, i: int) -> bool:
    """Whether the noun means somebody in particular: by its article, as a title, or because such nouns do."""
    if modified_by(scene, i, scene.words.elsewhere):
        return False
    titled = i in scene.titles.values() or scene.tokens[i].upos == "PROPN"
    return titled or bool(scene.tree.children(i, "det", "nmod:poss")) or scene.word(i) in scene.words.bare


def modified_by(scene: Scene, i: int, lemmas: frozenset[str]) -> bool:
    """Whether one of these words stands before the noun, and is no part of it: "foreign minister" is one noun."""
    own = scene.heads[i].first if i in scene.heads else i
    before = {*scene.premodifiers(i), *scene.tree.children(i, "det", "nummod")}
    return any(scene.lemma(k) in lemmas for k in before if k < own)


def is_indefinite(scene: Scene, i: int) -> bool:
    """Whether the phrase says that nobody in particular is meant."""
    return modified_by(scene, i, scene.words.indefinite | scene.words.unknown)


def _belongs_elsewhere(resolution: Resolution, i: int) -> bool:
    """Whether a name before the noun or behind "of" says whose it is, though nobody knows that name."""
    scene = resolution.scene
    own = range(scene.heads[i].first, scene.heads[i].last) if i in scene.heads else range(i, i + 1)
    before = [k for k in scene.premodifiers(i) if k not in own and k not in scene.heads]
    behind = [n for n in scene.tree.children(i, "nmod") if scene.cases(n) & {*scene.words.strong, "'s", "’s"}]
    return any(scene.tokens[k].upos == "PROPN" for k in (*before, *behind))
