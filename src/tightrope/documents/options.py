"""What a caller may decide about reading. Frozen values; the faces fill them in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tightrope.core.errors import InputError

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one input may cost before it is refused."""

    document_bytes: int = 16 * MIB  # one page, feed or row; the longest newspaper page we met has 3 MiB
    text_chars: int = 300_000  # of one document: longer than any article or transcript, shorter than a book
    download_bytes: int = 64 * MIB  # one URL, as it comes over the wire
    unpacked_bytes: int = 4096 * MIB  # all that one compressed input may unfold to, nested archives included
    ratio: float = 200.0  # unpacked : packed; JSON lines of one outlet reach about 20, a bomb 1,000
    depth: int = 4  # archives inside archives: gzipped pages of a gzipped WARC in a zip
    seconds: float = 30.0  # one download, or the unpacking of one stream
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names that JSONL and CSV rows use; None: tell it from the usual names."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read.

    now: the latest moment anything can have been published, and the base of relative dates; UTC-aware.
    format: a name in `READERS`; None: told from suffix, media type and content.
    encoding: taken as it is; None: detected.
    language: ISO 639-1, taken as it is; None: told from the document.
    outlet, published: used where a document states none.
    max_documents: stop after so many documents; None: read all.
    stopwatch: seconds since any fixed moment; measures `limits.seconds`.
    """

    now: datetime
    format: str | None = None
    encoding: str | None = None
    language: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    allow_private_addresses: bool = False
    max_documents: int | None = None
    stopwatch: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        for name, moment in (("now", self.now), ("published", self.published)):
            if moment is not None and moment.utcoffset() is None:
                raise InputError(
                    f"{name} = {moment.isoformat()} has no time zone; add one, for example +00:00"
                )
