"""`tightrope add`: documents into the workspace, coded by all processors, each once."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import Doc, Failure
from tightrope.faces.collector import relaxed_english
from tightrope.faces.derived import derived_counts, derived_words
from tightrope.faces.inputs import (
    AllowPrivate,
    ColumnNames,
    InputFormat,
    Inputs,
    Language,
    Limit,
    Outlet,
    Published,
    check_inputs,
    check_limit,
    documents_of,
    moment,
    read_options,
    told,
)
from tightrope.faces.settings import load
from tightrope.faces.stored import Where

if TYPE_CHECKING:
    from tightrope.documents import ReadOptions
    from tightrope.engine.adding import Added, Plan
    from tightrope.engine.deriving import Derived

LISTED = 1000  # failures: more than anybody reads, and a bound on memory; the workspace keeps all


def add(
    *inputs: Inputs,
    workspace: Where = None,
    processes: Annotated[
        int | None, Parameter(help="How many code at once; by default one for each processor.")
    ] = None,
    limit: Limit = None,
    since: Annotated[
        str | None, Parameter(help="Only documents published on this day (UTC) or later: 2025-06-30.")
    ] = None,
    time_limit: Annotated[float, Parameter(help="Seconds that the coding of one document may take.")] = 120.0,
    derive: Annotated[
        bool, Parameter(help="Afterwards derive claims, acts and checks anew from the whole workspace.")
    ] = True,
    format: Annotated[Literal["text", "json"], Parameter(help="How to print what was done.")] = "text",
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    language: Language = None,
    outlet: Outlet = None,
    published: Published = None,
    allow_private: AllowPrivate = None,
) -> int:
    """Code documents and keep them in the workspace; what it has already is not coded again."""
    from tightrope.engine.adding import Plan

    check_limit(limit)
    check_inputs(inputs, command="add")
    if processes is not None and processes < 1:
        raise InputError(f"--processes {processes}: a number from 1 is expected")
    if time_limit <= 0:
        raise InputError(f"--time-limit {time_limit:g}: a number above 0 is expected")
    settings = load({"language": language, "allow_private": allow_private, "workspace": workspace})
    options = read_options(settings, format=input_format, columns=columns, outlet=outlet, published=published)
    plan = Plan(
        processes=processes or _processors(),
        since=moment(since, option="--since").date() if since else None,
        limit=limit,
        limit_s=time_limit,
        load=relaxed_english,
    )
    tally = _Tally()
    added = _added(inputs, options, plan, tally, workspace=settings.workspace, derive=derive)
    print(_as_json(added, tally) if format == "json" else _as_text(added, tally, settings.workspace))
    return _told_failures(added, tally)


@dataclass(slots=True)
class _Tally:
    """What is not told by the store's own count."""

    earlier: int = 0  # left out: published before --since
    undated: int = 0  # left out: nobody knows when they were published
    failures: list[Failure] = field(default_factory=list)  # the first of them
    derived: "Derived | None" = None  # None: nothing was

    def leave_out(self, doc: Doc) -> None:
        self.earlier += doc.published is not None
        self.undated += doc.published is None

    def note(self, item: Doc | Failure) -> None:
        if isinstance(item, Failure) and len(self.failures) < LISTED:
            self.failures.append(item)


def _added(
    inputs: Sequence[str],
    options: "ReadOptions",
    plan: "Plan",
    tally: _Tally,
    *,
    workspace: str,
    derive: bool,
) -> "Added":
    from tightrope import documents
    from tightrope.engine import adding
    from tightrope.faces.progress import progress

    run = content_id("run", "add", options.now.isoformat())
    total = documents.count(inputs, options=options)
    if plan.limit is not None and plan.since is None:
        total = min(total or plan.limit, plan.limit)
    with (
        _interruption_told(workspace),
        adding.workspace_shelf(workspace, run=run, now=options.now) as shelf,
        progress(total) as step,
    ):

        def done(item: Doc | Failure) -> None:
            tally.note(item)
            step(isinstance(item, Failure))

        def left_out(doc: Doc) -> None:
            tally.leave_out(doc)
            step(False)

        listener = adding.Listener(done=done, left_out=left_out)
        added = adding.add(documents_of(inputs, options), plan=plan, shelf=shelf, listener=listener)
        if derive:
            tally.derived = shelf.derive()
        return added


@contextmanager
def _interruption_told(workspace: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        print(
            f"\ntightrope: interrupted; {workspace} has what was ready, the same command goes on from there",
            file=sys.stderr,
        )
        raise


def _processors() -> int:
    """Those this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _as_text(added: "Added", tally: _Tally, workspace: str) -> str:
    from tightrope.faces.progress import numbered

    parts = [f"{numbered(added.new, 'document')} added"]
    if added.versions:
        parts.append(f"{added.versions:,} of them new versions")
    parts += [f"{added.same:,} there already"] if added.same else []
    parts += [numbered(added.failures, "failure")] if added.failures else []
    parts += [f"{tally.earlier:,} left out as published earlier"] if tally.earlier else []
    parts += [f"{tally.undated:,} left out as of unknown date"] if tally.undated else []
    told = [f"{workspace}: {', '.join(parts)}"]
    if tally.derived:
        told.append(f"derived from all: {', '.join(derived_words(tally.derived))}")
    return "\n".join(told)


def _as_json(added: "Added", tally: _Tally) -> str:
    counts = {name: getattr(added, name) for name in ("new", "versions", "same", "failures")}
    left_out = {"earlier": tally.earlier, "undated": tally.undated}
    failed = [asdict(failure) for failure in tally.failures]
    derived = derived_counts(tally.derived) if tally.derived else None
    return json.dumps(
        counts | {"left_out": left_out, "derived": derived, "failed": failed}, ensure_ascii=False, indent=2
    )


def _told_failures(added: "Added", tally: _Tally) -> int:
    """List failures on standard error; the exit code."""
    code = told(tally.failures, documents=added.new + added.same)
    if (more := added.failures - len(tally.failures)) > 0:
        print(f"and {more:,} more, which the workspace lists", file=sys.stderr)
    return code
