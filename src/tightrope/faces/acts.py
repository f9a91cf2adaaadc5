"""`tightrope acts`: what documents say has happened, each act once, however many tell it."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from tightrope.core.errors import InputError
from tightrope.faces.inputs import (
    AllowPrivate,
    ColumnNames,
    InputFormat,
    Inputs,
    as_line,
    check_inputs,
    documents_of,
    read_options,
)
from tightrope.faces.settings import load
from tightrope.faces.stored import Workspace, stored_documents

DONE, WITH_FAILURES, BAD_INPUT = 0, 1, 2  # exit codes, as in `cli`


def acts(
    *inputs: Inputs,
    workspace: Workspace = None,
    format: Annotated[Literal["text", "json", "csv"], Parameter(help="How to print the acts.")] = "text",
    output: Annotated[Path | None, Parameter(name=["--output", "-o"], help="A file to write to.")] = None,
    least: Annotated[int, Parameter(help="Leave out acts told fewer times than this.")] = 1,
    min_score: Annotated[
        float | None, Parameter(help="Leave out findings less sure than this, 0 to 1.")
    ] = None,
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    allow_private: AllowPrivate = None,
) -> int:
    """List what documents say has happened, each act once, however many tell it; without inputs, over the workspace."""
    from tightrope import engine
    from tightrope.core.types import Ledger
    from tightrope.faces import act_list as face
    from tightrope.faces.brief.filtering import at_least

    settings = load({"min_score": min_score, "allow_private": allow_private, "workspace": workspace})
    if inputs:
        check_inputs(inputs, command="acts")
        options = read_options(settings, format=input_format, columns=columns, outlet=None, published=None)
        ledger = engine.ledger(engine.code(documents_of(inputs, options), pipeline=engine.english()))
    else:
        ledger = Ledger(documents=stored_documents(settings.workspace))
    docs = at_least(ledger, settings.min_score).documents
    found = [c for c in engine.acts(docs) if len(c.members) >= least]
    text = face.RENDERERS[format](face.Acts(found, {d.id: d for d in docs}))
    if output is None:
        sys.stdout.write(text)
    else:
        _write(text, output)
    for failure in ledger.failures:
        print(as_line(failure), file=sys.stderr)
    return (WITH_FAILURES if docs else BAD_INPUT) if ledger.failures else DONE


def _write(text: str, output: Path) -> None:
    """Raises InputError if `output` cannot be written."""
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}; choose another --output") from error
