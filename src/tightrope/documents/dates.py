"""When something was published: strings as formats write them to UTC-aware moments."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # older dates in today's files are placeholders
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # what software writes where it has no date
CLOCK_SLACK = timedelta(days=2)  # time zones taken for UTC, and servers whose clock is fast
MAX_DATE_CHARS = 100
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?Z?")
SECONDS_OR_MILLISECONDS = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")


def parse_date(written: str, *, now: datetime, language: str | None = None) -> datetime | None:
    """The moment `written` means, in UTC; None if it means none, or an impossible one.

    A time without a zone is taken for UTC. `language` (ISO 639-1) and `now` are for words: "2 hours ago".
    """
    written = written.strip()
    if not written or len(written) > MAX_DATE_CHARS:
        return None
    moment = _standard(written) or _in_words(written, now=now, language=language)
    return plausible(moment, now=now) if moment else None


def moment_of(
    written: str | datetime | None, *, now: datetime, language: str | None = None
) -> datetime | None:
    """The same of what may be a moment already, or nothing."""
    if isinstance(written, datetime):
        return plausible(written, now=now)
    return parse_date(written, now=now, language=language) if written else None


def plausible(moment: datetime, *, now: datetime) -> datetime | None:
    """`moment` in UTC; None if it is a placeholder or lies in the future."""
    try:
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        return moment if EARLIEST <= moment <= now + CLOCK_SLACK and moment != EPOCH else None
    except OverflowError:
        return None


def date_in_url(url: str, *, now: datetime) -> datetime | None:
    """The day that a path such as /2025/06/27/ names, at midnight UTC."""
    for year, separator, month, day in IN_URL.findall(url):
        if not separator and len(month + day) != 4:
            continue
        moment = _built(int(year), int(month), int(day))
        if moment and (found := plausible(moment, now=now)):
            return found
    return None


def _standard(written: str) -> datetime | None:
    return next(_standards(written), None)


def _standards(written: str) -> Iterator[datetime]:
    readings: tuple[Callable[[str], datetime | None], ...] = (
        _seconds,
        _compact,
        datetime.fromisoformat,
        parsedate_to_datetime,
    )
    for reading in readings:
        try:
            moment = reading(written)
        except (ValueError, TypeError, IndexError, OverflowError, OSError):
            continue
        if moment is not None:
            yield moment


def _seconds(written: str) -> datetime | None:
    if not SECONDS_OR_MILLISECONDS.fullmatch(written):
        return None
    seconds = float(written)
    return EPOCH + timedelta(seconds=seconds if seconds < 1e11 else seconds / 1000)


def _compact(written: str) -> datetime | None:
    found = COMPACT.fullmatch(written)
    return _built(*(int(part or 0) for part in found.groups())) if found else None


def _built(*parts: int) -> datetime | None:
    try:
        return datetime(*parts).replace(tzinfo=UTC)  # type: ignore[arg-type]  # parts are no zone
    except ValueError:
        return None


def _in_words(written: str, *, now: datetime, language: str | None) -> datetime | None:
    """By dateparser. A month or year alone is no day; a day without its year is the last one before `now`."""
    import dateparser

    settings = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "REQUIRE_PARTS": ["day", "month"],
    }
    for languages in ([language], None) if language else (None,):
        try:
            moment: datetime | None = dateparser.parse(written, languages=languages, settings=settings)
        except (
            ValueError,
            OverflowError,
            RecursionError,
        ):  # a language it has not, or digits beyond a calendar
            continue
        if moment is not None:
            return moment
    return None
