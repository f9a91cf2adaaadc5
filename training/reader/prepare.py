"""Turn UD English EWT, UD English GUM and PolNeAR into one file of labelled documents.

    python prepare.py --data DATA --out OUT

DATA holds `language/` as the README lays it out. OUT/documents.jsonl.gz gets one document a line: words and their
labels; a label that a corpus does not give is null. OUT/sources.json gets the SHA-256 of every file read.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tightrope.core.types import Span
from tightrope.language.tokens import Tokenizer
from tightrope.resources.languages import tokenization

NON_COMMERCIAL = ("GUM_fiction_", "GUM_whow_")  # texts whose licence would bind the weights
ENTITY_KINDS = {
    "person": "PER",
    "place": "LOC",
    "organization": "ORG",
    "event": "MISC",
    "object": "MISC",
    "abstract": "MISC",
    "time": "DATE",
}
CORENLP_KINDS = {
    "PERSON": "PER",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
    "MISC": "MISC",
    "DATE": "DATE",
    "TIME": "DATE",
    "DURATION": "DATE",
}
TITLES = frozenset(
    "president mr. mr mrs. mrs ms. ms dr. dr sen. senator rep. gov. governor prime minister "
    "secretary sir lord king queen prince princess pope judge justice chancellor general gen. colonel col. "
    "captain capt. sergeant professor prof. chairman ambassador saint father sister brother".split()
)
ROLE_ORDER = (
    ("Cue", "cue"),
    ("Source", "source"),
    ("Content", "content"),
)  # the first to claim a word keeps it
ENTITY = re.compile(r"\((\d+)-([a-z]+)-[^()]*?(\))?(?=[()]|\d+\)|$)|(\d+)\)")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    folder = options.data / "language"
    hashes = {path.name: sha256(path) for path in sorted(folder.glob("*.xz"))}
    (options.out / "sources.json").write_text(json.dumps(hashes, indent=1))
    with gzip.open(options.out / "documents.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as out:
        for doc in documents(folder):
            out.write(json.dumps(doc) + "\n")


def documents(folder: Path) -> Iterator[dict]:
    for corpus in ("ewt", "gum"):
        for split in ("train", "dev", "test"):
            yield from treebank(folder / f"ud_english_{corpus}.{split}.conllu.xz", corpus, split)
    for split in ("train", "dev"):
        yield from polnear(folder, split)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Universal Dependencies


def treebank(path: Path, corpus: str, split: str) -> Iterator[dict]:
    for name, sentences in conllu_documents(path):
        if split == "train" and name.startswith(NON_COMMERCIAL):
            continue
        yield from (labelled(corpus, split, name, sentences),) if sentences else ()


def conllu_documents(path: Path) -> Iterator[tuple[str, list[dict]]]:
    name, sentences, paragraph = path.name, [], True
    rows: list[list[str]] = []
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            yield name, sentences
            name, sentences, paragraph = line.split("=", 1)[-1].strip(), [], True
        elif line.startswith("# newpar"):
            paragraph = True
        elif not line and rows:
            sentences.append({"rows": rows, "paragraph": paragraph})
            rows, paragraph = [], False
        elif line and not line.startswith("#") and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
    yield name, sentences


def labelled(corpus: str, split: str, name: str, sentences: list[dict]) -> dict:
    doc: dict = {"corpus": corpus, "split": split, "name": name}
    for key in ("words", "upos", "xpos", "heads", "rels", "sentence", "paragraph", "names"):
        doc[key] = []
    for sentence in sentences:
        rows, offset = sentence["rows"], len(doc["words"])
        doc["words"] += [row[1] for row in rows]
        doc["upos"] += [row[3] for row in rows]
        doc["xpos"] += [row[4] for row in rows]
        doc["heads"] += [offset + (int(row[6]) - 1 if row[6] != "0" else i) for i, row in enumerate(rows)]
        doc["rels"] += [row[7] for row in rows]
        doc["sentence"] += [1] + [0] * (len(rows) - 1)
        doc["paragraph"] += [int(sentence["paragraph"])] + [0] * (len(rows) - 1)
        doc["names"] += gum_names(rows) if corpus == "gum" else [None] * len(rows)
    return doc


def gum_names(rows: list[list[str]]) -> list[str | None]:
    """Flat names from GUM's entities: the run of name words around a mention's head, longest mention first."""
    labels: list[str | None] = ["O"] * len(rows)
    for row_index, row in enumerate(rows):
        if row_index and row[3] == "ADJ" and row[1][:1].isupper():
            labels[row_index] = None  # "Spanish": a name for one annotator, none for another
    spans = (named for mention in entity_mentions(rows) if (named := name_in(rows, *mention)))
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if all(labels[i] in ("O", None) for i in range(first, last + 1)):
            labels[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return labels


def entity_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """(first, last, entity type) of every mention that opens and closes in this sentence."""
    opened: list[tuple[str, int, str]] = []
    found = []
    for i, row in enumerate(rows):
        field = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for match in ENTITY.finditer(field.group(1) if field else ""):
            number, kind, closed, closing = match.groups()
            if number and closed:
                found.append((i, i, kind))
            elif number:
                opened.append((number, i, kind))
            elif (
                k := next((k for k in reversed(range(len(opened))) if opened[k][0] == closing), None)
            ) is not None:
                _, first, kind = opened.pop(k)
                found.append((first, i, kind))
    return found


def name_in(rows: list[list[str]], first: int, last: int, entity: str) -> tuple[int, int, str] | None:
    """The name inside a mention, or None when its head is no name."""
    kind = ENTITY_KINDS.get(entity)
    if kind is None:
        return None
    inside = range(first, last + 1)
    if kind == "DATE":
        dated = any(rows[i][3] in ("PROPN", "NUM") for i in inside)
        while first < last and rows[first][3] in ("DET", "ADP"):
            first += 1
        return (first, last, kind) if dated and last - first <= 5 else None
    head = next((i for i in inside if int(rows[i][6]) - 1 not in inside), None)
    if head is None or rows[head][3] != "PROPN":
        return None
    left, right = grown(rows, first, last, head, -1), grown(rows, first, last, head, 1)
    if kind == "PER":
        if "Number=Plur" in rows[head][5]:
            kind = "MISC"
        while left < right and rows[left][1].lower() in TITLES:
            left += 1
    return left, right, kind


def grown(rows: list[list[str]], first: int, last: int, head: int, step: int) -> int:
    """How far the name reaches from its head in one direction, inside the mention."""
    edge, i = head, head + step
    while first <= i <= last:
        word, tag = rows[i][1], rows[i][3]
        if tag == "PROPN" or (word[:1].isupper() and tag in ("ADJ", "NOUN", "VERB", "NUM")):
            edge = i
        elif word.lower() not in ("of", "and", "the", "-", "&", "for", "'s", "’s") and tag != "NUM":
            break
        i += step
    return edge


# PolNeAR


def polnear(folder: Path, split: str) -> Iterator[dict]:
    silver = {d["id"]: d["sentences"] for d in json_lines(folder / f"polnear.{split}.corenlp.jsonl.xz")}
    tokenize = Tokenizer(tokenization("en"))
    for article in json_lines(folder / f"polnear.{split}.jsonl.xz"):
        if article["annotations"] and (sentences := silver.get(article["id"])):
            yield attributed(split, article, sentences, tokenize)


def json_lines(path: Path) -> Iterator[dict]:
    yield from map(json.loads, lzma.open(path, "rt", encoding="utf-8"))


def attributed(split: str, article: dict, sentences: list, tokenize: Tokenizer) -> dict:
    text = article["text"]
    spans = tokenize(text)
    frames = [
        {role: indices_in(spans, parts) for role, parts in frame.items()}
        for frame in brat_frames(article["annotations"][0]["brat"])
    ]
    roles, links = flat_labels(len(spans), frames)
    return {
        "corpus": "polnear",
        "split": split,
        "name": article["id"],
        "words": [text[s.start : s.end] for s in spans],
        "sentence": sentence_starts(spans, sentences),
        "paragraph": paragraph_starts(text, spans),
        "silver": silver_names(spans, sentences),
        "roles": roles,
        "links": links,
        "frames": frames,
    }


def brat_frames(brat: str) -> list[dict[str, list[Span]]]:
    """The attributions of one BRAT standoff file: role to spans."""
    parts: dict[str, list[Span]] = {}
    frames = []
    for line in brat.split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            ranges = fields[1].split(" ", 1)[1].split(";")
            parts[fields[0]] = [Span(*map(int, r.split())) for r in ranges if len(set(r.split())) == 2]
        elif re.fullmatch(r"E\d+", fields[0]):
            frame: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for pair in fields[1].split():
                role, identifier = pair.split(":")
                role = "Content" if role == "Content2" else role
                if role in frame:
                    frame[role] += parts.get(identifier, [])
            frames.append(frame)
    return frames


def indices_in(spans: list[Span], parts: list[Span]) -> list[int]:
    """Words that touch one of the parts."""
    return [i for i, span in enumerate(spans) if any(span.touches(part) for part in parts)]


def flat_labels(n: int, frames: list[dict[str, list[int]]]) -> tuple[list[str], dict[int, int]]:
    """BIO roles, and for the first word of each fragment the first word of its cue (itself where there is none)."""
    roles, links = ["O"] * n, {}
    for frame in frames:
        anchor = frame["Cue"][0] if frame["Cue"] else None
        for role, label in ROLE_ORDER:
            for fragment in fragments(frame[role]):
                if any(roles[i] != "O" for i in fragment):
                    continue
                for i in fragment:
                    roles[i] = f"I-{label}"
                roles[fragment[0]] = f"B-{label}"
                links[fragment[0]] = fragment[0] if anchor is None else anchor
    return roles, links


def fragments(indices: list[int]) -> list[list[int]]:
    """Runs of neighbouring indices."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def sentence_starts(spans: list[Span], sentences: list) -> list[int]:
    starts = sorted(sentence[0][0] for sentence in sentences if sentence)
    out, k = [], 0
    for span in spans:
        begun = False
        while k < len(starts) and starts[k] < span.end:
            begun, k = True, k + 1
        out.append(int(begun))
    return out


def paragraph_starts(text: str, spans: list[Span]) -> list[int]:
    gaps = [text[a.end : b.start] for a, b in pairwise(spans)]
    return [1, *(int("\n" in gap) for gap in gaps)] if spans else []


def silver_names(spans: list[Span], sentences: list) -> list[str]:
    """CoreNLP's names on our words."""
    tagged = [(b, e, CORENLP_KINDS[kind]) for s in sentences for b, e, *_, kind in s if kind in CORENLP_KINDS]
    labels, k = [], 0
    for span in spans:
        while k < len(tagged) and tagged[k][1] <= span.start:
            k += 1
        kind = tagged[k][2] if k < len(tagged) and tagged[k][0] < span.end else None
        inside = labels and labels[-1][2:] == kind
        labels.append("O" if kind is None else f"{'I' if inside else 'B'}-{kind}")
    return labels


if __name__ == "__main__":
    main()
