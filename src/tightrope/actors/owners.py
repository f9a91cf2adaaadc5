"""Whose official, army or citizens a phrase speaks of, and in which sector they act."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tightrope.actors.heads import Sort
from tightrope.actors.scene import Scene
from tightrope.actors.settling import Named
from tightrope.core.types import Actor
from tightrope.resources.registry import EntryKind, Noun, Role

Actors = tuple[Actor, ...]
Parties = Callable[[int], Actors]
"""The parties a token heads, with those coordinated to it; empty if it heads none."""


def owners(scene: Scene, i: int, noun: Noun | None, parties: Parties) -> Actors:
    """The parties that the phrase of `i` says it belongs to: states and bodies, else a faith or people."""
    return states_of(scene, i, noun, parties) or group_before(scene, i)


def states_of(scene: Scene, i: int, noun: Noun | None, parties: Parties) -> Actors:
    """The states and bodies that the phrase of `i` says it belongs to; empty if it does not say.

    The first of: possessor, nationality or body before the noun, "of" and its like, and "in" for those who
    are at home where they are.
    """
    if scene.lemma(i) in scene.words.relational:
        return _before(scene, i)
    return possessors(scene, i, parties) or _before(scene, i) or _behind(scene, i, noun, parties)


def office_of(scene: Scene, i: int, noun: Noun, owner: Actor) -> Actor:
    """`owner` acting through the role noun at `i`: Russia, "special police forces" -> RUS COP."""
    sectors = sectors_of(scene, i, noun)
    if owner.code in scene.words.world or (owner.sectors and (noun.transparent or owner.sectors != ("GOV",))):
        sectors = owner.sectors
    return Actor(code=owner.code, sectors=former(scene, i, sectors))


def sectors_of(scene: Scene, i: int, noun: Noun) -> tuple[str, ...]:
    """What the noun stands for, with the words before it: "civilian aircraft", "police spokesman"."""
    before = [
        k
        for k in (*scene.premodifiers(i), *scene.tree.children(i, "nmod"))
        if not scene.tree.is_rel(k, "nmod:poss")
    ]
    if noun.transparent:
        for k in reversed(before):
            head = scene.heads.get(k)
            if head and head.noun and head.noun.sectors:
                return sectors_of(scene, k, head.noun)
    lent = [s for k in before if (s := scene.words.modifiers.get(scene.lemma(k)))]
    if lent and (noun.transparent or not noun.sectors or noun.sectors[0] in FORCES):
        return (lent[-1],)
    return noun.sectors


LONGEST_POSSESSOR = 6  # tokens of a name: beyond, a possessive mark belongs to something else
FORCES = ("MIL", "UAF", "UNK")


def former(scene: Scene, i: int, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """ "A former minister" no longer acts for the government."""
    if any(scene.lemma(k) in scene.words.former for k in scene.premodifiers(i)):
        return (scene.words.former_sector,)
    return sectors


def possessors(scene: Scene, i: int, parties: Parties) -> Actors:
    possessors = [*_possessor_before(scene, i), *scene.tree.children(i, "nmod:poss")]
    return next((found for c in possessors if (found := parties(c))), ())


def _possessor_before(scene: Scene, i: int) -> Iterator[int]:
    """What ends in a possessive mark right before the name or noun, however the tree has it."""
    mark = (scene.heads[i].first if i in scene.heads else i) - 1
    while mark > 0 and scene.tokens[mark].upos in ("ADJ", "NOUN", "PROPN"):
        mark -= 1
    if mark > 0 and scene.is_possessive(mark):
        yield from (k for k in range(max(0, mark - LONGEST_POSSESSOR), mark) if _ends_at(scene, k, mark))


def _ends_at(scene: Scene, k: int, last: int) -> bool:
    return k in scene.heads and scene.heads[k].last == last


def _before(scene: Scene, i: int) -> Actors:
    """The first party named before the noun, with those coordinated to it.

    A body of the same state, standing nearer to the noun, says more: "Israeli Mossad chief".
    """
    named = list(_named_before(scene, i))
    if not named and i in scene.nationalities and not is_ethnic(scene, i):
        named = [scene.nationalities[i]]
    if not named:
        return ()
    first = named[0]
    joined = [k for k in named[1:] if _is_joined(scene, first, k)]
    found = [_owner(scene, k) for k in (first, *joined)]
    nearer = [a for k in named if (a := _owner(scene, k)).sectors and a.code == found[0].code]
    return tuple(found) if joined or not nearer else (nearer[-1],)


def _is_joined(scene: Scene, first: int, k: int) -> bool:
    """Whether `k` is coordinated to `first`, in the tree or plainly in the text: "U.S. and Russian aircraft"."""
    conj = scene.tokens[k].head == first and scene.tree.is_rel(k, "conj")
    between = scene.tokens[scene.heads[first].last : scene.heads[k].first]
    return conj or (
        any(t.upos == "CCONJ" for t in between) and all(t.upos in ("CCONJ", "PUNCT") for t in between)
    )


def group_before(scene: Scene, i: int) -> Actors:
    """A faith or people without a state: it says whose they are only if nothing else does ("Sunni rebels")."""
    heads = (scene.heads[k] for k in scene.premodifiers(i) if k in scene.heads)
    return next(((h.named.actor,) for h in heads if h.named and _is_stateless(h.named)), ())


def _is_stateless(named: Named) -> bool:
    people = named.role is not Role.NAME or bool(named.entry.people)
    return people and named.entry.kind in (EntryKind.GROUP, EntryKind.WORLD)


def _named_before(scene: Scene, i: int) -> Iterator[int]:
    """Persons own roles and bodies, "the Obama administration", but no other person."""
    heads, ethnic = scene.heads, is_ethnic(scene, i)
    owned = i in heads and heads[i].sort in (Sort.ROLE, Sort.BODY) and i not in scene.titles.values()
    start = heads[i].first if i in heads and heads[i].sort is Sort.PERSON else i
    for k in scene.premodifiers(i):
        named = heads[k].named if k in heads else None
        if (
            named
            and not _is_stateless(named)
            and k < start
            and (owned or not heads[k].is_person)
            and scene.close(k, i)
            and not ethnic
        ):
            yield k


def is_ethnic(scene: Scene, i: int) -> bool:
    """ "Ethnic Turks" are named by their people, not by their state."""
    return any(scene.lemma(k) in scene.words.ethnic for k in scene.premodifiers(i))


def _owner(scene: Scene, k: int) -> Actor:
    """A nationality or place before a noun is the state; a body keeps its sectors."""
    named = scene.heads[k].named
    assert named is not None
    if named.entry.kind in (EntryKind.CAPITAL, EntryKind.PLACE) or named.role is not Role.NAME:
        return replace(named.actor, sectors=())
    return named.actor


def _behind(scene: Scene, i: int, noun: Noun | None, parties: Parties) -> Actors:
    strong = by_preposition(scene, i, scene.words.strong, parties) or _attached(scene, i, parties)
    if strong or noun is None or set(noun.sectors) & scene.words.mobile:
        return strong
    nouns = [i, *scene.tree.children(i, "acl")]  # "guerrillas operating in Macedonia"
    if set(noun.sectors) & scene.words.local and scene.tree.is_rel(i, "nmod", "obj"):
        nouns.append(scene.tokens[i].head)  # "the killing of civilians in Macedonia"
    weak = (by_preposition(scene, n, scene.words.weak, parties) or _scene_of(scene, n) for n in nouns)
    return tuple(replace(a, sectors=()) for a in next(filter(None, weak), ()))


def _scene_of(scene: Scene, i: int) -> Actors:
    """ "Civilians in the Gaza war": the states named before what they are in."""
    places = (n for n in scene.tree.children(i, "nmod") if n > i and scene.cases(n) & set(scene.words.weak))
    return next((found for n in places if n not in scene.heads and (found := _all_before(scene, n))), ())


def _all_before(scene: Scene, i: int) -> Actors:
    named = (
        scene.heads[k].named for k in scene.premodifiers(i) if k in scene.heads and scene.heads[k].is_country
    )
    return tuple(dict.fromkeys(replace(n.actor, sectors=()) for n in named if n))


def _attached(scene: Scene, i: int, parties: Parties) -> Actors:
    """ "Troops loyal to X" are X's."""
    words = (
        c for c in scene.tree.children(i, "amod", "acl") if c > i and scene.lemma(c) in scene.words.attached
    )
    return next(
        (found for c in words if (found := by_preposition(scene, c, scene.words.attaching, parties))), ()
    )


def by_preposition(scene: Scene, i: int, prepositions: Iterable[str], parties: Parties) -> Actors:
    nouns = [n for n in scene.tree.children(i, "nmod", "obl") if n > i]
    for preposition in prepositions:
        for n in nouns:
            if preposition in scene.cases(n):
                found = parties(n) or by_preposition(scene, n, (preposition,), parties)
                if found:
                    return found
    return ()
