"""Parties by description: roles, nationalities, states spoken of before."""

import pytest

from tests.actors.builders import REGISTRY, at, codes, resolved
from tests.builders import a_parsed_doc
from tightrope.actors import resolve


def test_nationality_and_role_make_one_mention() -> None:
    doc = resolved("""
        1 Russian  Russian  ADJ  JJ  4 amod
        2 special  special  ADJ  JJ  4 amod
        3 police   police   NOUN NN  4 compound
        4 forces   force    NOUN NNS 5 nsubj
        5 arrested arrest   VERB VBD 0 root
        6 them     they     PRON PRP 5 obj
    """)
    assert codes(doc, "forces") == ["RUS COP"]
    assert [doc.quote(m.span) for m in doc.mentions] == ["Russian special police forces"]


def test_a_nationality_of_a_thing_has_a_mention_of_its_own() -> None:
    doc = resolved("""
        1 The      the       DET  DT  3 det
        2 Iranian  Iranian   ADJ  JJ  3 amod
        3 offensive offensive NOUN NN 4 nsubj
        4 ended    end       VERB VBD 0 root
    """)
    assert codes(doc, "Iranian") == ["IRN"]
    assert codes(doc, "offensive") == []


def test_coordinated_nationalities_give_two_actors() -> None:
    doc = resolved("""
        1 Iranian   Iranian  ADJ   JJ  4 amod
        2 and       and      CCONJ CC  3 cc
        3 Russian   Russian  ADJ   JJ  1 conj
        4 officials official NOUN  NNS 5 nsubj
        5 met       meet     VERB  VBD 0 root
    """)
    assert codes(doc, "officials") == ["IRN GOV", "RUS GOV"]
    assert len(doc.mentions) == 1


@pytest.mark.parametrize(("modifier", "sector"), [("civilian", "CVL"), ("rebel", "REB"), ("big", "MIL")])
def test_a_modifier_turns_a_vehicle_into_somebody_elses(modifier: str, sector: str) -> None:
    doc = resolved(f"""
        1 an          a           DET  DT  4 det
        2 Azerbaijani Azerbaijani ADJ  JJ  4 amod
        3 {modifier}  {modifier}  ADJ  JJ  4 amod
        4 aircraft    aircraft    NOUN NN  5 nsubj
        5 fell        fall        VERB VBD 0 root
    """)
    assert codes(doc, "aircraft") == [f"AZE {sector}"]


def test_a_possessor_owns_the_role_and_keeps_its_own_mention() -> None:
    doc = resolved("""
        1 Iran     Iran     PROPN NNP 3 nmod:poss
        2 's       's       PART  POS 1 case
        3 ministry ministry NOUN  NN  4 nsubj
        4 spoke    speak    VERB  VBD 0 root
    """)
    assert codes(doc, "ministry") == ["IRN GOV"]
    assert codes(doc, "Iran") == ["IRN"]


def test_a_definite_role_is_who_was_called_so_before() -> None:
    doc = resolved(
        """
        1 The        the      DET   DT  3 det
        2 Turkish    Turk     ADJ   JJ  3 amod
        3 ministry   ministry NOUN  NN  4 nsubj
        4 spoke      speak    VERB  VBD 0 root

        1 Russia   Russia PROPN NNP 2 nsubj
        2 left     leave  VERB  VBD 0 root

        1 The      the      DET  DT 2 det
        2 ministry ministry NOUN NN 3 nsubj
        3 agreed   agree    VERB VBD 0 root
    """.replace("Turkish ", "Turk    ")
    )
    mention = at(doc, "ministry", 2)
    assert mention
    assert mention.actors[0].code == "TUR"
    assert doc.quote(mention.antecedent) == "The Turk ministry"  # type: ignore[arg-type]


def test_nobody_is_guessed_for_an_indefinite_role() -> None:
    doc = resolved("""
        1 Russia   Russia PROPN NNP 2 nsubj
        2 left     leave  VERB  VBD 0 root

        1 An       a        DET  DT 2 det
        2 official official NOUN NN 3 nsubj
        3 agreed   agree    VERB VBD 0 root
    """)
    assert codes(doc, "official") == ["--- GOV"]


COUNTRIES = """
1 Armenia    Armenia    PROPN NNP 5 nsubj
2 fell       fall       VERB  VBD 5 dep
3 and        and        CCONJ CC  4 cc
4 Iran       Iran       PROPN NNP 5 nsubj
5 talked     talk       VERB  VBD 0 root

1 Azerbaijan Azerbaijan PROPN NNP 4 nsubj
2 and        and        CCONJ CC  3 cc
3 Turkey     Turkey     PROPN NNP 1 conj
4 met        meet       VERB  VBD 0 root

1 The        the        DET   DT  3 det
2 two        two        NUM   CD  3 nummod
3 countries  country    NOUN  NNS 4 nsubj
4 agreed     agree      VERB  VBD 0 root
"""


def test_two_countries_are_those_named_together() -> None:
    assert codes(resolved(COUNTRIES), "countries") == ["AZE", "TUR"]


def test_the_kingdom_must_have_been_called_one() -> None:
    doc = resolved("""
        1 Saudi   Saudi   PROPN NNP 3 nsubj
        2 Arabia  Arabia  PROPN NNP 1 flat
        3 spoke   speak   VERB  VBD 0 root

        1 Iran    Iran    PROPN NNP 2 nsubj
        2 spoke   speak   VERB  VBD 0 root

        1 The     the     DET   DT  2 det
        2 kingdom kingdom NOUN  NN  3 nsubj
        3 agreed  agree   VERB  VBD 0 root
    """)
    assert codes(doc, "kingdom") == ["SAU"]


def test_what_is_counted_is_the_party() -> None:
    doc = resolved("""
        1 Police       police      NOUN  NN   2 nsubj
        2 held         hold        VERB  VBD  0 root
        3 dozens       dozen       NOUN  NNS  2 obj
        4 of           of          ADP   IN   5 case
        5 Azerbaijanis Azerbaijani PROPN NNPS 3 nmod
    """)
    assert codes(doc, "dozens") == ["AZE CVL"]
    assert codes(doc, "Azerbaijanis") == []
    assert codes(doc, "Police") == ["--- COP"]


def test_an_ethnic_group_belongs_to_the_state_it_lives_in() -> None:
    doc = resolved("""
        1 Ethnic ethnic ADJ   JJ   2 amod
        2 Turks  Turk   PROPN NNPS 5 nsubj
        3 in     in     ADP   IN   4 case
        4 Iran   Iran   PROPN NNP  2 nmod
        5 left   leave  VERB  VBD  0 root
    """)
    assert codes(doc, "Turks") == ["IRN CVL"]


def test_a_counterpart_is_not_his_who_has_one() -> None:
    doc = resolved("""
        1 Iran         Iran        PROPN NNP 5 nsubj
        2 's           's          PART  POS 1 case
        3 Azerbaijani  Azerbaijani ADJ   JJ  4 amod
        4 counterpart  counterpart NOUN  NN  5 nsubj
        5 spoke        speak       VERB  VBD 0 root
    """)
    assert codes(doc, "counterpart") == []
    assert codes(doc, "Azerbaijani") == ["AZE"]


def test_hardware_is_the_forces_that_use_it_if_it_is_anybodys() -> None:
    trees = """
        1 {0}   {0}   {1} {2} 2 amod
        2 F-16s f-16s NOUN NNS 3 nsubj
        3 fired fire  VERB VBD 0 root
    """
    assert codes(resolved(trees.format("Iranian", "ADJ", "JJ")), "F-16s") == ["IRN MIL"]
    assert codes(resolved(trees.format("new", "ADJ", "JJ")), "F-16s") == []


def test_a_statement_speaks_for_its_owner() -> None:
    doc = resolved("""
        1 Iran      Iran      PROPN NNP 3 nmod:poss
        2 's        's        PART  POS 1 case
        3 statement statement NOUN  NN  4 nsubj
        4 warned    warn      VERB  VBD 0 root
    """)
    assert codes(doc, "statement") == ["IRN"]


def test_a_bare_plural_is_anybody() -> None:
    doc = resolved("""
        1 Iran      Iran     PROPN NNP 2 nsubj
        2 spoke     speak    VERB  VBD 0 root

        1 Ministers minister NOUN  NNS 2 nsubj
        2 agreed    agree    VERB  VBD 0 root
    """)
    assert [c.split()[0] for c in codes(doc, "Ministers")] in ([], ["---"])


def test_a_regime_is_not_that_of_the_one_who_acts_on_it() -> None:
    doc = resolved("""
        1 Iran      Iran   PROPN NNP 2 nsubj
        2 spoke     speak  VERB  VBD 0 root

        1 Turkey    Turkey PROPN NNP 2 nsubj
        2 warned    warn   VERB  VBD 0 root
        3 the       the    DET   DT  4 det
        4 regime    regime NOUN  NN  2 obj
    """)
    assert codes(doc, "regime") == ["IRN GOV"]


def test_an_outlet_names_the_organs_of_its_own_state_without_their_country() -> None:
    trees = """
        1 Georgia  Georgia  PROPN NNP 2 nsubj
        2 spoke    speak    VERB  VBD 0 root

        1 Foreign  foreign  ADJ   JJ  2 amod
        2 Ministry Ministry PROPN NNP 3 nsubj
        3 agreed   agree    VERB  VBD 0 root
    """
    at_home = resolve(a_parsed_doc(trees, outlet="Tehran Times"), registry=REGISTRY)
    assert codes(at_home, "Ministry") == ["IRN GOV"]
    assert codes(resolved(trees), "Ministry") == ["GEO GOV"]


def test_troops_loyal_to_somebody_are_theirs() -> None:
    doc = resolved("""
        1 Turkey  Turkey  PROPN NNP 2 nsubj
        2 watched watch   VERB  VBD 0 root
        3 troops  troop   NOUN  NNS 2 obj
        4 loyal   loyal   ADJ   JJ  3 amod
        5 to      to      ADP   IN  6 case
        6 Iran    Iran    PROPN NNP 4 obl
    """)
    assert codes(doc, "troops") == ["IRN MIL"]


def test_states_named_side_by_side_before_a_role_are_both_meant() -> None:
    doc = resolved("""
        1 US       US       PROPN NNP 4 compound
        2 and      and      CCONJ CC  4 cc
        3 Russian  Russian  ADJ   JJ  4 amod
        4 aircraft aircraft NOUN  NN  5 nsubj
        5 flew     fly      VERB  VBD 0 root
    """)
    assert codes(doc, "aircraft") == ["USA MIL", "RUS MIL"]


def test_a_hyphen_joins_two_states() -> None:
    doc = resolved("""
        1 the      the      DET   DT  5 det
        2 Iranian  Iranian  ADJ   JJ  4 amod
        3 -        -        PUNCT HYPH 2 punct
        4 Russian  Russian  ADJ   JJ  5 amod
        5 embargo  embargo  NOUN  NN  6 nsubj
        6 ended    end      VERB  VBD 0 root
    """)
    assert codes(doc, "Russian") == ["IRN", "RUS"]


def test_a_dateline_is_no_part_of_the_party_behind_it() -> None:
    doc = resolved("""
        1 TEHRAN   TEHRAN   PROPN NNP 5 nsubj
        2 -        -        PUNCT :   1 punct
        3 Iranian  Iranian  ADJ   JJ  4 amod
        4 officials official NOUN NNS 1 appos
        5 spoke    speak    VERB  VBD 0 root
    """)
    assert codes(doc, "officials") == ["IRN GOV"]


def test_the_use_of_force_is_no_party() -> None:
    doc = resolved("""
        1 Iran     Iran     PROPN NNP 2 nsubj
        2 opposes  oppose   VERB  VBZ 0 root
        3 intelligence intelligence NOUN NN 2 obj
    """)
    assert codes(doc, "intelligence") == []


def test_a_regime_is_that_of_the_state_acted_on() -> None:
    doc = resolved("""
        1 Turkey   Turkey   PROPN NNP 2 nsubj
        2 warned   warn     VERB  VBD 0 root
        3 Iran     Iran     PROPN NNP 2 obj

        1 Turkey   Turkey   PROPN NNP 2 nsubj
        2 punished punish   VERB  VBD 0 root
        3 the      the      DET   DT  4 det
        4 regime   regime   NOUN  NN  2 obj
    """)
    assert codes(doc, "regime") == ["IRN GOV"]


def test_roles_named_bare_are_of_the_state_whose_leaders_need_no_country() -> None:
    doc = resolved(
        """
        1 President President PROPN NNP 2 nmod:desc
        2 Leyla     Leyla     PROPN NNP 4 nsubj
        3 Sample    Sample    PROPN NNP 2 flat
        4 spoke     speak     VERB  VBD 0 root

        1 Iran      Iran      PROPN NNP 2 nsubj
        2 waited    wait      VERB  VBD 0 root

        1 Foreign   foreign   ADJ   NNP 2 amod
        2 Ministry  Ministry  PROPN NNP 3 compound
        3 officials official  NOUN  NNS 4 nsubj
        4 agreed    agree     VERB  VBD 0 root
        """,
        names={"Leyla Sample": "PER"},
    )
    assert codes(doc, "officials") == ["AZE GOV"]


def test_a_body_named_behind_a_noun_for_such_is_who_is_meant() -> None:
    doc = resolved("""
        1 the      the      DET   DT  2 det
        2 watchdog watchdog NOUN  NN  5 nsubj
        3 Example  Example  PROPN NNP 2 appos
        4 Relief   Relief   PROPN NNP 3 flat
        5 spoke    speak    VERB  VBD 0 root
    """)
    assert codes(doc, "watchdog") == ["NGO"]
