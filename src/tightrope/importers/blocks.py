"""Bytes of files, packed or not, in blocks of whole lines: memory does not grow with the file."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from tightrope.core.errors import InputError

LONGEST_LINE = 64 << 20  # bytes; the longest of a GDELT knowledge graph are some hundred thousand
UNPACKERS: Mapping[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
DAMAGE = (
    OSError,
    EOFError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    NotImplementedError,
)  # one may come of each unpacker


class Block(NamedTuple):
    """Whole lines, each ended by a line feed, and the number of the first."""

    line: int
    data: bytes


def members(path: Path) -> tuple[str | None, ...]:
    """The files within `path`, in its own order: those of a zip archive, else the one there is (None).

    Raises InputError if it cannot be opened or holds nothing.
    """
    if not _is_zip(path):
        return (None,)
    with _told(path), zipfile.ZipFile(path) as archive:
        names = tuple(i.filename for i in archive.infolist() if not i.is_dir())
    if not names:
        raise InputError(f"{path}: an archive with nothing in it; was it fully downloaded?")
    return names


def blocks(path: Path, member: str | None, size: int) -> Iterator[Block]:
    """The lines of one file in blocks of about `size` bytes, unpacked and with line feeds between them.

    Raises InputError where the file breaks off, names how far it was read, or has a line of over 64 MiB.
    """
    line, rest = 1, b""
    with _opened(path, member) as stream:
        while data := _read(stream, size, path, line):
            head, feed, tail = (rest + data).rpartition(b"\n")
            rest = tail
            if feed:
                yield Block(line, _with_feeds(head + feed))
                line += head.count(b"\n") + 1
            elif len(rest) > LONGEST_LINE:
                raise InputError(f"{path}: line {line} is over 64 MiB long; is this a file of rows?")
    if rest:
        yield Block(line, _with_feeds(rest + b"\n"))


@contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    if member is not None:
        with _told(path), zipfile.ZipFile(path) as archive, archive.open(member) as stream:
            yield stream
        return
    head = _head(path)
    unpack = next((u for magic, u in UNPACKERS.items() if head.startswith(magic)), None)
    with unpack(path, "rb") if unpack else path.open("rb") as stream:
        yield stream


def _read(stream: IO[bytes], size: int, path: Path, line: int) -> bytes:
    try:
        return stream.read(size)
    except (*DAMAGE, ValueError) as error:
        raise InputError(f"{path}: breaks off after line {line}: {error}; download it again") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (*DAMAGE, RuntimeError) as error:  # RuntimeError: a zip member under a password
        raise InputError(f"{path}: cannot be unpacked: {error}; download it again") from error


def _is_zip(path: Path) -> bool:
    return _head(path).startswith(b"PK")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(6)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; name a file") from error


def _with_feeds(data: bytes) -> bytes:
    """Line ends of Windows become line feeds, a return within a line a blank: Arrow would end the row there."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b" ") if b"\r" in data else data
