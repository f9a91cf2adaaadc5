"""Which phrases fill a slot of a pattern: token indices of their heads.

A slot is "subject", "object", "patient" (the subject of a passive: "troops of X were sent"), "iobject",
"possessive", "demonym" (an adjective or noun that names the doer), "bearer" (a state named before a noun: "the X
probe"), "complement" (what a speech act is about), "complement-subject" (who is to do it), "speaker" (whose words
these are; the coder knows), or a preposition.
"""

from tightrope.core.tree import Tree
from tightrope.core.types import EventType, MentionKind
from tightrope.events import roles
from tightrope.events.scene import Match, Scene

BEFORE_AND_AFTER = frozenset({"after", "before", "since", "following", "amid", "during", "despite", "until"})
STRAYING = frozenset({"by", "on", "against", "with", "to"})
"""Prepositions of acts rather than of the things they are done to."""
SHARED = frozenset({"by", "against"})
"""Those that two nouns share: "the attacks and threats by X"."""
STRAYING_OBJECT = frozenset({"with", "against"})
"""Prepositions of acts that seldom belong to what is acted on."""
GENERAL = frozenset(
    {"subject", "object", "patient", "iobject", "possessive", "demonym", "complement", "complement-subject"}
)


def fillers(scene: Scene, match: Match, slot: str) -> list[int]:
    """Heads of the phrases around `match` that fill `slot`, in no order of preference."""
    if match.pattern.kind == "noun":
        at_request = match.pattern.type is EventType.REQUEST and scene.has_case(match.head, "at")
        return (_at_request if at_request else _around_noun)(scene, match.head, slot)
    if slot == "subject" and match.pattern.kind == "adjective":
        return roles.bearers(scene.tree, match.head)  # "outraged by": a participle, but nobody's deed
    if (
        slot == "object"
        and match.pattern.type is EventType.REQUEST
        and (asked := _asked_through(scene, match))
    ):
        return asked
    found = _around_verb(scene, match.head, slot)
    through = slot not in GENERAL or slot == "demonym"  # "was hit with Norlandic sanctions"
    return found or [k for u in match.used if through for k in _around_noun(scene, u, slot)]


def _at_request(scene: Scene, noun: int, slot: str) -> list[int]:
    """ "Y acted at the request of X": X asks, Y is asked."""
    if slot == "by":
        return scene.obliques(noun, "of")
    verb = scene.tree.parent(noun)
    asked = slot in ("to", "on") and verb is not None and scene.is_verbal(verb)
    return roles.subject(scene.tree, verb) if asked and verb is not None else []


def _asked_through(scene: Scene, match: Match) -> list[int]:
    """Who is to act in the clause of a noun the pattern rests on: "repeated its demand that X withdraw"."""
    clauses = [c for u in match.used if scene.token(u).upos == "NOUN" for c in scene.tree.children(u, "acl")]
    return [k for c in clauses if scene.has_case(c, "that") for k in scene.tree.children(c, "nsubj")]


def light_verb(scene: Scene, i: int) -> int | None:
    """The verb that only carries noun `i`: "launch" in "launched an attack", "erupt" in "clashes erupted"."""
    parent = scene.tree.parent(i)
    while parent is not None and (scene.tree.is_rel(i, "conj") or _is_measured(scene, i, parent)):
        i, parent = parent, scene.tree.parent(parent)
    if parent is None:
        return None
    if _happens(scene, parent):
        return parent if scene.tree.is_rel(i, "nsubj") else None
    engaged = scene.tree.is_rel(i, "obl") and not scene.tree.children(parent, "obj")  # "engage in talks"
    engaged = engaged and not any(scene.has_case(i, p) for p in BEFORE_AND_AFTER)
    carries = engaged or scene.tree.is_rel(i, "obj", "nsubj:pass")
    return parent if carries and scene.lemma(parent) in scene.lexicon.reality.light_verbs else None


def owners(scene: Scene, match: Match) -> list[int]:
    """Who is already on the doer's side: the subject of a verb, the possessor of a noun."""
    if match.pattern.kind == "noun":
        return _around_noun(scene, match.head, "possessive")
    suffers = match.pattern.recipient[:1] == ("subject",)  # "soldiers died": nobody's deed
    return [] if suffers else roles.subject(scene.tree, match.head)


def _around_verb(scene: Scene, i: int, slot: str) -> list[int]:
    tree = scene.tree
    if slot == "subject":
        return roles.subject(tree, i)
    if slot == "object":
        return scene.objects(i) or tree.children(i, "iobj")
    if slot == "patient":
        return scene.objects(i) if roles.is_passive(tree, i) else []
    if slot == "iobject":
        return tree.children(i, "iobj")
    if slot == "complement":
        return [k for c in roles.complements(tree, i) for k in _arguments(scene, c)]
    if slot == "complement-subject":
        own = roles.subject(tree, i)
        return [k for c in roles.complements(tree, i) for k in _bearers(scene, c) if k not in own]
    return scene.obliques(i, slot) or _below_objects(scene, i, slot)


def _below_objects(scene: Scene, i: int, slot: str) -> list[int]:
    """Phrases that the parser hung on the object: "with Y" in "discussed the matter with Y"."""
    if slot not in STRAYING_OBJECT:
        return []
    return next((found for o in scene.objects(i) if o > i and (found := scene.obliques(o, slot))), [])


def _around_noun(scene: Scene, i: int, slot: str) -> list[int]:
    tree, light = scene.tree, light_verb(scene, i)
    if slot == "possessive":
        return tree.children(i, "nmod:poss") or _light_subject(scene, light) or _verbal_subject(tree, i)
    if slot == "demonym":
        before = roles.modifiers(tree, i)
        before += [k for m in before for k in roles.modifiers(tree, m)]  # "US drone attacks"
        return [k for k in before if k in scene.mention_at and not scene.is_place(k)]
    if slot == "bearer":
        return [k for k in roles.modifiers(tree, i) if _is_state(scene, k)]
    if slot == "subject":
        return _light_subject(scene, light)
    if slot in ("complement", "complement-subject"):
        return _around_verb(scene, i, slot) or (_around_verb(scene, light, slot) if light is not None else [])
    if slot == "by" and (doers := _carried_out_by(scene, i)):
        return doers
    return _after_noun(scene, i, slot) or (scene.obliques(light, slot) if light is not None else [])


def _is_state(scene: Scene, k: int) -> bool:
    """Whether `k` is the name of a state and no adjective, body or acronym, which may be one: "the US probe"."""
    mention = scene.mention_at.get(k)
    if mention is None or mention.kind is not MentionKind.NAME or scene.is_place(k):
        return False
    return not scene.token(k).text.replace(".", "").isupper() and not any(a.sectors for a in mention.actors)


def _carried_out_by(scene: Scene, i: int) -> list[int]:
    """ "A meeting attended by X", "an attack and threats made by X"."""
    acts = [i, *(c for c in scene.tree.children(i, "conj") if scene.token(c).upos == "NOUN")]
    told = ([k for c in scene.tree.children(a, "acl") for k in roles.agents(scene.tree, c)] for a in acts)
    return next((found for found in told if found), [])


def _after_noun(scene: Scene, i: int, slot: str) -> list[int]:
    if slot == "of":
        return scene.obliques(i, slot) or scene.tree.children(i, "obj")  # a gerund tagged as a noun
    if slot == "in":
        return scene.obliques(i, slot) or [k for k in roles.modifiers(scene.tree, i) if scene.is_place(k)]
    return scene.obliques(i, slot) or _below_phrases(scene, i, slot)


def _below_phrases(scene: Scene, i: int, slot: str) -> list[int]:
    """Phrases that the parser hung on a later noun: "by Y" in "the downing of X by Y"."""
    if slot not in STRAYING:
        return []
    shared = ("conj",) if slot in SHARED else ()
    later = [n for n in scene.tree.children(i, "nmod", "obj", *shared) if n > i]
    later += [n for k in later for n in scene.tree.children(k, "nmod")]
    return next((found for n in later if (found := scene.obliques(n, slot))), [])


def _is_measured(scene: Scene, i: int, parent: int) -> bool:
    """Whether `i` is what `parent` measures or shares in: "a wave of violence", "a role in the attack"."""
    classes, lemma = scene.lexicon.classes, scene.lemma(parent)
    return scene.tree.is_rel(i, "nmod") and (lemma in classes["measure"] or lemma in classes["share"])


def _happens(scene: Scene, verb: int) -> bool:
    return scene.lemma(verb) in scene.lexicon.reality.happenings and not scene.tree.children(verb, "obj")


def _verbal_subject(tree: Tree, i: int) -> list[int]:
    """The doer of an act in "-ing" that the tagger took for a noun but the parser for a clause."""
    verbal = tree.is_rel(i, "xcomp", "advcl", "ccomp") and tree.tokens[i].text.endswith("ing")
    return roles.subject(tree, i) if verbal else []


def _light_subject(scene: Scene, light: int | None) -> list[int]:
    if light is None or _happens(scene, light):
        return []
    return roles.subject(scene.tree, light) or scene.objects(light)  # "are locked in a war"


def _arguments(scene: Scene, clause: int) -> list[int]:
    found = scene.objects(clause)
    return found + [k for k in scene.tree.children(clause, "obl", "nmod", "xcomp") if k not in found]


def _bearers(scene: Scene, clause: int) -> list[int]:
    return roles.subject(scene.tree, clause) or scene.objects(clause)
