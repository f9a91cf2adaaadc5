"""How an act is presented: done, denied, planned, threatened, only spoken of."""

import pytest

from tests.builders import a_parsed_doc, a_span, an_actor, an_attribution
from tests.events.coding import coded, told
from tightrope.core.types import Attribution, Stance

MODAL = """
    1 Norland Norland PROPN NNP 3 nsubj
    2 {modal} {modal} AUX MD 3 aux
    3 attack attack VERB VB 0 root
    4 Sudland Sudland PROPN NNP 3 obj
"""
GOVERNED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {verb} VERB VBP 0 root
    3 to to PART TO 4 mark
    4 attack attack VERB VB 2 xcomp
    5 Sudland Sudland PROPN NNP 4 obj
"""
PLAIN = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 attacked attack VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
"""


@pytest.mark.parametrize(
    ("modal", "reality"), [("will", "planned"), ("may", "hypothetical"), ("could", "hypothetical")]
)
def test_modal_verbs(modal: str, reality: str) -> None:
    assert told(MODAL.format(modal=modal)) == [f"ASSAULT NRL > SDL {reality}"]


@pytest.mark.parametrize(
    ("verb", "reality"), [("attempt", "attempted"), ("plan", "planned"), ("consider", "hypothetical")]
)
def test_verbs_that_govern_an_act(verb: str, reality: str) -> None:
    assert told(GOVERNED.format(verb=verb)) == [f"ASSAULT NRL > SDL {reality}"]


def test_a_threat_is_an_event_and_the_act_threatened_another() -> None:
    events = coded(GOVERNED.format(verb="threaten")).events
    assert [(e.type, e.mode, e.reality) for e in events] == [
        ("THREATEN", "violence", "actual"),
        ("ASSAULT", None, "threatened"),
    ]


def test_a_negated_act() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 did do AUX VBD 4 aux
        3 not not PART RB 4 advmod
        4 attack attack VERB VB 0 root
        5 Sudland Sudland PROPN NNP 4 obj
    """) == ["ASSAULT NRL > SDL negated"]


def test_a_refusal_is_done_though_it_is_worded_as_not_doing() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 will will AUX MD 4 aux
        3 not not PART RB 4 advmod
        4 lift lift VERB VB 0 root
        5 sanctions sanction NOUN NNS 4 obj
        6 on on ADP IN 7 case
        7 Sudland Sudland PROPN NNP 5 nmod
    """) == ["REJECT NRL > SDL actual"]


def test_a_condition_makes_the_act_hypothetical() -> None:
    assert "ASSAULT NRL > SDL hypothetical" in told("""
        1 If if SCONJ IN 3 mark
        2 Norland Norland PROPN NNP 3 nsubj
        3 attacks attack VERB VBZ 6 advcl
        4 Sudland Sudland PROPN NNP 3 obj
        5 everybody everybody PRON NN 6 nsubj
        6 loses lose VERB VBZ 0 root
    """)


def test_an_adjective_makes_a_noun_alleged() -> None:
    assert told("""
        1 the the DET DT 3 det
        2 alleged alleged ADJ JJ 3 amod
        3 attack attack NOUN NN 0 root
        4 by by ADP IN 5 case
        5 Norland Norland PROPN NNP 3 nmod
        6 on on ADP IN 7 case
        7 Sudland Sudland PROPN NNP 3 nmod
    """) == ["ASSAULT NRL > SDL alleged"]


def test_an_announced_visit_is_an_agreement() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 will will AUX MD 3 aux
        3 visit visit VERB VB 0 root
        4 Sudland Sudland PROPN NNP 3 obj
    """) == ["AGREE NRL > SDL planned"]


def said(stance: Stance, code: str, **fields: object) -> Attribution:
    text = a_parsed_doc(PLAIN).text
    known = {"source": None, "cue": None, "content": (a_span(text, "Norland attacked Sudland"),)}
    return an_attribution(text, **(known | {"stance": stance, "actors": (an_actor(code),)} | fields))


def test_what_somebody_alleges_is_alleged_in_his_voice() -> None:
    [event] = coded(PLAIN, attributions=(said(Stance.ALLEGES, "SDL"),)).events
    assert (event.reality, event.voice) == ("alleged", ("a-1",))


def test_what_somebody_alleges_and_somebody_denies_is_denied_in_the_voice_that_alleges() -> None:
    both = (said(Stance.ALLEGES, "SDL"), said(Stance.DENIES, "NRL", id="a-2"))
    [event] = coded(PLAIN, attributions=both).events
    assert (event.reality, event.voice) == ("denied", ("a-1",))


def test_what_somebody_asserts_is_actual_in_nested_voices() -> None:
    both = (said(Stance.ASSERTS, "SDL", id="a-2", parent="a-1"), said(Stance.ASSERTS, "WSL", id="a-1"))
    [event] = coded(PLAIN, attributions=both).events
    assert (event.reality, event.voice) == ("actual", ("a-1", "a-2"))


def test_a_reported_promise_stays_planned_whatever_is_done_meanwhile() -> None:
    assert (
        told(
            """
        1 Norland Norland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 5 nsubj
        4 would would AUX MD 5 aux
        5 free free VERB VB 2 ccomp
        6 Sudlandic Sudlandic ADJ JJ 7 amod
        7 prisoners prisoner NOUN NNS 5 obj
        8 while while SCONJ IN 9 mark
        9 delaying delay VERB VBG 5 advcl
        10 trials trial NOUN NNS 9 obj
    """,
            {"it": "NRL"},
        )[0]
        == "RETREAT NRL > SDL planned"
    )
