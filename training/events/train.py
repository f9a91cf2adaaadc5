"""Fit the relation head on all pairs and write it, with its card, into the package.

    python train.py --pairs FILE.tsv [--name relation-en]

The card's metrics are five-fold figures: nothing in them was measured on a pair the measured head had seen.
"""

import argparse
import datetime
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from data import FOLDS, KIN, SEED, folds, kin, load
from evaluate import figures, measured
from fit import fit

from tightrope.encoder.head import FILE, LinearHead

LICENCES = {
    "pairs": "none stated by their authors; no text of them is in the package",
    "kin": "groups of words by the vectors of all-MiniLM-L6-v2 (Apache-2.0)",
}
PACKAGE = Path(__file__).parents[2] / "src/tightrope/resources/models"


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pairs", type=Path, required=True)
    arguments.add_argument("--name", default="relation-en")
    options = arguments.parse_args()
    groups = kin(KIN, options.name)
    examples = load(options.pairs, groups)
    _, gold, found, by = measured(examples, folds(examples))
    metrics = {name: round(value, 3) for name, value in figures(gold, found).items()}
    head = fit(examples, by, groups)
    target = PACKAGE / options.name
    target.mkdir(parents=True, exist_ok=True)
    write(head, target / FILE)
    (target / "card.toml").write_text(card(options, head, target, metrics | {"pairs": len(examples)}))
    print(metrics)


def write(head: LinearHead, path: Path) -> None:
    names = np.array(list(head.index))
    weights, bias = head.weights.astype(np.float16), head.bias.astype(np.float32)
    words = sorted(head.kin)
    kin_ = np.array([head.kin[w] for w in words], np.uint16)
    np.savez_compressed(path, clues=names, weights=weights, bias=bias, words=np.array(words), kin=kin_)


def card(options: argparse.Namespace, head: LinearHead, target: Path, metrics: Mapping[str, float]) -> str:
    sources = {options.pairs.name: hashlib.sha256(options.pairs.read_bytes()).hexdigest()}
    files = {FILE: hashlib.sha256((target / FILE).read_bytes()).hexdigest()}
    lines = [
        "[source]",
        'name = "Tightrope team: fitted by training/events on the data named below"',
        'licence = "CC-BY-SA-4.0"',
        f"retrieved = {datetime.datetime.now(tz=datetime.UTC).date()}",
        "",
        "[model]",
        f"name = {json.dumps(options.name)}",
        'task = "the PLOVER root of what one given phrase does to another, in English news"',
        'kind = "multinomial logistic regression over named clues, calibrated by temperature"',
        'command = "python train.py --pairs FILE"',
        f"seed = {SEED}",
        f"folds = {FOLDS}",
        f"clues = {len(head.index)}",
        "",
        table("licences", LICENCES),
        "",
        table("data", sources),
        "",
        table("files", files),
        "",
        table("labels", {"types": list(head.labels)}),
        "",
        table("metrics.pairs_five_fold", metrics),
    ]
    return "\n".join(lines) + "\n"


def table(name: str, values: Mapping[str, object]) -> str:
    return "\n".join([f"[{name}]", *(f"{json.dumps(k)} = {json.dumps(v)}" for k, v in values.items())])


if __name__ == "__main__":
    main()
