"""Parties and re-tellings that only more than one clause tells."""

from tests.events.coding import told

REJECTED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 {verb} {lemma} VERB VBD 0 root
    3 Sudlandic sudlandic ADJ JJ 4 amod
    4 {noun} {singular} NOUN NNS 2 obj
"""


def test_a_threat_that_is_rejected_was_made() -> None:
    sentence = REJECTED.format(verb="rejected", lemma="reject", noun="threats", singular="threat")
    assert told(sentence) == ["REJECT NRL > SDL actual", "THREATEN SDL > NRL actual"]


def test_an_allegation_that_is_denied_was_made_of_who_denies_it() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 denied deny VERB VBD 0 root
        3 the the DET DT 4 det
        4 allegations allegation NOUN NNS 2 obj
        5 by by ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 nmod
    """) == ["ACCUSE SDL > NRL actual"]


def test_a_noun_in_an_accusation_is_the_deed_of_the_accused() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 blamed blame VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 for for ADP IN 6 case
        5 the the DET DT 6 det
        6 attack attack NOUN NN 2 obl
        7 on on ADP IN 8 case
        8 Westland Westland PROPN NNP 6 nmod
    """) == ["ACCUSE NRL > SDL actual", "ASSAULT SDL > WSL alleged"]


def test_what_an_act_answers_was_done_by_those_it_is_aimed_at() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 in in ADP IN 5 case
        5 response response NOUN NN 2 obl
        6 to to ADP IN 7 case
        7 sanctions sanction NOUN NNS 5 nmod
        8 against against ADP IN 9 case
        9 Norland Norland PROPN NNP 7 nmod
    """) == ["ASSAULT NRL > SDL actual", "SANCTION SDL > NRL actual"]


def test_a_threat_on_condition_is_for_who_might_do_the_harm() -> None:
    assert (
        told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 warned warn VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 iobj
        4 that that SCONJ IN 7 mark
        5 it it PRON PRP 7 nsubj
        6 would would AUX MD 7 aux
        7 retaliate retaliate VERB VB 2 ccomp
        8 if if SCONJ IN 11 mark
        9 Norland Norland PROPN NNP 11 nsubj:pass
        10 was be AUX VBD 11 aux:pass
        11 bombed bomb VERB VBN 7 advcl
    """)[-1]
        == "ASSAULT SDL > NRL hypothetical"
    )


def test_a_raid_harms_those_its_verb_names_and_is_one_event() -> None:
    assert told("""
        1 The the DET DT 3 det
        2 Norlandic norlandic ADJ JJ 3 amod
        3 raid raid NOUN NN 4 nsubj
        4 killed kill VERB VBD 0 root
        5 two two NUM CD 7 nummod
        6 Sudlandic sudlandic ADJ JJ 7 amod
        7 soldiers soldier NOUN NNS 4 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_an_act_may_anger_those_it_wrongs() -> None:
    assert (
        told("""
        1 The the DET DT 2 det
        2 attack attack NOUN NN 5 nsubj
        3 by by ADP IN 4 case
        4 Norland Norland PROPN NNP 2 nmod
        5 angered anger VERB VBD 0 root
        6 Sudland Sudland PROPN NNP 5 obj
    """)[-1]
        == "ACCUSE SDL > NRL actual"
    )


def test_the_text_corrects_whom_its_headline_seems_to_blame() -> None:
    headline = """
        # newpar
        1 Norland Norland PROPN NNP 2 nsubj
        2 condemns condemn VERB VBZ 0 root
        3 Sudlandic sudlandic ADJ JJ 4 amod
        4 decision decision NOUN NN 2 obj
    """
    text = """
        # newpar
        1 Norland Norland PROPN NNP 2 nsubj
        2 condemned condemn VERB VBD 0 root
        3 Westland Westland PROPN NNP 2 obj
        4 . . PUNCT . 2 punct
    """
    assert told(f"{headline}\n{text}") == ["ACCUSE NRL > WSL actual"]


def test_a_fight_told_under_another_word_is_the_same_fight() -> None:
    clashed = """
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 clashed clash VERB VBD 0 root
    """
    fought = """
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 fought fight VERB VBD 0 root
    """
    assert told(f"{clashed}\n{fought}") == ["ASSAULT NRL SDL > actual"]


def test_a_war_of_another_year_is_another_fight() -> None:
    clashed = """
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 clashed clash VERB VBD 0 root
    """
    fought = """
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 fought fight VERB VBD 0 root
        5 in in ADP IN 6 case
        6 1992 1992 NUM CD 4 obl
    """
    assert len(told(f"{clashed}\n{fought}")) == 2


def test_who_fights_whom_is_told_by_one_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 fought fight VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_an_unnamed_recipient_is_not_guessed() -> None:
    assert told(
        """
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 strangers stranger NOUN NNS 2 obj
        4 near near ADP IN 5 case
        5 Westland Westland PROPN NNP 2 obl
    """,
        {"strangers": "---"},
    ) == ["ACCUSE NRL > --- actual"]


def test_a_phrase_hung_too_deep_still_names_the_doer() -> None:
    assert told("""
        1 The the DET DT 2 det
        2 bombing bombing NOUN NN 7 nsubj
        3 of of ADP IN 4 case
        4 Sudland Sudland PROPN NNP 2 nmod
        5 by by ADP IN 6 case
        6 Norland Norland PROPN NNP 4 nmod
        7 ended end VERB VBD 0 root
    """) == ["ASSAULT NRL > SDL actual"]


def test_who_acts_at_the_request_of_another_is_asked_by_him() -> None:
    assert "REQUEST NRL > SDL actual" in told("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 withdrew withdraw VERB VBD 0 root
        3 at at ADP IN 5 case
        4 the the DET DT 5 det
        5 request request NOUN NN 2 obl
        6 of of ADP IN 7 case
        7 Norland Norland PROPN NNP 5 nmod
    """)


def test_a_fight_whose_end_is_asked_for_is_going_on() -> None:
    assert (
        told("""
        1 Westland Westland PROPN NNP 2 nsubj
        2 urged urge VERB VBD 0 root
        3 an an DET DT 4 det
        4 end end NOUN NN 2 obj
        5 to to ADP IN 7 case
        6 the the DET DT 7 det
        7 fighting fighting NOUN NN 4 nmod
        8 between between ADP IN 9 case
        9 Norland Norland PROPN NNP 7 nmod
        10 and and CCONJ CC 11 cc
        11 Sudland Sudland PROPN NNP 9 conj
    """)[-1]
        == "ASSAULT NRL SDL > actual"
    )


def test_who_acts_in_a_clause_set_against_another_is_not_its_recipient() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 threatened threaten VERB VBD 0 root
        3 to to PART TO 4 mark
        4 retaliate retaliate VERB VB 2 xcomp
        5 while while SCONJ IN 7 mark
        6 Westland Westland PROPN NNP 7 nsubj
        7 waited wait VERB VBD 2 advcl
    """) == ["THREATEN NRL > actual"]


def test_verbs_that_the_parser_hung_on_an_object_keep_their_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 bombed bomb VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 , , PUNCT , 5 punct
        5 arrested arrest VERB VBN 3 acl
        6 Westland Westland PROPN NNP 5 obj
    """) == ["ASSAULT NRL > SDL actual", "COERCE NRL > WSL actual"]


HARMED = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 sanctioned sanction VERB VBD 0 root
    3 {adjective} {adjective} ADJ JJ 4 amod
    4 {plural} {noun} NOUN NNS 2 obj
"""


def _sanctioned(noun: str) -> str:
    return HARMED.format(adjective="Sudlandic", plural=f"{noun}s", noun=noun)


def test_the_same_verb_done_to_others_is_another_act() -> None:
    bank, twice = _sanctioned("bank"), _sanctioned("bank") + _sanctioned("shipyard")
    assert told(twice) == ["SANCTION NRL > SDL actual"] * 2
    assert told(bank + bank) == ["SANCTION NRL > SDL actual"]


def test_whose_sanctions_hit_somebody_imposed_them() -> None:
    assert told("""
        1 Sudlandic sudlandic ADJ JJ 2 amod
        2 banks bank NOUN NNS 4 nsubj:pass
        3 were be AUX VBD 4 aux:pass
        4 hit hit VERB VBN 0 root
        5 with with ADP IN 7 case
        6 Norlandic norlandic ADJ JJ 7 amod
        7 sanctions sanction NOUN NNS 4 obl
    """) == ["SANCTION NRL > SDL actual"]


KILLED = """
    1 Sudlandic sudlandic ADJ JJ 2 amod
    2 soldiers soldier NOUN NNS 4 nsubj:pass
    3 were be AUX VBD 4 aux:pass
    4 killed kill VERB VBN 0 root
    5 in in ADP IN 7 case
    6 a a DET DT 7 det
    7 {noun} {noun} NOUN NN 4 obl
"""


def test_death_in_a_mishap_is_no_attack() -> None:
    assert told(KILLED.format(noun="stampede")) == []
    assert told(KILLED.format(noun="battle")) != []
