"""The example corpus keeps its own rules: invented outlets, public facts, nobody quoted at length."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.documentation import EXAMPLES
from tightrope.core.types import Doc
from tightrope.documents import ReadOptions, read

DISPATCHES = sorted(EXAMPLES.glob("[0-9]*.md"))
LONGEST_QUOTATION = 6  # words: a phrase that was published, never a statement
COPY, ORIGINAL = "2024-12-26-sample-gazette-crash.md", "2024-12-25-example-wire-crash.md"


def as_read(path: Path) -> Doc:
    [doc] = read([path], options=ReadOptions(now=datetime(2026, 1, 1, tzinfo=UTC)))
    assert isinstance(doc, Doc), doc
    return doc


def sentences(path: Path) -> set[str]:
    return set(re.split(r"(?<=\.)\s+", as_read(path).text))


def test_the_corpus_is_as_large_as_its_readme_says() -> None:
    assert len(DISPATCHES) == 17
    assert "Seventeen" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_five_outlets_write() -> None:
    assert len({as_read(p).outlet for p in DISPATCHES}) == 5


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_dispatch_states_what_it_is(path: Path) -> None:
    doc = as_read(path)
    assert doc.title
    assert doc.outlet
    assert doc.published is not None
    assert doc.language == "en"
    assert path.stem.startswith(doc.published.date().isoformat())
    assert "written for this repository" in path.read_text(encoding="utf-8").split("---")[1]


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_dispatch_is_short(path: Path) -> None:
    assert 150 <= len(as_read(path).text.split()) <= 350


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_nobody_is_quoted_at_length(path: Path) -> None:
    quotations = re.findall(r'"([^"]*)"', as_read(path).text)
    assert [q for q in quotations if len(q.split()) > LONGEST_QUOTATION] == []


def test_two_dispatches_are_near_copies() -> None:
    copy, original = sentences(EXAMPLES / COPY), sentences(EXAMPLES / ORIGINAL)
    assert len(copy & original) / len(copy) > 0.7
    assert copy != original
