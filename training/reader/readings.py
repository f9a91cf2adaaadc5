"""Label words with what annotated readings say of them: who tells what, which acts are told, of whom, how real.

    python readings.py --out OUT FOLDER [FOLDER ...]               to train on: OUT/readings.jsonl.gz
    python readings.py --out OUT --held-out FOLDER [FOLDER ...]    to measure with: OUT/held_out.jsonl.gz

Each FOLDER holds readings as NAME.txt and NAME.yaml, as `python -m training.readings.unpack` writes them: the splits
"train" and "develop" are to train on, "check" is to measure with, "sealed" stays out of both. The documents are in the
form of prepare.py's. Sentences, and which words name which state, are those of the installed package.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from acts import head
from prepare import flat_labels, sha256

from tightrope import engine
from tightrope.core.types import UNIDENTIFIED, Doc, Span
from tightrope.evaluation.locate import Quote, find, find_near

ANNOTATIONS = Path(__file__).parents[1] / "readings" / "annotations.jsonl.xz"
Row = Mapping[str, Any]


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    arguments.add_argument("--held-out", action="store_true")
    options = arguments.parse_args()
    name = "held_out" if options.held_out else "readings"
    paths = sorted(p for folder in options.folders for p in folder.glob("*.yaml"))
    with gzip.open(options.out / f"{name}.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as out:
        for doc in map(labelled, paths):
            out.write(json.dumps(doc) + "\n")
    sources = options.out / "sources.json"
    known = json.loads(sources.read_text())
    sources.write_text(json.dumps(known | {ANNOTATIONS.name: sha256(ANNOTATIONS)}, indent=1))


def labelled(path: Path) -> dict:
    """One reading: its words with their labels."""
    reading = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = (path.parent / reading["doc"]).read_text(encoding="utf-8").strip()
    doc = read(Doc(id=path.stem, source=str(path), text=text, language="en"))
    firsts = {s.first for s in doc.sentences}
    opening = set({s.paragraph: s.first for s in reversed(doc.sentences)}.values())
    words = range(len(doc.tokens))
    return {
        "corpus": "readings",
        "split": "train",
        "name": path.stem,
        "words": [t.text for t in doc.tokens],
        "sentence": [int(i in firsts) for i in words],
        "paragraph": [int(i in opening) for i in words],
        **attributions(doc, reading["attributions"] or ()),
        **acts(doc, reading["events"] or ()),
    }


def read(doc: Doc) -> Doc:
    """`doc` with words, trees and mentions."""
    stages = dict(engine.english().stages["en"])
    return stages["actors"](stages["language"](doc))


def attributions(doc: Doc, rows: Sequence[Row]) -> dict:
    """Frames and flat roles as prepare.py makes them; at each cue the stance, and the cue that it stands inside of."""
    placed = [(row, frame) for row in rows if (frame := frame_of(doc, row)) is not None]
    roles, links = flat_labels(len(doc.tokens), [frame for _, frame in outermost_first(placed)])
    stances: list[str | None] = [None] * len(doc.tokens)
    cues = {row["id"]: min(frame["Cue"]) for row, frame in placed if frame["Cue"]}
    within = {}
    for row, _ in placed:
        if row["id"] in cues:
            cue = cues[row["id"]]
            stances[cue] = row["stance"]
            above = cues.get(row["parent"]) if row["parent"] else cue
            within[cue] = [] if above is None else [above]
    frames = [frame for _, frame in placed]
    return {"frames": frames, "roles": roles, "links": links, "stances": stances, "within": within}


def outermost_first(placed: list[tuple[Row, dict]]) -> list[tuple[Row, dict]]:
    return sorted(placed, key=lambda p: len(p[1]["Cue"]) == 0)


def frame_of(doc: Doc, row: Row) -> dict[str, list[int]] | None:
    content = find(doc.text, Quote(row["content"], row.get("content_nth")))
    if content is None:
        return None
    spans = {"Content": content}
    for role in ("cue", "source"):
        if row.get(role):
            place = find_near(doc.text, Quote(row[role], row.get(f"{role}_nth")), content.start)
            spans[role.title()] = place
    parts = {role: indices(doc, span) for role, span in spans.items()}
    taken = set(parts.get("Cue", ())) | set(parts.get("Source", ()))
    parts["Content"] = [i for i in parts["Content"] if i not in taken]
    return {role: parts.get(role, []) for role in ("Source", "Cue", "Content")}


def indices(doc: Doc, span: Span | None) -> list[int]:
    return [i for i, t in enumerate(doc.tokens) if span and span.touches(t.span)]


def acts(doc: Doc, rows: Iterable[Row]) -> dict:
    """At the head of each trigger: the type, the reality, and words that name who acts and who receives.

    A party is the head of any mention of its state: the article says which state is meant, not which words name it.
    A word that points at itself says that nobody is identified; a party that no word names has no label.
    """
    words = len(doc.tokens)
    types: list[str] = ["O"] * words
    realities: list[str | None] = [None] * words
    doers: dict[int, list[int]] = {}
    receivers: dict[int, list[int]] = {}
    for row in rows:
        span = find(doc.text, Quote(row["trigger"], row.get("nth")))
        word = head(doc, span) if span else None
        if word is None or types[word] != "O":
            continue
        types[word], realities[word] = row["type"], row["reality"]
        doers[word] = naming(doc, row["actors"], word)
        receivers[word] = naming(doc, row["recipients"], word)
    return {"acts": types, "realities": realities, "doers": doers, "receivers": receivers}


def naming(doc: Doc, actors: Sequence[str], word: int) -> list[int]:
    codes = {str(a).split()[0] for a in actors or ()} - {UNIDENTIFIED}
    if not codes:
        return [word]
    return sorted({m.head for m in doc.mentions if codes & {a.code for a in m.actors} and m.head != word})


if __name__ == "__main__":
    main()
