"""Claims over many documents, as lists and as pages: what `tightrope claims` and `tightrope claim` print."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.types import Stance
from tightrope.engine import deriving
from tightrope.faces.brief.words import one_line
from tightrope.ledger.pages import Page, Sighting
from tightrope.ledger.probability import Vote
from tightrope.store import Workspace

COLUMNS = (
    "id",
    "status",
    "credibility",
    "probability",
    "origins",
    "for",
    "against",
    "since",
    "outlets",
    "claim",
)
PLACES = 3  # of a probability: what is behind them is noise
CLAIM_WIDTH = 90  # characters of a proposition in a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims are listed. None: not asked for."""

    about: str | None = None  # the code of a party to it or of one who holds a position on it
    denied: bool = False
    since: date | None = None  # the newest position is of this day or later


def stored(ws: Workspace, wanted: Filter, *, grades: Path | None, limit: int | None) -> list[Page]:
    """Pages of a workspace's claims that `wanted` lets through, those last spoken of first."""
    stance = Stance.DENIES if wanted.denied else None
    pages = deriving.stored_pages(ws, stance=stance, since=wanted.since, grades=grades)
    return list(islice((p for p in pages if _fits(p, wanted)), limit))


def chosen(pages: Iterable[Page], wanted: Filter) -> list[Page]:
    """Those that `wanted` lets through, in their order."""
    return [p for p in pages if _fits(p, wanted)]


def find(pages: Iterable[Page], claim_id: str) -> Page:
    """Raises InputError where no claim has this id or one that begins so."""
    found = [p for p in pages if p.claim.id.startswith(claim_id)]
    if len(found) != 1:
        what = "no claim has this id" if not found else f"{len(found)} claims begin so"
        raise InputError(f"{claim_id}: {what}; tightrope claims lists them with the same inputs")
    return found[0]


def as_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--since {text}: not a day; write it as 2025-06-30") from error


def listed(pages: Sequence[Page], format: str) -> str:
    """All `pages`, a line or a record each, as table, json or csv."""
    return LISTS[format](pages)


def told(page: Page, format: str) -> str:
    """One claim in full, as text or json."""
    return (
        json.dumps(record(page), indent=1, ensure_ascii=False) + "\n"
        if format == "json"
        else "\n".join(_lines(page)) + "\n"
    )


def record(page: Page) -> dict[str, Any]:
    """A claim page in the names of the records; days as ISO 8601."""
    stands = page.standing
    return {
        "id": page.claim.id,
        "claim": page.claim.proposition,
        "acts": list(page.acts),
        "status": page.claim.status,
        "credibility": stands.credibility,
        "origins": round(stands.n_eff, PLACES),
        "probability": None if stands.untold else round(stands.probability, PLACES),
        "probability_untold": stands.untold,
        "likelihood": page.likelihood,
        "confidence": page.confidence,
        "votes": [_vote(v) for v in stands.votes],
        "positions": [_position(s) for s in page.sightings],
        "changes": [
            {
                "holder": c.after.holder,
                "from": {"stance": c.before.position.stance, "day": _iso(c.before.day)},
                "to": {"stance": c.after.position.stance, "day": _iso(c.after.day)},
                "retraction": c.is_retraction,
            }
            for c in page.changes
        ],
        "because": list(page.claim.because),
    }


def _fits(page: Page, wanted: Filter) -> bool:
    parties = page.parties.accused | page.parties.harmed | {p.holder.code for p in page.claim.positions}
    newest = max((s.day for s in page.sightings if s.day), default=None)
    return (
        (wanted.about is None or wanted.about.upper() in parties)
        and (not wanted.denied or any(p.stance is Stance.DENIES for p in page.claim.positions))
        and (wanted.since is None or (newest is not None and newest >= wanted.since))
    )


def _vote(vote: Vote) -> dict[str, Any]:
    return {
        "side": vote.side,
        "grade": vote.grade,
        "reliability": vote.reliability,
        "interested": vote.interested,
        "attributions": [{"document": p.document, "attribution": p.attribution} for p in vote.positions],
    }


def _position(s: Sighting) -> dict[str, Any]:
    return {
        "holder": s.holder,
        "code": s.position.holder.code,
        "sectors": list(s.position.holder.sectors),
        "stance": s.position.stance,
        "outlet": s.outlet,
        "day": _iso(s.day),
        "sentence": s.sentence,
        "path": {
            "document": s.position.document,
            "source": s.source,
            "title": s.title,
            "attribution": s.position.attribution,
            "start": s.content.start if s.content else None,
            "end": s.content.end if s.content else None,
            "told_by": list(s.told_by),
        },
    }


def _row(page: Page) -> tuple[str | int | float | None, ...]:
    stands, claim = page.standing, page.claim
    against = {s.holder for s in page.sightings if s.position.stance in (Stance.DENIES, Stance.DOUBTS)}
    days = [s.day for s in page.sightings if s.day]
    return (
        claim.id,
        str(claim.status),
        stands.credibility,
        None if stands.untold else round(stands.probability, PLACES),
        round(stands.n_eff, 2),
        "; ".join(sorted({one_line(s.holder) for s in page.sightings} - set(map(one_line, against)))),
        "; ".join(sorted(map(one_line, against))),
        _iso(min(days, default=None)),
        len({s.outlet for s in page.sightings if s.outlet}),
        one_line(claim.proposition),
    )


def _as_json(pages: Sequence[Page]) -> str:
    return json.dumps([record(p) for p in pages], indent=1, ensure_ascii=False) + "\n"


def _as_csv(pages: Sequence[Page]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_safe, _row(p))) for p in pages)
    return text.getvalue()


def _safe(cell: str | int | float | None) -> str | int | float | None:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _as_table(pages: Sequence[Page]) -> str:
    """Two lines a claim: what, and by whom."""
    lines: list[str] = []
    for page in pages:
        row = dict(zip(COLUMNS, _row(page), strict=True))
        claim = str(row["claim"])
        short = claim if len(claim) <= CLAIM_WIDTH else claim[: CLAIM_WIDTH - 1] + "…"
        sides = " · ".join(f"{word} {row[word]}" for word in ("for", "against") if row[word])
        sure = page.standing.untold or f"π {row['probability']}"
        lines += [
            f"{row['id']}  {row['status']}  {short}",
            f"{'':16}{sides} · origins {row['origins']} · {sure}",
        ]
    return "\n".join(lines) + "\n" if lines else "no claim\n"


LISTS = {"table": _as_table, "json": _as_json, "csv": _as_csv}


def _lines(page: Page) -> Iterable[str]:
    """The page as text: the claim, how it stands, every position, who changed, why joined."""
    stands = page.standing
    yield one_line(page.claim.proposition)
    yield f"{page.claim.id} · {page.claim.status} · credibility {stands.credibility} of 6"
    if page.acts:
        yield f"acts: {'; '.join(page.acts)}"
    yield from ("", "How it stands")
    yield f"  origins: {stands.n_eff:.2f} effective, from {len(page.sightings)} positions"
    yield (
        f"  probability: {stands.untold}"
        if stands.untold
        else f"  probability: {stands.probability:.2f}, {page.likelihood}"
    )
    yield f"  confidence: {page.confidence}"
    for vote in stands.votes:
        who = ", ".join(sorted({p.holder.name or p.holder.code for p in vote.positions}))
        cap = ", a party to it" if vote.interested else ""
        yield f"  {SIDES[vote.side]}: {one_line(who)} (grade {vote.grade}, r {vote.reliability:.2f}{cap})"
    yield from ("", "Positions")
    for s in page.sightings:
        yield from _told_position(s)
    if page.changes:
        yield from ("", "Changed")
        yield from (_told_change(c.before, c.after, retraction=c.is_retraction) for c in page.changes)
    if page.claim.because:
        yield from ("", "Why one claim", *(f"  {one_line(b)}" for b in page.claim.because))


SIDES: Mapping[int, str] = {1: "for", 0: "no vote", -1: "against"}


def _told_position(s: Sighting) -> Iterable[str]:
    chain = f", told by {' < '.join(map(one_line, s.told_by[::-1]))}" if s.told_by else ""
    yield f"  {_iso(s.day) or 'undated'}  {one_line(s.holder)} [{s.position.holder.code}] {s.position.stance}{chain}"
    yield f"    {one_line(s.sentence)}"
    where = f":{s.content.start}-{s.content.end}" if s.content else ""
    yield f"    {one_line(s.outlet or 'outlet unknown')} · {one_line(s.source)}{where}"


def _told_change(before: Sighting, after: Sighting, *, retraction: bool) -> str:
    word = "retracts" if retraction else "comes round"
    sides = (f"{s.position.stance} {_iso(s.day)}" for s in (before, after))
    return f"  {one_line(after.holder)} {word}: {', then '.join(sides)}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
