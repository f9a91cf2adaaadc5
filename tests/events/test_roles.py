"""Who stands where although the parser hung a phrase on the wrong word."""

from tests.events.coding import coded, told


def test_a_noun_hung_on_the_object_before_it_is_the_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 3 nmod
        2 invaded invade VERB VBD 0 root
        3 parts part NOUN NNS 2 obj
        4 of of ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_noun_hung_on_the_subject_behind_the_verb_is_the_object() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 will will AUX MD 3 aux
        3 invade invade VERB VB 0 root
        4 Sudland Sudland PROPN NNP 1 nmod:desc
    """) == ["ASSAULT NRL > SDL planned"]


def test_of_two_subjects_the_one_behind_the_verb_is_the_object() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 invaded invade VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 nsubj
    """) == ["ASSAULT NRL > SDL actual"]


def test_what_is_set_free_is_the_object() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 set set VERB VBD 0 root
        3 Sudlandic Sudlandic ADJ JJ 4 amod
        4 prisoners prisoner NOUN NNS 5 nsubj
        5 free free ADJ JJ 2 xcomp
    """) == ["RETREAT NRL > SDL actual"]


def test_a_participle_taken_for_a_subject_is_done_by_the_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 advanced advance VERB VBD 0 root
        3 killing kill VERB VBG 2 csubj
        4 ten ten NUM CD 5 nummod
        5 soldiers soldier NOUN NNS 3 obj
        6 of of ADP IN 7 case
        7 Sudland Sudland PROPN NNP 5 nmod
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_participle_below_a_nominal_predicate_is_done_by_its_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 is be AUX VBZ 4 cop
        3 the the DET DT 4 det
        4 invader invader NOUN NN 0 root
        5 , , PUNCT , 6 punct
        6 bombing bomb VERB VBG 4 advcl
        7 Sudland Sudland PROPN NNP 6 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_on_a_day_names_nobody_who_is_to_act() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 on on ADP IN 3 case
        3 Westland Westland PROPN NNP 4 obl
        4 launched launch VERB VBD 0 root
        5 operations operation NOUN NNS 4 obj
        6 to to PART TO 7 mark
        7 bomb bomb VERB VB 4 advcl
        8 Sudland Sudland PROPN NNP 7 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_with_whom_a_matter_is_discussed_may_hang_on_the_matter() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 discussed discuss VERB VBD 0 root
        3 Westland Westland PROPN NNP 2 obj
        4 with with ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
    """) == ["CONSULT NRL SDL > actual"]


def test_a_call_in_which_support_is_voiced_supports_nobody() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 voiced voice VERB VBD 0 root
        3 support support NOUN NN 2 obj
        4 for for ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
        6 in in ADP IN 9 case
        7 a a DET DT 9 det
        8 phone phone NOUN NN 9 compound
        9 call call NOUN NN 2 obl
    """) == ["SUPPORT NRL > SDL actual"]


def test_what_one_calls_for_is_no_name_for_what_it_answers() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 for for ADP IN 4 case
        4 sanctions sanction NOUN NNS 2 obl
        5 against against ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 nmod
        7 over over ADP IN 8 case
        8 violations violation NOUN NNS 2 obl
    """)[0].startswith("REQUEST NRL")


def test_who_is_called_for_to_act_acts() -> None:
    assert "COERCE SDL > NRL hypothetical" in told("""
        1 Westland Westland PROPN NNP 2 nsubj
        2 calls call VERB VBZ 0 root
        3 for for ADP IN 4 case
        4 Sudland Sudland PROPN NNP 2 obl
        5 to to PART TO 6 mark
        6 seal seal VERB VB 2 advcl
        7 Norlandic Norlandic ADJ JJ 8 amod
        8 border border NOUN NN 6 obj
    """)


def test_the_possessor_does_what_of_says_to_whom_it_is_done() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 3 nmod:poss
        2 's 's PART POS 1 case
        3 arrest arrest NOUN NN 7 nsubj
        4 of of ADP IN 5 case
        5 envoys envoy NOUN NNS 3 nmod
        6 was be AUX VBD 7 cop
        7 new new ADJ JJ 0 root
    """) == ["COERCE NRL > NRL actual"]


def test_an_inquiry_that_bears_the_name_of_a_state_is_about_it() -> None:
    assert told("""
        1 Westland Westland PROPN NNP 2 nsubj
        2 ended end VERB VBD 0 root
        3 the the DET DT 5 det
        4 Norland Norland PROPN NNP 5 compound
        5 probe probe NOUN NN 2 obj
    """) == ["ACCUSE --- > NRL actual"]


def test_two_passives_share_who_did_both() -> None:
    assert (
        told("""
        1 Norland Norland PROPN NNP 3 nsubj:pass
        2 was be AUX VBD 3 aux:pass
        3 invaded invade VERB VBN 0 root
        4 by by ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 obl
        6 and and CCONJ CC 7 cc
        7 occupied occupy VERB VBN 3 conj
    """)[0]
        == "ASSAULT SDL > NRL actual"
    )


def test_weapons_are_not_of_the_place_they_are_fired_from() -> None:
    assert told("""
        1 Rockets rocket NOUN NNS 6 nsubj
        2 fired fire VERB VBN 1 acl
        3 from from ADP IN 4 case
        4 Norland Norland PROPN NNP 2 obl
        5 were be AUX VBD 6 cop
        6 old old ADJ JJ 0 root
    """) == ["ASSAULT NRL > actual"]


def test_where_fighting_killed_somebody_is_not_who_killed_him() -> None:
    assert told("""
        1 Norlandic Norlandic ADJ JJ 2 amod
        2 soldiers soldier NOUN NNS 4 nsubj:pass
        3 were be AUX VBD 4 aux:pass
        4 killed kill VERB VBN 0 root
        5 in in ADP IN 6 case
        6 combat combat NOUN NN 4 obl
        7 in in ADP IN 8 case
        8 Sudland Sudland PROPN NNP 6 nmod
    """) == ["ASSAULT --- > NRL actual"]


def test_a_preposition_hung_beside_its_noun_introduces_it() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 for for ADP IN 2 obl
        4 an an DET DT 6 det
        5 immediate immediate ADJ JJ 6 amod
        6 truce truce NOUN NN 2 obl
    """) == ["REQUEST NRL > --- actual"]


def test_talks_of_three_are_multilateral() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 6 nsubj
        2 , , PUNCT , 3 punct
        3 Sudland Sudland PROPN NNP 1 conj
        4 and and CCONJ CC 5 cc
        5 Westland Westland PROPN NNP 1 conj
        6 held hold VERB VBD 0 root
        7 talks talk NOUN NNS 6 obj
    """).events
    assert event.mode == "multilateral"
