"""Lemmas of English words, given their Penn tags: only inflected words are looked up."""

from functools import lru_cache

import simplemma

_INFLECTED = frozenset({"NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"})
_FORMS = {
    **dict.fromkeys(
        ("'s", "’s", "'re", "’re", "'m", "’m", "is", "are", "am", "was", "were", "been", "being"), "be"
    ),
    **dict.fromkeys(("'ve", "’ve", "has", "had", "having"), "have"),
    **dict.fromkeys(("'ll", "’ll", "wo"), "will"),
    **dict.fromkeys(("'d", "’d"), "would"),
    **dict.fromkeys(("n't", "n’t"), "not"),
    "ca": "can",
    "sha": "shall",
}


@lru_cache(maxsize=100_000)
def lemma(word: str, upos: str, xpos: str) -> str:
    """Lower case except for names; clitics by their full form."""
    low = word.lower()
    if upos == "PROPN":
        return word
    if upos in ("AUX", "VERB", "PART") and xpos != "POS" and low in _FORMS:
        return _FORMS[low]
    if xpos in _INFLECTED or (upos == "VERB" and low.endswith("s")):  # "denies" tagged as a plain form
        found = simplemma.lemmatize(low, lang="en").lower()
        return _bare(low) if found == low and upos == "VERB" else found
    return low


def _bare(word: str) -> str:
    """A form in "-ing" or "-ed" that is a noun or adjective too ("bombing"), without its ending; else as it is."""
    stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    if stem == word:
        return word
    doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    known = (c for c in (stem + "e", stem, doubled) if simplemma.is_known(c, lang="en"))
    return next(known, word)
