"""How a text words what can be computed, and the named sets that superlatives are about.

`checking/<language>.toml` holds patterns by check: regular expressions in which `{kind:name}` stands for a group
`name` that looks as `[kinds]` says of `kind`, and `{word}` for one of `[words]`. `checking/sets.toml` holds the sets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import list_toml, load_toml

FOLDER = "checking"
GROUP = re.compile(r"\{(\w+):(\w+)\}")
WORD = re.compile(r"\{([a-z]\w*)\}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """One language's words for what can be checked."""

    patterns: Mapping[str, tuple[re.Pattern[str], ...]]  # by check, surest first
    numbers: Mapping[str, float]  # "two" -> 2, "million" -> 1e6
    units: Mapping[str, float]  # kilometres in one, hours in one, km/h in one, by word
    months: Mapping[str, int]
    weekdays: Mapping[str, int]  # Monday is 0
    superlatives: Mapping[str, str]  # "largest" -> "area"
    terms: Mapping[str, re.Pattern[str]]  # further words, by what they show


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceSet:
    """What a superlative ranges over: a quantity of every member, or the states whose land is measured."""

    names: tuple[str, ...]  # as texts call it: "countries in the South Caucasus"
    quantity: str  # "area", "height", "length", "population"
    unit: str
    values: Mapping[str, float]  # by member
    states: tuple[str, ...]  # ISO codes, where the quantity is the area of their land
    before: tuple[str, ...]  # words a text may put before a member: "mount"

    def member(self, name: str) -> str:
        """A name without the words that may stand before it, in lower case."""
        first, _, rest = name.lower().partition(" ")
        return rest if first in self.before else name.lower()


@cache
def load_wording(language: str = "en") -> Wording:
    """Raises ResourceError for a pattern that is no regular expression, or names an unknown kind."""
    tables = load_toml(f"{FOLDER}/{language}.toml")
    return Wording(
        patterns={
            check: tuple(_compiled(text, tables, check) for text in patterns)
            for check, patterns in tables["patterns"].items()
        },
        numbers=tables["numbers"],
        units=tables["units"],
        months=_ranks(tables["calendar"]["months"], first=1),
        weekdays=_ranks(tables["calendar"]["weekdays"], first=0),
        superlatives={word: quantity for quantity, words in tables["superlatives"].items() for word in words},
        terms={name: _compiled(text, tables, name) for name, text in tables["terms"].items()},
    )


@cache
def wording_languages() -> frozenset[str]:
    """ISO 639-1 codes of the languages in which checkable claims are found."""
    stems = (path.removeprefix(f"{FOLDER}/").removesuffix(".toml") for path in list_toml(FOLDER))
    return frozenset(stem for stem in stems if len(stem) == 2)


@cache
def load_reference_sets() -> tuple[ReferenceSet, ...]:
    """The named sets, in the order of the file."""
    tables = load_toml(f"{FOLDER}/sets.toml")
    return tuple(
        ReferenceSet(
            names=tuple(row["names"]),
            quantity=row["quantity"],
            unit=row["unit"],
            values=row.get("values", {}),
            states=tuple(row.get("states", ())),
            before=tuple(tables["members"]["before"]),
        )
        for row in tables["sets"]
    )


def _compiled(text: str, tables: Mapping[str, Any], at: str) -> re.Pattern[str]:
    kinds, words = tables["kinds"], tables["words"]
    try:
        text = GROUP.sub(lambda m: f"(?P<{m[2]}>{kinds[m[1]]})", text)
        for _ in range(2):  # a word may be made of words
            text = WORD.sub(lambda m: f"(?:{words[m[1]]})", text)
        return re.compile(text)
    except (KeyError, re.error) as error:
        raise ResourceError(f"{FOLDER}: pattern of {at}: {error}: {text}; correct the file") from error


def _ranks(groups: list[list[str]], *, first: int) -> dict[str, int]:
    return {word: first + i for i, words in enumerate(groups) for word in words}
