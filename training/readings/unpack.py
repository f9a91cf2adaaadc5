"""Readings with their words again: annotations and articles become a text and a YAML file each.

python -m training.readings.unpack --data DATA --out FOLDER [--split develop check sealed]

DATA holds `text/*.jsonl.gz`, as README.md names them. `tightrope evaluate FOLDER` scores what is written.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tightrope.core.errors import InputError
from tightrope.core.types import UNIDENTIFIED, Span
from tightrope.evaluation.locate import Quote, find, folded

ANNOTATIONS = Path(__file__).parent / "annotations.jsonl.xz"
SPLITS = ("train", "develop", "check", "sealed")
IN_WORDS = "some"  # a count that the article gives in words
Row = Mapping[str, Any]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with text/*.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--split", nargs="+", choices=SPLITS, default=["develop"], help="default: develop")
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    options = parser.parse_args(argv)
    rows = [row for row in load(options.annotations) if row["split"] in options.split]
    try:
        unpack(rows, articles(options.data), options.out)
    except InputError as error:
        sys.exit(str(error))
    print(f"{len(rows)} readings in {options.out}")


def unpack(rows: Iterable[Row], found: Mapping[tuple[str, str], str], out: Path) -> None:
    """Write `NAME.txt` and `NAME.yaml` for each row. Raises InputError where an article is missing or another."""
    out.mkdir(parents=True, exist_ok=True)
    for row in rows:
        text = text_of(row, found)
        (out / f"{row['name']}.txt").write_text(text + "\n", encoding="utf-8")
        tree = yaml.safe_dump(reading_of(row, text), allow_unicode=True, sort_keys=False, width=110)
        (out / f"{row['name']}.yaml").write_text(tree, encoding="utf-8")


def load(path: Path) -> list[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles(data: Path) -> dict[tuple[str, str], str]:
    """Title, blank line and body of every article of DATA/text, by the name of its file and its id as text.

    Line ends are those of Unix. Raises InputError if there is no article.
    """
    found = {
        (name, str(row["id"])): _unix(f"{row['title']}\n\n{row['text']}")
        for name, row in _lines(sorted(data.glob("text/*.jsonl.gz")))
    }
    if not found:
        raise InputError(f"{data}: no text/*.jsonl.gz there; README.md says which sets --data must hold")
    return found


def _lines(paths: Iterable[Path]) -> Iterator[tuple[str, Row]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from ((path.name, json.loads(line)) for line in lines)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_of(row: Row, found: Mapping[tuple[str, str], str]) -> str:
    """The very text that was annotated. Raises InputError if the article is missing or has changed."""
    article = found.get((row["file"], row["article"]))
    if article is None:
        raise InputError(
            f"{row['name']}: no article {row['article']} in text/{row['file']}; is the set complete?"
        )
    text = joined(article, row["cut"])
    if sha256(text) != row["sha256"]:
        raise InputError(
            f"{row['name']}: article {row['article']} of {row['file']} is not what was annotated"
        )
    return text


def joined(article: str, cut: Sequence[str | Sequence[int]]) -> str:
    """The text that `cut` takes from an article: ranges of it, and white space to set between them."""
    return "".join(piece if isinstance(piece, str) else article[slice(*piece)] for piece in cut)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def reading_of(row: Row, text: str) -> dict[str, Any]:
    """What goes into the YAML file: offsets become words and which occurrence of them is meant."""
    told = {a["id"]: a for a in row["attributions"]}
    return {
        "doc": f"{row['name']}.txt",
        "language": row["language"],
        "attributions": [_attribution(a, text) for a in row["attributions"]],
        "events": [_event(e, text) for e in row["events"]],
        "claims": [_claim(c, told, text) for c in row["claims"]],
        "relations": row["relations"],
        "reprisals": [r | {"cue": quote(text, r["cue"])[0]} for r in row["reprisals"]],
    }


def _attribution(row: Row, text: str) -> dict[str, Any]:
    quotes: dict[str, Any] = {}
    for key in ("source", "cue", "content"):
        quotes[key], quotes[f"{key}_nth"] = quote(text, row[key])
    return {**row, **quotes}


def _event(row: Row, text: str) -> dict[str, Any]:
    words, nth = quote(text, row["trigger"])
    counts = {kind: IN_WORDS if n is None else n for kind, n in row["counts"].items()}
    return {**row, "trigger": words, "nth": nth, "counts": counts}


def _claim(row: Row, told: Mapping[str, Row], text: str) -> dict[str, Any]:
    """The content of the first position stands for the proposition, the words for a source that has no code."""
    first = told[row["positions"][0]["by"]]
    positions = [{**p, "holder": p["holder"] or _holder(told[p["by"]], text)} for p in row["positions"]]
    return {"proposition": quote(text, first["content"])[0], "positions": positions, "status": row["status"]}


def _holder(attribution: Row, text: str) -> str:
    return quote(text, attribution["source"])[0] or UNIDENTIFIED


def quote(text: str, ends: Sequence[int] | None) -> tuple[str | None, int | None]:
    """The words between two offsets and which occurrence of them that is, from 1, as `locate.find` counts."""
    if ends is None:
        return None, None
    span = Span(*ends)
    words = folded(text[span.start : span.end])
    for nth in range(1, span.start + 2):
        if find(text, Quote(words, nth)) == span:
            return words, nth
    raise InputError(
        f"[{span.start}, {span.end}) does not begin and end with a word; pack the readings again"
    )


if __name__ == "__main__":
    main()
