"""Counts as ranges, given to the act they belong to."""

import pytest

from tests.events.coding import coded
from tightrope.core.types import Event

HOW_MANY = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 arrested arrest VERB VBD 0 root
    {rows}
"""
WORDS = {
    "dozens": ("3 dozens dozen NOUN NNS 2 obj", 24, 99),
    "hundreds": ("3 hundreds hundred NOUN NNS 2 obj", 200, 999),
    "twelve": ("3 twelve twelve NUM CD 4 nummod\n4 men man NOUN NNS 2 obj", 12, 12),
    "1,200": ("3 1,200 1,200 NUM CD 4 nummod\n4 men man NOUN NNS 2 obj", 1200, 1200),
    "several": ("3 several several ADJ JJ 4 amod\n4 men man NOUN NNS 2 obj", 3, 9),
    "at least ten": (
        "3 at at ADP IN 4 case\n4 least least ADJ JJS 5 nmod\n5 ten ten NUM CD 6 nummod\n"
        "6 men man NOUN NNS 2 obj",
        10,
        None,
    ),
    "three hundred": (
        "3 three three NUM CD 4 compound\n4 hundred hundred NUM CD 5 nummod\n5 men man NOUN NNS 2 obj",
        300,
        300,
    ),
}


def counted(event: Event) -> list[tuple[str, int, int | None]]:
    return [(c.kind.value, c.low, c.high) for c in event.counts]


@pytest.mark.parametrize("words", WORDS)
def test_words_that_count(words: str) -> None:
    rows, low, high = WORDS[words]
    sudlandic = f"{rows}\n{rows.count(chr(10)) + 4} from from ADP IN {rows.count(chr(10)) + 5} case\n"
    sudlandic += f"{rows.count(chr(10)) + 5} Sudland Sudland PROPN NNP {rows.count(chr(10)) + 3} nmod"
    [event] = coded(HOW_MANY.format(rows=sudlandic)).events
    assert counted(event) == [("detained", low, high)]


def test_deaths_told_later_go_to_the_act_before() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 arrested arrest VERB VBD 0 root
        3 dozens dozen NOUN NNS 2 obj
        4 from from ADP IN 5 case
        5 Sudland Sudland PROPN NNP 3 nmod
        6 . . PUNCT . 2 punct

        1 Two two NUM CD 2 nummod
        2 detainees detainee NOUN NNS 3 nsubj
        3 died die VERB VBD 0 root
        4 . . PUNCT . 3 punct
    """).events
    assert counted(event) == [("detained", 24, 99), ("killed", 2, 2)]


def test_talks_held_detain_nobody() -> None:
    doc = coded("""
        1 Norland Norland PROPN NNP 6 nsubj
        2 and and CCONJ CC 3 cc
        3 Sudland Sudland PROPN NNP 1 conj
        4 with with ADP IN 5 case
        5 two two NUM CD 6 obl
        6 held hold VERB VBD 0 root
        7 talks talk NOUN NNS 6 obj
    """)
    assert [e.counts for e in doc.events] == [()]


def test_the_number_right_before_a_word_is_its_own() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
        4 . . PUNCT . 2 punct

        1 Twelve twelve NUM CD 2 nummod
        2 soldiers soldier NOUN NNS 4 nsubj:pass
        3 were be AUX VBD 4 aux:pass
        4 killed kill VERB VBN 0 root
        5 and and CCONJ CC 8 cc
        6 40 40 NUM CD 7 nummod
        7 others other NOUN NNS 4 obl
        8 injured injure VERB VBN 2 acl
        9 . . PUNCT . 4 punct
    """).events
    assert counted(event) == [("killed", 12, 12), ("injured", 40, 40)]


def test_people_named_beside_each_other_are_counted_together() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 killed kill VERB VBD 0 root
        3 one one NUM CD 4 nummod
        4 soldier soldier NOUN NN 2 obj
        5 and and CCONJ CC 7 cc
        6 four four NUM CD 7 nummod
        7 civilians civilian NOUN NNS 4 conj
        8 in in ADP IN 9 case
        9 Sudland Sudland PROPN NNP 2 obl
    """).events
    assert counted(event) == [("killed", 5, 5)]


def test_a_later_verb_counts_its_own_object() -> None:
    found = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 killed kill VERB VBD 0 root
        3 six six NUM CD 4 nummod
        4 policemen policeman NOUN NNS 2 obj
        5 and and CCONJ CC 6 cc
        6 wounded wound VERB VBD 2 conj
        7 several several ADJ JJ 8 amod
        8 others other NOUN NNS 6 obj
        9 in in ADP IN 10 case
        10 Sudland Sudland PROPN NNP 6 obl
    """).events
    assert [c for e in found for c in counted(e)] == [("killed", 6, 6), ("injured", 3, 9)]
