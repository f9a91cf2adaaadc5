"""The parties and the reality of an event, by the rules and by the reader's guesses."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders import an_actor
from tests.events.coding import coded, line
from tightrope.core.types import Act, Doc, Event, EventType, Party, Reality
from tightrope.events.choosing import candidates, chosen, filled
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import load_lexicon
from tightrope.resources.parties import RULES_ALONE, PartyWeights, load_party_weights

TEXT = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 invaded invade VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 after after ADP IN 6 case
    5 Westland Westland PROPN NNP 6 compound
    6 summit summit NOUN NN 2 obl
"""
NORLAND, INVADED, SUDLAND, WESTLAND = 0, 1, 2, 4
POINTED = PartyWeights(actors={"pointed at": 1.0}, recipients={"pointed at": 1.0})


def guess(
    doers: Sequence[tuple[int, float]] = ((NORLAND, 1.0),),
    receivers: Sequence[tuple[int, float]] = ((SUDLAND, 1.0),),
    reality: tuple[Reality, float] = (Reality.ACTUAL, 0.5),
) -> Act:
    return Act(
        token=INVADED,
        types=((EventType.ASSAULT, 0.9),),
        realities=(reality,),
        doers=tuple(doers),
        receivers=tuple(receivers),
    )


def scene(act: Act | None) -> tuple[Scene, Event]:
    doc: Doc = coded(TEXT)
    [event] = [e for e in doc.events if e.type is EventType.ASSAULT]
    return Scene.of(replace(doc, acts=(act,) if act else ()), load_lexicon()), event


def test_without_a_guess_the_rules_have_it() -> None:
    here, event = scene(None)
    for weights in (RULES_ALONE, load_party_weights()):
        assert chosen(here, event, weights=weights) == event


def test_a_party_pointed_at_may_win() -> None:
    here, event = scene(guess(receivers=((WESTLAND, 0.9), (SUDLAND, 0.1))))
    assert line(chosen(here, event, weights=POINTED)) == "ASSAULT NRL > WSL actual"
    assert line(chosen(here, event, weights=RULES_ALONE)) == "ASSAULT NRL > SDL actual"


def test_nobody_may_win() -> None:
    here, event = scene(guess(doers=((INVADED, 1.0),), receivers=((INVADED, 1.0),)))
    assert line(chosen(here, event, weights=POINTED)) == "ASSAULT --- > actual"


def test_who_acts_does_not_also_receive() -> None:
    here, event = scene(guess(receivers=((NORLAND, 0.6), (SUDLAND, 0.4))))
    both = PartyWeights(actors={"pointed at": 1.0}, recipients={"several": 1.0})
    assert line(chosen(here, event, weights=both)) == "ASSAULT NRL > SDL actual"


def test_two_pointed_at_are_also_a_candidate_together() -> None:
    here, event = scene(guess(receivers=((WESTLAND, 0.5), (SUDLAND, 0.4))))
    sides = [c.side for c in candidates(here, event, doer=False)]
    assert {"WSL", "SDL"} in sides


def test_the_answer_of_the_rules_comes_first_and_is_known_as_theirs() -> None:
    here, event = scene(guess(doers=((WESTLAND, 1.0),)))
    first, *others = candidates(here, event, doer=True)
    assert first.side == {"NRL"} and first.features["rule"] == 1
    assert all("rule" not in c.features for c in others)


@pytest.mark.parametrize(("chance", "reality"), [(0.9, "planned"), (0.5, "actual")])
def test_the_reality_is_the_readers_where_it_is_sure(chance: float, reality: str) -> None:
    here, event = scene(guess(reality=(Reality.PLANNED, chance)))
    assert chosen(here, event, weights=RULES_ALONE).reality == reality


def test_only_an_empty_side_is_filled() -> None:
    here, event = scene(guess(doers=((WESTLAND, 1.0),), receivers=((WESTLAND, 1.0),)))
    assert line(filled(here, replace(event, recipients=()))) == "ASSAULT NRL > WSL actual"
    assert filled(here, event) == event


def test_whom_both_name_keeps_what_the_rules_know_of_him() -> None:
    here, event = scene(guess())
    ministry = Party(actor=an_actor("NRL GOV"))
    known = replace(event, actors=(ministry,))
    assert chosen(here, known, weights=POINTED).actors == (ministry,)
