"""The workspace: a user's corpus in one DuckDB file or a PostgreSQL database."""

from tightrope.store.adding import Added, add, known
from tightrope.store.pages import Page
from tightrope.store.reading import (
    Found,
    Head,
    all_documents,
    attributions,
    document,
    documents,
    dyad_events,
    events,
    mentions,
)
from tightrope.store.workspace import Workspace, open_workspace
