"""The pinned requirements name every dependency and no place to get it from."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_dependency_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in wanted}
    pinned = set(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==", PINNED, re.MULTILINE))
    assert names - pinned == set()


def test_every_pin_has_a_hash() -> None:
    pins = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n?", "", PINNED, flags=re.MULTILINE))
    assert [pin for pin in pins if "==" in pin and "--hash=sha256:" not in pin] == []


def test_no_host_and_no_path_is_named() -> None:
    assert re.findall(r"https?://\S+|file:\S+|--(?:extra-)?index-url|--find-links", PINNED) == []
