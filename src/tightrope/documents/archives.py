"""gzip and zip: what is inside is read by its own reader, within the limits."""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tightrope.core.errors import InputError
from tightrope.core.types import Failure
from tightrope.documents.finish import shown
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Payload, Reader, failure
from tightrope.documents.streams import UNPACKER_ERRORS, CountingStream, UnpackingStream, buffered

MAX_MEMBERS = 200_000  # more names than this in one directory is an attack or a database
OFFICE_MEMBERS = frozenset(("[Content_Types].xml", "mimetype"))
ENCRYPTED = 0x1  # flag bit of a zip member
SPECIAL_FOLDERS = ("__MACOSX",)  # resource forks, no documents


def read_gzip(payload: Payload, options: ReadOptions) -> Iterator[Payload]:
    """The one stream inside. Members that follow one another count as one stream."""
    packed = CountingStream(payload.stream)
    with gzip.GzipFile(fileobj=buffered(packed), mode="rb") as inner:
        yield _inside(
            payload, options, inner, name=payload.name, suffix=_below_gz(payload), packed=lambda: packed.count
        )


def read_zip(payload: Payload, options: ReadOptions) -> Iterator[Payload | Failure]:
    """The files inside, in their order. Nothing is written to disk, so names cannot lead anywhere."""
    with _opened(payload, options) as archive:
        for member in archive.infolist():
            if not member.is_dir() and not _hidden(member.filename):
                yield from _member(payload, options, archive, member)


def _member(
    payload: Payload, options: ReadOptions, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Payload | Failure]:
    name = f"{payload.name}/{shown(member.filename)}"
    if member.flag_bits & ENCRYPTED:
        yield failure(name, f"{name}: encrypted; unpack it with its password first")
        return
    try:
        with archive.open(member) as inner:
            suffix = PurePosixPath(member.filename).suffix.lower()
            yield _inside(
                payload, options, inner, name=name, suffix=suffix, packed=lambda: member.compress_size
            )
    except UNPACKER_ERRORS as error:
        yield failure(name, f"{name}: damaged member ({error}); pack it again")


def _inside(
    payload: Payload,
    options: ReadOptions,
    inner: object,
    *,
    name: str,
    suffix: str,
    packed: Callable[[], int],
) -> Payload:
    stream = UnpackingStream(
        inner,  # type: ignore[arg-type]
        name=name,
        packed=packed,
        budget=payload.budget,
        limits=options.limits,
        stopwatch=options.stopwatch,
    )
    return Payload(
        name=name,
        stream=buffered(stream),
        budget=payload.budget,
        suffix=suffix,
        url=payload.url,
        format=payload.format,
        depth=payload.depth + 1,
    )


def _opened(payload: Payload, options: ReadOptions) -> zipfile.ZipFile:
    stream = payload.stream
    if not stream.seekable():
        stream = io.BytesIO(_whole(payload, options))
    try:
        archive = zipfile.ZipFile(stream)
    except UNPACKER_ERRORS as error:
        raise InputError(f"{payload.name}: damaged zip archive ({error}); fetch or pack it again") from error
    if not OFFICE_MEMBERS.isdisjoint(archive.namelist()):
        raise InputError(f"{payload.name}: an office document or e-book; save it as text or HTML first")
    if len(archive.infolist()) > MAX_MEMBERS:
        raise InputError(f"{payload.name}: over {MAX_MEMBERS:,} members; unpack it and name the folder")
    return archive


def _whole(payload: Payload, options: ReadOptions) -> bytes:
    """A zip has its directory at the end, so a stream that cannot seek is held in memory."""
    limit = options.limits.download_bytes
    data = payload.stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            f"{payload.name}: a zip over {limit:,} bytes inside another stream; save it as a file first"
        )
    return data


def _below_gz(payload: Payload) -> str:
    """Of "news.jsonl.gz" and "news.jsonl.gz.gz": ".jsonl"."""
    path = PurePosixPath(payload.name)
    while path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return path.suffix.lower()


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(p in SPECIAL_FOLDERS for p in parts) or (bool(parts) and parts[-1].startswith("."))


GZIP = Reader(
    name="gzip",
    summary="any of the others, compressed with gzip",
    suffixes=(".gz",),
    media_types=("application/gzip", "application/x-gzip"),
    read=read_gzip,
)
ZIP = Reader(
    name="zip",
    summary="an archive of any of the others",
    suffixes=(".zip",),
    media_types=("application/zip", "application/x-zip-compressed"),
    read=read_zip,
)
