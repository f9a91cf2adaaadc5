"""What passes between opening an input and the finished `Doc`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from tightrope.core.errors import InputError
from tightrope.core.types import Failure, PublishedBasis
from tightrope.documents.options import Limits, ReadOptions
from tightrope.documents.streams import Budget

STAGE = "documents"
# What parsers written by others are known to raise on broken input; none of them is a fault of ours to hide.
PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """An open stream of bytes and what is known of them before reading."""

    name: str  # as shown to people: path, URL, or place inside an archive
    stream: BinaryIO
    budget: Budget  # shared by everything unpacked from one input
    suffix: str = ""  # ".html": lower case, of the innermost file name
    media_type: str | None = None  # "text/html": lower case, without parameters
    charset: str | None = None  # as the server declared it
    url: str | None = None
    format: str | None = None  # asked for by the caller
    depth: int = 0  # archives around it

    def data(self, limits: Limits) -> bytes:
        """All bytes. InputError if there are more than one document may have."""
        data = self.stream.read(limits.document_bytes + 1)
        if len(data) > limits.document_bytes:
            raise InputError(
                f"{self.name}: larger than the {limits.document_bytes:,} bytes allowed for one document; "
                "split it, or raise the document limit"
            )
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its format tells it; `published` still as written."""

    source: str
    body: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None  # as declared
    published: str | datetime | None = None
    basis: PublishedBasis = PublishedBasis.STATED  # of `published`


Found = Article | Payload | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: how to know it, how to read it. A `Payload` it yields is read by its own reader in turn."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[Payload, ReadOptions], Iterator[Found]]


def failure(name: str, error: object) -> Failure:
    """`error` of the input `name`, beside the good ones."""
    return Failure(input=name, stage=STAGE, error=str(error))
