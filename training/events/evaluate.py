"""The relation head on pairs it has not seen, five folds.

    python evaluate.py --pairs FILE.tsv [--errors FOLD ...]

Prints accuracy, macro-F1, the calibration error, and each root; with --errors the confusions of those folds.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from data import KIN, Example, folds, kin, load
from fit import calibration_error, out_of_fold, sharpened, temperature
from sklearn.metrics import f1_score, precision_recall_fscore_support


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pairs", type=Path, required=True)
    arguments.add_argument("--name", default="relation-en")
    arguments.add_argument("--errors", type=int, nargs="*", default=[])
    options = arguments.parse_args()
    examples = load(options.pairs, kin(KIN, options.name))
    fold = folds(examples)
    labels, gold, found, _ = measured(examples, fold)
    for name, value in figures(gold, found).items():
        print(f"{name:18} {value:.3f}")
    each = precision_recall_fscore_support(gold, found.argmax(axis=1), zero_division=0)
    for label, precision, recall, f1, n in zip(labels, *each, strict=True):
        print(f"{label:10} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}  n {n}")
    shown = np.isin(fold, options.errors)
    wrong = Counter(zip(gold[shown], found.argmax(axis=1)[shown], strict=True))
    for (wanted, got), n in wrong.most_common():
        if wanted != got:
            print(f"{n:3} {labels[wanted]} taken for {labels[got]}")


def measured(examples: list[Example], fold: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray, float]:
    """Labels, gold label numbers, calibrated probabilities out of fold, and the temperature they took."""
    labels = sorted({e.root for e in examples})
    gold = np.array([labels.index(e.root) for e in examples])
    raw = out_of_fold(examples, fold)
    by = temperature(raw, gold)
    return labels, gold, sharpened(raw, by), by


def figures(gold: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """The figures that stand in the card."""
    first = found.argmax(axis=1)
    second = np.argsort(-found, axis=1)[:, :2]
    return {
        "accuracy": float((first == gold).mean()),
        "macro_f1": float(f1_score(gold, first, average="macro")),
        "top_2": float((second == gold[:, None]).any(axis=1).mean()),
        "calibration_error": calibration_error(found, gold),
    }


if __name__ == "__main__":
    main()
