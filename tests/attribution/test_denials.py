"""What is denied where the denial only points to it, and denials that no cue tells."""

from tests.attribution.reading import Said, said
from tests.builders import a_parsed_doc

ACCUSATION = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 claims claim VERB VBZ 0 root
    3 Sudland Sudland PROPN NNP 4 nsubj
    4 jammed jam VERB VBD 2 ccomp
    5 signals signal NOUN NNS 4 obj
"""


def test_a_denied_accusation_is_the_claim_before_it() -> None:
    doc = a_parsed_doc(
        ACCUSATION
        + """    6 , , PUNCT , 8 punct
    7 an an DET DT 8 det
    8 accusation accusation NOUN NN 4 appos
    9 Sudland Sudland PROPN NNP 11 nsubj
    10 firmly firmly ADV RB 11 advmod
    11 denies deny VERB VBZ 8 acl:relcl
    12 . . PUNCT . 2 punct
    """
    )
    assert said(doc) == [
        Said("Norland", "claims", "Sudland jammed signals", "alleges"),
        Said("Sudland", "firmly denies", "Sudland jammed signals", "denies"),
    ]


def test_a_pronoun_denies_the_sentence_before() -> None:
    doc = a_parsed_doc(
        ACCUSATION
        + """    6 . . PUNCT . 2 punct

    1 Sudland Sudland PROPN NNP 2 nsubj
    2 denies deny VERB VBZ 0 root
    3 it it PRON PRP 2 obj
    4 . . PUNCT . 2 punct
    """
    )
    assert said(doc)[1] == Said("Sudland", "denies", "Sudland jammed signals", "denies")


def test_a_rejected_claim_that_tells_its_content_needs_no_antecedent() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 rejected reject VERB VBD 0 root
        3 claims claim NOUN NNS 2 obj
        4 that that SCONJ IN 6 mark
        5 it it PRON PRP 6 nsubj
        6 jammed jam VERB VBD 3 acl
        7 signals signal NOUN NNS 6 obj
        8 . . PUNCT . 2 punct
    """)
    assert said(doc) == [
        Said("Sudland", "rejected", "it jammed signals", "denies"),
        Said(None, "claims", "it jammed signals", "alleges"),
    ]


def test_a_rejected_offer_is_no_denial() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 rejected reject VERB VBD 0 root
        3 the the DET DT 4 det
        4 offer offer NOUN NN 2 obj
        5 . . PUNCT . 2 punct
    """)
    assert said(doc) == []


def test_a_negative_that_contradicts_an_accusation_denies() -> None:
    doc = a_parsed_doc(
        ACCUSATION
        + """    6 . . PUNCT . 2 punct

    1 Sudland Sudland PROPN NNP 2 nsubj
    2 said say VERB VBD 0 root
    3 it it PRON PRP 6 nsubj
    4 did do AUX VBD 6 aux
    5 not not PART RB 6 advmod
    6 jam jam VERB VB 2 ccomp
    7 signals signal NOUN NNS 6 obj
    8 . . PUNCT . 2 punct
    """
    )
    assert [a.stance for a in said(doc)] == ["alleges", "denies"]


def test_a_negative_about_something_else_asserts() -> None:
    doc = a_parsed_doc(
        ACCUSATION
        + """    6 . . PUNCT . 2 punct

    1 Sudland Sudland PROPN NNP 2 nsubj
    2 said say VERB VBD 0 root
    3 envoys envoy NOUN NNS 6 nsubj
    4 had have AUX VBD 6 aux
    5 not not PART RB 6 advmod
    6 met meet VERB VBN 2 ccomp
    7 . . PUNCT . 2 punct
    """
    )
    assert [a.stance for a in said(doc)] == ["alleges", "asserts"]


def test_calling_the_claim_baseless_denies() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 the the DET DT 4 det
        4 claim claim NOUN NN 6 nsubj
        5 was be AUX VBD 6 cop
        6 baseless baseless ADJ JJ 2 ccomp
        7 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Sudland", "said", "the claim was baseless", "denies")]


def test_having_no_intention_denies() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 4 nsubj
        4 had have VERB VBD 2 ccomp
        5 no no DET DT 6 det
        6 intention intention NOUN NN 4 obj
        7 to to PART TO 8 mark
        8 attack attack VERB VB 6 acl
        9 . . PUNCT . 2 punct
    """)
    assert [a.stance for a in said(doc)] == ["denies"]


def test_an_act_ruled_out_is_denied_and_resistance_promised() -> None:
    template = """
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 it it PRON PRP 6 nsubj
        4 would would AUX MD 6 aux
        5 not not PART RB 6 advmod
        6 {verb} {verb} VERB VB 2 ccomp
        7 . . PUNCT . 2 punct
    """
    assert [a.stance for a in said(a_parsed_doc(template.format(verb="attack")))] == ["denies"]
    assert [a.stance for a in said(a_parsed_doc(template.format(verb="surrender")))] == ["promises"]


def test_a_denied_claim_with_an_owner_is_what_the_owner_claimed() -> None:
    doc = a_parsed_doc(
        ACCUSATION
        + """    6 . . PUNCT . 2 punct

    1 Westland Westland PROPN NNP 2 nsubj
    2 alleges allege VERB VBZ 0 root
    3 talks talk NOUN NNS 4 nsubj
    4 failed fail VERB VBD 2 ccomp
    5 . . PUNCT . 2 punct

    1 Sudland Sudland PROPN NNP 2 nsubj
    2 rejected reject VERB VBD 0 root
    3 Norland Norland PROPN NNP 5 nmod:poss
    4 's 's PART POS 3 case
    5 claim claim NOUN NN 2 obj
    6 . . PUNCT . 2 punct
    """
    )
    assert said(doc)[-1] == Said("Sudland", "rejected", "Sudland jammed signals", "denies")


CROSSED = """
    1 Sudland Sudland PROPN NNP 2 nsubj
    2 said say VERB VBD 0 root
    3 {word} {word} {upos} {xpos} 4 {rel}
    4 jets jet NOUN NNS 7 nsubj
    5 had have AUX VBD 7 aux
    6 never never ADV RB 7 advmod
    7 {verb} {verb} VERB VBN 2 ccomp
    8 . . PUNCT . 2 punct
"""


def test_clearing_its_own_side_of_an_act_denies() -> None:
    ours, others = ("its", "PRON", "PRP$", "nmod:poss"), ("some", "DET", "DT", "det")
    stances = [
        a.stance
        for (word, upos, xpos, rel), verb in [(ours, "crossed"), (others, "crossed"), (ours, "know")]
        for a in said(a_parsed_doc(CROSSED.format(word=word, upos=upos, xpos=xpos, rel=rel, verb=verb)))
    ]
    assert stances == ["denies", "asserts", "asserts"]


def test_an_act_that_nobody_did_is_denied() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 no no DET DT 4 det
        4 jet jet NOUN NN 5 nsubj
        5 crossed cross VERB VBD 2 ccomp
        6 . . PUNCT . 2 punct
    """)
    assert said(doc) == [Said("Sudland", "said", "no jet crossed", "denies")]


def test_what_others_will_not_do_is_no_denial() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 Norland Norland PROPN NNP 6 nsubj
        4 will will AUX MD 6 aux
        5 not not PART RB 6 advmod
        6 prevail prevail VERB VB 2 ccomp
        7 . . PUNCT . 2 punct
    """)
    assert [a.stance for a in said(doc)] == ["asserts"]


def test_reports_called_untrue_are_denied_whatever_the_tree_makes_of_them() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 said say VERB VBD 0 root
        3 reports report VERB VBZ 2 ccomp
        4 that that SCONJ IN 6 mark
        5 talks talk NOUN NNS 6 nsubj
        6 failed fail VERB VBD 3 ccomp
        7 were be AUX VBD 8 cop
        8 untrue untrue ADJ JJ 6 ccomp
        9 . . PUNCT . 2 punct
    """)
    assert said(doc)[0] == Said("Sudland", "said", "reports that talks failed were untrue", "denies")


def test_a_denial_followed_by_what_is_said_instead_denies_its_object() -> None:
    doc = a_parsed_doc("""
        1 Sudland Sudland PROPN NNP 2 nsubj
        2 disputed dispute VERB VBD 0 root
        3 the the DET DT 4 det
        4 version version NOUN NN 2 obj
        5 , , PUNCT , 6 punct
        6 saying say VERB VBG 2 advcl
        7 talks talk NOUN NNS 8 nsubj
        8 failed fail VERB VBD 6 ccomp
        9 . . PUNCT . 2 punct
    """)
    assert [(a.content, a.stance) for a in said(doc)] == [
        ("the version", "denies"),
        ("talks failed", "asserts"),
    ]
