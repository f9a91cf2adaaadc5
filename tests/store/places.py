"""Where tests keep a workspace: a DuckDB file, and a PostgreSQL of their own where Debian's package is installed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

MISSING = "PostgreSQL is not installed; apt-get install postgresql runs these tests on it too"
NOBODY = "nobody"  # PostgreSQL refuses to run as root


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL of this machine, if there is one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server that listens on a socket in a folder of its own and is gone afterwards."""
    commands = binaries()
    assert commands is not None
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, NOBODY)
        data = str(folder / "data")
        _run(
            commands / "initdb",
            "-D",
            data,
            "-U",
            "tightrope",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        )
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=16MB"
        _run(commands / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tightrope@/postgres?host={folder}"
        finally:
            _run(commands / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(*command: str | Path) -> None:
    options = {"user": NOBODY} if os.geteuid() == 0 else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **options)  # type: ignore[call-overload]
