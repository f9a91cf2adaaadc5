"""Sentences with a marked source and target, as the clues the relation head weighs, and the folds they are cut into."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from tightrope import engine
from tightrope.core.types import Doc, Failure
from tightrope.encoder.head import load_head, with_kin
from tightrope.evaluation import pairs
from tightrope.events.between import pair_of, sightings
from tightrope.events.clues import clues
from tightrope.events.match import matches
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import Lexicon, load_lexicon

FOLDS, SEED = 5, 1
KIN = Path(__file__).parent / "out" / "kin.npz"


@dataclass(frozen=True, slots=True)
class Example:
    """One pair: its sentence, its clues, and the root people gave it."""

    sentence: str
    clues: frozenset[str]
    root: str


def load(path: Path, groups: Mapping[str, int]) -> list[Example]:
    """All pairs of a file, coded by the installed package; words speak for their kin in `groups`."""
    lexicon = load_lexicon()
    return [_example(item, lexicon, groups) for item in pairs.load(path)]


def folds(examples: list[Example]) -> np.ndarray:
    """The fold of each example, 0..FOLDS-1: roots in even shares, a sentence in one fold only."""
    roots = np.array([e.root for e in examples])
    sentences = np.unique([e.sentence for e in examples], return_inverse=True)[1]
    cut = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    found = np.zeros(len(examples), int)
    for k, (_, held) in enumerate(cut.split(roots, roots, sentences)):
        found[held] = k
    return found


def kin(path: Path, shipped: str) -> dict[str, int]:
    """The groups of words that kin.py wrote; where it did not run, those of the shipped head."""
    if not path.exists():
        return dict(load_head(shipped).kin)
    with np.load(path, allow_pickle=False) as arrays:
        return dict(zip(arrays["words"].tolist(), arrays["kin"].tolist(), strict=True))


def _example(item: pairs.PairItem, lexicon: Lexicon, groups: Mapping[str, int]) -> Example:
    doc = engine.code_one(Doc(id=item.id, source=item.id, text=item.sentence), pipeline=engine.english())
    if isinstance(doc, Failure):
        raise SystemExit(f"{item.id}: {doc.error}")
    scene = Scene.of(doc, lexicon)
    pair = pair_of(scene, item.source, item.target)
    found = clues(scene, pair, sightings(scene, pair, matches(scene)))
    return Example(item.sentence, with_kin(found, groups), item.root)
