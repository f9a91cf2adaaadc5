"""What a language's own file says about words and sentences: `resources/language/<code>.toml`."""

from dataclasses import dataclass
from functools import cache

from tightrope.resources.loading import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokenization:
    """How running text of one language is cut into syntactic words."""

    abbreviations: frozenset[str]  # words that keep a final full stop, as written
    clitics: tuple[str, ...]  # endings that are words of their own, longest first
    contractions: dict[str, int]  # one written word, two syntactic ones: length of the first
    prefixes: frozenset[str]  # parts after which a hyphen does not split, lower case
    never_last: frozenset[str]  # abbreviations that never end a sentence, as written


@cache
def tokenization(language: str) -> Tokenization:
    """Raises ResourceError when the language has no file."""
    data = load_toml(f"language/{language}.toml")
    tokens, sentences = data["tokens"], data["sentences"]
    return Tokenization(
        abbreviations=frozenset(tokens["abbreviations"]),
        clitics=tuple(sorted(tokens["clitics"], key=len, reverse=True)),
        contractions=dict(tokens["contractions"]),
        prefixes=frozenset(tokens["prefixes"]),
        never_last=frozenset(sentences["never_last"]),
    )
