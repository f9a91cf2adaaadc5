"""Grades of sources: one default for all, and those a user gives."""

from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.resources.grades import load_grades

OWN = '[source]\nname = "me"\nlicence = "none"\nretrieved = 2026-01-01\n\n[sources]\n"SUD GOV" = "B"\n'


def test_nobody_has_a_grade_of_his_own_as_shipped() -> None:
    assert load_grades().sources == {}
    assert load_grades().of("Norland") == load_grades().of("Sudria") == "C"
    assert load_grades().of() == "D"


def test_a_grade_given_counts(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    grades = load_grades(tmp_path / "own.toml")
    assert grades.of(None, "SUD GOV", "SUD") == "B"
    assert grades.of(None, "NOR GOV", "NOR") == "C"


@pytest.mark.parametrize("text", [OWN.replace('"B"', '"G"'), "[sources", ""])
def test_what_is_no_grade_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.toml"):
        load_grades(tmp_path / "own.toml")
