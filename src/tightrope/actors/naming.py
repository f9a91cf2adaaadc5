"""Parties that are named: by the registry, or by a name it does not know."""

from dataclasses import replace

from tightrope.actors.context import in_context
from tightrope.actors.discourse import has_country
from tightrope.actors.ground import PREMODIFIERS
from tightrope.actors.heads import Sort
from tightrope.actors.owners import Actors, by_preposition, is_ethnic, office_of, owners, possessors
from tightrope.actors.people import Person
from tightrope.actors.phrases import acts, cover, phrase_span
from tightrope.actors.resolution import Resolution
from tightrope.actors.scene import Scene
from tightrope.core.types import UNIDENTIFIED, Actor, Mention, MentionKind
from tightrope.resources.registry import Entry, EntryKind, Noun, Role


def read_named(resolution: Resolution, i: int) -> Mention | None:
    """A form of the registry."""
    if i in resolution.people:
        return read_person(resolution, i)
    named = resolution.scene.heads[i].named
    assert named is not None
    actor = named.actor
    if actor.code == UNIDENTIFIED and named.entry.kind is EntryKind.PLACE:
        return None  # the high seas act for nobody
    if named.entry.kind is EntryKind.BODY and (owner := _other_owner(resolution, i, actor)):
        return resolution.mention(i, MentionKind.NAME, (owner,))
    if named.entry.kind is EntryKind.PLACE and (owner := _other_state(resolution.scene, i, actor)):
        return resolution.mention(i, MentionKind.NAME, (owner,), alternatives=(actor,))
    if named.entry.kind is EntryKind.CAPITAL and not acts(resolution.scene, i):
        actor = replace(actor, sectors=())
    owning = resolution.scene.tree.is_rel(i, "nmod:poss")
    bare = named.role is Role.ADJECTIVE and not owning and not modifies(resolution.scene, i)
    if named.role is Role.PEOPLE or bare:
        actor = _people_of(resolution, i, actor)
    if resolution.scene.heads[i].is_country and (row := _row_before(resolution.scene, i, actor)):
        return resolution.mention(i, MentionKind.NAME, (*row, actor))
    kind = MentionKind.DEMONYM if named.role in (Role.ADJECTIVE, Role.PEOPLE) else MentionKind.NAME
    return resolution.mention(i, kind, (actor,), alternatives=named.alternatives)


def _other_owner(resolution: Resolution, i: int, body: Actor) -> Actor | None:
    """The body as that of another state, when the text says so: "the U.S. Pacific Fleet" is not Russia's."""
    scene = resolution.scene
    if not set(body.sectors) & scene.words.organs:
        return None
    countries = (
        scene.heads[k] for k in scene.premodifiers(i) if k in scene.heads and scene.heads[k].is_country
    )
    before = (h.named for h in countries if scene.tokens[h.last].text != "-")
    owned_by = [n.actor for n in before if n] or list(possessors(scene, i, resolution.parties))
    owned_by = owned_by or list(by_preposition(scene, i, scene.words.strong[:1], resolution.parties))
    states = [a for a in owned_by if a.code != body.code and has_country(a, scene)]
    return Actor(code=states[0].code, sectors=body.sectors) if states else None


def _other_state(scene: Scene, i: int, place: Actor) -> Actor | None:
    """The state whose adjective stands right before a place that could be another's: "the Iranian Astara"."""
    heads = (scene.heads[k] for k in scene.tree.children(i, "amod") if k in scene.heads)
    named = (h.named for h in heads if h.named and h.is_country and h.last == scene.heads[i].first)
    states = (n.actor for n in named if n.role is Role.ADJECTIVE and n.actor.code != place.code)
    return next((Actor(code=a.code, sectors=place.sectors) for a in states), None)


def _row_before(scene: Scene, i: int, actor: Actor) -> Actors:
    """Other countries right before a country: "Iran Turkey Azerbaijan denounce", "an Israeli-Egyptian embargo"."""
    heads = (scene.heads[k] for k in scene.premodifiers(i) if k in scene.heads and scene.close(k, i))
    countries = ((h, h.named) for h in heads if h.named and h.is_country)
    row = (n.actor for h, n in countries if n.role is Role.NAME or scene.tokens[h.last].text == "-")
    return tuple(a for a in row if a.code != actor.code)


def modifies(scene: Scene, i: int) -> bool:
    """Whether `i` stands before a noun as its modifier, alone or coordinated."""
    parent = scene.tree.parent(i)
    if parent is not None and scene.tree.is_rel(i, "conj"):
        return modifies(scene, parent)
    return scene.tree.is_rel(i, *PREMODIFIERS)


def _people_of(resolution: Resolution, i: int, actor: Actor) -> Actor:
    """ "Azerbaijanis" are civilians; "the Azerbaijanis", doing or saying something, are their state.

    "The Albanians of Serbia" and "ethnic Albanians in Serbia" are Serbia's.
    """
    scene, words = resolution.scene, resolution.scene.words
    named = scene.heads[i].named
    scattered = is_ethnic(scene, i) or (named is not None and named.entry.kind is EntryKind.GROUP)
    ties = (*words.strong, *words.weak) if scattered else words.strong[:1]
    if home := by_preposition(scene, i, ties, resolution.parties):
        return Actor(code=home[0].code, sectors=("CVL",))
    definite = any(scene.word(c) == "the" for c in scene.tree.children(i, "det"))
    as_state = definite and scene.tree.is_rel(i, "nsubj", "obl:agent", "obl")
    return actor if as_state else replace(actor, sectors=("CVL",))


def read_person(resolution: Resolution, i: int) -> Mention:
    """Somebody by name: whom they act for is known from the registry or from how the text introduces them."""
    person = resolution.people[i]
    if person not in resolution.affiliations:
        registered = _registered(resolution.scene, person)
        meanwhile = registered.actor if registered else Actor(code=UNIDENTIFIED)  # titles may lead back here
        resolution.affiliations[person] = (meanwhile,)
        resolution.affiliations[person] = _affiliation(resolution, person, registered)
    found = resolution.affiliations[person]
    actors = tuple(a if a.name else replace(a, name=person.name) for a in found)
    introduced = person.heads[0]
    antecedent = None if introduced == i else phrase_span(resolution.scene, introduced)
    mention = resolution.mention(i, MentionKind.NAME, actors, antecedent=antecedent)
    for beside in (resolution.scene.titles.get(i), resolution.scene.appositions.get(i)):
        if beside is not None:
            mention = replace(mention, span=cover(mention.span, phrase_span(resolution.scene, beside)))
    return mention


def _affiliation(resolution: Resolution, person: Person, registered: Entry | None) -> Actors:
    """From the registry, else from where the text says whose they are, else from a bare title."""
    if registered and (resolution.scene.day is None or _in_office(resolution.scene, registered)):
        return (registered.actor,)
    found = next((f for i in person.heads if (f := _introduced(resolution, i)) and is_known(f)), ())
    if registered:
        found = found or _titled(resolution, person, registered)
        return tuple(replace(a, id=registered.actor.id) for a in found) or (registered.actor,)
    if found:
        return found
    for i in person.heads:
        for t, noun in titles(resolution, i):
            sides = (Actor(code=a.code) for a in in_context(resolution, t, noun)[0])
            return tuple(office_of(resolution.scene, t, noun, side) for side in sides)
    return (Actor(code=UNIDENTIFIED),)


def is_known(actors: Actors) -> bool:
    return any(a.code != UNIDENTIFIED for a in actors)


def _registered(scene: Scene, person: Person) -> Entry | None:
    """Whom the registry has by the full name; by the surname alone, if the text has no other full name for it."""
    named = [n for i in person.heads if (n := scene.heads[i].named)]
    full = [n for n in named if n.role is Role.NAME]
    if not full and scene.heads[person.heads[0]].sort is not Sort.NAMED:
        return None
    return (full or named)[0].entry if named else None


def _in_office(scene: Scene, entry: Entry) -> bool:
    return scene.day is not None and any(office.held_on(scene.day) for office in entry.offices)


def _titled(resolution: Resolution, person: Person, entry: Entry) -> Actors:
    """A title in the text holds against the dates of the registry."""
    called = ((t, noun) for i in person.heads for t, noun in titles(resolution, i))
    side = Actor(code=entry.actor.code)
    return tuple(office_of(resolution.scene, t, noun, side) for t, noun in called)[:1]


def _introduced(resolution: Resolution, i: int) -> Actors:
    scene = resolution.scene
    for t, noun in titles(resolution, i):
        found = owners(scene, t, noun, resolution.parties) or owners(scene, i, noun, resolution.parties)
        if found:
            return tuple(office_of(scene, t, noun, a) for a in found)
    return owners(scene, i, None, resolution.parties) or _by_relative_clause(resolution, i)


def _by_relative_clause(resolution: Resolution, i: int) -> Actors:
    """ "Who leads the network"."""
    scene = resolution.scene
    for verb in scene.tree.children(i, "acl:relcl", "acl"):
        if scene.lemma(verb) in scene.words.belonging:
            for place in scene.tree.children(verb, "obj", "obl"):
                if found := resolution.parties(place):
                    return found
    return ()


def titles(resolution: Resolution, i: int) -> list[tuple[int, Noun]]:
    """Role nouns that say who the person at `i` is: before the name, in apposition, or as a predicate."""
    scene = resolution.scene
    near = [scene.titles.get(i, i), scene.appositions.get(i, i), *scene.premodifiers(i), *_above(scene, i)]
    beside = [*near, *scene.tree.children(i, "appos", "nmod:desc")]
    others = {title for name, title in scene.titles.items() if name != i}
    found = ((t, scene.heads[t].noun) for t in dict.fromkeys(beside) if t in scene.heads and t not in others)
    return [(t, noun) for t, noun in found if noun]


def _above(scene: Scene, i: int) -> list[int]:
    """What the name is an apposition to, or the subject of: "the minister, Roe", "Roe is the minister"."""
    parent = scene.tree.parent(i)
    if parent is None:
        return []
    is_predicate = scene.tree.is_rel(i, "nsubj") and scene.tree.children(parent, "cop")
    return [parent] if is_predicate or scene.tree.is_rel(i, "appos", "flat") else []


def read_organisation(resolution: Resolution, i: int) -> Mention:
    """A body the registry does not know: whose it is may stand before it or behind "of"."""
    scene, head = resolution.scene, resolution.scene.heads[i]
    inside = [
        n.actor for k in range(head.first, head.last) if k in scene.heads and (n := scene.heads[k].named)
    ]
    found = tuple(inside[:1]) or owners(scene, i, None, resolution.parties) or (Actor(code=UNIDENTIFIED),)
    media = scene.word(head.last - 1) in scene.words.media
    name = scene.doc.text[scene.tokens[head.first].start : scene.tokens[head.last - 1].end]
    sectors = (scene.words.media_sector,) if media else None
    actors = tuple(Actor(code=a.code, sectors=sectors or a.sectors, name=name) for a in found)
    return resolution.mention(i, MentionKind.NAME, actors)
