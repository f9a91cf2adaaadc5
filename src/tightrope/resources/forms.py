"""Bringing the written forms of one name together: case, accents, dots, quotes and dashes."""

import unicodedata

ACRONYM_LETTERS = (
    6  # "UNICEF" is the longest whose capitals tell it from a word; "us", "who" and "un" are words
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-", ".": None})
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)


def fold(form: str) -> str:
    """The key a form is indexed under. Short forms in capitals keep them: "U.S." -> "US", "us" -> "us"."""
    plain = " ".join(form.translate(_PLAIN).split())
    return plain if is_acronym(plain) else fold_words(plain)


def fold_words(form: str) -> str:
    """The key of `form` read as words, whatever its case: "IRAN" -> "iran", "Çavuşoğlu" -> "cavusoglu"."""
    plain = " ".join(form.translate(_PLAIN).split()).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFKC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def is_acronym(form: str) -> bool:
    """Whether `form`, already without dots, is one short word in capitals."""
    letters = [c for c in form if c.isalpha()]
    return " " not in form and 2 <= len(letters) <= ACRONYM_LETTERS and all(c.isupper() for c in letters)
