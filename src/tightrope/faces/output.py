"""Where the text of a command goes."""

import sys
from pathlib import Path

from tightrope.core.errors import InputError


def write(text: str, output: Path | None = None) -> None:
    """To the file, else to standard output. Raises InputError if it cannot be written."""
    try:
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            output.write_text(text, encoding="utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        where = output or "standard output"
        raise InputError(f"{where}: cannot be written: {error.strerror}; choose another --output") from error
