"""Acts that a title names without saying whose they are."""

from tests.events.coding import coded, line

BODY = """
    1 Norland Norland PROPN NNP 2 nsubj
    2 began begin VERB VBD 0 root
    3 a a DET DT 4 det
    4 bombardment bombardment NOUN NN 2 obj
    5 of of ADP IN 6 case
    6 Sudland Sudland PROPN NNP 4 nmod
"""
TITLE = """
    1 After after ADP IN 2 case
    2 {word} {word} NOUN NN 3 obl
    3 talks talk NOUN NNS 4 nsubj
    4 resume resume VERB VBP 0 root
"""


def triggers(title: str) -> list[tuple[str, int]]:
    doc = coded(f"{title}\n{BODY}")
    return [(line(e), e.trigger.start) for e in doc.events]


def test_an_act_is_told_where_the_title_names_it_first() -> None:
    assert triggers(TITLE.format(word="bombardment")) == [("ASSAULT NRL > SDL actual", len("After "))]


def test_another_word_in_the_title_is_another_act() -> None:
    [(told, start)] = triggers(TITLE.format(word="demonstration"))
    assert told == "ASSAULT NRL > SDL actual"
    assert start > len("After demonstration talks resume")
