"""How fast event data are imported, beside what a user would otherwise do, on a file this script makes.

    python bench/importers.py [--rows 5000000] [--threads 2]

The file is GDELT 2.0 events, the same every time: invented actors, addresses and places in the proportions of real
files (codes and counts are drawn anew for every row, a tenth of the rows are statements, which PLOVER leaves out).
Four ways, each in a process of its own so that peak memory is its own:

    tightrope        read, mapped to PLOVER, ISO and sectors, into a DuckDB table
    tightrope read   the same without the table
    duckdb           DuckDB's own reader of the 61 columns into a table, nothing mapped
    pandas           pandas.read_csv, then into a DuckDB table, nothing mapped

Needs duckdb and, for its line, pandas; says so where one is missing. On a busy machine compare rows per CPU second:
what others do at the same time counts in seconds by the clock.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tightrope.importers import IMPORTERS, Options, Rejected, Remark, read

KIB_PER_MIB = 1024  # ru_maxrss counts KiB on Linux
SEED = 20_260_115
PLACES = 4_000
NAMES = 3_000
SITES = 2_000
COUNTRIES = "USA RUS CHN IND IRN ISR GBR FRA DEU TUR SYR UKR POL JPN KOR BRA ZAF NGA EGY AZE ARM GEO".split()
LANDS = "US RS CH IN IR IS UK FR GM TU SY UP PL JA KS BR SF NI EG AJ AM GG".split()
ROLES = ("", "", "", "GOV", "MIL", "COP", "BUS", "OPP", "CVL", "MED")
CODES = "010 020 036 040 042 043 051 057 060 071 080 0841 090 100 111 112 120 130 141 150 160 173 180 190 193".split()
CHUNK = 50_000  # rows drawn at a time


def main() -> None:
    options = _options()
    if options.way:
        print(json.dumps(run(options.way, options.file, options.threads)))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "generated.export.CSV"
        size = make(file, options.rows)
        ways = [way for way in WAYS if _can(way)]
        runs = {way: _apart(way, file, options.threads) for way in ways}
    _print(runs, options.rows, size, options.threads)


def make(file: Path, rows: int) -> int:
    """Write so many rows; the size in bytes."""
    rng = random.Random(SEED)
    with file.open("w", encoding="utf-8") as stream:
        for first in range(0, rows, CHUNK):
            stream.writelines(_rows(rng, first, min(CHUNK, rows - first)))
    return file.stat().st_size


def _rows(rng: random.Random, first: int, number: int) -> Iterator[str]:
    for i in range(first, first + number):
        land = rng.randrange(len(LANDS))
        geo = _geo(rng.randrange(PLACES), LANDS[land])
        code = rng.choice(CODES)
        day = f"2015{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
        head = f"{400_000_000 + i}\t{day}\t{day[:6]}\t2015\t2015.{rng.randrange(1000):04}"
        acts = f"1\t{code}\t{code[:3]}\t{code[:2]}\t{rng.randrange(1, 5)}\t{rng.randrange(-100, 100) / 10}"
        heard = f"{rng.randrange(1, 40)}\t{rng.randrange(1, 5)}\t{rng.randrange(1, 40)}\t{rng.uniform(-9, 9):.13f}"
        url = f"http://www.site{rng.randrange(SITES)}.example/world/{day}/story-{rng.randrange(10**9)}-of-the-day"
        yield (
            f"{head}\t{_actor(rng)}\t{_actor(rng)}\t{acts}\t{heard}\t{geo}\t{geo}\t{geo}\t{day}120000\t{url}\n"
        )


def _actor(rng: random.Random) -> str:
    country, role = rng.choice(COUNTRIES), rng.choice(ROLES)
    return f"{country}{role}\tNAME {rng.randrange(NAMES)}\t{country}\t\t\t\t\t{role}\t\t"


def _geo(place: int, land: str) -> str:
    where = f"{place % 170 - 85}.{place:04}\t{place % 340 - 170}.{place:04}"
    return f"4\tTown {place}, Province {place % 90}, Land\t{land}\t{land}{place % 90:02}\t{place}\t{where}\t-{place}"


def run(way: str, file: Path, threads: int) -> dict[str, float]:
    """Seconds by the clock and of all processors, rows, and peak MiB of one way."""
    started, cpu = time.perf_counter(), time.process_time()
    rows = WAYS[way](file, threads)
    return {
        "seconds": time.perf_counter() - started,
        "cpu_seconds": time.process_time() - cpu,
        "rows": rows,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB,
    }


class Lost:
    """How many rows gave no record: only their number, so that memory tells of the reading alone."""

    rows = 0

    def tell(self, remark: Remark) -> None:
        self.rows += isinstance(remark, Rejected)


def with_tightrope(file: Path, threads: int) -> int:
    import duckdb
    import pyarrow as pa

    importer = IMPORTERS["gdelt2"]
    lost = Lost()
    batches = read(file, importer, tell=lost.tell, options=Options(threads=threads))
    reader = pa.RecordBatchReader.from_batches(importer.schema, batches)
    connection = _connection(duckdb, file, threads)
    connection.register("batches", reader)
    connection.execute("CREATE TABLE records AS SELECT * FROM batches")
    connection.close()
    return lost.rows + _table_rows(duckdb, file, "records")


def only_read(file: Path, threads: int) -> int:
    lost = Lost()
    batches = read(file, IMPORTERS["gdelt2"], tell=lost.tell, options=Options(threads=threads))
    return sum(batch.num_rows for batch in batches) + lost.rows


def with_duckdb(file: Path, threads: int) -> int:
    import duckdb

    connection = _connection(duckdb, file, threads)
    connection.execute(
        "CREATE TABLE raw AS SELECT * FROM read_csv(?, delim='\t', header=false, quote='')", [str(file)]
    )
    connection.close()
    return _table_rows(duckdb, file, "raw")


def with_pandas(file: Path, threads: int) -> int:
    import duckdb
    import pandas as pd

    frame = pd.read_csv(file, sep="\t", header=None, quoting=3, low_memory=False)  # noqa: F841  DuckDB finds it by name
    connection = _connection(duckdb, file, threads)
    connection.execute("CREATE TABLE frame_rows AS SELECT * FROM frame")
    connection.close()
    return _table_rows(duckdb, file, "frame_rows")


WAYS: dict[str, Callable[[Path, int], int]] = {
    "tightrope": with_tightrope,
    "tightrope read": only_read,
    "duckdb": with_duckdb,
    "pandas": with_pandas,
}


def _connection(duckdb, file: Path, threads: int):  # type: ignore[no-untyped-def]
    connection = duckdb.connect(str(_database(file)))
    connection.execute(f"SET threads = {threads}")
    return connection


def _table_rows(duckdb, file: Path, table: str) -> int:  # type: ignore[no-untyped-def]
    with duckdb.connect(str(_database(file))) as connection:
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    _database(file).unlink()
    return int(rows)


def _database(file: Path) -> Path:
    return file.with_suffix(".duckdb")


def _can(way: str) -> bool:
    wanted = {
        "tightrope": ["duckdb"],
        "tightrope read": [],
        "duckdb": ["duckdb"],
        "pandas": ["duckdb", "pandas"],
    }
    missing = [name for name in wanted[way] if find_spec(name) is None]
    if missing:
        print(f"{way}: left out, {' and '.join(missing)} not installed", file=sys.stderr)
    return not missing


def _apart(way: str, file: Path, threads: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--way", way, "--file", str(file), "--threads", str(threads)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _print(runs: dict[str, dict[str, float]], rows: int, size: int, threads: int) -> None:
    table = Table(title=f"{rows:,} rows, {size / 1e6:,.0f} MB, {threads} threads")
    for name in ("way", "rows/s", "rows per CPU second", "seconds", "peak MiB", "rows accounted for"):
        table.add_column(name, justify="left" if name == "way" else "right")
    for way, found in runs.items():
        rates = (f"{found['rows'] / found[unit]:,.0f}" for unit in ("seconds", "cpu_seconds"))
        table.add_row(
            way, *rates, f"{found['seconds']:.1f}", f"{found['peak_mib']:,.0f}", f"{found['rows']:,}"
        )
    Console(width=100).print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
