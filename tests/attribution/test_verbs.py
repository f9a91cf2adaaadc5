"""Contents by construction: what is said, denied, demanded, and by whom."""

import pytest

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc


def test_a_complement_clause_loses_its_that() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 says say VERB VBZ 0 root
        3 that that SCONJ IN 5 mark
        4 ships ship NOUN NNS 5 nsubj
        5 crossed cross VERB VBD 2 ccomp
        6 its its PRON PRP$ 7 nmod:poss
        7 border border NOUN NN 5 obj
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "says", "ships crossed its border", "asserts")]


def test_a_clause_inside_a_clause_is_inside_its_attribution() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 says say VERB VBZ 0 root
        3 Sudland Sudland PROPN NNP 4 nsubj
        4 claims claim VERB VBZ 2 ccomp
        5 the the DET DT 6 det
        6 island island NOUN NN 4 obj
        7 sank sink VERB VBD 4 ccomp
        8 . . PUNCT . 2 punct
    """)
    outer, inner = said(doc)
    assert (outer.cue, outer.content, outer.inside) == ("says", "Sudland claims the island sank", None)
    assert (inner.source, inner.stance, inner.inside) == ("Sudland", "alleges", "says")


def test_a_cue_in_the_middle_breaks_its_content() -> None:
    doc = a_parsed_doc("""
        1 The the DET DT 2 det
        2 talks talk NOUN NNS 7 nsubj
        3 , , PUNCT , 5 punct
        4 Norland Norland PROPN NNP 5 nsubj
        5 said say VERB VBD 7 parataxis
        6 , , PUNCT , 5 punct
        7 failed fail VERB VBD 0 root
        8 . . PUNCT . 7 punct
    """)
    assert said(doc) == [Said("Norland", "said", "The talks ... failed", "asserts")]


def test_an_accusation_holds_the_accused_and_the_act() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 accused accuse VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 of of SCONJ IN 5 mark
        5 jamming jam VERB VBG 2 advcl
        6 signals signal NOUN NNS 5 obj
        7 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "accused", "Sudland of jamming signals", "alleges")]


def test_the_accused_of_a_passive_is_content_and_nobody_is_named() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 3 nsubj:pass
        2 was be AUX VBD 3 aux:pass
        3 accused accuse VERB VBN 0 root
        4 of of SCONJ IN 5 mark
        5 jamming jam VERB VBG 3 advcl
        6 signals signal NOUN NNS 5 obj
        7 . . PUNCT . 3 punct
    """)
    assert said(doc) == [Said(None, "accused", "Sudland ... of jamming signals", "alleges")]


def test_a_participle_takes_the_subject_of_its_clause() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 left leave VERB VBD 0 root
        3 , , PUNCT , 4 punct
        4 vowing vow VERB VBG 2 advcl
        5 to to PART TO 6 mark
        6 return return VERB VB 4 xcomp
        7 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "vowing", "to return", "promises")]


@pytest.mark.parametrize(("who", "expected"), [("Sudland Sudland PROPN NNP", 0), ("We we PRON PRP", 1)])
def test_what_somebody_else_must_say_is_not_said_yet(who: str, expected: int) -> None:
    doc = a_parsed_doc(f"""
        1 {who} 3 nsubj
        2 must must AUX MD 3 aux
        3 admit admit VERB VB 0 root
        4 that that SCONJ IN 6 mark
        5 it it PRON PRP 6 nsubj
        6 erred err VERB VBD 3 ccomp
        7 . . PUNCT . 3 punct
    """)
    assert len(said(doc)) == expected


def test_a_demand_holds_the_one_who_is_asked() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 urged urge VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 to to PART TO 5 mark
        5 withdraw withdraw VERB VB 2 xcomp
        6 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "urged", "Sudland to withdraw", "demands")]


def test_a_phrasal_demand_leaves_out_its_preposition() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 on on ADP IN 4 case
        4 Sudland Sudland PROPN NNP 2 obl
        5 to to PART TO 6 mark
        6 withdraw withdraw VERB VB 2 xcomp
        7 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "called on", "Sudland to withdraw", "demands")]


def test_a_name_given_to_an_act_is_content_with_the_act() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 called call VERB VBD 0 root
        3 the the DET DT 4 det
        4 move move NOUN NN 2 obj
        5 a a DET DT 6 det
        6 provocation provocation NOUN NN 2 xcomp
        7 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "called", "the move a provocation", "alleges")]


def test_a_condemned_act_is_no_attribution() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 condemned condemn VERB VBD 0 root
        3 the the DET DT 4 det
        4 attack attack NOUN NN 2 obj
        5 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_declining_to_comment_is_no_attribution() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 declined decline VERB VBD 0 root
        3 to to PART TO 4 mark
        4 comment comment VERB VB 2 xcomp
        5 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_a_visa_denied_is_no_denial() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 denied deny VERB VBD 0 root
        3 envoys envoy NOUN NNS 2 iobj
        4 a a DET DT 5 det
        5 visa visa NOUN NN 2 obj
        6 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_a_refusal_to_confirm_doubts() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 refused refuse VERB VBD 0 root
        3 to to PART TO 4 mark
        4 confirm confirm VERB VB 2 xcomp
        5 that that SCONJ IN 7 mark
        6 jets jet NOUN NNS 7 nsubj
        7 crashed crash VERB VBD 4 ccomp
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Norland", "confirm", "jets crashed", "doubts")]


def test_ruling_out_is_a_denial_and_not_ruling_out_none() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 did do AUX VBD 4 aux
        3 not not PART RB 4 advmod
        4 rule rule VERB VB 0 root
        5 out out ADP RP 4 compound:prt
        6 further further ADJ JJ 7 amod
        7 strikes strike NOUN NNS 4 obj
        8 . . PUNCT . 4 punct
    """)
    assert said(doc) == [Said("Norland", "rule out", "further strikes", "suggests")]


def test_the_speaker_in_a_relative_clause_is_the_noun_it_describes() -> None:
    doc = a_parsed_doc("""
        1 Envoys envoy NOUN NNS 6 nsubj
        2 who who PRON WP 3 nsubj
        3 said say VERB VBD 1 acl:relcl
        4 talks talk NOUN NNS 5 nsubj
        5 failed fail VERB VBD 3 ccomp
        6 left leave VERB VBD 0 root
        7 . . PUNCT . 6 punct
    """)
    assert said(doc) == [Said("Envoys", "said", "talks failed", "asserts")]


def test_what_we_believe_within_a_quotation_is_the_speakers_own_voice() -> None:
    rows = """
        1 {open} {open} PUNCT `` 3 punct
        2 We we PRON PRP 3 nsubj
        3 believe believe VERB VBP 0 root
        4 talks talk NOUN NNS 5 nsubj
        5 failed fail VERB VBD 3 ccomp
        6 {close} {close} PUNCT '' 3 punct
    """
    assert said(a_parsed_doc(rows.format(open="“", close="”"))) == []
    assert [a.source for a in said(a_parsed_doc(rows.format(open="(", close=")")))] == ["We"]


def test_a_demand_not_made_leaves_nothing_said() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 4 nsubj
        2 did do AUX VBD 4 aux
        3 not not PART RB 4 advmod
        4 urge urge VERB VB 0 root
        5 Sudland Sudland PROPN NNP 4 obj
        6 to to PART TO 7 mark
        7 leave leave VERB VB 4 xcomp
        8 . . PUNCT . 4 punct
    """)
    assert said(doc) == []


def test_an_owner_taken_for_a_second_subject_belongs_to_the_source() -> None:
    doc = a_parsed_doc("""
        1 Roe Roe PROPN NNP 4 nsubj
        2 's 's PART POS 1 case
        3 envoys envoy NOUN NNS 4 nsubj
        4 said say VERB VBD 0 root
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 4 ccomp
        7 . . PUNCT . 4 punct
    """)
    assert said(doc) == [Said("Roe's envoys", "said", "talks failed", "asserts")]


def test_whoever_is_urged_makes_the_demand_within() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 urged urge VERB VBD 0 root
        3 Westland Westland PROPN NNP 2 obj
        4 to to PART TO 5 mark
        5 press press VERB VB 2 xcomp
        6 Sudland Sudland PROPN NNP 5 obj
        7 to to PART TO 8 mark
        8 leave leave VERB VB 5 xcomp
        9 . . PUNCT . 2 punct
    """)
    assert [(a.source, a.cue) for a in said(doc)] == [("Norland", "urged"), ("Westland", "press")]


def test_neither_confirming_nor_denying_says_nothing() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 3 nsubj
        2 neither neither CCONJ CC 3 cc:preconj
        3 confirmed confirm VERB VBD 0 root
        4 nor nor CCONJ CC 5 cc
        5 denied deny VERB VBD 3 conj
        6 that that SCONJ IN 8 mark
        7 talks talk NOUN NNS 8 nsubj
        8 failed fail VERB VBD 5 ccomp
        9 . . PUNCT . 3 punct
    """)
    assert said(doc) == []


def test_who_is_asked_demands_nothing() -> None:
    doc = a_parsed_doc("""
        1 Asked ask VERB VBN 6 advcl
        2 whether whether SCONJ IN 4 mark
        3 talks talk NOUN NNS 4 nsubj
        4 failed fail VERB VBD 1 ccomp
        5 Roe Roe PROPN NNP 6 nsubj
        6 smiled smile VERB VBD 0 root
        7 . . PUNCT . 6 punct
    """)
    assert said(doc) == []


def test_what_somebody_announced_is_not_told_by_saying_so() -> None:
    doc = a_parsed_doc("""
        1 The the DET DT 2 det
        2 sanctions sanction NOUN NNS 6 nsubj
        3 announced announce VERB VBN 2 acl
        4 by by ADP IN 5 case
        5 Norland Norland PROPN NNP 3 obl:agent
        6 bite bite VERB VBP 0 root
        7 . . PUNCT . 6 punct
    """)
    assert said(doc) == []


def test_who_is_spoken_to_is_no_source() -> None:
    doc = a_parsed_doc("""
        1 You you PRON PRP 2 nsubj
        2 agree agree VERB VBP 0 root
        3 that that SCONJ IN 5 mark
        4 talks talk NOUN NNS 5 nsubj
        5 failed fail VERB VBD 2 ccomp
        6 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_what_a_free_relative_calls_something_is_its_speakers_word_for_it() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 ended end VERB VBD 0 root
        3 what what PRON WP 2 obj
        4 Sudland Sudland PROPN NNP 5 nsubj
        5 called call VERB VBD 3 acl:relcl
        6 a a DET DT 7 det
        7 blockade blockade NOUN NN 5 xcomp
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Sudland", "called", "a blockade", "alleges")]


def test_a_free_relative_may_describe_as() -> None:
    doc = a_parsed_doc("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 4 nsubj
        4 ended end VERB VBD 2 ccomp
        5 what what PRON WP 4 obj
        6 it it PRON PRP 7 nsubj
        7 described describe VERB VBD 5 acl:relcl
        8 as as ADP IN 10 case
        9 a a DET DT 10 det
        10 drill drill NOUN NN 7 obl
        11 . . PUNCT . 2 punct
    """)
    assert said(doc) == [
        Said("Norland", "said", "it ended what it described as a drill", "asserts"),
        Said("it", "described", "a drill", "asserts", inside="said"),
    ]


def test_what_one_said_is_before_the_cue_where_another_reports_it() -> None:
    doc = a_parsed_doc("""
        1 Talks talk NOUN NNS 2 nsubj
        2 failed fail VERB VBD 8 ccomp
        3 , , PUNCT , 5 punct
        4 Norland Norland PROPN NNP 5 nsubj
        5 said say VERB VBD 8 ccomp
        6 , , PUNCT , 5 punct
        7 Reuters Reuters PROPN NNP 8 nsubj
        8 reports report VERB VBZ 0 root
        9 . . PUNCT . 8 punct
    """)
    assert Said("Norland", "said", "Talks failed", "asserts", inside="reports") in said(doc)
