"""Bringing the written forms of one name together: case, accents, dots, quotes and dashes."""

import unicodedata

# "UNICEF" is the longest acronym whose capitals tell it from a word; "us", "who" and "un" are words.
ACRONYM_LETTERS = 6
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-", ".": None})
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)


def fold(form: str) -> str:
    """The key a form is indexed under. Short forms in capitals keep them: "U.S." -> "US", "us" -> "us"."""
    plain = _plain(form)
    return plain if plain.isupper() and is_acronym(plain) else _lower(plain)


def fold_words(form: str) -> str:
    """The key of `form` read as words, whatever its case: "IRAN" -> "iran", "Çavuşoğlu" -> "cavusoglu"."""
    return _lower(_plain(form))


def is_acronym(form: str) -> bool:
    """Whether `form`, already without dots, is one short word in capitals."""
    letters = [c for c in form if c.isalpha()]
    return " " not in form and 2 <= len(letters) <= ACRONYM_LETTERS and all(c.isupper() for c in letters)


def _plain(form: str) -> str:
    return " ".join(form.translate(_PLAIN).split())


def _lower(plain: str) -> str:
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _plain(unicodedata.normalize("NFKC", bare.casefold().translate(_LETTERS)))
