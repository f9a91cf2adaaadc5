"""The day of an act, as its clause tells it."""

from collections.abc import Iterator
from datetime import date, timedelta

from tightrope.core.types import DateBasis, Precision, When
from tightrope.events.scene import Scene
from tightrope.resources.lexicon import DateCues

DAYS = {"week": 7, "month": 30, "year": 365}
PRECISIONS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}
EARLIEST_YEAR, LATEST_YEAR = 1500, 2100  # four digits outside are no year


def when(scene: Scene, head: int) -> When | None:
    """The time told in the clause of `head`, else the day of publication; None where that is unknown too."""
    published = scene.doc.published.date() if scene.doc.published else None
    for words in _time_phrases(scene, head):
        told = _told(words, scene.lexicon.dates, published)
        if told is not None:
            return told
    return When(day=published, basis=DateBasis.PUBLISHED) if published else None


def _time_phrases(scene: Scene, head: int) -> Iterator[list[str]]:
    """Adverbials of the trigger's own clause, then of the clause above it."""
    parent = scene.tree.parent(head)
    for i in (head, parent):
        if i is not None:
            for k in scene.tree.children(i, "obl", "advmod", "nmod", "compound"):
                yield [scene.token(t).text for t in scene.tree.subtree(k) if scene.token(t).upos != "PUNCT"]


def _told(words: list[str], cues: DateCues, published: date | None) -> When | None:
    lower = [w.lower().rstrip(".") for w in words]
    return _calendar(lower, cues, published) or (_relative(lower, cues, published) if published else None)


def _calendar(words: list[str], cues: DateCues, published: date | None) -> When | None:
    month = next((cues.months[w] for w in words if w in cues.months), None)
    numbers = [int(w) for w in words if w.isdecimal()]
    year = next((n for n in numbers if EARLIEST_YEAR <= n <= LATEST_YEAR), None)
    day = next((n for n in numbers if 1 <= n <= 31), None)
    if month is None:
        return _whole_year(words, year)
    if year is None:
        if published is None:
            return None
        year = published.year - (month > published.month)
    precision = Precision.MONTH if day is None else Precision.DAY
    return _dated(year, month, day or 1, precision)


def _whole_year(words: list[str], year: int | None) -> When | None:
    if year is None or ("in" not in words and "since" not in words):
        return None
    return _dated(year, 1, 1, Precision.YEAR)


def _dated(year: int, month: int, day: int, precision: Precision) -> When | None:
    try:
        return When(day=date(year, month, day), precision=precision, basis=DateBasis.STATED)
    except ValueError:  # 31 June: the words are no date
        return None


def _relative(words: list[str], cues: DateCues, published: date) -> When | None:
    for word in words:
        if word in cues.weekdays:
            return _weekday(published, cues.weekdays[word], words, cues)
        if word in cues.offsets:
            day = published + timedelta(days=cues.offsets[word])
            return When(day=day, basis=DateBasis.RELATIVE)
        if word in cues.units and (back := _periods_back(words, cues)) is not None:
            unit = cues.units[word]
            day = published - timedelta(days=DAYS[unit] * back)
            return When(day=day, precision=PRECISIONS[unit], basis=DateBasis.RELATIVE)
    return None


def _weekday(published: date, weekday: int, words: list[str], cues: DateCues) -> When:
    """The last such day up to publication; a week earlier for "last Tuesday" said on a Tuesday."""
    back = (published.weekday() - weekday) % 7
    if back == 0 and cues.previous & set(words):
        back = 7
    return When(day=published - timedelta(days=back), basis=DateBasis.RELATIVE)


def _periods_back(words: list[str], cues: DateCues) -> int | None:
    if cues.previous & set(words):
        return 1
    if cues.current & set(words):
        return 0
    numbers = [int(w) for w in words if w.isdecimal()]
    return numbers[0] if "ago" in words and numbers else None
