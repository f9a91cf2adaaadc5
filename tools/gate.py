"""The quality gate: what the coder finds in the golden texts may not fall below the floors.

python tools/gate.py                  measure, compare, print; exit 1 below a floor
python tools/gate.py --notes          print every mistake as well
python tools/gate.py --raise          lift the floors to what is measured now; none is lowered
python tools/gate.py --lower REASON   set the floors to what is measured; REASON goes into the changelog
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from tightrope import engine
from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import Doc
from tightrope.evaluation import Report, score_readings
from tightrope.evaluation.golden import load_golden
from tightrope.evaluation.readings import Reading
from tightrope.evaluation.scores import pool

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "en"
FLOORS = ROOT / "tests" / "gate" / "floors.json"
CHANGELOG = ROOT / "CHANGELOG.md"
UNRELEASED = "\n## Unreleased\n\n"
SLACK = 0.02  # some two golden items: eight-bit arithmetic rounds differently on other processors
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What `floors.json` holds. The seal shows that this tool wrote it, which asks for a reason."""

    corpus: str
    floors: Mapping[str, float]
    seal: str

    @property
    def expected_seal(self) -> str:
        return sha256(json.dumps([self.corpus, dict(self.floors)], sort_keys=True).encode()).hexdigest()


def measure(folder: Path = GOLDEN) -> Measured:
    """Code every golden text of `folder` and compare."""
    paths = sorted(folder.glob("*.toml"))
    readings = [load_golden(path) for path in paths]
    coded = engine.code(map(_doc, readings), pipeline=engine.english())
    *reports, total = score_readings(engine.ledger(coded), readings)
    return Measured(
        figures={name: total[name].value or 0.0 for name in PINNED},
        kinds=_recall_by_kind(reports),
        notes=total.notes,
        corpus=corpus_hash(paths),
    )


def corpus_hash(paths: Sequence[Path]) -> str:
    """SHA-256 over the names and bytes of `paths`."""
    digest = sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def faults(measured: Measured, pinned: Pinned, *, same_corpus: bool = True) -> list[str]:
    """What stands against `measured`, in sentences; empty if it may pass."""
    if pinned.seal != pinned.expected_seal:
        return [f"{FLOORS.name} was edited by hand; use python tools/gate.py --raise or --lower REASON"]
    if same_corpus and pinned.corpus != measured.corpus:
        return ["the golden texts have changed; if all is well, run python tools/gate.py --raise"]
    now = measured.figures
    return [
        f"{name}: {now.get(name, 0.0):.3f}, floor {floor:.3f}"
        for name, floor in pinned.floors.items()
        if now.get(name, 0.0) < floor
    ]


def pin(measured: Measured, old: Mapping[str, float]) -> Pinned:
    """Floors just under `measured`, but never under `old`."""
    floors = {name: max(_just_under(value), old.get(name, 0.0)) for name, value in measured.figures.items()}
    unsealed = Pinned(corpus=measured.corpus, floors=floors, seal="")
    return replace(unsealed, seal=unsealed.expected_seal)


def with_reason(changelog: str, reason: str) -> str:
    """The changelog with `reason` under 'Unreleased'. Raises InputError for less than a sentence."""
    if len(reason.split()) < 3:
        raise InputError("--lower wants a sentence for the changelog, such as 'the reader was made smaller'")
    if UNRELEASED not in changelog:
        raise InputError(f"{CHANGELOG.name} has no section '## Unreleased' to write the reason into; add one")
    return changelog.replace(UNRELEASED, f"{UNRELEASED}- Quality floors lowered: {reason}\n", 1)


def load_pinned(path: Path = FLOORS) -> Pinned:
    return Pinned(**json.loads(path.read_text(encoding="utf-8")))


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    pinned, measured = load_pinned(), measure()
    print(_table(measured, pinned))
    if options.notes:
        print("\n".join(measured.notes), end="\n\n")
    if options.lower:
        CHANGELOG.write_text(with_reason(CHANGELOG.read_text("utf-8"), options.lower), "utf-8")
        _write(pin(measured, {}))
        return 0
    found = faults(measured, pinned, same_corpus=not options.lift)
    if options.lift and not found:
        _write(pin(measured, pinned.floors))
    print("\n".join(found) or "gate: passed")
    return 1 if found else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors, accept new texts")
    parser.add_argument("--lower", metavar="REASON", help="set floors to what is measured, and say why")
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


def _just_under(value: float) -> float:
    return max(0.0, math.floor(round((value - SLACK) * 1000, 6)) / 1000)


def _table(measured: Measured, pinned: Pinned) -> str:
    floors = pinned.floors
    figures = [f"{name:38} {v:.3f}  floor {floors.get(name, 0):.3f}" for name, v in measured.figures.items()]
    kinds = [f"found whole: {kind:25} {v:.3f}" for kind, v in measured.kinds.items()]
    return "\n".join([*figures, "", *kinds, ""])


if __name__ == "__main__":
    sys.exit(main())
