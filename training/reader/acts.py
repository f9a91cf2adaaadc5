"""Label words with the acts they tell, by machine: what the event coder finds, and what stories were written for.

    python acts.py --data DATA --out OUT [--without FOLDER ...]

Needs the reader and the lexicon of the installed package. Reads DATA/text/*.jsonl.gz (articles) and
DATA/events/synthetic_plover_stories.csv.xz; writes OUT/acts.jsonl.gz, in the form of prepare.py's documents with a
label `acts` a word. Articles whose opening stands in a text under DATA/readings or a `--without` folder are left out,
so that those stay unseen.
"""

import argparse
import csv
import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

from prepare import sha256

from tightrope import engine
from tightrope.core.types import Doc, Event, Failure, Span

STORIES = "synthetic_plover_stories.csv.xz"
OPENING = 60  # characters that tell one article from another
STORY = 600  # characters of a story that are read: the machine that wrote it wanders off later
CONTENT_WORDS = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--without", type=Path, nargs="*", default=[])
    options = arguments.parse_args()
    unseen = [
        squeezed(p.read_text())
        for f in (options.data / "readings", *options.without)
        for p in f.glob("*.txt")
    ]
    with gzip.open(options.out / "acts.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as out:
        for doc in (*articles(options.data / "text", unseen), *stories(options.data / "events")):
            out.write(json.dumps(doc) + "\n")
    add_sources(options.out / "sources.json", options.data)


def add_sources(path: Path, folder: Path) -> None:
    """The SHA-256 of every file read, beside those of prepare.py."""
    known = json.loads(path.read_text())
    read = (*sorted((folder / "text").glob("*.jsonl.gz")), folder / "events" / STORIES)
    path.write_text(json.dumps(known | {p.name: sha256(p) for p in read}, indent=1))


def articles(folder: Path, unseen: Iterable[str]) -> Iterator[dict]:
    """Every word has a label: the type of the act it heads, or O."""
    texts = [json.loads(line) for path in sorted(folder.glob("*.jsonl.gz")) for line in gzip.open(path, "rt")]
    known = [t for t in texts if not any(squeezed(t["text"])[:OPENING] in u for u in unseen)]
    for doc in coded(
        Doc(id=str(t["id"]), source="", text=f"{t['title']}\n\n{t['text']}", language="en") for t in known
    ):
        yield labelled(doc, heads(doc, doc.events))


def stories(folder: Path) -> Iterator[dict]:
    """Labels where the coder agrees with the story's type, else at the head of the title; other content words open."""
    with lzma.open(folder / STORIES, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    docs = (
        Doc(
            id=str(i),
            source="",
            text=f"{row['prompt'].split(chr(10))[0]}\n\n{row['text'][:STORY]}",
            language="en",
        )
        for i, row in enumerate(rows)
    )
    for doc in coded(docs):
        type_ = rows[int(doc.id)]["label"]
        found = heads(doc, [e for e in doc.events if e.type == type_])
        title = doc.sentences[0]
        if not any(i < title.last for i in found):
            found[next(i for i in range(title.first, title.last) if doc.tokens[i].head == i)] = type_
        yield labelled(doc, found, open_words=CONTENT_WORDS)


def document(name: str, title: str, text: str) -> Doc:
    return Doc(id=name, source="", text=f"{title}\n\n{text}", language="en")


def coded(docs: Iterable[Doc]) -> Iterator[Doc]:
    return (
        d for d in engine.code(docs, pipeline=engine.english()) if not isinstance(d, Failure) and d.tokens
    )


def heads(doc: Doc, events: Iterable[Event]) -> dict[int, str]:
    """Word that heads each trigger: the one whose own head lies outside."""
    return {i: e.type.value for e in events if (i := head(doc, e.trigger)) is not None}


def head(doc: Doc, trigger: Span) -> int | None:
    inside = [i for i, t in enumerate(doc.tokens) if trigger.start <= t.start and t.end <= trigger.end]
    return next((i for i in inside if doc.tokens[i].head == i or doc.tokens[i].head not in inside), None)


def labelled(doc: Doc, acts: dict[int, str], *, open_words: frozenset[str] = frozenset()) -> dict:
    firsts = {s.first for s in doc.sentences}
    paragraphs = {s.paragraph: s.first for s in reversed(doc.sentences)}.values()
    return {
        "corpus": "acts",
        "split": "train",
        "name": doc.id,
        "words": [t.text for t in doc.tokens],
        "sentence": [int(i in firsts) for i in range(len(doc.tokens))],
        "paragraph": [int(i in set(paragraphs)) for i in range(len(doc.tokens))],
        "acts": [acts.get(i) or (None if t.upos in open_words else "O") for i, t in enumerate(doc.tokens)],
    }


def squeezed(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
