"""Readings without their words: YAML beside texts becomes offsets, labels and where the articles are found.

python -m training.readings.pack --data DATA [--train FOLDER...] [--develop FOLDER...] [--check ...] [--sealed ...]

Readings that are packed already stay, but for those of the same names. A reading whose article, content, source, cue
or trigger is not found stops the run: nothing is left out silently.
"""

import argparse
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tightrope.core.errors import InputError
from tightrope.core.types import Span
from tightrope.evaluation.locate import Quote, find, find_near
from training.readings.unpack import ANNOTATIONS, SPLITS, Row, articles, joined, load, sha256

PIECE = re.compile(r"(\n\n|(?<=[.!?]) )")  # texts were cut at paragraphs or, where one is long, at sentences
CODE = re.compile(r"(---|[A-Z]{3})( [A-Z]{3})*")  # an actor as PLOVER codes it; other holders are words


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with text/*.jsonl.gz")
    for split in SPLITS:
        parser.add_argument(
            f"--{split}", type=Path, nargs="+", default=[], help="folders of NAME.txt and NAME.yaml"
        )
    parser.add_argument("--out", type=Path, default=ANNOTATIONS)
    options = parser.parse_args(argv)
    try:
        rows = pack({split: getattr(options, split) for split in SPLITS}, articles(options.data))
    except InputError as error:
        sys.exit(str(error))
    names = {row["name"] for row in rows}
    kept = [row for row in load(options.out) if row["name"] not in names] if options.out.exists() else []
    write(sorted((*kept, *rows), key=lambda row: row["name"]), options.out)
    print(f"{len(rows)} readings packed, {len(kept)} kept in {options.out}")


def pack(folders: Mapping[str, Sequence[Path]], found: Mapping[tuple[str, str], str]) -> list[Row]:
    """The readings of all folders of each split, by name. Raises InputError where something is not found."""
    titled = defaultdict(list)
    for key, article in found.items():
        titled[_title(article)].append((key, article))
    paths = [
        (path, split) for split in folders for folder in folders[split] for path in folder.glob("*.yaml")
    ]
    return [_row(path, split, titled) for path, split in sorted(paths, key=lambda p: p[0].stem)]


def write(rows: Iterable[Row], path: Path) -> None:
    """One row a line; the same rows give the same bytes."""
    with lzma.open(path, "wt", preset=9, encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)


def _row(path: Path, split: str, titled: Mapping[str, Sequence[tuple[tuple[str, str], str]]]) -> Row:
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = (path.parent / tree["doc"]).read_text(encoding="utf-8").strip()
    for (file, article_id), article in titled.get(_title(text), ()):
        cut = cut_of(article, text)
        if cut and joined(article, cut) == text:
            head = {"name": path.stem, "split": split, "language": tree["language"]}
            place = {"file": file, "article": article_id, "cut": cut, "sha256": sha256(text)}
            return head | place | _labels(path, tree, text)
    raise InputError(
        f"{path}: no article holds this text under this title; --data must hold the set it is from"
    )


def _title(text: str) -> str:
    return text.strip().partition("\n")[0].strip()


def cut_of(article: str, text: str) -> list[Any] | None:
    """Ranges of `article` that make `text` and, between them, the white space that only `text` has there."""
    cut: list[Any] = []
    at, pieces = 0, PIECE.split(text)
    for glue, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        start = article.find(piece, at)
        if start < 0:
            return None
        end = start + len(piece)
        if cut and article[at:start] == glue:
            cut[-1] = [cut[-1][0], end]
        else:
            cut += [glue, [start, end]]
        at = end
    return cut[1:]


def _labels(path: Path, tree: Row, text: str) -> dict[str, Any]:
    try:
        return {
            "attributions": [_attribution(row, text) for row in tree.get("attributions") or ()],
            "events": [_event(row, text) for row in tree.get("events") or ()],
            "claims": [_claim(row, tree) for row in tree.get("claims") or ()],
            "relations": tree.get("relations") or [],
            "reprisals": [_reprisal(row, text) for row in tree.get("reprisals") or ()],
        }
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _attribution(row: Row, text: str) -> dict[str, Any]:
    content = find(text, Quote(row["content"], row.get("content_nth")))
    near = content.start if content else 0
    return {
        "id": row["id"],
        "source": _ends(row, "source", _near(text, row, "source", near)),
        "actors": row.get("actors") or [],
        "cue": _ends(row, "cue", _near(text, row, "cue", near)),
        "content": _ends(row, "content", content),
        "stance": row["stance"],
        "parent": row.get("parent"),
    }


def _near(text: str, row: Row, key: str, anchor: int) -> Span | None:
    return find_near(text, Quote(row[key], row.get(f"{key}_nth")), anchor) if row.get(key) else None


def _event(row: Row, text: str) -> dict[str, Any]:
    counts = row.get("counts") or {}
    return {
        "id": row["id"],
        "trigger": _ends(row, "trigger", find(text, Quote(row["trigger"], row.get("nth")))),
        "type": row["type"],
        "mode": row.get("mode"),
        "actors": row.get("actors") or [],
        "recipients": row.get("recipients") or [],
        "reality": row["reality"],
        "voice": row.get("voice") or [],
        "counts": {kind: n if isinstance(n, int) else None for kind, n in counts.items()},
    }


def _claim(row: Row, tree: Row) -> dict[str, Any]:
    """Who holds what by which attribution; the words of the proposition, and of a holder, are left behind."""
    unknown = {p.get("by") for p in row["positions"]} - {a["id"] for a in tree.get("attributions") or ()}
    if unknown:
        raise InputError(f"claims: `by` names {unknown}, which is no attribution here; give the id of one")
    positions = [
        p | {"holder": p["holder"] if CODE.fullmatch(p["holder"]) else None} for p in row["positions"]
    ]
    return {"positions": positions, "status": row["status"]}


def _reprisal(row: Row, text: str) -> dict[str, Any]:
    cue = find(text, Quote(row["cue"])) if row.get("cue") else None
    return {"act": row["act"], "answer": row["answer"], "cue": _ends(row, "cue", cue)}


def _ends(row: Row, key: str, span: Span | None) -> list[int] | None:
    if span is None and row.get(key):
        raise InputError(
            f"{row.get('id', '')} {key} {row[key]!r} does not stand in the text; quote it exactly"
        )
    return [span.start, span.end] if span else None


if __name__ == "__main__":
    main()
