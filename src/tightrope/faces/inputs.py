"""How the commands are told what to read: their options, and what these mean for `documents`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tightrope.core.errors import InputError
from tightrope.faces.collector import relaxed_english
from tightrope.faces.exits import BAD_INPUT, DONE, WITH_FAILURES

if TYPE_CHECKING:
    from tightrope.core.types import Doc, Failure
    from tightrope.documents import Columns, ReadOptions
    from tightrope.faces.settings import Settings

Inputs = Annotated[
    str,
    Parameter(
        help="Files, folders, patterns, http(s) addresses, - for standard input.", allow_leading_hyphen=True
    ),
]
InputFormat = Annotated[str | None, Parameter(help="Read input as this format, whatever it looks like.")]
ColumnNames = Annotated[
    str | None, Parameter(help="Names in JSONL and CSV rows: text=body,title=headline,date=published.")
]
Language = Annotated[str | None, Parameter(help="ISO 639-1 code all input is in.")]
Outlet = Annotated[str | None, Parameter(help="Who published it, where a document does not say.")]
Published = Annotated[str | None, Parameter(help="When (ISO 8601), where a document does not say.")]
Limit = Annotated[int | None, Parameter(help="Stop after so many documents.")]
AllowPrivate = Annotated[bool | None, Parameter(negative="", help="Allow addresses inside your own network.")]


def check_inputs(inputs: Sequence[str], *, command: str) -> None:
    """Raises InputError where there is nothing to read, or something that was meant as an option."""
    if not inputs:
        raise InputError("nothing to read; name files, folders or addresses, or - for standard input")
    for text in inputs:
        if text.startswith("-") and text != "-":
            raise InputError(f"{text}: no such option; see tightrope {command} --help (a file: ./{text})")


def check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise InputError(f"--limit {limit}: a number from 1 is expected")


def documents_of(inputs: Sequence[str], options: "ReadOptions") -> "Iterator[Doc | Failure]":
    """The documents that `inputs` hold, standard input among them."""
    from tightrope import documents

    if sys.stdin is None and "-" in inputs:  # closed by whoever started us
        raise InputError("-: there is no standard input; name a file")
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    return documents.read(inputs, options=options, stdin=stdin)


def coded(
    inputs: Sequence[str],
    settings: "Settings",
    *,
    command: str,
    format: str | None,
    columns: str | None,
) -> "list[Doc | Failure]":
    """What `inputs` hold, coded, and what could not be; for commands that need all of it at once."""
    from tightrope import engine

    check_inputs(inputs, command=command)
    options = read_options(settings, format=format, columns=columns, outlet=None, published=None)
    return list(engine.code(documents_of(inputs, options), pipeline=relaxed_english()))


def told(failures: "Iterable[Failure]", *, documents: int) -> int:
    """The exit code of a command that got so many documents; what failed is listed on standard error."""
    code = DONE
    for failure in failures:
        print(as_line(failure), file=sys.stderr)
        code = WITH_FAILURES if documents else BAD_INPUT
    return code


def read_options(
    settings: "Settings",
    *,
    format: str | None,
    columns: str | None,
    outlet: str | None,
    published: str | None,
    limit: int | None = None,
) -> "ReadOptions":
    """What the options and settings mean, as of now."""
    from tightrope.documents import Columns, Limits, ReadOptions

    return ReadOptions(
        now=datetime.now(UTC),
        format=format,
        language=settings.language,
        outlet=outlet,
        published=moment(published, option="--published") if published else None,
        columns=column_names(columns) if columns else Columns(),
        limits=Limits(seconds=settings.seconds),
        allow_private_addresses=settings.allow_private,
        max_documents=limit,
    )


def moment(text: str, *, option: str) -> datetime:
    """A time in UTC; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{option} {text}: not a date; write it as 2025-06-30 or 2025-06-30T18:00Z"
        ) from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def column_names(text: str) -> "Columns":
    """From "text=body,date=day"."""
    from tightrope.documents import Columns

    pairs = [pair.partition("=")[::2] for pair in text.split(",")]
    names = {ours.strip(): theirs.strip() for ours, theirs in pairs}
    known = Columns.__dataclass_fields__
    if not all(ours in known and theirs for ours, theirs in names.items()):
        raise InputError(f"--columns {text}: write NAME=COLUMN,…; names are {', '.join(known)}")
    return Columns(**names)


def as_line(failure: "Failure") -> str:
    """What could not be read and why; a message that begins with the input need not say it twice."""
    said = failure.error.startswith(failure.input)
    return failure.error if said else f"{failure.input}: {failure.stage}: {failure.error}"
