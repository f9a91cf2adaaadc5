"""The event lexicon: patterns, ontology and cue words of `resources/plover`, as records.

A pattern is written as a head lemma and what must stand below it in the dependency tree:

    "shoot down"              a dependent with the lemma "down", whatever its relation
    "launch|mount @attack"    an object of the word class `attack`; `|` gives one pattern each
    "warn @party"             an object that names an actor; `@any`: an object whatever it is
    "call #slight"            a dependent of any relation in the class `slight`
    "fire at:"                an oblique introduced by "at"
    "take into:custody"       ... whose head is "custody"; `into:@class` likewise
    "agree +to"               an infinitive below it; `+clause`: any complement clause; `+@class`: one whose head is
                              of the class; `+not`: a negation; `+active`: no passive
    "block @border ^civilian" a doer of the class `civilian`, or with a sector of it
    "threat <issue"           a head with the lemma "issue"
    "call !off"               none of that

Later words of a pattern may also stand below earlier ones: "stage strike hunger" finds "staged a hunger strike".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import CountKind, EventType, Reality
from tightrope.resources.loading import list_toml, load_toml

FOLDER = "plover"
NOT_TYPES = frozenset({"ontology", "classes", "reality", "counts", "dates"})
KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
FLAGS = ("mutual", "absorbs", "blames", "hostile", "domestic")
GROUP_KEYS = frozenset({*KINDS, *FLAGS, "mode", "contexts", "actor", "recipient", "score"})
MARKS = {"+to": "infinitive", "+clause": "clause", "+not": "negation", "+active": "active"}
DEFAULT_SCORE = 0.8  # (say) share of matches that a reader of the sentence would call the act
DEFAULT_SLOTS = {
    "verb": (("subject",), ("object",)),
    "noun": (("by", "possessive", "demonym", "from"), ("on", "against", "of", "to", "in")),
    "adjective": (("subject",), ("to", "of", "with", "at")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What must (or, `barred`, must not) stand below the head of a pattern."""

    kind: str  # "word", "object", "party", "oblique", "doer", "head", "infinitive", "clause", "negation", "active"
    words: frozenset[str] = frozenset()  # lemmas; empty: any
    preposition: str | None = None
    barred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPattern:
    """One way to name an act: a head word, its surroundings, and where its parties stand."""

    text: str  # as written in the file
    type: EventType
    kind: str  # "verb", "noun" or "adjective"
    head: str  # lemma
    needs: tuple[Need, ...]
    actor: tuple[str, ...]  # dependency roles, the first that is filled wins
    recipient: tuple[str, ...]
    mode: str | None
    contexts: tuple[str, ...]
    mutual: bool = False  # all parties are actors, none a recipient
    absorbs: bool = False  # an act in its complement is part of it, unless hostile
    blames: bool = False  # its recipient is the doer of the act it speaks of
    hostile: bool = False  # it is meant only where a hostile act stands in its complement
    domestic: bool = False  # where no recipient is named, it is the doer's own people
    score: float = DEFAULT_SCORE  # prior that a match is the act meant, 0..1

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific the pattern is: its needs, those that name words, and how few words they name."""
        stated = [n for n in self.needs if not n.barred]
        worded = [n for n in stated if n.words]
        return sum(map(_need_weight, stated)), len(worded), -sum(len(n.words) for n in worded)


def usual_pattern(type_: EventType, kind: str, head: str, score: float) -> EventPattern:
    """The pattern of a word that no pattern names: parties where `kind` mostly has them."""
    actor, recipient = DEFAULT_SLOTS[kind]
    return EventPattern(
        text=head,
        type=type_,
        kind=kind,
        head=head,
        needs=(),
        actor=actor,
        recipient=recipient,
        mode=None,
        contexts=(),
        score=score,
    )


def _need_weight(need: Need) -> int:
    if need.kind == "negation":
        return 3  # "will not accept refugees" is a refusal, whatever accepting them would be
    return 2 if need.words else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """What PLOVER says of a type."""

    type: EventType
    score: float
    quad: str
    definition: str
    modes: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RealityCues:
    """Words that make an act other than actual."""

    governors: Mapping[tuple[str, str], Reality]  # (kind of word, lemma) -> what its complement becomes
    modals: Mapping[str, Reality]
    reported_future: Mapping[str, Reality]  # modals of a reported clause: "said it would"
    modifiers: Mapping[str, Reality]
    markers: Mapping[str, Reality]  # subordinators: "if"
    negations: frozenset[str]
    obligations: frozenset[str]  # "must": a demand when somebody says it of another
    light_verbs: frozenset[str]
    happenings: frozenset[str]  # verbs that only say that a noun took place: "erupt"
    first_person: frozenset[str]
    third_person: frozenset[str]  # objects that are somebody else than the subject: "accused it of"
    neutral: frozenset[str]  # verbs that hand their own reality down to a noun below them


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCues:
    """Words that say how many, and of what."""

    numbers: Mapping[str, int]
    vague: Mapping[str, tuple[int, int | None]]
    at_least: frozenset[str]
    at_most: frozenset[str]
    kinds: Mapping[str, CountKind]
    people: frozenset[str]
    patients: frozenset[str]  # verbs whose subject, not object, is counted: "die"
    holders: Mapping[CountKind, tuple[EventType, ...]]  # types an act must be of to hold such a count


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCues:
    """Words that tell a day relative to another, and names of months and weekdays."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    offsets: Mapping[str, int]  # days from publication: "yesterday"
    units: Mapping[str, str]
    previous: frozenset[str]
    current: frozenset[str]
    day_parts: frozenset[str]

    def is_time(self, lemma: str) -> bool:
        """Whether a phrase headed by `lemma` tells a time."""
        return lemma in self.weekdays or lemma in self.months or lemma in self.day_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the event coder knows about words."""

    patterns: Mapping[str, tuple[EventPattern, ...]]  # by head lemma
    ontology: Mapping[EventType, TypeEntry]
    mode_cues: Mapping[EventType, Mapping[str, str]]  # lemma in the clause -> mode
    content_modes: Mapping[EventType, Mapping[EventType, str]]  # type spoken about -> mode of the speech act
    context_cues: Mapping[str, str]  # lemma -> context
    classes: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]  # inflected verb -> lemma, for verbs of the lexicon
    hyphenated: frozenset[str]  # its words that a tokenizer may cut at a hyphen
    reality: RealityCues
    counts: CountCues
    dates: DateCues

    def is_verb(self, lemma: str) -> bool:
        """Whether some pattern is headed by this verb."""
        return any(p.kind == "verb" for p in self.patterns.get(lemma, ()))

    def __len__(self) -> int:
        return sum(map(len, self.patterns.values()))


@cache
def load_lexicon() -> Lexicon:
    """The shipped lexicon. Raises ResourceError where a file contradicts the ontology or the grammar."""
    words = load_toml(f"{FOLDER}/classes.toml")
    classes = {k: frozenset(v) for k, v in words["classes"].items()}
    ontology = load_toml(f"{FOLDER}/ontology.toml")
    tables = {EventType(t["type"]): t for t in map(load_toml, _type_files())}
    types = {t: _type_entry(t, ontology["types"][t.value]) for t in EventType}
    _check_complete(tables, types)
    patterns = _by_head(p for t, table in tables.items() for p in _patterns(types[t], table, classes))
    return Lexicon(
        patterns=patterns,
        ontology=types,
        mode_cues={t: _inverted(table.get("mode_cues", {})) for t, table in tables.items()},
        content_modes={t: _content_modes(table.get("content_modes", {})) for t, table in tables.items()},
        context_cues=_inverted(ontology["context_cues"]),
        classes=classes,
        forms=_forms(patterns) | words["forms"],
        hyphenated=frozenset(w for w in (*patterns, *chain(*classes.values())) if "-" in w),
        reality=_reality(load_toml(f"{FOLDER}/reality.toml")),
        counts=_counts(load_toml(f"{FOLDER}/counts.toml")),
        dates=_dates(load_toml(f"{FOLDER}/dates.toml")),
    )


def parse_pattern(text: str, classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, tuple[Need, ...]]]:
    """(head lemma, needs) of each pattern `text` stands for. Raises ResourceError for an unknown class."""
    head, *rest = text.split()
    choices = [word.split("|") for word in rest]
    for lemma, *words in product(head.split("|"), *choices):
        yield lemma, tuple(_need(word, classes, text) for word in words)


def _need(word: str, classes: Mapping[str, frozenset[str]], text: str) -> Need:
    barred, word = word.startswith("!"), word.removeprefix("!")
    if word.startswith("+@"):
        return Need(kind="clause", words=_class(word[1:], classes, text), barred=barred)
    if word in MARKS:
        return Need(kind=MARKS[word], barred=barred)
    if word == "@party":
        return Need(kind="party", barred=barred)
    if word.startswith("@"):
        return Need(kind="object", words=_class(word, classes, text), barred=barred)
    if word.startswith("#"):
        return Need(kind="word", words=_class("@" + word[1:], classes, text), barred=barred)
    if word.startswith("<"):
        return Need(kind="head", words=frozenset({word[1:]}), barred=barred)
    if word.startswith("^"):
        return Need(kind="doer", words=_class("@" + word[1:], classes, text), barred=barred)
    if ":" in word:
        preposition, head = word.split(":")
        return Need(kind="oblique", preposition=preposition, words=_class(head, classes, text), barred=barred)
    return Need(kind="word", words=frozenset({word}), barred=barred)


def _class(word: str, classes: Mapping[str, frozenset[str]], text: str) -> frozenset[str]:
    if word == "@any":
        return frozenset()
    if not word.startswith("@"):
        return frozenset({word} if word else ())
    if word[1:] not in classes:
        raise ResourceError(f"plover: pattern {text!r} names an unknown class {word}; add it to classes.toml")
    return classes[word[1:]]


def _type_files() -> Iterator[str]:
    return (path for path in list_toml(FOLDER) if path.split("/")[-1].removesuffix(".toml") not in NOT_TYPES)


def _type_entry(type_: EventType, table: dict[str, Any]) -> TypeEntry:
    return TypeEntry(
        type=type_,
        score=float(table["score"]),
        quad=table["quad"],
        definition=table["definition"],
        modes={name: mode.get("score") for name, mode in table.get("modes", {}).items()},
    )


def _check_complete(tables: Mapping[EventType, Any], types: Mapping[EventType, TypeEntry]) -> None:
    for missing in types.keys() - tables.keys():
        raise ResourceError(f"plover: no patterns for {missing}; add {FOLDER}/{missing.lower()}.toml")


def _patterns(
    entry: TypeEntry, table: dict[str, Any], classes: Mapping[str, frozenset[str]]
) -> Iterator[EventPattern]:
    for group in table["patterns"]:
        _check_group(entry, group)
        for key, kind in KINDS.items():
            for text in group.get(key, ()):
                yield from _expanded(entry, group, kind, text, classes)


def _check_group(entry: TypeEntry, group: dict[str, Any]) -> None:
    if unknown := group.keys() - GROUP_KEYS:
        raise ResourceError(f"plover: {entry.type} has a group with unknown keys {sorted(unknown)}")
    mode = group.get("mode")
    if mode is not None and mode not in entry.modes:
        raise ResourceError(f"plover: {entry.type} has no mode {mode!r}; PLOVER names {sorted(entry.modes)}")


def _expanded(
    entry: TypeEntry, group: dict[str, Any], kind: str, text: str, classes: Mapping[str, frozenset[str]]
) -> Iterator[EventPattern]:
    actor, recipient = DEFAULT_SLOTS[kind]
    for head, needs in parse_pattern(text, classes):
        yield EventPattern(
            text=text,
            type=entry.type,
            kind=kind,
            head=head,
            needs=needs,
            actor=tuple(group.get("actor", actor)),
            recipient=tuple(group.get("recipient", recipient)),
            mode=group.get("mode"),
            contexts=tuple(group.get("contexts", ())),
            **{flag: group.get(flag, False) for flag in FLAGS},
            score=group.get("score", DEFAULT_SCORE),
        )


def _by_head(patterns: Iterator[EventPattern]) -> dict[str, tuple[EventPattern, ...]]:
    grouped: dict[str, list[EventPattern]] = defaultdict(list)
    for pattern in patterns:
        grouped[pattern.head].append(pattern)
    return {head: tuple(found) for head, found in grouped.items()}


def _forms(patterns: Mapping[str, Sequence[EventPattern]]) -> dict[str, str]:
    """Regular inflections of the verbs among the heads, unless they are verbs themselves ("hacking" is a noun)."""
    verbs = {h: None for h, found in patterns.items() if any(p.kind == "verb" for p in found)}
    return {form: verb for verb in verbs for form in _inflections(verb) if form not in verbs}


def _inflections(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing", f"{verb}s")
    if verb.endswith("y"):
        yield f"{verb[:-1]}ied"
    else:
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def _inverted(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _content_modes(table: Mapping[str, str]) -> dict[EventType, str]:
    return {EventType(name): mode for name, mode in table.items()}


def _reality(table: dict[str, Any]) -> RealityCues:
    governors = {
        (kind, word): Reality(name)
        for name, kinds in table["governors"].items()
        for kind, words in kinds.items()
        for word in words
    }
    return RealityCues(
        governors=governors,
        modals=_realities(table["modals"]),
        reported_future=_realities(table["reported_future"]),
        modifiers=_realities(table["modifiers"]),
        markers=_realities(table["markers"]),
        negations=frozenset(table["words"]["negations"]),
        obligations=frozenset(table["words"]["obligations"]),
        light_verbs=frozenset(table["words"]["light_verbs"]),
        happenings=frozenset(table["words"]["happenings"]),
        first_person=frozenset(table["words"]["first_person"]),
        third_person=frozenset(table["words"]["third_person"]),
        neutral=frozenset(table["words"]["neutral"]),
    )


def _realities(table: Mapping[str, Sequence[str]]) -> dict[str, Reality]:
    return {word: Reality(name) for name, words in table.items() for word in words}


def _counts(table: dict[str, Any]) -> CountCues:
    return CountCues(
        numbers=table["numbers"],
        vague={word: (low, high or None) for word, (low, high) in table["vague"].items()},
        at_least=frozenset(table["words"]["at_least"]),
        at_most=frozenset(table["words"]["at_most"]),
        people=frozenset(table["words"]["people"]),
        patients=frozenset(table["words"]["patients"]),
        kinds={word: CountKind(name) for name, words in table["kinds"].items() for word in words},
        holders={CountKind(k): tuple(map(EventType, v)) for k, v in table["holders"].items()},
    )


def _dates(table: dict[str, Any]) -> DateCues:
    return DateCues(
        weekdays={name: i for i, names in enumerate(table["calendar"]["weekdays"]) for name in names},
        months={name: i for i, names in enumerate(table["calendar"]["months"], start=1) for name in names},
        offsets=table["offsets"],
        units=_inverted(table["units"]),
        previous=frozenset(table["words"]["previous"]),
        current=frozenset(table["words"]["current"]),
        day_parts=frozenset(table["words"]["day_parts"]),
    )
