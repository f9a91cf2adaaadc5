"""Publication times as formats write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading import NOW
from tightrope.documents.dates import CLOCK_SLACK, date_in_url, parse_date


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-06-24", "2025-06-24T00:00"),
        ("2025-06-24T10:00:00", "2025-06-24T10:00"),
        ("2025-06-24T10:00:00Z", "2025-06-24T10:00"),
        ("2025-06-24T10:00:00+0430", "2025-06-24T05:30"),
        (" 2025-06-24 10:00:00.123+04:00 ", "2025-06-24T06:00:00.123"),
        ("Tue, 24 Jun 2025 10:00:00 -0400", "2025-06-24T14:00"),
        ("Tue, 24 Jun 2025 10:00:00 GMT", "2025-06-24T10:00"),
        ("20250624", "2025-06-24T00:00"),
        ("20250624101500", "2025-06-24T10:15"),
        ("20250624T101500Z", "2025-06-24T10:15"),
        ("1750759200", "2025-06-24T10:00"),
        ("1750759200000", "2025-06-24T10:00"),
        ("June 24, 2025 10:00 AM", "2025-06-24T10:00"),
        ("June 24", "2025-06-24T00:00"),
        ("December 24", "2024-12-24T00:00"),
        ("3 hours ago", "2025-07-01T09:00"),
    ],
)
def test_a_written_date_is_a_moment_in_utc(written: str, moment: str) -> None:
    assert parse_date(written, now=NOW) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "language"), [("24 июня 2025", "ru"), ("24 Haziran 2025", "tr"), ("24. Juni 2025", "de")]
)
def test_dates_in_words_of_other_languages(written: str, language: str) -> None:
    assert parse_date(written, now=NOW, language=language) == datetime(2025, 6, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "no date", "2025", "June 2025", "2025-13-45", "0001-01-01", "1970-01-01", "1850-01-01"),
        *("9999-12-31T23:59:59-01:00", "2025-07-20", "9" * 20, "1" * 5000, "Mon, 99 Foo 2025 99:99:99 +9999"),
    ],
)
def test_what_is_no_day_or_impossible_is_unknown(written: str) -> None:
    assert parse_date(written, now=NOW) is None


def test_a_clock_that_is_a_little_fast_is_forgiven() -> None:
    soon = NOW + timedelta(hours=20)
    assert parse_date(soon.isoformat(), now=NOW) == soon


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_plausible_moment_or_none(written: str) -> None:
    moment = parse_date(written, now=NOW)
    assert moment is None or (moment.utcoffset() == timedelta(0) and moment <= NOW + CLOCK_SLACK)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2025/06/24/a-meeting", "2025-06-24"),
        ("news/2025-06-24-a-meeting", "2025-06-24"),
        ("20250624/a-meeting", "2025-06-24"),
        ("a-meeting-2025/6/4", "2025-06-04"),
        ("2031/06/24/a-meeting", None),
        ("2025/06/a-meeting", None),
        ("a-meeting-202506241078", None),
        ("2025/02/31/a", None),
    ],
)
def test_the_day_in_an_address(path: str, day: str | None) -> None:
    found = date_in_url(f"https://wire.example/{path}", now=NOW)
    assert (found.date().isoformat() if found else None) == day
