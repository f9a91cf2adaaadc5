"""The workspace: a user's corpus in one DuckDB file or a PostgreSQL database."""

from tightrope.store.adding import Added, add, known
from tightrope.store.claims import ClaimPage, Evidence, checks, claim, claims, clusters
from tightrope.store.contents import Contents, Run, contents, failures, runs
from tightrope.store.correcting import correct, corrections, training
from tightrope.store.deriving import (
    changes,
    is_derived,
    mark_derived,
    put_checks,
    put_claims,
    put_clusters,
)
from tightrope.store.open_items import OpenItem, open_items
from tightrope.store.pages import Page
from tightrope.store.reading import (
    Found,
    Head,
    all_documents,
    attributions,
    document,
    documents,
    documents_of,
    dyad_events,
    events,
    mentions,
)
from tightrope.store.records import put_records
from tightrope.store.workspace import Workspace, open_workspace

__all__ = [
    "Added",
    "ClaimPage",
    "Contents",
    "Evidence",
    "Found",
    "Head",
    "OpenItem",
    "Page",
    "Run",
    "Workspace",
    "add",
    "all_documents",
    "attributions",
    "changes",
    "checks",
    "claim",
    "claims",
    "clusters",
    "contents",
    "correct",
    "corrections",
    "document",
    "documents",
    "documents_of",
    "dyad_events",
    "events",
    "failures",
    "is_derived",
    "known",
    "mark_derived",
    "mentions",
    "open_items",
    "open_workspace",
    "put_checks",
    "put_claims",
    "put_clusters",
    "put_records",
    "runs",
    "training",
]
