"""Roles that do not say whose they are: "the minister", "police", "the spokesman"."""

from collections.abc import Sequence

from tightrope.actors.discourse import has_country
from tightrope.actors.owners import Actors, former, group_before, office_of, sectors_of
from tightrope.actors.phrases import is_place
from tightrope.actors.resolution import Resolution
from tightrope.actors.scene import Scene
from tightrope.actors.speaking import speaker
from tightrope.core.types import UNIDENTIFIED, Actor, Span
from tightrope.resources.registry import Noun, Role

Found = tuple[Actors, Span | None]
"""The actors of a role, and the words they were taken from."""


def in_context(resolution: Resolution, i: int, noun: Noun) -> Found:
    """Who was called so before, else the state that the passage is about or where it happens.

    Of an indefinite role ("an official") only those at home where they are ("a villager") are taken for anybody's;
    it and a role in a body that nobody knows stay unidentified.
    """
    scene = resolution.scene
    local = bool(set(noun.sectors) & scene.words.local)
    found = None
    if sectors_of(scene, i, noun) and not is_indefinite(scene, i) and _is_at_hand(scene, i):
        found = _spoken_of(resolution, i, noun, local)
        bare = noun.lemma in scene.words.homely or (_is_unqualified(scene, i) and (scene.outlet or not local))
        if found is None and scene.home and bare and not _belongs_elsewhere(resolution, i):
            found = (holder(scene, i, noun, office_of(scene, i, noun, Actor(code=scene.home))),), None
        if found is None and (not local or scene.word(i) in scene.words.bare):
            found = _side(resolution, i, noun, _centre(resolution, i, noun))
    if found is None and local and not modified_by(scene, i, scene.words.elsewhere):
        found = _side(resolution, i, noun, _only_place(scene, i))
    return found or ((Actor(code=UNIDENTIFIED, sectors=former(scene, i, sectors_of(scene, i, noun))),), None)


def at_home(resolution: Resolution, i: int, noun: Noun) -> Actors:
    """The state of those named by faith or people alone: of somebody known by that title, or where they are."""
    scene = resolution.scene
    if not group_before(scene, i):
        return ()
    called = (
        name for name, t in scene.titles.items() if (n := scene.heads[t].noun) and n.lemma == noun.lemma
    )
    known = (named.actor for name in called if (named := scene.heads[name].named))
    place = _only_place(scene, i) if set(noun.sectors) & scene.words.local else None
    state = next(known, None) or (place[0] if place else None)
    return (Actor(code=state.code),) if state else ()


def _spoken_of(resolution: Resolution, i: int, noun: Noun, local: bool) -> Found | None:
    scene, discourse = resolution.scene, resolution.discourse
    if any(scene.cases(n) & set(scene.words.strong) for n in scene.tree.children(i, "nmod")):
        return None
    mention = discourse.called(noun.lemma, i, plural=scene.plural(i))
    if mention is None and local:
        mention = discourse.of_sector(noun.sectors, i)
    return (mention.actors, mention.span) if mention else None


def _side(resolution: Resolution, i: int, noun: Noun, state: tuple[Actor, Span] | None) -> Found | None:
    """The role as that of `state`."""
    if state is None:
        return None
    scene, (actor, span) = resolution.scene, state
    return (holder(scene, i, noun, office_of(scene, i, noun, Actor(code=actor.code))),), span


def _centre(resolution: Resolution, i: int, noun: Noun) -> tuple[Actor, Span] | None:
    """The state a passage is about; at its beginning, the only one its first sentence or the text names."""
    words = resolution.scene.words
    local = bool(set(noun.sectors) & words.local)
    rival = noun.lemma in words.rivals | words.wronged or bool(set(noun.sectors) & words.hostile)
    if not local and _belongs_elsewhere(resolution, i):
        return None
    if not local and not rival and (own := _of_speaker(resolution, i)):
        return own
    mention = resolution.discourse.centre(i, local=local, rival=rival)
    if mention:
        return mention.actors[0], mention.span
    return _only_country(resolution.scene, i)


def _of_speaker(resolution: Resolution, i: int) -> tuple[Actor, Span] | None:
    """In a quoted sentence that names no state before, "the army" is that of the speaker."""
    told_by = speaker(resolution, i) if i in resolution.scene.quoted else None
    if told_by is None or not has_country(told_by.actors[0], resolution.scene):
        return None
    named = (t for t in resolution.discourse.before(i) if resolution.discourse.is_state(t))
    here = resolution.scene.sentence(i)
    inside = any(
        t.head in resolution.scene.quoted and resolution.scene.sentence(t.head) == here for t in named
    )
    return None if inside else (told_by.actors[0], told_by.span)


def _only_country(scene: Scene, i: int) -> tuple[Actor, Span] | None:
    heads = ((k, h.named) for k, h in scene.heads.items() if h.is_country)
    named = [(k, n.actor) for k, n in heads if n and n.role is Role.NAME]
    here = [(k, a) for k, a in named if scene.sentence(k) == scene.sentence(i)]
    return _single(scene, here) or _single(scene, named)


def _only_place(scene: Scene, i: int) -> tuple[Actor, Span] | None:
    """The one country where the sentence says that something happens."""
    here = ((k, h) for k, h in scene.heads.items() if scene.sentence(k) == scene.sentence(i))
    named = [(k, h.named.actor) for k, h in here if h.named and h.is_country and is_place(scene, k)]
    return _single(scene, named)


def _single(scene: Scene, named: Sequence[tuple[int, Actor]]) -> tuple[Actor, Span] | None:
    return (named[0][1], scene.tokens[named[0][0]].span) if len({a.code for _, a in named}) == 1 else None


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
    titled = (
        i in scene.titles.values()
        or i in scene.appositions.values()
        or scene.is_proper(i)
        or _in_named_body(scene, i)
    )
    return titled or bool(scene.tree.children(i, "det", "nmod:poss")) or scene.word(i) in scene.words.bare


def _is_unqualified(scene: Scene, i: int) -> bool:
    """ "Foreign Ministry spokesman", without article or country: an outlet speaks so of its own state."""
    proper = scene.is_proper(i) or _in_named_body(scene, i) or i in scene.appositions.values()
    return proper and not scene.tree.children(i, "det", "nmod")


def _in_named_body(scene: Scene, i: int) -> bool:
    """ "Foreign Ministry official": the capitals say that the ministry is one in particular."""
    before = (k for k in scene.premodifiers(i) if k in scene.heads and scene.heads[k].noun)
    return any(scene.tokens[k].upos == "PROPN" for k in before)


def modified_by(scene: Scene, i: int, lemmas: frozenset[str]) -> bool:
    """Whether one of these words stands before the noun, and is no part of it or of another: "foreign minister"."""
    before = {*scene.premodifiers(i), *scene.tree.children(i, "det", "nummod")}
    nouns = [scene.heads[k] for k in (i, *before) if k in scene.heads]
    inside = {k for head in nouns for k in range(head.first, head.last)}
    return any(scene.lemma(k) in lemmas for k in before - inside if k < i)


def is_indefinite(scene: Scene, i: int) -> bool:
    """Whether the phrase says that nobody in particular is meant."""
    return modified_by(scene, i, scene.words.indefinite | scene.words.unknown)


def _belongs_elsewhere(resolution: Resolution, i: int) -> bool:
    """Whether a name before the noun or behind "of" says whose it is, though nobody knows that name."""
    scene = resolution.scene
    own = range(scene.heads[i].first, scene.heads[i].last) if i in scene.heads else range(i, i + 1)
    before = [k for k in scene.premodifiers(i) if k not in own and k not in scene.heads]
    behind = [
        n
        for n in scene.tree.children(i, "nmod")
        if n not in own and scene.cases(n) & {*scene.words.strong, "'s", "’s"}
    ]
    return any(scene.tokens[k].upos == "PROPN" for k in (*before, *behind))
