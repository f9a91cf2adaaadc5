"""The words a brief uses for codes, read from `resources/labels`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import UNIDENTIFIED, Actor, Count, Event, EventType, Reality, Stance, Status
from tightrope.resources.loading import load_toml

TOLD_AS_DONE = frozenset({Reality.ACTUAL, Reality.ALLEGED, Reality.DENIED})  # in the past tense
RECIPIENT = "{}"


@dataclass(frozen=True, slots=True)
class Doing:
    """A kind of act as a verb: "arrested"; `rest` holds the place of the recipient: "with {}"."""

    past: str
    ongoing: str
    rest: str = RECIPIENT

    def words(self, event: Event) -> tuple[str, str]:
        """What stands before and after the recipient; without one that is known, the preposition goes."""
        verb = self.past if event.reality in TOLD_AS_DONE else self.ongoing
        before, _, after = self.rest.partition(RECIPIENT)
        known = any(p.actor.code != UNIDENTIFIED or p.actor.name or p.actor.sectors for p in event.recipients)
        return (f"{verb} {before}" if known else verb).strip(), after.strip()

    @property
    def is_direct(self) -> bool:
        """Whether the recipient follows without a preposition: those who do it mutually do it to each other."""
        return self.rest.startswith(RECIPIENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One language's words. Every stance, reality and status has one; modes and codes may lack theirs."""

    headings: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    stances: Mapping[Stance, str]
    stances_of_several: Mapping[Stance, str]
    statuses: Mapping[Status, str]
    realities: Mapping[Reality, str]
    acts: Mapping[str, Doing]
    modes: Mapping[str, Mapping[str, Doing]]
    counts: Mapping[str, str]
    sectors: Mapping[str, str]
    world: Mapping[str, str]
    sides: frozenset[str]

    def doing(self, event: Event) -> Doing:
        """The verb for its type and mode; for a mode without one, that of the type."""
        return self.modes.get(event.type, {}).get(event.mode or "", self.acts[event.type])

    def state(self, code: str) -> str:
        """The name of a state or world actor; the code itself where it has none."""
        return self.world.get(code) or _state_name(code) or code

    def party(self, actor: Actor) -> str:
        """ "Russia (police)", "Jane Roe (Russia)", "armed forces" of nobody knows whom."""
        state = self.state(actor.code)
        if actor.name and actor.name != state and actor.code == UNIDENTIFIED:
            return actor.name
        if actor.name and actor.name != state:
            return f"{actor.name} ({state})"
        sectors = ", ".join(self.sectors.get(s, s) for s in actor.sectors)
        if sectors and actor.code == UNIDENTIFIED:
            return sectors
        return f"{state} ({sectors})" if sectors else state

    def parties(self, actors: Iterable[Actor]) -> str:
        """All of them, joined; "someone unidentified" for nobody."""
        return self.listed(map(self.party, actors)) or self.world[UNIDENTIFIED]

    def listed(self, names: Iterable[str]) -> str:
        """Each once: "A", "A and B", "A, B and C"."""
        *most, last = tuple(dict.fromkeys(names)) or ("",)
        return f"{', '.join(most)} {self.headings['and']} {last}" if most else last

    def is_side(self, code: str) -> bool:
        """Whether a party with this code can be one end of a dyad."""
        return code in self.sides or code not in self.world

    def stance(self, stance: Stance, *, several: bool) -> str:
        """What one speaker, or several, do: "denies", "deny"."""
        return (self.stances_of_several if several else self.stances)[stance]

    def number(self, count: Count) -> str:
        """A range in words: "24–99 detained", "10 or more killed"."""
        kind = self.counts[count.kind]
        if count.high is None:
            return f"{count.low:,}+ {kind}"
        return f"{count.low:,} {kind}" if count.low == count.high else f"{count.low:,}–{count.high:,} {kind}"

    def many(self, n: int, what: str) -> str:
        """ "1 claim", "12 claims"."""
        one, several = self.counted[what]
        return f"{n:,} {one if n == 1 else several}"


@cache
def load_labels(language: str = "en") -> Labels:
    """The labels of `language`. Raises ResourceError if the package has none or one that lacks a word."""
    path = f"labels/{language}.toml"
    try:
        return _labels(load_toml(path))
    except KeyError as error:
        raise ResourceError(f"{path}: no word for {error}; add it") from error


def _labels(tables: Mapping[str, Any]) -> Labels:
    return Labels(
        headings=tables["headings"],
        counted={k: (one, several) for k, (one, several) in tables["counted"].items()},
        stances={s: tables["stances"][s] for s in Stance},
        stances_of_several={s: tables["stances_of_several"][s] for s in Stance},
        statuses={s: tables["statuses"][s] for s in Status},
        realities={r: tables["realities"][r] for r in Reality},
        acts={t: Doing(*tables["acts"][t]) for t in EventType},
        modes={t: {m: Doing(*words) for m, words in of.items()} for t, of in tables["modes"].items()},
        counts=tables["counts"],
        sectors=tables["sectors"],
        world=tables["world"]["names"],
        sides=frozenset(tables["world"]["sides"]),
    )


@cache
def _state_name(code: str) -> str | None:
    """CLDR's English name of an ISO 3166-1 alpha-3 code, by its alias to alpha-2."""
    from babel import Locale
    from babel.core import get_global

    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    territories: Mapping[str, str] = Locale("en").territories
    return territories.get(aliases.get(code, [code])[0])
