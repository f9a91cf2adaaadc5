"""The day and the place of an act, and how they are known."""

from datetime import UTC, date, datetime

import pytest

from tests.events.coding import coded
from tightrope.core.types import When

PUBLISHED = datetime(2025, 7, 2, 9, 30, tzinfo=UTC)  # a Wednesday


def when(*rows: str) -> When | None:
    time = "\n".join(f"{number} {row}" for number, row in enumerate(rows, start=4))
    [event] = coded(
        f"""
1 Norland Norland PROPN NNP 2 nsubj
2 attacked attack VERB VBD 0 root
3 Sudland Sudland PROPN NNP 2 obj
{time}
        """,
        published=PUBLISHED,
    ).events
    return event.when


@pytest.mark.parametrize(
    ("rows", "day", "precision", "basis"),
    [
        (["yesterday yesterday NOUN NN 2 obl:unmarked"], date(2025, 7, 1), "day", "relative"),
        (["on on ADP IN 5 case", "Monday Monday PROPN NNP 2 obl"], date(2025, 6, 30), "day", "relative"),
        (["on on ADP IN 5 case", "Wednesday Wednesday PROPN NNP 2 obl"], date(2025, 7, 2), "day", "relative"),
        (
            ["on on ADP IN 5 case", "June June PROPN NNP 2 obl", "27 27 NUM CD 5 nummod"],
            date(2025, 6, 27),
            "day",
            "stated",
        ),
        (
            ["in in ADP IN 5 case", "December December PROPN NNP 2 obl"],
            date(2024, 12, 1),
            "month",
            "stated",
        ),
        (["in in ADP IN 5 case", "2001 2001 NUM CD 2 obl"], date(2001, 1, 1), "year", "stated"),
        (
            ["last last ADJ JJ 5 amod", "week week NOUN NN 2 obl:unmarked"],
            date(2025, 6, 25),
            "week",
            "relative",
        ),
        ([], date(2025, 7, 2), "day", "published"),
    ],
)
def test_days(rows: list[str], day: date, precision: str, basis: str) -> None:
    told = when(*rows)
    assert told is not None
    assert (told.day, told.precision, told.basis) == (day, precision, basis)


def test_no_day_where_nothing_tells_one() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 attacked attack VERB VBD 0 root
        3 Sudland Sudland PROPN NNP 2 obj
    """).events
    assert event.when is None


def test_the_place_of_a_locative_phrase() -> None:
    [event] = coded("""
        1 Norland Norland PROPN NNP 2 nsubj
        2 bombed bomb VERB VBD 0 root
        3 a a DET DT 4 det
        4 bridge bridge NOUN NN 2 obj
        5 near near ADP IN 6 case
        6 Sudport Sudport PROPN NNP 2 obl
    """).events
    assert event.where is not None
    assert (event.where.name, event.where.country) == ("Sudport", "SDL")
