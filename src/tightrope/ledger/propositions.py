"""What an attribution says, in a form that can be compared: its acts, actors, numbers, rare words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from zlib import crc32

from tightrope.core.tree import tokens_in
from tightrope.core.types import UNIDENTIFIED, Actor, Attribution, Doc, Event, Party, Reality, Stance
from tightrope.encoder.head import load_head
from tightrope.ledger.status import AGAINST, FOR
from tightrope.ledger.views import STEM, terms_of

MODAL = "MD"  # the Penn tag
RUN = 3  # words in a row that two contents share where one repeats the other
HEADS = frozenset({"VERB", "NOUN", "ADJ"})
JOINING = frozenset({"ccomp", "xcomp", "conj", "parataxis"})
KIN = "relation-en"  # the head whose groups of words of like meaning we read


class Mood(StrEnum):
    """Whether something is said to be so, wanted, or to come: what is demanded has not been stated."""

    FACT = "fact"
    WISH = "wish"
    INTENT = "intent"


MOODS: Mapping[Stance, Mood] = {
    Stance.DEMANDS: Mood.WISH,
    Stance.THREATENS: Mood.INTENT,
    Stance.PROMISES: Mood.INTENT,
    Stance.WARNS: Mood.INTENT,
}
"""The rest are facts, as far as their source is concerned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """The canonical form of one content. Everything that only words it (order, function words, whose voice) is gone."""

    document: str
    attribution: str
    holders: frozenset[str]  # `holder_key` of each
    against: bool  # by stance, or as `negated`
    negated: bool  # somebody affirms that its acts did not happen
    mood: Mood
    day: date | None  # of publication
    stems: frozenset[str]
    kin: frozenset[str]
    actors: frozenset[str]  # codes of those the content names or means by "we"
    acts: frozenset[str]  # "ASSAULT", "ASSAULT SYR", "ASSAULT SYR ISR": each act as finely as it is known
    numbers: frozenset[str]
    runs: frozenset[int]  # checksums of `RUN` words in a row
    heads: frozenset[str]  # stems of the words that hold it together: "used" of "weapons were used by"
    modal: bool  # "would", "may", "should": not said to be so
    length: int  # words


def proposition_of(doc: Doc, attribution: Attribution, *, voiced: Mapping[str, list[Event]]) -> Proposition:
    """`voiced`: the events of `doc` by the innermost attribution they stand in (`by_voice`)."""
    words = [i for span in attribution.content for i in tokens_in(doc.tokens, span)]
    terms = terms_of(doc, words, attribution.content)
    lemmas = [doc.tokens[i].lemma.lower() for i in words if doc.tokens[i].upos != "PUNCT"]
    holders = [a for a in attribution.actors if a.code != UNIDENTIFIED]
    named = {t[1:] for t in terms if t[0] == "@"} | {a.code for a in holders if not _has_subject(doc, words)}
    negated = attribution.stance in FOR and _did_not_happen(voiced.get(attribution.id, ()))
    return Proposition(
        document=doc.id,
        attribution=attribution.id,
        holders=frozenset(map(holder_key, holders)),
        against=attribution.stance in AGAINST or negated,
        negated=negated,
        mood=MOODS.get(attribution.stance, Mood.FACT),
        day=doc.published.date() if doc.published else None,
        stems=frozenset(t for t in terms if t[0] != "@"),
        kin=frozenset(_kin(lemmas)),
        actors=frozenset(named - {UNIDENTIFIED}),
        acts=frozenset(key for e in voiced.get(attribution.id, ()) for key in _act_keys(e)),
        numbers=frozenset(_digits(doc.tokens[i].text) for i in words if doc.tokens[i].upos == "NUM"),
        runs=frozenset(crc32(" ".join(lemmas[k : k + RUN]).encode()) for k in range(len(lemmas) - RUN + 1)),
        heads=frozenset(_heads(doc, words)),
        modal=any(doc.tokens[i].xpos == MODAL for i in words),
        length=len(lemmas),
    )


def by_voice(doc: Doc) -> dict[str, list[Event]]:
    """Events by every attribution whose content they stand in."""
    found: dict[str, list[Event]] = {}
    for event in doc.events:
        for attribution in event.voice:
            found.setdefault(attribution, []).append(event)
    return found


def holder_key(actor: Actor) -> str:
    """Whoever speaks: a person or body by its id, else by code, sectors and name."""
    return actor.id or " ".join((actor.code, *actor.sectors[:1], actor.name or ""))


def _did_not_happen(events: Collection[Event]) -> bool:
    return bool(events) and all(e.reality is Reality.NEGATED for e in events)


def _has_subject(doc: Doc, words: Iterable[int]) -> bool:
    """Not of "denies using it", "vows to leave": whoever speaks is the one who acts."""
    return any(doc.tokens[i].rel.startswith("nsubj") for i in words)


def _heads(doc: Doc, words: Iterable[int]) -> Iterator[str]:
    """Of each stretch the words whose head lies outside, and what they join."""
    inside = set(words)
    for i in inside:
        token = doc.tokens[i]
        if token.upos in HEADS and (token.head not in inside or token.head == i or token.rel in JOINING):
            yield token.lemma.lower()[:STEM]


def _act_keys(event: Event) -> Iterator[str]:
    yield event.type.value
    for actor in _codes(event.actors):
        yield f"{event.type} {actor}"
        yield from (f"{event.type} {actor} {recipient}" for recipient in _codes(event.recipients))


def _codes(parties: Iterable[Party]) -> set[str]:
    return {p.actor.code for p in parties if p.actor.code != UNIDENTIFIED}


def _kin(lemmas: Iterable[str]) -> Iterator[str]:
    groups = _groups()
    return (f"~{groups[lemma]}" for lemma in lemmas if lemma in groups)


def _digits(word: str) -> str:
    return word.replace(",", "").lower()


@cache
def _groups() -> Mapping[str, int]:
    return load_head(KIN).kin
