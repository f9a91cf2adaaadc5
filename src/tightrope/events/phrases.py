"""Whom a phrase names: its own head, or the nearest name inside it."""

from collections.abc import Iterable

from tightrope.core.types import UNIDENTIFIED, Actor, MentionKind, Party
from tightrope.events import roles
from tightrope.events.scene import Scene
from tightrope.events.voice import voice

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "along", "over"})
DEEP_LEVELS = 4  # "the head of the office of the ministry of X": deeper names are somebody else's


def named(
    scene: Scene,
    index: int,
    *,
    place: bool = True,
    but: frozenset[str] = frozenset(),
    levels: int = DEEP_LEVELS,
    act: int | None = None,
) -> tuple[Party, ...]:
    """Whom the phrase at `index` names, coordination included; () where it names nobody known.

    place: whether the name of a place inside the phrase counts ("the city of X", "forces in Lebanon").
    but: codes of the doer; inside the phrase a pronoun for one of them ("its market") names nobody else.
    levels: how deep below the head of the phrase a name may stand.
    act: the trigger, which may stand inside the phrase, as its doer may: "the rockets fired from X" are not X's.
    """
    found = distinct(
        p
        for k in scene.tree.conjuncts(index)
        for p in _whom(scene, k, place=place, but=but, levels=levels, act=act)
    )
    return identified(found) or found


def direct(scene: Scene, i: int) -> tuple[Party, ...]:
    """Whom token `i` itself stands for."""
    mention = scene.mention_at.get(i)
    told = tuple(Party(actor=a, span=mention.span) for a in mention.actors) if mention else ()
    return told if is_known(told) or not scene.is_first_person(i) else _speaker(scene, i)


def is_owned(scene: Scene, i: int, by: frozenset[str]) -> bool:
    """Whether noun `i` belongs to the speaker or to one of the states `by`, by a pronoun: "our base"."""
    owners = scene.tree.children(i, "nmod:poss")
    return any(scene.is_first_person(k) or _is_own(scene, k, by) for k in owners)


def is_known(parties: Iterable[Party]) -> bool:
    """Whether any of `parties` acts for somebody identified."""
    return any(p.actor.code != UNIDENTIFIED for p in parties)


def identified(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Those of `parties` that act for somebody identified."""
    return tuple(p for p in parties if p.actor.code != UNIDENTIFIED)


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """The states (or world actors) of `parties`."""
    return frozenset(p.actor.code for p in parties)


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """`parties` without those of the same state and sectors as an earlier one."""
    by_actor: dict[tuple[str, tuple[str, ...]], Party] = {}
    for party in parties:
        by_actor.setdefault((party.actor.code, party.actor.sectors), party)
    return tuple(by_actor.values())


def nobody(scene: Scene | None = None, i: int = 0) -> Party:
    """A party the text does not identify; with `scene`, the phrase at `i` that leaves it open."""
    return Party(actor=Actor(code=UNIDENTIFIED), span=scene.tree.phrase(i) if scene else None)


def _whom(
    scene: Scene, k: int, *, place: bool, but: frozenset[str], levels: int, act: int | None
) -> tuple[Party, ...]:
    own = direct(scene, k)
    if is_known(own) and codes(own) <= but and (others := _qualifying(scene, k, but)):
        return others  # "his Surinamese colleague": of two names in the phrase the other side's
    return own if is_known(own) else _deep(scene, k, place=place, but=but, levels=levels, act=act) or own


def _speaker(scene: Scene, i: int) -> tuple[Party, ...]:
    """Whom "we" stands for: the party whose words these are."""
    span = scene.token(i).span
    told = [a for a in voice(scene.doc, span) if a.actors]
    return tuple(Party(actor=a, span=span) for a in told[-1].actors) if told else ()


def _deep(
    scene: Scene, i: int, *, place: bool, but: frozenset[str], levels: int, act: int | None
) -> tuple[Party, ...]:
    """The nearest name inside the phrase at `i`, possessors and adjectives before what follows the noun."""
    level, other = [i], [act, *roles.subject(scene.tree, act)] if act is not None else []
    for _ in range(levels):
        level = [k for h in level for k in _inside(scene, h, place) if k not in other]
        for k in level:
            if is_known(direct(scene, k)) and not _is_own(scene, k, but):
                return tuple(p for c in scene.tree.conjuncts(k) for p in direct(scene, c))
    return ()


def _qualifying(scene: Scene, k: int, but: frozenset[str]) -> tuple[Party, ...]:
    """Names put before noun `k` that are not of the doer's side."""
    before = (direct(scene, m) for m in roles.modifiers(scene.tree, k))
    return next((b for b in before if is_known(b) and not codes(b) & but), ())


def _is_own(scene: Scene, k: int, but: frozenset[str]) -> bool:
    mention = scene.mention_at.get(k)
    if mention is None or mention.kind is not MentionKind.PRONOUN:
        return False
    return {a.code for a in mention.actors} <= but


def _inside(scene: Scene, i: int, place: bool) -> list[int]:
    tree = scene.tree
    after = [k for k in tree.children(i, "nmod", "appos", "acl", "obl", "obj", "nummod") if k > i]
    after = [k for k in after if tree.tokens[k].rel != "acl:relcl"]
    kept = [k for k in after if place or not any(scene.has_case(k, p) for p in LOCATIVE)]
    return roles.owners(tree, i) + kept
