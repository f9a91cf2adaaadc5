"""Who can be named: states, their organs and people, world bodies, armed groups, media. Records only; data in `actors/`.

`actors/states/<code>.toml` holds one state, `actors/<kind>.toml` what belongs to no single state. Each file has a
`[source]` table. `load_registry(language)` gives every entry with its surface forms in that language.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tightrope.core.types import Actor


class EntryKind(StrEnum):
    """What an entry of the registry is."""

    STATE = "state"
    TERRITORY = "territory"  # disputed or partially recognised entities, regions that act in the news
    CAPITAL = "capital"  # as an actor: the government; as a place: the city
    PLACE = "place"  # other cities and regions: a location, not an actor by itself
    PERSON = "person"
    BODY = "body"  # ministries, armed forces, services, legislatures, courts, companies
    GROUP = "group"  # armed groups, parties, ethnic and religious groups
    MEDIA = "media"
    WORLD = "world"  # IGOs and other PLOVER world actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role held from `since` (inclusive) until `until` (exclusive; None: not known to have ended)."""

    title: str  # "president", "foreign minister": lower case, English, the key of `resources/actors/titles.toml`
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a text can name, with its forms in one language."""

    actor: Actor
    kind: EntryKind
    names: tuple[str, ...]  # "Azerbaijan", "Ilham Aliyev", "Sputnik"
    adjectives: tuple[str, ...] = ()  # "Azerbaijani"
    people: tuple[str, ...] = ()  # "Azerbaijanis", "Azeris"
    surnames: tuple[str, ...] = ()  # forms that name a person only once introduced, or while in office
    offices: tuple[Office, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
