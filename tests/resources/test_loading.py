"""The door to the shipped files."""

import pytest

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import list_toml, load_toml, parse_toml

SOURCE = '[source]\nname = "A"\nlicence = "CC0-1.0"\nretrieved = 2026-01-15\n'


def test_a_file_with_a_source_is_read() -> None:
    assert parse_toml(SOURCE + "[words]\na = 1\n", at="x.toml")["words"] == {"a": 1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[words]\na = 1\n", "no [source] table"),
        (SOURCE.replace("licence", "license"), "needs licence"),
        (SOURCE.replace("2026-01-15", '"long ago"'), "needs retrieved"),
        ("[source\n", "not valid TOML"),
    ],
)
def test_any_other_file_is_refused_by_name(text: str, told: str) -> None:
    with pytest.raises(ResourceError, match=r"x\.toml") as caught:
        parse_toml(text, at="x.toml")
    assert told in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"actors/nowhere\.toml: missing"):
        load_toml("actors/nowhere.toml")


def test_folders_are_listed_in_order() -> None:
    paths = list_toml("actors/states")
    assert list(paths) == sorted(paths)
    assert "actors/states/aze.toml" in paths
