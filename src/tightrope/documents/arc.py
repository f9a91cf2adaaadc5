"""ARC web archives (version 1), the format before WARC."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

from tightrope.core.errors import InputError
from tightrope.core.types import Failure
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Payload, Reader, failure
from tightrope.documents.warc import HTTP_OK, PAGES, page

MAX_HEADER_BYTES = 1 << 14
FIELDS = 5  # address (which may hold blanks), IP, date, media type, length


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    number: int
    position: int  # byte of its header line
    url: str
    kind: str
    length: int


def read_arc(payload: Payload, options: ReadOptions) -> Iterator[Payload | Failure]:
    """The pages in an archive. InputError, naming the byte, where it is damaged; pages before it are read."""
    for record in _records(payload):
        if record.kind not in PAGES:
            _skip(payload, record.length)
        elif record.length > options.limits.document_bytes:
            _skip(payload, record.length)
            name = f"{payload.name}#record-{record.number}"
            yield failure(name, f"{name}: larger than allowed for one document; raise the limit")
        else:
            yield from _page(payload, record)


def _records(payload: Payload) -> Iterator[_Record]:
    """Headers in order; whoever takes one reads its content from the stream before asking for the next."""
    position = number = 0
    while line := payload.stream.readline(MAX_HEADER_BYTES):
        if line.strip():
            record = _header(line, number, position, payload.name)
            yield record
            number += 1
            position += record.length
        position += len(line)


def _header(line: bytes, number: int, position: int, name: str) -> _Record:
    parts = line.decode("utf-8", "replace").strip().rsplit(" ", FIELDS - 1)
    if len(parts) < FIELDS or not parts[-1].isdecimal() or len(parts[-1]) > 12:
        raise InputError(
            f"{name}: no ARC record begins at byte {position:,} (after {number} records); "
            "the archive is damaged from here on: fetch it again"
        )
    url, _, _, kind, length = parts
    return _Record(number=number, position=position, url=url, kind=kind.lower(), length=int(length))


def _page(payload: Payload, record: _Record) -> Iterator[Payload]:
    content = payload.stream.read(record.length)
    if len(content) < record.length:
        raise InputError(
            f"{payload.name}: record {record.number} at byte {record.position:,} breaks off after "
            f"{len(content):,} of {record.length:,} bytes; fetch the archive again"
        )
    status, headers, body = _answer(content)
    if status == HTTP_OK:
        charset = headers.get_content_charset()
        yield page(
            payload,
            body,
            number=record.number,
            url=record.url,
            kind=headers.get_content_type(),
            charset=charset,
        )


def _answer(content: bytes) -> tuple[int, Message, bytes]:
    """Status, headers and body of a stored HTTP answer; 0 where there is none."""
    top, separator, body = content.partition(b"\r\n\r\n")
    if not separator:
        top, _, body = content.partition(b"\n\n")
    line, _, rest = top.partition(b"\n")
    words = line.split()
    status = int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1].isdigit() else 0
    return status, BytesHeaderParser().parsebytes(rest), body


def _skip(payload: Payload, length: int) -> None:
    while length > 0 and (skipped := len(payload.stream.read(min(length, 1 << 20)))):
        length -= skipped


ARC = Reader(
    name="arc",
    summary="a web archive in the older ARC format",
    suffixes=(".arc",),
    media_types=("application/x-internet-archive",),
    read=read_arc,
)
