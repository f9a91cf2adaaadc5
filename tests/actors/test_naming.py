"""Parties by name: states, capitals, people, and names that could be two things."""

from tests.actors.builders import NOUNS, REGISTRY, an_entry, at, codes, resolved
from tests.builders import a_parsed_doc
from tightrope.actors import resolve
from tightrope.resources.registry import EntryKind, index

PRIME = """
1 Baku   Baku   PROPN NNP 2 nsubj
2 denied deny   VERB  VBD 0 root
3 it     it     PRON  PRP 2 obj
4 in     in     ADP   IN  5 case
5 Tehran Tehran PROPN NNP 2 obl
"""


def test_a_capital_acts_as_its_government_and_is_a_place_behind_a_locative() -> None:
    doc = resolved(PRIME)
    assert codes(doc, "Baku") == ["AZE GOV"]
    assert codes(doc, "Tehran") == ["IRN"]


def test_the_longest_name_wins() -> None:
    doc = resolved("""
        1 The    the    DET   DT  3 det
        2 Tehran Tehran PROPN NNP 3 compound
        3 Times  Times  PROPN NNP 4 nsubj
        4 said   say    VERB  VBD 0 root
    """)
    assert codes(doc, "Times") == ["IRN JRN"]
    assert len(doc.mentions) == 1


GEORGIA = """
1 Georgia Georgia PROPN NNP 2 nsubj
2 voted   vote    VERB  VBD 0 root
"""


def test_an_ambiguous_name_is_settled_by_its_neighbours() -> None:
    near = "\n1 {0} {0} PROPN NNP 2 nsubj\n2 cheered cheer VERB VBD 0 root\n"
    assert codes(resolved(GEORGIA + near.format("Atlanta")), "Georgia") == ["USA"]
    doc = resolved(GEORGIA + near.format("Tbilisi"))
    assert codes(doc, "Georgia") == ["GEO"]
    assert not at(doc, "Georgia").alternatives  # type: ignore[union-attr]


def test_without_evidence_the_alternatives_stay() -> None:
    mention = at(resolved(GEORGIA), "Georgia")
    assert mention
    assert [a.code for a in mention.alternatives] == ["USA"]


def test_a_state_inside_a_personal_name_is_no_state() -> None:
    doc = resolved(
        """
        1 Georgia Georgia PROPN NNP 3 nsubj
        2 Roe     Roe     PROPN NNP 1 flat
        3 spoke   speak   VERB  VBD 0 root
        """,
        names={"Georgia Roe": "PER"},
    )
    assert codes(doc, "Georgia") == ["---"]


SURNAME = """
1 Sample Sample PROPN NNP 2 nsubj
2 spoke  speak  VERB  VBD 0 root
"""


def test_a_bare_surname_is_whoever_holds_office_that_day() -> None:
    assert codes(resolved(SURNAME, on="2021-05-01"), "Sample") == ["AZE GOV"]
    assert codes(resolved(SURNAME, on="2019-05-01"), "Sample") == []


def test_an_office_holder_is_dated() -> None:
    trees = """
        1 the          the          DET  DT 3 det
        2 Azerbaijani  Azerbaijani  ADJ  JJ 3 amod
        3 president    president    NOUN NN 4 nsubj
        4 spoke        speak        VERB VBD 0 root
    """
    then, later = (at(resolved(trees, on=day), "president") for day in ("2010-01-01", "2024-01-01"))
    assert then
    assert later
    assert (then.actors[0].name, later.actors[0].name) == ("Anar Example", "Leyla Sample")


def test_a_person_out_of_office_no_longer_acts_for_the_government() -> None:
    trees = """
        1 Anar    Anar    PROPN NNP 3 nsubj
        2 Example Example PROPN NNP 1 flat
        3 spoke   speak   VERB  VBD 0 root
    """
    assert codes(resolved(trees, on="2024-01-01"), "Anar") == ["AZE ELI"]
    assert codes(resolved(trees, on="2010-01-01"), "Anar") == ["AZE GOV"]


def test_a_title_in_apposition_says_whose_a_person_is_and_later_surnames_follow() -> None:
    doc = resolved(
        """
        1  Jane       Jane       PROPN NNP 12 nsubj
        2  Roe        Roe        PROPN NNP 1  flat
        3  ,          ,          PUNCT ,   5  punct
        4  goodwill   goodwill   ADJ   JJ  5  amod
        5  ambassador ambassador NOUN  NN  1  appos
        6  of         of         ADP   IN  7  case
        7  Example    Example    PROPN NNP 5  nmod
        8  Relief     Relief     PROPN NNP 7  flat
        9  in         in         ADP   IN  10 case
        10 Kenya      Kenya      PROPN NNP 5  nmod
        11 ,          ,          PUNCT ,   5  punct
        12 spoke      speak      VERB  VBD 0  root

        1 Roe   Roe   PROPN NNP 2 nsubj
        2 left  leave VERB  VBD 0 root
        """,
        names={"Jane Roe": "PER"},
    )
    assert codes(doc, "Jane") == ["NGO"]
    assert doc.quote(at(doc, "Jane").span) == "Jane Roe, goodwill ambassador of Example Relief in Kenya"  # type: ignore[union-attr]
    assert at(doc, "ambassador") is None
    assert codes(doc, "Roe", 2) == ["NGO"]


def test_an_attitude_is_no_nationality() -> None:
    doc = resolved("""
        1 pro     pro     ADJ   JJ  3 amod
        2 -       -       PUNCT HYPH 1 punct
        3 Russian Russian ADJ   JJ  4 amod
        4 gunmen  gunman  NOUN  NNS 5 nsubj
        5 fired   fire    VERB  VBD 0 root
    """)
    assert codes(doc, "gunmen") == ["--- UAF"]


def test_a_title_in_the_text_holds_against_an_office_long_ended() -> None:
    doc = resolved(
        """
        1 Iranian  Iranian  ADJ   JJ  2 amod
        2 minister minister NOUN  NN  3 nmod:desc
        3 Anar     Anar     PROPN NNP 5 nsubj
        4 Example  Example  PROPN NNP 3 flat
        5 spoke    speak    VERB  VBD 0 root
        """,
        on="2024-01-01",
    )
    assert codes(doc, "Anar") == ["IRN GOV"]


def test_a_title_that_the_tree_tears_off_still_belongs_to_the_name() -> None:
    doc = resolved(
        """
        1 Iranian  Iranian  ADJ   JJ  2 amod
        2 minister minister NOUN  NN  5 nsubj
        3 Jane     Jane     PROPN NNP 5 nsubj
        4 Roe      Roe      PROPN NNP 3 flat
        5 spoke    speak    VERB  VBD 0 root
        """,
        names={"Jane Roe": "PER"},
    )
    assert codes(doc, "Jane") == ["IRN GOV"]
    assert [doc.quote(m.span) for m in doc.mentions] == ["Iranian minister Jane Roe"]


def test_countries_in_a_row_are_all_meant() -> None:
    doc = resolved("""
        1 Iran       Iran       PROPN NNP 2 compound
        2 Azerbaijan Azerbaijan PROPN NNP 3 nsubj
        3 denounce   denounce   VERB  VBP 0 root
        4 decision   decision   NOUN  NN  3 obj
    """)
    assert codes(doc, "Azerbaijan") == ["IRN", "AZE"]


def test_a_city_that_opens_a_dispatch_does_not_act() -> None:
    doc = resolved("""
        1 TEHRAN  Tehran  PROPN NNP 4 nsubj
        2 –       –       PUNCT :   1 punct
        3 Georgia Georgia PROPN NNP 4 nsubj
        4 spoke   speak   VERB  VBD 0 root
    """)
    assert codes(doc, "TEHRAN") == ["IRN"]


def test_an_acronym_is_a_medium_before_it_is_a_body_of_a_state_nobody_speaks_of() -> None:
    media = an_entry("IRN", EntryKind.MEDIA, "EXP", "JRN")
    body = an_entry("GEO", EntryKind.BODY, "EXP", "MIL")
    registry = index("en", (*REGISTRY.entries, body, media), NOUNS)
    trees = """
        1 EXP      EXP      PROPN NNP 2 nsubj
        2 reported report   VERB  VBD 0 root
    """
    doc = resolve(a_parsed_doc(trees), registry=registry)
    assert codes(doc, "EXP") == ["IRN JRN"]
    georgian = "\n1 Tbilisi Tbilisi PROPN NNP 2 nsubj\n2 denied deny VERB VBD 0 root"
    doc = resolve(a_parsed_doc(trees + georgian), registry=registry)
    assert codes(doc, "EXP") == ["GEO MIL"]


def test_initials_in_the_middle_of_a_name_do_not_hide_it() -> None:
    doc = resolved("""
        1 Leyla   Leyla   PROPN NNP 4 nsubj
        2 K.      K.      PROPN NNP 1 flat
        3 Sample  Sample  PROPN NNP 1 flat
        4 spoke   speak   VERB  VBD 0 root
    """)
    assert codes(doc, "Leyla") == ["AZE GOV"]


def test_a_surname_behind_an_office_once_held_is_known() -> None:
    doc = resolved(
        """
        1 President President PROPN NNP 2 nmod:desc
        2 Example   Example   PROPN NNP 3 nsubj
        3 spoke     speak     VERB  VBD 0 root
        """,
        on="2024-01-01",
    )
    assert codes(doc, "Example") == ["AZE GOV"]  # the text's title holds against the registry's dates


def test_two_people_that_the_reader_tags_as_one_are_two() -> None:
    doc = resolved(
        """
        1 Leyla   Leyla   PROPN NNP 6 nsubj
        2 Sample  Sample  PROPN NNP 1 flat
        3 and     and     CCONJ CC  4 cc
        4 Max     Max     PROPN NNP 1 conj
        5 Poe     Poe     PROPN NNP 4 flat
        6 spoke   speak   VERB  VBD 0 root
        """,
        names={"Leyla Sample and Max Poe": "PER"},
    )
    assert codes(doc, "Leyla") == ["AZE GOV"]
    assert [m.actors[0].name for m in doc.mentions] == ["Leyla Sample", "Max Poe"]


def test_a_month_is_nobody() -> None:
    trees = """
        1 In      in      ADP   IN  2 case
        2 Sample  Sample  PROPN NNP 4 obl
        3 Iran    Iran    PROPN NNP 4 nsubj
        4 voted   vote    VERB  VBD 0 root
    """
    assert codes(resolved(trees, names={"Sample": "DATE"}), "Sample") == []
    assert codes(resolved(trees), "Sample") == ["AZE GOV"]


def test_letters_apart_are_an_acronym() -> None:
    doc = resolved("""
        1 The     the     DET   DT  2 det
        2 U       U       PROPN NNP 4 nsubj
        3 S       S       PROPN NNP 2 flat
        4 agreed  agree   VERB  VBD 0 root
    """)
    assert codes(doc, "U") == ["USA"]


def test_a_body_is_that_of_the_state_the_text_names() -> None:
    registry = index(
        "en", (*REGISTRY.entries, an_entry("RUS", EntryKind.BODY, "Example Fleet", "MIL")), NOUNS
    )
    trees = """
        1 {state} {state} PROPN NNP 3 compound
        2 Example Example PROPN NNP 3 compound
        3 Fleet   Fleet   PROPN NNP 4 nsubj
        4 sailed  sail    VERB  VBD 0 root
    """
    found = {s: resolve(a_parsed_doc(trees.format(state=s)), registry=registry) for s in ("US", "Grand")}
    assert codes(found["US"], "Fleet") == ["USA MIL"]
    assert codes(found["Grand"], "Fleet") == ["RUS MIL"]


def test_a_short_title_is_the_paper_named_in_full() -> None:
    papers = (an_entry("GBR", EntryKind.MEDIA, "The Times", "JRN"),)
    registry = index("en", (*REGISTRY.entries, *papers), NOUNS)
    trees = """
        1 The    the    DET   DT  2 det
        2 {name} {name} PROPN NNP 4 compound
        3 Times  Times  PROPN NNP 4 nsubj
        4 wrote  write  VERB  VBD 0 root

        1 The    the    DET   DT  2 det
        2 Times  Times  PROPN NNP 3 nsubj
        3 added  add    VERB  VBD 0 root
    """
    assert codes(resolve(a_parsed_doc(trees.format(name="Tehran")), registry=registry), "Times", 2) == [
        "IRN JRN"
    ]
    assert codes(resolve(a_parsed_doc(trees.format(name="Other")), registry=registry), "Times", 2) == [
        "GBR JRN"
    ]


def test_a_reign_belongs_to_the_state_whoever_rules_by_now() -> None:
    doc = resolved(
        """
        1 the            the            DET   DT  3 det
        2 Example        Example        PROPN NNP 3 compound
        3 regime         regime         NOUN  NN  4 nsubj
        4 ended          end            VERB  VBD 0 root
        """,
        on="2024-01-01",
    )
    assert [a.code for m in doc.mentions for a in m.actors] == ["AZE"]


def test_what_looks_like_a_surname_may_be_a_thing_or_a_given_name() -> None:
    thing = resolved("""
        1 The     the     DET   DT  2 det
        2 Sample  Sample  PROPN NNP 3 nsubj
        3 rose    rise    VERB  VBD 0 root
    """)
    given = resolved("""
        1 Sample  Sample  PROPN NNP 3 nsubj
        2 Poe     Poe     PROPN NNP 1 flat
        3 spoke   speak   VERB  VBD 0 root
    """)
    assert codes(thing, "Sample") == []
    assert codes(given, "Sample") == []


def test_a_role_announced_before_a_name_is_one_mention_with_it() -> None:
    doc = resolved(
        """
        1 the      the      DET   DT  3 det
        2 Iranian  Iranian  ADJ   JJ  3 amod
        3 minister minister NOUN  NN  7 nsubj
        4 ,        ,        PUNCT ,   3 punct
        5 Jane     Jane     PROPN NNP 7 nsubj
        6 Roe      Roe      PROPN NNP 5 flat
        7 spoke    speak    VERB  VBD 0 root
        """,
        names={"Jane Roe": "PER"},
    )
    assert codes(doc, "Jane") == ["IRN GOV"]
    assert [doc.quote(m.span) for m in doc.mentions] == ["the Iranian minister, Jane Roe"]


def test_an_adjective_before_a_place_says_whose_it_is() -> None:
    doc = resolved("""
        1 Iranian  Iranian  ADJ   JJ  2 amod
        2 Atlanta  Atlanta  PROPN NNP 3 nsubj
        3 grew     grow     VERB  VBD 0 root
    """)
    mention = at(doc, "Atlanta")
    assert mention
    assert [a.code for a in (*mention.actors, *mention.alternatives)] == ["IRN", "USA"]


def test_a_body_called_like_a_role_is_left_to_the_context_when_only_other_states_are_spoken_of() -> None:
    ministry = an_entry("USA", EntryKind.BODY, "Foreign Ministry", "GOV")
    registry = index("en", (*REGISTRY.entries, ministry), NOUNS)
    trees = """
        1 {state}  {state}  PROPN NNP 2 nsubj
        2 spoke    speak    VERB  VBD 0 root

        1 The      the      DET   DT  3 det
        2 Foreign  foreign  ADJ   NNP 3 amod
        3 Ministry Ministry PROPN NNP 4 nsubj
        4 agreed   agree    VERB  VBD 0 root
    """
    found = {s: resolve(a_parsed_doc(trees.format(state=s)), registry=registry) for s in ("Iran", "US")}
    assert codes(found["Iran"], "Ministry") == ["IRN GOV"]
    assert codes(found["US"], "Ministry") == ["USA GOV"]
