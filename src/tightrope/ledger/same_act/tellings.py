"""Tellings as columns: what of an event bears on whether another tells the same act. One row a telling."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import (
    UNIDENTIFIED,
    CountKind,
    DateBasis,
    Doc,
    Event,
    Party,
    Precision,
    Reality,
    When,
)
from tightrope.resources.lexicon import load_lexicon

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

STEM = 6  # letters of a lemma that count: "expel" and "expelled", "missile" and "missiles" are one
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NEAR = 8  # tokens to either side of the trigger: its parties and what it is done to
MOST_WORDS, MOST_NEAR, MOST_TRIGGER, MOST_PARTIES = 16, 8, 3, 4  # per telling, rarest first
TOLERANCE = 1  # days, of a stated day: time zones, and nights that belong to two days
BEFORE = 14  # days that an undated act may lie before its publication
AHEAD = 60  # days that a prospective act may lie after it
WEEK, MONTH, YEAR = 7, 30, 365
LENGTH = {Precision.DAY: 0, Precision.WEEK: WEEK, Precision.MONTH: MONTH, Precision.YEAR: YEAR}
AHEAD_OF_US = frozenset({Reality.PLANNED, Reality.THREATENED, Reality.HYPOTHETICAL})
NOTHING = [-1] * len(CountKind)
EARLIEST, LATEST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """Parallel columns of n tellings, in order of documents and text. Codes and words are numbers from 1; 0 is none."""

    events: tuple[tuple[Doc, Event], ...]
    document: Ints
    first: Ints  # earliest day (ordinal) of the act
    last: Ints
    dated: Flags  # whether the text tells the day
    type: Ints
    quad: Ints
    mode: Ints
    ahead: Flags  # planned, threatened, hypothetical
    actors: Ints  # (n, MOST_PARTIES)
    recipients: Ints
    trigger: Ints  # (n, MOST_TRIGGER) stems
    rarity: Floats  # of the rarest stem of the trigger among triggers, 0..1
    words: Ints  # (n, MOST_WORDS) stems of the sentence, rarest first
    weights: Floats  # of these words: rarity, of length 1 a row
    near: Ints
    near_weights: Floats
    place: Ints
    country: Ints
    low: Ints  # (n, kinds) counts, by kind of count; -1 where there is none
    high: Ints

    def __len__(self) -> int:
        return len(self.events)


class _Numbers(dict[str, int]):
    """A number from 1 for each string, as they come."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self) + 1
        return number


def tellings(docs: Sequence[Doc]) -> Tellings:
    """Every event of `docs` as a row. Words are weighed by how few sentences with an event hold them."""
    numbers, quads = _Numbers(), load_lexicon().ontology
    events = tuple((doc, event) for doc in docs for event in doc.events)
    texts = [_stems(doc, event) for doc, event in events]
    rarity = _rarity([words for _, words, _ in texts])
    days = [span_of_days(doc, event) for doc, event in events]
    words = _padded(numbers, [_rarest(w, rarity) for _, w, _ in texts], MOST_WORDS)
    near = _padded(numbers, [_rarest(w, rarity) for _, _, w in texts], MOST_NEAR)
    weigh = _weights(numbers, rarity)
    of_doc = {doc.id: k for k, doc in enumerate(docs)}
    counts = [_counts(event) for _, event in events]
    return Tellings(
        events=events,
        document=np.array([of_doc[doc.id] for doc, _ in events], np.int64),
        first=np.array([a for a, _ in days], np.int64),
        last=np.array([b for _, b in days], np.int64),
        dated=np.array(
            [bool(e.when and e.when.basis is not DateBasis.PUBLISHED) for _, e in events], np.bool_
        ),
        type=_column(numbers, (f"type {e.type}" for _, e in events)),
        quad=_column(numbers, (quads[e.type].quad for _, e in events)),
        mode=_column(numbers, (e.mode and f"mode {e.mode}" for _, e in events)),
        ahead=np.array([e.reality in AHEAD_OF_US for _, e in events], np.bool_),
        actors=_padded(numbers, [codes(e.actors) for _, e in events], MOST_PARTIES),
        recipients=_padded(numbers, [codes(e.recipients) for _, e in events], MOST_PARTIES),
        trigger=_padded(numbers, [t for t, _, _ in texts], MOST_TRIGGER),
        rarity=_trigger_rarity([t for t, _, _ in texts]),
        words=words,
        weights=_unit(weigh[words]),
        near=near,
        near_weights=_unit(weigh[near]),
        place=_column(numbers, (f"in {e.where.name.casefold()}" if e.where else None for _, e in events)),
        country=_column(numbers, (e.where.country if e.where else None for _, e in events)),
        low=np.array([low for low, _ in counts], np.int64).reshape(len(events), len(CountKind)),
        high=np.array([high for _, high in counts], np.int64).reshape(len(events), len(CountKind)),
    )


def codes(parties: Iterable[Party]) -> list[str]:
    """Of those identified, sorted, each once."""
    return sorted({p.actor.code for p in parties} - {UNIDENTIFIED})


def span_of_days(doc: Doc, event: Event) -> tuple[int, int]:
    """The ordinals of the first and the last day on which the act can have happened, by what the text tells."""
    if event.when is None:
        return EARLIEST, LATEST
    if event.when.basis is DateBasis.PUBLISHED:
        day = event.when.day.toordinal()
        return day - BEFORE, day + (AHEAD if event.reality in AHEAD_OF_US else TOLERANCE)
    return _told(event.when)


def _told(when: When) -> tuple[int, int]:
    until = when.until or when.day + timedelta(days=LENGTH[when.precision])
    before = 0 if when.basis is DateBasis.STATED else LENGTH[when.precision]
    return when.day.toordinal() - before - TOLERANCE, until.toordinal() + TOLERANCE


def _stems(doc: Doc, event: Event) -> tuple[list[str], set[str], set[str]]:
    """Of the trigger, of its sentence without it, and of what stands near it."""
    inside = tokens_in(doc.tokens, event.trigger)
    trigger = [_stem(doc, i) for i in inside if doc.tokens[i].upos in TELLING] or [
        _stem(doc, i) for i in inside
    ]
    k = sentence_at(doc.sentences, event.trigger.start)
    if k < 0:
        return trigger, set(), set()
    sentence = doc.sentences[k]
    around = [
        i for i in range(sentence.first, sentence.last) if doc.tokens[i].upos in TELLING and i not in inside
    ]
    close = range(inside.start - NEAR, inside.stop + NEAR)
    return trigger, {_stem(doc, i) for i in around}, {_stem(doc, i) for i in around if i in close}


def _stem(doc: Doc, i: int) -> str:
    return doc.tokens[i].lemma.casefold()[:STEM]


def _rarity(sentences: Sequence[set[str]]) -> dict[str, float]:
    found = Counter(word for words in sentences for word in words)
    return {word: math.log(1 + len(sentences) / n) for word, n in found.items()}


def _trigger_rarity(triggers: Sequence[list[str]]) -> Floats:
    found = Counter(word for words in triggers for word in words)
    most = math.log(1 + max(len(triggers), 1))
    return np.array([max(math.log(1 + len(triggers) / found[w]) for w in words) / most for words in triggers])


def _rarest(words: set[str], rarity: dict[str, float]) -> list[str]:
    return sorted(words, key=lambda w: (-rarity[w], w))


def _padded(numbers: _Numbers, rows: Sequence[Sequence[str]], width: int) -> Ints:
    found = np.zeros((len(rows), width), np.int64)
    for k, row in enumerate(rows):
        for j, word in enumerate(row[:width]):
            found[k, j] = numbers[word]
    return found


def _column(numbers: _Numbers, values: Iterable[str | None]) -> Ints:
    return np.array([numbers[v] if v else 0 for v in values], np.int64)


def _weights(numbers: _Numbers, rarity: dict[str, float]) -> Floats:
    """By number of the word."""
    found = np.zeros(len(numbers) + 1)
    for word, number in numbers.items():
        found[number] = rarity.get(word, 0.0)
    return found


def _unit(rows: Floats) -> Floats:
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(length, length, 1.0), np.float64)


def _counts(event: Event) -> tuple[list[int], list[int]]:
    held = {c.kind: c for c in event.counts}
    if not held:
        return NOTHING, NOTHING
    low = [held[k].low if k in held else -1 for k in CountKind]
    high = [_top(held[k].high) if k in held else -1 for k in CountKind]
    return low, high


def _top(high: int | None) -> int:
    return np.iinfo(np.int64).max if high is None else high
