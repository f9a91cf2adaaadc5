"""The brief as one HTML file: no script, nothing fetched, the highlighted text beside its story lines."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from tightrope.faces.brief.highlights import anchor, paragraphs
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Brief
from tightrope.faces.brief.words import shortened

QUOTE_CHARS = 320  # of a quotation in a list; the whole of it stands in the text beside


def render(brief: Brief, *, labels: Labels, generated_by: Mapping[str, Any]) -> str:
    """The whole page."""
    return _template().render(
        brief=brief,
        headings=labels.headings,
        stances=labels.stances,
        realities=labels.realities,
        origins=lambda n: labels.many(n, "origins") if n == 1 else f"{n:.3g} {labels.counted['origins'][1]}",
        listed=labels.listed,
        version=generated_by.get("version", ""),
        paragraphs=paragraphs,
        anchor=anchor,
        shortened=lambda text: shortened(text, QUOTE_CHARS),
    )


@cache
def _template() -> Template:
    source = files("tightrope.faces").joinpath("templates/brief.html.j2").read_text(encoding="utf-8")
    rules = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return rules.from_string(source)
