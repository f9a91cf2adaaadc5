"""Score a reader on the development and test sets.

    python evaluate.py --data DATA --out OUT [--weights reader.pt | --package] [--metrics OUT/metrics.json]

Gold words and sentences for the treebanks (`ud`), our own words and CoreNLP's sentences for PolNeAR (`polnear`), and
running text for both (`raw`: words, sentences and everything else by the program itself). `--package` scores the
int8 model that is installed in the package; without it the torch weights. Where readings.py has written
OUT/held_out.jsonl.gz, the guesses at acts and stances are scored on it.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import data
import numpy as np

from tightrope.core.types import Doc, Span
from tightrope.encoder.features import collate
from tightrope.encoder.labels import ACTS, NAMES, REALITIES, RELS, STANCES, UPOS, XPOS
from tightrope.encoder.reader import OUTPUTS, ReaderModel, Scores
from tightrope.language import ENGLISH
from tightrope.language.frames import frames
from tightrope.language.layout import WINDOW_PIECES
from tightrope.language.read import read
from tightrope.language.spans import log_softmax, runs
from tightrope.language.trees import best_heads
from tightrope.resources.languages import tokenization

TREEBANK_PIECES = 140

PUNCTUATION = frozenset("“”\"'‘’``,.:;—–-()[]?!…")
ROLE_KEYS = ("Source", "Cue", "Content")
GUESSES = ("realities", "stances", *data.POINTED)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--weights", default="reader.pt")
    arguments.add_argument("--package", action="store_true")
    arguments.add_argument("--metrics", type=Path)
    options = arguments.parse_args()
    reader = ReaderModel(ENGLISH.model) if options.package else TorchReader(options.out / options.weights)
    path = options.out / "documents.jsonl.gz"
    metrics: dict[str, dict[str, float]] = {}
    for corpus in ("ewt", "gum"):
        metrics[f"{corpus}_test"] = treebank_scores(reader, data.load(path, (corpus,), "test"))
    metrics["polnear_dev"] = attribution_scores(reader, data.load(path, ("polnear",), "dev"))
    for corpus in ("ewt", "gum"):
        metrics[f"{corpus}_test_raw"] = raw_scores(reader, options.data, corpus)
    if (held_out := options.out / "held_out.jsonl.gz").exists():
        metrics["readings_held_out"] = reading_scores(reader, data.load(held_out, ("readings",), "train"))
    for name, values in metrics.items():
        print(name, json.dumps(values), flush=True)
    if options.metrics:
        options.metrics.write_text(json.dumps(metrics, indent=1))


class TorchReader:
    """The torch module behind the interface of `ReaderModel`."""

    def __init__(self, weights: Path) -> None:
        import model
        import torch

        torch.set_num_threads(1)
        self._torch, self._names = torch, model.OUTPUTS
        self._net = model.Reader()
        self._net.load_state_dict(torch.load(weights))
        self._net.eval()
        self.features = data.featurizer(model.BASE)

    def scores(self, windows: Sequence) -> Iterator[Scores]:
        for window in windows:
            batch = collate([window])
            inputs = (batch.ids, batch.kinds, batch.mask, batch.firsts)
            with self._torch.no_grad():
                found = self._net(*map(self._torch.from_numpy, inputs))
            arrays = {n: a.numpy()[0] for n, a in zip(self._names, found, strict=True)}
            yield Scores(window=window, **{name: arrays[name] for name in OUTPUTS})

    def relations(self, dependents: np.ndarray, heads: np.ndarray) -> np.ndarray:
        with self._torch.no_grad():
            return self._net.labeler(
                self._torch.from_numpy(dependents), self._torch.from_numpy(heads)
            ).numpy()


# Annotated readings


def reading_scores(reader: ReaderModel, docs: list[dict]) -> dict[str, float]:
    """Shares that are right at annotated acts and cues, parties where one is named in the window; best F1 of acts."""
    count: Counter[str] = Counter()
    chances: list[tuple[float, bool]] = []
    for doc in docs:
        for first, last in data.cut(doc, reader.features, WINDOW_PIECES):
            [scores] = reader.scores([reader.features.window(doc["words"], doc["paragraph"], first, last)])
            count_guesses(count, doc, scores)
            chances += act_chances(doc, scores)
    shares = {name: round(100 * count[name] / count[f"{name} all"], 2) for name in GUESSES}
    return shares | {"acts_f1": best_f1(chances, count["realities all"]), "acts": count["realities all"]}


def count_guesses(count: Counter[str], doc: dict, scores: Scores) -> None:
    window = scores.window
    for name, labels in (("realities", REALITIES), ("stances", STANCES)):
        for i in range(window.first, window.last):
            if doc[name][i]:
                count[f"{name} all"] += 1
                count[name] += labels[getattr(scores, name)[i - window.first].argmax()] == doc[name][i]
    for name in data.POINTED:
        for word, targets in doc[name].items():
            inside = {t - window.first for t in targets if window.first <= t < window.last}
            if window.first <= word < window.last and inside:
                count[f"{name} all"] += 1
                count[name] += int(getattr(scores, name)[word - window.first].argmax()) in inside


def act_chances(doc: dict, scores: Scores) -> Iterator[tuple[float, bool]]:
    """Of every word the probability of its likeliest type, and whether that is the one annotated."""
    types = np.exp(log_softmax(scores.acts))
    for i, row in enumerate(types):
        best = int(row[1:].argmax()) + 1
        yield float(row[best]), doc["acts"][scores.window.first + i] == ACTS[best]


def best_f1(chances: list[tuple[float, bool]], gold: int) -> float:
    """In percent, by word and type, over all least probabilities."""
    hits, best = 0, 0.0
    for k, (_, right) in enumerate(sorted(chances, reverse=True), start=1):
        hits += right
        best = max(best, 2 * hits / (k + gold))
    return round(100 * best, 2)


# Treebanks, gold words and sentences


def treebank_scores(reader: ReaderModel, docs: list[dict]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for doc in docs:
        windows = [
            reader.features.window(doc["words"], doc["paragraph"], first, last)
            for first, last in data.cut(doc, reader.features, TREEBANK_PIECES)
        ]
        for scores in reader.scores(windows):
            count_window(count, doc, scores, reader)
    n = count["words"]
    found = {key: round(100 * count[key] / n, 2) for key in ("upos", "xpos", "uas", "las")}
    found["sentence_f1"] = f1(count["sentence_hit"], count["sentence_found"], count["sentence_gold"])
    if count["name_gold"]:
        found["names_f1"] = f1(count["name_hit"], count["name_found"], count["name_gold"])
    return found | {"words": n}


def count_window(count: Counter[str], doc: dict, scores: Scores, reader: ReaderModel) -> None:
    window = scores.window
    inside = slice(window.first, window.last)
    count["words"] += len(window)
    for key, labels in (("upos", UPOS), ("xpos", XPOS)):
        count[key] += sum(
            labels[p] == g for p, g in zip(getattr(scores, key).argmax(1), doc[key][inside], strict=True)
        )
    starts = [i for i in range(len(window)) if i == 0 or doc["sentence"][window.first + i]]
    heads: list[int] = []
    for first, last in zip(starts, [*starts[1:], len(window)], strict=True):
        heads += [first + h for h in best_heads(scores.arcs[first:last, first:last])]
    rels = best_relations(reader, scores, heads)
    gold = [h - window.first for h in doc["heads"][inside]]
    right = [p == g for p, g in zip(heads, gold, strict=True)]
    count["uas"] += sum(right)
    base = [(a.split(":")[0] == b.split(":")[0]) for a, b in zip(rels, doc["rels"][inside], strict=True)]
    count["las"] += sum(a and b for a, b in zip(right, base, strict=True))
    found = {i for i in range(1, len(window)) if scores.sentence[i].argmax()}
    count["sentence_found"] += len(found)
    count["sentence_gold"] += len(starts) - 1
    count["sentence_hit"] += len(found & set(starts))
    count_names(count, doc["names"][inside], scores)


def best_relations(reader: ReaderModel, scores: Scores, heads: list[int]) -> list[str]:
    found = reader.relations(scores.dependents, scores.heads[heads]).copy()
    root = RELS.index("root")
    found[:, root] = -1e9
    return ["root" if h == i else RELS[int(found[i].argmax())] for i, h in enumerate(heads)]


def count_names(count: Counter[str], labels: Sequence[str | None], scores: Scores) -> None:
    """Runs that touch a word without a gold label do not count."""
    if all(label is None for label in labels):
        return
    open_to_taste = {i for i, label in enumerate(labels) if label is None}
    found = {(r.first, r.last, r.label) for r in runs(scores.names, NAMES)}
    found = {r for r in found if not open_to_taste & set(range(r[0], r[1]))}
    gold = gold_runs(labels)
    count["name_found"] += len(found)
    count["name_gold"] += len(gold)
    count["name_hit"] += len(found & gold)


def gold_runs(labels: Sequence[str | None]) -> set[tuple[int, int, str]]:
    one_hot = np.full((len(labels), len(NAMES)), -9.0, np.float32)
    for i, label in enumerate(labels):
        one_hot[i, NAMES.index(label or "O")] = 9.0
    return {(r.first, r.last, r.label) for r in runs(one_hot, NAMES)}


# PolNeAR


def attribution_scores(reader: ReaderModel, docs: list[dict]) -> dict[str, float]:
    """The figures of design/LANGUAGE: overlap and exact F1 a role, linked attributions by overlap and by Jaccard."""
    count: Counter[str] = Counter()
    for doc in docs:
        found = [
            {"Source": indices(f.sources), "Cue": indices(f.cues), "Content": indices(f.contents)}
            for f in frames_of(reader, doc)
        ]
        count_roles(count, doc, found)
        count_linked(count, doc, found)
    scores = {}
    for role in ROLE_KEYS:
        precision = count[f"{role}_touch_found"] / max(1, count[f"{role}_found"])
        recall = count[f"{role}_touch_gold"] / max(1, count[f"{role}_gold"])
        scores[f"{role.lower()}_overlap_f1"] = round(
            200 * precision * recall / max(1e-9, precision + recall), 2
        )
        scores[f"{role.lower()}_exact_f1"] = f1(
            count[f"{role}_exact"], count[f"{role}_found"], count[f"{role}_gold"]
        )
    for kind in ("overlap", "jaccard"):
        scores[f"linked_{kind}_f1"] = f1(count[kind], count["linked_found"], count["linked_gold"])
    return scores


def frames_of(reader: ReaderModel, doc: dict) -> Sequence:
    """Frames whose spans are word indices: the words stand one apart, each one long."""
    starts = [bool(p) for p in doc["paragraph"]]
    cuts = data.cut(doc, reader.features, WINDOW_PIECES)
    made = [reader.features.window(doc["words"], starts, *cut) for cut in cuts]
    return frames([Span(i, i + 1) for i in range(len(starts))], list(reader.scores(made)))


def indices(spans: Sequence[Span]) -> list[int]:
    return [i for span in spans for i in range(span.start, span.end)]


def solid(words: Sequence[str], found: Sequence[int]) -> frozenset[int]:
    """Without punctuation, unless there is nothing else."""
    return frozenset(i for i in found if not set(words[i]) <= PUNCTUATION) or frozenset(found)


def count_roles(count: Counter[str], doc: dict, found: list[dict]) -> None:
    words = doc["words"]
    for role in ROLE_KEYS:
        gold = [solid(words, f[role]) for f in doc["frames"] if f[role]]
        mine = [solid(words, f[role]) for f in found if f[role]]
        in_gold = frozenset().union(*gold)
        in_mine = frozenset().union(*mine)
        count[f"{role}_gold"] += len(gold)
        count[f"{role}_found"] += len(mine)
        count[f"{role}_exact"] += len(set(gold) & set(mine))
        count[f"{role}_touch_found"] += sum(bool(x & in_gold) for x in mine)
        count[f"{role}_touch_gold"] += sum(bool(x & in_mine) for x in gold)


def count_linked(count: Counter[str], doc: dict, found: list[dict]) -> None:
    gold = [f for f in doc["frames"] if f["Cue"] and f["Content"]]
    mine = [f for f in found if f["Cue"] and f["Content"]]
    count["linked_gold"] += len(gold)
    count["linked_found"] += len(mine)
    for kind in ("overlap", "jaccard"):
        left = list(range(len(gold)))
        for frame in mine:
            hit = next((k for k in left if agree(doc["words"], frame, gold[k], kind)), None)
            if hit is not None:
                left.remove(hit)
                count[kind] += 1


def agree(words: Sequence[str], a: dict, b: dict, kind: str) -> bool:
    for role in ROLE_KEYS:
        x = solid(words, a[role]) if a[role] else frozenset()
        y = solid(words, b[role]) if b[role] else frozenset()
        if not x and not y:
            continue
        if not x & y or (kind == "jaccard" and role == "Content" and len(x & y) < 0.5 * len(x | y)):
            return False
    return True


# Running text


def raw_scores(reader: ReaderModel, folder: Path, corpus: str) -> dict[str, float]:
    """Everything by the program itself, aligned to gold words by their characters."""
    count: Counter[str] = Counter()
    rules = tokenization("en")
    for text, gold in raw_documents(folder / f"language/ud_english_{corpus}.test.conllu.xz"):
        doc = read(Doc(id="raw", source="raw", text=text, language="en"), model=reader, rules=rules)
        mine = {(t.start, t.end): t for t in doc.tokens}
        count["gold"] += len(gold)
        count["found"] += len(mine)
        starts = {doc.tokens[s.first].start for s in doc.sentences}
        gold_starts = {g.start for g in gold if g.begins}
        count["s_gold"] += len(gold_starts)
        count["s_found"] += len(starts)
        count["s_hit"] += len(starts & gold_starts)
        for word in gold:
            token = mine.get((word.start, word.end))
            if token is None:
                continue
            count["words"] += 1
            count["upos"] += token.upos == word.upos
            count["lemma"] += token.lemma.lower() == word.lemma.lower()
            head = doc.tokens[token.head]
            same_head = (head.start, head.end) == word.head
            count["uas"] += same_head
            count["las"] += same_head and token.rel.split(":")[0] == word.rel.split(":")[0]
    scores = {
        f"{k}_f1": f1(count[k], count["found"], count["gold"])
        for k in ("words", "upos", "lemma", "uas", "las")
    }
    return scores | {"sentence_f1": f1(count["s_hit"], count["s_found"], count["s_gold"])}


def raw_documents(path: Path) -> Iterator[tuple[str, list[SimpleNamespace]]]:
    """Text of each document, paragraphs on lines of their own, and its gold words with their place in it."""
    text, gold, rows, line_text, paragraph = "", [], [], "", False
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") and text:
            yield text, gold
            text, gold = "", []
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            line_text = line[9:]
        elif not line and rows:
            offset = len(text) + bool(text)
            gold += placed(rows, line_text, offset + (paragraph and bool(text)))
            text += ("\n\n" if paragraph else " ") * bool(text) + line_text
            rows, paragraph = [], False
        elif line and not line.startswith("#") and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
    yield text, gold


def placed(rows: list[list[str]], text: str, offset: int) -> list[SimpleNamespace]:
    spans, at = [], 0
    for row in rows:
        start = text.find(row[1], at)
        if start < 0:
            return []  # a word that the text writes otherwise: the sentence cannot be placed
        at = start + len(row[1])
        spans.append((offset + start, offset + at))
    heads = [spans[int(row[6]) - 1] if row[6] != "0" else spans[i] for i, row in enumerate(rows)]
    return [
        SimpleNamespace(start=s, end=e, head=h, upos=r[3], lemma=r[2], rel=r[7], begins=i == 0)
        for i, (r, (s, e), h) in enumerate(zip(rows, spans, heads, strict=True))
    ]


def f1(hit: int, found: int, gold: int) -> float:
    return round(200 * hit / max(1, found + gold), 2)


if __name__ == "__main__":
    main()
