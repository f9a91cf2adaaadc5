"""`tightrope claims` and `tightrope claim`: who holds what over many documents, and one claim in full."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from tightrope.faces.exits import DONE
from tightrope.faces.inputs import (
    AllowPrivate,
    ColumnNames,
    InputFormat,
    Inputs,
    check_limit,
    coded,
    told,
)
from tightrope.faces.output import write
from tightrope.faces.settings import load
from tightrope.faces.stored import Instead, derived_workspace

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
    workspace: Instead = None,
    about: About = None,
    denied: Denied = False,
    since: Since = None,
    grades: Grades = None,
    limit: Limit = None,
    format: Annotated[Literal["table", "json", "csv"], Parameter(help="How to print the list.")] = "table",
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    allow_private: AllowPrivate = None,
) -> int:
    """Every claim over all documents: who is for, who against, since when, from how many independent origins."""
    from tightrope import engine
    from tightrope.faces import claim_pages as face

    check_limit(limit)
    wanted = face.Filter(about=about, denied=denied, since=face.as_day(since) if since else None)
    settings = load({"workspace": workspace, "allow_private": allow_private})
    if not inputs:
        with derived_workspace(settings.workspace) as ws:
            write(face.listed(face.stored(ws, wanted, grades=grades, limit=limit), format))
        return DONE
    items = coded(inputs, settings, command="claims", format=input_format, columns=columns)
    pages, failures = engine.pages(items, grades=grades)
    write(face.listed(face.chosen(pages, wanted)[:limit], format))
    return told(failures, documents=len(items) - len(failures))


def claim(
    claim_id: ClaimId,
    *inputs: Inputs,
    workspace: Instead = None,
    grades: Grades = None,
    format: Annotated[Literal["text", "json"], Parameter(help="How to print the page.")] = "text",
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    allow_private: AllowPrivate = None,
) -> int:
    """One claim in full: every position with its sentence and the way to it, its origins, why it is one claim."""
    from tightrope import engine
    from tightrope.engine import deriving
    from tightrope.faces import claim_pages as face

    settings = load({"workspace": workspace, "allow_private": allow_private})
    if not inputs:
        with derived_workspace(settings.workspace) as ws:
            write(face.told(deriving.stored_page(ws, claim_id, grades=grades), format))
        return DONE
    items = coded(inputs, settings, command="claim", format=input_format, columns=columns)
    pages, failures = engine.pages(items, grades=grades)
    write(face.told(face.find(pages, claim_id), format))
    return told(failures, documents=len(items) - len(failures))
