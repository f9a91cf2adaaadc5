"""What is wrong with a coded document, each mistake in its class. One item may be wrong in several ways."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tightrope.core.types import Attribution, Event
from tightrope.evaluation.matching import (
    SAME_CONTENT,
    Match,
    countries,
    folded,
    named_sides,
    same_counts,
    same_dyad,
    sides,
    speakers,
)
from tightrope.evaluation.readings import GoldAttribution, GoldClaim, GoldEvent
from tightrope.evaluation.scores import Mistake
from tightrope.resources.loading import load_toml

EXCERPT = 80  # characters of a content that tell which one is meant


def mistakes(match: Match) -> Iterator[Mistake]:
    """Attributions, events, claims; of each what the reference has, in its order, then what was made up."""
    name = match.reading.name
    for a in match.reading.attributions:
        yield from (Mistake(kind=k, where=f"{name} {a.id}", words=w) for k, w in _attribution(match, a))
    for coded in match.doc.attributions:
        yield from (Mistake(kind=k, where=name, words=w) for k, w in _made_up(match, coded))
    for e in match.reading.events:
        yield from (Mistake(kind=k, where=f"{name} {e.id}", words=w) for k, w in _event(match, e))
    for event in match.doc.events:
        yield from (Mistake(kind=k, where=name, words=w) for k, w in _made_up_event(match, event))
    for n, claim in enumerate(match.reading.claims, start=1):
        yield from (Mistake(kind=k, where=f"{name} claim {n}", words=w) for k, w in _claim(match, claim))


Told = Iterable[tuple[str, str]]
"""Class and words of each mistake."""


def _attribution(match: Match, gold: GoldAttribution) -> Told:
    coded = match.attributions.get(gold.id)
    if coded is None:
        yield _missed(match, gold)
        return
    if not match.source_right(gold, coded):
        got = f"{_codes(countries(speakers(coded)))}{_words(match, coded)}"
        yield _source_class(match, gold), f"source {_codes(gold.countries)}, got {got}"
    if folded(gold.stance) != folded(coded.stance):
        yield f"stance {gold.stance} → {coded.stance}", f"stance {gold.stance}, got {coded.stance}"
    elif gold.stance != coded.stance:
        yield "finer stance", f"stance {gold.stance}, got {coded.stance}"
    if gold.parent and not match.parent_right(gold):
        found = gold.parent in match.attributions
        yield ("wrong parent" if found else "parent not found"), f"stands inside {gold.parent}"
    if not gold.parent and coded.parent is not None:
        yield "parent made up", f"stands in no other: {_excerpt(gold.content.words)}"


def _missed(match: Match, gold: GoldAttribution) -> tuple[str, str]:
    """A wrong boundary if one of ours that has no partner shares words with it."""
    words = f"missed [{gold.stance}] {_excerpt(gold.content.words)}"
    near = next((a for a in match.doc.attributions if _nearest(match, a) == gold.id), None)
    if near is not None:
        return "wrong boundary", f"{words}, got {_excerpt(_content(match, near))}"
    return ("nested missed" if gold.parent else "missed cue"), words


def _nearest(match: Match, coded: Attribution) -> str | None:
    """The reference attribution without a partner that shares most with `coded`, which has none either."""
    if any(a.id == coded.id for a in match.attributions.values()):
        return None
    overlaps = match.overlaps
    shared = {g: overlaps.get((g, coded.id), 0.0) for g in match.contents if g not in match.attributions}
    best = max(shared, key=lambda g: shared[g], default=None)
    return best if best is not None and shared[best] else None


def _made_up(match: Match, coded: Attribution) -> Told:
    if any(a.id == coded.id for a in match.attributions.values()) or _nearest(match, coded) is not None:
        return
    twice = any(match.overlaps.get((g, coded.id), 0.0) >= SAME_CONTENT for g in match.contents)
    kind = "double" if twice else "spurious"
    cue = match.doc.quote(coded.cue) if coded.cue else "no cue"
    yield kind, f"{kind} [{coded.stance}] {cue!r}{_words(match, coded)}: {_excerpt(_content(match, coded))}"


def _source_class(match: Match, gold: GoldAttribution) -> str:
    """Whether the source to be resolved is a pronoun, there is nobody to be named, or another was taken."""
    if gold.source is None:
        return "source of nobody"
    return "pronoun source" if gold.source.words.lower() in _pronouns() else "wrong source"


def _event(match: Match, gold: GoldEvent) -> Told:
    coded = match.events.get(gold.id)
    wanted = f"{gold.type} {gold.trigger.words!r} {_codes(gold.actors)} -> {_codes(gold.recipients)}"
    if coded is None:
        other = _other_type(match, gold)
        kind = "event of wrong type" if other else "event missed"
        yield kind, f"missed {wanted}" + (f", got {_act(match, other)}" if other else "")
        return
    got = f"{wanted} {gold.reality}, got {_act(match, coded)} {coded.reality}"
    if not same_dyad(gold, coded):
        yield _dyad_class(gold, coded), got
    if gold.reality != coded.reality:
        yield f"reality {gold.reality} → {coded.reality}", got
    if gold.mode and gold.mode != coded.mode:
        yield "wrong mode", f"{wanted} mode {gold.mode}, got {coded.mode}"
    if gold.counts and not same_counts(gold, coded):
        counted = {str(c.kind): c.low for c in coded.counts}
        yield "wrong counts", f"{wanted} counts {dict(gold.counts)}, got {counted}"
    if not match.voice_right(gold, coded):
        yield "wrong voice", f"{wanted} in the voice of {' '.join(gold.voice) or 'the outlet'}"


def _other_type(match: Match, gold: GoldEvent) -> Event | None:
    """One of ours without a partner at the same words, or between the same parties in the same sentence."""
    span = match.triggers[gold.id]
    if span is None:
        return None
    free = [e for e in match.doc.events if e.type != gold.type and not _is_partner(match, e)]
    near = (e for e in free if match.same_place(span, e.trigger) and same_dyad(gold, e))
    return next((e for e in free if e.trigger.touches(span)), None) or next(near, None)


def _dyad_class(gold: GoldEvent, coded: Event) -> str:
    (actors, recipients), got = named_sides(gold), named_sides(coded)
    if got == (recipients, actors):
        return "wrong direction"
    if got[1] == recipients:
        return "wrong actor"
    return "wrong recipient" if got[0] == actors else "wrong actor and recipient"


def _made_up_event(match: Match, coded: Event) -> Told:
    golds = match.reading.events
    if _is_partner(match, coded) or any(
        g.id not in match.events and _other_type(match, g) is coded for g in golds
    ):
        return
    twice = any(g.type == coded.type and match.events.get(g.id) and same_dyad(g, coded) for g in golds)
    kind = "event double" if twice else "event spurious"
    yield kind, f"{kind.removeprefix('event ')} {_act(match, coded)} {coded.reality}"


def _claim(match: Match, gold: GoldClaim) -> Told:
    found = match.claim(gold)
    needed = min(2, len(gold.by))
    by = " ".join(sorted(b or "nobody" for b in gold.by))
    if found is None:
        all_there = sum(b in match.attributions for b in gold.by) >= needed
        yield ("claim not joined" if all_there else "claim missed"), f"{gold.status} by {by}"
    elif found.status != gold.status:
        yield "wrong claim status", f"{gold.status} by {by}, got {found.status}"


def _is_partner(match: Match, coded: Event) -> bool:
    return any(e is coded for e in match.events.values())


def _act(match: Match, event: Event) -> str:
    actors, recipients = sides(event)
    return f"{event.type} {match.doc.quote(event.trigger)!r} {_codes(actors)} -> {_codes(recipients)}"


def _words(match: Match, coded: Attribution) -> str:
    return f" ({match.doc.quote(coded.source)})" if coded.source else ""


def _content(match: Match, coded: Attribution) -> str:
    return " ... ".join(map(match.doc.quote, coded.content))


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT]}…"


def _codes(codes: Iterable[str]) -> str:
    return "+".join(sorted(codes)) or "nobody"


@cache
def _pronouns() -> frozenset[str]:
    forms: Mapping[str, list[str]] = load_toml("actors/referring/en.toml")["pronouns"]
    return frozenset(word for words in forms.values() for word in words)
