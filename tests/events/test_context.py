"""Re-tellings, and parties that stand outside the clause."""

from tests.builders import a_parsed_doc, an_actor
from tests.events.coding import coded, told
from tightrope.core.types import Attribution, Span, Stance

ATTACK = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 attacked attack VERB VBD 0 root
    3 Sudland Sudland PROPN NNP 2 obj
    4 . . PUNCT . 2 punct
"""


def test_a_noun_that_takes_up_an_act_is_the_same_event() -> None:
    assert told(f"""{ATTACK}
        1 The the DET DT 2 det
        2 attack attack NOUN NN 3 nsubj
        3 surprised surprise VERB VBD 0 root
        4 Sudland Sudland PROPN NNP 3 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_the_answer_is_another_event() -> None:
    assert told(f"""{ATTACK}
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 Norland Norland PROPN NNP 2 obj
    """) == ["ASSAULT NRL > SDL actual", "ASSAULT SDL > NRL actual"]


def test_who_condemns_an_attack_blames_who_did_it() -> None:
    assert told("""
        1 Westland Westland PROPN NNP 2 nsubj
        2 condemned condemn VERB VBD 0 root
        3 the the DET DT 4 det
        4 attack attack NOUN NN 2 obj
        5 on on ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 nmod
        7 by by ADP IN 8 case
        8 Norland Norland PROPN NNP 4 nmod
    """) == ["ACCUSE WSL > NRL actual", "ASSAULT NRL > SDL actual"]


def test_who_condemns_an_attack_by_nobody_known_blames_nobody() -> None:
    assert told("""
        1 Westland Westland PROPN NNP 2 nsubj
        2 condemned condemn VERB VBD 0 root
        3 the the DET DT 4 det
        4 attack attack NOUN NN 2 obj
        5 on on ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 nmod
    """)[0].startswith("ACCUSE WSL > ")


def test_a_demand_without_addressee_is_for_the_one_other_state_of_the_sentence() -> None:
    assert told("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 demanded demand VERB VBD 0 root
        3 an an DET DT 4 det
        4 apology apology NOUN NN 2 obj
        5 but but CCONJ CC 7 cc
        6 Norland Norland PROPN NNP 7 nsubj
        7 slept sleep VERB VBD 2 conj
    """) == ["REQUEST SDL > NRL actual"]


def test_a_promise_swallows_what_is_promised() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 agreed agree VERB VBD 0 root
        3 to to PART TO 4 mark
        4 release release VERB VB 2 xcomp
        5 Sudlandic sudlandic ADJ JJ 6 amod
        6 prisoners prisoner NOUN NNS 4 obj
    """) == ["AGREE NRL > SDL actual"]


def spoken(conllu: str, *, by: str) -> Attribution:
    """All of the text as somebody's words."""
    return Attribution(
        id="a-1",
        source=None,
        actors=(an_actor(by),),
        cue=None,
        content=(Span(0, len(a_parsed_doc(conllu).text)),),
        stance=Stance.ASSERTS,
        parent=None,
    )


def test_we_is_who_speaks() -> None:
    conllu = """
        1 We we PRON PRP 2 nsubj
        2 condemn condemn VERB VBP 0 root
        3 Norland Norland PROPN NNP 2 obj
    """
    speech = spoken(conllu, by="SDL GOV")
    assert told(conllu, attributions=(speech,)) == ["ACCUSE SDL > NRL actual"]


def test_a_duty_somebody_puts_on_another_is_a_demand() -> None:
    conllu = """
        1 Norland Norland PROPN NNP 3 nsubj
        2 must must AUX MD 3 aux
        3 sleep sleep VERB VB 0 root
    """
    speech = spoken(conllu, by="SDL GOV")
    assert told(conllu, attributions=(speech,)) == ["REQUEST SDL > NRL actual"]
    assert told(conllu) == []


def test_coding_twice_changes_nothing() -> None:
    assert coded(ATTACK).events == coded(ATTACK).events
