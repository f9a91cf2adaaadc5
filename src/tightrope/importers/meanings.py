"""What single words of other data sets mean: days, numbers, acts, parties, countries."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache

import pyarrow as pa

from tightrope.core.types import UNIDENTIFIED
from tightrope.importers.sheet import Meaning, Refusal
from tightrope.resources.codings import (
    Act,
    Acts,
    Convention,
    country_named,
    load_cameo,
    load_countries,
    load_parties,
)

ACT = (pa.string(), pa.string(), pa.float64(), pa.string())  # type, mode, intensity, reality
PARTY = (pa.string(), pa.string())  # code, sectors
EARLIEST = date(1900, 1, 1)  # before every data set there is: an earlier day is a slip
LATEST = date(2100, 1, 1)
CODE_LENGTH = 3  # of every part of a CAMEO actor code
NOTHING = frozenset({"", "na", "none", "null", "nan"})
SPELLINGS = (
    "%Y%m%d",
    "%Y-%m-%d",
    "%d %B %Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y%m%d%H%M%S",
    "%d-%b-%Y",
)


@lru_cache(maxsize=65_536)  # days of 180 years
def day(word: str) -> tuple[date] | Refusal:
    """A day in any of the ways data sets write it; one outside 1900 to 2100 is a slip."""
    if not word.strip():
        return Refusal("no day")
    for spelling in SPELLINGS:
        try:
            found = datetime.strptime(word.strip(), spelling).date()
        except ValueError:
            continue
        return (found,) if EARLIEST <= found < LATEST else Refusal(f"the day {word!r} is out of range")
    return Refusal(f"{word!r} is no day")


def whole(word: str) -> tuple[int | None] | Refusal:
    """A number of things, also when written 2.0; negative ones say that it is not known."""
    if word.strip().lower() in NOTHING:
        return (None,)
    try:
        value = float(word)
        return (int(value) if value >= 0 else None,)
    except (ValueError, OverflowError):
        return Refusal(f"{word!r} is no number")


def degrees(limit: float) -> Meaning:
    """Latitudes or longitudes, up to `limit` either way."""

    def meaning(word: str) -> tuple[float | None] | Refusal:
        if word.strip().lower() in NOTHING:
            return (None,)
        try:
            value = float(word)
        except ValueError:
            return Refusal(f"{word!r} is no number of degrees")
        return (
            (value,) if abs(value) <= limit else Refusal(f"{word!r} is no number of degrees up to {limit:g}")
        )

    return meaning


LATITUDE, LONGITUDE = degrees(90), degrees(180)


def act_of(acts: Acts, code: str) -> tuple[object, ...] | Refusal:
    """Type, mode, intensity and reality of a code."""
    if code in acts.without:
        return Refusal(acts.without[code], fault=False)
    known = acts.known.get(code)
    return Refusal(f"{code!r} is no act of this coding") if known is None else _values(known)


def _values(act: Act) -> tuple[object, ...]:
    return (act.type, act.mode, act.intensity, act.reality)


def cameo(convention: Convention) -> Meaning:
    """CAMEO codes; a code that the table lacks is what its shorter forms are, as CAMEO's hierarchy has it."""
    acts = load_cameo(convention)

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        code = word.strip()
        if not code.isdigit() or not 2 <= len(code) <= 4:
            return Refusal(f"{word!r} is no CAMEO code" if code else "no CAMEO code")
        known = (code[:n] for n in range(len(code), 1, -1))
        return act_of(acts, next((c for c in known if c in acts.known or c in acts.without), code))

    return meaning


@lru_cache(maxsize=65_536)  # distinct actor codes of a year of GDELT: some 20,000
def cameo_party(word: str) -> tuple[str | None, str | None]:
    """The state or world actor, and the sectors, of a CAMEO actor code such as "USAGOVMIL"; (None, None) if empty."""
    parts = [word[i : i + CODE_LENGTH].upper() for i in range(0, len(word.strip()), CODE_LENGTH)]
    if not parts:
        return None, None
    tables = load_parties("cameo").tables
    code = _cameo_country(parts[0]) or next(
        (tables["world"][p] for p in parts if p in tables["world"]), UNIDENTIFIED
    )
    sectors = (tables["sectors"][p] for p in parts if p in tables["sectors"])
    return code, sectors_in_order(sectors, "cameo")


def _cameo_country(part: str) -> str | None:
    tables = load_parties("cameo").tables
    if part in tables["regions"]["codes"] or part in tables["world"] or part in tables["sectors"]:
        return None
    return tables["countries"].get(part) or (part if part in load_countries().iso else None)


def sectors_in_order(sectors: Iterator[str], coding: str) -> str | None:
    """Sectors once each, those that only say in general who somebody is behind the others; None if there are none."""
    last = load_parties(coding).last
    return " ".join(sorted(dict.fromkeys(sectors), key=lambda sector: sector in last)) or None


def fips(word: str) -> tuple[str | None] | Refusal:
    """A country by its FIPS 10-4 code. GDELT marks seas and nothing at all by codes of its own."""
    code = word.strip().upper()
    if not code or code in ("OS", "OC"):
        return (None,)
    found = load_countries().fips.get(code)
    return (found,) if found else Refusal(f"{word!r} is no FIPS country code")


def country(word: str) -> tuple[str | None] | Refusal:
    """A country by its name, also in the form "New Name (Old Name)", or by its ISO alpha-3 code."""
    name = word.strip()
    if name.lower() in NOTHING:
        return (None,)
    if name in load_countries().iso:
        return (name,)
    found = country_named(name) or country_named(re.sub(r"\s*\([^)]*\)$", "", name))
    return (found,) if found else Refusal(f"country {word!r} is not known")


def text_but(*nothing: str) -> Callable[[str], tuple[str | None]]:
    """The word itself, unless it is blank or one of those that stand for nothing."""
    empty = {"", *nothing}
    return lambda word: (None if word.strip() in empty else word.strip(),)
