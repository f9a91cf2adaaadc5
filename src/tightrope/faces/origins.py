"""`tightrope origins`: which documents rest on one root of reporting."""

from typing import Annotated, Literal

from cyclopts import Parameter

from tightrope.faces import inputs as reading
from tightrope.faces.inputs import AllowPrivate, ColumnNames, InputFormat, Inputs, told
from tightrope.faces.output import write
from tightrope.faces.settings import load

Coded = Annotated[
    bool, Parameter(negative="", help="Also credits that only the attributions show: coding takes time.")
]


def origins(
    *inputs: Inputs,
    format: Annotated[Literal["text", "json"], Parameter(help="How to print the groups.")] = "text",
    coded: Coded = False,
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    allow_private: AllowPrivate = None,
) -> int:
    """List which documents rest on one root of reporting, with the reasons."""
    from tightrope.core.types import Doc, Failure
    from tightrope.faces import origin_groups as face

    settings = load({"allow_private": allow_private})
    items: list[Doc | Failure]
    if coded:
        items = reading.coded(inputs, settings, command="origins", format=input_format, columns=columns)
    else:
        reading.check_inputs(inputs, command="origins")
        options = reading.read_options(
            settings, format=input_format, columns=columns, outlet=None, published=None
        )
        items = list(reading.documents_of(inputs, options))
    found, docs = face.find(items)
    write(face.as_json(found, docs) if format == "json" else face.as_text(found, docs))
    return told((item for item in items if isinstance(item, Failure)), documents=len(docs))
