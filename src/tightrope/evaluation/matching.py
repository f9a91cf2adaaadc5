"""What of a coded document stands for what of its reference, and what of a pair is right.

Attributions are paired one to one, best overlap of the contents first (Jaccard of word positions, at
least `SAME_CONTENT`). Events are paired one to one when the type is equal and the triggers touch or stand in
one sentence, nearest first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tightrope.core.tree import sentence_at
from tightrope.core.types import UNIDENTIFIED, Actor, Attribution, Claim, Doc, Event, Party, Span, Stance
from tightrope.evaluation.locate import find, find_near, words_in
from tightrope.evaluation.readings import GoldAttribution, GoldClaim, GoldEvent, Reading

SAME_CONTENT = 0.5  # more than half of all words shared: no content can pass for two

_FOLDED = {Stance.DENIES: "deny", Stance.DOUBTS: "deny", Stance.ALLEGES: "allege"}


@dataclass(frozen=True)
class Match:
    """One reading beside the document that was coded, and which of their items mean the same."""

    reading: Reading
    doc: Doc
    claims: Sequence[Claim]

    @cached_property
    def contents(self) -> Mapping[str, Span | None]:
        """Reference id of an attribution -> where its content stands in the text that was coded."""
        return {g.id: find(self.doc.text, g.content) for g in self.reading.attributions}

    @cached_property
    def triggers(self) -> Mapping[str, Span | None]:
        """Reference id of an event -> where its trigger stands in the text that was coded."""
        return {g.id: find(self.doc.text, g.trigger) for g in self.reading.events}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        """Reference id of an attribution -> its partner."""
        gold, coded = self.reading.attributions, self.doc.attributions
        return {gold[i].id: coded[j] for i, j in best_pairs(self._alike())}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Reference id of an event -> its partner."""
        gold, coded = self.reading.events, self.doc.events
        return {gold[i].id: coded[j] for i, j in best_pairs(self._same_acts())}

    @cached_property
    def overlaps(self) -> Mapping[tuple[str, str], float]:
        """Reference id and coded id of two attributions -> Jaccard of their contents' words, where above 0."""
        text = self.doc.text
        coded = [(a.id, words_in(text, a.content)) for a in self.doc.attributions]
        gold = [(k, words_in(text, [s])) for k, s in self.contents.items() if s]
        pairs = {(g, a): jaccard(wanted, got) for g, wanted in gold for a, got in coded}
        return {pair: overlap for pair, overlap in pairs.items() if overlap}

    def _alike(self) -> Iterable[tuple[float, int, int]]:
        for i, gold in enumerate(self.reading.attributions):
            for j, coded in enumerate(self.doc.attributions):
                overlap = self.overlaps.get((gold.id, coded.id), 0.0)
                if overlap >= SAME_CONTENT:
                    same_source = gold.countries == countries(speakers(coded))
                    yield overlap + 0.2 * same_source + 0.1 * (gold.stance == coded.stance), i, j

    def _same_acts(self) -> Iterable[tuple[float, int, int]]:
        for i, gold in enumerate(self.reading.events):
            span = self.triggers[gold.id]
            for j, coded in enumerate(self.doc.events if span else ()):
                if span and coded.type == gold.type and self.same_place(span, coded.trigger):
                    distance = abs(coded.trigger.start - span.start) / 1000
                    same_parties = sides(coded) == (gold.actors, gold.recipients)
                    yield 10 * span.touches(coded.trigger) + 3 * same_parties - distance, i, j

    def same_place(self, a: Span, b: Span) -> bool:
        """Whether the two touch or stand in one sentence."""
        return a.touches(b) or _sentence(self.doc, a.start) == _sentence(self.doc, b.start)

    def source_right(self, gold: GoldAttribution, coded: Attribution) -> bool:
        """Whether the countries agree or the words overlap; a source that is nobody's wants none."""
        if gold.source is None and not gold.countries:
            return not speakers(coded)
        if coded.source is None:
            return False
        if gold.countries and gold.countries == countries(speakers(coded)) - {UNIDENTIFIED}:
            return True
        span = self.source(gold)
        return span is not None and span.touches(coded.source)

    def source(self, gold: GoldAttribution) -> Span | None:
        """Where the reference's source stands: the occurrence nearest to the content."""
        content = self.contents[gold.id]
        if content is None or gold.source is None:
            return None
        return find_near(self.doc.text, gold.source, content.start)

    def parent_right(self, gold: GoldAttribution) -> bool:
        coded, parent = self.attributions.get(gold.id), self.attributions.get(gold.parent or "")
        return coded is not None and parent is not None and coded.parent == parent.id

    def voice_right(self, gold: GoldEvent, coded: Event) -> bool:
        known = {a.id for a in self.doc.attributions}
        wanted = {self.attributions[v].id for v in gold.voice if v in self.attributions}
        return wanted == known & set(coded.voice)

    def claim(self, gold: GoldClaim) -> Claim | None:
        """The claim that holds the attributions of two of its positions, or of its only one."""
        ids = {self.attributions[a].id for a in gold.by if a and a in self.attributions}
        needed = min(2, len(gold.by))
        return next((c for c in self.claims if len(ids & _shown_by(c)) >= needed), None)


def best_pairs(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs of (score, left, right), best first; the earlier candidate wins a tie."""
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, left, right in sorted(candidates, key=lambda c: -c[0]):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return pairs


def same_dyad(gold: GoldEvent, coded: Event) -> bool:
    """Equal countries on both sides; without a recipient in the reference, equal countries altogether."""
    wanted, got = named_sides(gold), named_sides(coded)
    return wanted == got or (not gold.recipients and wanted[0] | wanted[1] == got[0] | got[1])


def same_counts(gold: GoldEvent, coded: Event) -> bool:
    lows: dict[str, int] = {c.kind: c.low for c in coded.counts}
    return all(kind in lows and low in (None, lows[kind]) for kind, low in gold.counts.items())


def named_sides(event: GoldEvent | Event) -> tuple[frozenset[str], frozenset[str]]:
    """The countries of both sides, without those the text does not identify."""
    actors, recipients = (event.actors, event.recipients) if isinstance(event, GoldEvent) else sides(event)
    return actors - {UNIDENTIFIED}, recipients - {UNIDENTIFIED}


def sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return countries(_acting(event.actors)), countries(_acting(event.recipients))


def speakers(coded: Attribution) -> tuple[Actor, ...]:
    """Whom the source stands for; nobody where the text has no words for it."""
    return coded.actors if coded.source else ()


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.code.split()[0] for a in actors)


def folded(stance: Stance) -> str:
    """affirm, allege or deny."""
    return _FOLDED.get(stance, "affirm")


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _sentence(doc: Doc, offset: int) -> int:
    """The sentence that holds `offset`; -1 between sentences."""
    k = sentence_at(doc.sentences, offset)
    return k if k >= 0 and offset < doc.sentences[k].end else -1


def _acting(parties: Iterable[Party]) -> Iterable[Actor]:
    return (p.actor for p in parties)


def _shown_by(claim: Claim) -> set[str | None]:
    return {p.attribution for p in claim.positions}
