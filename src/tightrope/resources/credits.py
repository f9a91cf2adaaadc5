"""The words by which articles credit others, and those too common to tell matters apart: `credits/<language>.toml`."""

from dataclasses import dataclass
from functools import cache

from tightrope.resources.loading import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWords:
    """Lists of words and phrases, lower case; the file says what each is for."""

    whole: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    adverbs: tuple[str, ...]
    titles: tuple[str, ...]
    pictures: tuple[str, ...]
    vias: tuple[str, ...]
    anonymous: frozenset[str]
    common: frozenset[str]


@cache
def load_credits(language: str) -> CreditWords:
    """Raises ResourceError when the language has no file."""
    data = load_toml(f"credits/{language}.toml")
    lists = {key: tuple(words) for key, words in data["credit"].items()}
    anonymous, common = frozenset(data["anonymous"]["nouns"]), frozenset(data["common"]["words"])
    return CreditWords(anonymous=anonymous, common=common, **lists)
