"""How the text presents an act: actual, or one of seven ways of being less."""

from collections.abc import Iterator, Sequence

from tightrope.core.tree import tokens_in
from tightrope.core.types import Attribution, EventType, Reality, Span, Stance
from tightrope.events import roles
from tightrope.events.match import is_hostile
from tightrope.events.scene import Match, Scene
from tightrope.events.slots import light_verb

PRECEDENCE = (  # of several cues the first in this list decides
    Reality.NEGATED,
    Reality.THREATENED,
    Reality.HYPOTHETICAL,
    Reality.DENIED,
    Reality.ALLEGED,
    Reality.ATTEMPTED,
    Reality.PLANNED,
)
BY_STANCE = {
    Stance.ALLEGES: Reality.ALLEGED,
    Stance.DENIES: Reality.DENIED,
    Stance.THREATENS: Reality.THREATENED,
    Stance.DEMANDS: Reality.HYPOTHETICAL,
}
SAID = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN})
ANSWERS = frozenset({Reality.NEGATED, Reality.DENIED})
"""What a verb above makes of a deed but not of words: a demand that is rejected was made all the same."""
ONLY_TOLD = frozenset({Reality.HYPOTHETICAL, Reality.THREATENED, Reality.ALLEGED, Reality.DENIED})
PASSES = ("xcomp", "ccomp", "advcl", "acl", "obj", "iobj", "csubj", "nmod", "obl", "nsubj:pass", "conj")
KINDS = {"VERB": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
OCCASION = frozenset(
    {"in", "at", "during", "after", "before", "amid", "since", "following", "despite", "over"}
)
MEANS = ("by", "in")  # "would hurt us by cancelling", "will not follow them in cancelling"
CIRCUMSTANCE = frozenset(
    {"while", "until", "after", "before", "since", "because", "when", "as", "if", "unless"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BARRIERS = ("acl:relcl", "advcl:relcl", "parataxis")


def reality(scene: Scene, match: Match, voice: Sequence[Attribution]) -> Reality:
    """The weakest reading any cue gives: words on the trigger, verbs above it, the stance it is told in."""
    told = _by_voice(scene, match, voice)
    cues = {*_by_own_words(scene, match, told), *_by_governors(scene, match), *told}
    if Reality.ALLEGED in cues and _is_denied(scene, match):
        cues.add(Reality.DENIED)
    return next((r for r in PRECEDENCE if r in cues), Reality.ACTUAL)


def _by_own_words(scene: Scene, match: Match, told: set[Reality]) -> set[Reality]:
    if _refuses(match):
        return set()  # "will not accept" is a refusal done, not an act left undone
    own = set(_own(scene, match.head))
    verbal = scene.lexicon.ontology[match.pattern.type].quad.startswith("verbal")
    if Reality.DENIED in told and Reality.PLANNED not in own and not verbal:
        own -= {Reality.NEGATED}  # a quotation that is itself a negative denies
    word = scene.lexicon.reality.governors.get((f"{match.pattern.kind}s", match.pattern.head))
    if word is Reality.HYPOTHETICAL and is_hostile(match.pattern.type, scene):
        own.add(word)  # "reconsider relations": the word itself leaves the act open
    return own


def _by_governors(scene: Scene, match: Match) -> set[Reality]:
    above = set(_above(scene, match.head, handed_down=_is_open(scene, match)))
    if {Reality.ALLEGED, Reality.NEGATED} <= above:  # "rejected the claim that its troops had crossed"
        above = above - {Reality.NEGATED} | {Reality.DENIED}
    if match.pattern.kind == "noun" and _is_said(match):
        above -= ANSWERS
    if any(n.kind == "head" and not n.barred for n in match.pattern.needs):
        above -= {Reality.NEGATED}  # "failed to agree" is a refusal done
    return above


def _by_voice(scene: Scene, match: Match, voice: Sequence[Attribution]) -> set[Reality]:
    told = set(_told(scene, match, voice))
    return told - {Reality.DENIED} if _refuses(match) else told


def _refuses(match: Match) -> bool:
    """Whether the pattern itself asks for a negation."""
    return any(n.kind == "negation" and not n.barred for n in match.pattern.needs)


def _is_said(match: Match) -> bool:
    return match.pattern.type is EventType.ACCUSE or (
        match.pattern.kind == "noun" and match.pattern.type in SAID
    )


def _own(scene: Scene, i: int) -> Iterator[Reality]:
    yield from on_word(scene, i)
    light = light_verb(scene, i)
    if light is not None:
        yield from on_word(scene, light)


def on_word(scene: Scene, i: int) -> Iterator[Reality]:
    """What the words right below `i` make of it: negations, modals, markers, adjectives."""
    cues = scene.lexicon.reality
    for k in scene.tree.children(i):
        word, text = scene.lemma(k), scene.token(k).text.lower()
        if word in cues.negations or text in cues.negations:
            yield Reality.NEGATED
        elif scene.tree.is_rel(k, "aux") and text in cues.modals:
            yield _modal(scene, i, text)
        elif scene.tree.is_rel(k, "mark", "advmod") and word in cues.markers:
            yield cues.markers[word]
        elif scene.tree.is_rel(k, "amod", "advmod", "det", "nmod", "compound"):
            yield from (cues.modifiers[w] for w in (word, text) if w in cues.modifiers)
    if _is_headline_future(scene, i):
        yield Reality.PLANNED


def _modal(scene: Scene, i: int, word: str) -> Reality:
    cues = scene.lexicon.reality
    reported = scene.tree.is_rel(i, "ccomp") and not _is_conditional(scene, i)
    return cues.reported_future.get(word, cues.modals[word]) if reported else cues.modals[word]


def _is_conditional(scene: Scene, i: int) -> bool:
    """Whether a clause below `i` says on what condition: "would attack if", "would stop unless"."""
    clauses = scene.tree.children(i, "advcl")
    marks = (scene.lemma(m) for c in clauses for m in scene.tree.children(c, "mark"))
    return any(m in scene.lexicon.reality.markers for m in marks)


def _is_headline_future(scene: Scene, i: int) -> bool:
    """ "Minister to visit Baku": an infinitive that is the main verb and has its own subject."""
    tree = scene.tree
    to = any(scene.token(k).text.lower() == "to" for k in tree.children(i, "mark", "aux"))
    loose = tree.is_rel(i, "advcl") and tree.tokens[tree.tokens[i].head].upos not in ("VERB", "ADJ", "NOUN")
    main = loose or not tree.is_rel(i, "xcomp", "acl", "advcl", "ccomp", "csubj")
    return to and main and bool(tree.children(i, "nsubj"))


def _is_open(scene: Scene, match: Match) -> bool:
    """Whether a noun names something friendly without saying that there is any: "can enter talks"."""
    friendly = scene.lexicon.ontology[match.pattern.type].quad.endswith("cooperation")
    pointed = any(scene.lemma(k) in DEFINITE for k in scene.tree.children(match.head, "det"))
    return (
        friendly
        and match.pattern.kind == "noun"
        and not pointed
        and not scene.tree.children(match.head, "nmod:poss")
    )


def _above(scene: Scene, i: int, *, handed_down: bool) -> Iterator[Reality]:
    """What verbs and nouns that govern the trigger make of it, and the modality they stand in themselves.

    handed_down: whether modality reaches it through any verb, and not only through those that just carry a noun.
    """
    tree, through_any, handed_down = scene.tree, handed_down, True
    while (parent := tree.parent(i)) is not None and tree.is_rel(i, *PASSES):
        if (verb := roles.stray_from(tree, i)) is not None:
            i = verb
            continue
        if tree.tokens[i].rel in BARRIERS or (tree.is_rel(i, "obl", "nmod") and is_occasion(scene, i)):
            return
        if tree.is_rel(i, "nmod") and scene.lemma(parent) in scene.lexicon.classes["ending"]:
            return  # "called for an end to the fighting": there is fighting
        if not tree.is_rel(i, "conj"):
            governed = _governor(scene, parent, i)
            if governed is not None:
                yield governed
            yield from _beside(scene, parent, i)
            means = tree.is_rel(i, "advcl") and any(scene.has_case(i, p) for p in MEANS)
            neutral = through_any or scene.lemma(parent) in scene.lexicon.reality.neutral
            handed_down = handed_down and (means or neutral)
            if governed is not None or handed_down:
                yield from on_word(scene, parent)
        elif not tree.children(i, "aux", "nsubj", "nsubj:pass"):
            yield from (r for r in on_word(scene, parent) if r is not Reality.NEGATED)
        i = parent


def _governor(scene: Scene, parent: int, i: int) -> Reality | None:
    if scene.tree.is_rel(i, "obl") and scene.token(parent).upos == "VERB" and not _is_argument(scene, i):
        return None
    if scene.tree.is_rel(i, "advcl") and not _is_argument(scene, i):
        return None
    kind = "verbs" if scene.is_finite(parent) else KINDS.get(scene.token(parent).upos, "")
    how = scene.lexicon.reality.governors.get((kind, scene.lemma(parent)))
    return None if how is Reality.PLANNED and scene.tree.is_rel(i, "ccomp") else how


def _beside(scene: Scene, parent: int, i: int) -> Iterator[Reality]:
    """What a noun makes of an infinitive that the parser hung on its verb, or on a day between the two.

    "A threat was issued to kill him", "rejected a call Friday to expel them".
    """
    tree = scene.tree
    if not any(scene.token(m).text.lower() == "to" for m in tree.children(i, "mark")):
        return
    verb = tree.tokens[parent].head if scene.is_time(parent) else parent
    if verb == parent and scene.lemma(verb) not in scene.lexicon.reality.light_verbs:
        return
    nouns = [k for k in tree.children(verb, "obj", "nsubj:pass") if scene.token(k).upos == "NOUN" and k < i]
    for k in nouns:
        governed = scene.lexicon.reality.governors.get(("nouns", scene.lemma(k)))
        if governed is not None:
            yield governed


def is_occasion(scene: Scene, i: int) -> bool:
    """Whether phrase `i` only tells when something else was: "after the attacks", "amid clashes"."""
    return any(scene.has_case(i, p) for p in OCCASION)


def _is_argument(scene: Scene, i: int) -> bool:
    """Whether clause or phrase `i` completes its verb ("accused of", "threatened with", "ready to")."""
    return any(scene.has_case(i, p) for p in ("of", "with", "to", "from", "for", "about"))


def _told(scene: Scene, match: Match, voice: Sequence[Attribution]) -> Iterator[Reality]:
    trigger = scene.token(match.head).span
    for told in voice:
        how = BY_STANCE.get(told.stance)
        is_cue = told.cue is not None and (
            told.cue.touches(trigger) or _hangs_on(scene, told.cue, match.head)
        )
        accuses = how in (Reality.ALLEGED, Reality.DENIED) and _is_said(match)
        aside = how is Reality.ALLEGED and _is_presupposed(scene, told, match)
        aside = aside or (how in ONLY_TOLD and _is_aside(scene, told, match.head))
        if how is not None and not is_cue and not accuses and not aside:
            yield how


def _is_presupposed(scene: Scene, told: Attribution, match: Match) -> bool:
    """Whether the act is the bare object of the cue: who calls the attack a crime does not doubt the attack."""
    parent = scene.tree.parent(match.head)
    if told.cue is None or parent is None or match.pattern.kind != "noun":
        return False
    return scene.tree.is_rel(match.head, "obj") and told.cue.touches(scene.token(parent).span)


def _is_aside(scene: Scene, told: Attribution, head: int) -> bool:
    """Whether the act stands in a relative clause of what is demanded or threatened: there it is a fact."""
    inside = [head]
    for k in scene.tree.ancestors(head):
        if not _holds(told.content, scene.token(k).span):
            break
        inside.append(k)
    return any(_is_circumstance(scene, k) for k in inside[:-1])


def _is_circumstance(scene: Scene, k: int) -> bool:
    """Whether clause `k` is a relative clause or tells when or why: "while the rebels are still shelling"."""
    if scene.token(k).rel == "acl:relcl":
        return roles.has_relative_pronoun(scene.tree, k)
    return scene.token(k).rel == "advcl" and any(scene.has_case(k, m) for m in CIRCUMSTANCE)


def _hangs_on(scene: Scene, cue: Span, head: int) -> bool:
    """Whether the cue's verb is an adverbial of the trigger: what happened "as he threatened" is not threatened."""
    verbs = [k for k in tokens_in(scene.doc.tokens, cue) if scene.is_verbal(k)]
    return any(scene.tree.is_rel(k, "advcl") and scene.token(k).head == head for k in verbs)


def _is_denied(scene: Scene, match: Match) -> bool:
    trigger = scene.token(match.head).span
    denials = (a for a in scene.doc.attributions if a.stance is Stance.DENIES)
    return any(_holds(a.content, trigger) for a in denials)


def _holds(spans: Sequence[Span], inner: Span) -> bool:
    return any(s.holds(inner) for s in spans)
