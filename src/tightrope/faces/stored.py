"""Documents that commands find in a workspace where no input is named."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from tightrope.core.types import Doc

Workspace = Annotated[
    str | None,
    Parameter(
        name=["--workspace", "-w"],
        help="A DuckDB file, or a postgresql:// address; the one to look in where no input is named.",
    ),
]


def stored_documents(where: str) -> "tuple[Doc, ...]":
    """Every document of a workspace in its latest version, corrected. Raises InputError where there is no workspace."""
    from tightrope import store

    with store.open_workspace(where, make=False) as ws:
        return tuple(store.all_documents(ws))
