"""`tightrope claims` and `tightrope claim`: who holds what over many documents, and one claim in full."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tightrope.faces.settings import load
from tightrope.faces.stored import Workspace

if TYPE_CHECKING:
    from tightrope.core.types import Failure

DONE, WITH_FAILURES = 0, 1  # exit codes, as in `cli`

Inputs = Annotated[
    str,
    Parameter(
        help="Files, folders, patterns, http(s) addresses, - for standard input.", allow_leading_hyphen=True
    ),
]
Grades = Annotated[
    Path | None, Parameter(help="A TOML file with your own grades of sources, A to F, under [sources].")
]
About = Annotated[str | None, Parameter(help="Only claims this party acts in, suffers or holds: AZE, UNO.")]
Denied = Annotated[bool, Parameter(negative="", help="Only claims that somebody denies.")]
Since = Annotated[str | None, Parameter(help="Only claims with a position of this day or later: 2025-06-30.")]
Limit = Annotated[int | None, Parameter(help="List so many claims at most.")]
ClaimId = Annotated[str, Parameter(help="A claim as `tightrope claims` prints its id, or how it begins.")]


def claims(
    *inputs: Inputs,
    workspace: Workspace = None,
    about: About = None,
    denied: Denied = False,
    since: Since = None,
    grades: Grades = None,
    limit: Limit = None,
    format: Annotated[Literal["table", "json", "csv"], Parameter(help="How to print the list.")] = "table",
) -> int:
    """Every claim over all documents: who is for, who against, since when, from how many independent origins."""
    from tightrope.faces import claim_pages as face

    wanted = face.Filter(about=about, denied=denied, since=face.as_day(since) if since else None)
    if inputs:
        pages, failures = face.book(inputs, grades=grades, now=datetime.now(UTC))
        found = face.chosen(pages, wanted)[:limit]
    else:
        where = load({"workspace": workspace}).workspace
        found, failures = face.stored(where, wanted, grades=grades, limit=limit), ()
    return _printed(face.listed(found, format), failures)


def claim(
    claim_id: ClaimId,
    *inputs: Inputs,
    workspace: Workspace = None,
    grades: Grades = None,
    format: Annotated[Literal["text", "json"], Parameter(help="How to print the page.")] = "text",
) -> int:
    """One claim in full: every position with its sentence and the way to it, its origins, why it is one claim."""
    from tightrope.faces import claim_pages as face

    if not inputs:
        where = load({"workspace": workspace}).workspace
        return _printed(face.told(face.stored_page(where, claim_id, grades=grades), format), ())
    pages, failures = face.book(inputs, grades=grades, now=datetime.now(UTC))
    return _printed(face.told(face.find(pages, claim_id), format), failures)


def _printed(text: str, failures: "Sequence[Failure]") -> int:
    """Print `text`, and what failed on standard error; the exit code."""
    sys.stdout.write(text)
    for failure in failures:
        print(f"{failure.input}: {failure.stage}: {failure.error}", file=sys.stderr)
    return WITH_FAILURES if failures else DONE
