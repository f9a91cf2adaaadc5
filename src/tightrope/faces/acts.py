"""`tightrope acts`: what documents say has happened, each act once, however many tell it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tightrope.faces.inputs import AllowPrivate, ColumnNames, InputFormat, Inputs, coded, told
from tightrope.faces.output import write
from tightrope.faces.settings import load
from tightrope.faces.stored import Instead, stored_documents

if TYPE_CHECKING:
    from tightrope.core.types import Doc, Failure


def acts(
    *inputs: Inputs,
    workspace: Instead = None,
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
    from tightrope.faces import act_list as face
    from tightrope.faces.brief.filtering import at_least

    settings = load({"min_score": min_score, "allow_private": allow_private, "workspace": workspace})
    items: Sequence[Doc | Failure] = (
        coded(inputs, settings, command="acts", format=input_format, columns=columns)
        if inputs
        else stored_documents(settings.workspace)
    )
    ledger = at_least(engine.ledger(items), settings.min_score)
    docs = {doc.id: doc for doc in ledger.documents}
    found = [c for c in engine.acts(ledger.documents) if len(c.members) >= least]
    write(face.RENDERERS[format](face.Acts(found, docs)), output)
    return told(ledger.failures, documents=len(docs))
