"""Fits how sure each finding is, and writes `resources/models/calibration.toml`.

python tools/calibrate.py FOLDER [FOLDER ...]           fit on the readings of all folders, cross-validated; print
python tools/calibrate.py FOLDER [FOLDER ...] --write   and write the file

A logistic model for attributions and one for events, over what `tightrope.confidence` sees of a finding; right is what
the scorer pairs. Cross-validation leaves out whole documents. The weights are drawn to nothing (ridge), so that a
feature seldom seen says little.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import numpy as np

from tightrope import documents, engine, evaluation
from tightrope.confidence import Page, of_attribution, of_event, rounded
from tightrope.core.types import Doc, Failure, Stage
from tightrope.evaluation.calibration import Judged, Reliability, judged, reliability
from tightrope.evaluation.matching import Match
from tightrope.resources.calibration import KINDS, Logistic

TARGET = Path(__file__).parent.parent / "src" / "tightrope" / "resources" / "models" / "calibration.toml"
RIDGE = 16.0  # least calibration error, cross-validated by document, of 1, 4, 8, 12, 16
FOLDS = 10
LIMITS = tuple(k / 20 for k in range(3, 12))  # least probabilities that are tried
ALIKE = 0.005  # of F1
STEPS = 30  # of Newton's method: it has long converged
NAMES = {"attributions": "attributions", "events": "events by type"}  # the meaning of right that is fitted
FIGURES = {
    "attributions": ("attributions", "attributions with source and stance"),
    "events": ("events by type", "events by type and dyad"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One finding: its document, what can be seen of it, and whether it was right by each meaning."""

    document: str
    features: Mapping[str, float]
    right: Mapping[str, bool]


def main(argv: Sequence[str] | None = None) -> int:
    options = options_of(argv, about=__doc__, target=TARGET)
    sets = {folder: coded(folder) for folder in options.folders}
    models = {}
    for kind in KINDS:
        by_set = {folder: _seen(matches, kind) for folder, matches in sets.items()}
        everything = [s for seen in by_set.values() for s in seen]
        _print(kind, "all", everything, everything)
        for folder, seen in by_set.items():
            _print(kind, f"{folder.name}, fitted on all", everything, seen)
            _print(kind, f"{folder.name}, fitted on itself", seen, seen)
        models[kind] = fit(everything, NAMES[kind])
        if kind == "events":
            gold = sum(len(m.reading.events) for matches in sets.values() for m in matches)
            models[kind] = replace(models[kind], least=least(everything, gold))
    if options.write:
        number = sum(map(len, sets.values()))
        TARGET.write_text(_toml(models, documents=number), encoding="utf-8")
    return 0


def fit(seen: Sequence[Seen], name: str) -> Logistic:
    """The ridge-regularised maximum of the likelihood that each is `right[name]`."""
    features = sorted({f for s in seen for f in s.features})
    x = np.array([[1.0, *(s.features.get(f, 0.0) for f in features)] for s in seen])
    y = np.array([float(s.right[name]) for s in seen])
    penalty = np.diag([1e-6, *([RIDGE] * len(features))])
    beta = np.zeros(len(features) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        beta += np.linalg.solve(hessian, x.T @ (y - p) - penalty @ beta)
    weights = {f: round(float(w), 3) for f, w in zip(features, beta[1:], strict=True)}
    return Logistic(intercept=round(float(beta[0]), 3), least=0.0, weights=weights)


def least(seen: Sequence[Seen], gold: int) -> float:
    """The least probability from which F1 is as good as best, cross-validated: of two alike the one that loses less."""
    scores = cross_validated(seen, seen, "events")
    right = [s.right[NAMES["events"]] for s in seen]

    def f1(limit: float) -> float:
        told = [r for r, p in zip(right, scores, strict=True) if p >= limit]
        return 2 * sum(told) / (len(told) + gold)

    best = max(map(f1, LIMITS))
    limit = next(limit for limit in LIMITS if f1(limit) >= best - ALIKE)
    print(f"events told from {limit}: F1 {f1(limit):.3f}, at best {best:.3f}, of all {f1(0):.3f}")
    return limit


def cross_validated(train: Sequence[Seen], test: Sequence[Seen], kind: str) -> list[float]:
    """A probability for each of `test`, by a model fitted on the documents of `train` in other folds."""
    names = sorted({s.document for s in train})
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    models = [
        fit([s for s in train if fold[s.document] != k], NAMES[kind]) for k in range(min(FOLDS, len(names)))
    ]
    return [rounded(models[fold[s.document]].probability(s.features)) for s in test]


def _print(kind: str, of: str, train: Sequence[Seen], test: Sequence[Seen]) -> None:
    scores = cross_validated(train, test, kind)
    for name in FIGURES[kind]:
        r = _reliability(name, test, scores)
        share = sum(s.right[name] for s in test) / len(test)
        print(
            f"{name:38} {of:32} {len(test):4} right {share:.3f} mean {sum(scores) / len(scores):.3f} "
            f"ECE {r.error:.3f} Brier {r.brier:.3f}"
        )


def _reliability(name: str, test: Sequence[Seen], scores: Sequence[float]) -> Reliability:
    found = [
        Judged(document=s.document, id="", score=p, right=s.right[name])
        for s, p in zip(test, scores, strict=True)
    ]
    return reliability(name, found, gold=len(test))


def coded(folder: Path, *, stages: Mapping[str, Stage] = MappingProxyType({})) -> list[Match]:
    """The readings of `folder` beside what the pipeline finds before it is calibrated; `stages` replace its own."""
    own = engine.english(calibrated=False).stages
    pipeline = engine.Pipeline(
        stages={k: [(name, stages.get(name, stage)) for name, stage in row] for k, row in own.items()}
    )
    readings = [evaluation.load_reading(f) for f in sorted(folder.glob("*.yaml"))]
    options = documents.ReadOptions(now=datetime.now(UTC))
    found = documents.read([r.path for r in readings], options=options)
    docs = list(_good(engine.code(found, pipeline=pipeline)))
    return [Match(r, d, ()) for r, d in zip(readings, docs, strict=True)]


def _good(coded: Iterable[Doc | Failure]) -> Iterable[Doc]:
    for item in coded:
        if isinstance(item, Failure):
            raise SystemExit(f"{item.input}: {item.stage}: {item.error}")
        yield item


def _seen(matches: Sequence[Match], kind: str) -> list[Seen]:
    return [s for match in matches for s in _seen_in(match, kind)]


def _seen_in(match: Match, kind: str) -> list[Seen]:
    page = Page.of(match.doc)
    if kind == "attributions":
        features = [of_attribution(page, a) for a in match.doc.attributions]
    else:
        features = [of_event(page, e) for e in match.doc.events]
    right = {name: [j.right for j in judged([match], name)] for name in FIGURES[kind]}
    return [
        Seen(document=match.reading.name, features=f, right={name: right[name][k] for name in right})
        for k, f in enumerate(features)
    ]


def _toml(models: Mapping[str, Logistic], *, documents: int) -> str:
    tables = [
        "# Written by tools/calibrate.py: logistic weights by feature; what they mean stands in tightrope/confidence.",
        "[source]",
        f'name = "Fitted by the Tightrope team on {documents} news articles with readings made by hand; holds no text"',
        'licence = "CC0-1.0"',
        f"retrieved = {date.today().isoformat()}",
    ]
    for kind, model in models.items():
        tables += ["", f"[{kind}]", f"intercept = {model.intercept}", f"least = {model.least}"]
        tables += ["", f"[{kind}.weights]"]
        tables += [f'"{name}" = {weight}' for name, weight in model.weights.items()]
    return "\n".join(tables) + "\n"


def options_of(argv: Sequence[str] | None, *, about: str | None, target: Path) -> argparse.Namespace:
    """`folders` and `write`, as every tool that fits on readings takes them."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path, help="readings (.yaml) with texts")
    parser.add_argument("--write", action="store_true", help=f"write {target.name}")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
