"""`tightrope evaluate --gate FOLDER`: figures on others' data against the floors that come with the package."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tightrope.core.errors import InputError
from tightrope.evaluation import gate
from tightrope.evaluation.gate import SETS, GateSet, Pinned
from tightrope.faces.evaluating import evaluate

REMEDY = "python tools/gate.py --data FOLDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures (0..1) of one set, and the hash of the files they were measured on; none of a set that is absent."""

    of: GateSet
    corpus: str | None
    figures: Mapping[str, float]


def measure(folder: Path, *, now: datetime) -> tuple[Measured, ...]:
    """Every set, scored where `folder` has it. Raises InputError if it has none."""
    found = {s: s.files(folder) for s in SETS}
    if not any(found.values()):
        raise InputError(f"{folder}: holds none of {', '.join(s.path for s in SETS)}; name the data folder")
    return tuple(_measured(s, folder, files, now=now) for s, files in found.items())


def _measured(of: GateSet, folder: Path, files: list[Path], *, now: datetime) -> Measured:
    if not files:
        return Measured(of=of, corpus=None, figures={})
    *_, report = evaluate(
        [folder / of.path], now=now
    ).whole  # of pairs: by events, which are fitted on nothing
    return Measured(of=of, corpus=gate.corpus_hash(files), figures=gate.figures_of(report, of.figures))


def faults(measured: Iterable[Measured], floors: Mapping[str, Pinned], folder: Path) -> list[str]:
    """What stands against passing, in sentences; a set that is absent was not measured and does not pass."""
    return [f"{m.of.name}: {fault}" for m in measured for fault in _faults(m, floors[m.of.name], folder)]


def _faults(measured: Measured, pinned: Pinned, folder: Path) -> list[str]:
    if measured.corpus is None:
        return [f"not measured: {folder / measured.of.path} is absent"]
    of = f"the texts of {measured.of.path}"
    return gate.faults(measured.figures, measured.corpus, pinned, of=of, remedy=REMEDY)


def as_table(measured: Iterable[Measured], floors: Mapping[str, Pinned]) -> str:
    """A line for each figure with its floor."""
    lines = [
        f"{m.of.name:10} {name:38} {value:.3f}  floor {floors[m.of.name].floors.get(name, 0.0):.3f}\n"
        for m in measured
        for name, value in m.figures.items()
    ]
    return "".join(lines)
