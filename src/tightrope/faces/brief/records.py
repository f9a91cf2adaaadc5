"""What a brief says, before anybody decides how it looks: the records that all renderers share."""

from dataclasses import dataclass

from tightrope.core.types import Attribution, Claim, Doc, Event, Failure, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks. `key` is the same for all words of one speaker in a document, `codes` whom they speak for."""

    key: str
    name: str
    full: str  # with title and office, as the text first or most fully has it
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence of a document: `number` from 1, None where the words stand in no sentence."""

    document: int  # running number of the document, from 1
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One attribution. `chain` is outermost first and ends with the speaker."""

    attribution: Attribution
    chain: tuple[Speaker, ...]
    verb: str
    quote: str
    again: bool = False  # the saying before it in its story has just quoted the same words
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event. `told_by` is empty where the outlet tells it in its own voice."""

    event: Event
    actors: str
    verb: str  # with its preposition: "cooperated with"
    recipients: str | None  # None where all parties act together
    complement: str  # what the verb has after its recipient: "with missiles"; may be empty
    reality: str
    told_by: tuple[Speaker, ...]
    denied_by: tuple[str, ...]
    facts: tuple[str, ...]  # "24–99 detained", "27 June 2025", "Yekaterinburg"
    before: str
    trigger: str
    after: str
    quoted_at: int | None  # characters from the start of the quotation it stands in; None: in none
    place: Place

    @property
    def words(self) -> str:
        """Who did what to whom, in one line."""
        return " ".join(filter(None, (self.actors, self.verb, self.recipients, self.complement)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is said and done between two states, or within one; title "Elsewhere" for the rest."""

    title: str
    sayings: tuple[Saying, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody a document quotes: the fullest words it has for them, and in how many statements."""

    words: str
    codes: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document as it is told."""

    doc: Doc
    number: int
    title: str
    byline: tuple[str, ...]  # outlet, author, day; what is known of them
    read_from: str | None  # address or file name; None where the title is that already
    repeats: str | None  # which earlier document it largely repeats, in words
    voices: tuple[Voice, ...]  # in the order in which they are first heard
    stories: tuple[Story, ...]

    @property
    def sentences_told(self) -> tuple[int, ...]:
        """Numbers of the sentences that statements and acts start in, each once, in order."""
        sayings = [s.place.number for story in self.stories for s in story.sayings]
        acts = [a.place.number for story in self.stories for a in story.acts]
        return tuple(sorted({n for n in sayings + acts if n}))


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """What one holder does with a claim; `told_by` the chain that reports it, empty for the outlet."""

    holder: str
    stance: Stance
    verb: str
    told_by: tuple[Speaker, ...]
    quote: str | None  # None also where the claim has just quoted the same words
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with every position on it."""

    claim: Claim
    proposition: str  # on one line
    status: str
    positions: tuple[PositionView, ...]

    @property
    def only(self) -> PositionView | None:
        """The position, where there is one only and it says what the claim says."""
        return self.positions[0] if len(self.positions) == 1 and not self.positions[0].quote else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole brief. `claims` are the contested ones, the most discussed first, or all of them."""

    claims: tuple[ClaimView, ...]
    untold: tuple[str, ...]  # the claims left out, by status: "3 alleged"
    documents: tuple[DocumentView, ...]
    failures: tuple[Failure, ...]
    counts: tuple[str, ...]  # "2 documents", "1 disputed"
