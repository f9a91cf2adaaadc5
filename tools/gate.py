"""The quality gate: what the coder finds in the golden texts may not fall below the floors.

python tools/gate.py                  measure, compare, print; exit 1 below a floor
python tools/gate.py --notes          print every mistake as well
python tools/gate.py --raise          lift the floors to what is measured now; none is lowered
python tools/gate.py --lower REASON   set the floors to what is measured; REASON goes into the changelog
python tools/gate.py --data FOLDER    the same for the floors of others' data, as `tightrope evaluate --gate` has them
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from tightrope import engine
from tightrope.core.ids import content_id
from tightrope.core.types import Doc
from tightrope.evaluation import Report, gate, score_readings
from tightrope.evaluation.gate import Pinned, corpus_hash, figures_of, pin, with_reason
from tightrope.evaluation.golden import load_golden
from tightrope.evaluation.readings import Reading
from tightrope.evaluation.scores import pool
from tightrope.faces import gating

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "en"
FLOORS = ROOT / "tests" / "gate" / "floors.json"
DATA_FLOORS = ROOT / "src" / "tightrope" / "resources" / "evaluation" / "floors.json"
CHANGELOG = ROOT / "CHANGELOG.md"
PINNED = (
    "attribution",
    "attribution_with_source_and_stance3",
    "denial_recall",
    "event_type",
    "event_dyad",
    "event_dyad_reality",
    "reality_accuracy",
    "claim_recall",
)
WHOLE_ITEMS = ("attribution_with_source_and_stance3", "event_dyad_reality")  # what is "found" of a kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Figures (0..1) over all golden texts, recall (0..1) by kind of text, every mistake, and the corpus."""

    figures: Mapping[str, float]
    kinds: Mapping[str, float]
    notes: tuple[str, ...]
    corpus: str  # SHA-256 over names and contents


def measure(folder: Path = GOLDEN) -> Measured:
    """Code every golden text of `folder` and compare."""
    paths = sorted(folder.glob("*.toml"))
    readings = [load_golden(path) for path in paths]
    coded = engine.code(map(_doc, readings), pipeline=engine.english())
    *reports, total = score_readings(engine.ledger(coded), readings)
    return Measured(
        figures=figures_of(total, PINNED),
        kinds=_recall_by_kind(reports),
        notes=total.notes,
        corpus=corpus_hash(paths),
    )


def faults(measured: Measured, pinned: Pinned, *, same_corpus: bool = True) -> list[str]:
    """What stands against `measured`, in sentences; empty if it may pass."""
    corpus = measured.corpus if same_corpus else None
    return gate.faults(measured.figures, corpus, pinned, of="the golden texts", remedy="python tools/gate.py")


def load_pinned(path: Path = FLOORS) -> Pinned:
    return Pinned(**json.loads(path.read_text(encoding="utf-8")))


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    if options.data:
        return _data_gate(options)
    pinned, measured = load_pinned(), measure()
    print(_table(measured, pinned))
    if options.notes:
        print("\n".join(measured.notes), end="\n\n")
    if options.lower:
        _explain(options.lower)
        _write(pin(measured.figures, measured.corpus, {}))
        return 0
    found = faults(measured, pinned, same_corpus=not options.lift)
    if options.lift and not found:
        _write(pin(measured.figures, measured.corpus, pinned.floors))
    print("\n".join(found) or "gate: passed")
    return 1 if found else 0


def _data_gate(options: argparse.Namespace) -> int:
    """The floors of others' data: sets that are absent keep theirs."""
    floors = dict(gate.load_floors()) if DATA_FLOORS.exists() else {}
    measured = gating.measure(options.data, now=datetime.now(UTC))
    if options.lower:
        _explain(options.lower)
    if options.lower or options.lift:
        there = [m for m in measured if m.corpus]
        old = {name: {} if options.lower else pinned.floors for name, pinned in floors.items()}
        floors |= {m.of.name: pin(m.figures, m.corpus or "", old.get(m.of.name, {})) for m in there}
        rows = {name: asdict(pinned) for name, pinned in floors.items()}
        DATA_FLOORS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    print(gating.as_table(measured, floors))
    found = gating.faults(measured, floors, options.data)
    print("\n".join(found) or "gate: passed")
    return 1 if found else 0


def _explain(reason: str) -> None:
    CHANGELOG.write_text(with_reason(CHANGELOG.read_text("utf-8"), reason), "utf-8")


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors, accept new texts")
    parser.add_argument("--lower", metavar="REASON", help="set floors to what is measured, and say why")
    parser.add_argument("--data", metavar="FOLDER", type=Path, help="measure others' data instead")
    parser.add_argument("--notes", action="store_true", help="print every mistake")
    return parser.parse_args(argv)


def _write(pinned: Pinned) -> None:
    FLOORS.write_text(json.dumps(asdict(pinned), indent=2) + "\n", encoding="utf-8")


def _doc(reading: Reading) -> Doc:
    return Doc(id=content_id("d", reading.name), source=reading.name, text=reading.text, language="en")


def _recall_by_kind(reports: Sequence[Report]) -> dict[str, float]:
    """Share of what is expected that was found whole; kinds that expect nothing are left out."""
    kinds = {kind: pool(kind, group) for kind, group in groupby(reports, key=_kind)}
    return {kind: share for kind, report in kinds.items() if (share := _found(report)) is not None}


def _kind(report: Report) -> str:
    """`denial` of `denial_01`."""
    return report.name.rsplit("_", 1)[0]


def _found(report: Report) -> float | None:
    scores = [report[name] for name in WHOLE_ITEMS]
    expected = sum(score.gold for score in scores)
    return sum(score.hits for score in scores) / expected if expected else None


def _table(measured: Measured, pinned: Pinned) -> str:
    floors = pinned.floors
    figures = [f"{name:38} {v:.3f}  floor {floors.get(name, 0):.3f}" for name, v in measured.figures.items()]
    kinds = [f"found whole: {kind:25} {v:.3f}" for kind, v in measured.kinds.items()]
    return "\n".join([*figures, "", *kinds, ""])


if __name__ == "__main__":
    sys.exit(main())
