"""Parties that are described: by role, as a state, by number, by what they fly."""

from dataclasses import replace

from tightrope.actors.context import at_home, holder, in_context, is_indefinite, modified_by
from tightrope.actors.heads import Sort
from tightrope.actors.naming import read_person
from tightrope.actors.owners import Actors, group_before, office_of, owners, sectors_of, states_of
from tightrope.actors.phrases import cover, phrase_span, same_party
from tightrope.actors.resolution import Resolution, distinct
from tightrope.actors.scene import Scene
from tightrope.core.types import UNIDENTIFIED, Actor, Mention, MentionKind
from tightrope.resources.registry import Noun


def read_role(resolution: Resolution, i: int) -> Mention | None:
    """A role noun: its owner is in the phrase or in the context. A name in apposition says who it is."""
    scene, noun = resolution.scene, resolution.scene.heads[i].noun
    assert noun is not None
    if noun.lemma in scene.words.masses and _is_mass(scene, i):
        return None
    for c in scene.tree.children(i, "appos", "flat"):
        if c in resolution.people and (person := read_person(resolution, c)):
            return replace(person, span=cover(phrase_span(scene, i), person.span), head=i)
    for c in scene.tree.children(i, "appos"):
        if c in scene.heads and scene.heads[c].is_country and noun.lemma in scene.words.relational:
            return resolution.mention(
                i, MentionKind.DESCRIPTION, resolution.parties(c)
            )  # "allies Turkey and Qatar"
    if body := _named_behind(resolution, i):
        return resolution.mention(i, MentionKind.DESCRIPTION, body)
    found = states_of(scene, i, noun, resolution.parties)
    if found := found or at_home(resolution, i, noun) or group_before(scene, i):
        actors = tuple(holder(scene, i, noun, office_of(scene, i, noun, a)) for a in found)
        return resolution.mention(i, MentionKind.DESCRIPTION, actors)
    if not noun.sectors and not noun.transparent:
        return None  # "the region", "a city": a place, unless it is somebody's
    if any(scene.tokens[c].upos == "PRON" for c in scene.tree.children(i, "nmod:poss")):
        return resolution.mention(
            i, MentionKind.DESCRIPTION, (Actor(code=UNIDENTIFIED, sectors=noun.sectors),)
        )
    actors, antecedent = in_context(resolution, i, noun)
    return resolution.mention(i, MentionKind.DESCRIPTION, actors, antecedent=antecedent)


def _named_behind(resolution: Resolution, i: int) -> Actors:
    """The body that stands in apposition right behind a noun for such: "the watchdog Example Watch"."""
    scene = resolution.scene
    for c in scene.tree.children(i, "appos", "flat"):
        beside = scene.heads.get(c)
        if beside and beside.named and beside.is_body and c > i and same_party(scene, i, c):
            named = resolution.at(c)
            return resolution.parties(c) if scene.plural(i) else named.actors if named else ()
    return ()


def _is_mass(scene: Scene, i: int) -> bool:
    """Whether nothing makes the noun one in particular: "the use of force", no "forces", no "task force"."""
    common = scene.tokens[i].xpos == "NN"
    return (
        common and not scene.tree.children(i, "det", "nmod:poss", "compound") and i not in scene.nationalities
    )


def read_body(resolution: Resolution, i: int) -> Mention | None:
    """ "A Syrian rebel group" by its words; "the group" as the body spoken of before."""
    scene, word = resolution.scene, resolution.scene.lemma(i)
    noun = scene.heads[i].noun or Noun(lemma=word, sectors=())
    sectors = sectors_of(scene, i, noun)
    if body := _named_behind(resolution, i):
        return resolution.mention(i, MentionKind.DESCRIPTION, body)
    if found := owners(scene, i, noun, resolution.parties):
        actors = tuple(office_of(scene, i, noun, a) for a in found)
        return resolution.mention(i, MentionKind.DESCRIPTION, actors)
    if is_indefinite(scene, i) or scene.plural(i) or sectors:
        actors = (Actor(code=UNIDENTIFIED, sectors=sectors),)
        return resolution.mention(i, MentionKind.DESCRIPTION, actors) if sectors else None
    before = resolution.discourse.body(i, word) if scene.tree.children(i, "det") else None
    if before is None:
        return None
    return resolution.mention(i, MentionKind.DESCRIPTION, before.actors, antecedent=before.span)


def read_utterance(resolution: Resolution, i: int) -> Mention | None:
    """ "The kingdom's statement" speaks for the kingdom; "the statement" for whoever acted or spoke last."""
    if found := owners(resolution.scene, i, None, resolution.parties):
        return resolution.mention(i, MentionKind.DESCRIPTION, found)
    definite = resolution.scene.determiners(i) & resolution.scene.words.definite
    author = resolution.discourse.last_subject(i) if definite else None
    if author is None:
        return None
    return resolution.mention(i, MentionKind.DESCRIPTION, author.actors, antecedent=author.span)


def read_state(resolution: Resolution, i: int) -> Mention | None:
    """ "The Turkish side", "the country", "both countries"."""
    scene = resolution.scene
    if found := owners(scene, i, None, resolution.parties):
        bare = tuple(dict.fromkeys(Actor(code=a.code) for a in found))
        others = modified_by(scene, i, scene.words.elsewhere) and not scene.tree.children(i, "nmod")
        is_state = scene.lemma(i) in scene.words.state_nouns and not others
        return resolution.mention(i, MentionKind.DESCRIPTION, bare) if is_state else None
    mentions = _spoken_of(resolution, i)
    if not mentions:
        return None
    span = mentions[-1].span
    return resolution.mention(i, MentionKind.DESCRIPTION, distinct(mentions), antecedent=span)


def _spoken_of(resolution: Resolution, i: int) -> tuple[Mention, ...]:
    """The states that a definite noun without further description refers to."""
    scene, discourse = resolution.scene, resolution.discourse
    if scene.tree.children(i, "nmod", "acl") and not _are_both_sides(scene, i):
        return ()
    words = {scene.word(c) for c in scene.tree.children(i, "det", "nummod", "amod")}
    numbers = [n for w in words if (n := scene.words.numbers.get(w))]
    if scene.plural(i):
        number = numbers[0] if numbers else 2 if words & scene.words.definite else 0
        return discourse.together(i, number) if number else ()
    lemma = scene.lemma(i)
    if words & scene.words.each and lemma in scene.words.pair_nouns:
        return discourse.together(i, 2)
    if lemma not in scene.words.state_nouns | scene.words.halves or not words & scene.words.definite:
        return ()
    state = discourse.state(i, lemma)
    return (state,) if state else ()


def _are_both_sides(scene: Scene, i: int) -> bool:
    """ "On both sides of the border", "the two sides in the conflict"."""
    return (
        scene.plural(i) and scene.lemma(i) == "side" and bool(scene.determiners(i) & {*scene.words.numbers})
    )


def read_quantity(resolution: Resolution, i: int) -> Mention | None:
    """ "Dozens of Azerbaijanis": the party is what is counted."""
    scene = resolution.scene
    for n in scene.tree.children(i, "nmod"):
        if "of" in scene.cases(n) and (counted := resolution.at(n)):
            return replace(counted, span=phrase_span(scene, i), head=i, actors=resolution.parties(n))
    return None


def is_counted(scene: Scene, i: int) -> bool:
    """Whether a quantity already stands for what token `i` heads."""
    parent = scene.tree.parent(i)
    head = scene.heads.get(parent) if parent is not None else None
    return head is not None and head.sort is Sort.QUANTITY and "of" in scene.cases(i)


def read_hardware(resolution: Resolution, i: int) -> Mention | None:
    """ "Turkish F-16s" are the forces that fly them; without an owner they are things."""
    found = owners(resolution.scene, i, None, resolution.parties)
    sectors = (resolution.scene.words.hardware_sector,)
    actors = tuple(Actor(code=a.code, sectors=sectors) for a in found)
    return resolution.mention(i, MentionKind.DESCRIPTION, actors) if actors else None
