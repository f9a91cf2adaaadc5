"""The event coder: patterns of the lexicon over the dependency parse, with parties, voice and reality."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.core.ids import content_id
from tightrope.core.tree import sentence_at
from tightrope.core.types import (
    UNIDENTIFIED,
    Attribution,
    Doc,
    Event,
    EventType,
    Party,
    Reality,
    Span,
    Stance,
)
from tightrope.events.choosing import chosen, filled
from tightrope.events.context import completed, content
from tightrope.events.counts import counts
from tightrope.events.match import is_hostile, is_told_before, matches
from tightrope.events.merge import Coded, merged, with_counts
from tightrope.events.modes import contexts, intensity, mode
from tightrope.events.nameless import is_first_harm, is_motive
from tightrope.events.obligations import obligations
from tightrope.events.parties import fill
from tightrope.events.phrases import identified, is_known, nobody
from tightrope.events.proposed import with_proposed
from tightrope.events.reality import is_occasion, on_word, reality
from tightrope.events.roles import is_passive, subject
from tightrope.events.scene import Match, Scene
from tightrope.events.titles import first_told
from tightrope.events.voice import voice
from tightrope.events.when import when
from tightrope.events.where import where
from tightrope.resources.lexicon import Lexicon
from tightrope.resources.parties import PartyWeights

FUTURE_AS_AGREE = frozenset({EventType.CONSULT})
"""Visits and meetings are AGREE while they are only announced; what else is announced stays planned."""

UNDONE = frozenset({Reality.NEGATED, Reality.HYPOTHETICAL, Reality.THREATENED})
"""Harm that is feared, threatened or ruled out is an event of its own; help or words never given are not."""
ANNOUNCING = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.PROMISES, Stance.THREATENS})
MEDIA = "JRN"
UNSIGNED = frozenset({EventType.ACCUSE, EventType.THREATEN})
"""Words that are told even where nobody is named who said them: "a threat was issued"."""
OWN_WORDS = frozenset({EventType.THREATEN, EventType.REJECT})
"""What a noun tells of whoever says it: "consequences", "no talks with X"."""
THROUGH = ("in", "from", "by")
"""What introduces the attack in which people were killed."""
KIND = frozenset({EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID})
"""Types that are told of whoever does them; harm is told of whom it befalls as well."""
OWN_DEEDS = frozenset({Stance.DENIES, Stance.PROMISES, Stance.THREATENS})


def code(doc: Doc, *, lexicon: Lexicon, weights: PartyWeights) -> Doc:
    """Add `events`, in text order. Needs `tokens` and `sentences`; uses `acts`, `mentions` and `attributions`."""
    scene = Scene.of(doc, lexicon)
    found = with_proposed(scene, matches(scene))
    acts = completed(scene, [_act(scene, match, found) for match in found])
    acts = [settled for beside in _by_sentence(scene, acts) for settled in _settled(scene, beside)]
    whole = ((a, replace(a, event=filled(scene, a.event))) for a in acts)
    known = [a for a, w in whole if _is_told(scene, w) or is_first_harm(scene, a, acts)]
    told = first_told(scene, merged(scene, known + obligations(scene, known)), acts)
    events = [chosen(scene, e, weights=weights) for e in with_counts(scene, told, counts(scene))]
    return replace(doc, events=tuple(sorted(events, key=lambda e: e.trigger.start)))


def _by_sentence(scene: Scene, acts: Sequence[Coded]) -> list[list[Coded]]:
    """`acts` in groups that can stand in one tree, in text order."""
    groups: dict[int, list[Coded]] = {}
    for act in acts:
        groups.setdefault(sentence_at(scene.doc.sentences, scene.token(act.match.head).start), []).append(act)
    return [groups[k] for k in sorted(groups)]


def _settled(scene: Scene, acts: Sequence[Coded]) -> list[Coded]:
    """The acts of one sentence, each with what others say of it, without those that only say it."""
    acts = [_with_content(scene, _with_outcome(scene, a, acts), acts) for a in acts]
    return [a for a in acts if not _is_absorbed(scene, a, acts) and not _is_outcome(scene, a, acts)]


def _act(scene: Scene, match: Match, others: Sequence[Match]) -> Coded:
    pattern, trigger = match.pattern, _trigger(scene, match)
    told = voice(scene.doc, scene.token(match.head).span)
    how = Reality.ACTUAL if _is_spoken(match) else reality(scene, match, told)
    actors, recipients = fill(scene, match)
    if not is_known(actors):
        own = _own_deed(scene, match, told)
        actors = own if own and _countries(own) != _countries(identified(recipients)) else actors
    type_ = EventType.AGREE if _is_announced(pattern.type, how) else pattern.type
    how_done = mode(scene, match, type_, others, (*actors, *recipients))
    event = Event(
        id=content_id("e", scene.doc.id, trigger.start, trigger.end, type_),
        type=type_,
        mode=how_done,
        contexts=contexts(scene, match),
        actors=actors,
        recipients=recipients,
        trigger=trigger,
        reality=how,
        voice=tuple(a.id for a in told),
        when=when(scene, match.head),
        where=where(scene, match.head),
        intensity=intensity(scene.lexicon, type_, how_done),
        score=pattern.score,
    )
    return Coded(event, match)


def _own_deed(scene: Scene, match: Match, told: Sequence[Attribution]) -> tuple[Party, ...]:
    """The speaker, where he denies or vows "bombing X" without naming a doer, or rules out "talks"."""
    noun = match.pattern.type in OWN_WORDS and match.pattern.kind == "noun"
    if told and (noun or _is_spoken(match)):
        return _speakers(told)
    if told and _is_announced_of_others(scene, match, told):
        return _speakers(told)
    verbal = match.pattern.kind == "verb" and not is_passive(scene.tree, match.head)
    if not verbal or not told or told[-1].stance not in OWN_DEEDS or subject(scene.tree, match.head):
        return ()
    return _speakers(told)


def _is_spoken(match: Match) -> bool:
    """Whether saying it is the act: "they will pay the price" is a threat already made."""
    return match.pattern.actor == ("speaker",)


def _accuses(match: Match) -> bool:
    """Whether saying it accuses: "X is to blame", said by X of himself or by nobody, accuses nobody."""
    return _is_spoken(match) and match.pattern.type is EventType.ACCUSE


def _is_announced_of_others(scene: Scene, match: Match, told: Sequence[Attribution]) -> bool:
    """Whether an act without a doer is what the speaker's side will, or could, do to others.

    "He said envoys would be expelled"; and as states impose sanctions, "he said X could face sanctions".
    """
    if match.pattern.kind != "verb" or told[-1].stance not in ANNOUNCING:
        return False
    modality = set(on_word(scene, match.head))
    passive = is_passive(scene.tree, match.head)
    if match.pattern.type is EventType.SANCTION and Reality.HYPOTHETICAL in modality:
        return passive or match.pattern.recipient == ("subject",)
    return passive and is_hostile(match.pattern.type, scene) and Reality.PLANNED in modality


def _speakers(told: Sequence[Attribution]) -> tuple[Party, ...]:
    return tuple(Party(actor=a, span=told[-1].source) for a in told[-1].actors)


def _is_told(scene: Scene, act: Coded) -> bool:
    """Whether the text tells an event: of a party identified, and not only a kind word left unsaid."""
    event = act.event
    if not is_known((*event.actors, *event.recipients)) or _is_aimed_at_itself(act):
        return False
    if "object" in act.match.pattern.actor and not is_known(event.recipients):
        return False  # "the price angered X" blames nobody
    if event.type is EventType.CONSULT and any(
        MEDIA in p.actor.sectors for p in event.actors + event.recipients
    ):
        return False  # "spoke with reporters"
    if scene.has_case(act.match.head, "without") or is_motive(scene, act):
        return False
    if _is_half_told(act) or (event.reality in UNDONE and not is_hostile(event.type, scene)):
        return False
    verbal = scene.lexicon.ontology[event.type].quad.startswith("verbal")
    if not verbal or act.match.pattern.kind != "verb" or event.type in UNSIGNED:
        return True
    return any(p.span is not None for p in event.actors)


def _is_aimed_at_itself(act: Coded) -> bool:
    """Whether what is meant only towards others, as an accusation is, names no others."""
    event, accuses = act.event, _accuses(act.match)
    if accuses and not (is_known(event.actors) and is_known(event.recipients)):
        return True
    return (act.match.pattern.hostile or accuses) and _countries(event.recipients) <= _countries(event.actors)


def _is_half_told(act: Coded) -> bool:
    """Whether a kindness names nobody who does it, or a fight among equals only one of them: "the war in X"."""
    event = act.event
    if event.type in KIND:
        return not is_known(event.actors)
    fights = event.type is EventType.ASSAULT and act.match.pattern.mutual
    return fights and len(_countries(event.actors) - {UNIDENTIFIED}) == 1 and not is_known(event.recipients)


def _is_announced(type_: EventType, how: Reality) -> bool:
    return how is Reality.PLANNED and type_ in FUTURE_AS_AGREE


def _trigger(scene: Scene, match: Match) -> Span:
    """The head word, with a particle that belongs to it where nothing stands between."""
    near = [k for k in match.used if abs(k - match.head) == 1]
    return scene.tree.span([match.head, *near])


def _countries(parties: Sequence[Party]) -> set[str]:
    return {p.actor.code for p in parties}


def _is_outcome(scene: Scene, act: Coded, acts: Sequence[Coded]) -> bool:
    """Whether a verb of harm only tells what came of an attack told as its subject: "the raid killed ten"."""
    if act.event.type is not EventType.ASSAULT or act.match.pattern.kind != "verb":
        return False
    subjects = subject(scene.tree, act.match.head)
    subjects += [k for p in THROUGH for k in scene.obliques(act.match.head, p)]
    return any(a.match.head in subjects and a.event.type is EventType.ASSAULT for a in acts)


def _with_outcome(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Coded:
    """An attack with those whom its verb says it harmed: "the blast in the town killed two soldiers of X"."""
    outcomes = [a for a in acts if _is_outcome(scene, a, [act])]
    told = replace(act, retold=(*act.retold, *(a.match.head for a in outcomes)))
    own = _countries(act.event.actors)
    sides = (a.event.recipients for a in outcomes)
    harmed = next((r for r in sides if is_known(r) and not _countries(r) <= own), None)
    whole = act.match.pattern.mutual and len(own) > 1  # who fights whom is told already
    if not harmed or whole:
        return told
    doers = () if act.match.pattern.mutual else act.event.actors  # "in the fighting in X": where, not by whom
    return replace(told, event=replace(act.event, actors=doers or (nobody(),), recipients=harmed))


def _with_content(scene: Scene, act: Coded, acts: Sequence[Coded]) -> Coded:
    """A promise or demand with the words of what it absorbs and, where it names none, its recipients."""
    absorbed = [a for a in acts if a is not act and _absorbs(scene, act, a)]
    told = replace(act, retold=(*act.retold, *(a.match.head for a in absorbed)))
    if is_known(act.event.recipients) or len(_countries(act.event.actors)) > 1:
        return told
    own = _countries(act.event.actors)
    named = (a.event.recipients for a in absorbed)
    found = next((r for r in named if is_known(r) and not _countries(r) & own), None)
    return replace(told, event=replace(act.event, recipients=found)) if found else told


def _is_absorbed(scene: Scene, act: Coded, acts: Sequence[Coded]) -> bool:
    """Whether a promise, demand or refusal already says it: "agreed to meet" is one act, not two."""
    return any(_absorbs(scene, other, act) for other in acts if other is not act)


def _absorbs(scene: Scene, other: Coded, act: Coded) -> bool:
    if (
        not other.match.pattern.absorbs
        or is_hostile(act.event.type, scene)
        or is_occasion(scene, act.match.head)
    ):
        return False
    return not is_told_before(other.match, act.match) and act.match.head in content(scene, other.match)
