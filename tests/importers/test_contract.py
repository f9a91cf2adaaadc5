"""What holds for every format in the table."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.samples import SAMPLES, write
from tightrope.core.errors import InputError
from tightrope.core.records import RECORD_COLUMNS
from tightrope.importers import IMPORTERS, SCHEMA, Options, Remark, importer_of, read

NEVER_NULL = ("dataset", "id", "day", "type", "reality")


def rows(path: Path, format: str, told: list[Remark] | None = None, **options: Any) -> list[dict[str, Any]]:
    heard: list[Remark] = [] if told is None else told
    batches = read(path, importer_of(format), tell=heard.append, options=Options(**options))
    return [row for batch in batches for row in batch.to_pylist()]


def test_every_format_has_its_sample() -> None:
    assert SAMPLES.keys() == IMPORTERS.keys()


@pytest.mark.parametrize("format", IMPORTERS)
def test_a_sample_gives_one_record_of_its_schema(format: str, tmp_path: Path) -> None:
    importer = importer_of(format)
    (batch,) = read(write(tmp_path, format), importer, tell=lambda _: None)
    assert batch.schema == importer.schema
    assert batch.num_rows == 1
    if importer.schema == SCHEMA:
        assert [name for name in NEVER_NULL if batch.column(name).null_count] == []


def test_the_schema_is_that_of_records() -> None:
    assert SCHEMA.names == [name for name, _ in RECORD_COLUMNS]


def zipped(data: bytes, path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside.csv", data)


PACKERS: dict[str, Callable[[bytes, Path], object]] = {
    "gz": lambda data, path: path.write_bytes(gzip.compress(data)),
    "bz2": lambda data, path: path.write_bytes(bz2.compress(data)),
    "xz": lambda data, path: path.write_bytes(lzma.compress(data)),
    "zip": zipped,
}


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("format", IMPORTERS)
def test_packed_files_give_the_same(format: str, packer: str, tmp_path: Path) -> None:
    plain, packed = write(tmp_path, format), tmp_path / f"file.{packer}"
    PACKERS[packer](plain.read_bytes(), packed)
    assert rows(packed, format) == rows(plain, format)


@pytest.mark.parametrize("format", IMPORTERS)
def test_something_else_is_refused_with_what_was_looked_for(format: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"not written as {format} is"):
        rows(write(tmp_path, format, "a letter\nto a friend\n"), format)


def test_an_unknown_format_is_told_the_known_ones() -> None:
    with pytest.raises(InputError, match="icews"):
        importer_of("wires")


@pytest.mark.parametrize("format", IMPORTERS)
def test_an_empty_file_gives_nothing(format: str, tmp_path: Path) -> None:
    assert rows(write(tmp_path, format, ""), format) == []


def test_a_damaged_archive_says_how_far_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(SAMPLES["gdelt2"].encode() * 500)[:-20])
    with pytest.raises(InputError, match="breaks off after line"):
        rows(path, "gdelt2")
