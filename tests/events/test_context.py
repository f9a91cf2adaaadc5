"""Re-tellings, and parties that stand outside the clause."""

from tests.events.coding import coded, spoken, told
from tightrope.core.types import Stance

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


def test_who_vows_without_naming_a_doer_speaks_of_himself() -> None:
    conllu = """
        1 bombing bomb VERB VBG 4 csubj
        2 Norland Norland PROPN NNP 1 obj
        3 is be AUX VBZ 4 cop
        4 possible possible ADJ JJ 0 root
    """
    assert told(conllu, attributions=(spoken(conllu, by="SDL GOV", stance=Stance.THREATENS),)) == [
        "ASSAULT SDL > NRL threatened"
    ]


def test_what_an_attack_did_is_no_second_attack() -> None:
    assert told("""
        1 The the DET DT 3 det
        2 Norlandic norlandic ADJ JJ 3 amod
        3 raid raid NOUN NN 4 nsubj
        4 killed kill VERB VBD 0 root
        5 ten ten NUM CD 6 nummod
        6 soldiers soldier NOUN NNS 4 obj
        7 in in ADP IN 8 case
        8 Sudland Sudland PROPN NNP 4 obl
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_threat_that_names_nobody_is_for_who_did_harm_before() -> None:
    assert told(f"""{ATTACK}
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 vowed vow VERB VBD 0 root
        3 revenge revenge NOUN NN 2 obj
    """) == ["ASSAULT NRL > SDL actual", "THREATEN SDL > NRL actual"]


def test_help_or_words_never_given_are_no_event_but_harm_ruled_out_is() -> None:
    negated = """
        1 Norland Norland PROPN NNP 4 nsubj
        2 did do AUX VBD 4 aux
        3 not not PART RB 4 advmod
        4 {verb} {verb} VERB VB 0 root
        5 Sudland Sudland PROPN NNP 4 obj
    """
    assert told(negated.format(verb="praise")) == []
    assert told(negated.format(verb="bomb")) == ["ASSAULT NRL > SDL negated"]


def test_coding_twice_changes_nothing() -> None:
    assert coded(ATTACK).events == coded(ATTACK).events


def test_talks_ruled_out_are_a_refusal_of_who_says_so() -> None:
    conllu = """
        1 No no DET DT 2 det
        2 talks talk NOUN NNS 0 root
        3 with with ADP IN 4 case
        4 Norland Norland PROPN NNP 2 nmod
    """
    speech = spoken(conllu, by="SDL GOV")
    assert told(conllu, attributions=(speech,)) == ["REJECT SDL > NRL actual"]


def test_a_protest_that_is_lodged_is_only_said() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 lodged lodge VERB VBD 0 root
        3 a a DET DT 4 det
        4 protest protest NOUN NN 2 obj
        5 with with ADP IN 6 case
        6 Sudland Sudland PROPN NNP 2 obl
    """) == ["ACCUSE NRL > SDL actual"]


def test_a_preposition_taken_for_a_particle_still_calls_on_somebody() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 on on ADP IN 2 compound:prt
        4 Sudland Sudland PROPN NNP 2 obl
        5 to to PART TO 6 mark
        6 wait wait VERB VB 2 advcl
    """) == ["REQUEST NRL > SDL actual"]


def test_a_verb_left_inflected_is_found_though_a_noun_is_spelled_like_it() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 denied deny VERB VBD 0 root
        3 hacking hacking VERB VBG 2 xcomp
        4 Sudland Sudland PROPN NNP 3 obj
    """) == ["COERCE NRL > SDL denied"]


def test_who_says_that_another_will_pay_the_price_threatens_him() -> None:
    conllu = """
        1 Norland Norland PROPN NNP 3 nsubj
        2 will will AUX MD 3 aux
        3 pay pay VERB VB 0 root
        4 a a DET DT 5 det
        5 price price NOUN NN 3 obj
    """
    speech = spoken(conllu, by="SDL GOV")
    assert told(conllu, attributions=(speech,)) == ["THREATEN SDL > NRL actual"]
