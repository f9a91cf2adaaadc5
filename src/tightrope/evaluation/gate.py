"""Floors under figures: what was measured may not fall below them, on the very texts they were measured on.

Floors are pinned with the SHA-256 of their texts and sealed, so that only `tools/gate.py` sets them: it lifts them
freely and lowers them only with a reason for the changelog.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from tightrope.core.errors import InputError
from tightrope.evaluation.scores import Report
from tightrope.resources.loading import load_json

SLACK = (
    0.02  # some two items of the golden texts: eight-bit arithmetic rounds differently on other processors
)
UNRELEASED = "\n## Unreleased\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """Floors (0..1) with the corpus they hold for. The seal shows that the tool wrote them."""

    corpus: str  # SHA-256 over names and contents
    floors: Mapping[str, float]
    seal: str

    @property
    def expected_seal(self) -> str:
        return sha256(json.dumps([self.corpus, dict(self.floors)], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSet:
    """A set of others' texts that floors are pinned for: where it lies in a data folder, and which figures count."""

    name: str
    path: str
    figures: tuple[str, ...]

    def files(self, folder: Path) -> list[Path]:
        """The files of the set in `folder`: one, or the readings of a folder with their texts; none if absent."""
        path = folder / self.path
        return (
            sorted(f for f in path.glob("*") if f.suffix in (".yaml", ".txt"))
            if path.is_dir()
            else ([path] if path.is_file() else [])
        )


SETS = (
    GateSet(
        name="readings",
        path="readings",
        figures=(
            "attribution",
            "attribution_with_source_and_stance3",
            "parent_recall",
            "denial_recall",
            "event_type",
            "event_dyad",
            "event_dyad_reality",
            "reality_accuracy",
            "mode_accuracy",
            "counts_accuracy",
            "claim_recall",
        ),
    ),
    GateSet(name="events", path="events/plover_gsr_dev.jsonl", figures=("type", "triple")),
    GateSet(name="pairs", path="events/plover_pairs_dev.tsv", figures=("accuracy", "macro-F1")),
    GateSet(
        name="polnear",
        path="language/polnear.dev.jsonl.xz",
        figures=("linked", "linked_outermost", "linked_frames"),
    ),
)


def load_floors() -> Mapping[str, Pinned]:
    """The floors that come with the package, by the name of their set."""
    return {name: Pinned(**row) for name, row in load_json("evaluation/floors.json").items()}


def corpus_hash(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of `paths`."""
    digest = sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def figures_of(report: Report, names: Sequence[str]) -> dict[str, float]:
    """The named figures of `report`; a share of nothing is 0."""
    return {name: report[name].value or 0.0 for name in names}


def faults(
    figures: Mapping[str, float], corpus: str | None, pinned: Pinned, *, of: str, remedy: str
) -> list[str]:
    """What stands against `figures`, in sentences that speak of the texts as `of`; empty if they may pass.

    corpus: the hash of the texts the figures were measured on; None: texts that changed are being accepted.
    remedy: the command that sets floors anew, without its last option.
    """
    if pinned.seal != pinned.expected_seal:
        return [f"the floors of {of} were edited by hand; use {remedy} --raise or --lower REASON"]
    if corpus not in (None, pinned.corpus):
        return [f"{of} have changed since floors were set for them; if all is well, run {remedy} --raise"]
    return [
        f"{name}: {figures.get(name, 0.0):.3f}, floor {floor:.3f}"
        for name, floor in pinned.floors.items()
        if figures.get(name, 0.0) < floor
    ]


def pin(figures: Mapping[str, float], corpus: str, old: Mapping[str, float]) -> Pinned:
    """Floors just under `figures`, but never under `old`."""
    floors = {name: max(_just_under(value), old.get(name, 0.0)) for name, value in figures.items()}
    unsealed = Pinned(corpus=corpus, floors=floors, seal="")
    return replace(unsealed, seal=unsealed.expected_seal)


def with_reason(changelog: str, reason: str) -> str:
    """The changelog with `reason` under 'Unreleased'. Raises InputError for less than a sentence."""
    if len(reason.split()) < 3:
        raise InputError("--lower wants a sentence for the changelog, such as 'the reader was made smaller'")
    if UNRELEASED not in changelog:
        raise InputError("the changelog has no section '## Unreleased' to write the reason into; add one")
    return changelog.replace(UNRELEASED, f"{UNRELEASED}- Quality floors lowered: {reason}\n", 1)


def _just_under(value: float) -> float:
    return max(0.0, math.floor(round((value - SLACK) * 1000, 6)) / 1000)
