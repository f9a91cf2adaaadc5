"""Documents into the workspace, batch by batch: each is there whole or not at all, and never twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from tightrope.core.ids import content_id
from tightrope.core.types import Doc, Failure
from tightrope.store.columns import Row, to_row
from tightrope.store.queries import among, standing
from tightrope.store.rows import doc_rows
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

BATCH = 64  # documents a transaction: half a minute's coding at most is done again after a kill


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the documents of a run."""

    new: int = 0
    versions: int = 0  # of `new`, those that replace an earlier text at their address
    same: int = 0  # were there already
    failures: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def add(ws: Workspace, items: Iterable[Doc | Failure], *, run: str, now: datetime) -> Added:
    """Keep documents as coded, and what could not be coded.

    run: the run's id; one that broke off is taken up under the same id or another. now: UTC-aware.
    Whatever ends `items` early, what it gave until then is kept.
    """
    with ws.engine.writing():
        _start(ws, run, now)
    added, batch = Added(), list[Doc | Failure]()
    try:
        for item in items:
            batch.append(item)
            if len(batch) == BATCH:
                done, batch = batch, []
                added += _add_batch(ws, done, run=run, now=now)
    finally:
        added += _add_batch(ws, batch, run=run, now=now)
    with ws.engine.writing():
        ws.engine.run("UPDATE runs SET finished = ? WHERE id = ?", (True, run))
    return added


def known(ws: Workspace, ids: Iterable[str]) -> frozenset[str]:
    """Those of these documents that the workspace has."""
    found = among(standing("documents", corrected=False), "id", list(ids)).select("id")
    return frozenset(row["id"] for row in ws.rows(found))


def _start(ws: Workspace, run: str, now: datetime) -> None:
    runs = TABLES["runs"].query
    if not ws.rows(runs.filter(runs.id == run)):
        started = now.astimezone(UTC).replace(tzinfo=None)
        ws.insert("runs", [{"id": run, "started": started, "finished": False} | to_row(Added())])


def _add_batch(ws: Workspace, batch: Sequence[Doc | Failure], *, run: str, now: datetime) -> Added:
    checked = [_storable(item) for item in batch]
    docs = {item.id: item for item in checked if isinstance(item, Doc)}
    failures = [item for item in checked if isinstance(item, Failure)]
    if not batch:
        return Added()
    with ws.engine.writing():
        there = known(ws, docs)
        fresh = [doc for doc in docs.values() if doc.id not in there]
        versions = _insert_docs(ws, fresh, run=run, now=now)
        if fresh:
            ws.changed()
        _insert_failures(ws, failures, resolved=[doc.source for doc in docs.values()], run=run)
        same = len(checked) - len(failures) - len(fresh)
        added = Added(new=len(fresh), versions=versions, same=same, failures=len(failures))
        _count(ws, run, added)
    return added


def _storable(item: Doc | Failure) -> Doc | Failure:
    """A failure in place of a document with characters that no database keeps; a failure's own are written out."""
    if isinstance(item, Failure):
        return Failure(**{f.name: _written_out(getattr(item, f.name)) for f in fields(item)})
    words = "".join(filter(None, (item.text, item.source, item.url, item.title, item.outlet, item.author)))
    if _written_out(words) == words:
        return item
    error = "a NUL or half a surrogate pair stands in it, which no database keeps; clean the text"
    return Failure(input=_written_out(item.source), stage="store", error=error)


def _written_out(text: str) -> str:
    return text.encode(errors="backslashreplace").decode().replace("\0", "\\x00")


def _insert_docs(ws: Workspace, docs: Sequence[Doc], *, run: str, now: datetime) -> int:
    """How many are a later version of a document at the same address."""
    last, latest = _last_versions(ws, docs), {doc.url or doc.id: doc.id for doc in docs}
    rows: dict[str, list[Row]] = defaultdict(list)
    facts = {"run": run, "added": now.astimezone(UTC).replace(tzinfo=None)}
    versions = 0
    for doc in docs:
        address = doc.url or doc.id
        last[address] = last.get(address, 0) + 1
        versions += last[address] > 1
        state = {"version": last[address], "latest": latest[address] == doc.id}
        for table, row in doc_rows(doc, **facts, **state):
            rows[table].append(row)
    for url in {doc.url for doc in docs if last[doc.url or doc.id] > 1}:
        ws.engine.run("UPDATE documents SET latest = ? WHERE url = ?", (False, url))
    for table, found in rows.items():
        ws.insert(table, found)
    return versions


def _last_versions(ws: Workspace, docs: Sequence[Doc]) -> dict[str, int]:
    documents = TABLES["documents"].query
    urls = [doc.url for doc in docs if doc.url]
    if not urls:
        return {}
    there = documents.filter(documents.machine & documents.url.isin(urls))
    found = there.group_by("url").aggregate(version=there.version.max())
    return {row["url"]: row["version"] for row in ws.rows(found)}


def _insert_failures(
    ws: Workspace, failures: Sequence[Failure], *, resolved: Sequence[str], run: str
) -> None:
    """Each failure once, however often a run meets it; `resolved`: inputs that could be read after all."""
    table = TABLES["failures"].query
    waiting = table.filter(table.resolved.isnull())
    for row in ws.rows(waiting.filter(waiting.input.isin(resolved))) if resolved else ():
        ws.engine.run("UPDATE failures SET resolved = ? WHERE id = ? AND resolved IS NULL", (run, row["id"]))
    open_ = {content_id("f", f.input, f.stage, f.error): f for f in failures}
    there = {row["id"] for row in ws.rows(waiting.filter(waiting.id.isin(list(open_))))} if open_ else set()
    rows = [{"id": i, "run": run, "resolved": None} | to_row(f) for i, f in open_.items() if i not in there]
    ws.insert("failures", rows)


def _count(ws: Workspace, run: str, added: Added) -> None:
    names = [f.name for f in fields(added)]
    sets = ", ".join(f"{name} = {name} + ?" for name in names)
    ws.engine.run(f"UPDATE runs SET {sets} WHERE id = ?", (*(getattr(added, n) for n in names), run))
