"""Documentation as tested code: its fenced blocks, the commands in them, and a desk with something to read.

In output that a page shows, a line of three dots stands for any lines.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "src" / "tightrope" / "resources" / "examples"
ARTICLES = ("2025-06-26-placeholder-radio-airspace.md", "2025-06-28-example-wire-yekaterinburg.md")
PROGRAM = "uv run tightrope"
MAIN = "import sys; from tightrope.faces.cli import main; sys.exit(main())"
COLUMNS = "100"  # the width that shown output was printed at


@dataclass(frozen=True, slots=True)
class Command:
    """A line after `$ `, and the lines the page shows below it."""

    line: str
    shown: tuple[str, ...]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of `page` in `language`."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def commands(page: Path) -> list[Command]:
    """The commands of all console blocks of `page`."""
    parts = (part for block in blocks(page, "console") for part in re.split(r"^\$ ", block, flags=re.M)[1:])
    return [Command(lines[0], tuple(lines[1:])) for part in parts if (lines := part.rstrip().split("\n"))]


def differs_at(shown: Sequence[str], printed: Sequence[str]) -> str | None:
    """The first line of `shown` that `printed` has not got in its place; None if all is as shown."""
    left, anywhere = [line.rstrip() for line in printed], False
    for line in map(str.rstrip, shown):
        if line.strip() == "...":
            anywhere = True
        elif line not in (left if anywhere else left[:1]):
            return line
        else:
            left, anywhere = left[left.index(line) + 1 :], False
    return None


def lay_desk(folder: Path) -> Path:
    """Fill `folder` with what the pages read: articles, a plain text, a web page, a table, a reading, the examples."""
    texts = [(EXAMPLES / name).read_text(encoding="utf-8").split("\n---\n", 1)[1] for name in ARTICLES]
    for inside in ("articles", "reports", "readings"):
        (folder / inside).mkdir()
    for name in ARTICLES:
        shutil.copy(EXAMPLES / name, folder / "articles")
    shutil.copytree(EXAMPLES, folder / EXAMPLES.relative_to(ROOT))
    paragraphs = "".join(f"<p>{p}</p>" for p in texts[0].split("\n\n"))
    page = f"<html lang='en'><head><title>A report</title></head><body><article>{paragraphs}</article></body></html>"
    table = "story,day\n" + "".join(f"{json.dumps(' '.join(t.split()))},2025-06-28\n" for t in texts)
    reading = {
        "doc": "one.txt",
        "attributions": [
            {
                "id": "a1",
                "source": "Baku",
                "actors": ["AZE"],
                "content": "its airspace was used",
                "stance": "denies",
            }
        ],
    }
    written = {
        "article.txt": texts[0].strip(),
        "reports/page.html": page,
        "table.csv": table,
        "readings/one.txt": "Baku denies that its airspace was used.",
        "readings/one.yaml": json.dumps(reading),  # every JSON text is YAML
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run_program(line: str, desk: Path) -> str:
    """What the command `line`, such as `uv run tightrope demo`, prints in `desk`; it must exit with 0."""
    return _run([sys.executable, "-c", MAIN, *shlex.split(line.removeprefix(PROGRAM))], desk)


def run_python(code: str, desk: Path) -> str:
    """What `code` prints in `desk`; it must run to its end."""
    return _run([sys.executable, "-c", code], desk)


def _run(command: Sequence[str], desk: Path) -> str:
    environment = os.environ | {"COLUMNS": COLUMNS, "PYTHONWARNINGS": "error"}
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout
