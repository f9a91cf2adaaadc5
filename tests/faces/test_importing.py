"""`tightrope import` from the outside."""

from pathlib import Path

import pytest
from pyarrow import parquet

from tests.importers.samples import SAMPLES, gdelt_row, write
from tests.importers.test_contract import rows
from tightrope.faces.cli import main
from tightrope.importers import IMPORTERS, SCHEMA


def test_records_and_rows_not_taken_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(f"{gdelt_row(EventCode=code)}\n" for code in ("042", "010", "xyz"))
    path, into, rejects = (
        write(tmp_path, "gdelt2", text),
        tmp_path / "records.parquet",
        tmp_path / "rejects.tsv",
    )
    code = main(["import", "gdelt2", str(path), "--into", str(into), "--rejects", str(rejects)])
    assert code == 1
    assert parquet.read_schema(into) == SCHEMA
    assert parquet.read_table(into).to_pylist() == rows(path, "gdelt2")
    assert rejects.read_text(encoding="utf-8").splitlines() == [
        "file\tline\tfate\treason",
        "gdelt2.txt\t2\tleft out\ta statement, for which PLOVER has no type",
        "gdelt2.txt\t3\trejected\t'xyz' is no CAMEO code",
    ]
    assert capsys.readouterr().out.splitlines()[0] == "1 records"


def test_rows_of_no_counterpart_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "gdelt2", str(write(tmp_path, "gdelt2", gdelt_row(EventCode="010") + "\n"))]) == 0
    assert "1 rows left out" in capsys.readouterr().out


def test_a_workspace_keeps_each_record_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, desk = write(tmp_path, "gdelt2", gdelt_row(EventCode="042") + "\n"), str(tmp_path / "desk.duckdb")
    for new in (1, 0):
        assert main(["import", "gdelt2", str(path), "-w", desk]) == 0
        assert f"{new} of them new" in capsys.readouterr().out
    into = tmp_path / "records.parquet"
    assert (
        main(["import", "gdelt2", str(path), "-w", str(tmp_path / "other.duckdb"), "--into", str(into)]) == 0
    )
    assert parquet.read_table(into).num_rows == 1
    assert "1 of them new" in capsys.readouterr().out


def test_what_is_no_event_is_not_for_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "gdelt-mentions", "")
    assert main(["import", "gdelt-mentions", str(path), "-w", str(tmp_path / "desk.duckdb")]) == 2
    assert "--into" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["gdelt2"], ["gdelt2", "nowhere.csv"], ["wires", "x"]])
def test_bad_input_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", *arguments]) == 2
    assert capsys.readouterr().err


def test_a_file_of_another_format_leaves_no_half_result(tmp_path: Path) -> None:
    path, into = tmp_path / "letter.txt", tmp_path / "records.parquet"
    path.write_text("a letter\n", encoding="utf-8")
    assert main(["import", "icews", str(path), "--into", str(into)]) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["letter.txt"]


def test_the_help_names_every_format() -> None:
    from tightrope.faces import cli

    told = str(cli.import_.__annotations__["format"])
    assert [name for name in IMPORTERS if name not in told] == []
    assert SAMPLES.keys() == IMPORTERS.keys()
