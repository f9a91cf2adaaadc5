"""Acts that only the reader sees."""

from dataclasses import replace

from tests.builders import a_parsed_doc
from tightrope.core.types import Act, EventType, Reality
from tightrope.events.match import matches
from tightrope.events.proposed import PROPOSED_MIN, with_proposed
from tightrope.events.scene import Match, Scene
from tightrope.resources.lexicon import load_lexicon

TEXT = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {verb} VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
"""
UNKNOWN, KNOWN = "frobnicate", "invade"


def found(verb: str, type_: EventType, probability: float) -> list[Match]:
    """The matches in "Norland VERB Sudland" if the reader takes the verb for an act of `type_`."""
    guess = Act(
        token=1,
        types=((type_, probability),),
        realities=((Reality.ACTUAL, 1.0),),
        doers=((0, 1.0),),
        receivers=((2, 1.0),),
    )
    doc = replace(a_parsed_doc(TEXT.format(verb=verb)), acts=(guess,))
    scene = Scene.of(doc, load_lexicon())
    return with_proposed(scene, matches(scene))


def test_a_word_that_no_pattern_names_is_told_by_the_reader() -> None:
    [match] = found(UNKNOWN, EventType.SANCTION, 0.9)
    assert (match.head, match.pattern.type, match.pattern.score) == (1, EventType.SANCTION, 0.9)
    assert "subject" in match.pattern.actor and "object" in match.pattern.recipient


def test_an_unlikely_guess_tells_nothing() -> None:
    assert found(UNKNOWN, EventType.SANCTION, PROPOSED_MIN - 0.01) == []


def test_a_word_of_the_lexicon_keeps_its_type() -> None:
    [match] = found(KNOWN, EventType.SANCTION, 0.9)
    assert match.pattern.type is EventType.ASSAULT
