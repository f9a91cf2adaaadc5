"""A claim as a page: every position with where it stands, who changed his mind, and how the claim stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tightrope.core.tree import sentence_at
from tightrope.core.types import Attribution, Claim, Doc, Event, Position, Span
from tightrope.ledger.probability import Dependence, Parties, Standing, is_named, side, standing
from tightrope.ledger.propositions import by_voice, holder_key
from tightrope.resources.grades import Grades, load_scales


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A position and the way to it: from the outlet down to the words."""

    position: Position
    holder: str  # as the text calls him, else by name or code
    outlet: str | None
    day: date | None  # of publication
    sentence: str
    content: Span | None  # in the document's text
    told_by: tuple[str, ...]  # who relays it, outermost first; empty: the outlet itself
    source: str  # path or address the document was read from
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Somebody who held one side and later holds the other."""

    before: Sighting
    after: Sighting

    @property
    def is_retraction(self) -> bool:
        return side(self.before.position.stance) > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is known of one claim."""

    claim: Claim  # its status and origins as `standing` finds them
    acts: tuple[str, ...]  # canonical form: "ASSAULT SYR", the finest of each
    parties: Parties
    sightings: tuple[Sighting, ...]  # by day, undated last
    changes: tuple[Change, ...]
    standing: Standing
    likelihood: str | None  # ICD 203 word; None: see standing.untold
    confidence: str


def page_of(
    claim: Claim,
    docs: Mapping[str, Doc],
    *,
    grades: Grades,
    dependence: Dependence,
    contradicted: bool = False,
) -> Page:
    """The page of `claim`.

    docs: at least those it has positions in, by id. contradicted: whether a check speaks against it.
    """
    sightings = sorted((_sighting(p, docs[p.document]) for p in claim.positions), key=_when)
    changes = tuple(_changes(sightings))
    events = [e for p in claim.positions for e in _events(p, docs[p.document])]
    parties = _parties(events)
    stands = standing(
        latest(sightings),
        parties=parties,
        grades=grades,
        dependence=dependence,
        retracted=_is_retracted(sightings, changes),
        contradicted=contradicted,
    )
    likelihood, confidence = load_scales()
    return Page(
        claim=replace(claim, status=stands.status, origins=stands.n_eff or 1.0),
        acts=tuple(_acts(events)),
        parties=parties,
        sightings=tuple(sightings),
        changes=changes,
        standing=stands,
        likelihood=None if stands.untold else likelihood.word(stands.probability),
        confidence=confidence.word(stands.n_eff),
    )


def latest(sightings: Iterable[Sighting]) -> list[Position]:
    """The last position of each named holder that takes a side, and every one of the unnamed; in order of day."""
    found: dict[str, Position] = {}
    for k, sighting in enumerate(sightings):
        position = sighting.position
        key = holder_key(position.holder) if is_named(position.holder) else f"\x1f{k}"
        if key not in found or side(position.stance):
            found[key] = position
    return list(found.values())


def _changes(sightings: Sequence[Sighting]) -> Iterator[Change]:
    """Only from one day to a later one: two outlets of one day may have heard the same words differently."""
    before: dict[str, Sighting] = {}
    for sighting in sightings:
        position = sighting.position
        if not side(position.stance) or not is_named(position.holder):
            continue
        earlier = before.get(holder_key(position.holder))
        if (
            earlier
            and side(earlier.position.stance) != side(position.stance)
            and _is_later(earlier, sighting)
        ):
            yield Change(before=earlier, after=sighting)
        before[holder_key(position.holder)] = sighting


def _is_later(a: Sighting, b: Sighting) -> bool:
    return a.day is not None and b.day is not None and a.day < b.day


def _is_retracted(sightings: Sequence[Sighting], changes: Sequence[Change]) -> bool:
    """Whether all who affirmed it have taken it back."""
    return any(c.is_retraction for c in changes) and not any(side(p.stance) > 0 for p in latest(sightings))


def _sighting(position: Position, doc: Doc) -> Sighting:
    by_id = {a.id: a for a in doc.attributions}
    shown = by_id.get(position.attribution or "")
    return Sighting(
        position=position,
        holder=_name(position, shown, doc),
        outlet=doc.outlet,
        day=doc.published.date() if doc.published else None,
        sentence=_sentence(doc, shown),
        content=Span(shown.content[0].start, shown.content[-1].end) if shown else None,
        told_by=tuple(_chain(shown, by_id, doc)) if shown else (),
        source=doc.url or doc.source,
        title=doc.title,
    )


def _name(position: Position, shown: Attribution | None, doc: Doc) -> str:
    holder = position.holder
    said = doc.quote(shown.source) if shown and shown.source else None
    return " ".join((holder.name or said or holder.code).split())


def _sentence(doc: Doc, shown: Attribution | None) -> str:
    """The sentence with the cue, or where the content begins; to its end."""
    if shown is None:
        return ""
    at = shown.cue.start if shown.cue else shown.content[0].start
    k = sentence_at(doc.sentences, at)
    return " ".join(doc.quote(doc.sentences[k].span).split()) if k >= 0 else ""


def _chain(shown: Attribution, by_id: Mapping[str, Attribution], doc: Doc) -> list[str]:
    found: list[str] = []
    parent = by_id.get(shown.parent or "")
    while parent and len(found) < len(by_id):
        found.append(" ".join(doc.quote(parent.source).split()) if parent.source else "somebody")
        parent = by_id.get(parent.parent or "")
    return found[::-1]


def _events(position: Position, doc: Doc) -> Sequence[Event]:
    return by_voice(doc).get(position.attribution or "", ())


def _parties(events: Iterable[Event]) -> Parties:
    """Of acts of conflict: who does them, to whom."""
    hostile = [e for e in events if e.intensity is not None and e.intensity < 0]
    return Parties(
        accused=frozenset(p.actor.code for e in hostile for p in e.actors),
        harmed=frozenset(p.actor.code for e in hostile for p in e.recipients),
    )


def _acts(events: Iterable[Event]) -> list[str]:
    return sorted({" ".join((e.type, *_codes(e))) for e in events})


def _codes(event: Event) -> tuple[str, str]:
    """Doer and recipient, each with all its codes."""
    doers, others = (sorted({p.actor.code for p in side_}) for side_ in (event.actors, event.recipients))
    return "+".join(doers) or "?", "+".join(others) or "?"


def _when(sighting: Sighting) -> tuple[date, str]:
    return sighting.day or date.max, sighting.position.document
