"""One document, told: its statements and acts in story lines, with the chains and places behind each."""

from collections.abc import Iterable, Sequence
from datetime import date

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    DateBasis,
    Doc,
    Event,
    MentionKind,
    Precision,
    Reality,
    Span,
    Stance,
    When,
)
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Act, DocumentView, Place, Saying, Speaker, Story, Voice
from tightrope.faces.brief.stories import Item, story_lines
from tightrope.faces.brief.words import last_words, one_line, shortened

SPEAKER_CHARS = 48  # of the words for a speaker; who it is in full stands among the voices
VOICE_CHARS = 120  # a person with title and office
PLURAL_TAGS = ("NNS", "NNPS")  # Penn Treebank
LEAD_CHARS = 45  # of a sentence before the words that name an act
TAIL_CHARS = 60  # and after them: together at most two lines of a terminal


class Teller:
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
        if len(name) > SPEAKER_CHARS and len(a.actors) == 1:
            name = self._own_name(a.actors[0]) or name
        return shortened(name, SPEAKER_CHARS)

    def _own_name(self, actor: Actor) -> str | None:
        """The name of a person or body; a state's name says less than the words of the text."""
        return None if actor.name == self.labels.state(actor.code) else actor.name

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
        return last_words(before, LEAD_CHARS), glue + shortened(after, TAIL_CHARS)

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
