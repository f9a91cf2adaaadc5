"""Golden texts: a short text and all that a careful person takes from it, in one TOML file.

`text`, then `[[attributions]]`, `[[events]]` and `[[claims]]` with the rows of a reference reading. Rows need
no ids: attributions are a1, a2 ... and events e1, e2 ... in the order they stand in the file.
"""

import tomllib
from pathlib import Path

from tightrope.core.errors import InputError
from tightrope.evaluation.readings import Reading, Row, reading_of


def load_golden(path: Path) -> Reading:
    """The golden text in `path`."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        text = str(tree["text"]).strip()
        rows = tree | {kind: _numbered(kind[0], tree.get(kind, ())) for kind in ("attributions", "events")}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a golden text ({error!r}); its form is in CONTRIBUTING.md") from error
    return reading_of(rows, text, path=path, text_path=path)


def _numbered(letter: str, rows: list[Row]) -> list[Row]:
    return [{"id": f"{letter}{n}", **row} for n, row in enumerate(rows, start=1)]
