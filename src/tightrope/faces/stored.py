"""What commands find in a workspace where no input is named."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from tightrope.core.types import Doc
    from tightrope.store import Workspace

Where = Annotated[
    str | None, Parameter(name=["--workspace", "-w"], help="A DuckDB file, or a postgresql:// address.")
]
Instead = Annotated[
    str | None,
    Parameter(
        name=["--workspace", "-w"],
        help="A DuckDB file, or a postgresql:// address; the one to look in where no input is named.",
    ),
]


def stored_documents(where: str) -> "list[Doc]":
    """Every document of a workspace in its latest version, corrected. Raises InputError where there is no workspace."""
    from tightrope import store

    with store.open_workspace(where, make=False) as ws:
        return list(store.all_documents(ws))


@contextmanager
def derived_workspace(where: str) -> "Iterator[Workspace]":
    """The workspace, for reading what is derived; whether that is of all that is there is told on standard error."""
    from tightrope import store

    with store.open_workspace(where, make=False) as ws:
        if not store.is_derived(ws):
            print(
                f"{ws.where}: changed since claims were derived; tightrope workspace --derive brings them up to date",
                file=sys.stderr,
            )
        yield ws
