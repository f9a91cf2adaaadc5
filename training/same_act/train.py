"""Fits which tellings are of one act, and says how well that works on incidents it has not seen.

python training/same_act/train.py DATA            code the articles, cross-validate by incident, print the figures
python training/same_act/train.py DATA --write    and write resources/models/same_act.toml, fitted on all

DATA holds text/outlets_incidents_2012-2020.jsonl.gz. The labels are beside this file; README.md says what they mean.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from tightrope import documents, engine
from tightrope.core.types import Doc
from tightrope.ledger.same_act import logits
from tightrope.ledger.same_act.blocking import candidates
from tightrope.ledger.same_act.features import FEATURES, features
from tightrope.ledger.same_act.grouping import JOIN, groups
from tightrope.ledger.same_act.tellings import Tellings, tellings
from tightrope.resources.calibration import Logistic

HERE = Path(__file__).parent
ARTICLES = "text/outlets_incidents_2012-2020.jsonl.gz"
TARGET = HERE.parents[1] / "src" / "tightrope" / "resources" / "models" / "same_act.toml"
RIDGE = 4.0  # pairwise F1 differs by less than .01 from 1 to 4
STEPS = 30  # of Newton's method: it has long converged
UNJUDGED, ALONE = "?", "-"
Place = tuple[str, int, int, str]  # article, trigger's start and end, type


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows of the table, whether they are one act, and whether the pair was drawn or comes from full clusters."""

    incident: str
    first: int
    second: int
    same: bool
    drawn: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision and recall, 0..1."""

    precision: float
    recall: float

    def __str__(self) -> str:
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f"precision {self.precision:.3f} recall {self.recall:.3f} F1 {f1:.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    table = tellings(coded(options.data))
    pairs, acts = labels(table)
    for line in figures(table, pairs, acts):
        print(line)
    if options.write:
        TARGET.write_text(_toml(fit(table, pairs), pairs), encoding="utf-8")
    return 0


def coded(data: Path) -> list[Doc]:
    """The articles as the program reads them today. Raises SystemExit where they are absent."""
    if not (data / ARTICLES).is_file():
        raise SystemExit(f"{data / ARTICLES}: absent; name the folder that holds it")
    found = documents.read([data / ARTICLES], options=documents.ReadOptions(now=datetime.now(UTC)))
    return [d for d in engine.code(found, pipeline=engine.english()) if isinstance(d, Doc)]


def labels(table: Tellings) -> tuple[list[Pair], dict[str, dict[int, str]]]:
    """Labelled pairs, and by incident the act of every judged row; events the coder lost are counted."""
    at = {_place(doc, e.trigger.start, e.trigger.end, e.type): k for k, (doc, e) in enumerate(table.events)}
    drawn = list(_drawn(at))
    acts = _acts(at)
    return [*drawn, *(p for incident, named in acts.items() for p in _within(table, incident, named))], acts


def fit(table: Tellings, pairs: Sequence[Pair]) -> Logistic:
    """The ridge-regularised maximum of the likelihood."""
    x = np.hstack([np.ones((len(pairs), 1)), features(table, _rows(pairs))])
    y = np.array([float(p.same) for p in pairs])
    penalty = np.diag([1e-6, *([RIDGE] * len(FEATURES))])
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        beta += np.linalg.solve(hessian, x.T @ (y - p) - penalty @ beta)
    weights = {name: round(float(w), 3) for name, w in zip(FEATURES, beta[1:], strict=True)}
    return Logistic(intercept=round(float(beta[0]), 3), weights=weights)


def figures(table: Tellings, pairs: Sequence[Pair], acts: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    """Every incident by a model that has not seen it."""
    models = {
        i: fit(table, [p for p in pairs if p.incident != i]) for i in sorted({p.incident for p in pairs})
    }
    for name, chosen in (("drawn pairs", True), ("pairs within incidents", False)):
        some = [p for p in pairs if p.drawn is chosen]
        truth, found = _judged(table, some, models)
        yield f"{name}: {len(some)}, {sum(truth)} same: {_pairwise(truth, found)}"
    block = candidates(table)
    reached = set(zip(block[0].tolist(), block[1].tolist(), strict=True))
    same = [p for p in pairs if p.same]
    missed = sum((min(p.first, p.second), max(p.first, p.second)) not in reached for p in same)
    yield f"blocking: {len(block[0])} candidates; {len(same) - missed} of {len(same)} same pairs among them"
    yield from _clusterings(table, models, acts)


def _clusterings(
    table: Tellings, models: Mapping[str, Logistic], acts: Mapping[str, Mapping[int, str]]
) -> Iterator[str]:
    whole: list[tuple[Mapping[int, str], Mapping[int, int]]] = []
    for incident, named in acts.items():
        found = groups(table, candidates(table), partial(logits, table, model=models[incident]))
        group = {row: k for k, g in enumerate(found) for row in g.rows}
        whole.append((named, {row: group[row] for row in named}))
        yield from _scores(incident, whole[-1:])
    yield from _scores("all", whole)


def _scores(name: str, whole: Sequence[tuple[Mapping[int, str], Mapping[int, int]]]) -> Iterator[str]:
    truth = [a[i] == a[j] for a, _ in whole for i, j in combinations(sorted(a), 2)]
    found = [g[i] == g[j] for a, g in whole for i, j in combinations(sorted(a), 2)]
    told = [_b_cubed(a, g, told_again=True) for a, g in whole]
    every = [_b_cubed(a, g) for a, g in whole]
    yield f"{name}: clusters, pairwise: {_pairwise(truth, found)}"
    yield f"{name}: B3, all tellings: {_mean(every)}"
    yield f"{name}: B3, tellings of acts told more than once: {_mean(told)}"


def _b_cubed(act: Mapping[int, str], group: Mapping[int, int], *, told_again: bool = False) -> list[Rate]:
    """Of each telling: the share of its group that is of its act, and the share of its act in its group."""
    rates = []
    for row, name in act.items():
        mine = {r for r in act if act[r] == name}
        held = {r for r in act if group[r] == group[row]}
        if not told_again or len(mine) > 1:
            rates.append(Rate(len(mine & held) / len(held), len(mine & held) / len(mine)))
    return rates


def _mean(rates: Sequence[Sequence[Rate]]) -> Rate:
    every = [r for some in rates for r in some]
    return Rate(sum(r.precision for r in every) / len(every), sum(r.recall for r in every) / len(every))


def _pairwise(truth: Sequence[bool], found: Sequence[bool]) -> Rate:
    hits = sum(t and f for t, f in zip(truth, found, strict=True))
    return Rate(hits / max(sum(found), 1), hits / max(sum(truth), 1))


def _judged(
    table: Tellings, pairs: Sequence[Pair], models: Mapping[str, Logistic]
) -> tuple[list[bool], list[bool]]:
    """Whether each is one act, and whether the model of its incident says so."""
    truth: list[bool] = []
    found: list[bool] = []
    for incident, model in models.items():
        some = [p for p in pairs if p.incident == incident]
        if some:
            truth += [p.same for p in some]
            found += (logits(table, _rows(some), model=model) > JOIN).tolist()
    return truth, found


def _rows(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([p.first for p in pairs], np.int64), np.array([p.second for p in pairs], np.int64)


def _drawn(at: Mapping[Place, int]) -> Iterator[Pair]:
    for row in _table("gold.tsv"):
        first, second = at.get(_told(row, "first")), at.get(_told(row, "second"))
        if first is not None and second is not None:
            yield Pair(row["incident"], first, second, row["label"] == "same", True)


def _acts(at: Mapping[Place, int]) -> dict[str, dict[int, str]]:
    """Acts by row; an act told once is called by its row."""
    found: dict[str, dict[int, str]] = {}
    lost = 0
    for row in _table("clusters.tsv"):
        k = at.get((row["document"], int(row["start"]), int(row["end"]), row["type"]))
        lost += k is None
        if k is not None and row["act"] != UNJUDGED:
            found.setdefault(row["incident"], {})[k] = f"{k}" if row["act"] == ALONE else row["act"]
    if lost:
        print(f"clusters.tsv: {lost} events that the coder finds no more", file=sys.stderr)
    return found


def _within(table: Tellings, incident: str, named: Mapping[int, str]) -> Iterator[Pair]:
    """All pairs of an incident that could be one act by their days, and those that are."""
    for i, j in combinations(sorted(named), 2):
        same = named[i] == named[j]
        if same or (table.first[i] <= table.last[j] and table.first[j] <= table.last[i]):
            yield Pair(incident, i, j, same, False)


def _table(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _told(row: Mapping[str, str], which: str) -> Place:
    return row[which], int(row[f"{which}_start"]), int(row[f"{which}_end"]), row[f"{which}_type"]


def _place(doc: Doc, start: int, end: int, kind: str) -> Place:
    return doc.source.rpartition("#")[2], start, end, str(kind)


def _toml(model: Logistic, pairs: Sequence[Pair]) -> str:
    tables = [
        "# Written by training/same_act/train.py: logistic weights by feature of tightrope/ledger/same_act.",
        "[source]",
        f'name = "Fitted on {len(pairs)} pairs of tellings labelled by a language model; holds no text"',
        'licence = "CC0-1.0"',
        f"retrieved = {date.today().isoformat()}",
        "",
        "[model]",
        f"intercept = {model.intercept}",
        "",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in model.weights.items()),
    ]
    return "\n".join(tables) + "\n"


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", metavar="DATA", type=Path, help="the folder of articles")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
