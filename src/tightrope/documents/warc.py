"""WARC web archives, by fastwarc: each page that was fetched is read by its own reader."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tightrope.core.errors import InputError
from tightrope.core.types import Failure
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Payload, Reader, failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = ("text/html", "application/xhtml+xml", "text/plain")  # what of a crawl can be an article
ADDRESSES = ("http://", "https://", "file://")  # a crawler stores its own logs under others
HTTP_OK = 200


def read_warc(payload: Payload, options: ReadOptions) -> Iterator[Payload | Failure]:
    """The pages in an archive; requests, redirects, images and the like are passed over.

    InputError where the archive breaks off or is damaged; what stands before that place has been read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = position = 0
    try:
        for record in ArchiveIterator(
            payload.stream, record_types=kinds, auto_decode="all", stream_detect=False
        ):
            number, position = number + 1, record.stream_pos
            if _address(record).startswith(ADDRESSES) and _media_type(record) in PAGES:
                yield _page(record, number, payload, options)
    except OSError as error:
        where = (
            f"after page record {number} at byte {position:,}" if number else "before the first page record"
        )
        raise InputError(
            f"{payload.name}: damaged or not a WARC {where} ({error}); fetch the archive again"
        ) from error


def page(
    payload: Payload, data: bytes, *, number: int, url: str | None, kind: str, charset: str | None
) -> Payload:
    """One page of a web archive as something to read by itself."""
    return Payload(
        name=f"{payload.name}#record-{number}",
        stream=io.BufferedReader(io.BytesIO(data)),
        budget=payload.budget,
        media_type=kind,
        charset=charset,
        url=url,
        depth=payload.depth + 1,
    )


def _media_type(record: "WarcRecord") -> str:
    """Of a successful answer or a stored resource; "" for anything else."""
    if record.is_http:
        headers = record.http_headers
        return (record.http_content_type or "") if headers and headers.status_code == HTTP_OK else ""
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _page(record: "WarcRecord", number: int, payload: Payload, options: ReadOptions) -> Payload | Failure:
    name, limit = f"{payload.name}#record-{number}", options.limits.document_bytes
    try:
        data = record.reader.read(limit + 1)
    except OSError as error:
        return failure(
            name, f"{name}: damaged content at byte {record.stream_pos:,} ({error}); fetch the page again"
        )
    if len(data) > limit:
        return failure(
            name, f"{name}: larger than the {limit:,} bytes allowed for one document; raise the limit"
        )
    charset = record.http_charset if record.is_http else None
    return page(payload, data, number=number, url=_address(record), kind=_media_type(record), charset=charset)


def _address(record: "WarcRecord") -> str:
    """What was fetched; some writers put it in angle brackets."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


WARC = Reader(
    name="warc",
    summary="a web archive (WARC 1.0, 1.1), one article per page",
    suffixes=(".warc", ".wet"),
    media_types=("application/warc",),
    read=read_warc,
)
