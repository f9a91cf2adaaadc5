"""One document, told: its statements and acts in story lines, with the chains and places behind each."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import (
    UNIDENTIFIED,
    Actor,
    Attribution,
    Claim,
    DateBasis,
    Doc,
    Event,
    Precision,
    Reality,
    Span,
    Stance,
    When,
)
from tightrope.faces.brief.introductions import introduced
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Act, DocumentView, Place, Saying, Speaker, Story, Voice
from tightrope.faces.brief.speakers import Speakers
from tightrope.faces.brief.stories import Item, story_lines
from tightrope.faces.brief.words import GAP, last_words, one_line, shortened

PLURAL_TAGS = ("NNS", "NNPS")  # Penn Treebank
NOBODY = Actor(code=UNIDENTIFIED)
RECIPIENT_CHARS = 50  # of the words for a recipient that has no other name than the doer
LEAD_CHARS = 45  # of a sentence before the words that name an act
TAIL_CHARS = 60  # and after them: together at most two lines of a terminal


class Teller:
    """Tells one document. Built once, so that chains and places are looked up and not searched."""

    def __init__(self, doc: Doc, number: int, labels: Labels, claims: Iterable[Claim]) -> None:
        self.doc, self.number, self.labels = doc, number, labels
        self._by_id = {a.id: a for a in doc.attributions}
        self._speakers = Speakers(doc, labels)
        self._deniers = _deniers(doc, claims, labels)
        self.sayings = {a.id: self._saying(a) for a in doc.attributions}

    def document(self, *, repeats: str | None = None) -> DocumentView:
        """repeats: in words, which earlier document this one largely repeats."""
        doc, headings = self.doc, self.labels.headings
        day = _day(doc.published.date()) if doc.published else None
        place = doc.url or doc.source.rsplit("/", 1)[-1]
        title = one_line(doc.title or "") or one_line(place) or headings["untitled"]
        known = [one_line(k) for k in (doc.outlet, doc.author, day) if k]
        return DocumentView(
            doc=doc,
            number=self.number,
            title=title,
            byline=tuple(k for k in dict.fromkeys(known) if k and k != title),
            read_from=one_line(place) if one_line(place) != title else None,
            repeats=repeats,
            voices=self._voices(),
            stories=introduced(self._story(states, items) for states, items in story_lines(doc, self.labels)),
        )

    def _voices(self) -> tuple[Voice, ...]:
        heard: dict[str, list[Speaker]] = {}
        for a in self.doc.attributions:
            speaker = self._speakers.speaker(a)
            heard.setdefault(speaker.key, []).append(speaker)
        return tuple(Voice(words=s[0].full, codes=s[0].codes, statements=len(s)) for s in heard.values())

    def _story(self, states: tuple[str, ...], items: Sequence[Item]) -> Story:
        names = sorted(map(self.labels.state, states))
        return Story(
            title=" – ".join(names) or self.labels.headings["other"],
            sayings=tuple(
                self.sayings[i.id] for i in items if isinstance(i, Attribution) and not self._echoes(i)
            ),
            acts=tuple(self._act(i) for i in items if isinstance(i, Event)),
        )

    def _echoes(self, a: Attribution) -> bool:
        """Whether somebody is only told to say what their words already say: she said she believed so."""
        outer = self._by_id.get(a.parent or "")
        if outer is None or outer.stance is not a.stance or outer.content == a.content:
            return False
        alike = self._speakers.speaker(a).key == self._speakers.speaker(outer).key
        return alike and _quotes(outer, a.content[0])

    def _saying(self, a: Attribution) -> Saying:
        return Saying(
            attribution=a,
            chain=self._speaking(self._chain(a)),
            verb=self.labels.stance(a.stance, several=self._are_several(a)),
            quote=GAP.join(one_line(self.doc.quote(s)) for s in a.content),
            place=self._place(a.content[0].start),
        )

    def _chain(self, a: Attribution) -> list[Attribution]:
        """`a` and those it stands inside, outermost first; a ring of parents is cut where it closes."""
        chain = [a]
        while (parent := self._by_id.get(chain[0].parent or "")) and parent not in chain:
            chain.insert(0, parent)
        return chain

    def _speaking(self, chain: Iterable[Attribution]) -> tuple[Speaker, ...]:
        """Who speaks in each; somebody who speaks of their own words is named once."""
        speakers = map(self._speakers.speaker, chain)
        return tuple(next(same) for _, same in groupby(speakers, key=lambda s: s.key))

    def _are_several(self, a: Attribution) -> bool:
        """Whether the source is in the plural: several actors, or a plural word that heads its phrase."""
        named = self._speakers.introduced_at(a)
        inside = tokens_in(self.doc.tokens, named) if named else range(0)
        heads = (t for i in inside if (t := self.doc.tokens[i]).head not in inside or t.head == i)
        return len(a.actors) > 1 or any(t.xpos in PLURAL_TAGS for t in heads)

    def _act(self, e: Event) -> Act:
        before, after = self._surroundings(e.trigger)
        verb, complement = self.labels.doing(e).words(e)
        actors = self.labels.parties(p.actor for p in e.actors)
        voice = [self._by_id[v] for v in e.voice if v in self._by_id]
        deniers = self._deniers_of(e)
        tellers = voice[:-1] if deniers and voice[-1].stance is Stance.DENIES else voice
        return Act(
            event=e,
            actors=actors,
            verb=verb,
            recipients=self._recipients(e, actors),
            complement=complement,
            reality=self.labels.realities[e.reality],
            told_by=self._speaking(tellers),
            denied_by=deniers,
            facts=_facts(e, self.labels),
            before=before,
            trigger=one_line(self.doc.quote(e.trigger)),
            after=after,
            quoted_at=min((_distance(a, e.trigger) for a in voice if _quotes(a, e.trigger)), default=None),
            place=self._place(e.trigger.start),
        )

    def _deniers_of(self, e: Event) -> tuple[str, ...]:
        shown = e.voice if e.reality is Reality.DENIED else ()
        return tuple(dict.fromkeys(n for v in shown for n in self._deniers.get(v, ())))

    def _recipients(self, e: Event, actors: str) -> str | None:
        """The parties; by the words of the text where they read like the doers; "each other" of acts done mutually."""
        if not e.recipients:
            mutual = len(e.actors) > 1 and self.labels.doing(e).is_direct
            return self.labels.headings["mutual"] if mutual else None
        known = [p for p in e.recipients if p.actor != NOBODY]
        names = self.labels.parties(p.actor for p in known) if known else None
        words = [one_line(self.doc.quote(p.span)) for p in known if p.span]
        if names == actors and words:
            return f"{names} (“{shortened(self.labels.listed(words), RECIPIENT_CHARS)}”)"
        return names

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


def _quotes(a: Attribution, span: Span) -> bool:
    return any(part.holds(span) for part in a.content)


def _distance(a: Attribution, span: Span) -> int:
    return sum(min(part.end, span.end) - part.start for part in a.content if part.start < span.end)


def _deniers(doc: Doc, claims: Iterable[Claim], labels: Labels) -> dict[str, tuple[str, ...]]:
    """For each attribution of `doc` that takes a position on a claim: who denies that claim."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        names = _names([p.holder for p in claim.positions if p.stance is Stance.DENIES], labels)
        shown = (p.attribution for p in claim.positions if p.document == doc.id)
        found.update({a: found.get(a, ()) + names for a in shown if a})
    return found


def _names(holders: Sequence[Actor], labels: Labels) -> tuple[str, ...]:
    """A state only where nobody denies in its name: "Baku (Azerbaijan)", not also "Azerbaijan"."""
    plain = [h for h in holders if labels.party(h) == labels.state(h.code)]
    speaking = {h.code for h in holders if h not in plain}
    return tuple(labels.party(h) for h in holders if h not in plain or h.code not in speaking)


def _facts(e: Event, labels: Labels) -> tuple[str, ...]:
    """Numbers, day and place. No fact about the act: the day of publication, and a party's own name as its place."""
    days = [_when(e.when)] if e.when and e.when.basis is not DateBasis.PUBLISHED else []
    parties = {n for p in (*e.actors, *e.recipients) for n in (p.actor.name, labels.state(p.actor.code))}
    places = [one_line(e.where.name)] if e.where and e.where.name not in parties else []
    return (*(labels.number(c) for c in e.counts), *days, *places)


def _when(when: When) -> str:
    """As fine as it is known: "27 June 2025", "June 2025", "27–29 June 2025" as two days."""
    forms = {Precision.YEAR: "%Y", Precision.MONTH: "%B %Y"}
    form = forms.get(when.precision)
    first = when.day.strftime(form) if form else _day(when.day)
    return f"{first} – {_day(when.until)}" if when.until and form is None else first


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
