"""Who acts on whom, however the sentence is built."""

from tests.events.coding import coded, told


def test_an_active_verb_takes_its_subject_and_object() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 . . PUNCT . 2 punct
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_passive_verb_turns_them_round() -> None:
    assert told("""
        1 Sudland Sudland PROPN NNP 3 nsubj:pass
        2 was be AUX VBD 3 aux:pass
        3 attacked attack VERB VBN 0 root
        4 by by ADP IN 5 case
        5 Norland Norland PROPN NNP 3 obl
        6 . . PUNCT . 3 punct
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_passive_verb_without_agent_leaves_the_doer_open() -> None:
    assert told("""
        1 Sudland Sudland PROPN NNP 3 nsubj:pass
        2 was be AUX VBD 3 aux:pass
        3 attacked attack VERB VBN 0 root
        4 . . PUNCT . 3 punct
    """) == ["ASSAULT --- > SDL actual"]


def test_a_coordinated_verb_shares_the_subject() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 condemned condemn VERB VBD 0 root
        3 Westland Westland PROPN NNP 2 obj
        4 and and CCONJ CC 5 cc
        5 attacked attack VERB VBD 2 conj
        6 Sudland Sudland PROPN NNP 5 obj
    """) == ["ACCUSE NRL > WSL actual", "ASSAULT NRL > SDL actual"]


def test_coordinated_actors_act_together() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Westland Westland PROPN NNP 1 conj
        4 denounced denounce VERB VBD 0 root
        5 Sudland Sudland PROPN NNP 4 obj
    """) == ["ACCUSE NRL WSL > SDL actual"]


def test_an_infinitive_takes_the_subject_above_it() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 tried try VERB VBD 0 root
        3 to to PART TO 4 mark
        4 bomb bomb VERB VB 2 xcomp
        5 Sudland Sudland PROPN NNP 4 obj
    """) == ["ASSAULT NRL > SDL attempted"]


def test_what_somebody_is_accused_of_is_done_by_the_accused() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 of of SCONJ IN 5 mark
        5 bombing bomb VERB VBG 2 advcl
        6 Westland Westland PROPN NNP 5 obj
    """) == ["ACCUSE NRL > SDL actual", "ASSAULT SDL > WSL alleged"]


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 0 root
        2 , , PUNCT , 4 punct
        3 which which PRON WDT 4 nsubj
        4 invaded invade VERB VBD 1 acl:relcl
        5 Sudland Sudland PROPN NNP 4 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_each_other_makes_both_actors_without_recipients() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 accused accuse VERB VBD 0 root
        5 each each DET DT 6 det
        6 other other ADJ JJ 4 obj
        7 of of SCONJ IN 8 mark
        8 shelling shell VERB VBG 4 advcl
        9 villages village NOUN NNS 8 obj
    """) == ["ACCUSE NRL SDL > actual", "ASSAULT NRL SDL > alleged"]


def test_a_meeting_has_all_parties_as_actors() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 held hold VERB VBD 0 root
        3 talks talk NOUN NNS 2 obj
        4 with with ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
    """) == ["CONSULT NRL SDL > actual"]


def test_a_noun_takes_its_adjective_and_its_prepositions() -> None:
    assert told("""
        1 The the DET DT 3 det
        2 Norlandic norlandic ADJ JJ 3 amod
        3 attack attack NOUN NN 0 root
        4 on on ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
    """) == ["ASSAULT NRL > SDL actual"]


def test_the_possessor_of_an_arrest_is_arrested() -> None:
    assert told("""
        1 Sudland Sudland PROPN NNP 3 nmod:poss
        2 's 's PART POS 1 case
        3 killing killing NOUN NN 4 nsubj
        4 shocked shock VERB VBD 0 root
        5 everybody everybody PRON NN 4 obj
    """) == ["ASSAULT --- > SDL actual"]


def test_the_object_of_a_light_verb_is_done_by_its_subject() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 ordered order VERB VBD 0 root
        3 a a DET DT 5 det
        4 naval naval ADJ JJ 5 amod
        5 blockade blockade NOUN NN 2 obj
        6 of of ADP IN 7 case
        7 Sudland Sudland PROPN NNP 5 nmod
    """).events
    assert ([p.actor.code for p in event.actors], [p.actor.code for p in event.recipients]) == (
        ["NRL"],
        ["SDL"],
    )


def test_the_owner_of_the_object_receives() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 shot shoot VERB VBD 0 root
        3 down down ADP RP 2 compound:prt
        4 a a DET DT 6 det
        5 Sudlandic sudlandic ADJ JJ 6 amod
        6 plane plane NOUN NN 2 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_pronoun_for_the_doer_is_no_recipient() -> None:
    assert told(
        """
        1 Norland Norland PROPN NNP 2 nsubj
        2 closed close VERB VBD 0 root
        3 its its PRON PRP$ 4 nmod:poss
        4 border border NOUN NN 2 obj
        5 with with ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 nmod
        """,
        who={"its": "NRL"},
    ) == ["COERCE NRL > SDL actual"]


def test_it_is_never_the_subject_of_its_own_verb() -> None:
    assert (
        told(
            """
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 it it PRON PRP 2 obj
        4 after after ADP IN 5 case
        5 talks talk NOUN NNS 2 obl
        6 in in ADP IN 7 case
        7 Sudland Sudland PROPN NNP 5 nmod
        """,
            who={"it": "NRL"},
        )[0]
        == "ACCUSE NRL > SDL actual"
    )


def test_who_asks_in_a_call_is_part_of_it() -> None:
    [event] = coded("""
        1 In in ADP IN 3 case
        2 phone phone NOUN NN 3 compound
        3 conversations conversation NOUN NNS 7 obl
        4 with with ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
        6 Norland Norland PROPN NNP 7 nsubj
        7 laughed laugh VERB VBD 0 root
    """).events
    assert (event.type, event.mode, {p.actor.code for p in event.actors}, event.recipients) == (
        "CONSULT",
        "phone",
        {"NRL", "SDL"},
        (),
    )


def test_an_act_without_any_identified_party_is_none() -> None:
    assert (
        told("""
        1 Gunmen gunman NOUN NNS 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 villagers villager NOUN NNS 2 obj
    """)
        == []
    )


def test_a_verb_the_lemmatizer_left_inflected_is_found() -> None:
    assert told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 shot shot VERB VBD 0 root
        3 down down ADP RP 2 compound:prt
        4 a a DET DT 6 det
        5 Sudlandic sudlandic ADJ JJ 6 amod
        6 plane plane NOUN NN 2 obj
    """) == ["ASSAULT NRL > SDL actual"]


def test_a_word_that_only_qualifies_another_tells_no_act() -> None:
    assert (
        told("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 painted paint VERB VBD 0 root
        3 an an DET DT 5 det
        4 attack attack NOUN NN 5 compound
        5 helicopter helicopter NOUN NN 2 obj
    """)
        == []
    )


def test_whose_troops_were_sent_sent_them() -> None:
    assert told("""
        1 Norlandic norlandic ADJ JJ 2 amod
        2 troops troop NOUN NNS 4 nsubj:pass
        3 were be AUX VBD 4 aux:pass
        4 sent send VERB VBN 0 root
        5 to to ADP IN 6 case
        6 Sudland Sudland PROPN NNP 4 obl
    """) == ["MOBILIZE NRL > SDL actual"]


def test_who_died_in_an_attack_was_harmed_by_it() -> None:
    assert told("""
        1 Sudlandic sudlandic ADJ JJ 2 amod
        2 soldiers soldier NOUN NNS 3 nsubj
        3 died die VERB VBD 0 root
        4 in in ADP IN 6 case
        5 Norlandic norlandic ADJ JJ 6 amod
        6 strikes strike NOUN NNS 3 obl
    """) == ["ASSAULT NRL > SDL actual"]
