"""What the codes of other event data mean in ours: the files of `resources/imports`.

Acts become PLOVER types and modes, with PLOVER's score by one of two readings of its manual; parties become codes and
sectors; countries become ISO 3166-1 alpha-3. What has no counterpart is None, never a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import EventType, Reality
from tightrope.resources.entries import EntryKind, Role
from tightrope.resources.loading import load_toml
from tightrope.resources.registry import load_registry

FOLDER = "imports"
ONTOLOGY = "plover/ontology.toml"
LANDS = frozenset({EntryKind.STATE, EntryKind.TERRITORY})


class Convention(StrEnum):
    """Which reading of PLOVER's manual gives scores and quads: without its two slips, or with them."""

    CORRECTED = "corrected"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an act of another coding is in PLOVER."""

    type: EventType
    mode: str | None
    intensity: float  # -10 (conflict) to +10 (cooperation)
    reality: Reality = Reality.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The acts of one coding by code. Codes of `without` are known, and PLOVER has no type for them."""

    known: Mapping[str, Act]
    without: Mapping[str, str]  # code -> why


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Codes of those who act, each kind by itself; the sectors of `last` say only in general who somebody is."""

    tables: Mapping[str, Mapping[str, Any]]
    last: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """ISO 3166-1 alpha-3 by the codes of others: FIPS 10-4, ISO numeric, Gleditsch and Ward's numbers."""

    iso: frozenset[str]
    fips: Mapping[str, str]
    numeric: Mapping[str, str]
    gleditsch_ward: Mapping[str, str]


@cache
def load_cameo(convention: Convention = Convention.CORRECTED) -> Acts:
    """CAMEO by the table of PLOVER's manual, as `cameo.toml` completes it. Raises ResourceError on unknown modes."""
    tables = load_toml(f"{FOLDER}/cameo.toml")
    written = tables["roots"] | tables["appeals"] | tables["acts"] | tables["sharper"]
    reality = {code: Reality(word) for code, word in tables["reality"].items()}
    known = {
        code: _act(text, tables["modes"], convention, reality.get(code, Reality.ACTUAL))
        for code, text in written.items()
    }
    without = dict.fromkeys(tables["without"]["codes"], tables["without"]["reason"])
    return Acts(known=known, without=without)


@cache
def load_acts(coding: str, convention: Convention = Convention.CORRECTED) -> Acts:
    """Another coding by its table in `acts.toml`: "acled", "acled_types", "ucdp" or "gkg"."""
    table = load_toml(f"{FOLDER}/acts.toml")[coding]
    known = {code: _act(text, {}, convention, Reality.ACTUAL) for code, text in table.items() if text}
    return Acts(known=known, without={c: f"{c}: no act of PLOVER's" for c, text in table.items() if not text})


@cache
def load_relations() -> Mapping[str, str]:
    """CAMEO codes by what ICEWS calls them, in small letters."""
    return dict(load_toml(f"{FOLDER}/relations.toml")["codes"])


@cache
def load_parties(coding: str) -> Parties:
    """The tables of one coding: "cameo", "icews" or "acled"."""
    tables = load_toml(f"{FOLDER}/parties.toml")
    return Parties(tables=tables[coding], last=frozenset(tables["order"]["last"]))


@cache
def load_countries() -> Countries:
    """Every table of `countries.toml`, and the codes that the registry or one of them knows."""
    tables = load_toml(f"{FOLDER}/countries.toml")
    registry = {e.actor.code for e in load_registry().entries if e.kind in LANDS}
    return Countries(
        iso=frozenset({*registry, *tables["fips"].values()}),
        fips=tables["fips"],
        numeric=tables["numeric"],
        gleditsch_ward=tables["gleditsch_ward"],
    )


@lru_cache(maxsize=4096)  # more names than there are countries: variants, and strays
def country_named(name: str) -> str | None:
    """The code of the one country that goes by this name; None where there is none, or more than one."""
    if code := _other_names().get(name.lower()):
        return code
    found = {e.actor.code for e in load_registry().find(name, Role.NAME) if e.kind in LANDS}
    return found.pop() if len(found) == 1 else None


@cache
def _other_names() -> Mapping[str, str]:
    return dict(load_toml(f"{FOLDER}/parties.toml")["countries"])


@cache
def load_scores(convention: Convention = Convention.CORRECTED) -> Mapping[tuple[str, str | None], float]:
    """PLOVER's score of every (type, mode); without a score of its own a mode has that of its type."""
    printed = load_toml(f"{FOLDER}/conventions.toml")["printed"]["scores"]
    changed = printed if convention is Convention.PRINTED else {}
    scores: dict[tuple[str, str | None], float] = {}
    for type_, entry in load_toml(ONTOLOGY)["types"].items():
        scores[type_, None] = float(changed.get(type_, entry["score"]))
        for mode, of_mode in entry.get("modes", {}).items():
            scores[type_, mode] = float(of_mode.get("score", scores[type_, None]))
    return scores


@cache
def load_quads(convention: Convention = Convention.CORRECTED) -> Mapping[EventType, str]:
    """Whether a type is cooperation or conflict, in words or deeds: "verbal-cooperation" and so on."""
    printed = load_toml(f"{FOLDER}/conventions.toml")["printed"]["quads"]
    changed = printed if convention is Convention.PRINTED else {}
    return {EventType(t): changed.get(t, e["quad"]) for t, e in load_toml(ONTOLOGY)["types"].items()}


def _act(text: str, renamed: Mapping[str, Any], convention: Convention, reality: Reality) -> Act:
    type_, _, published = text.partition(" ")
    mode = renamed.get(type_, {}).get(published, published) or None
    score = load_scores(convention).get((type_, mode))
    if score is None:
        raise ResourceError(f"{FOLDER}: {text!r} is no type and mode of {ONTOLOGY}; correct one of them")
    return Act(type=EventType(type_), mode=mode, intensity=score, reality=reality)
