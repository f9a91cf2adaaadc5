"""Text to sentences, words, trees, names and attribution frames. One row a language."""

from dataclasses import dataclass
from functools import cache, partial

from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Stage
from tightrope.encoder.reader import ReaderModel
from tightrope.language.read import read as read_with
from tightrope.resources.languages import tokenization


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language Tightrope reads: its code (ISO 639-1) and the model that reads it."""

    code: str
    model: str


ENGLISH = Language(code="en", model="reader-en")
LANGUAGES = {language.code: language for language in (ENGLISH,)}


@cache
def model(code: str) -> ReaderModel:
    """The neural reader of a language, loaded once. Raises InputError for a language without one."""
    if code not in LANGUAGES:
        raise InputError(f"no reader for language {code!r}; Tightrope reads {', '.join(sorted(LANGUAGES))}")
    return ReaderModel(LANGUAGES[code].model)


@cache
def reader(code: str) -> Stage:
    """The stage that reads documents of one language."""
    return partial(read_with, model=model(code), rules=tokenization(code))


def read(doc: Doc) -> Doc:
    """Fill `tokens`, `sentences`, `names`, `frames`. Raises InputError if nobody reads the document's language."""
    return reader(doc.language or ENGLISH.code)(doc)
