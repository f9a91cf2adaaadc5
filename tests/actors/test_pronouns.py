"""Parties by pronoun."""

from dataclasses import replace

from tests.actors.builders import REGISTRY, at, codes, resolved
from tests.builders import a_parsed_doc
from tightrope.actors import resolve
from tightrope.core.types import Frame, Span


def test_it_prefers_the_subject_before_it() -> None:
    doc = resolved("""
        1 Iran    Iran    PROPN NNP 2 nsubj
        2 warned  warn    VERB  VBD 0 root
        3 Turkey  Turkey  PROPN NNP 2 obj

        1 It      it      PRON  PRP 2 nsubj
        2 closed  close   VERB  VBD 0 root
        3 its     its     PRON  PRP$ 4 nmod:poss
        4 border  border  NOUN  NN  2 obj
    """)
    assert codes(doc, "It") == ["IRN"]
    assert codes(doc, "its") == ["IRN"]


def test_an_object_is_not_its_own_subject() -> None:
    doc = resolved("""
        1 Iran    Iran    PROPN NNP 2 nsubj
        2 spoke   speak   VERB  VBD 0 root

        1 Turkey  Turkey  PROPN NNP 2 nsubj
        2 warned  warn    VERB  VBD 0 root
        3 it      it      PRON  PRP 2 obj
    """)
    assert codes(doc, "it") == ["IRN"]


def test_they_are_all_that_is_coordinated() -> None:
    doc = resolved("""
        1 Azerbaijan Azerbaijan PROPN NNP 4 nsubj
        2 and        and        CCONJ CC  3 cc
        3 Turkey     Turkey     PROPN NNP 1 conj
        4 met        meet       VERB  VBD 0 root

        1 They       they       PRON  PRP 2 nsubj
        2 agreed     agree      VERB  VBD 0 root
    """)
    assert codes(doc, "They") == ["AZE", "TUR"]


def test_he_is_a_person_and_never_a_state() -> None:
    doc = resolved(
        """
        1 Jane   Jane   PROPN NNP 3 nsubj
        2 Roe    Roe    PROPN NNP 1 flat
        3 spoke  speak  VERB  VBD 0 root

        1 Iran   Iran   PROPN NNP 2 nsubj
        2 closed close  VERB  VBD 0 root

        1 She    she    PRON  PRP 2 nsubj
        2 left   leave  VERB  VBD 0 root
        """,
        names={"Jane Roe": "PER"},
    )
    mention = at(doc, "She")
    assert mention
    assert mention.actors[0].name == "Jane Roe"
    assert doc.quote(mention.antecedent) == "Jane Roe"  # type: ignore[arg-type]


def test_a_subject_that_is_no_party_may_be_meant_instead() -> None:
    doc = resolved("""
        1 Iran   Iran  PROPN NNP 2 nsubj
        2 spoke  speak VERB  VBD 0 root

        1 The    the   DET   DT  2 det
        2 storm  storm NOUN  NN  3 nsubj
        3 ended  end   VERB  VBD 0 root

        1 It     it    PRON  PRP 2 nsubj
        2 rained rain  VERB  VBD 0 root
    """)
    assert codes(doc, "It") == []


def test_a_relative_pronoun_is_the_noun_of_its_clause() -> None:
    doc = resolved("""
        1 Iran   Iran   PROPN NNP 6 nsubj
        2 ,      ,      PUNCT ,   4 punct
        3 which  which  PRON  WDT 4 nsubj
        4 denied deny   VERB  VBD 1 acl:relcl
        5 it     it     PRON  PRP 4 obj
        6 spoke  speak  VERB  VBD 0 root
    """)
    assert codes(doc, "which") == ["IRN"]


def test_he_and_she_are_not_the_same_person() -> None:
    doc = resolved(
        """
        1 Jane   Jane   PROPN NNP 3 nsubj
        2 Roe    Roe    PROPN NNP 1 flat
        3 spoke  speak  VERB  VBD 0 root

        1 She    she    PRON  PRP 2 nsubj
        2 left   leave  VERB  VBD 0 root

        1 Max    Max    PROPN NNP 3 nsubj
        2 Poe    Poe    PROPN NNP 1 flat
        3 saw    see    VERB  VBD 0 root
        4 Jane   Jane   PROPN NNP 3 obj

        1 Jane   Jane   PROPN NNP 2 nsubj
        2 said   say    VERB  VBD 0 root
        3 he     he     PRON  PRP 4 nsubj
        4 lied   lie    VERB  VBD 2 ccomp
        """,
        names={"Jane Roe": "PER", "Max Poe": "PER", "Jane": "PER"},
    )
    mention = at(doc, "he")
    assert mention
    assert mention.actors[0].name == "Max Poe"


def test_a_first_person_is_the_source_of_the_frame_around_it() -> None:
    doc = a_parsed_doc("""
        1 Iran   Iran   PROPN NNP 2 nsubj
        2 said   say    VERB  VBD 0 root
        3 :      :      PUNCT :   5 punct
        4 we     we     PRON  PRP 5 nsubj
        5 agree  agree  VERB  VBP 2 ccomp
    """)
    frame = Frame(sources=(Span(0, 4),), cues=(Span(5, 9),), contents=(Span(11, len(doc.text)),), score=1.0)
    found = resolve(replace(doc, frames=(frame,)), registry=REGISTRY)
    assert codes(found, "we") == ["IRN"]
    assert codes(resolve(doc, registry=REGISTRY), "we") == []


def test_it_is_a_mistake_and_not_a_party() -> None:
    doc = resolved("""
        1 Iran    Iran    PROPN NNP 2 nsubj
        2 spoke   speak   VERB  VBD 0 root

        1 It      it      PRON  PRP 4 nsubj
        2 was     be      AUX   VBD 4 cop
        3 a       a       DET   DT  4 det
        4 mistake mistake NOUN  NN  0 root
    """)
    assert codes(doc, "It") == []


def test_they_are_not_the_single_state_that_reports_on_them() -> None:
    doc = resolved("""
        1 Iran         Iran        PROPN NNP  3 nsubj
        2 is           be          AUX   VBZ  3 cop
        3 angry        angry       ADJ   JJ   0 root
        4 with         with        ADP   IN   6 case
        5 the          the         DET   DT   6 det
        6 Azerbaijanis Azerbaijani PROPN NNPS 3 obl
        7 and          and         CCONJ CC   8 cc
        8 claims       claim       VERB  VBZ  3 conj
        9 they         they        PRON  PRP  10 nsubj
        10 lied        lie         VERB  VBD  8 ccomp
    """)
    assert codes(doc, "they") == ["AZE"]


def test_what_leads_up_to_a_quotation_is_meant_in_it() -> None:
    doc = resolved("""
        1 Russia     Russia     PROPN NNP 2 nsubj
        2 left       leave      VERB  VBD 0 root

        # newpar
        1 Azerbaijan Azerbaijan PROPN NNP 2 nsubj
        2 answered   answer     VERB  VBD 0 root
        3 :          :          PUNCT :   2 punct
        4 “          “          PUNCT ``  6 punct
        5 They       they       PRON  PRP 6 nsubj
        6 stay       stay       VERB  VBP 2 ccomp
        7 ”          ”          PUNCT ''  6 punct
    """)
    assert codes(doc, "They") == ["AZE"]
