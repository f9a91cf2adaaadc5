"""Pronouns and descriptions that the clause, or whoever speaks, decides about."""

from dataclasses import replace

from tests.actors.builders import REGISTRY, at, codes, resolved
from tests.builders import a_parsed_doc
from tightrope.actors import resolve
from tightrope.core.types import Doc, Frame, Span


def told(conllu: str, source: str, content: str, names: dict[str, str] | None = None) -> Doc:
    """The resolved document in which `source` says `content`."""
    doc = a_parsed_doc(conllu, names=names)
    spans = [Span(at, at + len(w)) for w in (source, content) for at in (doc.text.rindex(w),)]
    frame = Frame(sources=(spans[0],), cues=(), contents=(spans[1],), score=1.0)
    return resolve(replace(doc, frames=(frame,)), registry=REGISTRY)


def test_it_is_the_state_that_is_to_do_what_is_told() -> None:
    doc = resolved("""
        1 Turkey   Turkey   PROPN NNP 2 nsubj
        2 urged    urge     VERB  VBD 0 root
        3 Iran     Iran     PROPN NNP 2 obj
        4 to       to       PART  TO  5 mark
        5 open     open     VERB  VB  2 xcomp
        6 its      its      PRON  PRP$ 7 nmod:poss
        7 border   border   NOUN  NN  5 obj
    """)
    assert codes(doc, "its") == ["IRN"]


def test_who_allows_something_owns_what_is_used() -> None:
    doc = resolved("""
        1 Turkey   Turkey   PROPN NNP 2 nsubj
        2 allowed  allow    VERB  VBD 0 root
        3 Iran     Iran     PROPN NNP 2 obj
        4 to       to       PART  TO  5 mark
        5 use      use      VERB  VB  2 xcomp
        6 its      its      PRON  PRP$ 7 nmod:poss
        7 airspace airspace NOUN  NN  5 obj
    """)
    assert codes(doc, "its") == ["TUR"]


def test_it_is_the_subject_of_its_own_clause() -> None:
    doc = resolved("""
        1 Turkey    Turkey   PROPN NNP 2 nsubj
        2 insists   insist   VERB  VBZ 0 root
        3 that      that     SCONJ IN  5 mark
        4 Iran      Iran     PROPN NNP 5 nsubj
        5 withdraw  withdraw VERB  VB  2 ccomp
        6 its       its      PRON  PRP$ 7 nmod:poss
        7 threat    threat   NOUN  NN  5 obj
    """)
    assert codes(doc, "its") == ["IRN"]


def test_it_in_the_phrase_of_a_possessor_is_the_possessor() -> None:
    doc = resolved("""
        1 Turkey     Turkey   PROPN NNP 2 nsubj
        2 regretted  regret   VERB  VBD 0 root
        3 Iran       Iran     PROPN NNP 5 nmod:poss
        4 's         's       PART  POS 3 case
        5 breach     breach   NOUN  NN  2 obj
        6 of         of       ADP   IN  8 case
        7 its        its      PRON  PRP$ 8 nmod:poss
        8 promises   promise  NOUN  NNS 5 nmod
    """)
    assert codes(doc, "its") == ["IRN"]


def test_a_relative_pronoun_for_several_is_not_it() -> None:
    doc = resolved("""
        1 Iran     Iran     PROPN NNP 2 nsubj
        2 criticised criticise VERB VBD 0 root
        3 officials official NOUN NNS 2 obj
        4 who      who      PRON  WP  5 nsubj
        5 spoke    speak    VERB  VBD 3 acl:relcl

        1 It       it       PRON  PRP 2 nsubj
        2 demanded demand   VERB  VBD 0 root
        3 answers  answer   NOUN  NNS 2 obj
    """)
    assert codes(doc, "It") == ["IRN"]


SPEECH = """
    1 Leyla   Leyla  PROPN NNP 3 nsubj
    2 Sample  Sample PROPN NNP 1 flat
    3 met     meet   VERB  VBD 0 root
    4 Max     Max    PROPN NNP 3 obj
    5 Poe     Poe    PROPN NNP 4 flat

    1 "       "      PUNCT `` 3 punct
    2 He      he     PRON  PRP 3 nsubj
    3 knows   know   VERB  VBZ 8 ccomp
    4 our     our    PRON  PRP$ 5 nmod:poss
    5 troops  troop  NOUN  NNS 3 obj
    6 "       "      PUNCT ''  3 punct
    7 Sample  Sample PROPN NNP 8 nsubj
    8 said    say    VERB  VBD 0 root
"""
PEOPLE = {"Leyla Sample": "PER", "Max Poe": "PER", "Sample": "PER"}


def test_nobody_calls_himself_he_in_his_own_words() -> None:
    mention = at(told(SPEECH, "Sample", "He knows our troops", PEOPLE), "He")
    assert mention
    assert mention.actors[0].name == "Max Poe"


def test_our_troops_are_those_of_the_speaker() -> None:
    doc = told(SPEECH, "Sample", "He knows our troops", PEOPLE)
    assert codes(doc, "our") == ["AZE GOV"]
    assert codes(doc, "troops") == ["AZE MIL"]


def test_our_troops_are_nobodys_when_nobody_is_known_to_speak() -> None:
    doc = resolved(SPEECH, names=PEOPLE)
    assert codes(doc, "our") == []
    assert codes(doc, "troops") == ["--- MIL"]


def test_a_ministry_in_a_quotation_is_the_speakers() -> None:
    trees = """
        1 Iran     Iran   PROPN NNP 2 nsubj
        2 waited   wait   VERB  VBD 0 root

        1 "        "      PUNCT `` 4 punct
        2 The      the    DET   DT 3 det
        3 ministry ministry NOUN NN 4 nsubj
        4 agrees   agree  VERB  VBZ 7 ccomp
        5 "        "      PUNCT ''  4 punct
        6 Sample   Sample PROPN NNP 7 nsubj
        7 said     say    VERB  VBD 0 root
    """
    assert codes(told(trees, "Sample", "The ministry agrees"), "ministry") == ["AZE GOV"]
    assert codes(resolved(trees), "ministry") == ["IRN GOV"]


def test_they_who_do_something_are_seldom_things() -> None:
    doc = resolved("""
        1 Iran     Iran     PROPN NNP 2 nsubj
        2 has      have     VERB  VBZ 0 root
        3 missiles missile  NOUN  NNS 2 obj

        1 They     they     PRON  PRP 2 nsubj
        2 attacked attack   VERB  VBD 0 root
        3 Turkey   Turkey   PROPN NNP 2 obj
    """)
    assert codes(doc, "They") == ["IRN"]


def test_it_is_the_state_that_a_person_deals_with() -> None:
    doc = resolved(
        """
        1 Iran     Iran     PROPN NNP 2 nsubj
        2 waited   wait     VERB  VBD 0 root

        1 Leyla    Leyla    PROPN NNP 3 nsubj
        2 Sample   Sample   PROPN NNP 1 flat
        3 voiced   voice    VERB  VBD 0 root
        4 anger    anger    NOUN  NN  3 obj
        5 at       at       ADP   IN  6 case
        6 Turkey   Turkey   PROPN NNP 3 obl
        7 for      for      ADP   IN  9 case
        8 its      its      PRON  PRP$ 9 nmod:poss
        9 purchase purchase NOUN  NN  3 obl
        """,
        names={"Leyla Sample": "PER"},
    )
    assert codes(doc, "its") == ["TUR"]
