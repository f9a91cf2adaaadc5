"""The records of the registry: what a text can name, how forms name it, and the nouns for those who act."""

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


class Role(StrEnum):
    """How a form names its entry."""

    NAME = "name"  # "Azerbaijan", "Ilham Aliyev"
    ADJECTIVE = "adjective"  # "Azerbaijani"
    PEOPLE = "people"  # "Azerbaijanis", "an Azeri"
    SURNAME = "surname"  # "Aliyev"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role held from `since` (inclusive) until `until` (exclusive; None: not known to have ended).

    Where only the month or year of a change is known, its first day stands for it.
    """

    title: str  # "president", "ambassador to france": English, lower case, as `Noun.office` where it has one
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
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None

    def forms(self, role: Role) -> tuple[str, ...]:
        """The forms that name the entry in that role."""
        match role:
            case Role.NAME:
                return self.names
            case Role.ADJECTIVE:
                return self.adjectives
            case Role.PEOPLE:
                return self.people
            case Role.SURNAME:
                return self.surnames


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A common noun for those who act: "police", "foreign minister", "spokesman"."""

    lemma: str
    sectors: tuple[str, ...]  # PLOVER sectors it stands for by itself
    office: str | None = None  # the title it means in `Office.title`: "premier" -> "prime minister"
    transparent: bool = False  # takes the sector of what it speaks for or belongs to: "police spokesman"
