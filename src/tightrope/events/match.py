"""Where the lexicon's patterns stand in a document: at most one per head token, the most specific first."""

from collections.abc import Iterator
from dataclasses import replace

from tightrope.core.tree import tokens_in
from tightrope.core.types import EventType, NameKind
from tightrope.events.roles import complements, is_passive, modifiers, subject
from tightrope.events.scene import Match, Scene
from tightrope.resources.lexicon import EventPattern, Need

TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB", "NOUN", "ADV")}

UNUSED = ("doer", "clause")  # what a pattern asks for without resting on it
ATTITUDES = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.THREATEN})
SETTLING = frozenset({"agree", "offer", "agreement"})
"""Words for what others ask for or accept."""
REJECTED = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
"""What was said before somebody rejected it: "rejected the threats" tells both."""


def matches(scene: Scene) -> list[Match]:
    """All triggers, in text order; a word on which another pattern rests is none itself."""
    named = _inside_names(scene)
    found = [m for i in range(len(scene.doc.tokens)) if i not in named and (m := _best(scene, i))]
    by_head = {m.head: m for m in found}
    rested_on = {k for m in found for k in m.used if not _stands_alone(scene, m, by_head.get(k))}
    kept = [m for m in found if m.head not in rested_on]
    kept = [m for m in kept if not m.pattern.hostile or _speaks_of_harm(scene, m, kept)]
    return [_menace(m) if _is_vow(m) and _speaks_of_harm(scene, m, kept) else m for m in kept]


def _is_vow(match: Match) -> bool:
    """Whether what follows is what somebody says he will do: "ready to", "vowed to"; to agree takes two."""
    pattern = match.pattern
    one_sided = pattern.type is EventType.AGREE and not pattern.mutual and pattern.head not in SETTLING
    return one_sided and any(n.kind == "infinitive" and not n.barred for n in pattern.needs)


def _menace(match: Match) -> Match:
    """`match` as the threat that a vow of harm is."""
    return replace(match, pattern=replace(match.pattern, type=EventType.THREATEN, absorbs=False, mode=None))


def _stands_alone(scene: Scene, verb: Match, noun: Match | None) -> bool:
    """Whether an act is told beside the words about it: "justified the attack" tells both."""
    if noun is None or scene.tree.is_rel(noun.head, "xcomp"):  # "called it an attack" tells none
        return False
    if is_told_before(verb, noun):
        return True
    words_only = noun.pattern.type is EventType.PROTEST and _is_light(scene, verb)  # "lodged a protest"
    return is_hostile(noun.pattern.type, scene) and verb.pattern.type in ATTITUDES and not words_only


def _is_light(scene: Scene, match: Match) -> bool:
    return scene.lemma(match.head) in scene.lexicon.reality.light_verbs


def is_told_before(rejection: Match, noun: Match) -> bool:
    """Whether `noun` names what somebody else said and `rejection` answers."""
    answers = rejection.pattern.type is EventType.REJECT and rejection.pattern.kind == "verb"
    return answers and noun.pattern.kind == "noun" and noun.pattern.type in REJECTED


def is_hostile(type_: EventType, scene: Scene) -> bool:
    """Whether PLOVER counts `type_` as material conflict."""
    return scene.lexicon.ontology[type_].quad == "material-conflict"


def _inside_names(scene: Scene) -> set[int]:
    """Words of names tell no act ("Strike Force Delta"), nouns of named events do ("the Winter War")."""
    tokens = scene.doc.tokens
    return {
        i
        for name in scene.doc.names
        for i in tokens_in(tokens, name.span)
        if name.kind is not NameKind.DATE and (name.kind is not NameKind.MISC or tokens[i].upos == "VERB")
    }


def _best(scene: Scene, i: int) -> Match | None:
    words = [scene.lemma(i), scene.token(i).text.lower()] if _is_predicate(scene, i) else [scene.lemma(i)]
    patterns = [p for w in dict.fromkeys(words) for p in scene.lexicon.patterns.get(w, ())]
    if not patterns or _is_attribute(scene, i):
        return None
    kinds = {kind for kind in TAGS if _is_kind(scene, i, kind)}
    candidates = (_match(scene, p, i) for p in patterns if p.kind in kinds)
    return max((m for m in candidates if m), key=lambda m: m.pattern.weight, default=None)


def _is_predicate(scene: Scene, i: int) -> bool:
    """Whether `i` is a participle said of somebody, which may be an adjective: "was outraged by"."""
    return scene.token(i).xpos == "VBN" and bool(scene.tree.children(i, "aux:pass", "cop"))


def _match(scene: Scene, pattern: EventPattern, i: int) -> Match | None:
    used: list[int] = []
    for need in pattern.needs:
        found = list(_holding(scene, need, i, pattern.kind)) or _below_used(scene, need, used)
        if bool(found) == need.barred:
            return None
        used.extend(k for k in found if need.words and not need.barred and need.kind not in UNUSED)
    return Match(pattern, i, tuple(used))


def _is_kind(scene: Scene, i: int, kind: str) -> bool:
    """Whether word `i` is a verb, noun or adjective; a finite verb stays one where one of the two tags errs."""
    token = scene.token(i)
    to = any(scene.token(m).text.lower() == "to" for m in scene.tree.children(i, "mark"))
    if token.upos == "NOUN" and (scene.is_finite(i) or to):
        return kind == "verb"
    return token.upos in TAGS[kind]


def _is_attribute(scene: Scene, i: int) -> bool:
    """Whether `i` only qualifies another noun: "attack helicopter", "occupied house", the month of March."""
    if scene.lemma(i) in scene.lexicon.dates.months and scene.token(i).upos == "PROPN":
        return True
    if not scene.tree.is_rel(i, "compound", "amod") or scene.token(i).rel == "compound:prt":
        return False
    head = scene.lemma(scene.token(i).head)
    return scene.token(i).upos != "ADJ" and head not in scene.lexicon.classes["carrier"]


def _holding(scene: Scene, need: Need, i: int, kind: str) -> Iterator[int]:
    tree = scene.tree
    if need.kind == "word":
        yield from (k for k in tree.children(i) if scene.lemma(k) in need.words and not _is_linked(scene, k))
    elif need.kind == "object":
        heads = _object_heads(scene, i) if kind == "verb" else modifiers(tree, i)
        yield from (k for k in heads if not need.words or scene.is_of(k, need.words))
    elif need.kind == "party":
        heads = _object_heads(scene, i) if kind == "verb" else modifiers(tree, i)
        yield from (k for k in heads if k in scene.mention_at)
    elif need.kind == "oblique":
        yield from _oblique_heads(scene, need, i)
    elif need.kind == "head":
        yield from (k for k in (tree.parent(i),) if k is not None and scene.lemma(k) in need.words)
    elif need.kind == "doer":
        yield from _doers(scene, need, i)
    elif need.kind == "active":
        yield from () if is_passive(tree, i) else (i,)
    elif need.kind == "negation":
        yield from (k for k in tree.children(i) if scene.lemma(k) in scene.lexicon.reality.negations)
    else:
        clauses = complements(tree, i)
        wanted = [k for k in clauses if not need.words or scene.lemma(k) in need.words]
        yield from wanted if need.kind == "clause" else (k for k in clauses if _is_asked(scene, k))


def _is_linked(scene: Scene, k: int) -> bool:
    """Whether `k` is a preposition or stands behind one: "called for it over violations" calls nobody so."""
    behind = scene.tree.is_rel(k, "obl") and scene.tree.children(k, "case") and not scene.has_case(k, "as")
    return scene.tree.is_rel(k, "mark", "case") or bool(behind)


def _below_used(scene: Scene, need: Need, used: list[int]) -> list[int]:
    """A later word of a pattern below an earlier one: "hunger" in "staged a hunger strike"."""
    if need.kind == "oblique" and not need.barred:
        return [k for u in used for k in _oblique_heads(scene, need, u)]
    if need.kind != "word" or need.barred:
        return []
    return [k for u in used for k in scene.tree.children(u) if scene.lemma(k) in need.words]


def _doers(scene: Scene, need: Need, i: int) -> Iterator[int]:
    for k in _through_measures(scene, subject(scene.tree, i)):
        mention = scene.mention_at.get(k)
        sectors = {s for a in mention.actors for s in a.sectors} if mention else set[str]()
        if scene.lemma(k) in need.words or sectors & need.words:
            yield k


def _object_heads(scene: Scene, i: int) -> Iterator[int]:
    yield from _through_measures(scene, scene.objects(i))


def _through_measures(scene: Scene, heads: list[int]) -> Iterator[int]:
    """`heads` with what is coordinated with them, and what they measure: "a series of attacks"."""
    for k in heads:
        for c in scene.tree.conjuncts(k):
            yield c
            if _is_number(scene, c) or scene.lemma(c) in scene.lexicon.classes["measure"]:
                yield from _through_measures(scene, scene.obliques(c, "of"))
            if scene.lemma(c) in scene.lexicon.classes["carrier"]:  # "an aid program" is aid
                yield from scene.tree.children(c, "compound")


def _is_number(scene: Scene, c: int) -> bool:
    """ "11" of, "two tons" of."""
    return scene.token(c).upos == "NUM" or bool(scene.tree.children(c, "nummod"))


def _oblique_heads(scene: Scene, need: Need, i: int) -> Iterator[int]:
    preposition = need.preposition or ""
    clauses = [k for k in complements(scene.tree, i) if scene.has_case(k, preposition)]
    marked = [
        k for k in clauses if need.words or not _is_infinitive(scene, k)
    ]  # "flew to join" is no "fly to:"
    for k in scene.obliques(i, preposition) + marked:
        yield from (c for c in scene.tree.conjuncts(k) if not need.words or scene.lemma(c) in need.words)


def _is_asked(scene: Scene, k: int) -> bool:
    """Whether `k` is an infinitive that completes its head, and not the purpose of a verb."""
    purpose = scene.tree.is_rel(k, "advcl") and scene.is_verbal(scene.token(k).head)
    return _is_infinitive(scene, k) and not purpose


def _is_infinitive(scene: Scene, k: int) -> bool:
    return any(scene.token(m).text.lower() == "to" for m in scene.tree.children(k, "mark"))


def _speaks_of_harm(scene: Scene, match: Match, others: list[Match]) -> bool:
    """Whether the very clause below `match`, not just a word in it, tells a hostile act."""
    clauses = complements(scene.tree, match.head)
    acts = {k for c in clauses for k in (*scene.tree.conjuncts(c), *scene.tree.children(c, "xcomp"))}
    return any(m.head in acts and is_hostile(m.pattern.type, scene) for m in others)
