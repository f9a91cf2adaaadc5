"""What real files hold beside rows: none of it stops the reading, and none of it goes unsaid."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.samples import ACLED, ICEWS, gdelt_row, write
from tests.importers.test_contract import rows
from tightrope.importers import Mended, Rejected, Remark

ROW = gdelt_row()


def told_of(
    text: str | bytes, folder: Path, format: str = "gdelt2"
) -> tuple[int, list[tuple[type, int, str]]]:
    """How many records, and the fate, line and reason of each row there is something to tell of."""
    told: list[Remark] = []
    path = folder / "dirty.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return len(rows(path, format, told)), [(type(t), t.line, t.reason) for t in told]


def test_short_and_long_rows_are_told_with_their_lines(tmp_path: Path) -> None:
    text = f"{ROW}\nonly\tthree\tcolumns\n{ROW}\n{ROW}\tone more\n{ROW}\n"
    assert told_of(text, tmp_path) == (
        3,
        [
            (Rejected, 2, "3 columns where 61 are expected"),
            (Rejected, 4, "62 columns where 61 are expected"),
        ],
    )


def test_empty_columns_too_many_do_no_harm(tmp_path: Path) -> None:
    assert told_of(f"{ROW}\n{ROW}\t\t\n", tmp_path) == (2, [])


def test_blank_lines_do_no_harm_and_count_as_lines(tmp_path: Path) -> None:
    text = f"\n{ROW}\n\n\n{gdelt_row(SQLDATE='')}\n"
    assert told_of(text, tmp_path) == (1, [(Rejected, 5, "no day")])


def test_a_heading_in_the_middle_is_passed_over(tmp_path: Path) -> None:
    assert told_of(ICEWS + ICEWS, tmp_path, "icews") == (
        2,
        [(Mended, 3, "a heading in the middle; passed over")],
    )


def test_windows_line_ends_and_stray_returns(tmp_path: Path) -> None:
    text = f"{ROW}\r\n{gdelt_row(Actor1Name='A' + chr(13) + 'B')}\r\n"
    assert told_of(text, tmp_path) == (2, [])


def test_a_line_of_another_encoding_is_mended(tmp_path: Path) -> None:
    odd = gdelt_row(ActionGeo_FullName="Orléans").encode("cp1252")
    assert told_of(ROW.encode() + b"\n" + odd + b"\n", tmp_path) == (
        2,
        [(Mended, 2, "not UTF-8; read as Windows-1252")],
    )


def test_quotes_are_only_quotes(tmp_path: Path) -> None:
    row = gdelt_row(Actor1Name='THE "BOSS')
    assert told_of(f"{row}\n{ROW}\n", tmp_path) == (2, [])


def test_a_tabbed_file_in_quotes_is_read_as_such(tmp_path: Path) -> None:
    head, row = ICEWS.splitlines()
    quoted = "\t".join(f'"{value}"' for value in row.split("\t"))
    assert told_of(f"{head}\n{quoted}\n", tmp_path, "icews") == (1, [])


def test_a_value_that_is_none_is_left_open_and_told(tmp_path: Path) -> None:
    text = f"{gdelt_row(ActionGeo_Lat='95', NumMentions='many')}\n"
    assert told_of(text, tmp_path) == (
        1,
        [
            (Mended, 1, "'many' is no number; left open"),
            (Mended, 1, "'95' is no number of degrees up to 90; left open"),
        ],
    )


def test_without_id_day_or_act_there_is_no_record(tmp_path: Path) -> None:
    text = "".join(
        gdelt_row(**{column: value}) + "\n"
        for column, value in (("GLOBALEVENTID", ""), ("SQLDATE", "20241399"), ("EventCode", "---"))
    )
    assert told_of(text, tmp_path) == (
        0,
        [
            (Rejected, 1, "GLOBALEVENTID is empty"),
            (Rejected, 2, "'20241399' is no day"),
            (Rejected, 3, "'---' is no CAMEO code"),
        ],
    )


def test_a_statement_is_left_out_without_being_a_fault(tmp_path: Path) -> None:
    told: list[Remark] = []
    assert rows(write(tmp_path, "gdelt2", gdelt_row(EventCode="010") + "\n"), "gdelt2", told) == []
    assert [t.fault for t in told if isinstance(t, Rejected)] == [False]


def test_rows_after_a_value_of_two_lines_keep_their_numbers(tmp_path: Path) -> None:
    text = ACLED + "POL2,no day" + "," * 13 + "\n"
    assert told_of(text, tmp_path, "acled") == (1, [(Rejected, 4, "'no day' is no day")])


def test_small_blocks_and_threads_change_nothing(tmp_path: Path) -> None:
    text = "".join(
        gdelt_row(GLOBALEVENTID=str(i), SQLDATE="" if i % 7 == 3 else "20240309") + "\n" for i in range(90)
    )
    path = write(tmp_path, "gdelt2", text)
    whole: list[Remark] = []
    cut: list[Remark] = []
    assert rows(path, "gdelt2", whole) == rows(path, "gdelt2", cut, block_bytes=1_000, threads=3)
    assert whole == cut
    assert [t.line for t in whole] == [i + 1 for i in range(90) if i % 7 == 3]


LINE = st.one_of(
    st.just(ROW), st.text(st.characters(exclude_characters="\n\r", codec="utf-8")), st.just("\t" * 60)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LINE, max_size=12))
def test_every_line_is_a_record_or_told_or_blank(lines: list[str]) -> None:
    text = "\n".join([ROW, *lines]) + "\n"
    with TemporaryDirectory() as folder:
        records, told = told_of(text, Path(folder))
    assert records + sum(kind is Rejected for kind, _, _ in told) == 1 + sum(bool(line) for line in lines)
