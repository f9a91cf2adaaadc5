"""Reading a JSON brief back into the records it was made from, whoever wrote it."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Count,
    CountKind,
    DateBasis,
    Doc,
    Event,
    EventType,
    Failure,
    Ledger,
    Party,
    Position,
    Precision,
    PublishedBasis,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
    When,
    Where,
)
from tightrope.resources.loading import load_json

Json = Mapping[str, Any]


def load(path: Path) -> Ledger:
    """The ledger in a brief file. Tokens, names and mentions do not come back."""
    try:
        brief = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path}: not a JSON file ({error}); make one with tightrope read --format json"
        ) from error
    _check(path, brief)
    try:
        return _ledger(brief)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: this brief contradicts itself: {error!r}") from error


def _check(path: Path, brief: object) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    fault = best_match(Draft202012Validator(load_json("brief.schema.json")).iter_errors(brief))
    if fault is not None:
        raise InputError(f"{path}: at {fault.json_path}: {fault.message}; the contract is brief.schema.json")


def _ledger(brief: Json) -> Ledger:
    return Ledger(
        documents=tuple(map(_document, brief["documents"])),
        claims=tuple(map(_claim, brief["claims"])),
        failures=tuple(
            Failure(input=f["input"], stage=f["stage"], error=f["error"]) for f in brief["failures"]
        ),
    )


def _document(row: Json) -> Doc:
    published = row.get("published")
    return Doc(
        id=row["id"],
        source=row.get("source", row["id"]),
        text=row["text"],
        language=row["language"],
        url=row.get("url"),
        title=row.get("title"),
        outlet=row.get("outlet"),
        author=row.get("author"),
        published=datetime.fromisoformat(published) if published else None,
        published_basis=PublishedBasis(row.get("published_basis", "unknown")),
        sentences=tuple(map(_sentence, row["sentences"])),
        attributions=tuple(map(_attribution, row["attributions"])),
        events=tuple(map(_event, row["events"])),
    )


def _sentence(row: Json) -> Sentence:
    return Sentence(start=row["start"], end=row["end"], first=0, last=0, paragraph=row.get("paragraph", 0))


def _attribution(row: Json) -> Attribution:
    source, cue = row["source"], row["cue"]
    return Attribution(
        id=row["id"],
        source=_span(source) if source else None,
        actors=tuple(map(_actor, source.get("actors", ()))) if source else (),
        cue=_span(cue) if cue else None,
        content=tuple(map(_span, row["content"])),
        stance=Stance(row["stance"]),
        parent=row["parent"],
        score=row.get("score", 1.0),
    )


def _event(row: Json) -> Event:
    when, where = row.get("when"), row.get("where")
    return Event(
        id=row["id"],
        type=EventType(row["type"]),
        mode=row.get("mode"),
        contexts=tuple(row.get("contexts", ())),
        actors=tuple(map(_party, row["actors"])),
        recipients=tuple(map(_party, row["recipients"])),
        trigger=_span(row["trigger"]),
        reality=Reality(row["reality"]),
        voice=tuple(row["voice"]),
        when=_when(when) if when else None,
        where=_where(where) if where else None,
        counts=tuple(_count(c, row["trigger"]) for c in row.get("counts", ())),
        intensity=row.get("intensity"),
        score=row.get("score", 1.0),
    )


def _party(row: Json) -> Party:
    return Party(actor=_actor(row), span=_span(row) if "start" in row and "end" in row else None)


def _actor(row: Json) -> Actor:
    return Actor(
        code=row["code"], sectors=tuple(row.get("sectors", ())), id=row.get("id"), name=row.get("name")
    )


def _when(row: Json) -> When:
    until = row.get("until")
    return When(
        day=date.fromisoformat(row["day"]),
        until=date.fromisoformat(until) if until else None,
        precision=Precision(row.get("precision", "day")),
        basis=DateBasis(row["basis"]),
    )


def _where(row: Json) -> Where:
    return Where(
        name=row["name"],
        country=row.get("country"),
        span=_span(row) if "start" in row and "end" in row else None,
    )


def _count(row: Json, trigger: Json) -> Count:
    """A count that does not say where it stands is shown by the trigger of its event."""
    span = _span(row if "start" in row and "end" in row else trigger)
    return Count(kind=CountKind(row["kind"]), low=row["low"], high=row["high"], span=span)


def _claim(row: Json) -> Claim:
    return Claim(
        id=row["id"],
        proposition=row["proposition"],
        positions=tuple(map(_position, row["positions"])),
        status=Status(row["status"]),
        origins=row.get("origins", 1.0),
        because=tuple(row.get("because", ())),
    )


def _position(row: Json) -> Position:
    return Position(
        holder=_actor(row["holder"]),
        stance=Stance(row["stance"]),
        attribution=row["attribution"],
        document=row["document"],
    )


def _span(row: Json) -> Span:
    return Span(row["start"], row["end"])
