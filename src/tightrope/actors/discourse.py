"""What has been spoken of so far, and which of it a pronoun or a definite description picks up again."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from tightrope.actors.heads import Sort
from tightrope.actors.scene import Scene
from tightrope.core.types import UNIDENTIFIED, Actor, Mention, MentionKind
from tightrope.resources.forms import fold_words
from tightrope.resources.registry import EntryKind, Registry

STATES = (EntryKind.STATE, EntryKind.TERRITORY)
SUBJECTS = ("nsubj", "csubj", "obl:agent")

REACH = 5  # sentences a pronoun looks back; longer chains renew themselves by the pronouns in between
# All in sentences: how much further back a trace may lie that has the property, and still win.
SUBJECT_BONUS = 1.5
VOICE_BONUS = 2.0  # in one quotation, or both outside; what leads up to a quotation counts for it
TOPIC_BONUS = 0.5  # who already was a pronoun is what the passage is about
PLURAL_BONUS = 0.7  # for "they": states are spoken of so as well, but a plural comes first
THING_COST = 1.0  # for "they" who do something: seldom things
REPORTING_COST = 1.5  # "Iran claims they": a single one that reports is not "they"
ASIDE_COST = 1.5  # a modifier or a place is seldom what a pronoun means
POSSESSOR_BONUS = 2.5  # whose act a noun tells is its subject: "Iran's breach of its promises"
CLAUSE_BONUS = 0.7  # for "it": the subject of its own clause
CONTROL_BONUS = 2.0  # for "it": a state that is to do what is told, "urged Iran to open its border"


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
    dateline: bool = False
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
        """Of the identified parties called by this noun, the most prominent; if possible in the same number."""
        known = [t for t in self.before(i) if lemma in t.lemmas and t.mention and identified(t.mention)]
        alike = [t for t in known if t.plural == plural]
        best = max(alike or known, key=lambda t: self._prominence(t, i), default=None)
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
        """The state a passage is about: the last that acted or spoke in it, itself or by somebody; else the last named.

        local: rather the last one that is the place of something. rival: none of those whose act the clause tells.
        """
        acting = {a.code for t in self.before(i) if rival and self._governs(t.head, i) for a in _actors(t)}
        acting |= {self.scene.home} if rival and self.scene.home and not local else set()
        free = [t for t in self.before(i) if acting.isdisjoint(a.code for a in _actors(t))]
        states = [t for t in free if self.is_state(t)]
        if rival and not local:
            first = (t for t in states if self.scene.tree.is_rel(t.head, "obj", "iobj"))
        else:
            first = (t for t in states if t.place) if local else (t for t in free if self._acts_for_state(t))
        found = next(first, None) or next(iter(states), None)
        return found.mention if found else None

    def _acts_for_state(self, trace: Trace) -> bool:
        """Whether the trace is a state, or somebody who acts for just one, as the subject of a clause."""
        by_name = trace.sort in (Sort.NAMED, Sort.PERSON, Sort.ROLE) and trace.mention is not None
        if not by_name or not self.scene.tree.is_rel(trace.head, *SUBJECTS):
            return False
        assert trace.mention is not None
        return len(trace.mention.actors) == 1 and has_country(trace.mention.actors[0], self.scene)

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
        named = noun in self.scene.words.named_states | self.scene.words.halves
        free = (t for t in self.before(i) if self.is_state(t) and not self._governs(t.head, i))
        states = (t.mention for t in free if t.mention and (named or not self._is_territory(t)))
        return next((m for m in states if not named or self._is_called(m.actors[0], noun)), None)

    def _is_territory(self, trace: Trace) -> bool:
        named = self.scene.heads[trace.head].named
        return named is not None and named.entry.kind is EntryKind.TERRITORY

    def _is_called(self, state: Actor, noun: str) -> bool:
        return noun in _words_in_names(self.scene.registry).get(state.code, ())

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
            if trace.mention and len(trace.mention.actors) == number and self.is_state(trace):
                return (trace.mention,)  # "the Iran-Iraq border"
            named = trace.mention is not None and trace.mention.kind is MentionKind.NAME
            outside = not trace.place and not self._governs(trace.head, i)
            if trace.mention and named and outside and self.is_state(trace):
                side_by_side = {m.actors[0].code: m for m in trace.joined}
                if len(side_by_side) == number:
                    return tuple(side_by_side.values())
                last.setdefault(trace.mention.actors[0].code, trace.mention)
        return tuple(last.values())[:number][::-1] if len(last) >= number else ()

    def _states_of(self, sentence: int, i: int) -> tuple[Mention, ...]:
        """Parties of different states in one sentence, before token `i`."""
        here = (t for t in self.traces if t.head < i and self.scene.sentence(t.head) == sentence)
        mentions = (t.mention for t in here if t.mention and not t.dateline and not self._is_lone_speaker(t))
        states: dict[str, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.kind is not MentionKind.NAME):
            for actor in mention.actors:
                if has_country(actor, self.scene):
                    states.setdefault(actor.code, mention)
        return tuple(sorted(states.values(), key=lambda m: m.span))

    def _is_lone_speaker(self, trace: Trace) -> bool:
        """Whether the trace is a single person whose words are told: seldom one of the parties spoken of."""
        span = self.scene.tokens[trace.head].span
        return (
            trace.person
            and not trace.joined
            and any(s.holds(span) for f in self.scene.doc.frames for s in f.sources)
        )

    def antecedent(self, i: int, kind: str, speaker: Mention | None = None) -> Trace | None:
        """Whom the pronoun at token `i` stands for, if a party; kind: "he", "she", "thing", "group", "partial".

        speaker: who says it in so many words. Nobody calls himself "he", nor his own state "it" or "they".
        """
        near = takewhile(
            lambda t: self.scene.sentence(i) - self.scene.sentence(t.head) <= REACH, self.before(i)
        )
        fitting = [t for t in near if self._fits(t, i, kind) and not self._is_own(t, speaker)]
        best = max(fitting, key=lambda t: self._nearness(t, i, kind), default=None)
        return best if best and best.mention else None

    def _fits(self, trace: Trace, i: int, kind: str) -> bool:
        if self._bound(trace.head, i):
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

    def _is_own(self, trace: Trace, speaker: Mention | None) -> bool:
        """Whether the trace is the speaker, or the state the speaker acts for."""
        if speaker is None or trace.mention is None or not identified(speaker):
            return False
        same = trace.mention.actors[0].code == speaker.actors[0].code
        return _who(trace.mention) == _who(speaker) or (same and self.is_state(trace))

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

    def _is_clause_mate(self, subject: int, i: int) -> bool:
        """Whether `i` stands in the clause of that subject, and in no clause with a subject of its own."""
        return self._own_subject(i) == subject

    def _own_subject(self, i: int) -> int | None:
        """The subject of the closest clause around `i` whose subject `i` is no part of."""
        tree, above = self.scene.tree, {i, *self.scene.tree.ancestors(i)}
        subjects = (s for a in tree.ancestors(i) for s in tree.children(a, "nsubj")[-1:])
        return next((s for s in subjects if s not in above), None)

    def _is_dealt_with(self, trace: Trace, i: int) -> bool:
        """Whether the trace is a state with which a person, the subject of the clause around `i`, deals there."""
        if not self.is_state(trace) or self.scene.sentence(trace.head) != self.scene.sentence(i):
            return False
        own = self._own_subject(i)
        return own is not None and own < trace.head and self._is_somebody(own)

    def _is_somebody(self, i: int) -> bool:
        """Whether token `i` heads the name or title of a person, or is a pronoun for one."""
        head, scene = self.scene.heads.get(i), self.scene
        known = head is not None and (head.is_person or i in scene.titles.values())
        return known or scene.word(i) in scene.words.person

    def _controls(self, antecedent: int, i: int) -> bool:
        """Whether `antecedent` is the object of a verb that says what it is to do, and `i` stands in that."""
        tree = self.scene.tree
        for a in tree.ancestors(i):
            if tree.children(a, "nsubj"):
                return False
            verb = tree.parent(a)
            if verb is not None and tree.is_rel(a, "xcomp", "advcl", "ccomp"):
                told = tree.tokens[antecedent].head == verb and tree.is_rel(antecedent, "obj", "iobj")
                if told and self.scene.lemma(verb) not in self.scene.words.permitting:
                    return True
        return False

    def _does(self, i: int) -> bool:
        """Whether the pronoun is the doer of a verb."""
        token = self.scene.tokens[i]
        return token.rel == "nsubj" and self.scene.tokens[token.head].upos == "VERB"

    def _possesses(self, possessor: int, i: int) -> bool:
        """Whether `i` stands in the phrase of that possessor: "Iran's defence of its border"."""
        tree = self.scene.tree
        return tree.is_rel(possessor, "nmod:poss") and tree.tokens[possessor].head in tree.ancestors(i)

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
            - THING_COST * (kind == "group" and trace.mention is None and self._does(i))
            - REPORTING_COST * (kind == "group" and self._reports(trace, i))
            + CLAUSE_BONUS * (kind == "thing" and self._is_clause_mate(trace.head, i))
            + CONTROL_BONUS * (kind == "thing" and self.is_state(trace) and self._controls(trace.head, i))
            + SUBJECT_BONUS * (kind == "thing" and self._is_dealt_with(trace, i))
            + POSSESSOR_BONUS * self._possesses(trace.head, i)
            - ASIDE_COST * trace.aside
            + TOPIC_BONUS * (trace.sort is Sort.PRONOUN)
            + trace.head / (len(scene.tokens) + 1)  # the nearer one, if all else is equal
        )


@cache
def _words_in_names(registry: Registry) -> Mapping[str, frozenset[str]]:
    """By code, the words in the names of states and territories."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for entry in registry.entries:
        if entry.kind in STATES:
            words[entry.actor.code].update(w for name in entry.names for w in fold_words(name).split())
    return {code: frozenset(found) for code, found in words.items()}


def _actors(trace: Trace) -> tuple[Actor, ...]:
    return trace.mention.actors if trace.mention else ()


def _who(mention: Mention) -> str:
    actor = mention.actors[0]
    return actor.id or actor.name or f"{actor.code} {actor.sectors}"


def has_country(actor: Actor, scene: Scene) -> bool:
    media = actor.sectors[:1] == (scene.words.media_sector,)
    return actor.code != UNIDENTIFIED and actor.code not in scene.words.world and not media


def identified(mention: Mention) -> bool:
    return any(a.code != UNIDENTIFIED for a in mention.actors)
