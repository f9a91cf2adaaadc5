"""Coded sentences, one JSON object a line: id, text, and the events a person found in it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.evaluation.files import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """A type and the codes of both sides as the coder spells them; a side may be empty."""

    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """A text with its events."""

    id: str
    text: str
    language: str | None
    events: tuple[CodedEvent, ...]


def load_gold(path: Path) -> tuple[GoldSentence, ...]:
    """The sentences of a JSONL file in its order; lines that share an id are one sentence."""
    sentences: dict[str, GoldSentence] = {}
    for line in _lines(path):
        known = sentences.get(line.id)
        sentences[line.id] = replace(known, events=known.events + line.events) if known else line
    if not sentences:
        raise InputError(f"{path}: no coded sentence in it; one JSON object a line is expected")
    return tuple(sentences.values())


def _lines(path: Path) -> Iterator[GoldSentence]:
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip():
            yield _sentence(f"{path}:{number}", line)


def _sentence(where: str, line: str) -> GoldSentence:
    try:
        row = json.loads(line)
        return GoldSentence(
            id=row["id"],
            text=row["text"],
            language=row.get("language"),
            events=tuple(map(_event, row["events"] or ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: not a coded sentence ({error!r}); it needs id, text, events") from error


def _event(row: Mapping[str, Any]) -> CodedEvent:
    return CodedEvent(type=row["type"], actors=_codes(row, "actor"), targets=_codes(row, "target"))


def _codes(row: Mapping[str, Any], side: str) -> tuple[str, ...]:
    """Plain codes under `actor_codes`, or objects with a `code` under `actors`; an unnamed party is ''."""
    plain = row.get(f"{side}_codes")
    parties = row.get(f"{side}s") or () if plain is None else plain
    return tuple((p.get("code") if isinstance(p, dict) else p) or "" for p in parties)
