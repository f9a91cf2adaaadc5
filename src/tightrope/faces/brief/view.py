"""What a brief says, before anybody decides how it looks: one view that all renderers share.

The statements and acts of a document are told in story lines, one per pair of states (see `stories`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import (
    UNIDENTIFIED,
    Attribution,
    Claim,
    DateBasis,
    Doc,
    Event,
    Failure,
    Ledger,
    MentionKind,
    Position,
    Precision,
    Reality,
    Span,
    Stance,
    Status,
    When,
)
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.stories import Item, story_lines

STATUS_ORDER = (
    Status.DISPUTED,
    Status.CONTRADICTED,
    Status.RETRACTED,
    Status.CORROBORATED,
    Status.ALLEGED,
    Status.ASSERTED,
)
SPEAKER_CHARS = 48  # of the words for a speaker; who it is in full stands among the voices
VOICE_CHARS = 120  # a person with title and office
PLURAL_TAGS = ("NNS", "NNPS")  # Penn Treebank
LEAD_CHARS = 45  # of a sentence before the words that name an act
TAIL_CHARS = 60  # and after them: together at most two lines of a terminal
NO_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as the text names them, and the codes of whom they speak for."""

    name: str
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
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event. `told_by` is empty where the outlet tells it in its own voice."""

    event: Event
    noun: str
    actors: str
    recipients: str | None  # None where all parties act together
    reality: str
    told_by: tuple[Speaker, ...]
    denied_by: tuple[str, ...]
    facts: tuple[str, ...]  # "24–99 detained", "27 June 2025", "Yekaterinburg"
    before: str
    trigger: str
    after: str
    place: Place


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
    byline: tuple[str, ...]  # outlet, author, day, where it was read; what is known of them
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole brief. `claims` holds those worth telling on their own, the contested first."""

    claims: tuple[ClaimView, ...]
    single: int  # claims with one uncontested position, told only where they are made
    documents: tuple[DocumentView, ...]
    failures: tuple[Failure, ...]
    counts: tuple[str, ...]  # "2 documents", "1 disputed"


def view(ledger: Ledger, *, labels: Labels) -> Brief:
    """The brief of `ledger` in the words of `labels`."""
    tellers = [_Teller(d, n, labels, ledger.claims) for n, d in enumerate(ledger.documents, start=1)]
    by_id = {t.doc.id: t for t in tellers}
    told = [c for c in ledger.claims if _worth_telling(c)]
    ordered = sorted(told, key=lambda c: (STATUS_ORDER.index(c.status), -len(c.positions)))
    return Brief(
        claims=tuple(_claim(c, by_id, labels) for c in ordered),
        single=len(ledger.claims) - len(told),
        documents=tuple(t.document() for t in tellers),
        failures=tuple(map(_failure, ledger.failures)),
        counts=_counts(ledger, labels),
    )


def _worth_telling(claim: Claim) -> bool:
    return len(claim.positions) > 1 or claim.status not in (Status.ASSERTED, Status.ALLEGED)


def _holder(position: Position, shown: Saying | None, labels: Labels) -> str:
    """The party; one that nobody identifies goes by the words of the text."""
    unknown = position.holder.code == UNIDENTIFIED and not position.holder.name
    return shown.chain[-1].name if unknown and shown else labels.party(position.holder)


def _failure(f: Failure) -> Failure:
    """With names and messages that cannot steer a terminal."""
    return Failure(input=one_line(f.input), stage=f.stage, error=one_line(f.error))


def _counts(ledger: Ledger, labels: Labels) -> tuple[str, ...]:
    disputed = sum(c.status in (Status.DISPUTED, Status.CONTRADICTED) for c in ledger.claims)
    numbers = {
        "documents": len(ledger.documents),
        "statements": sum(len(d.attributions) for d in ledger.documents),
        "acts": sum(len(d.events) for d in ledger.documents),
        "claims": len(ledger.claims),
        "disputed": disputed,
        "failures": len(ledger.failures),
    }
    always = ("documents", "statements", "acts", "claims")
    return tuple(labels.many(n, what) for what, n in numbers.items() if n or what in always)


def _claim(claim: Claim, tellers: Mapping[str, "_Teller"], labels: Labels) -> ClaimView:
    seen = {one_line(claim.proposition)}
    positions = tuple(_position(p, tellers.get(p.document), labels, seen) for p in claim.positions)
    return ClaimView(
        claim=claim,
        proposition=one_line(claim.proposition),
        status=labels.statuses[claim.status],
        positions=positions,
    )


def _position(position: Position, teller: "_Teller | None", labels: Labels, seen: set[str]) -> PositionView:
    """`seen` holds what the claim has quoted so far; nothing is quoted twice."""
    shown = teller.sayings.get(position.attribution or "") if teller else None
    quote = shown.quote if shown and shown.quote not in seen else None
    seen.update([quote] if quote else [])
    return PositionView(
        holder=_holder(position, shown, labels),
        stance=position.stance,
        verb=labels.stances[position.stance],
        told_by=shown.chain[:-1] if shown else (),
        quote=quote,
        place=shown.place if shown else None,
    )


class _Teller:
    """Tells one document. Built once, so that chains and places are looked up and not searched."""

    def __init__(self, doc: Doc, number: int, labels: Labels, claims: Iterable[Claim]) -> None:
        self.doc, self.number, self.labels = doc, number, labels
        self._by_id = {a.id: a for a in doc.attributions}
        self._antecedents = {m.span: m for m in doc.mentions if m.antecedent or m.kind is MentionKind.PRONOUN}
        self._deniers = _deniers(doc, claims, labels)
        self.sayings = {a.id: self._saying(a) for a in doc.attributions}

    def document(self) -> DocumentView:
        doc, headings = self.doc, self.labels.headings
        day = _day(doc.published.date()) if doc.published else None
        place = doc.url or doc.source.rsplit("/", 1)[-1]
        title = one_line(doc.title or "") or one_line(place) or headings["untitled"]
        known = [one_line(k) for k in (doc.outlet, doc.author, day, place) if k]
        return DocumentView(
            doc=doc,
            number=self.number,
            title=title,
            byline=tuple(k for k in dict.fromkeys(known) if k and k != title),
            voices=self._voices(),
            stories=tuple(self._story(states, items) for states, items in story_lines(doc, self.labels)),
        )

    def _voices(self) -> tuple[Voice, ...]:
        heard: dict[object, list[Attribution]] = {}
        for a in self.doc.attributions:
            heard.setdefault(self._who(a), []).append(a)
        return tuple(map(self._voice, heard.values()))

    def _who(self, a: Attribution) -> object:
        """The same for all statements of one speaker: by identity or name, else by the words."""
        known = tuple(x.id or x.name for x in a.actors)
        return known if known and all(known) else self._speaker_name(a)

    def _voice(self, said: Sequence[Attribution]) -> Voice:
        phrases = [one_line(self.doc.quote(a.source)) for a in said if a.source]
        names = [self._speaker_name(a) for a in said]
        fullest = max((*phrases, names[0]), key=len)
        codes = self._speaker(said[0]).codes
        return Voice(words=shortened(fullest, VOICE_CHARS), codes=codes, statements=len(said))

    def _story(self, states: tuple[str, ...], items: Sequence[Item]) -> Story:
        names = sorted(map(self.labels.state, states))
        return Story(
            title=" – ".join(names) or self.labels.headings["other"],
            sayings=tuple(self.sayings[i.id] for i in items if isinstance(i, Attribution)),
            acts=tuple(self._act(i) for i in items if isinstance(i, Event)),
        )

    def _saying(self, a: Attribution) -> Saying:
        return Saying(
            attribution=a,
            chain=tuple(map(self._speaker, self._chain(a))),
            verb=self.labels.stance(a.stance, several=self._are_several(a)),
            quote=" … ".join(one_line(self.doc.quote(s)) for s in a.content),
            place=self._place(a.content[0].start),
        )

    def _chain(self, a: Attribution) -> list[Attribution]:
        """`a` and those it stands inside, outermost first; a ring of parents is cut where it closes."""
        chain = [a]
        while (parent := self._by_id.get(chain[0].parent or "")) and parent not in chain:
            chain.insert(0, parent)
        return chain

    def _speaker(self, a: Attribution) -> Speaker:
        codes = tuple(dict.fromkeys(x.code for x in a.actors if self.labels.is_side(x.code)))
        return Speaker(name=self._speaker_name(a), codes=codes)

    def _speaker_name(self, a: Attribution) -> str:
        """The words of the source up to a description; a pronoun gives way to whom it stands for."""
        known = " + ".join(dict.fromkeys(x.name or self.labels.party(x) for x in a.actors))
        if a.source is None:
            return known or self.labels.headings["unnamed"]
        words = one_line(self.doc.quote(a.source))
        mention = self._antecedents.get(a.source)
        if mention and mention.antecedent:
            words = one_line(self.doc.quote(mention.antecedent))
        elif mention and known:
            return known
        name = words.split(",")[0] if len(a.actors) < 2 else words
        return shortened(name, SPEAKER_CHARS)

    def _are_several(self, a: Attribution) -> bool:
        """Whether the source is in the plural: several actors, or a plural word that heads its phrase."""
        inside = tokens_in(self.doc.tokens, a.source) if a.source else range(0)
        heads = (t for i in inside if (t := self.doc.tokens[i]).head not in inside or t.head == i)
        return len(a.actors) > 1 or any(t.xpos in PLURAL_TAGS for t in heads)

    def _act(self, e: Event) -> Act:
        before, after = self._surroundings(e.trigger)
        together = not e.recipients and len(e.actors) > 1
        recipients = None if together or not e.recipients else e.recipients
        denied = e.reality is Reality.DENIED
        return Act(
            event=e,
            noun=self.labels.act(e),
            actors=(" – " if together else " + ").join(self.labels.party(p.actor) for p in e.actors)
            or self.labels.parties(()),
            recipients=self.labels.parties(p.actor for p in recipients) if recipients else None,
            reality=self.labels.realities[e.reality],
            told_by=tuple(self._speaker(self._by_id[v]) for v in e.voice if v in self._by_id),
            denied_by=tuple(dict.fromkeys(n for v in e.voice for n in self._deniers.get(v, ()) if denied)),
            facts=_facts(e, self.labels),
            before=before,
            trigger=one_line(self.doc.quote(e.trigger)),
            after=after,
            place=self._place(e.trigger.start),
        )

    def _surroundings(self, span: Span) -> tuple[str, str]:
        """What stands before and after `span` in its sentence, cut at words."""
        k = sentence_at(self.doc.sentences, span.start)
        start, end = (self.doc.sentences[k].start, self.doc.sentences[k].end) if k >= 0 else (0, span.end)
        before = one_line(self.doc.text[start : span.start])
        after = one_line(self.doc.text[span.end : max(end, span.end)])
        glue = "" if self.doc.text[span.end : span.end + 1].strip() else " "
        return _last_words(before, LEAD_CHARS), glue + shortened(after, TAIL_CHARS)

    def _place(self, offset: int) -> Place:
        k = sentence_at(self.doc.sentences, offset)
        return Place(document=self.number, number=k + 1 if k >= 0 else None)


def _deniers(doc: Doc, claims: Iterable[Claim], labels: Labels) -> dict[str, tuple[str, ...]]:
    """For each attribution of `doc` that takes a position on a claim: who denies that claim."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        names = tuple(labels.party(p.holder) for p in claim.positions if p.stance is Stance.DENIES)
        shown = (p.attribution for p in claim.positions if p.document == doc.id)
        found.update({a: found.get(a, ()) + names for a in shown if a})
    return found


def _facts(e: Event, labels: Labels) -> tuple[str, ...]:
    """Numbers, day and place. The day of publication, where the text names none, is no fact about the act."""
    days = [_when(e.when)] if e.when and e.when.basis is not DateBasis.PUBLISHED else []
    places = [one_line(e.where.name)] if e.where else []
    return (*(labels.number(c) for c in e.counts), *days, *places)


def _when(when: When) -> str:
    """As fine as it is known: "27 June 2025", "June 2025", "27–29 June 2025" as two days."""
    forms = {Precision.YEAR: "%Y", Precision.MONTH: "%B %Y"}
    form = forms.get(when.precision)
    first = when.day.strftime(form) if form else _day(when.day)
    return f"{first} – {_day(when.until)}" if when.until and form is None else first


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def one_line(text: str) -> str:
    """`text` with white space folded, control characters gone: a text may try to steer a terminal."""
    return " ".join(text.translate(NO_CONTROLS).split())


def shortened(text: str, chars: int) -> str:
    """`text` cut at a word to at most `chars`, an ellipsis where something is left out."""
    if len(text) <= chars:
        return text
    return text[:chars].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"


def _last_words(text: str, chars: int) -> str:
    return text if len(text) <= chars else "… " + text[-chars:].split(" ", 1)[-1]
