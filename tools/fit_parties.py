"""Fits the weights by which the parties of an event are chosen, and writes `resources/models/parties.toml`.

python tools/fit_parties.py FOLDER [FOLDER ...]           fit on the readings of all folders, cross-validated; print
python tools/fit_parties.py FOLDER [FOLDER ...] --write   and write the file

A conditional logit (McFadden 1974) over the candidates of each side of an event that the scorer pairs with the
reference. The readings must be such as the reader was not trained on: of its own it is too sure. Cross-validation
leaves out whole documents; the weights are drawn to nothing (ridge).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from calibrate import coded, options_of

from tightrope import events
from tightrope.core.types import UNIDENTIFIED
from tightrope.events.choosing import Candidate, candidates
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import load_lexicon
from tightrope.resources.parties import RULES_ALONE

TARGET = Path(__file__).parent.parent / "src" / "tightrope" / "resources" / "models" / "parties.toml"
RIDGE, STEPS, FOLDS = 1.0, 25, 8
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One side of one event: its candidates, and which is right (None: none of them)."""

    document: str
    answers: tuple[Candidate, ...]
    right: int | None


def main(argv: Sequence[str] | None = None) -> int:
    options = options_of(argv, about=__doc__, target=TARGET)
    lines = [
        "# Written by tools/fit_parties.py: weights by feature; what they mean stands in tightrope/events/choosing.py.",
        "[source]",
        'name = "Fitted by the Tightrope team on annotated news articles (training/readings); holds no text"',
        'licence = "CC0-1.0"',
        f"retrieved = {date.today().isoformat()}",
    ]
    for side in ("actors", "recipients"):
        seen = [c for folder in options.folders for c in choices(folder, doer=side == "actors")]
        _print(side, seen)
        names = features(seen)
        lines += [
            "",
            f"[{side}]",
            *(f'"{n}" = {w:.3f}' for n, w in zip(names, fit(seen, names), strict=True)),
        ]
    if options.write:
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def choices(folder: Path, *, doer: bool) -> Iterator[Choice]:
    """One side of every event of `folder` whose type and place are right, with the parties of the rules alone."""
    lexicon = load_lexicon()
    code = partial(events.code, lexicon=lexicon, weights=RULES_ALONE)
    for match in coded(folder, stages={"events": code}):
        scene = Scene.of(match.doc, lexicon)
        for gold in match.reading.events:
            if gold.id in match.events:
                answers = candidates(scene, match.events[gold.id], doer=doer)
                wanted = (gold.actors if doer else gold.recipients) - {UNIDENTIFIED}
                right = next((k for k, a in enumerate(answers) if a.side == wanted), None)
                yield Choice(document=match.reading.name, answers=answers, right=right)


def features(seen: Sequence[Choice]) -> list[str]:
    return sorted({name for c in seen for a in c.answers for name in a.features})


def fit(seen: Sequence[Choice], names: Sequence[str]) -> Floats:
    """The ridge-regularised maximum of the likelihood of the right answers, by Newton's method."""
    weights = np.zeros(len(names))
    tables = [(table(c, names), c.right) for c in seen if c.right is not None]
    for _ in range(STEPS):
        slope, curve = -RIDGE * weights, RIDGE * np.eye(len(names))
        for x, right in tables:
            scores = x @ weights
            p = np.exp(scores - scores.max())
            p /= p.sum()
            mean = p @ x
            slope += x[right] - mean
            curve += (x * p[:, None]).T @ x - np.outer(mean, mean)
        weights += np.linalg.solve(curve, slope)
    return weights


def table(choice: Choice, names: Sequence[str]) -> Floats:
    """(candidates, features)."""
    return np.array([[a.features.get(name, 0.0) for name in names] for a in choice.answers])


def _print(side: str, seen: Sequence[Choice]) -> None:
    """How often the rules, and in folds the choice, are right."""
    names, documents = features(seen), sorted({c.document for c in seen})
    fold = {name: k % FOLDS for k, name in enumerate(documents)}
    chosen = 0
    for k in range(FOLDS):
        weights = fit([c for c in seen if fold[c.document] != k], names)
        held_out = (c for c in seen if fold[c.document] == k)
        chosen += sum(int(np.argmax(table(c, names) @ weights)) == c.right for c in held_out)
    ruled = sum(c.right == 0 for c in seen)
    possible = sum(c.right is not None for c in seen)
    n = len(seen)
    print(f"{side:10} {n} events: rules {ruled / n:.3f}, chosen {chosen / n:.3f}, at best {possible / n:.3f}")


if __name__ == "__main__":
    sys.exit(main())
