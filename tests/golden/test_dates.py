"""The days of golden events: where a text gives one, its row says `when` ("2016-03-14", "2023-08", "1998")."""

import tomllib
from pathlib import Path

from tightrope import engine
from tightrope.core.ids import content_id
from tightrope.core.types import Doc

TEXTS = sorted((Path(__file__).parent / "en").glob("*.toml"))
FOUND = 0.6  # of the dated events; "the 1998 bombing" is not read as a date yet, one act is not found


def test_stated_days_are_found() -> None:
    expected = [(path, row["when"]) for path in TEXTS for row in _events(path) if "when" in row]
    found = [when for path, when in expected if any(day.startswith(when) for day in _days(path))]
    assert len(expected) >= 4
    assert len(found) >= FOUND * len(expected)


def _days(path: Path) -> list[str]:
    doc = Doc(id=content_id("d", path.stem), source=path.stem, text=_text(path), language="en")
    [coded] = engine.code([doc], pipeline=engine.english())
    assert isinstance(coded, Doc)
    return [event.when.day.isoformat() for event in coded.events if event.when]


def _text(path: Path) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["text"]).strip()


def _events(path: Path) -> list[dict[str, str]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("events", ()))
