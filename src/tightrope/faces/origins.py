"""`tightrope origins`: which documents rest on one root of reporting."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

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

DONE, WITH_FAILURES, BAD_INPUT = 0, 1, 2  # exit codes, as in `cli`
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
    from tightrope import engine
    from tightrope.core.types import Failure
    from tightrope.faces import origin_groups as face

    settings = load({"allow_private": allow_private})
    check_inputs(inputs, command="origins")
    options = read_options(settings, format=input_format, columns=columns, outlet=None, published=None)
    read = documents_of(inputs, options)
    items = list(engine.code(read, pipeline=engine.english()) if coded else read)
    found, docs = face.find(items)
    sys.stdout.write(face.as_json(found, docs) if format == "json" else face.as_text(found, docs))
    failures = [item for item in items if isinstance(item, Failure)]
    for failure in failures:
        print(as_line(failure), file=sys.stderr)
    return DONE if not failures else WITH_FAILURES if docs else BAD_INPUT
