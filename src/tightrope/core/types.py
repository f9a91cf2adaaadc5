"""The records that flow through Tightrope. Frozen, validated once, their evidence inside.

Offsets are half-open, in Unicode code points of `Doc.text`. Token references are indices into `Doc.tokens`.
Collections are tuples. Every stage is a function from `Doc` to `Doc`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Stance(StrEnum):
    """What a source does with the content it is given."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    ALLEGES = "alleges"
    DENIES = "denies"
    DOUBTS = "doubts"
    WARNS = "warns"
    THREATENS = "threatens"
    DEMANDS = "demands"
    PROMISES = "promises"
    SUGGESTS = "suggests"


class Reality(StrEnum):
    """How a text presents an act."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    DENIED = "denied"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class EventType(StrEnum):
    """The sixteen types of PLOVER 2021."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class NameKind(StrEnum):
    """What the neural reader takes a name for."""

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    MISC = "MISC"
    DATE = "DATE"


class MentionKind(StrEnum):
    """How a text refers to an actor."""

    NAME = "name"
    DEMONYM = "demonym"  # adjective or people: "Iranian", "the Azerbaijanis"
    DESCRIPTION = "description"  # "the Azerbaijani president", "Russian special police forces"
    PRONOUN = "pronoun"


class PublishedBasis(StrEnum):
    """Where a publication time comes from."""

    STATED = "stated"
    URL = "url"
    FEED = "feed"
    GIVEN = "given"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How the day of an event is known."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLISHED = "published"


class Precision(StrEnum):
    """How finely the day of an event is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class CountKind(StrEnum):
    """What is counted about an event."""

    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    DISPLACED = "displaced"
    MISSING = "missing"
    PARTICIPANTS = "participants"


class Status(StrEnum):
    """How the positions on a claim stand to each other."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    RETRACTED = "retracted"


UNIDENTIFIED = "---"  # the PLOVER code of a party the text does not identify


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Doc.text`: half-open, in code points, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word with its place in the dependency tree (Universal Dependencies 2)."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str  # Penn Treebank tag: tells tense and number
    head: int  # index into Doc.tokens; a root is its own head
    rel: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Characters [start, end) and tokens [first, last)."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int  # running number of the paragraph the sentence stands in, from 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as the neural reader tags it, before anybody knows whose it is."""

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One flat attribution as the neural reader sees it: text order within each role, roles may be empty."""

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    score: float  # 0..1, the reader's own confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the neural reader guesses of a word that may tell an act: each guess with its probability, likeliest first.

    A party is the token that names it; the act's own token stands for a party that nobody is named as.
    """

    token: int
    types: tuple[tuple[EventType, float], ...]
    realities: tuple[tuple[Reality, float], ...]
    doers: tuple[tuple[int, float], ...]
    receivers: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party: the state (or world actor) it acts for, and its PLOVER sectors, most specific first."""

    code: str  # ISO 3166-1 alpha-3, a PLOVER world actor, or UNIDENTIFIED
    sectors: tuple[str, ...] = ()
    id: str | None = None  # the registry's own stable id of a person or body
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the text refers to an actor."""

    span: Span  # the whole phrase that names the actor
    head: int  # token index of the phrase's syntactic head
    kind: MentionKind
    actors: tuple[Actor, ...]  # several for "Iranian and Russian sources"; never empty
    alternatives: tuple[Actor, ...] = ()  # other readings left open: "Georgia"
    antecedent: Span | None = None  # what a pronoun or description was resolved to


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody is given words: source, cue, content, stance; possibly inside another attribution."""

    id: str
    source: Span | None
    actors: tuple[Actor, ...]  # whom the source stands for; empty where the text does not say
    cue: Span | None  # None: a quotation without attributing words
    content: tuple[Span, ...]
    stance: Stance
    parent: str | None
    score: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution without content has no evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in a role of an event, with the words that name it there."""

    actor: Actor
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day (or days) of an event, and how that is known."""

    day: date
    until: date | None = None
    precision: Precision = Precision.DAY
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as named, with its country where that is known."""

    name: str
    country: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people, as a range: "dozens" is 24 to 99, "at least 10" has no upper end."""

    kind: CountKind
    low: int
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A PLOVER act between parties, with the words that name it and the voices it stands in."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Span
    reality: Reality
    voice: tuple[str, ...] = ()  # attribution ids, outermost first; empty: the outlet's own voice
    when: When | None = None
    where: Where | None = None
    counts: tuple[Count, ...] = ()
    intensity: float | None = None  # PLOVER score, -10 (conflict) to +10 (cooperation)
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """One article as read, and what the stages have found in it so far."""

    id: str
    source: str  # the path or URL it was read from
    text: str
    language: str | None = None  # ISO 639-1; None until known
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: datetime | None = None  # UTC-aware
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    acts: tuple[Act, ...] = ()  # none in a text of a few sentences, for which the reader is not asked
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of `span`."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one holder does with a proposition, and the attribution that shows it."""

    holder: Actor
    stance: Stance
    attribution: str | None
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition with every position taken on it."""

    id: str
    proposition: str
    positions: tuple[Position, ...]
    status: Status
    origins: float = 1.0  # effective number of independent origins
    because: tuple[str, ...] = ()  # why these positions are taken to be about one proposition

    def __post_init__(self) -> None:
        if not self.positions:
            raise ValueError("a claim without a position has no speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read or coded, kept beside the good ones."""

    input: str
    stage: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Documents as coded, the claims they take positions on, and what could not be read."""

    documents: tuple[Doc, ...]
    claims: tuple[Claim, ...] = ()
    failures: tuple[Failure, ...] = ()


Stage = Callable[[Doc], Doc]
