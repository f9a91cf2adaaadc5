"""Who acts, who receives, how real it is: the answer of the rules, or the reader's where that is likelier."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import UNIDENTIFIED, Act, Event, Party, Reality
from tightrope.events.phrases import codes, direct, distinct, identified, nobody
from tightrope.events.scene import Scene
from tightrope.events.voice import voice
from tightrope.resources.parties import PartyWeights

Side = frozenset[str]
Pointed = Mapping[Side, tuple[float, tuple[Party, ...]]]  # how likely, and who that is
NOBODY: Side = frozenset()

POINTED_MIN = 0.05  # a party that the reader points at less than this is no candidate
SURE = 0.5  # from here whom the reader points at counts as named, for whether an act is told at all
SURE_OF_REALITY = 0.7  # reality of matched events .816 -> .832 (168 articles), less from .5 and from .9
MOST = 4  # candidates that it points at
FARTHEST = 0.02  # chances of 0 and 1 have no logit: they count as this and 1 less this


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One answer for a side of an event, and what speaks for it. Names of features are keys of the weights."""

    side: Side  # countries; empty: nobody identified
    parties: tuple[Party, ...]
    features: Mapping[str, float]


def chosen(scene: Scene, event: Event, *, weights: PartyWeights) -> Event:
    """`event` with the likeliest parties and reality; the actor's own side is no recipient where others are."""
    actors = _best(candidates(scene, event, doer=True), weights.actors)
    recipients = _best(candidates(scene, event, doer=False), weights.recipients)
    own = _side(actors)
    others = tuple(r for r in recipients if r.actor.code not in own)
    return replace(
        event,
        actors=actors or (nobody(),),
        recipients=others if _side(others) else recipients,
        reality=_reality(_act(scene, event)) or event.reality,
    )


def filled(scene: Scene, event: Event) -> Event:
    """`event` with those whom the reader points at on a side where the rules find nobody."""
    act = _act(scene, event)
    actors, recipients = event.actors, event.recipients
    return replace(
        event,
        actors=actors if _side(actors) else _sure(_pointed(scene, act, doer=True)) or actors,
        recipients=recipients if _side(recipients) else _sure(_pointed(scene, act, doer=False)) or recipients,
    )


def _sure(pointed: Pointed) -> tuple[Party, ...]:
    chance, parties = max(pointed.values(), key=lambda found: found[0], default=(0.0, ()))
    return parties if chance >= SURE else ()


def candidates(scene: Scene, event: Event, *, doer: bool) -> tuple[Candidate, ...]:
    """The answers for one side of `event`, the rules' own first."""
    act = _act(scene, event)
    own, other = (event.actors, event.recipients) if doer else (event.recipients, event.actors)
    pointed = _pointed(scene, act, doer=doer)
    answers = {_side(own): own}
    for side, parties in (*_likeliest(pointed), *_together(pointed), (NOBODY, ())):
        answers.setdefault(side, parties)
    shown = _Shown(scene, event, act, _side(own), _side(other), {s: p for s, (p, _) in pointed.items()})
    return tuple(
        Candidate(side=side, parties=parties, features=shown.features(side))
        for side, parties in answers.items()
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is known of one side of an event."""

    scene: Scene
    event: Event
    act: Act | None
    ruled: Side
    other: Side
    pointed: Mapping[Side, float]

    def features(self, side: Side) -> dict[str, float]:
        """Of one answer; features that are 0 are left out."""
        ruled, each = side == self.ruled, _logit(self._each(side))
        seen = {
            "rule": float(ruled),
            "rule: nobody": float(ruled and not side),
            "rule: several": float(ruled and len(side) > 1),
            "rule: pointed at": ruled * each,
            "rule alone": float(ruled and self.act is None),
            "pointed at": _logit(self.pointed.get(side, 0.0)),
            "each pointed at": each,
            "nobody": float(not side),
            "nobody: pointed at": (not side) * each,
            "several": float(len(side) > 1),
            "on the other side": float(bool(side & self.other)),
            "speaks": float(bool(side & self._speakers())),
            "outside the sentence": float(not side <= self._named_near()),
        }
        return {name: value for name, value in seen.items() if value}

    def _each(self, side: Side) -> float:
        """How likely the least likely of `side` is pointed at, alone or among others."""
        if not side:
            return self.pointed.get(NOBODY, 0.0)
        return min(sum(p for s, p in self.pointed.items() if code in s) for code in side)

    def _speakers(self) -> Side:
        told = voice(self.scene.doc, self.event.trigger)
        return frozenset(a.code for a in told[-1].actors) if told else NOBODY

    def _named_near(self) -> Side:
        doc = self.scene.doc
        sentence = doc.sentences[sentence_at(doc.sentences, self.event.trigger.start)]
        return frozenset(a.code for m in doc.mentions if sentence.span.holds(m.span) for a in m.actors)


def _act(scene: Scene, event: Event) -> Act | None:
    """The reader's guess at the likeliest word of the trigger."""
    found = (scene.acts.get(i) for i in tokens_in(scene.doc.tokens, event.trigger))
    return max((a for a in found if a), key=lambda a: sum(p for _, p in a.types), default=None)


def _reality(act: Act | None) -> Reality | None:
    """How the act is presented, where the reader is sure."""
    best, chance = act.realities[0] if act else (None, 0.0)
    return best if chance >= SURE_OF_REALITY else None


def _pointed(scene: Scene, act: Act | None, *, doer: bool) -> Pointed:
    """Each side that the reader points at: how likely, and the parties by the likeliest of its words."""
    found: dict[Side, tuple[float, tuple[Party, ...]]] = {}
    for token, chance in (act.doers if doer else act.receivers) if act else ():
        parties = () if act is not None and token == act.token else identified(direct(scene, token))
        before, first = found.get(codes(parties), (0.0, parties))
        found[codes(parties)] = before + chance, first
    return found


def _likeliest(pointed: Pointed) -> list[tuple[Side, tuple[Party, ...]]]:
    ranked = sorted(pointed.items(), key=lambda found: -found[1][0])[:MOST]
    return [(side, parties) for side, (chance, parties) in ranked if chance >= POINTED_MIN]


def _together(pointed: Pointed) -> list[tuple[Side, tuple[Party, ...]]]:
    """The two likeliest single states as one answer."""
    single = [(side, parties) for side, parties in _likeliest(pointed) if len(side) == 1][:2]
    if len(single) < 2:
        return []
    (first, his), (second, theirs) = single
    return [(first | second, distinct((*his, *theirs)))]


def _best(answers: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Party, ...]:
    return max(
        answers, key=lambda a: sum(weights.get(name, 0.0) * x for name, x in a.features.items())
    ).parties


def _side(parties: Sequence[Party]) -> Side:
    return codes(parties) - {UNIDENTIFIED}


def _logit(chance: float) -> float:
    p = min(max(chance, FARTHEST), 1 - FARTHEST)
    return math.log(p / (1 - p))
