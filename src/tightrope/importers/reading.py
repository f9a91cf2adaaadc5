"""From a file of any data set to batches of records: what its format says, done in a stream."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pyarrow as pa

from tightrope.core.errors import InputError
from tightrope.importers import quoted, tabbed
from tightrope.importers.blocks import Block, blocks, members
from tightrope.importers.layout import BYTE_ORDER_MARK, Importer, Written, seen
from tightrope.importers.record import Options, Rejected, Remark
from tightrope.importers.sheet import Sheet

Coded = tuple[list[pa.RecordBatch], list[Remark]]


def read(
    path: Path, importer: Importer, *, tell: Callable[[Remark], None], options: Options | None = None
) -> Iterator[pa.RecordBatch]:
    """The records of a file, packed or not, in the order of its blocks; memory does not grow with it.

    tell: is handed every row that gives no record and every one that had to be mended.
    Raises InputError if the file cannot be read, or is not written as the importer's data are.
    """
    options = options or Options()
    names = members(path)
    for member in names:
        try:
            yield from _of_member(path, member, importer, tell, options)
        except InputError as error:
            if len(names) == 1:
                raise
            tell(Rejected(_told(path, member), 1, str(error)))


def _of_member(
    path: Path, member: str | None, importer: Importer, tell: Callable[[Remark], None], options: Options
) -> Iterator[pa.RecordBatch]:
    file = _told(path, member)
    parts = blocks(path, member, options.block_bytes)
    first = next(parts, None)
    if first is None:
        return
    written = seen(importer, first.data, path)
    parts = chain((Block(first.line, first.data.removeprefix(BYTE_ORDER_MARK)),), parts)
    for batches, remarks in _coded(parts, written, file, options):
        for remark in remarks:
            tell(remark)
        yield from batches


def _coded(parts: Iterable[Block], written: Written, file: str, options: Options) -> Iterator[Coded]:
    if written.quoted:
        told: list[Remark] = []
        for sheet in quoted.sheets(parts, written, file, told.append):
            yield _records([sheet], written, options, told)
            told.clear()
        yield [], told
        return

    def one(part: Block) -> Coded:
        told: list[Remark] = []
        return _records(tabbed.sheets(part, written, file, told.append), written, options, told)

    yield from _in_order(one, parts, options.threads)


def _records(sheets: Iterable[Sheet], written: Written, options: Options, told: list[Remark]) -> Coded:
    batches: list[pa.RecordBatch] = []
    for sheet in sheets:
        batches.append(written.layout.coded(sheet, options.convention))
        told.extend(sheet.remarks())
    return batches, sorted(told, key=lambda remark: remark.line)


def _in_order(work: Callable[[Block], Coded], parts: Iterable[Block], threads: int) -> Iterator[Coded]:
    """The results in order, at most one block more under way than there are threads."""
    if threads == 1:
        yield from map(work, parts)
        return
    with ThreadPoolExecutor(threads) as pool:
        under_way: deque[Future[Coded]] = deque()
        for part in parts:
            under_way.append(pool.submit(work, part))
            if len(under_way) > threads:
                yield under_way.popleft().result()
        for future in under_way:
            yield future.result()


def _told(path: Path, member: str | None) -> str:
    return path.name if member is None else f"{path.name}/{member}"
