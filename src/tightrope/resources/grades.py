"""Grades of sources and the words for what is computed from them: `ledger/grades.toml`, `ledger/icd203.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError, ResourceError
from tightrope.resources.loading import load_toml, parse_toml

GRADES, WORDS = "ledger/grades.toml", "ledger/icd203.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """How often sources are taken to be right."""

    reliability: Mapping[str, float]  # A to F; .5 says nothing either way
    named: str  # the grade of a source that nobody has graded
    unnamed: str
    interested: float  # the most that a party to the matter counts
    sources: Mapping[str, str]  # grades given, by name, id or code

    def of(self, *names: str | None) -> str:
        """The letter given to the first of `names` that has one; else the default for a named or unnamed source."""
        given = (self.sources[n] for n in names if n and n in self.sources)
        return next(given, self.named if any(names) else self.unnamed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Words for ranges of a number: each holds below its bound, from the bound before."""

    bounds: tuple[tuple[float, str], ...]

    def word(self, value: float) -> str:
        """The last word also holds at its bound."""
        return next((word for below, word in self.bounds if value < below), self.bounds[-1][1])


@cache
def load_grades(path: Path | None = None) -> Grades:
    """The shipped grades; with `path`, with the sources graded there.

    Raises InputError where that file cannot be read or gives a letter that is no grade.
    """
    grades = _grades(load_toml(GRADES), GRADES)
    if path is None:
        return grades
    try:
        given = parse_toml(path.read_text(encoding="utf-8"), at=str(path)).get("sources", {})
    except (OSError, UnicodeDecodeError, ResourceError) as error:
        raise InputError(f"{path}: cannot be read as grades: {error}; see docs/claims.md") from error
    wrong = sorted(
        f"{name} = {letter!r}" for name, letter in given.items() if letter not in grades.reliability
    )
    if wrong:
        raise InputError(f"{path}: {', '.join(wrong)}: grades are {', '.join(grades.reliability)}")
    return Grades(
        reliability=grades.reliability,
        named=grades.named,
        unnamed=grades.unnamed,
        interested=grades.interested,
        sources={**grades.sources, **given},
    )


@cache
def load_scales() -> tuple[Scale, Scale]:
    """Likelihood (0..1) and confidence (effective number of origins). Raises ResourceError if bounds do not rise."""
    tables = load_toml(WORDS)
    return _scale(tables, "likelihood"), _scale(tables, "confidence")


def _grades(tables: Mapping[str, Any], at: str) -> Grades:
    try:
        return Grades(
            reliability={str(k): float(v) for k, v in tables["grades"].items()},
            named=str(tables["default"]["named"]),
            unnamed=str(tables["default"]["unnamed"]),
            interested=float(tables["interested"]["most"]),
            sources=dict(tables["sources"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{at}: {error!r}; correct the file") from error


def _scale(tables: Mapping[str, Any], name: str) -> Scale:
    rows: Sequence[Mapping[str, Any]] = tables.get(name, ())
    bounds = tuple((float(row["below"]), str(row["word"])) for row in rows)
    if not bounds or list(bounds) != sorted(bounds):
        raise ResourceError(f"{WORDS}: [[{name}]] must rise from row to row; correct the file")
    return Scale(bounds=bounds)
