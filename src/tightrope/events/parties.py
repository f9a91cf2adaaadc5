"""From a trigger to its parties: which phrases fill the slots of a pattern, and whom they name."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tightrope.core.tree import Tree
from tightrope.core.types import UNIDENTIFIED, Actor, MentionKind, Party
from tightrope.events import roles
from tightrope.events.scene import Match, Scene
from tightrope.events.voice import voice

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "along", "over"})
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
PLACE_LEVELS = 2  # "in the city of X", not "in an effort to end the clashes that began in X"
DEEP_LEVELS = 4  # "the head of the office of the ministry of X": deeper names are somebody else's
CLAUSAL = frozenset({"complement", "complement-subject"})  # here the first name is the one meant
SLOT_WORDS = frozenset({"subject", "object", "possessive", "demonym", "complement", "complement-subject"})


def fill(scene: Scene, match: Match) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """(actors, recipients) of `match`; actors are UNIDENTIFIED where the text leaves the doer open."""
    pattern = match.pattern
    itself = _codes(_of_subject(scene, match))
    received, recipients = _first_filled(scene, match, pattern.recipient, but=itself, place=True)
    acted, actors = _first_filled(scene, match, pattern.actor, taken=frozenset(received), place=False)
    if any(_is_reciprocal(scene, k) for k in acted):
        return _each_other(scene, acted), ()
    if len(_codes(actors)) > 1 and _codes(recipients) <= _codes(actors):
        recipients = ()
    if pattern.mutual:
        return _everybody(scene, match, actors, recipients), ()
    if len(_codes(actors)) > 1 and (
        any(_is_reciprocal(scene, k) for k in received) or not is_known(recipients)
    ):
        return actors, ()
    recipients = tuple(r for r in recipients if r not in actors)
    if pattern.domestic:
        actors, recipients = _at_home(actors, recipients)
    return actors or (_nobody(),), recipients


def _each_other(scene: Scene, fillers: Sequence[int]) -> tuple[Party, ...]:
    """Whom "each other" means: the subject of the verb it stands below."""
    verbs = [k for f in fillers for k in scene.tree.ancestors(f) if scene.is_verbal(k)][:1]
    parties = _distinct(p for v in verbs for k in roles.subject(scene.tree, v) for p in named(scene, k))
    return parties or (_nobody(),)


def _at_home(
    actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The side that is not identified is of the other's country."""
    if is_known(actors) and not is_known(recipients):
        return actors, _compatriots(actors, recipients)
    if is_known(recipients) and not is_known(actors) and actors:
        return _compatriots(recipients, actors), recipients
    return actors, recipients


def _compatriots(known: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    sectors = others[0].actor.sectors if others else ()
    span = others[0].span if others else None
    return _distinct(Party(actor=Actor(code=p.actor.code, sectors=sectors), span=span) for p in known)


def named(
    scene: Scene,
    index: int,
    *,
    place: bool = True,
    but: frozenset[str] = frozenset(),
    levels: int = DEEP_LEVELS,
) -> tuple[Party, ...]:
    """Whom the phrase at `index` names, coordination included; () where it names nobody known.

    place: whether the name of a place inside the phrase counts ("the city of Ganja", "forces in Lebanon").
    but: codes of the doer; inside the phrase a pronoun for one of them ("its market") names nobody else.
    levels: how deep below the head of the phrase a name may stand.
    """
    found = _distinct(
        p
        for k in scene.tree.conjuncts(index)
        for p in _direct(scene, k) or _deep(scene, k, place=place, but=but, levels=levels)
    )
    return tuple(p for p in found if p.actor.code != UNIDENTIFIED) or found


def is_known(parties: Iterable[Party]) -> bool:
    """Whether any of `parties` acts for somebody identified."""
    return any(p.actor.code != UNIDENTIFIED for p in parties)


def _first_filled(
    scene: Scene,
    match: Match,
    slots: Sequence[str],
    *,
    place: bool,
    taken: frozenset[int] = frozenset(),
    but: frozenset[str] = frozenset(),
) -> tuple[list[int], tuple[Party, ...]]:
    """Fillers and parties of the first slot that names somebody known; else of the first that is filled."""
    spare: tuple[list[int], tuple[Party, ...]] = ([], ())
    for slot in slots:
        fillers = [k for k in _fillers(scene, match, slot) if k not in taken]
        if slot in CLAUSAL:
            fillers = _first_telling(scene, fillers, but)
        parties = _distinct(
            p
            for k in fillers
            for p in named(scene, k, place=place or _is_people(scene, k), but=but, levels=_levels(slot))
        )
        parties = tuple(p for p in parties if p.actor.code != UNIDENTIFIED) or parties
        if is_known(parties) or any(_is_reciprocal(scene, k) for k in fillers):
            return fillers, parties
        if fillers and not spare[0] and slot not in ("in", "complement"):
            spare = fillers, parties or tuple(_nobody(scene, k) for k in fillers[:1] if _may_act(scene, k))
    return spare


def _first_telling(scene: Scene, fillers: list[int], but: frozenset[str]) -> list[int]:
    """The first of `fillers` that names somebody, rather another than the doer himself."""
    telling = [k for k in fillers if is_known(named(scene, k, but=but))]
    others = [k for k in telling if not _codes(named(scene, k, but=but)) <= but]
    return (others or telling)[:1]


def _levels(slot: str) -> int:
    return PLACE_LEVELS if slot in LOCATIVE else DEEP_LEVELS


def _fillers(scene: Scene, match: Match, slot: str) -> list[int]:
    if match.pattern.kind == "noun":
        return _around_noun(scene, match.head, slot)
    found = _around_verb(scene, match.head, slot)
    return found or [k for u in match.used if slot not in SLOT_WORDS for k in _around_noun(scene, u, slot)]


def _around_verb(scene: Scene, i: int, slot: str) -> list[int]:
    tree = scene.tree
    if slot == "subject":
        return roles.subject(tree, i)
    if slot == "object":
        return roles.objects(tree, i) or tree.children(i, "iobj")
    if slot == "complement":
        return [k for c in roles.complements(tree, i) for k in _arguments(scene, c)]
    if slot == "complement-subject":
        return [
            k for c in roles.complements(tree, i) for k in roles.subject(tree, c) or roles.objects(tree, c)
        ]
    return scene.obliques(i, slot)


def _around_noun(scene: Scene, i: int, slot: str) -> list[int]:
    tree, light = scene.tree, light_verb(scene, i)
    if slot == "possessive":
        return tree.children(i, "nmod:poss") or _light_subject(scene, light) or _verbal_subject(tree, i)
    if slot == "demonym":
        return [k for k in roles.modifiers(tree, i) if k in scene.mention_at]
    if slot == "subject":
        return _light_subject(scene, light)
    if slot in ("complement", "complement-subject"):
        return _around_verb(scene, i, slot)
    if slot == "by" and (doers := [k for c in tree.children(i, "acl") for k in roles.agents(tree, c)]):
        return doers  # "a meeting attended by", "an attack carried out by"
    below = scene.obliques(i, slot) or (tree.children(i, "obj") if slot == "of" else [])
    return below or (scene.obliques(light, slot) if light is not None else [])


def light_verb(scene: Scene, i: int) -> int | None:
    """The verb that only carries noun `i`: "launch" in "launched an attack", "erupt" in "clashes erupted"."""
    parent = scene.tree.parent(i)
    while parent is not None and (scene.tree.is_rel(i, "conj") or _is_measured(scene, i, parent)):
        i, parent = parent, scene.tree.parent(parent)
    if parent is None:
        return None
    carries = scene.tree.is_rel(i, "obj", "nsubj:pass", "obl") and not _happens(scene, parent)
    happens = scene.tree.is_rel(i, "nsubj") and _happens(scene, parent)
    if happens:
        return parent
    return parent if carries and scene.lemma(parent) in scene.lexicon.reality.light_verbs else None


def _is_measured(scene: Scene, i: int, parent: int) -> bool:
    """Whether `i` is what `parent` measures: "violence" in "a wave of violence"."""
    return scene.tree.is_rel(i, "nmod") and scene.lemma(parent) in scene.lexicon.classes["measure"]


def _happens(scene: Scene, verb: int) -> bool:
    return scene.lemma(verb) in scene.lexicon.reality.happenings and not scene.tree.children(verb, "obj")


def _verbal_subject(tree: Tree, i: int) -> list[int]:
    """The doer of an act in "-ing" that the tagger took for a noun but the parser for a clause."""
    return roles.subject(tree, i) if tree.is_rel(i, "xcomp", "advcl", "ccomp") else []


def _light_subject(scene: Scene, light: int | None) -> list[int]:
    if light is None or _happens(scene, light):
        return []
    return roles.subject(scene.tree, light) or roles.objects(scene.tree, light)  # "are locked in a war"


def _arguments(scene: Scene, clause: int) -> list[int]:
    found = roles.objects(scene.tree, clause)
    return found + [k for k in scene.tree.children(clause, "obl", "nmod", "xcomp") if k not in found]


def _bearers(tree: Tree, clause: int) -> list[int]:
    return roles.subject(tree, clause) or roles.objects(tree, clause)


def _of_subject(scene: Scene, match: Match) -> tuple[Party, ...]:
    if match.pattern.kind == "noun":
        return ()
    return tuple(p for k in roles.subject(scene.tree, match.head) for p in _direct(scene, k))


def _is_people(scene: Scene, i: int) -> bool:
    """Whether "X in Y" means Y's people or bodies, as "rebels in" does and "attacks in" does not."""
    classes = scene.lexicon.classes
    return any(scene.lemma(i) in classes[c] for c in ("person", "force", "police", "body", "civilian"))


def _direct(scene: Scene, i: int) -> tuple[Party, ...]:
    if _is_first_person(scene, i):
        return _speaker(scene, i)
    mention = scene.mention_at.get(i)
    return tuple(Party(actor=a, span=mention.span) for a in mention.actors) if mention else ()


def _is_first_person(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return token.text.lower() in scene.lexicon.reality.first_person and token.text != "US"


def _speaker(scene: Scene, i: int) -> tuple[Party, ...]:
    """Whom "we" stands for: the party whose words these are."""
    span = scene.token(i).span
    told = [a for a in voice(scene.doc, span) if a.actors]
    return tuple(Party(actor=a, span=span) for a in told[-1].actors) if told else ()


def _deep(scene: Scene, i: int, *, place: bool, but: frozenset[str], levels: int) -> tuple[Party, ...]:
    """The nearest name inside the phrase at `i`, possessors and adjectives before what follows the noun."""
    level = [i]
    for _ in range(levels):
        level = [k for h in level for k in _inside(scene, h, place)]
        for k in level:
            if is_known(_direct(scene, k)) and not _is_own(scene, k, but):
                return tuple(p for c in scene.tree.conjuncts(k) for p in _direct(scene, c))
    return ()


def _is_own(scene: Scene, k: int, but: frozenset[str]) -> bool:
    mention = scene.mention_at.get(k)
    return (
        mention is not None
        and mention.kind is MentionKind.PRONOUN
        and {a.code for a in mention.actors} <= but
    )


def _inside(scene: Scene, i: int, place: bool) -> list[int]:
    tree = scene.tree
    after = [k for k in tree.children(i, "nmod", "appos", "acl", "obl", "obj", "nummod") if k > i]
    kept = [k for k in after if place or not any(scene.has_case(k, p) for p in LOCATIVE)]
    return roles.owners(tree, i) + kept


def _everybody(
    scene: Scene, match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[Party, ...]:
    others = (
        p for s in ("between", "with", "and") for k in _fillers(scene, match, s) for p in named(scene, k)
    )
    everybody = _distinct([*actors, *others, *recipients])
    known = tuple(p for p in everybody if p.actor.code != UNIDENTIFIED)
    return known or everybody or (_nobody(),)


def _is_reciprocal(scene: Scene, i: int) -> bool:
    """Whether `i` stands in "each other", however the parser joined the two words."""
    words = [t.text.lower() for t in scene.doc.tokens[max(0, i - 1) : i + 2]]
    return any(pair in RECIPROCAL for pair in pairwise(words))


def _may_act(scene: Scene, i: int) -> bool:
    return scene.token(i).upos in ("NOUN", "PROPN", "PRON", "NUM")


def _nobody(scene: Scene | None = None, i: int = 0) -> Party:
    return Party(actor=Actor(code=UNIDENTIFIED), span=scene.tree.phrase(i) if scene else None)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    by_actor: dict[tuple[str, tuple[str, ...]], Party] = {}
    for party in parties:
        by_actor.setdefault((party.actor.code, party.actor.sectors), party)
    return tuple(by_actor.values())


def _codes(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(p.actor.code for p in parties)
