"""How a language refers to parties without naming them: `resources/actors/referring/<code>.toml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tightrope.resources.loading import load_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Sets of lemmas (pronouns and affixes: words as written, lower case)."""

    he: frozenset[str]
    she: frozenset[str]
    thing: frozenset[str]
    group: frozenset[str]
    speaker: frozenset[str]
    speakers: frozenset[str]
    relative: frozenset[str]
    dealing: frozenset[str]  # verbs whose objects are parties
    permitting: frozenset[str]  # verbs whose object does what it likes: "allowed jets to use its airspace"
    partial: frozenset[str]  # "one", "others": some of those spoken of last
    state_nouns: frozenset[str]
    named_states: frozenset[str]  # nouns that must stand in a name of the state they refer to
    rivals: frozenset[str]
    reigns: frozenset[str]  # what is called after whoever leads it: "the Roe administration"
    wronged: frozenset[str]  # roles seldom of the state whose act the clause tells: it condemns for others
    organs: frozenset[str]  # sectors of which every state has its own
    hostile: frozenset[str]  # sectors seldom of the state whose act the clause tells
    halves: frozenset[str]  # "the North": the last state with that word in its name
    pair_nouns: frozenset[str]
    numbers: dict[str, int]
    each: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    honorifics: frozenset[str]
    bare: frozenset[str]  # plurals and collectives that mean those at hand without an article
    things: frozenset[str]  # last words of role nouns that are no single person
    elsewhere: frozenset[str]
    homely: frozenset[str]  # roles that an outlet names bare when they are those of its own state
    masses: frozenset[str]  # without an article no party: "use of force"
    ethnic: frozenset[str]
    places: frozenset[str]  # prepositions that make a capital a place
    dealings: frozenset[str]  # heads that make it a government again
    quantities: frozenset[str]
    utterances: frozenset[str]  # what stands for whoever said it
    attitudes: frozenset[str]
    former: frozenset[str]
    former_sector: str
    deputy: frozenset[str]  # before an office: not its holder
    unknown: frozenset[str]
    strong: tuple[str, ...]  # prepositions of affiliation
    weak: tuple[str, ...]
    attached: frozenset[
        str
    ]  # adjectives and participles behind a role that tell whose it is, with `attaching`
    attaching: tuple[str, ...]
    belonging: frozenset[str]  # verbs whose object or place says where somebody belongs
    local: frozenset[str]  # sectors at home where things happen
    relational: frozenset[str]  # nouns whose possessor is the other side
    mobile: frozenset[str]  # sectors that may stand in somebody else's country
    modifiers: dict[str, str]  # word -> sector it lends to a force, vehicle or group
    body_nouns: frozenset[str]
    media: frozenset[str]
    media_sector: str
    world: frozenset[str]
    hardware: re.Pattern[str]
    hardware_sector: str

    @property
    def person(self) -> frozenset[str]:
        """Pronouns for one person."""
        return self.he | self.she

    @property
    def personal(self) -> frozenset[str]:
        """Pronouns of the third person."""
        return self.person | self.thing | self.group


PRONOUNS = (
    "he",
    "she",
    "thing",
    "group",
    "speaker",
    "speakers",
    "relative",
    "partial",
    "dealing",
    "permitting",
)


@cache
def wording(language: str) -> Wording:
    """Raises ResourceError when the language has no file."""
    tables = load_toml(f"actors/referring/{language}.toml")
    return Wording(
        **_sets(tables["pronouns"], *PRONOUNS),
        **_states(tables["states"]),
        **_sets(tables["names"], "honorifics"),
        **_sets(tables["roles"], "bare", "things", "elsewhere", "ethnic", "homely", "masses"),
        **_phrases(tables),
        **_bodies(tables["bodies"]),
    )


def _sets(table: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: frozenset(table[key]) for key in keys}


def _states(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "state_nouns": frozenset(table["nouns"]),
        "named_states": frozenset(table["named"]),
        "rivals": frozenset(table["rivals"]),
        "organs": frozenset(table["organs"]),
        "hostile": frozenset(table["hostile"]),
        "wronged": frozenset(table["wronged"]),
        "reigns": frozenset(table["reigns"]),
        "halves": frozenset(table["halves"]),
        "pair_nouns": frozenset(table["pairs"]),
        "numbers": dict(table["numbers"]),
        "each": frozenset(table["each"]),
        "definite": frozenset(table["definite"]),
        "indefinite": frozenset(table["indefinite"]),
    }


def _phrases(tables: dict[str, Any]) -> dict[str, Any]:
    places, status, affiliation = tables["places"], tables["status"], tables["affiliation"]
    return {
        "places": frozenset(places["prepositions"]),
        "dealings": frozenset(places["dealings"] + places["parties"]),
        "utterances": frozenset(tables["utterances"]["nouns"]),
        "quantities": frozenset(tables["quantities"]["nouns"]),
        "attitudes": frozenset(tables["affixes"]["attitudes"]),
        "former": frozenset(status["former"]),
        "deputy": frozenset(status["deputy"]),
        "former_sector": status["former_sector"],
        "unknown": frozenset(status["unknown"]),
        "strong": tuple(affiliation["strong"]),
        "weak": tuple(affiliation["weak"]),
        "attached": frozenset(affiliation["attached"]),
        "attaching": tuple(affiliation["attaching"]),
        "belonging": frozenset(affiliation["verbs"]),
        "local": frozenset(affiliation["local"]),
        "relational": frozenset(affiliation["relational"]),
        "mobile": frozenset(affiliation["mobile"]),
        "modifiers": {word: sector for sector, words in tables["modifiers"].items() for word in words},
    }


def _bodies(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "body_nouns": frozenset(table["nouns"]),
        "media": frozenset(table["media"]),
        "media_sector": table["media_sector"],
        "world": frozenset(table["world"]),
        "hardware": re.compile(table["hardware"]),
        "hardware_sector": table["hardware_sector"],
    }
