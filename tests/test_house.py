"""The house rules that a machine can check: short files, short functions, sources named, no place on one machine."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "tightrope"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
LONG_FUNCTION = 42  # lines without docstring; one in twenty may be longer
MEDIAN_FUNCTION = 11
ONE_MACHINE = re.compile(r"/(?:home|root|Users)/\w+|[A-Z]:\\Users")
SPOKEN = (".md", ".toml", ".py", ".txt", ".json", ".j2", ".yaml")


def function_lengths() -> Iterator[int]:
    """Lines of every function of the package, its docstring left out."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                yield (node.end_lineno or 0) - first.lineno + 2


def test_no_file_asks_a_question() -> None:
    long = {m.name: n for m in MODULES if (n := len(m.read_text(encoding="utf-8").splitlines())) > MOST_LINES}
    assert long == {}


def test_functions_are_short() -> None:
    lengths = list(function_lengths())
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert sum(n > LONG_FUNCTION for n in lengths) <= len(lengths) / 20


def test_no_module_is_a_drawer() -> None:
    assert [m.name for m in MODULES if m.stem in ("utils", "helpers", "misc", "common", "manager")] == []


def test_every_shipped_toml_names_its_source() -> None:
    for path in PACKAGE.rglob("*.toml"):
        source = tomllib.loads(path.read_text(encoding="utf-8")).get("source", {})
        assert {"name", "licence", "retrieved"} <= source.keys(), path.name


def test_nothing_speaks_of_one_machine() -> None:
    folders = ("src", "tests", "docs", "tools", "bench", ".ci")
    files = [p for f in folders for p in (ROOT / f).rglob("*") if p.suffix in SPOKEN and p != Path(__file__)]
    files += [p for p in ROOT.iterdir() if p.suffix in SPOKEN]
    assert [p.name for p in files if ONE_MACHINE.search(p.read_text(encoding="utf-8"))] == []
