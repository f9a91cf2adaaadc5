"""The stage: every phrase that stands for a party gets one mention, in text order."""

from collections.abc import Mapping
from dataclasses import replace

from tightrope.actors.describing import (
    is_counted,
    read_body,
    read_hardware,
    read_quantity,
    read_role,
    read_state,
    read_utterance,
)
from tightrope.actors.discourse import Trace
from tightrope.actors.ground import PREMODIFIERS
from tightrope.actors.heads import Sort
from tightrope.actors.naming import modifies, read_named, read_organisation, read_person, titles
from tightrope.actors.phrases import is_dateline, is_place, same_party
from tightrope.actors.pronouns import read_pronoun
from tightrope.actors.resolution import Reader, Resolution
from tightrope.actors.scene import Scene, build_scene
from tightrope.actors.speaking import read_first_person, speakers
from tightrope.core.types import Doc, Mention
from tightrope.resources.registry import Registry

SINGLE = (Sort.PERSON, Sort.ROLE)  # behind "and" these are parties of their own
READERS: Mapping[Sort, Reader] = {
    Sort.NAMED: read_named,
    Sort.PERSON: read_person,
    Sort.ORGANISATION: read_organisation,
    Sort.ROLE: read_role,
    Sort.BODY: read_body,
    Sort.UTTERANCE: read_utterance,
    Sort.STATE: read_state,
    Sort.QUANTITY: read_quantity,
    Sort.HARDWARE: read_hardware,
    Sort.PRONOUN: read_pronoun,
    Sort.FIRST_PERSON: read_first_person,
}


def resolve(doc: Doc, *, registry: Registry) -> Doc:
    """Add `mentions`, in text order. Needs `tokens`, `sentences`, `names`; `published` dates offices.

    Every phrase that stands for a party has one mention, at its syntactic head. A nationality has one of its
    own only where it modifies something that is no party ("Iranian offensive"). First persons are
    those whose words the reader takes the passage for, if it does: a first reading finds who speaks, a second who
    is meant where they do.
    """
    scene = build_scene(doc, registry)
    first = Resolution(scene, READERS)
    mentions = _mentions(first)
    if heard := speakers(doc.frames, doc.tokens, mentions):
        mentions = _mentions(Resolution(scene, READERS, heard, _settled(first)))
    return replace(doc, mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.head))))


def _settled(first: Resolution) -> Mapping[int, Trace]:
    """What a first reading is sure of: names that stand alone mean the same whoever speaks."""
    alone = (t for t in first.discourse.traces if t.sort is Sort.NAMED and t.mention and not t.joined)
    return {t.head: t for t in alone if not t.person}


def _mentions(resolution: Resolution) -> list[Mention]:
    for i in resolution.scene.tellable:
        _pass_over(resolution, i)
    return [m for i, m in resolution.done.items() if m and not _absorbed(resolution.scene, i)]


def _pass_over(resolution: Resolution, i: int) -> None:
    """Resolve what token `i` heads and remember it; remember other subjects as well, for they may be "it"."""
    scene = resolution.scene
    if i in scene.heads:
        if not _absorbed(scene, i) and resolution.at(i) and scene.heads[i].sort is not Sort.FIRST_PERSON:
            resolution.discourse.traces.append(resolution.settled.get(i) or _trace(resolution, i))
    else:
        resolution.discourse.traces.append(Trace(head=i, mention=None, plural=scene.plural(i)))


def _absorbed(scene: Scene, i: int) -> bool:
    """Whether `i` only helps to name the party of a larger phrase."""
    parent = scene.tree.parent(i)
    if parent is None or scene.heads[i].sort in (Sort.PRONOUN, Sort.FIRST_PERSON):
        return False
    if _is_beside_name(scene, i):
        return True
    if i in scene.nationalities.values() and scene.heads[i].named is not None:
        return True
    if scene.tree.is_rel(i, "appos"):
        return parent in scene.heads and same_party(scene, parent, i)
    if scene.tree.is_rel(i, "conj") and scene.tree.is_rel(parent, *PREMODIFIERS) and parent in scene.heads:
        return _absorbed(scene, parent)
    return is_counted(scene, i) or _is_part_of(scene, i, parent)


def _is_beside_name(scene: Scene, i: int) -> bool:
    """Whether `i` is the title or apposition of a name that does not hang on it."""
    beside = (*scene.titles.items(), *scene.appositions.items())
    names = [name for name, role in beside if role == i]
    return bool(names) and all(scene.tokens[name].head != i for name in names)


def _is_part_of(scene: Scene, i: int, parent: int) -> bool:
    """Whether `i` is a modifier or part of a name that `parent` ends, with nothing between that ends a phrase."""
    apart = scene.heads[i].sort in SINGLE and any(t.upos == "CCONJ" for t in scene.tokens[parent:i])
    inside = scene.tree.is_rel(i, *PREMODIFIERS) and scene.close(i, parent) and not apart
    return inside and _names_party(scene, parent)


def _names_party(scene: Scene, i: int) -> bool:
    """Whether `i`, or the compound it is a part of, heads a party."""
    if i in scene.heads:
        return True
    parent = scene.tree.parent(i)
    inside = scene.tree.is_rel(i, "compound", "flat", "nmod:desc")
    return inside and parent is not None and _names_party(scene, parent)


def _trace(resolution: Resolution, i: int) -> Trace:
    scene, head = resolution.scene, resolution.scene.heads[i]
    place = head.is_place_name and is_place(scene, i)
    beside = titles(resolution, i) if head.sort is not Sort.PRONOUN else []
    called = [noun.lemma for _, noun in beside] + _own_lemmas(scene, i)
    joined = tuple(m for k in scene.tree.conjuncts(i) if k in scene.heads and (m := resolution.at(k)))
    return Trace(
        head=i,
        mention=resolution.done[i],
        sort=head.sort,
        person=_is_person(resolution, i),
        plural=_is_plural(resolution, i),
        aside=modifies(scene, i) or place,
        place=place,
        dateline=head.is_country and is_dateline(scene, i),
        body=head.is_body,
        lemmas=frozenset(called),
        joined=joined if len(joined) > 1 else (),
    )


def _is_plural(resolution: Resolution, i: int) -> bool:
    """By form; "they" is of several unless it picked up one state or body, a relative pronoun as its noun is."""
    scene = resolution.scene
    if scene.heads[i].sort is not Sort.PRONOUN:
        return scene.plural(i)
    if scene.word(i) in scene.words.relative:
        noun = _described(scene, i)
        return noun is not None and scene.plural(noun)
    return scene.word(i) in scene.words.group


def _described(scene: Scene, i: int) -> int | None:
    """The noun that the clause of the relative pronoun `i` belongs to."""
    clauses = (a for a in scene.tree.ancestors(i) if scene.tree.is_rel(a, "acl:relcl"))
    noun = next((scene.tree.parent(clause) for clause in clauses), None)
    return noun if noun is not None and noun < i else None


def _own_lemmas(scene: Scene, i: int) -> list[str]:
    head = scene.heads[i]
    if head.sort is Sort.BODY:
        return [scene.lemma(i)]
    if head.named is not None:
        held = (o for o in head.named.entry.offices if scene.day is None or o.held_on(scene.day))
        return [office.title for office in held]
    return [head.noun.lemma] if head.noun else []


def _is_person(resolution: Resolution, i: int) -> bool:
    """Whether a name, description or pronoun stands for a person."""
    head = resolution.scene.heads[i]
    if head.sort is Sort.PRONOUN and resolution.scene.word(i) in resolution.scene.words.relative:
        noun = _described(resolution.scene, i)
        return noun is not None and noun in resolution.scene.heads and _is_person(resolution, noun)
    if head.sort is Sort.PRONOUN:
        return resolution.scene.word(i) in resolution.scene.words.person
    return i in resolution.people or _is_one_person(resolution.scene, i)


def _is_one_person(scene: Scene, i: int) -> bool:
    noun = scene.heads[i].noun
    return noun is not None and noun.lemma.split()[-1] not in scene.words.things and not scene.plural(i)
