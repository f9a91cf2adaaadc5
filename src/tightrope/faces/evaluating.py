"""What `tightrope evaluate` does: see what its paths are, code what needs coding, score, print one table."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import StringIO
from pathlib import Path

from tightrope import documents, engine, evaluation
from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure, Ledger
from tightrope.evaluation import GoldSentence, Reading, Report, Score
from tightrope.faces.brief import reading as brief_reading

COLUMNS = ("set", "figure", "value", "precision", "recall", "hits", "predicted", "gold", "low", "high")
KEY_FIGURES = {
    "attribution": "attribution",
    "attribution_with_source_and_stance3": "with source, stance",
    "denial_recall": "denials",
    "parent_recall": "parents",
    "event_type": "event type",
    "event_dyad": "dyad",
    "event_dyad_reality": "dyad, reality",
    "claim_recall": "claims",
}
TABLE_WIDTH = 130  # columns at least: a figure that is cut off is no figure
Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was scored: `each` reading by itself, and `whole` sets, all readings together and coded sentences."""

    each: tuple[Report, ...]
    whole: tuple[Report, ...]


def evaluate(paths: Sequence[Path], *, now: datetime) -> Evaluation:
    """Score what `paths` name.

    paths: briefs (.json), reference readings (.yaml, or a folder of them) and coded sentences (.jsonl).
    Without a brief the texts beside the readings are coded here and now.
    """
    files = [f for p in paths for f in _files(p)]
    readings = [evaluation.load_reading(f) for f in files if f.suffix == ".yaml"]
    briefs = [brief_reading.load(f) for f in files if f.suffix == ".json"]
    each = _on_readings(briefs, readings, now=now)
    sentences = tuple(_on_sentences(f) for f in files if f.suffix == ".jsonl")
    return Evaluation(each=each[:-1], whole=each[-1:] + sentences)


def _files(path: Path) -> list[Path]:
    """`path` itself, or the readings in the folder `path`."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: no reference reading (.yaml) in this folder")
    for file in files:
        if file.suffix not in (".json", ".yaml", ".jsonl"):
            raise InputError(
                f"{file}: a brief (.json), a reading (.yaml) or coded sentences (.jsonl) is expected"
            )
    return files


def _on_readings(
    briefs: Sequence[Ledger], readings: Sequence[Reading], *, now: datetime
) -> tuple[Report, ...]:
    """One report per reading and the one over all; nothing without a reading."""
    if briefs and not readings:
        raise InputError("a brief alone cannot be scored; add the reference readings (.yaml) or their folder")
    if not readings:
        return ()
    return evaluation.score_readings(_joined(briefs) if briefs else _coded(readings, now=now), readings)


def _joined(briefs: Iterable[Ledger]) -> Ledger:
    briefs = tuple(briefs)
    return Ledger(
        documents=tuple(d for b in briefs for d in b.documents),
        claims=tuple(c for b in briefs for c in b.claims),
        failures=tuple(f for b in briefs for f in b.failures),
    )


def _coded(readings: Iterable[Reading], *, now: datetime) -> Ledger:
    texts = [r.path for r in readings]
    found = documents.read(texts, options=documents.ReadOptions(now=now))
    return engine.ledger(engine.code(found, pipeline=engine.english()))


def _on_sentences(path: Path) -> Report:
    gold = evaluation.load_gold(path)
    coded = engine.code(map(_doc, gold), pipeline=engine.english())
    found = {d.id: evaluation.coded_events(d) for d in _successes(coded)}
    return replace(evaluation.score_sentences(gold, found), name=path.stem)


def _doc(sentence: GoldSentence) -> Doc:
    return Doc(id=sentence.id, source=sentence.id, text=sentence.text, language=sentence.language)


def _successes(coded: Iterable[Doc | Failure]) -> Iterator[Doc]:
    """Raises InputError at the first text that could not be coded: a figure must not hide it."""
    for item in coded:
        if isinstance(item, Failure):
            raise InputError(f"{item.input}: {item.stage}: {item.error}")
        yield item


def rows(found: Iterable[Report]) -> list[Row]:
    """The figures in the order of `COLUMNS`."""
    return [_row(report.name, score) for report in found for score in report.scores]


def _row(name: str, s: Score) -> Row:
    low, high = s.interval or (None, None)
    return (name, s.name, s.value, s.precision, s.recall, s.hits, s.predicted, s.gold, low, high)


def as_json(found: Iterable[Report]) -> str:
    return json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows(found)], indent=1) + "\n"


def as_csv(found: Iterable[Report]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))
    return text.getvalue()


def as_table(found: Iterable[Report], *, width: int, colour: bool) -> str:
    """One table: a blank line between sets, figures to three places."""
    from rich.table import Table

    from tightrope.faces.brief.text import printed

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in (*COLUMNS[:-2], "95 %"):
        table.add_column(column, justify="left" if column in COLUMNS[:2] else "right", no_wrap=True)
    for report in found:
        for score in report.scores:
            table.add_row(*_cells(report.name, score))
        table.add_section()
    return printed([table], width=max(width, TABLE_WIDTH), colour=colour)


def as_matrix(found: Iterable[Report], *, width: int, colour: bool) -> str:
    """One row a reading, with the figures in `KEY_FIGURES`."""
    from rich.table import Table

    from tightrope.faces.brief.text import printed

    table = Table("set", box=None, header_style="bold", pad_edge=False)
    for heading in KEY_FIGURES.values():
        table.add_column(heading, justify="right", no_wrap=True)
    for report in found:
        table.add_row(report.name, *(_cell(report[name].value) for name in KEY_FIGURES))
    return printed([table], width=max(width, TABLE_WIDTH), colour=colour)


def _cells(name: str, s: Score) -> list[str]:
    *plain, low, high = _row(name, s)
    return [*map(_cell, plain), f"{low:.3f}-{high:.3f}" if low is not None else ""]


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


RENDERERS = {"json": as_json, "csv": as_csv}
