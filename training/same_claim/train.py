"""Fits the weights of the same-claim join on gold.tsv and says how well they do on incidents they have not seen.

python training/same_claim/train.py ARTICLES.jsonl.gz            figures
python training/same_claim/train.py ARTICLES.jsonl.gz --write    and the shipped weights
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from data import Label, Pairs, coded, find, load_labels, pairs
from fit import b_cubed, fit, held_out, prf

from tightrope.core.errors import InputError
from tightrope.core.types import Attribution, Doc
from tightrope.ledger import across
from tightrope.ledger.likeness import FEATURES
from tightrope.resources.calibration import Logistic

TARGET = Path(__file__).parents[2] / "src" / "tightrope" / "resources" / "models" / "same_claim.toml"
LEXICAL = ("cosine", "rarest", "stems", "runs", "short")
THRESHOLDS = (0.3, 0.35, 0.4, 0.5, 0.6)
LEAST = 0.35  # of them, the one with the best B3 F1, held out by incident (docs/claims.md)
HEAD = """# Weights of the join of claims across documents: ledger/across.py. Written by training/same_claim/train.py.

[source]
name = "Tightrope team; fitted on training/same_claim/gold.tsv ({labels} contents, {same} of {pairs} pairs one claim)"
licence = "CC0-1.0"
retrieved = {day}

[pairs]
intercept = {intercept:.4f}
least = {least}

[pairs.weights]
"""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true", help="write the shipped weights")
    given = parser.parse_args()
    try:
        run(coded(given.articles), write=given.write)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def run(docs: Sequence[Doc], *, write: bool) -> None:
    labels = load_labels()
    found = find(labels, docs)
    known = pairs(labels, found, docs)
    lost = found.count(None)
    print(
        f"{len(labels)} contents, {lost} not found again; {len(known.same)} pairs, {known.same.sum()} one claim"
    )
    for name, use in (("cosine alone", ("cosine",)), ("words alone", LEXICAL), ("all features", FEATURES)):
        p = held_out(known, use)
        told = (f"{t:g}: {' '.join(f'{v:.3f}' for v in prf(p >= t, known.same))}" for t in THRESHOLDS)
        print(f"pairs, {name}: P R F1 at {' | '.join(told)}")
    print_clusters(labels, found, docs, known)
    if write:
        TARGET.write_text(as_toml(labels, known), encoding="utf-8")


def print_clusters(
    labels: Sequence[Label],
    found: Sequence[tuple[Doc, Attribution] | None],
    docs: Sequence[Doc],
    known: Pairs,
) -> None:
    """B3 over the labelled contents, each incident joined by weights that have not seen it."""
    corpus = across.corpus_of(docs)
    row = {
        (t.claim.positions[0].document, p.attribution): k
        for k, t in enumerate(corpus.told)
        for p in t.claim.positions
    }
    gold = {n: (label.incident, label.claim) for n, label in enumerate(labels) if found[n]}
    alone = {n: row[f[0].id, f[1].id] for n, f in enumerate(found) if f}
    print(
        f"claims, joined within documents only: B3 P R F1 {' '.join(f'{v:.3f}' for v in b_cubed(alone, gold))}"
    )
    for least in THRESHOLDS:
        groups: dict[int, object] = {}
        for incident in sorted({label.incident for label in labels}):
            rows = sorted({k for n, k in alone.items() if labels[n].incident == incident})
            groups |= clusters(corpus, alone, rows, model_without(known, incident), least)
        told = " ".join(f"{v:.3f}" for v in b_cubed(groups, gold))
        print(f"claims, joined from {least:g}: B3 P R F1 {told}", flush=True)


def clusters(
    corpus: across.Corpus, alone: Mapping[int, int], rows: Sequence[int], model: Logistic, least: float
) -> dict[int, object]:
    """The cluster of each label in one of `rows`, where everything told in their documents may join."""
    documents = {corpus.propositions[k].document for k in rows}
    chosen = [k for k, p in enumerate(corpus.propositions) if p.document in documents]
    part = across.Corpus(
        told=tuple(corpus.told[k] for k in chosen),
        propositions=tuple(corpus.propositions[k] for k in chosen),
        rows=corpus.rows.take(np.array(chosen, dtype=np.int32)),
    )
    group_of = {
        chosen[k]: g.members[0] for g in across.joined(part, replace(model, least=least)) for k in g.members
    }
    return {n: (rows[0], group_of[k]) for n, k in alone.items() if k in set(rows)}


def model_without(known: Pairs, incident: str) -> Logistic:
    out = known.incident == incident
    return as_model(fit(known.features[~out], known.same[~out]))


def as_model(weights: dict[str, float]) -> Logistic:
    return Logistic(intercept=weights["intercept"], least=LEAST, weights={k: weights[k] for k in FEATURES})


def as_toml(labels: Sequence[Label], known: Pairs) -> str:
    weights = fit(known.features, known.same)
    head = HEAD.format(
        labels=len(labels),
        same=int(np.sum(known.same)),
        pairs=len(known.same),
        day=datetime.now(UTC).date(),
        intercept=weights["intercept"],
        least=LEAST,
    )
    return head + "".join(f"{name} = {weights[name]:.4f}\n" for name in FEATURES)


if __name__ == "__main__":
    sys.exit(main())
