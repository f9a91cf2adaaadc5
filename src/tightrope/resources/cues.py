"""The words that attribute, and what each does to its content: `cues/<language>.toml` as records."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.core.types import Stance
from tightrope.resources.loading import load_toml


class Takes(StrEnum):
    """What a cue needs beside it, and where its content stands; the file shows each by example."""

    CLAUSE = "verb.clause"
    QUOTE = "verb.quote"
    INFINITIVE = "verb.infinitive"
    GERUND = "verb.gerund"
    OBJECT = "verb.object"
    STATEMENT = "verb.statement"
    PROPOSITION = "verb.proposition"
    PREDICATE = "verb.predicate"
    ABOUT = "verb.about"
    ABOUT_ACT = "verb.about_act"
    SOMEONE_TO = "verb.someone_to"
    SOMEONE = "verb.someone"
    RELAY = "verb.relay"
    NOUN_CLAUSE = "noun.clause"
    NOUN_OF = "noun.of"
    NOUN_INFINITIVE = "noun.infinitive"
    ADJECTIVE = "adjective.clause"
    ADVERB = "adverb.clause"
    PHRASE = "phrase.source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One way to attribute: its lemmas (the first heads the rest), its construction, its stance."""

    words: tuple[str, ...]
    takes: Takes
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The small words that hold an attribution together."""

    relatives: frozenset[str]  # "which"
    selves: frozenset[str]  # "we": whoever speaks already
    hearers: frozenset[str]  # of those, who is spoken to: "you"
    agents: frozenset[str]  # "by" X
    origins: frozenset[str]  # claims "from" X
    senders: frozenset[str]  # claims "from" anybody
    against: frozenset[str]  # charges "against" X of P
    of: frozenset[str]  # claims "of" P
    merely: frozenset[str]  # not "only" P
    conditions: frozenset[str]  # "if" Q, P
    complementisers: frozenset[str]  # says "that"
    infinitives: frozenset[str]  # vows "to"
    recipients: frozenset[str]  # deny a visa "to" X: no statement
    comparisons: frozenset[str]  # quoted "as" saying
    copulas: frozenset[str]  # the claim "is" that P
    perfect: frozenset[str]  # "has" sent
    contrasts: frozenset[str]  # X said P, "while" Y said Q
    backgrounds: frozenset[str]  # accused X of P "after" Q
    occasions: frozenset[str]  # accused X of P "despite" the talks
    circumstances: frozenset[str]  # insists on P, "with" X doing Q
    wh: frozenset[str]  # asked "whether"
    definites: frozenset[str]  # "the" claim
    references: frozenset[str]  # denied "it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues of one language, found by their first lemma, and the words that turn a stance."""

    by_head: Mapping[str, tuple[Cue, ...]]  # longest first
    documents: frozenset[str]  # nouns that speak for their author: "statement", "letter"
    sources: frozenset[str]  # nouns for those who are quoted without a name: "source", "witness"
    negators: frozenset[str]
    governors: frozenset[str]  # "refused to confirm"
    negated: Mapping[Stance, Stance]  # what a negated cue does; a stance left out stays as it is
    future: frozenset[str]  # with a negation: an act ruled out ("will not attack")
    conditional: frozenset[str]  # of those, what in direct speech is no future: "would"
    permitting: frozenset[str]  # but these ruled out promise resistance ("will not tolerate")
    denials: tuple[tuple[str, ...], ...]  # negatives that deny by themselves: "no intention"
    minds: frozenset[str]  # what goes on in a mind: "hope", "know"
    inner: frozenset[str]  # with those, what clears nobody if it was not done: "inform", "reach"
    opinions: frozenset[str]  # negated in the first person, they doubt: "I do not think"
    modals: frozenset[str]  # "cannot", "should not": nothing is said to have been done or not
    speech: frozenset[str]  # "I am not saying" denies nothing
    impossible: frozenset[str]  # "talks are impossible" denies them
    truths: frozenset[str]  # "not true"
    doubted: frozenset[str]  # "it is inconceivable that"
    bearing: frozenset[str]  # "not aimed at", "not related to"
    granted: frozenset[str]  # "there is no doubt": the lack of these denies nothing
    obligations: frozenset[str]  # "must" leave
    needs: frozenset[str]  # "needs" to leave
    occasions_to_act: frozenset[str]  # it is "time" to leave
    threats: frozenset[str]  # "retaliate", "consequence"
    blows: frozenset[str]  # threats on a condition, or where the cue warns or vows: "strike"
    assaults: frozenset[str]  # of those, threats on any condition or none: "bomb"
    answers: frozenset[str]  # a crushing "response"
    suffering: frozenset[str]  # will "face" consequences, will be "met" with force
    readiness: frozenset[str]  # "ready" to strike, to help
    pledges: frozenset[str]  # we will "help"
    harms: frozenset[str]  # could "destabilize" the region
    falsity: frozenset[str]  # said of a statement: "baseless"
    charge: frozenset[str]  # said of a party: "responsible"
    crimes: frozenset[str]  # what is done is called one of these: "aggression"
    proof: frozenset[str]  # they have "evidence" that P
    wilful: frozenset[str]  # "deliberately" targeted
    grammar: Grammar

    def headed(self, lemma: str, *takes: Takes) -> Iterator[Cue]:
        """Cues whose first word is `lemma`, of these constructions, longest first."""
        return (cue for cue in self.by_head.get(lemma, ()) if cue.takes in takes)

    def is_source(self, lemma: str) -> bool:
        """Whether the noun says by itself that somebody speaks: "source", "official"."""
        return lemma in self.sources

    def is_statement(self, lemma: str) -> bool:
        """Whether the noun stands for something said: "claim", "report"."""
        return any(self.headed(lemma, Takes.NOUN_CLAUSE, Takes.NOUN_OF, Takes.NOUN_INFINITIVE))


@cache
def load_cues(language: str = "en") -> Cues:
    """The cues of a language. Raises ResourceError if there are none or the file contradicts itself."""
    path = f"cues/{language}.toml"
    return read_cues(load_toml(path), at=path)


def read_cues(tables: Mapping[str, Any], *, at: str) -> Cues:
    """Records of the parsed file `at`. Raises ResourceError on unknown or missing keys and doubled cues."""
    try:
        negation = tables["negation"]
        return Cues(
            by_head=_by_head(list(_cues_in(tables)), at),
            documents=frozenset(tables["document"]["nouns"]),
            sources=frozenset(tables["anonymous"]["nouns"]),
            negators=frozenset(negation["words"]),
            governors=frozenset(negation["governors"]),
            negated={Stance(k): Stance(v) for k, v in negation.items() if isinstance(v, str)},
            future=frozenset(negation["future"]),
            conditional=frozenset(negation["conditional"]),
            permitting=frozenset(negation["permitting"]),
            denials=tuple(tuple(p.split()) for p in tables["falsity"]["phrases"]),
            minds=frozenset(negation["minds"]),
            inner=frozenset(negation["inner"]),
            opinions=frozenset(negation["opinions"]),
            modals=frozenset(negation["modals"]),
            speech=frozenset(negation["speech"]),
            impossible=frozenset(negation["impossible"]),
            truths=frozenset(negation["truths"]),
            doubted=frozenset(negation["doubted"]),
            bearing=frozenset(negation["bearing"]),
            granted=frozenset(negation["granted"]),
            **{name: frozenset(words) for name, words in tables["intent"].items()},
            falsity=frozenset(tables["falsity"]["words"]),
            charge=frozenset(tables["charge"]["words"]),
            crimes=frozenset(tables["charge"]["crimes"]),
            proof=frozenset(tables["charge"]["proof"]),
            wilful=frozenset(tables["charge"]["wilful"]),
            grammar=Grammar(**{f.name: frozenset(tables["grammar"][f.name]) for f in fields(Grammar)}),
        )
    except KeyError as error:
        raise ResourceError(f"{at}: no table or key {error}; see cues/en.toml for the whole set") from error
    except ValueError as error:
        raise ResourceError(
            f"{at}: {error}; constructions are those of Takes, stances those of Stance"
        ) from error


def _cues_in(tables: Mapping[str, Any]) -> Iterator[Cue]:
    for part in ("verb", "noun", "adjective", "adverb", "phrase"):
        for construction, stances in tables[part].items():
            for stance, entries in stances.items():
                for entry in entries:
                    yield Cue(
                        words=tuple(entry.split()),
                        takes=Takes(f"{part}.{construction}"),
                        stance=Stance(stance),
                    )


def _by_head(cues: list[Cue], at: str) -> dict[str, tuple[Cue, ...]]:
    seen: set[tuple[tuple[str, ...], Takes]] = set()
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        if (cue.words, cue.takes) in seen:
            raise ResourceError(f"{at}: '{' '.join(cue.words)}' stands twice in {cue.takes}; keep one")
        seen.add((cue.words, cue.takes))
        found[cue.words[0]].append(cue)
    return {head: tuple(sorted(group, key=lambda c: -len(c.words))) for head, group in found.items()}
