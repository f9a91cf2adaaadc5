"""`tightrope import`: other data sets into Parquet, with progress, a summary and every row that was not taken."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tightrope.core.errors import InputError
from tightrope.importers import SCHEMA, Importer, Mended, Options, Remark, importer_of, read

QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")  # the word a reason speaks of: reasons are counted without it
ROW_GROUP = 100_000  # rows; what Parquet and DuckDB themselves take
REASONS_SHOWN = 10  # the commonest; --rejects has every row


@dataclass(slots=True)
class Tally:
    """What became of the rows so far."""

    records: int = 0
    added: int | None = None  # to a workspace: of the records, those that were not there; None: to none
    left_out: Counter[str] = field(default_factory=Counter)  # sound rows of no counterpart, by reason
    rejected: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    _lines: Callable[[str], object] | None = None

    def tell(self, remark: Remark) -> None:
        """Count a row, and write it down where that was asked for."""
        fate, counter = self._fate(remark)
        counter[QUOTED.sub("…", _one_line(remark.reason))] += 1
        if self._lines:
            self._lines("\t".join((remark.file, str(remark.line), fate, _one_line(remark.reason))) + "\n")

    def _fate(self, remark: Remark) -> tuple[str, Counter[str]]:
        if isinstance(remark, Mended):
            return "mended", self.mended
        return ("rejected", self.rejected) if remark.fault else ("left out", self.left_out)


def import_files(
    format: str,
    files: Sequence[Path],
    *,
    into: Path | None,
    workspace: str | None = None,
    rejects: Path | None,
    options: Options,
) -> Tally:
    """Read every file and write its records to `into` and `workspace`, if given, once all files are known to exist.

    Raises InputError for an unknown format, a file that cannot be read, or a place that cannot be written.
    """
    importer = importer_of(format)
    if workspace is not None and importer.schema != SCHEMA:
        raise InputError(
            f"{format}: not events, which is what a workspace keeps; write them with --into FILE.parquet"
        )
    for file in files:
        if not file.is_file():
            raise InputError(f"{file}: no such file; name files of {format}, packed or not")
    with _written(rejects) as lines:
        tally = Tally(_lines=lines)
        batches = _counted(_batches(importer, files, tally, options), tally)
        if workspace is not None:
            tally.added = _keep(batches, workspace, importer, into)
        else:
            _store(batches, importer, into)
    return tally


def summary(tally: Tally) -> str:
    """How many records, and the commonest reasons why a row gave none or was mended."""
    lines = [f"{tally.records:,} records"]
    lines += [] if tally.added is None else [f"{tally.added:,} of them new in the workspace"]
    for what, counter in (
        ("left out", tally.left_out),
        ("rejected", tally.rejected),
        ("mended", tally.mended),
    ):
        if counter:
            lines.append(f"{counter.total():,} rows {what}")
            lines += [f"  {n:,}  {reason}" for reason, n in counter.most_common(REASONS_SHOWN)]
    return "\n".join(lines) + "\n"


def _batches(
    importer: Importer, files: Sequence[Path], tally: Tally, options: Options
) -> Iterator[pa.RecordBatch]:
    with _progress() as progress:
        task = progress.add_task("", total=len(files), records=0)
        for file in files:
            progress.update(task, description=file.name)
            for batch in read(file, importer, tell=tally.tell, options=options):
                yield batch
                progress.update(task, records=f"{tally.records:,}")
            progress.advance(task)


def _counted(batches: Iterable[pa.RecordBatch], tally: Tally) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        tally.records += batch.num_rows
        yield batch


def _keep(batches: Iterator[pa.RecordBatch], workspace: str, importer: Importer, into: Path | None) -> int:
    """Into a workspace as they come, and to Parquet first where that is wanted too; how many were new."""
    from tightrope import store

    with store.open_workspace(workspace) as ws:
        if into is None:
            return store.put_records(ws, batches)
        _store(batches, importer, into)
        with parquet.ParquetFile(into) as written:
            return store.put_records(ws, written.iter_batches())


def _store(batches: Iterator[pa.RecordBatch], importer: Importer, into: Path | None) -> None:
    """Parquet, or nothing but their number."""
    if into is None:
        for _ in batches:
            pass
        return
    part = into.with_name(into.name + ".part")  # `into` is whole or not there
    try:
        with parquet.ParquetWriter(part, importer.schema, compression="zstd") as writer:
            for table in _gathered(batches):
                writer.write_table(table)
        part.replace(into)
    except OSError as error:
        raise InputError(f"{into}: cannot be written: {error}; choose another --into") from error
    finally:
        part.unlink(missing_ok=True)


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Batches put together to row groups of a size that readers of Parquet like."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(b.num_rows for b in held) >= ROW_GROUP:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)


@contextmanager
def _written(path: Path | None) -> Iterator[Callable[[str], object] | None]:
    if path is None:
        yield None
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; choose another --rejects") from error
    with stream:
        stream.write("file\tline\tfate\treason\n")
        yield stream.write


def _progress() -> Progress:
    """Shown on a terminal only, on standard error, as everything that is not the result."""
    columns: list[Any] = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
    columns += [TextColumn("{task.fields[records]} records"), TimeElapsedColumn()]
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _one_line(text: str) -> str:
    return " ".join(text.split())
