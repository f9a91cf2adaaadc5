"""What can be seen of a finding that tells how far it may be trusted. Names here are keys of the calibration."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tightrope.core.tree import sentence_at, tokens_in
from tightrope.core.types import UNIDENTIFIED, Act, Attribution, Doc, Event, Frame, Party, Span, Token

Features = Mapping[str, float]

FARTHEST = 0.02  # marks of 0 and 1 have no logit: they count as this and 1 less this
ENDS = ".!?:;…\"”'’)"  # a paragraph that ends otherwise is a headline
QUOTES = '"“«'
VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Page:
    """A document made ready for look-up."""

    doc: Doc
    told: Mapping[int, int]  # number of events by sentence
    told_by_type: Mapping[str, int]
    acts: Mapping[int, Act]  # what the reader guesses, by token
    named: Mapping[int, frozenset[str]]  # codes of the actors that a mention stands for, by its head

    @classmethod
    def of(cls, doc: Doc) -> "Page":
        told = Counter(sentence_at(doc.sentences, e.trigger.start) for e in doc.events)
        return cls(
            doc,
            told,
            Counter(e.type for e in doc.events),
            {a.token: a for a in doc.acts},
            {m.head: frozenset(a.code for a in m.actors) for m in doc.mentions},
        )

    def tokens(self, span: Span) -> Sequence[Token]:
        inside = tokens_in(self.doc.tokens, span)
        return self.doc.tokens[inside.start : inside.stop]

    def is_headline(self, offset: int) -> bool:
        """Whether the sentence at `offset` ends as no sentence does."""
        k = sentence_at(self.doc.sentences, offset)
        return k >= 0 and not self.doc.quote(self.doc.sentences[k].span).rstrip().endswith(tuple(ENDS))


def of_attribution(page: Page, found: Attribution) -> Features:
    """What the rules thought, what the reader thought, and the shape of source, cue and content."""
    doc = page.doc
    frame = _frame(doc, found)
    start = min(s.start for s in found.content)
    words = sum(len(page.tokens(s)) for s in found.content)
    seen = {
        "no frame": frame is None,
        "no cue": found.cue is None,
        "cue is no verb": found.cue is not None and not _any(page, found.cue, VERBS),
        "no source": found.source is None,
        "source is a pronoun": found.source is not None and _all(page, found.source, ("PRON",)),
        "source unknown": not any(a.code != UNIDENTIFIED for a in found.actors),
        "inside another": found.parent is not None,
        "quoted": any(c in QUOTES for c in doc.text[max(0, start - 1) : start + 1]),
        "in pieces": len(found.content) > 1,
        "no verb in content": not any(_any(page, s, VERBS) for s in found.content),
        "headline": page.is_headline(start),
        f"stance {found.stance}": True,
    }
    return _numbers(seen) | {
        "mark": _logit(found.score),
        "frame's mark": _logit(frame.score) if frame else 0.0,
        "frame's content": _shared(frame.contents, found.content) if frame else 0.0,
        "length": math.log(max(words, 1)),
    }


def of_event(page: Page, event: Event) -> Features:
    """What the pattern is worth, the words that name the act, its parties, and how the text presents it."""
    actors, recipients = _known(event.actors), _known(event.recipients)
    sentence = sentence_at(page.doc.sentences, event.trigger.start)
    seen = {
        "trigger is a noun": _all(page, event.trigger, NOUNS),
        "no actor": not actors,
        "no recipient": not recipients,
        "both": bool(actors and recipients),
        "one state on both sides": bool(actors & recipients),
        "told in a voice": bool(event.voice),
        "mode": event.mode is not None,
        "counts": bool(event.counts),
        "when": event.when is not None,
        "headline": page.is_headline(event.trigger.start),
        f"type {event.type}": True,
        f"reality {event.reality}": True,
    }
    return _numbers(seen) | {
        "mark": _logit(event.score),
        "acts in the sentence": math.log(max(page.told.get(sentence, 1), 1)),
        "acts of the type": math.log(max(page.told_by_type.get(event.type, 1), 1)),
        **_guessed(page, event, sentence),
    }


def _guessed(page: Page, event: Event, sentence: int) -> dict[str, float]:
    """What the reader makes of the trigger, parties and the rest of the sentence; nothing where it was not asked."""
    if not page.acts:
        return {}
    first, last = page.doc.sentences[sentence].first, page.doc.sentences[sentence].last
    own = tokens_in(page.doc.tokens, event.trigger)
    here = [page.acts[i] for i in own if i in page.acts]
    beside = [page.acts[i] for i in range(first, last) if i in page.acts and i not in own]
    of_type = max((dict(a.types).get(event.type, 0.0) for a in here), default=0.0)
    act = max(here, key=_any_type, default=None)
    return {
        "guess": _logit(of_type),
        "guess of any type": _logit(_any_type(act) if act else 0.0),
        "guess beside": _logit(max((dict(a.types).get(event.type, 0.0) for a in beside), default=0.0)),
        "guess of actors": _agreed(page, act, act.doers, _known(event.actors)) if act else 0.0,
        "guess of recipients": _agreed(page, act, act.receivers, _known(event.recipients)) if act else 0.0,
    }


def _any_type(act: Act) -> float:
    return sum(p for _, p in act.types)


def _agreed(page: Page, act: Act, guesses: Iterable[tuple[int, float]], side: set[str]) -> float:
    """0..1: how likely the reader points at one of `side`, or at nobody where that is empty."""
    nobody: frozenset[str] = frozenset()
    named = ((nobody if i == act.token else page.named.get(i, nobody), p) for i, p in guesses)
    return sum(p for codes, p in named if (codes & side if side else not codes))


def _frame(doc: Doc, found: Attribution) -> Frame | None:
    """The reader's own finding with the same cue or, without a cue, the same content."""
    places = (found.cue,) if found.cue else found.content
    near = [
        f
        for f in doc.frames
        if any(s.touches(p) for s in (f.cues if found.cue else f.contents) for p in places)
    ]
    return max(near, key=lambda f: _shared(f.contents, found.content), default=None)


def _shared(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Jaccard of characters."""
    first = {i for s in a for i in range(s.start, s.end)}
    second = {i for s in b for i in range(s.start, s.end)}
    return len(first & second) / len(first | second) if first | second else 0.0


def _any(page: Page, span: Span, tags: Sequence[str]) -> bool:
    return any(t.upos in tags for t in page.tokens(span))


def _all(page: Page, span: Span, tags: Sequence[str]) -> bool:
    return all(t.upos in tags for t in page.tokens(span))


def _known(parties: Iterable[Party]) -> set[str]:
    return {p.actor.code for p in parties} - {UNIDENTIFIED}


def _numbers(seen: Mapping[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, is_so in seen.items() if is_so}


def _logit(mark: float) -> float:
    p = min(max(mark, FARTHEST), 1 - FARTHEST)
    return math.log(p / (1 - p))
