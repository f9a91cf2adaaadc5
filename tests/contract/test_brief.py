"""What leaves as a brief keeps its contract, and every renderer survives every ledger."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import a_doc, a_ledger
from tests.faces.ledgers import a_full_ledger, many_attributions
from tightrope.core.types import Ledger, Sentence
from tightrope.faces import brief
from tightrope.faces.brief import reading
from tightrope.faces.brief.json import as_dict
from tightrope.resources.loading import load_json

SCHEMA = load_json("brief.schema.json")
LEDGERS: Mapping[str, Ledger] = {
    "full": a_full_ledger(),
    "nothing at all": Ledger(documents=()),
    "empty document": a_ledger(a_doc("")),
    "blank document": a_ledger(a_doc(" \n \n")),
    "nothing found": a_ledger(
        a_doc("It rained.", sentences=(Sentence(start=0, end=10, first=0, last=0, paragraph=0),))
    ),
    "right to left": a_ledger(a_doc("علی‌اف این ادعا را رد کرد.", language="fa", title="ادعا و تکذیب")),
    "hostile words": a_ledger(
        a_doc("<script>alert(1)</script> \x1b[31m & \u202e *x* | #", title="</title><b>\x1b[2J")
    ),
    "thousand statements": many_attributions(1000),
}
LOOK = brief.Look(width=80, sentences=True)
every_ledger = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)


@every_ledger
def test_the_json_brief_is_valid(ledger: Ledger) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(brief.render(ledger, format="json", look=LOOK)))


def test_the_schema_would_notice() -> None:
    broken = as_dict(a_full_ledger(), generated_by={})
    broken["documents"][0]["events"][0]["type"] = "SHRUG"
    assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_the_full_ledger_leaves_no_field_empty() -> None:
    full, empty = set(), set()
    for record in _records(a_full_ledger()):
        for f in fields(record):
            filled = getattr(record, f.name) not in (None, (), 0)
            (full if filled else empty).add(f"{type(record).__name__}.{f.name}")
    tree = {
        "Doc.tokens",
        "Doc.names",
        "Doc.frames",
        "Doc.acts",
        "Sentence.first",
        "Sentence.last",
        "Mention.head",
    }
    assert empty - full == tree  # a brief tells nothing of it


def test_every_property_of_the_schema_is_written() -> None:
    written = as_dict(a_full_ledger(), generated_by={"version": "0"})
    later = {"where.lat", "where.lon", "claim.checks", "actor.start", "actor.end", "actor.text"}
    missing = set(_missing(SCHEMA, written, "brief"))
    assert missing
    assert missing <= later


@every_ledger
def test_a_brief_read_back_is_the_brief(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(brief.render(ledger, format="json", look=LOOK), encoding="utf-8")
    first = json.loads(path.read_text(encoding="utf-8"))
    again = as_dict(reading.load(path), generated_by=first["generated_by"])
    for document in (*first["documents"], *again["documents"]):
        del document["mentions"]
    assert again == first


@pytest.mark.parametrize("format", brief.RENDERERS)
@every_ledger
def test_every_renderer_renders_every_ledger(ledger: Ledger, format: str) -> None:
    text = brief.render(ledger, format=format, look=LOOK)
    assert text.endswith("\n")
    assert "\x1b" not in text


@every_ledger
def test_html_is_balanced_and_fetches_nothing(ledger: Ledger) -> None:
    page = _Page()
    page.feed(brief.render(ledger, format="html", look=LOOK))
    page.close()
    assert page.open == []
    assert page.fetched == []
    assert page.links <= page.ids


def test_html_shows_the_text_as_it_is() -> None:
    page = _Page()
    page.feed(brief.render(a_full_ledger(), format="html", look=LOOK))
    text = a_full_ledger().documents[0].text
    assert " ".join(page.text.split()) == " ".join(text.split())


def test_colour_changes_no_word() -> None:
    plain, coloured = (
        brief.render(a_full_ledger(), format="text", look=replace(LOOK, colour=c)) for c in (False, True)
    )
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


def test_what_stands_between_coloured_words_is_alone_dim() -> None:
    coloured = brief.render(a_full_ledger(), format="text", look=replace(LOOK, colour=True))
    assert re.search(r"\x1b\[1mJane Roe\x1b\[0m", coloured)


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("name", ["full", "nothing at all", "right to left", "hostile words"])
def test_text_keeps_its_width(name: str, width: int) -> None:
    text = brief.render(LEDGERS[name], format="text", look=replace(LOOK, width=width))
    assert max(map(len, text.splitlines())) <= width


def test_references_are_never_cut() -> None:
    text = brief.render(many_attributions(1000), format="text", look=replace(LOOK, width=40))
    assert {f"[s{n}]" for n in (1, 10, 100, 1000)} <= set(text.split())


def _records(value: Any) -> Iterator[Any]:
    """`value` and every record in it."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for f in fields(value):
            yield from _records(getattr(value, f.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _records(item)


def _missing(schema: Any, value: Any, path: str) -> Iterator[str]:
    """Properties of `schema` that no value at its place has, as "kind.property"."""
    values = [v for v in (value if isinstance(value, list) else [value]) if v is not None]
    resolved = _resolved(schema)
    for name, inner in resolved.get("properties", {}).items():
        found = [v[name] for v in values if isinstance(v, dict) and name in v]
        if not found:
            yield f"{path}.{name}"
            continue
        flat = [x for f in found for x in (f if isinstance(f, list) else [f])]
        below = _resolved(inner)
        yield from _missing(below.get("items", below), flat, _kind(below.get("items", inner), name))


def _resolved(schema: Any) -> Any:
    if "$ref" in schema:
        return SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def _kind(schema: Any, name: str) -> str:
    return schema["$ref"].rsplit("/", 1)[-1] if "$ref" in schema else name


class _Page(HTMLParser):
    """What a browser would see: unclosed elements, fetched addresses, anchors, the article's text."""

    VOID = ("meta", "br", "hr", "img", "link", "input")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.text = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.fetched += [v for k, v in attrs if k in ("src", "srcset") and v]
        self.fetched += [tag] if tag in ("script", "link", "iframe", "img", "object") else []
        if (href := values.get("href") or "").startswith("#"):
            self.links.add(href[1:])
        if identity := values.get("id"):
            assert identity not in self.ids
            self.ids.add(identity)
        if tag not in self.VOID:
            self.open.append(tag)
            self._inside.append(values.get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self.open[-1] != "sup" and "text" in self._inside:
            self.text += data


def test_quotations_are_not_cut_inside_words() -> None:
    from tightrope.faces.brief.words import shortened

    words = "one two three four five six seven"
    for chars in range(4, len(words)):
        cut = shortened(words, chars).removesuffix(" …")
        assert re.match(rf"{re.escape(cut)}(\s|$)", words)
    assert all(len(shortened(words, a)) <= len(shortened(words, b)) for a, b in pairwise(range(4, 40)))
