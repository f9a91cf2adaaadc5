"""Figures and mistakes of an evaluation, as tables, JSON, CSV and lists."""

import csv
import json
from collections.abc import Iterable
from io import StringIO

from tightrope.evaluation import Report, Score

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
TABLE_WIDTH = 200  # columns at least: a figure that is cut off is no figure
Row = tuple[str | int | float | None, ...]


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


def as_mistakes(found: Iterable[Report], *, items: bool) -> str:
    """For each set its classes of mistakes, most frequent first, with their numbers.

    items: also every mistake below its class.
    """
    return "\n".join(line for report in found for line in _mistakes(report, items=items))


def _mistakes(report: Report, *, items: bool) -> Iterable[str]:
    yield f"{report.name}: {len(report.mistakes)} mistakes"
    for kind, number in sorted(report.classes.items(), key=lambda c: -c[1]):
        yield f"{number:6} {kind}"
        if items:
            yield from (f"{'':9}{mistake}" for mistake in report.mistakes if mistake.kind == kind)


def _cells(name: str, s: Score) -> list[str]:
    *plain, low, high = _row(name, s)
    return [*map(_cell, plain), f"{low:.3f}-{high:.3f}" if low is not None else ""]


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


RENDERERS = {"json": as_json, "csv": as_csv}
