"""Parties that stand outside the clause of an act: who did what is condemned, whom a demand is meant for."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.core.tree import sentence_at
from tightrope.core.types import UNIDENTIFIED, Actor, Event, EventType, Mention, Party, Reality, Sentence
from tightrope.events.match import is_hostile
from tightrope.events.merge import Coded
from tightrope.events.phrases import codes, direct, is_known
from tightrope.events.roles import complements, stray_from, subject
from tightrope.events.scene import PLACE_ID, Match, Scene

MEDIATION = "third-party"
CHARGED = ("of", "for", "over", "with", "about")
OCCASION = frozenset({"in", "at", "during", "after", "before", "amid", "since", "following", "despite"})
MAX_SENTENCES_BACK = 3  # how far "the action" or an act without recipient may point
LASTING = 12  # how many sentences later a threat may still be for who did the harm
TOGETHER = frozenset({EventType.CONSULT, EventType.COOPERATE})
"""Types that take two: the sole other state of the sentence takes part."""
AIMLESS = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.MOBILIZE, EventType.PROTEST}
)
"""Types that are done together, or towards nobody; all others are mostly meant for the other state spoken of."""
GUESSED = 0.7  # (say) share of sole other states of a sentence that an act without recipient is meant for


def completed(scene: Scene, acts: Sequence[Coded]) -> list[Coded]:
    """`acts` with parties that only their surroundings tell; each step sees what the one before has found."""
    found = list(acts)
    for complete in (_blame, _accused, _provoked, _menaced, _mediated, _aim, _threatened):
        found = [replace(a, event=complete(scene, a, found)) for a in found]
    return found


def content(scene: Scene, match: Match) -> set[int]:
    """Tokens of what a speech act is about: complement clauses, objects, obliques."""
    tree = scene.tree
    about = [k for k in tree.children(match.head, "obl", "nmod") if _is_about(scene, k)]
    heads = complements(tree, match.head) + tree.children(match.head, "obj") + about
    light = tree.parent(match.head) if tree.is_rel(match.head, "obj") else None
    heads += complements(tree, light) if light is not None and match.pattern.kind == "noun" else []
    return {k for h in heads for k in tree.subtree(h)}


def _is_about(scene: Scene, k: int) -> bool:
    """Whether phrase `k` tells the matter rather than the occasion ("in a telephone call")."""
    return not any(scene.has_case(k, p) for p in OCCASION)


def _threatened(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """What somebody warns that he might do himself is threatened."""
    if act.event.reality not in (Reality.HYPOTHETICAL, Reality.PLANNED):
        return act.event
    doers = codes(act.event.actors)
    threats = [a for a in acts if a.event.type is EventType.THREATEN and codes(a.event.actors) == doers]
    if any(act.match.head in content(scene, t.match) for t in threats if t is not act):
        return replace(act.event, reality=Reality.THREATENED)
    return act.event


def _blame(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """Where a pattern blames, its recipient becomes the doer of the act it speaks of."""
    if not act.match.pattern.blames:
        return act.event
    told = _objects(scene, act.match)
    if any(_others(direct(scene, k), act.event) for k in told):
        return act.event
    if codes(act.event.recipients) <= codes(act.event.actors):  # "condemns the attack on its plane"
        act = replace(act, event=replace(act.event, recipients=()))
    spoken_of = [a for a in acts if a.match.head in told and a is not act]
    if any(is_hostile(a.event.type, scene) for a in spoken_of) or not is_known(act.event.recipients):
        found = (_others(a.event.actors, act.event) or _doers_before(scene, a, act, acts) for a in spoken_of)
        if spoken_of:
            return replace(act.event, recipients=next((d for d in found if d), ()))
    points_back = any(scene.lemma(k) in scene.lexicon.classes["deed"] for k in told)
    if points_back and act.event.type is EventType.ACCUSE and not is_known(act.event.recipients):
        doers = _who_wronged(scene, act, acts) or _last_doers(scene, act, acts)
        return replace(act.event, recipients=doers or act.event.recipients)
    return act.event


def _accused(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """A deed told in an accusation without a doer of its own is the accused's: "accused it of arming X"."""
    if not _lacks_doer(scene, act):
        return act.event
    for a in acts:
        charges = a.event.type is EventType.ACCUSE and a is not act and is_known(a.event.recipients)
        if charges and a.match.pattern.kind == "verb" and act.match.head in _charge(scene, a.match):
            return replace(act.event, actors=a.event.recipients)
    return act.event


def _lacks_doer(scene: Scene, act: Coded) -> bool:
    """Whether a hostile noun names no doer, or an alleged verb has no subject of its own."""
    if act.match.pattern.mutual or stray_from(scene.tree, act.match.head) is not None:
        return False
    if act.match.pattern.kind == "noun":
        return is_hostile(act.event.type, scene) and not is_known(act.event.actors)
    alleged = act.event.reality in (Reality.ALLEGED, Reality.DENIED)
    return alleged and not scene.tree.children(act.match.head, "nsubj", "obl:agent")


def _provoked(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """What an act answers is done by those it is aimed at: "expelled envoys in response to the sanctions"."""
    if is_known(act.event.actors) or not is_hostile(act.event.type, scene):
        return act.event
    above = list(scene.tree.ancestors(act.match.head))
    if not any(scene.lemma(k) in scene.lexicon.classes["reprisal"] for k in above):
        return act.event
    answers = (a.event for a in acts if a.match.head in above and is_known(a.event.actors))
    harmed = codes(act.event.recipients)
    return next(
        (replace(act.event, actors=e.recipients) for e in answers if harmed & codes(e.actors)), act.event
    )


def _menaced(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """In "X warned Y it might strike if it were hit", Y is to suffer the strike and feared to do the harm."""
    if not is_hostile(act.event.type, scene) or act.match.pattern.mutual:
        return act.event
    for threat in (a for a in acts if a.event.type is EventType.THREATEN and is_known(a.event.recipients)):
        if act is threat or act.match.head not in content(scene, threat.match):
            continue
        menacing, menaced = codes(threat.event.actors), threat.event.recipients
        if codes(act.event.actors) == menacing and not is_known(act.event.recipients):
            return replace(act.event, recipients=menaced)
        if codes(act.event.recipients) == menacing and not is_known(act.event.actors):
            return replace(act.event, actors=menaced)
    return act.event


def _mediated(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """Who mediates without saying between whom does so between those whose fight was told last."""
    event = act.event
    if event.type is not EventType.CONSULT or event.mode != MEDIATION or is_known(event.recipients):
        return event
    fights = (a.event for a in reversed(_recent_harm(scene, act, acts)) if a.match.pattern.mutual)
    sides = next((e.actors for e in fights if len(codes(e.actors)) > 1), ())
    return replace(event, recipients=_others(sides, event) or event.recipients)


def _charge(scene: Scene, match: Match) -> set[int]:
    """Words for what somebody is accused of, with what is coordinated with them and done in doing so."""
    tree = scene.tree
    accused = [*tree.children(match.head, "obj", "obl"), *match.used]
    accused += [n for k in accused for n in tree.children(k, "nmod")]
    hung_on_them = [c for k in accused for c in tree.children(k, "acl") if scene.has_case(c, "of")]
    verbs = {k for c in (*complements(tree, match.head), *hung_on_them) for k in tree.conjuncts(c)}
    nouns = [k for k in tree.children(match.head, "obl") if any(scene.has_case(k, p) for p in CHARGED)]
    below = {k for v in verbs for k in tree.children(v, "advcl", "xcomp")}
    return verbs | below | {c for k in nouns for c in tree.conjuncts(k)}


def _objects(scene: Scene, match: Match) -> set[int]:
    wronging = "subject" in match.pattern.recipient  # "the arrests angered X"
    found = subject(scene.tree, match.head) if wronging else scene.objects(match.head)
    found += [k for slot in match.pattern.recipient for k in scene.obliques(match.head, slot)]
    return {c for k in found for c in scene.tree.conjuncts(k)}


def _doers_before(scene: Scene, spoken_of: Coded, act: Coded, acts: Sequence[Coded]) -> tuple[Party, ...]:
    """Who did the last act of that type told before: "the execution" names nobody, its first telling did."""
    same = [a for a in acts if a.event.type is spoken_of.event.type and a.match.head < spoken_of.match.head]
    harmed = codes(spoken_of.event.recipients)
    word = scene.lemma(spoken_of.match.head)
    nearest = sorted(
        same,
        key=lambda a: (
            scene.lemma(a.match.head) != word,
            not harmed & codes(a.event.recipients),
            -a.match.head,
        ),
    )
    return next((d for a in nearest if (d := _others(a.event.actors, act.event))), ())


def _last_doers(scene: Scene, act: Coded, acts: Sequence[Coded]) -> tuple[Party, ...]:
    """Who did the last hostile deed told shortly before: "called the action a crime"."""
    near = _recent_harm(scene, act, acts)
    return next((d for a in reversed(near) if (d := _others(a.event.actors, act.event))), ())


def _recent_harm(
    scene: Scene, act: Coded, acts: Sequence[Coded], back: int = MAX_SENTENCES_BACK
) -> list[Coded]:
    """Hostile acts told at most `back` sentences before, in text order."""
    sentences = scene.doc.sentences
    here = sentence_at(sentences, act.event.trigger.start)
    before = [a for a in acts if a.match.head < act.match.head and is_hostile(a.event.type, scene)]
    return [a for a in before if here - sentence_at(sentences, a.event.trigger.start) <= back]


def _others(parties: Sequence[Party], event: Event) -> tuple[Party, ...]:
    """The identified among `parties` that are not on the side of the event's actors."""
    own = {p.actor.code for p in event.actors} | {UNIDENTIFIED}
    return tuple(p for p in parties if p.actor.code not in own)


def _states(mention: Mention) -> list[Actor]:
    """Whom a mention can aim at: not the paper that reports, not the town where it happens."""
    return [a for a in mention.actors if "JRN" not in a.sectors and PLACE_ID not in (a.id or "")]


def _who_wronged(scene: Scene, act: Coded, acts: Sequence[Coded]) -> tuple[Party, ...]:
    """Who shortly before did harm to the actor: a threat or demand that names nobody is for him."""
    own = codes(act.event.actors)
    suffered = [a for a in _recent_harm(scene, act, acts, back=LASTING) if own & codes(a.event.recipients)]
    return next((d for a in reversed(suffered) if (d := _others(a.event.actors, act.event))), ())


def _is_left_open(scene: Scene, event: Event) -> bool:
    """Whether the text names a recipient of its own without saying whose it is: "accused third parties"."""
    named = {m.span for m in scene.doc.mentions}
    return any(p.span in named for p in event.recipients)


def _harm_in(scene: Scene, act: Coded, acts: Sequence[Coded]) -> bool:
    """Whether a hostile act is told in what `act` is about: whom it names then suffered it."""
    told = content(scene, act.match)
    return any(a.match.head in told and is_hostile(a.event.type, scene) for a in acts if a is not act)


def _aim(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Event:
    """An act without a recipient is meant for the sole other state spoken of, a threat else for who did wrong."""
    event = act.event
    if _wants_partner(act):
        return replace(event, actors=(*event.actors, *_sole_other(scene, act, 0)))
    if not _wants_recipient(scene, act) or (act.match.pattern.blames and _harm_in(scene, act, acts)):
        return event
    wronged = event.type is EventType.THREATEN  # what else names nobody may be for anybody
    others = _sole_other(scene, act, MAX_SENTENCES_BACK) or (
        _who_wronged(scene, act, acts) if wronged else ()
    )
    return replace(event, recipients=others, score=event.score * GUESSED) if others else event


def _acts_beside(scene: Scene, name: int, head: int) -> bool:
    """Whether `name` is the subject of a clause set against that of `head`: "X condemned it, while Y urged calm"."""
    tree = scene.tree
    verb = tree.parent(name) if tree.is_rel(name, "nsubj") else None
    pairs = ((verb, head), (head, verb)) if verb is not None and verb != head else ()
    return any(tree.tokens[b].head == a and scene.has_case(b, "while") for a, b in pairs)


def _wants_partner(act: Coded) -> bool:
    """Whether `act` takes two and names one of them: "X held talks"."""
    event = act.event
    alone = len(event.actors) == 1 and is_known(event.actors) and not is_known(event.recipients)
    return alone and event.type in TOGETHER


def _wants_recipient(scene: Scene, act: Coded) -> bool:
    """Whether `act` is by one party known, against or towards somebody whom its clause leaves out."""
    event, pattern = act.event, act.match.pattern
    if event.type in AIMLESS or pattern.mutual or is_known(event.recipients):
        return False
    return len(event.actors) == 1 and is_known(event.actors) and not _is_left_open(scene, event)


def _sole_other(scene: Scene, act: Coded, back: int) -> tuple[Party, ...]:
    """The state that is spoken of beside the actor, if it is one.

    Spoken of in the sentence of `act` or, where that names no other, in the nearest of the `back` sentences before it
    that names one alone.
    """
    sentences = scene.doc.sentences
    here = sentence_at(sentences, act.event.trigger.start)
    own = _others_named(scene, act, sentences[here])
    before = (_others_named(scene, act, sentences[k]) for k in range(here - 1, max(-1, here - back - 1), -1))
    return next((o for o in (own, *(() if own else before)) if len(o) == 1), ())


def _others_named(scene: Scene, act: Coded, sentence: Sentence) -> tuple[Party, ...]:
    """The states that `sentence` names beside the actor's."""
    named = [m for m in scene.doc.mentions if sentence.span.holds(m.span)]
    named = [m for m in named if not _acts_beside(scene, m.head, act.match.head)]
    found = {a.code: Party(actor=Actor(code=a.code), span=m.span) for m in named for a in _states(m)}
    own = (act.event.actors[0].actor.code, UNIDENTIFIED)
    return tuple(p for code, p in found.items() if code not in own)
