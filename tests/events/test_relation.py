"""What one given phrase does to another: geometry of the pair, its clues, and the shipped head's answer."""

import numpy as np
import pytest

from tests.builders import a_parsed_doc, a_span
from tightrope.core.types import Doc, EventType, Span
from tightrope.encoder.head import LinearHead
from tightrope.events.between import Pair, pair_of, sightings
from tightrope.events.clues import clues
from tightrope.events.match import matches
from tightrope.events.relation import relation, relation_head
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import load_lexicon

BOMBED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 bombed bomb VERB VBD 0 root
    3 the the DET DT 4 det
    4 port port NOUN NN 2 obj
    5 of of ADP IN 6 case
    6 Sudland Sudland PROPN NNP 4 nmod
"""
PASSIVE = """
    1 Sudland Sudland PROPN NNP 3 nsubj:pass
    2 was be AUX VBD 3 aux:pass
    3 bombed bomb VERB VBN 0 root
    4 by by ADP IN 5 case
    5 Norland Norland PROPN NNP 3 obl
"""
MEETING = """
    1 Norland Norland PROPN NNP 5 nsubj
    2 and and CCONJ CC 3 cc
    3 Sudland Sudland PROPN NNP 1 conj
    4 will will AUX MD 5 aux
    5 meet meet VERB VB 0 root
"""
AGREED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 agreed agree VERB VBD 0 root
    3 to to PART TO 4 mark
    4 send send VERB VB 2 xcomp
    5 food food NOUN NN 4 obj
    6 to to ADP IN 7 case
    7 Sudland Sudland PROPN NNP 4 obl
"""
ALLIES = """
    1 Norland Norland PROPN NNP 4 nsubj
    2 and and CCONJ CC 3 cc
    3 Sudland Sudland PROPN NNP 1 conj
    4 bombed bomb VERB VBD 0 root
    5 Westland Westland PROPN NNP 4 obj
"""
RETREAT = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 freed free VERB VBD 0 root
    3 prisoners prisoner NOUN NNS 2 obj
    4 of of ADP IN 5 case
    5 Sudland Sudland PROPN NNP 3 nmod
"""


def spans(doc: Doc, *phrases: str) -> list[Span]:
    return [a_span(doc.text, p) for p in phrases]


def the_pair(block: str, source: str, target: str) -> tuple[Scene, Pair]:
    doc = a_parsed_doc(block)
    scene = Scene.of(doc, load_lexicon())
    return scene, pair_of(scene, *spans(doc, source, target))


def seen(block: str, source: str, target: str) -> list[tuple[str, str, str, str]]:
    scene, pair = the_pair(block, source, target)
    found = sightings(scene, pair, matches(scene))
    return [(s.match.pattern.type, s.fit, s.place, s.reality) for s in found]


def test_a_trigger_between_doer_and_done_to_fits_both() -> None:
    assert seen(BOMBED, "Norland", "the port of Sudland") == [("ASSAULT", "both", "joint", "actual")]
    assert seen(PASSIVE, "Norland", "Sudland") == [("ASSAULT", "both", "joint", "actual")]


def test_the_other_way_round_it_is_reversed() -> None:
    assert seen(BOMBED, "Sudland", "Norland") == [("ASSAULT", "reverse", "joint", "actual")]


def test_two_subjects_meet_in_the_verb_above_them() -> None:
    scene, pair = the_pair(MEETING, "Norland", "Sudland")
    assert scene.lemma(pair.joint) == "meet"
    assert seen(MEETING, "Norland", "Sudland") == [("CONSULT", "both", "joint", "planned")]


def test_the_way_leaves_the_phrases_out() -> None:
    scene, pair = the_pair(BOMBED, "Norland", "Sudland")
    assert [scene.lemma(k) for k in pair.way] == ["bomb", "port"]
    scene, pair = the_pair(BOMBED, "Norland", "the port of Sudland")
    assert [scene.lemma(k) for k in pair.way] == ["bomb"]


def test_clues_name_trigger_way_and_words() -> None:
    scene, pair = the_pair(PASSIVE, "Norland", "Sudland")
    found = clues(scene, pair, sightings(scene, pair, matches(scene)))
    assert {"ASSAULT|both", "first=ASSAULT", "path=bomb", "joint=bomb", "bomb>be", "goal:nsubj:pass"} <= found


def test_what_is_agreed_stands_below_the_agreement() -> None:
    scene, pair = the_pair(AGREED, "Norland", "Sudland")
    found = clues(scene, pair, sightings(scene, pair, matches(scene)))
    assert {"outer=AGREE", "chain=AGREE>AID", "chain=AGREE>AID|way"} <= found
    assert "outer=AID" not in found


def test_two_doers_of_one_act_are_together() -> None:
    assert [fit for _, fit, _, _ in seen(ALLIES, "Norland", "Sudland")] == ["together"]


def test_a_party_the_text_does_not_name_leaves_a_pair_of_one() -> None:
    doc = a_parsed_doc(BOMBED)
    scene = Scene.of(doc, load_lexicon())
    pair = pair_of(scene, a_span(doc.text, "Norland"), None)
    assert scene.lemma(pair.joint) == "bomb" and pair.goal is None
    assert "no target" in clues(scene, pair, [])


def test_no_phrase_at_all_is_refused() -> None:
    scene = Scene.of(a_parsed_doc(BOMBED), load_lexicon())
    with pytest.raises(ValueError, match="no word"):
        pair_of(scene, None, None)


def test_the_shipped_head_tells_an_assault() -> None:
    doc = a_parsed_doc(BOMBED)
    ranked = relation(doc, *spans(doc, "Norland", "Sudland"), lexicon=load_lexicon(), head=relation_head())
    assert ranked[0][0] is EventType.ASSAULT and ranked[0][1] > 0.5


def test_probabilities_rank_all_types_and_add_up_to_one() -> None:
    doc = a_parsed_doc(MEETING)
    ranked = relation(doc, *spans(doc, "Norland", "Sudland"), lexicon=load_lexicon(), head=relation_head())
    odds = [p for _, p in ranked]
    assert {t for t, _ in ranked} == set(EventType)
    assert odds == sorted(odds, reverse=True) and sum(odds) == pytest.approx(1)


def test_a_joined_label_goes_to_the_type_whose_trigger_is_seen() -> None:
    head = LinearHead(("YIELD",), {}, np.zeros((0, 1)), np.zeros(1), {})
    freed, bombed = a_parsed_doc(RETREAT), a_parsed_doc(BOMBED)
    ask = {"lexicon": load_lexicon(), "head": head}
    assert relation(freed, *spans(freed, "Norland", "Sudland"), **ask)[0] == (EventType.RETREAT, 1.0)
    assert relation(bombed, *spans(bombed, "Norland", "Sudland"), **ask)[0] == (EventType.CONCEDE, 1.0)
