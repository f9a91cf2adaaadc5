"""One act told twice is one event: the first telling stays and takes over what later ones add."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tightrope.core.tree import sentence_at
from tightrope.core.types import UNIDENTIFIED, Count, CountKind, Event, EventType, Party, Reality
from tightrope.events.counts import Counted
from tightrope.events.phrases import is_known
from tightrope.events.roles import stray_from
from tightrope.events.scene import Match, Scene

MAX_SENTENCES_TO_COUNT = 2  # a count further from its act belongs to another story line
KNOWN = frozenset({Reality.ACTUAL, Reality.ALLEGED, Reality.DENIED})
RETOLD_BY_VERB = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST})
"""Types of which a second verb ("were killed" after "bombed") mostly tells the same act."""
SINGLE = frozenset({EventType.SANCTION, EventType.COERCE})
"""Types whose acts are told apart by what they are done to."""
ANEW_BY_VERB = frozenset({EventType.CONSULT, EventType.REQUEST})
"""Types of which a verb in a later sentence mostly tells another act: "also met", "called on them to"."""
VISIT = "visit"
YEAR = re.compile(r"(?:1[89]|20)\d\ds?")
DEATHS = frozenset({"kill", "wound", "injure", "die", "hurt", "maim", "slay", "claim"})


@dataclass(frozen=True, slots=True)
class Coded:
    """An event with the match it was coded from."""

    event: Event
    match: Match
    retold: tuple[int, ...] = ()  # heads of later tellings

    @property
    def heads(self) -> tuple[int, ...]:
        """Every word that tells the act."""
        return (self.match.head, *self.match.used, *self.retold)


def merged(scene: Scene, acts: Sequence[Coded]) -> list[Coded]:
    """`acts` in text order without re-tellings."""
    kept: list[Coded] = []
    for act in sorted(acts, key=lambda a: (a.match.head, a.event.trigger)):
        k = next((i for i, first in enumerate(kept) if _retells(scene, act, first)), None)
        if k is None:
            kept.append(act)
        else:
            event = _joined(kept[k].event, act.event)
            kept[k] = replace(kept[k], event=event, retold=(*kept[k].retold, act.match.head))
    return kept


def with_counts(scene: Scene, acts: Sequence[Coded], found: Iterable[Counted]) -> list[Event]:
    """The events of `acts`, each count given to the act it belongs to."""
    held: dict[int, dict[CountKind, Count]] = {}
    for counted in found:
        k = _holder(scene, acts, counted)
        if k is not None:
            mine = held.setdefault(k, {})
            mine[counted.count.kind] = _narrower(mine.get(counted.count.kind), counted.count)
    return [replace(a.event, counts=tuple(held.get(k, {}).values())) for k, a in enumerate(acts)]


def _narrower(first: Count | None, again: Count) -> Count:
    """The one that says more: a number rather than "dozens"; of two numbers the total, which is the larger."""
    if first is None:
        return again
    return min(first, again, key=lambda c: (_width(c), -c.low))


def _width(count: Count) -> int:
    """How much the range leaves open; "at least ten" states a number."""
    return 0 if count.high is None else count.high - count.low


def _retells(scene: Scene, act: Coded, first: Coded) -> bool:
    a, b = act.event, first.event
    if a.type is not b.type or not modes_agree(a, b) or _is_told_anew(scene, act, first):
        return False
    if _is_headline(scene, first) and _spells_out(act, first):
        return True
    if not _parties_agree(a, b):
        return False
    if _is_same_meeting(a, b):
        return True
    if a.type is EventType.ACCUSE and _gap(scene, act, first) == 0 and _is_same_pair(a, b):
        return True
    if {a.reality, b.reality} <= KNOWN and (_is_agentless(a, b) or _is_same_fight(scene, act, first)):
        return True
    if act.match.pattern.kind == "noun":  # "the arrests", "stop the clashes": known, whatever is said of it
        return (a.reality is b.reality or b.reality in KNOWN) and _may_take_up(scene, act, first)
    if a.type in SINGLE and _is_done_to_others(scene, act, first):
        return False
    return _realities_agree(scene, act, first) and _may_retell(scene, act, first)


def _is_told_anew(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether `act` is one more of its kind: a meeting beside a visit, a further one in a later sentence.

    A noun tells a further meeting where it says who met; "the talks" are those told before.
    """
    if VISIT in (act.event.mode, first.event.mode) and act.event.mode != first.event.mode:
        return True
    if _gap(scene, act, first) == 0 or (_is_headline(scene, first) and not first.retold):
        return False
    if act.match.pattern.kind != "verb":
        return act.event.type is EventType.CONSULT and len(_codes(act.event.actors)) > 1
    return act.event.type in ANEW_BY_VERB or act.match.pattern.head in DEATHS


def _is_done_to_others(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether both verbs name what they are done to, and not by the same word: "sanctioned the bank"."""
    if any(scene.lemma(k) == "also" for k in scene.tree.children(act.match.head, "advmod")):
        return True
    patients = _patients(scene, act), _patients(scene, first)
    return all(patients) and not patients[0] & patients[1]


def _patients(scene: Scene, act: Coded) -> set[str]:
    """Lemmas of the common nouns a verb is done to, without those that are part of its pattern."""
    if act.match.pattern.kind != "verb":
        return set()
    objects = (k for k in scene.objects(act.match.head) if k not in act.match.used)
    return {scene.lemma(k) for k in objects if scene.token(k).upos == "NOUN"}


def _spells_out(act: Coded, first: Coded) -> bool:
    """Whether `act` is what the headline told of the same doers, whomever its few words seemed to name."""
    doers = _codes(act.event.actors)
    return (
        not first.retold
        and bool(doers)
        and doers == _codes(first.event.actors)
        and act.event.reality is first.event.reality
    )


def _is_agentless(again: Event, first: Event) -> bool:
    """Whether `again` leaves open who did to the same party what `first` told: "the plane was downed"."""
    harmed = _codes(again.recipients)
    if again.type not in RETOLD_BY_VERB or _codes(again.actors) or not _codes(first.actors):
        return False
    return bool(harmed) and harmed == _codes(first.recipients)


def _is_same_fight(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether both tell of one fight among equals, under whatever word, and not of one years ago."""
    again, told = act.event, first.event
    mutual = is_mutual(again) and is_mutual(told) and again.type is EventType.ASSAULT
    return mutual and again.reality is told.reality and _years(scene, act) <= _years(scene, first)


def _is_same_meeting(again: Event, first: Event) -> bool:
    """Whether the same parties met: a sentence that names all of them again tells of the same talks."""
    parties = _codes(first.actors)
    met = again.type is EventType.CONSULT and again.reality is first.reality
    return met and len(parties) > 1 and is_mutual(first) and parties == _codes(again.actors)


def _years(scene: Scene, act: Coded) -> set[str]:
    """Years and decades named in the clause of `act`, or in the phrases beside it where it is an adverbial."""
    tree, head = scene.tree, act.match.head
    own = tree.subtree(head, stop=lambda k: tree.is_rel(k, "acl:relcl"))
    governor = tree.parent(head) if tree.is_rel(head, "advcl") else None
    beside = tree.children(governor, "obl") if governor is not None else []
    words = {scene.token(i).text for k in (own, *map(tree.subtree, beside)) for i in k}
    return {w for w in words if YEAR.fullmatch(w)}


def _realities_agree(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether both were done, or neither; of different words both must be told the same way."""
    a, b = act.event.reality, first.event.reality
    if a is b:
        return True
    promised = act.event.type is EventType.AGREE  # what was agreed is announced once more
    return is_same_word(scene, act, first) and (promised or (a in KNOWN) == (b in KNOWN))


def is_same_word(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether one word names both: "the sanctions", "imposed sanctions"."""
    return bool(_words(scene, act) & _words(scene, first))


def _words(scene: Scene, act: Coded) -> set[str]:
    named = {act.match.pattern.head, *(scene.lemma(k) for k in (*act.match.used, *act.retold))}
    if named & scene.lexicon.classes["talk"]:
        named.add("talk")  # "the meeting" and "the session" are one
    return named - scene.lexicon.reality.light_verbs or named


def _may_take_up(scene: Scene, act: Coded, first: Coded) -> bool:
    """A noun takes up the same word, or what it points to with an article; fights among equals only the former."""
    if is_same_word(scene, act, first):
        return True
    points = scene.tree.children(act.match.head, "det", "nmod:poss") or not is_known(act.event.recipients)
    return bool(points) and not is_mutual(first.event) and not is_mutual(act.event)


def _may_retell(scene: Scene, act: Coded, first: Coded) -> bool:
    """A verb for what a noun, the same word, the same sentence or the headline told before."""
    same_word = is_same_word(scene, act, first)
    doers = _codes(act.event.actors), _codes(first.event.actors)
    same_actors = doers[0] == doers[1] or (is_mutual(first.event) and doers[0] < doers[1])
    if _is_headline(scene, first) and (same_word or not first.retold):
        return same_actors
    if scene.lexicon.ontology[act.event.type].quad.startswith("verbal"):
        accuses = (
            act.event.type is EventType.ACCUSE
        )  # each is one of its own, unless of the very same parties
        again = _is_same_pair(act.event, first.event) if accuses else same_actors
        return again if same_word else _gap(scene, act, first) == 0
    if same_word and (same_actors or not doers[1]):
        return True
    return _gap(scene, act, first) == 0 and not _is_beside(scene, act, first)


def _is_beside(scene: Scene, act: Coded, first: Coded) -> bool:
    """Whether the two are told one after the other, as two acts: "expelled envoys and closed an embassy"."""
    heads = act.match.head, first.match.head
    whole = is_known(act.event.recipients) and is_known(first.event.recipients)
    if not whole or act.match.pattern.kind != "verb" or first.match.pattern.kind != "verb":
        return False
    return heads[0] in scene.tree.conjuncts(heads[1]) or stray_from(scene.tree, heads[0]) == heads[1]


def _is_same_pair(again: Event, first: Event) -> bool:
    sides = _codes(again.actors), _codes(again.recipients)
    return all(sides) and sides == (_codes(first.actors), _codes(first.recipients))


def _is_headline(scene: Scene, act: Coded) -> bool:
    sentences = scene.doc.sentences
    alone = len(sentences) > 1 and sentences[0].paragraph != sentences[1].paragraph
    return alone and _sentence(scene, act) == 0


def _gap(scene: Scene, act: Coded, first: Coded) -> int:
    sentences = scene.doc.sentences
    starts = act.event.trigger.start, first.event.trigger.start
    return abs(sentence_at(sentences, starts[0]) - sentence_at(sentences, starts[1]))


def _parties_agree(again: Event, first: Event) -> bool:
    """Whether the two may have the same parties; an act among equals gains none by being told again."""
    if is_mutual(first) or is_mutual(again):
        return _codes((*again.actors, *again.recipients)) <= _codes((*first.actors, *first.recipients))
    return _same_or_open(again.actors, first.actors) and _agree(again.recipients, first.recipients)


def is_mutual(event: Event) -> bool:
    return len(_codes(event.actors)) > 1 and not event.recipients


def _agree(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether one side names no country the other does not."""
    x, y = _codes(a), _codes(b)
    return x <= y or y <= x


def modes_agree(a: Event, b: Event) -> bool:
    return a.mode is None or b.mode is None or a.mode == b.mode


def _joined(first: Event, again: Event) -> Event:
    actors, recipients = first.actors, first.recipients
    if not _codes(again.recipients) <= _codes(recipients) and not _agree(again.recipients, recipients):
        recipients = again.recipients  # the text corrects its headline
    elif not is_mutual(first):
        actors, recipients = _fuller(actors, again.actors), _fuller(recipients, again.recipients)
    return replace(
        first,
        mode=first.mode or again.mode,
        intensity=first.intensity if first.mode else again.intensity,
        actors=actors,
        recipients=recipients,
        contexts=tuple(dict.fromkeys((*first.contexts, *again.contexts)))[:3],
        where=first.where or again.where,
    )


def _fuller(first: tuple[Party, ...], again: tuple[Party, ...]) -> tuple[Party, ...]:
    return first if _codes(first) >= _codes(again) else again


def _codes(parties: Sequence[Party]) -> set[str]:
    return {p.actor.code for p in parties} - {UNIDENTIFIED}


def _holder(scene: Scene, acts: Sequence[Coded], counted: Counted) -> int | None:
    """Index of the act a count belongs to: at its own word, else nearest before, else nearest after."""
    types = scene.lexicon.counts.holders[counted.count.kind]
    own = [k for k, a in enumerate(acts) if counted.index in a.heads]
    if own:  # "held talks": what its own word tells of another act counts nobody
        return own[0] if acts[own[0]].event.type in types else None
    near = [
        (*distance, k)
        for k, a in enumerate(acts)
        if a.event.type in types
        for h in a.heads
        if (distance := _distance(scene, h, counted.index))[0] in range(MAX_SENTENCES_TO_COUNT + 1)
    ]
    return min(near)[-1] if near else None


def _distance(scene: Scene, head: int, index: int) -> tuple[int, bool, int]:
    """How far a count at `index` is from the word at `head`: sentences back, whether it comes first, words."""
    sentences, tokens = scene.doc.sentences, scene.doc.tokens
    back = sentence_at(sentences, tokens[index].start) - sentence_at(sentences, tokens[head].start)
    return back, head > index, abs(head - index)


def _sentence(scene: Scene, act: Coded) -> int:
    return sentence_at(scene.doc.sentences, act.event.trigger.start)


def _same_or_open(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether both sides are the same, or one is left open."""
    x, y = _codes(a), _codes(b)
    return x == y or not x or not y
