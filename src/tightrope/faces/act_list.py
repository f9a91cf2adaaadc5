"""`tightrope acts`: the acts that documents tell, each once, as text, JSON or CSV."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from tightrope.core.acts import EventCluster, Telling, Toll, TollReport
from tightrope.core.types import UNIDENTIFIED, Actor, Doc, Position
from tightrope.faces.brief.words import one_line, shortened

QUOTE = 160  # characters of a sentence in text output
COLUMNS = (
    "id", "first", "last", "type", "mode", "actors", "recipients", "place", "reality",
    "tellings", "documents", "origins", "probability", "tested", "says", "denies", "tolls",
)  # fmt: skip
SAYS, DENIES = frozenset({"asserts", "confirms", "alleges"}), frozenset({"denies"})


@dataclass(frozen=True, slots=True)
class Acts:
    """Clusters and the documents their tellings stand in."""

    clusters: Sequence[EventCluster]
    docs: Mapping[str, Doc]

    def words(self, telling: Telling) -> str:
        """The sentence that tells it."""
        doc = self.docs[telling.document]
        event = next(e for e in doc.events if e.id == telling.event)
        sentence = next((s.span for s in doc.sentences if s.span.holds(event.trigger)), event.trigger)
        return one_line(doc.quote(sentence))


def as_text(acts: Acts) -> str:
    """One paragraph an act: what, when, how sure, who says so, and each sentence that tells it."""
    return "\n".join(line for cluster in acts.clusters for line in _paragraph(acts, cluster))


def as_json(acts: Acts) -> str:
    return json.dumps([_record(acts, c) for c in acts.clusters], indent=1, ensure_ascii=False) + "\n"


def as_csv(acts: Acts) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_row(c)[name] for name in COLUMNS] for c in acts.clusters)
    return text.getvalue()


RENDERERS: Mapping[str, Callable[[Acts], str]] = {"text": as_text, "json": as_json, "csv": as_csv}


def _paragraph(acts: Acts, c: EventCluster) -> Iterable[str]:
    row = _row(c)
    kind = f"{c.type}/{c.mode}" if c.mode else str(c.type)
    sides = " > ".join(filter(None, (_names(c.actors) or "?", _names(c.recipients))))
    place = f" in {row['place']}" if row["place"] else ""
    yield f"{c.id}  {_days(c)}  {kind}  {sides}{place}  {c.reality}"
    yield f"  {_how_sure(c)}"
    if row["denies"]:
        yield f"  said by {row['says'] or 'nobody named'}; denied by {row['denies']}"
    yield from (f"  {_toll(t)}" for t in c.tolls)
    for telling in c.members:
        doc = acts.docs[telling.document]
        day = doc.published.date().isoformat() if doc.published else "undated"
        yield f"  {doc.outlet or doc.source}, {day}: {shortened(acts.words(telling), QUOTE)}"
    yield ""


def _how_sure(c: EventCluster) -> str:
    told = f"told {len(c.members)} times by {c.origins:.3g} independent origins"
    if not c.chance.because:
        return f"{told.rpartition(' by ')[0]}; nobody says that it has happened"
    return (
        f"{told}, probability {c.chance.value:.2f}" if c.chance.tested else f"{told}: single source, untested"
    )


def _toll(t: Toll) -> str:
    mark = " (in conflict)" if t.is_conflict else ""
    late = ", revised late" if any(r.late for r in t.reports) else ""
    return f"{t.kind} {_range(t.low, t.high)}{mark}{late}: " + ", ".join(
        f"{_range(r.low, r.high)} {_name(r.source)}" for r in t.reports
    )


def _range(low: int, high: int | None) -> str:
    return f"at least {low}" if high is None else f"{low}" if low == high else f"{low} to {high}"


def _days(c: EventCluster) -> str:
    days = sorted({d.isoformat() for d in (c.first, c.last) if d})
    return " to ".join(days) or "undated"


def _row(c: EventCluster) -> dict[str, str | int | float | bool | None]:
    return {
        "id": c.id,
        "first": c.first.isoformat() if c.first else None,
        "last": c.last.isoformat() if c.last else None,
        "type": c.type,
        "mode": c.mode,
        "actors": _names(c.actors),
        "recipients": _names(c.recipients),
        "place": c.place.name if c.place else None,
        "reality": c.reality,
        "tellings": len(c.members),
        "documents": len({t.document for t in c.members}),
        "origins": round(c.origins, 3),
        "probability": c.chance.value if c.chance.tested else None,
        "tested": c.chance.tested,
        "says": _holders(c.positions, SAYS),
        "denies": _holders(c.positions, DENIES),
        "tolls": "; ".join(f"{t.kind} {_range(t.low, t.high)}" for t in c.tolls),
    }


def _record(acts: Acts, c: EventCluster) -> dict[str, Any]:
    return _row(c) | {
        "because": [
            {"first": j.first.event, "second": j.second.event, "score": j.score, "because": j.because}
            for j in c.because
        ],
        "chance": {"value": c.chance.value, "tested": c.chance.tested, "because": c.chance.because},
        "members": [{"document": t.document, "event": t.event, "sentence": acts.words(t)} for t in c.members],
        "positions": [
            {
                "holder": _name(p.holder),
                "stance": p.stance,
                "attribution": p.attribution,
                "document": p.document,
            }
            for p in c.positions
        ],
        "tolls": [
            {
                "kind": t.kind,
                "low": t.low,
                "high": t.high,
                "conflict": t.is_conflict,
                "reports": list(map(_report, t.reports)),
            }
            for t in c.tolls
        ],
    }


def _report(r: TollReport) -> dict[str, Any]:
    return {
        "low": r.low,
        "high": r.high,
        "day": r.day.isoformat() if r.day else None,
        "source": _name(r.source),
        "document": r.document,
        "start": r.span.start,
        "end": r.span.end,
        "change": r.change,
        "late": r.late,
    }


def _holders(positions: Iterable[Position], stances: frozenset[str]) -> str:
    return ", ".join(dict.fromkeys(_name(p.holder) for p in positions if p.stance in stances))


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(_name(a) for a in actors if a.code != UNIDENTIFIED))


def _name(actor: Actor) -> str:
    coded = " ".join((actor.code, *actor.sectors))
    return coded if actor.code != UNIDENTIFIED else one_line(actor.name or "somebody")
