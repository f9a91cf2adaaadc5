"""What has been spoken of so far, and which of it a pronoun or a definite description picks up again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tightrope.actors.heads import Sort
from tightrope.actors.scene import Scene
from tightrope.core.types import UNIDENTIFIED, Actor, Mention, MentionKind
from tightrope.resources.forms import fold_words
from tightrope.resources.registry import EntryKind

STATES = (EntryKind.STATE, EntryKind.TERRITORY)
SUBJECTS = ("nsubj", "csubj", "obl:agent")

REACH = 5  # sentences a pronoun looks back; longer chains renew themselves by the pronouns in between
# All in sentences: how much further back a trace may lie that has the property, and still win.
SUBJECT_BONUS = 1.5
VOICE_BONUS = 2.0  # in one quotation, or both outside; what leads up to a quotation counts for it
TOPIC_BONUS = 0.5  # who already was a pronoun is what the passage is about
PLURAL_BONUS = 0.7  # for "they": states are spoken of so as well, but a plural comes first
REPORTING_COST = 1.5  # "Iran claims they": a single one that reports is not "they"
ASIDE_COST = 1.5  # a modifier or a place is seldom what a pronoun means


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One phrase passed. `mention` is None for a subject that is no party: "it" may still mean that."""

    head: int
    mention: Mention | None
    sort: Sort | None = None
    person: bool = False
    plural: bool = False
    aside: bool = False  # a modifier of something else, or a place
    place: bool = False
    body: bool = False  # a named group, medium, or organisation
    lemmas: frozenset[str] = frozenset()  # role nouns it was called by
    joined: tuple[Mention, ...] = ()  # all that is coordinated, if anything is


@dataclass(slots=True)
class Discourse:
    """Traces in reading order."""

    scene: Scene
    traces: list[Trace] = field(default_factory=list)
    spoken_of: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # how often a person was "he" or "she"

    def before(self, i: int) -> Iterator[Trace]:
        """Latest first, those before token `i`."""
        return (t for t in reversed(self.traces) if t.head < i)

    def called(self, lemma: str, i: int, *, plural: bool) -> Mention | None:
        """Of the identified parties called by this noun in the same number, the most prominent."""
        alike = [t for t in self.before(i) if lemma in t.lemmas and t.plural == plural]
        known = [t for t in alike if t.mention and identified(t.mention)]
        best = max(known, key=lambda t: self._prominence(t, i), default=None)
        return best.mention if best else None

    def of_sector(self, sectors: tuple[str, ...], i: int) -> Mention | None:
        """The last identified party that acted in the first of these sectors."""
        mentions = (t.mention for t in self.before(i) if t.mention and identified(t.mention))
        return next((m for m in mentions if sectors[:1] == m.actors[0].sectors[:1] != ()), None)

    def last_subject(self, i: int) -> Mention | None:
        """The last identified party that did something, outside quotation marks."""
        acting = (t for t in self.before(i) if self.scene.tree.is_rel(t.head, *SUBJECTS))
        mentions = (t.mention for t in acting if t.head not in self.scene.quoted and t.mention)
        return next((m for m in mentions if identified(m)), None)

    def centre(self, i: int, *, local: bool, rival: bool) -> Mention | None:
        """The state a passage is about: the last that acted in it, else the last it named.

        local: rather the last one that is the place of something. rival: not the one whose act the clause tells.
        """
        states = [t for t in self.before(i) if self.is_state(t) and not (rival and self._governs(t.head, i))]
        first = (t for t in states if (t.place if local else self.scene.tree.is_rel(t.head, *SUBJECTS)))
        found = next(first, None) or next(iter(states), None)
        return found.mention if found else None

    def is_state(self, trace: Trace) -> bool:
        """Whether the trace names a state, its government, or a place in it."""
        named = self.scene.heads[trace.head].is_country if trace.head in self.scene.heads else False
        return named and trace.mention is not None and identified(trace.mention)

    def body(self, i: int, noun: str) -> Mention | None:
        """The last party called by that noun, else the last body named."""
        called = (
            t.mention for t in self.before(i) if t.mention and noun in {w.split()[-1] for w in t.lemmas}
        )
        named = (t.mention for t in self.before(i) if t.mention and t.body)
        return next(called, None) or next(named, None)

    def state(self, i: int, noun: str) -> Mention | None:
        """The last state that can be called by that noun: "the kingdom" must have been named one."""
        named = noun in self.scene.words.named_states
        free = (t for t in self.before(i) if self.is_state(t) and not self._governs(t.head, i))
        states = (t.mention for t in free if t.mention)
        return next((m for m in states if not named or self._is_called(m.actors[0], noun)), None)

    def _is_called(self, state: Actor, noun: str) -> bool:
        entries = (e for e in self.scene.registry.entries if e.actor.code == state.code and e.kind in STATES)
        return any(noun in fold_words(name).split() for e in entries for name in e.names)

    def together(self, i: int, number: int) -> tuple[Mention, ...]:
        """As many different states as `number`: all that the sentence or the one before speaks of, if it is so many;
        else those last named side by side, else the last ones named.
        """
        for sentence in (self.scene.sentence(i), self.scene.sentence(i) - 1):
            spoken_of = self._states_of(sentence, i)
            if len(spoken_of) == number:
                return spoken_of
        last: dict[str, Mention] = {}
        for trace in self.before(i):
            if self.is_state(trace) and trace.mention and trace.mention.kind is MentionKind.NAME:
                side_by_side = {m.actors[0].code: m for m in trace.joined}
                if len(side_by_side) == number:
                    return tuple(side_by_side.values())
                last.setdefault(trace.mention.actors[0].code, trace.mention)
        return tuple(last.values())[:number][::-1] if len(last) >= number else ()

    def _states_of(self, sentence: int, i: int) -> tuple[Mention, ...]:
        """Parties of different states in one sentence, before token `i`."""
        mentions = (t.mention for t in self.traces if t.head < i and self.scene.sentence(t.head) == sentence)
        states = {a.code: m for m in mentions if m for a in m.actors if _has_country(a, self.scene)}
        return tuple(states.values())

    def antecedent(self, i: int, kind: str) -> Trace | None:
        """Whom the pronoun at token `i` stands for, if a party; kind: "he", "she", "thing", "group", "partial"."""
        fitting = [t for t in self.before(i) if self._fits(t, i, kind)]
        best = max(fitting, key=lambda t: self._nearness(t, i, kind), default=None)
        return best if best and best.mention else None

    def _fits(self, trace: Trace, i: int, kind: str) -> bool:
        if self.scene.sentence(i) - self.scene.sentence(trace.head) > REACH or self._bound(trace.head, i):
            return False
        match kind:
            case "he" | "she":
                return trace.person and not trace.plural and not self._is_other(trace, kind)
            case "thing":
                return not trace.person and not trace.plural
            case "partial":
                return trace.plural and trace.mention is not None
            case _:
                return trace.plural or (trace.mention is not None and not trace.person)

    def remember(self, mention: Mention, kind: str) -> None:
        """That this person was spoken of as "he" or "she"."""
        self.spoken_of[_who(mention), kind] += 1

    def _is_other(self, trace: Trace, kind: str) -> bool:
        """Whether the person has so far rather been spoken of by the other pronoun."""
        assert trace.mention is not None
        who = _who(trace.mention)
        return self.spoken_of[who, "she" if kind == "he" else "he"] > self.spoken_of[who, kind]

    def _governs(self, subject: int, i: int) -> bool:
        """Whether `i` stands in the clause of that subject, at any depth."""
        tree = self.scene.tree
        return tree.is_rel(subject, *SUBJECTS) and tree.tokens[subject].head in tree.ancestors(i)

    def _bound(self, antecedent: int, i: int) -> bool:
        """Whether both are arguments of one verb: "Russia attacked it" is not about Russia."""
        tree = self.scene.tree
        if tree.is_rel(i, "nmod:poss") or self.scene.word(i).endswith(("self", "selves")):
            return False
        return tree.tokens[antecedent].head == tree.tokens[i].head

    def _reports(self, trace: Trace, i: int) -> bool:
        """Whether the trace is a single subject of the clause around `i`, without a quotation between them."""
        same_voice = self.scene.quoted.get(trace.head) == self.scene.quoted.get(i)
        return same_voice and not trace.plural and self._governs(trace.head, i)

    def _shared_voice(self, trace: Trace, i: int) -> float:
        """1 where both stand in one quotation or outside any, or where what is no speaker leads up to the quotation;
        half between quotations.
        """
        one, other = self.scene.quoted.get(trace.head), self.scene.quoted.get(i)
        if one == other or (one is None and not trace.person and self._leads_up(trace.head, i)):
            return 1.0
        return 0.5 if one is not None and other is not None else 0.0

    def _leads_up(self, antecedent: int, i: int) -> bool:
        """Whether `antecedent` stands in the same sentence, or in one that announces the next by a colon."""
        doc, before, here = self.scene.doc, self.scene.sentence(antecedent), self.scene.sentence(i)
        announced = doc.tokens[doc.sentences[before].last - 1].text == ":"
        return before == here or (before + 1 == here and announced)

    def _prominence(self, trace: Trace, i: int) -> float:
        """How near a trace is, in sentences (at most 0), with the bonus of a subject."""
        distance = self.scene.sentence(i) - self.scene.sentence(trace.head)
        return SUBJECT_BONUS * self.scene.tree.is_rel(trace.head, *SUBJECTS) - distance

    def _nearness(self, trace: Trace, i: int, kind: str) -> float:
        scene = self.scene
        return (
            self._prominence(trace, i)
            + VOICE_BONUS * self._shared_voice(trace, i)
            + PLURAL_BONUS * (kind == "group" and trace.plural)
            - REPORTING_COST * (kind == "group" and self._reports(trace, i))
            - ASIDE_COST * trace.aside
            + TOPIC_BONUS * (trace.sort is Sort.PRONOUN)
            + trace.head / (len(scene.tokens) + 1)  # the nearer one, if all else is equal
        )


def _who(mention: Mention) -> str:
    actor = mention.actors[0]
    return actor.id or actor.name or f"{actor.code} {actor.sectors}"


def _has_country(actor: Actor, scene: Scene) -> bool:
    media = actor.sectors[:1] == (scene.words.media_sector,)
    return actor.code != UNIDENTIFIED and actor.code not in scene.words.world and not media


def identified(mention: Mention) -> bool:
    return any(a.code != UNIDENTIFIED for a in mention.actors)
