"""Label news with the tags, trees and names that the installed reader gives it, so that further training keeps them.

    python teach.py --out OUT      # in a checkout whose package holds the reader to be kept

Treebanks hold little news: trained on for other tasks, a reader drifts away from its own trees there, and rules over
trees lose what they knew (heads of one word in ten change, event types fall by .03). Reads PolNeAR's training part from
OUT/documents.jsonl.gz and OUT/readings.jsonl.gz; writes OUT/news.jsonl.gz and OUT/readings.jsonl.gz with the labels
`upos`, `xpos`, `heads`, `rels` and `names` (Li and Hoiem 2016, "Learning without forgetting", with hard labels).
"""

import argparse
import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import data
from evaluate import best_relations

from tightrope.encoder.labels import NAMES, UPOS, XPOS
from tightrope.encoder.reader import ReaderModel, Scores
from tightrope.language import ENGLISH
from tightrope.language.layout import WINDOW_PIECES
from tightrope.language.trees import best_heads


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, required=True)
    out: Path = arguments.parse_args().out
    reader = ReaderModel(ENGLISH.model)
    news = data.load(out / "documents.jsonl.gz", ("polnear",), "train")
    write(out / "news.jsonl.gz", (taught(doc, reader) for doc in news))
    readings = data.load(out / "readings.jsonl.gz", ("readings",), "train")
    write(out / "readings.jsonl.gz", (taught(doc, reader) for doc in readings))


def write(path: Path, docs: Iterable[dict]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        file.writelines(json.dumps(doc) + "\n" for doc in docs)


def taught(doc: dict, reader: ReaderModel) -> dict:
    """`doc` with the reader's own labels of every word."""
    found: dict[str, list] = {"upos": [], "xpos": [], "names": [], "heads": [], "rels": []}
    windows = (
        reader.features.window(doc["words"], doc["paragraph"], first, last)
        for first, last in data.cut(doc, reader.features, WINDOW_PIECES)
    )
    for scores in reader.scores(windows):
        for key, labels in (("upos", UPOS), ("xpos", XPOS), ("names", NAMES)):
            found[key] += [labels[i] for i in getattr(scores, key).argmax(1)]
        heads = trees(doc, scores)
        found["heads"] += [h + scores.window.first for h in heads]
        found["rels"] += best_relations(reader, scores, heads)
    return doc | found


def trees(doc: dict, scores: Scores) -> list[int]:
    """Heads within the window; the sentences are those of the document."""
    window = scores.window
    starts = [i for i in range(len(window)) if i == 0 or doc["sentence"][window.first + i]]
    heads: list[int] = []
    for first, last in zip(starts, [*starts[1:], len(window)], strict=True):
        heads += [first + h for h in best_heads(scores.arcs[first:last, first:last])]
    return heads


if __name__ == "__main__":
    main()
