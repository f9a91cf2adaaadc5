"""A brief against reference readings.

Attributions are paired one to one, best overlap of the contents first (Jaccard of word positions, at
least `SAME_CONTENT`). Of a pair the source is right when its countries agree or its words overlap; the
stance counts as it is and folded to affirm, allege, deny. Events are paired one to one when the type is
equal and the triggers touch or stand in one sentence, nearest first. A claim is found when one claim holds
the attributions of two of its positions, or of its only one. Precision counts every item of the documents
that have a reference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tightrope.core.tree import sentence_at
from tightrope.core.types import (
    UNIDENTIFIED,
    Actor,
    Attribution,
    Claim,
    Doc,
    Event,
    Ledger,
    Party,
    Span,
    Stance,
)
from tightrope.evaluation.locate import find, find_near, folded, words_in
from tightrope.evaluation.readings import GoldAttribution, GoldEvent, Reading
from tightrope.evaluation.scores import Mistake, Report, Score, pool

SAME_CONTENT = 0.5  # more than half of all words shared: no content can pass for two
PREFIX = 80  # folded characters of a reference text that tell which document is meant

_FOLDED = {Stance.DENIES: "deny", Stance.DOUBTS: "deny", Stance.ALLEGES: "allege"}


def score_readings(ledger: Ledger, readings: Sequence[Reading]) -> tuple[Report, ...]:
    """One report per reading, then the one over all of them. Raises ValueError without a reading."""
    reports = [_score(ledger, reading) for reading in readings]
    if not reports:
        raise ValueError("no reading to score against")
    return (*reports, pool("all readings", reports))


def _score(ledger: Ledger, reading: Reading) -> Report:
    key = folded(reading.text)[:PREFIX]
    doc = next((d for d in ledger.documents if key in folded(d.text)), None)
    return _Comparison(reading, doc, ledger.claims).report()


@dataclass(frozen=True)
class _Comparison:
    """One reading beside the document that was coded, None if it is not among them."""

    reading: Reading
    doc: Doc | None
    claims: Sequence[Claim]

    def report(self) -> Report:
        scores = (*self._attribution_scores(), *self._event_scores(), *self._claim_scores(), self._lost())
        return Report(name=self.reading.name, scores=scores, mistakes=tuple(self._mistakes()))

    @cached_property
    def contents(self) -> tuple[Span | None, ...]:
        """Where each reference content stands in the text that was coded."""
        text = self.doc.text if self.doc else ""
        return tuple(find(text, g.content) for g in self.reading.attributions)

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Reference id of an attribution -> its partner."""
        if self.doc is None:
            return {}
        gold, coded = self.reading.attributions, self.doc.attributions
        pairs = _best_pairs(self._attribution_candidates(self.doc))
        return {gold[i].id: coded[j] for i, j in pairs}

    def _attribution_candidates(self, doc: Doc) -> Iterable[tuple[float, int, int]]:
        coded_words = [words_in(doc.text, a.content) for a in doc.attributions]
        for i, (gold, span) in enumerate(zip(self.reading.attributions, self.contents, strict=True)):
            gold_words = words_in(doc.text, [span] if span else [])
            for j, coded in enumerate(doc.attributions):
                overlap = _jaccard(gold_words, coded_words[j])
                if overlap >= SAME_CONTENT:
                    same_source = gold.countries == _countries(_speakers(coded))
                    yield overlap + 0.2 * same_source + 0.1 * (gold.stance == coded.stance), i, j

    @cached_property
    def events(self) -> dict[str, Event]:
        """Reference id of an event -> its partner."""
        if self.doc is None:
            return {}
        gold, coded = self.reading.events, self.doc.events
        return {gold[i].id: coded[j] for i, j in _best_pairs(self._event_candidates(self.doc))}

    def _event_candidates(self, doc: Doc) -> Iterable[tuple[float, int, int]]:
        for i, gold in enumerate(self.reading.events):
            span = find(doc.text, gold.trigger)
            for j, coded in enumerate(doc.events if span else ()):
                if span and coded.type == gold.type and _same_place(doc, span, coded.trigger):
                    distance = abs(coded.trigger.start - span.start) / 1000
                    same_parties = _sides(coded) == (gold.actors, gold.recipients)
                    yield 10 * span.touches(coded.trigger) + 3 * same_parties - distance, i, j

    def _attribution_scores(self) -> Iterable[Score]:
        gold = self.reading.attributions
        pairs = [(g, self.attributions[g.id]) for g in gold if g.id in self.attributions]
        predicted = len(self.doc.attributions) if self.doc else 0
        source = {g.id for g, a in pairs if self._source_right(g, a)}
        stance3 = {g.id for g, a in pairs if _folded(g.stance) == _folded(a.stance)}
        same_stance = sum(g.stance == a.stance for g, a in pairs)
        children = [g for g in gold if g.parent]
        parents = sum(self._parent_right(g) for g in children)
        denials = [g for g in gold if g.stance is Stance.DENIES]
        denied = sum(g.id in source and _folded(self.attributions[g.id].stance) == "deny" for g in denials)
        return (
            _prf("attribution", len(pairs), predicted, len(gold)),
            _prf("attribution_with_source_and_stance3", len(source & stance3), predicted, len(gold)),
            _share("source_accuracy", len(source), len(pairs)),
            _share("stance_accuracy", same_stance, len(pairs)),
            _share("stance3_accuracy", len(stance3), len(pairs)),
            _share("parent_recall", parents, len(children) if self.doc else 0),
            _share("denial_recall", denied, len(denials)),
        )

    def _source_right(self, gold: GoldAttribution, coded: Attribution) -> bool:
        if gold.source is None and not gold.countries:
            return not _speakers(coded)
        if coded.source is None:
            return False
        if gold.countries and gold.countries == _countries(_speakers(coded)) - {UNIDENTIFIED}:
            return True
        return gold.source is not None and self._words_overlap(gold, coded.source)

    def _words_overlap(self, gold: GoldAttribution, source: Span) -> bool:
        content = self.contents[self.reading.attributions.index(gold)]
        if self.doc is None or content is None or gold.source is None:
            return False
        span = find_near(self.doc.text, gold.source, content.start)
        return span is not None and span.touches(source)

    def _parent_right(self, gold: GoldAttribution) -> bool:
        coded, parent = self.attributions.get(gold.id), self.attributions.get(gold.parent or "")
        return coded is not None and parent is not None and coded.parent == parent.id

    def _event_scores(self) -> Iterable[Score]:
        gold = self.reading.events
        pairs = [(g, self.events[g.id]) for g in gold if g.id in self.events]
        predicted = len(self.doc.events) if self.doc else 0
        dyads = sum(_same_dyad(g, e) for g, e in pairs)
        realities = sum(g.reality == e.reality for g, e in pairs)
        both = sum(_same_dyad(g, e) and g.reality == e.reality for g, e in pairs)
        moded = [(g, e) for g, e in pairs if g.mode]
        counted = [(g, e) for g, e in pairs if g.counts]
        return (
            _prf("event_type", len(pairs), predicted, len(gold)),
            _prf("event_dyad", dyads, predicted, len(gold)),
            _prf("event_dyad_reality", both, predicted, len(gold)),
            _share("reality_accuracy", realities, len(pairs)),
            _share("mode_accuracy", sum(g.mode == e.mode for g, e in moded), len(moded)),
            _share("counts_accuracy", sum(_same_counts(g, e) for g, e in counted), len(counted)),
            _share("voice_accuracy", sum(self._same_voice(g, e) for g, e in pairs), len(pairs)),
        )

    def _same_voice(self, gold: GoldEvent, coded: Event) -> bool:
        known = {a.id for a in self.doc.attributions} if self.doc else set()
        wanted = {self.attributions[v].id for v in gold.voice if v in self.attributions}
        return wanted == known & set(coded.voice)

    def _claim_scores(self) -> Iterable[Score]:
        found = [(c.status, self._claim_found(c.by)) for c in self.reading.claims] if self.doc else []
        hits = [(status, claim) for status, claim in found if claim]
        total = len(self.reading.claims)
        return (
            _share("claim_recall", len(hits), total),
            _share("claim_status_recall", sum(claim.status == status for status, claim in hits), total),
        )

    def _claim_found(self, by: frozenset[str | None]) -> Claim | None:
        ids = {self.attributions[a].id for a in by if a in self.attributions}
        needed = min(2, len(by))
        return next((c for c in self.claims if len(ids & _shown_by(c)) >= needed), None)

    def _lost(self) -> Score:
        """How many quotations of the reference the text that was coded has not got."""
        if self.doc is None:
            return _share("quotations_lost", 0, 0)
        triggers = [find(self.doc.text, g.trigger) for g in self.reading.events]
        places = [*self.contents, *triggers]
        return _share("quotations_lost", places.count(None), len(places))

    def _mistakes(self) -> Iterable[Mistake]:
        if self.doc is None:
            yield Mistake(kind="not in the brief", where=self.reading.name, words="not in the brief")
            return
        for a in self.reading.attributions:
            if note := self._attribution_note(a):
                yield Mistake(kind="attribution", where=f"{self.reading.name} {a.id}", words=note)
        for e in self.reading.events:
            if note := self._event_note(e):
                yield Mistake(kind="event", where=f"{self.reading.name} {e.id}", words=note)

    def _attribution_note(self, gold: GoldAttribution) -> str | None:
        coded = self.attributions.get(gold.id)
        if coded is None:
            return f"missed [{gold.stance}] {gold.content.words[:PREFIX]}"
        wrong = []
        if not self._source_right(gold, coded):
            wrong.append(f"source {_codes(gold.countries)}, got {_codes(_countries(_speakers(coded)))}")
        if _folded(gold.stance) != _folded(coded.stance):
            wrong.append(f"stance {gold.stance}, got {coded.stance}")
        return "; ".join(wrong) or None

    def _event_note(self, gold: GoldEvent) -> str | None:
        coded = self.events.get(gold.id)
        wanted = f"{gold.type} {gold.trigger.words!r} {_codes(gold.actors)} -> {_codes(gold.recipients)}"
        if coded is None:
            return f"missed {wanted}"
        if _same_dyad(gold, coded) and gold.reality == coded.reality:
            return None
        actors, recipients = _sides(coded)
        return f"{wanted} {gold.reality}, got {_codes(actors)} -> {_codes(recipients)} {coded.reality}"


def _best_pairs(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
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


def _same_place(doc: Doc, a: Span, b: Span) -> bool:
    return a.touches(b) or _sentence(doc, a.start) == _sentence(doc, b.start)


def _sentence(doc: Doc, offset: int) -> int:
    """The sentence that holds `offset`; -1 between sentences."""
    k = sentence_at(doc.sentences, offset)
    return k if k >= 0 and offset < doc.sentences[k].end else -1


def _same_dyad(gold: GoldEvent, coded: Event) -> bool:
    """Equal countries on both sides; without a recipient in the reference, equal countries altogether."""
    wanted = [side - {UNIDENTIFIED} for side in (gold.actors, gold.recipients)]
    got = [side - {UNIDENTIFIED} for side in _sides(coded)]
    return wanted == got or (not gold.recipients and wanted[0] | wanted[1] == got[0] | got[1])


def _same_counts(gold: GoldEvent, coded: Event) -> bool:
    lows: dict[str, int] = {c.kind: c.low for c in coded.counts}
    return all(kind in lows and low in (None, lows[kind]) for kind, low in gold.counts.items())


def _speakers(coded: Attribution) -> tuple[Actor, ...]:
    """Whom the source stands for; nobody where the text has no words for it."""
    return coded.actors if coded.source else ()


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return _countries(_acting(event.actors)), _countries(_acting(event.recipients))


def _acting(parties: Iterable[Party]) -> Iterable[Actor]:
    return (p.actor for p in parties)


def _countries(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.code.split()[0] for a in actors)


def _folded(stance: Stance) -> str:
    return _FOLDED.get(stance, "affirm")


def _shown_by(claim: Claim) -> set[str | None]:
    return {p.attribution for p in claim.positions}


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _prf(name: str, hits: int, predicted: int, gold: int) -> Score:
    return Score(name=name, hits=hits, predicted=predicted, gold=gold)


def _share(name: str, hits: int, of: int) -> Score:
    return Score(name=name, hits=hits, predicted=None, gold=of)


def _codes(countries: Iterable[str]) -> str:
    return "+".join(sorted(countries)) or "nobody"
