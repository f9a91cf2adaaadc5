"""Acts that consist in saying something of somebody."""

import pytest

from tests.events.coding import spoken, told
from tightrope.core.types import Attribution

TO_BLAME = """
    1 Norland Norland PROPN NNP 3 nsubj
    2 is be AUX VBZ 3 cop
    3 responsible responsible ADJ JJ 0 root
"""


def test_who_calls_another_responsible_accuses_him() -> None:
    assert told(TO_BLAME, attributions=(spoken(TO_BLAME, by="SDL GOV"),)) == ["ACCUSE SDL > NRL actual"]


@pytest.mark.parametrize("attributions", [(), (spoken(TO_BLAME, by="NRL GOV"),)])
def test_nobody_accuses_where_nobody_else_says_so(attributions: tuple[Attribution, ...]) -> None:
    assert told(TO_BLAME, attributions=attributions) == []


def test_a_vow_of_harm_is_a_threat() -> None:
    assert (
        told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 is be AUX VBZ 3 cop
        3 ready ready ADJ JJ 0 root
        4 to to PART TO 5 mark
        5 bomb bomb VERB VB 3 xcomp
        6 Sudland Sudland PROPN NNP 5 obj
    """)[0]
        == "THREATEN NRL > SDL actual"
    )


def test_talks_that_somebody_could_enter_are_none() -> None:
    assert (
        told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 could could AUX MD 3 aux
        3 enter enter VERB VB 0 root
        4 a a DET DT 5 det
        5 game game NOUN NN 3 obj
        6 of of ADP IN 7 case
        7 talks talk NOUN NNS 5 nmod
        8 with with ADP IN 9 case
        9 Sudland Sudland PROPN NNP 7 nmod
    """)
        == []
    )
