"""The commands on what is already in a workspace: what it holds, and what a person makes of the machine's items."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from tightrope.core.corrections import Action, Change, Correction
from tightrope.core.errors import InputError
from tightrope.faces.derived import derived_words
from tightrope.faces.settings import load
from tightrope.faces.stored import Where

if TYPE_CHECKING:
    from tightrope.store import Workspace

Listing = Annotated[Literal["table", "json", "csv"], Parameter(help="How to print it.")]
Row = Mapping[str, object]
AND = " & "  # between the changes of one part


def workspace(
    *,
    derive: Annotated[
        bool,
        Parameter(
            negative="", help="First derive claims, acts and checks anew: after corrections or --no-derive."
        ),
    ] = False,
    workspace: Where = None,
    format: Listing = "table",
) -> None:
    """Tell what a workspace holds: how much of each kind, its size, the version of its tables."""
    from tightrope import store
    from tightrope.engine import deriving

    with store.open_workspace(load({"workspace": workspace}).workspace, make=False) as ws:
        if derive:
            print(", ".join(derived_words(deriving.derive(ws))), file=sys.stderr)
        found = store.contents(ws)
    rows: list[Row] = [{"what": name, "number": count} for name, count in found.counts]
    rows += [{"what": "bytes", "number": found.bytes}, {"what": "version", "number": found.version}]
    rows.append({"what": "derived from all of it", "number": "yes" if found.derived else "no"})
    _print(rows, format)


def review(
    item: Annotated[str | None, Parameter(help="Id of the item; without one, open items are listed.")] = None,
    /,
    *,
    accept: Annotated[bool, Parameter(negative="", help="The machine's version stands.")] = False,
    reject: Annotated[bool, Parameter(negative="", help="There is no such thing in the text.")] = False,
    set: Annotated[
        tuple[str, ...], Parameter(help="FIELD=VALUE: stance=denies, actors=AZE GOV; IRN. May be repeated.")
    ] = (),
    merge: Annotated[str | None, Parameter(help="The same as this item, which stays.")] = None,
    split: Annotated[
        tuple[str, ...], Parameter(help=f"Changes of one part, FIELD=VALUE{AND}…; once for each part.")
    ] = (),
    who: Annotated[str | None, Parameter(help="Your name; kept with the decision.")] = None,
    why: Annotated[str | None, Parameter(help="The reason; kept with the decision.")] = None,
    kind: Annotated[
        Literal["attributions", "events"], Parameter(help="Which open items to list, doubtful ones first.")
    ] = "attributions",
    limit: Annotated[int, Parameter(help="How many to list.")] = 20,
    after: Annotated[str | None, Parameter(help="Go on after the page that ended with this cursor.")] = None,
    export: Annotated[
        Path | None, Parameter(help="Write every decision as training data (JSONL, with the sentence).")
    ] = None,
    workspace: Where = None,
    format: Listing = "table",
) -> None:
    """Look at what the machine found, and accept, reject, edit, merge or split it. Nothing is overwritten."""
    from tightrope import store

    decision = _decision(item, accept, reject, set, merge, split, who, why)
    with store.open_workspace(load({"workspace": workspace}).workspace, make=False) as ws:
        if export is not None:
            _export(ws, export)
        elif decision is not None:
            print(store.correct(ws, decision))
        elif item is not None:
            _print(_of_item(ws, item), format)
        else:
            _list(ws, kind, after, limit, format)


def _decision(
    item: str | None,
    accept: bool,
    reject: bool,
    changes: Sequence[str],
    merge: str | None,
    split: Sequence[str],
    who: str | None,
    why: str | None,
) -> Correction | None:
    """What the flags say, if anything. Raises InputError for two decisions at once, or one without a name or reason."""
    taken = {
        Action.ACCEPT: accept,
        Action.REJECT: reject,
        Action.EDIT: bool(changes),
        Action.MERGE: merge is not None,
        Action.SPLIT: bool(split),
    }
    actions = [action for action, given in taken.items() if given]
    if not actions:
        return None
    if len(actions) > 1 or item is None:
        raise InputError(
            "one decision about one item: ITEM and --accept, --reject, --set, --merge or --split"
        )
    try:
        return Correction(
            item=item,
            action=actions[0],
            changes=tuple(map(_change, changes)),
            other=merge,
            parts=tuple(tuple(map(_change, part.split(AND))) for part in split),
            who=who or "",
            when=datetime.now(UTC),
            why=why or "",
        )
    except ValueError as error:
        raise InputError(f"{item}: {error}; give --who and --why, and two --split for two parts") from error


def _change(text: str) -> Change:
    field, sign, value = text.partition("=")
    if not sign:
        raise InputError(f"{text}: write FIELD=VALUE, such as stance=denies")
    return field.strip(), value.strip()


def _export(ws: "Workspace", target: Path) -> None:
    from tightrope import store

    try:
        with target.open("w", encoding="utf-8") as file:
            count = sum(1 for example in store.training(ws) if file.write(_as_json(example) + "\n"))
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}; choose another --export") from error
    print(f"{target}: {count} decisions", file=sys.stderr)


def _list(ws: "Workspace", kind: str, after: str | None, limit: int, format: str) -> None:
    from tightrope import store
    from tightrope.store.packing import plain

    if limit < 1:
        raise InputError(f"--limit {limit}: a number from 1 is expected")
    page = store.open_items(ws, kind, after=after, limit=limit)
    told = ("stance", "type", "reality")
    rows = [
        {"item": o.id, "score": round(o.score, 3)}
        | {name: value for name in told if (value := plain(o.record).get(name))}
        | {"sentence": o.sentence}
        for o in page.items
    ]
    _print(rows, format)
    if page.after:
        print(f"more: --after {page.after}", file=sys.stderr)


def _of_item(ws: "Workspace", id: str) -> list[Row]:
    """The item as it stands field by field, its sentences, what was decided about it."""
    from tightrope import store
    from tightrope.store.evidence import sentences
    from tightrope.store.items import item
    from tightrope.store.packing import plain

    found = item(ws, id)
    rows: list[Row] = [
        {"what": name, "value": _as_json(value)} for name, value in plain(found.record).items()
    ]
    rows += [{"what": "sentence", "value": sentence} for sentence in sentences(ws, found)]
    decisions = store.corrections(ws, item=id).items
    return rows + [{"what": c.action, "value": f"{c.when:%Y-%m-%d} {c.who}: {c.why}"} for c in decisions]


def _as_json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _print(rows: Sequence[Row], format: str) -> None:
    if format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format == "csv":
        _print_csv(rows)
    else:
        _print_table(rows)


def _print_csv(rows: Sequence[Row]) -> None:
    writer = csv.DictWriter(sys.stdout, _columns(rows))
    writer.writeheader()
    writer.writerows(rows)


def _print_table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*_columns(rows), box=None)
    for row in rows:
        table.add_row(*(Text(str(row.get(name, ""))) for name in _columns(rows)))
    Console().print(table)


def _columns(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))
