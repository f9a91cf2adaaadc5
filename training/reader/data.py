"""Prepared documents as training examples: windows of words with their label arrays."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from tightrope.encoder.features import Batch, Featurizer, Window, collate
from tightrope.encoder.labels import ACTS, CUES, NAMES, REALITIES, RELS, ROLES, STANCES, UPOS, XPOS

IGNORED = -100  # torch's label for "no loss here"
POINTED = ("doers", "receivers", "within")
"""Labels that name several words of which any one is right."""
PARAGRAPH_DROP = 0.2  # share of training windows that do not see paragraph starts


@dataclass(frozen=True, slots=True)
class Example:
    doc: dict
    window: Window


def load(path: Path, corpora: Sequence[str], split: str) -> list[dict]:
    """Documents of one split, with pieces counted by nobody yet."""
    docs = []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        doc = json.loads(line)
        if doc["corpus"] in corpora and doc["split"] == split and doc["words"]:
            for key in ("links", *POINTED):
                doc[key] = {int(k): v for k, v in doc.get(key, {}).items()}
            if "frames" in doc:
                doc["cues"] = cue_tags(len(doc["words"]), doc["frames"])
            docs.append(doc)
    return docs


def cue_tags(words: int, frames: Sequence[dict]) -> list[str]:
    """BIO of every cue, also of those inside another's content."""
    tags = ["O"] * words
    for frame in frames:
        for k, i in enumerate(frame["Cue"]):
            tags[i] = "I-cue" if k and frame["Cue"][k - 1] == i - 1 else "B-cue"
    return tags


def featurizer(base: Path) -> Featurizer:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Featurizer(tokenizer)


def cut(doc: dict, features: Featurizer, limit: int, *, skip: int = 0) -> Iterator[tuple[int, int]]:
    """Word ranges of whole sentences, at most `limit` pieces each, the first `skip` sentences left out."""
    if "lengths" not in doc:
        doc["lengths"] = features.lengths(doc["words"])
    starts = [i for i, s in enumerate(doc["sentence"]) if s or i == 0]
    starts = starts[min(skip, len(starts) - 1) :]
    ends = [*starts[1:], len(doc["words"])]
    first, size = None, 0
    for start, end in zip(starts, ends, strict=True):
        length = sum(doc["lengths"][start:end])
        if first is not None and size + length > limit:
            yield first, start
            first, size = None, 0
        first = start if first is None else first
        size += length
    if first is not None:
        yield first, len(doc["words"])


def examples(
    docs: Sequence[dict], features: Featurizer, limits: Sequence[int], rng: random.Random, *, skip: int = 0
) -> list[Example]:
    """One pass over the documents, a random window size for each."""
    out = []
    for doc in docs:
        for first, last in cut(doc, features, rng.choice(limits), skip=rng.randint(0, skip)):
            starts = [False] * len(doc["words"]) if rng.random() < PARAGRAPH_DROP else doc["paragraph"]
            out.append(Example(doc, features.window(doc["words"], starts, first, last)))
    return out


def grouped(found: list[Example], max_pieces: int, rng: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    found = sorted(found, key=lambda e: len(e.window.ids) + 8 * rng.random())
    groups: list[list[Example]] = []
    longest = 0
    for example in found:
        longest = max(longest, len(example.window.ids))
        if not groups or (len(groups[-1]) + 1) * longest > max_pieces:
            groups.append([])
            longest = len(example.window.ids)
        groups[-1].append(example)
    rng.shuffle(groups)
    return groups


def tensors(group: Sequence[Example]) -> tuple[Batch, dict[str, np.ndarray]]:
    """The batch and its labels, each (batch, words) int64, IGNORED where there is none."""
    batch = collate([e.window for e in group])
    shape = batch.firsts.shape
    makers = {
        "sentence": sentence_labels,
        "upos": partial(indexed, key="upos", labels=UPOS),
        "xpos": partial(indexed, key="xpos", labels=XPOS),
        "rels": partial(indexed, key="rels", labels=RELS),
        "names": partial(indexed, key="names", labels=NAMES),
        "silver": partial(indexed, key="silver", labels=NAMES),
        "roles": partial(indexed, key="roles", labels=ROLES),
        "cues": partial(indexed, key="cues", labels=CUES),
        "stances": partial(indexed, key="stances", labels=STANCES),
        "acts": partial(indexed, key="acts", labels=ACTS),
        "realities": partial(indexed, key="realities", labels=REALITIES),
        "heads": head_labels,
        "links": link_labels,
        "speakers": partial(cue_labels, role="Source", pick=min),
        "until": partial(cue_labels, role="Source", pick=max),
        "begins": partial(cue_labels, role="Content", pick=min),
        "ends": partial(cue_labels, role="Content", pick=max),
        "number": sentence_numbers,
    }
    labels = {}
    for name, make in makers.items():
        labels[name] = np.full(shape, IGNORED, np.int64)
        for row, example in zip(labels[name], group, strict=True):
            row[: len(example.window)] = make(example)
    for name in POINTED:
        labels[name] = np.zeros((*shape, shape[1]), bool)
        for square, example in zip(labels[name], group, strict=True):
            point(square, example, name)
    return batch, labels


def indexed(example: Example, *, key: str, labels: Sequence[str]) -> list[int]:
    values, window = example.doc.get(key), example.window
    if not values:
        return [IGNORED] * len(window)
    index = {label: i for i, label in enumerate(labels)}
    return [index.get(v, IGNORED) for v in values[window.first : window.last]]


def sentence_labels(example: Example) -> list[int]:
    """The first word of a window says nothing: it always starts a sentence."""
    window = example.window
    return [IGNORED, *example.doc["sentence"][window.first + 1 : window.last]]


def sentence_numbers(example: Example) -> np.ndarray:
    return np.cumsum(example.doc["sentence"][example.window.first : example.window.last])


def head_labels(example: Example) -> list[int]:
    heads, window = example.doc.get("heads"), example.window
    if not heads:
        return [IGNORED] * len(window)
    return [h - window.first for h in heads[window.first : window.last]]


def link_labels(example: Example) -> list[int]:
    """A fragment whose cue lies outside the window points at itself."""
    links, window = example.doc["links"], example.window
    out = [IGNORED] * len(window)
    for i in range(window.first, window.last):
        if i in links:
            target = links[i]
            out[i - window.first] = (target if window.first <= target < window.last else i) - window.first
    return out


def point(square: np.ndarray, example: Example, key: str) -> None:
    """Mark in (words, words) what each word may point at; nothing where all of it lies outside the window."""
    window = example.window
    for word, targets in example.doc[key].items():
        if window.first <= word < window.last:
            inside = [t - window.first for t in targets if window.first <= t < window.last]
            square[word - window.first, inside] = True


def cue_labels(example: Example, *, role: str, pick: Callable[[Sequence[int]], int]) -> list[int]:
    """At the first word of each cue the first (`pick` min) or last (max) word of `role`; the cue itself if it has none.

    What lies outside the window has no label.
    """
    window = example.window
    out = [IGNORED] * len(window)
    for frame in example.doc.get("frames", ()):
        if frame["Cue"]:
            cue = min(frame["Cue"])
            target = pick(frame[role]) if frame[role] else cue
            if window.first <= min(cue, target) and max(cue, target) < window.last:
                out[cue - window.first] = target - window.first
    return out
