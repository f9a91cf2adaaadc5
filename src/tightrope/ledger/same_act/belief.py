"""Who says that an act happened, who denies it, and how likely that makes it (claim probability, design/MODELS §7).

One vote for each independent origin: logit pi = sum of v·n·ln(r / (1 - r)), v = +1 says so, -1 denies, n the effective
number of origins behind the voice, r how often a voice of its kind is right. Whoever is told about again is no new
origin, however many outlets report him; outlets in their own voice, and sources without a name, are counted by `n_eff`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.core.acts import Chance
from tightrope.core.types import UNIDENTIFIED, Actor, Attribution, Doc, Event, Position, Reality, Stance
from tightrope.ledger.probability import NEEDED, log_odds, probability, side
from tightrope.resources.grades import load_grades

AHEAD = frozenset({Reality.PLANNED, Reality.THREATENED, Reality.HYPOTHETICAL})
OUTLET = "JRN"  # PLOVER's sector of journalists and their media

CountOrigins = Callable[[Sequence[Doc]], float]
Tellers = Sequence[tuple[Doc, Event]]


@dataclass(frozen=True, slots=True)
class _Vote:
    sign: int
    origins: float
    right: float
    who: str

    @property
    def weight(self) -> float:
        return self.sign * self.origins * log_odds(self.right)


def outlets(docs: Sequence[Doc]) -> float:
    """The plainest count of origins: outlets, a document that names none by itself."""
    return float(len({doc.outlet or doc.id for doc in docs}))


def positions(doc: Doc, event: Event) -> tuple[Position, ...]:
    """What one telling shows: its innermost voice or the outlet, and who denies where the text says it is denied."""
    voice = _innermost(doc, event)
    if voice is None:
        stance = Stance.DENIES if event.reality is Reality.NEGATED else Stance.ASSERTS
        found = [_position(doc, outlet(doc), stance, None)]
    else:
        found = [_position(doc, holder, voice.stance, voice) for holder in holders(doc, voice)]
    if event.reality is Reality.DENIED and not (voice and voice.stance is Stance.DENIES):
        found += _denials(doc, event)
    return tuple(found)


def chance(members: Tellers, taken: Sequence[Position], *, n_eff: CountOrigins) -> tuple[float, Chance]:
    """The effective number of origins that say or deny it, and the probability they make of it.

    taken: the positions of all `members`. What has not come yet has no voters.
    """
    done = {doc.id: doc for doc, event in members if event.reality not in AHEAD}
    sides = (
        {p.actor.code for _, e in members for p in e.actors},
        {p.actor.code for _, e in members for p in e.recipients},
    )
    votes = list(_votes([p for p in taken if p.document in done], done, *sides, n_eff=n_eff))
    origins = sum(v.origins for v in votes)
    because = tuple(f"{v.who} {'says so' if v.sign > 0 else 'denies it'} ({v.weight:+.2f})" for v in votes)
    if origins < NEEDED:
        return origins, Chance(value=0.5, tested=False, because=because)
    likely = probability((v.sign * v.origins, v.right) for v in votes)
    return origins, Chance(value=round(likely, 4), tested=True, because=because)


def outlet(doc: Doc) -> Actor:
    """The outlet as the holder of what it says in its own voice."""
    return Actor(code=UNIDENTIFIED, sectors=(OUTLET,), name=doc.outlet)


def source(doc: Doc, event: Event) -> Actor:
    """Whose word a telling is: the first holder of its innermost voice, else the outlet."""
    voice = _innermost(doc, event)
    return holders(doc, voice)[0] if voice else outlet(doc)


def holders(doc: Doc, voice: Attribution) -> tuple[Actor, ...]:
    """Whom a voice stands for; one without a code where the text does not say."""
    name = doc.quote(voice.source) if voice.source else None
    return voice.actors or (Actor(code=UNIDENTIFIED, name=name),)


def _votes(
    taken: Sequence[Position],
    docs: Mapping[str, Doc],
    doers: set[str],
    done_to: set[str],
    *,
    n_eff: CountOrigins,
) -> Iterator[_Vote]:
    """One for each side of each named holder; the outlets, and those without a name, together."""
    grades = load_grades()
    right, doubtful = (grades.reliability[grade] for grade in (grades.named, grades.unnamed))
    for sign in (1, -1):
        voices = [p for p in taken if side(p.stance) == sign]
        for code in sorted({p.holder.code for p in voices} - {UNIDENTIFIED}):
            interested = code in (done_to if sign > 0 else doers) or _only_alleges(voices, code)
            yield _Vote(sign, 1.0, min(right, grades.interested) if interested else right, code)
        own = [docs[k] for k in dict.fromkeys(p.document for p in voices if _is_own(p))]
        if own:
            yield _Vote(sign, n_eff(own), right, f"{len(own)} reports in their own voice")
        unnamed = [docs[k] for k in dict.fromkeys(p.document for p in voices if _is_unnamed(p))]
        if unnamed:
            yield _Vote(
                sign,
                n_eff(unnamed),
                doubtful,
                f"{len(unnamed)} reports of unnamed sources",
            )


def _only_alleges(voices: Sequence[Position], code: str) -> bool:
    return all(p.stance is Stance.ALLEGES for p in voices if p.holder.code == code)


def _is_own(position: Position) -> bool:
    return position.attribution is None and position.holder.sectors == (OUTLET,)


def _is_unnamed(position: Position) -> bool:
    return position.holder.code == UNIDENTIFIED and not _is_own(position)


def _innermost(doc: Doc, event: Event) -> Attribution | None:
    last = event.voice[-1] if event.voice else None
    return next((a for a in doc.attributions if a.id == last), None)


def _denials(doc: Doc, event: Event) -> list[Position]:
    """Denials by those accused; else somebody, whom the text does not tie to it."""
    accused = {p.actor.code for p in event.actors} - {UNIDENTIFIED}
    said = [a for a in doc.attributions if a.stance is Stance.DENIES]
    found = [_position(doc, h, Stance.DENIES, a) for a in said for h in a.actors if h.code in accused]
    return found[:1] or [_position(doc, Actor(code=UNIDENTIFIED), Stance.DENIES, None)]


def _position(doc: Doc, holder: Actor, stance: Stance, voice: Attribution | None) -> Position:
    return Position(holder=holder, stance=stance, attribution=voice.id if voice else None, document=doc.id)
