"""How well attributions are found from raw text, against PolNeAR's development articles.

    python bench/attribution.py DATA

DATA holds `language/polnear.dev.jsonl.xz`, an article a line: `{"id", "text", "annotations": [{"annotator", "brat"}]}`.
The whole pipeline reads each text; the first annotator's attributions are the gold. One of ours is right when it has a
cue, at least half the words of the two contents together are in both (Jaccard >= 0.5), and the sources overlap, or
neither names any. PolNeAR also annotates attitudes with a bare object ("condemned the attack"), which are no
attributions here: recall is told again for gold contents that are a clause or hold a quotation. And it marks hardly any
attribution inside another, which we do: the second row counts only those of ours that stand in no other. Exit status 1
where the data are absent.
"""

import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tightrope import engine
from tightrope.core.tree import Tree, tokens_in
from tightrope.core.types import Attribution, Doc, Failure, Span
from tightrope.evaluation.locate import words_in
from tightrope.evaluation.scores import Score

ARTICLES = Path("language") / "polnear.dev.jsonl.xz"
SAME_CONTENT = 0.5  # Jaccard of words
QUOTATION_MARKS = frozenset('"“”«»')

Roles = dict[str, list[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated attribution."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    path = Path(arguments[0]) / ARTICLES
    if not path.is_file():
        print(f"not measured: {path} is absent; DATA is the folder that holds {ARTICLES}")
        return 1
    _print(_measured(path))
    return 0


def _measured(path: Path) -> list[tuple[Score, ...]]:
    pipeline = engine.english()
    return [scores(_coded(doc, pipeline), gold) for doc, gold in articles(path)]


def _coded(doc: Doc, pipeline: engine.Pipeline) -> Doc:
    coded = engine.code_one(doc, pipeline=pipeline)
    if isinstance(coded, Failure):
        raise SystemExit(f"{coded.input}: {coded.stage}: {coded.error}")
    return coded


def articles(path: Path) -> Iterator[tuple[Doc, list[Gold]]]:
    """Every annotated article once."""
    seen: set[str] = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["annotations"] and row["id"] not in seen:
                seen.add(row["id"])
                doc = Doc(id=row["id"], source=row["id"], text=row["text"], language="en")
                yield (
                    doc,
                    [_gold(roles) for roles in brat(row["annotations"][0]["brat"]) if "Content" in roles],
                )


def brat(standoff: str) -> Iterator[Roles]:
    """The attributions of a BRAT standoff: the spans of each role, "Content2" counted as "Content"."""
    parts: dict[str, list[Span]] = {}
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            parts[key] = [Span(*map(int, p.split())) for p in rest.split("\t")[0].split(" ", 1)[1].split(";")]
        elif key.startswith("E"):
            roles: Roles = {}
            for role, _, part in (field.partition(":") for field in rest.split()):
                roles.setdefault(role.rstrip("0123456789"), []).extend(parts.get(part, ()))
            yield roles


def scores(doc: Doc, gold: Sequence[Gold]) -> tuple[Score, ...]:
    """All attributions, those that stand in no other, and the recall of clauses and quotations."""
    ours = [a for a in doc.attributions if a.cue is not None]
    outermost = [a for a in ours if a.parent is None]
    found, met = set(_paired(doc, gold, ours)), set(_paired(doc, gold, outermost))
    tree = Tree(doc.tokens)
    whole = {k for k, g in enumerate(gold) if says_something(doc, tree, g)}
    return (
        Score(name="all", hits=len(found), predicted=len(ours), gold=len(gold)),
        Score(name="outermost", hits=len(met), predicted=len(outermost), gold=len(gold)),
        Score(name="clauses and quotations", hits=len(found & whole), predicted=None, gold=len(whole)),
    )


def says_something(doc: Doc, tree: Tree, gold: Gold) -> bool:
    """Whether the content holds a quotation or a verb that has its subject in it."""
    if any(mark in doc.quote(span) for span in gold.content for mark in QUOTATION_MARKS):
        return True
    inside = {i for span in gold.content for i in tokens_in(doc.tokens, span)}
    return any(c in inside for i in inside for c in tree.children(i, "nsubj", "csubj"))


def _paired(doc: Doc, gold: Sequence[Gold], ours: Sequence[Attribution]) -> Iterator[int]:
    """Gold attributions that one of ours meets, one to one, most alike first."""
    alike = ((_likeness(doc, g, a), k, n) for k, g in enumerate(gold) for n, a in enumerate(ours))
    taken: set[int] = set()
    met: set[int] = set()
    for likeness, k, n in sorted(alike, reverse=True):
        if likeness >= SAME_CONTENT and k not in met and n not in taken:
            met.add(k)
            taken.add(n)
            yield k


def _likeness(doc: Doc, gold: Gold, ours: Attribution) -> float:
    if ours.source is None or not gold.source:
        same_source = ours.source is None and not gold.source
    else:
        same_source = any(ours.source.touches(span) for span in gold.source)
    first, second = words_in(doc.text, gold.content), words_in(doc.text, ours.content)
    return len(first & second) / len(first | second) if same_source and first | second else 0.0


def _gold(roles: Roles) -> Gold:
    return Gold(source=tuple(roles.get("Source", ())), content=tuple(roles["Content"]))


def _print(measured: Sequence[tuple[Score, ...]]) -> None:
    every, outermost, whole = (sum(column[1:], start=column[0]) for column in zip(*measured, strict=True))
    print(f"{len(measured)} articles, {every.gold} annotated attributions\n")
    print("| of ours | number | F1 | precision | recall |")
    print("|---|---|---|---|---|")
    for score in (every, outermost):
        print(
            f"| {score.name} | {score.predicted} | {score.value:.3f} | {score.precision:.3f} | {score.recall:.3f} |"
        )
    print(f"\nRecall of the {whole.gold} whose content is a clause or holds a quotation: {whole.value:.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
