"""From a trigger to its parties: the slots of its pattern, filled from the sentence."""

from collections.abc import Sequence
from itertools import pairwise

from tightrope.core.types import UNIDENTIFIED, Actor, EventType, Party
from tightrope.events import roles
from tightrope.events.phrases import (
    DEEP_LEVELS,
    LOCATIVE,
    codes,
    direct,
    distinct,
    identified,
    is_known,
    is_owned,
    named,
    nobody,
)
from tightrope.events.scene import Match, Scene
from tightrope.events.slots import fillers, owners

SAID = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
PLACE_LEVELS = 2  # "in the city of X", not "in an effort to end the clashes that began in X"
WHERETO = LOCATIVE | {"to", "into", "toward", "towards"}
CLAUSAL = frozenset({"complement", "complement-subject"})  # here the first name is the one meant
DURING = ("in", "during", "at", "through", "with")
AROUND = ("for", "after", "before")  # "arrived for a meeting with X"
PEOPLE = ("person", "force", "police", "body", "civilian")
Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def fill(scene: Scene, match: Match) -> Sides:
    """(actors, recipients) of `match`; actors are UNIDENTIFIED where the text leaves the doer open."""
    pattern = match.pattern
    received, recipients = _received(scene, match)
    acted, actors = _acted(scene, match, frozenset(received))
    if any(_is_reciprocal(scene, k) for k in acted):
        return _each_other(scene, acted), ()
    if (
        pattern.mutual
        and not _is_one_sided(match, actors, recipients)
        and not _is_fought(scene, match, actors)
    ):
        return _everybody(scene, match, actors, recipients), ()
    if pattern.domestic:
        actors, recipients = _at_home(actors, recipients)
    elif any(_is_reciprocal(scene, k) for k in received) or _are_equals(pattern.type, actors, recipients):
        recipients = ()
    others = _not_themselves(scene, actors, recipients)
    if pattern.type is EventType.AGREE and codes(others) <= codes(identified(actors)):
        others = ()  # "expressed X's readiness": nobody promises himself
    return actors or (nobody(),), others


def _received(scene: Scene, match: Match) -> tuple[list[int], tuple[Party, ...]]:
    answering = _answering(scene, match)
    if answering:
        return answering, distinct(p for k in answering for p in named(scene, k))
    itself = codes(p for k in owners(scene, match) for p in direct(scene, k)) - {UNIDENTIFIED}
    slots = match.pattern.recipient
    if _is_possessed(scene, match):
        slots = tuple(s for s in slots if s != "possessive")
    return _first_filled(scene, match, slots, but=itself, place=True)


def _is_possessed(scene: Scene, match: Match) -> bool:
    """Whether a noun says to whom it is done by "of", so that its possessor does it: "X's arrest of Y"."""
    return "possessive" in match.pattern.recipient and bool(fillers(scene, match, "of"))


def _acted(scene: Scene, match: Match, taken: frozenset[int]) -> tuple[list[int], tuple[Party, ...]]:
    slots = match.pattern.actor
    if match.pattern.kind == "noun" and "possessive" in match.pattern.recipient:
        slots = ("by", "possessive" if _is_possessed(scene, match) else "subject", *slots)
    acted, actors = _first_filled(scene, match, slots, taken=taken, place=False)
    if not is_known(actors) and match.pattern.kind == "noun" and _is_people(scene, match.head):
        actors = (
            direct(scene, match.head) or actors
        )  # "suicide bombers", "demonstrators": who acts names the act
    return acted, actors


def _is_fought(scene: Scene, match: Match, actors: tuple[Party, ...]) -> bool:
    """Whether somebody left open fights the object: "troops sent to fight the rebels"."""
    tells = match.pattern.type is EventType.ASSAULT and match.pattern.kind == "verb"
    return tells and not is_known(actors) and bool(fillers(scene, match, "object"))


def _is_one_sided(match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether a verb of fighting tells who fights whom: "rebels fighting the army"."""
    tells = match.pattern.type is EventType.ASSAULT and match.pattern.kind == "verb"
    return tells and is_known(actors) and is_known(recipients) and len(codes(actors)) == 1


def _answering(scene: Scene, match: Match) -> list[int]:
    """Who rejects or faces what noun `match` says: it was said to him, "the allegations" he denies are not his."""
    verb = scene.tree.parent(match.head)
    if match.pattern.kind != "noun" or match.pattern.type not in SAID or verb is None:
        return []
    answers = (
        scene.tree.is_rel(match.head, "obj", "nsubj:pass", "advcl")
        and scene.lemma(verb) in scene.lexicon.classes["answer"]
    )
    return roles.subject(scene.tree, verb) if answers else []


def _first_filled(
    scene: Scene,
    match: Match,
    slots: Sequence[str],
    *,
    place: bool,
    taken: frozenset[int] = frozenset(),
    but: frozenset[str] = frozenset(),
) -> tuple[list[int], tuple[Party, ...]]:
    """Fillers and parties of the first slot that names somebody known, rather another than the doer (`but`).

    Where none does, of the first that is filled.
    """
    spare: tuple[list[int], tuple[Party, ...]] = ([], ())
    for slot in slots:
        found = [k for k in fillers(scene, match, slot) if k not in taken]
        found = _meant(scene, found, slot, but)
        parties = distinct(p for k in found for p in _named_in(scene, match, k, slot, place=place, but=but))
        parties = identified(parties) or parties
        others = is_known(parties) and not codes(parties) <= but
        if others or any(_is_reciprocal(scene, k) for k in found):
            return found, parties
        if is_known(parties) and not is_known(spare[1]):
            spare = found, parties
        if found and not spare[0] and slot not in ("in", "complement"):
            spare = found, parties or tuple(nobody(scene, k) for k in found[:1] if _may_act(scene, k))
    return spare


def _meant(scene: Scene, found: list[int], slot: str, but: frozenset[str]) -> list[int]:
    """`found` without what cannot be meant: further names of a content, the doer's own bases."""
    if slot in CLAUSAL:
        telling = [k for k in found if is_known(named(scene, k, but=but))]
        others = [k for k in telling if not codes(named(scene, k, but=but)) <= but]
        return (others or telling)[:1]
    return [k for k in found if not is_owned(scene, k, but)] if slot in WHERETO else found


def _named_in(
    scene: Scene, match: Match, k: int, slot: str, *, place: bool, but: frozenset[str]
) -> tuple[Party, ...]:
    levels = PLACE_LEVELS if slot in LOCATIVE else DEEP_LEVELS
    act = match.head if match.pattern.kind == "verb" else None
    return named(scene, k, place=place or _is_people(scene, k), but=but, levels=levels, act=act)


def _is_people(scene: Scene, i: int) -> bool:
    """Whether "X in Y" means Y's people or bodies, as "rebels in" does and "attacks in" does not."""
    return any(scene.lemma(i) in scene.lexicon.classes[name] for name in PEOPLE)


def _not_themselves(
    scene: Scene, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    """`recipients` without the actors' own side, unless there is nobody else; "it" is never oneself."""
    others = tuple(r for r in recipients if r.actor.code not in codes(identified(actors)))
    return others or tuple(r for r in recipients if r not in actors and not _is_pronoun(scene, r))


def _is_pronoun(scene: Scene, party: Party) -> bool:
    words = scene.doc.quote(party.span).lower() if party.span else ""
    return words in scene.lexicon.reality.third_person


def _are_equals(type_: EventType, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether several act together: they agree, or nobody else is named as receiving."""
    if len(codes(actors)) < 2:
        return False
    return type_ is EventType.AGREE or not is_known(recipients) or codes(recipients) <= codes(actors)


def _each_other(scene: Scene, found: Sequence[int]) -> tuple[Party, ...]:
    """Whom "each other" means: the subject of the verb it stands below."""
    verbs = [k for f in found for k in scene.tree.ancestors(f) if scene.is_verbal(k)][:1]
    parties = distinct(p for v in verbs for k in roles.subject(scene.tree, v) for p in named(scene, k))
    return parties or (nobody(),)


def _everybody(
    scene: Scene, match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    beside = [k for slot in ("between", "with") for k in fillers(scene, match, slot)]
    beside += _who_used(scene, match)
    own = codes(actors)
    everybody = distinct([*actors, *(p for k in beside for p in named(scene, k, but=own)), *recipients])
    if not is_known(everybody) and match.pattern.type is EventType.ASSAULT:  # "the fighting in Libya"
        everybody = distinct(p for k in fillers(scene, match, "in") for p in named(scene, k))
    return identified(everybody) or everybody or (nobody(),)


def _who_used(scene: Scene, match: Match) -> list[int]:
    """Who did something in the act: "in a call with X, Y asked", "at their meeting X and Y agreed"."""
    noun, verb = match.head, scene.token(match.head).head
    around = DURING + AROUND if scene.obliques(noun, "with") else DURING
    inside = scene.tree.is_rel(noun, "obl") and any(scene.has_case(noun, p) for p in around)
    users = roles.subject(scene.tree, verb) if inside else []
    several = len(codes(identified(p for k in users for p in named(scene, k)))) > 1
    return users if several or scene.obliques(noun, "with") else []


def _at_home(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Sides:
    """The side that is not identified is of the other's country."""
    if is_known(actors) and not is_known(recipients):
        return actors, _compatriots(actors, recipients)
    if is_known(recipients) and not is_known(actors) and actors:
        return _compatriots(recipients, actors), recipients
    return actors, recipients


def _compatriots(known: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    sectors = others[0].actor.sectors if others else ("CVL",)
    span = others[0].span if others else None
    return distinct(Party(actor=Actor(code=p.actor.code, sectors=sectors), span=span) for p in known)


def _is_reciprocal(scene: Scene, i: int) -> bool:
    """Whether `i` stands in "each other", however the parser joined the two words, or is "the other"."""
    words = [t.text.lower() for t in scene.doc.tokens[max(0, i - 1) : i + 2]]
    return any(pair in RECIPROCAL for pair in pairwise(words)) or words[:2] == ["the", "other"]


def _may_act(scene: Scene, i: int) -> bool:
    return scene.token(i).upos in ("NOUN", "PROPN", "PRON", "NUM")
