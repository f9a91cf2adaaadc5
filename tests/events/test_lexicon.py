"""The shipped lexicon, and the grammar its patterns are written in."""

from collections import defaultdict

import pytest

from tightrope.core.errors import ResourceError
from tightrope.core.types import EventType
from tightrope.resources.lexicon import Need, load_lexicon, parse_pattern

CLASSES = {"attack": frozenset({"attack", "raid"})}


def test_every_type_has_patterns_and_there_are_enough() -> None:
    lexicon = load_lexicon()
    written = {(p.type, p.text) for found in lexicon.patterns.values() for p in found}
    assert {type_ for type_, _ in written} == set(EventType)
    assert len(written) >= 1_500


def test_no_two_types_claim_the_same_words() -> None:
    owners = defaultdict(set)
    for found in load_lexicon().patterns.values():
        for p in found:
            owners[p.kind, p.head, p.needs].add(p.type)
    assert {key: types for key, types in owners.items() if len(types) > 1} == {}


def test_scores_lie_on_the_scale_and_conflict_is_negative() -> None:
    for entry in load_lexicon().ontology.values():
        scores = [entry.score, *(s for s in entry.modes.values() if s is not None)]
        assert all(-10 <= s <= 10 for s in scores)
        assert (entry.score > 0) == entry.quad.endswith("cooperation") or entry.score == 0


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("shoot down", Need(kind="word", words=frozenset({"down"}))),
        ("launch @attack", Need(kind="object", words=CLASSES["attack"])),
        ("demand @any", Need(kind="object")),
        ("warn @party", Need(kind="party")),
        ("fire at:", Need(kind="oblique", preposition="at")),
        ("take into:custody", Need(kind="oblique", preposition="into", words=frozenset({"custody"}))),
        ("call #attack", Need(kind="word", words=CLASSES["attack"])),
        ("block ^attack", Need(kind="doer", words=CLASSES["attack"])),
        ("threat <issue", Need(kind="head", words=frozenset({"issue"}))),
        ("meet +active", Need(kind="active")),
        ("agree +to", Need(kind="infinitive")),
        ("allege +clause", Need(kind="clause")),
        ("accept +not", Need(kind="negation")),
        ("strike !deal", Need(kind="word", words=frozenset({"deal"}), barred=True)),
    ],
)
def test_the_grammar_of_patterns(text: str, need: Need) -> None:
    [(head, needs)] = parse_pattern(text, CLASSES)
    assert (head, needs) == (text.split(maxsplit=1)[0], (need,))


def test_alternatives_make_one_pattern_each() -> None:
    heads = [head for head, _ in parse_pattern("launch|mount @attack|war", CLASSES)]
    assert heads == ["launch", "launch", "mount", "mount"]


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ResourceError, match="unknown class"):
        list(parse_pattern("launch @nothing", CLASSES))
