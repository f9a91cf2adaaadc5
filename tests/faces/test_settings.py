"""Settings: what overrides what, and what is refused."""

from dataclasses import fields
from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.faces.settings import FILE, Settings, load


def test_defaults(tmp_path: Path) -> None:
    assert load({}, folder=tmp_path, environ={}) == Settings()


def test_each_layer_overrides_the_one_below(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('format = "json"\nwidth = 70\nmin_score = 0.1\n')
    environ = {"TIGHTROPE_WIDTH": "80", "TIGHTROPE_MIN_SCORE": "0.2"}
    settings = load({"min_score": 0.3, "format": None}, folder=tmp_path, environ=environ)
    assert (settings.format, settings.width, settings.min_score) == ("json", 80, 0.3)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("format", "html", "html"),
        ("width", "72", 72),
        ("colour", "no", False),
        ("language", "EN", "en"),
        ("min_score", "0.5", 0.5),
        ("allow_private", "TRUE", True),
        ("workspace", "other.duckdb", "other.duckdb"),
        ("seconds", "2.5", 2.5),
    ],
)
def test_every_setting_can_come_from_a_variable(name: str, text: str, value: object, tmp_path: Path) -> None:
    settings = load({}, folder=tmp_path, environ={f"TIGHTROPE_{name.upper()}": text})
    assert getattr(settings, name) == value


def test_the_test_above_covers_every_setting() -> None:
    marks = test_every_setting_can_come_from_a_variable.pytestmark  # type: ignore[attr-defined]
    assert [row[0] for row in marks[0].args[1]] == [f.name for f in fields(Settings)]


def test_no_color_is_heeded_and_can_be_overruled(tmp_path: Path) -> None:
    assert load({}, folder=tmp_path, environ={"NO_COLOR": "1"}).colour is False
    assert load({}, folder=tmp_path, environ={"NO_COLOR": ""}).colour is None
    assert load({"colour": True}, folder=tmp_path, environ={"NO_COLOR": "1"}).colour is True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("widht = 80", r"tightrope\.toml: widht: no such setting; there are format, width"),
        ('width = "wide"', r"tightrope\.toml: width = 'wide'"),
        ("width = 0", "a number from 20 to 1000"),
        ("min_score = 2", "a number from 0 to 1"),
        ("min_score = true", "a number is expected"),
        ("allow_private = 3", "true or false"),
        ('format = "pdf"', "one of text, json, html, md"),
        ('language = "english"', "ISO 639-1"),
        ("width = = 3", "cannot be read as TOML"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(InputError, match=message):
        load({}, folder=tmp_path, environ={})


def test_an_unknown_variable_is_refused_but_not_that_of_the_tests(tmp_path: Path) -> None:
    load({}, folder=tmp_path, environ={"TIGHTROPE_DATA": "/somewhere"})
    with pytest.raises(InputError, match="TIGHTROPE_WIDHT"):
        load({}, folder=tmp_path, environ={"TIGHTROPE_WIDHT": "80"})
