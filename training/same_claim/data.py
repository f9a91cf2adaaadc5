"""The labelled contents, found again in the articles as the program codes them today."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np

from tightrope import documents, engine
from tightrope.core.errors import InputError
from tightrope.core.types import Attribution, Doc, Failure, Span
from tightrope.ledger.likeness import features, table
from tightrope.ledger.propositions import Proposition, by_voice, proposition_of

GOLD = Path(__file__).parent / "gold.tsv"
SAME_PLACE = 0.5  # Jaccard of characters from which a content found today is the one that was labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One content that somebody has read. Two with one incident and one claim hold the same proposition."""

    incident: str
    document: str  # the id of the article in its collection
    span: Span  # from the first to the last character of the content
    stance: str
    claim: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Contents of two articles on one incident: row k of every array is one pair."""

    features: np.ndarray
    same: np.ndarray
    incident: np.ndarray
    members: tuple[tuple[int, int], ...]  # positions in the list of labels


def load_labels(path: Path = GOLD) -> list[Label]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Label(
            incident=r["incident"],
            document=r["document"],
            span=Span(int(r["start"]), int(r["end"])),
            stance=r["stance"],
            claim=r["claim"],
        )
        for r in rows
    ]


def coded(path: Path) -> list[Doc]:
    """The articles of a JSON Lines file through the whole pipeline. Raises InputError where it is absent."""
    if not path.exists():
        raise InputError(
            f"{path}: there is no such file; name the collection of articles the labels point into"
        )
    options = documents.ReadOptions(now=datetime.now(UTC))
    items = engine.code(documents.read([str(path)], options=options), pipeline=engine.english())
    return [d for d in items if not isinstance(d, Failure)]


def find(labels: Sequence[Label], docs: Sequence[Doc]) -> list[tuple[Doc, Attribution] | None]:
    """For each label the attribution whose content is most nearly that place; None where none is near."""
    by_id = {d.source.rpartition("#")[2]: d for d in docs}
    return [_nearest(label, by_id.get(label.document)) for label in labels]


def pairs(
    labels: Sequence[Label], found: Sequence[tuple[Doc, Attribution] | None], docs: Sequence[Doc]
) -> Pairs:
    """All pairs of found labels of one incident in two articles; rarity is counted over all `docs`."""
    propositions = list(_propositions(docs))
    row = {(p.document, p.attribution): k for k, p in enumerate(propositions)}
    known = [(n, row[f[0].id, f[1].id]) for n, f in enumerate(found) if f]
    chosen = [
        (m, n, i, j)
        for (m, i), (n, j) in combinations(known, 2)
        if labels[m].incident == labels[n].incident and labels[m].document != labels[n].document
    ]
    first, second = (np.array([c[k] for c in chosen], dtype=np.int32) for k in (2, 3))
    return Pairs(
        features=features(table(propositions), first, second).astype(float),
        same=np.array([labels[m].claim == labels[n].claim for m, n, *_ in chosen]),
        incident=np.array([labels[m].incident for m, *_ in chosen]),
        members=tuple((m, n) for m, n, *_ in chosen),
    )


def _propositions(docs: Sequence[Doc]) -> Iterator[Proposition]:
    for doc in docs:
        voiced = by_voice(doc)
        yield from (proposition_of(doc, a, voiced=voiced) for a in doc.attributions)


def _nearest(label: Label, doc: Doc | None) -> tuple[Doc, Attribution] | None:
    def likeness(a: Attribution) -> tuple[float, bool]:
        start, end = a.content[0].start, a.content[-1].end
        shared = min(end, label.span.end) - max(start, label.span.start)
        return shared / (max(end, label.span.end) - min(start, label.span.start)), a.stance == label.stance

    if doc is None or not doc.attributions:
        return None
    best = max(doc.attributions, key=likeness)
    return (doc, best) if likeness(best)[0] >= SAME_PLACE else None
