"""One row of each format, worked out by hand."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.importers.samples import ICEWS, gdelt_row, table, write
from tests.importers.test_contract import rows
from tightrope.importers import Rejected, Remark
from tightrope.resources.codings import Convention


def filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def test_gdelt(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt2"), "gdelt2")
    assert filled(row) == {
        "dataset": "gdelt2",
        "id": "7001",
        "day": date(2024, 3, 9),
        "actor": "AZE",
        "actor_sectors": "GOV",
        "actor_name": "BAKU",
        "recipient": "GEO",
        "recipient_sectors": "JRN",  # MED is the media in CAMEO
        "recipient_name": "REPORTER",
        "type": "REQUEST",
        "mode": "assist",
        "intensity": 0.5,
        "reality": "actual",
        "code": "0231",
        "mentions": 6,
        "sources": 2,
        "articles": 5,
        "place": "Ganja, Azerbaijan",
        "country": "AZE",
        "latitude": 40.7,
        "longitude": 46.4,
        "url": "https://news.example/ganja",
    }


@pytest.mark.parametrize(
    ("code", "actor", "sectors"),
    [
        ("", None, None),
        ("EUR", "---", None),  # the continent, not the Union
        ("EEC", "EUR", None),
        ("ROM", "ROU", None),
        ("GOVMIL", "---", "MIL GOV"),
        ("IGOUNO", "IGO", None),
        ("PSEREB", "PSE", "REB"),
        ("USAHLH", "USA", "MED"),
    ],
)
def test_cameo_actors(code: str, actor: str | None, sectors: str | None, tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt2", gdelt_row(Actor1Code=code) + "\n"), "gdelt2")
    assert (row["actor"], row["actor_sectors"]) == (actor, sectors)


@pytest.mark.parametrize(
    ("code", "type_", "mode", "intensity"),
    [
        ("0231", "REQUEST", "assist", 0.5),
        ("112", "ACCUSE", "disapprove", -2),
        ("11", "ACCUSE", None, -3),
        ("186", "ASSAULT", "targeted", -9.5),  # the table says "assassinate"
        ("1712", "ASSAULT", "destroy", -8.5),
        ("195", "ASSAULT", "aerial", -9.5),
        ("1951", "ASSAULT", "aerial", -9.5),  # no such code in the table: its parent
        ("0842", "RETREAT", None, 6.5),
    ],
)
def test_cameo_acts(code: str, type_: str, mode: str | None, intensity: float, tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt2", gdelt_row(EventCode=code) + "\n"), "gdelt2")
    assert (row["type"], row["mode"], row["intensity"]) == (type_, mode, intensity)


def test_the_printed_manual_can_be_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "gdelt2", gdelt_row(EventCode="11") + "\n")
    (row,) = rows(path, "gdelt2", convention=Convention.PRINTED)
    assert row["intensity"] == 3


def test_an_attempt_is_one(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt2", gdelt_row(EventCode="185") + "\n"), "gdelt2")
    assert row["reality"] == "attempted"


def test_a_citation_is_no_address(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt2", gdelt_row(SOURCEURL="A Monitoring Service") + "\n"), "gdelt2")
    assert row["url"] is None


def test_early_gdelt_rows_have_no_address(tmp_path: Path) -> None:
    late = gdelt_row("gdelt1")
    early = late.rpartition("\t")[0].replace("7001", "6001")
    found = rows(write(tmp_path, "gdelt1", f"{early}\n{late}\n{early}\n"), "gdelt1")
    assert sorted((row["id"], row["url"]) for row in found if row["url"]) == [
        ("7001", "https://news.example/ganja")
    ]
    assert len(found) == 3


def test_mentions(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt-mentions"), "gdelt-mentions")
    assert filled(row) == {
        "dataset": "gdelt2",
        "event": "7001",
        "mentioned": datetime(2024, 3, 9, 12, 15, tzinfo=UTC),
        "outlet": "news.example",
        "url": "https://news.example/ganja",
        "sentence": 2,
        "confidence": 0.6,
        "translated": False,
    }


def test_counts_of_the_first_graph(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "gdelt1-gkg"), "gdelt1-gkg")
    assert (row["type"], row["code"], row["killed"], row["recipient_name"]) == (
        "ASSAULT",
        "KILL",
        4,
        "soldiers",
    )
    assert (row["country"], row["articles"], row["url"]) == ("AZE", 3, "https://news.example/b")


def test_each_count_of_the_second_graph_is_told_by_itself(tmp_path: Path) -> None:
    told: list[Remark] = []
    (row,) = rows(write(tmp_path, "gdelt2-gkg"), "gdelt2-gkg", told)
    assert (row["type"], row["mode"], row["killed"], row["place"]) == ("COERCE", "arrest", None, "Azerbaijan")
    assert told == [Rejected("gdelt2-gkg.txt", 1, "AFFECT: a count of no act", fault=False)]


def test_icews(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "icews"), "icews")
    assert (row["actor"], row["actor_sectors"], row["actor_name"]) == ("GEO", "MIL GOV", "Army (Georgia)")
    assert (row["recipient"], row["recipient_sectors"]) == ("UNO", None)
    assert (row["type"], row["mode"], row["code"]) == ("CONSULT", "visit", "042")
    assert (row["place"], row["country"], row["latitude"]) == ("Tbilisi", "GEO", 41.7)


@pytest.mark.parametrize("code", ["42", "NA", ""])
def test_icews_codes_that_lost_their_zero_or_are_not_there(code: str, tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "icews", ICEWS.replace("\t042\t", f"\t{code}\t")), "icews")
    assert (row["type"], row["mode"], row["code"]) == ("CONSULT", "visit", "042")


def test_icews_benchmarks(tmp_path: Path) -> None:
    text = table("date|actor|relation|recipient", "2014-03-02|Police (Georgia)|Make a visit|Azerbaijan")
    (row,) = rows(write(tmp_path, "icews", text), "icews")
    assert (row["actor"], row["recipient"], row["mode"], row["code"]) == ("GEO", "AZE", "visit", "042")


def test_polecat(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "polecat"), "polecat")
    assert (row["actor"], row["actor_sectors"], row["recipient"]) == ("POL", "MIL GOV", None)
    assert (row["type"], row["mode"], row["intensity"], row["country"]) == ("ASSAULT", "drone", -9.5, "POL")


def test_acled(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "acled"), "acled")
    assert (row["day"], row["killed"], row["country"]) == (date(2023, 5, 5), 3, "POL")
    assert (row["actor"], row["actor_sectors"]) == ("POL", "MIL")
    assert (row["recipient"], row["recipient_sectors"]) == ("POL", "UAF")


def test_ucdp(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "ucdp-ged"), "ucdp-ged")
    assert (row["id"], row["day"], row["killed"], row["sources"]) == ("9", date(2001, 2, 3), 4, None)
    assert (row["actor"], row["actor_sectors"]) == ("POL", "GOV")
    assert (row["recipient"], row["recipient_sectors"]) == ("POL", "REB")


def test_phoenix(tmp_path: Path) -> None:
    (row,) = rows(write(tmp_path, "phoenix"), "phoenix")
    assert (row["actor"], row["actor_sectors"], row["recipient"]) == ("FRA", "MIL", "NGO")
    assert (row["type"], row["mode"], row["url"]) == ("RETREAT", "release", "https://news.example/a")
