"""A ledger as a brief, in every format. A renderer is loaded when it is asked for: each has its own cost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tightrope.core.types import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a renderer is told beside the ledger. Only text output heeds the width, colour and sentences."""

    width: int = 80
    colour: bool = False
    sentences: bool = False
    all_claims: bool = False  # also those that nobody disputes; JSON always has them


def render(ledger: Ledger, *, format: str, look: Look) -> str:
    """The brief of `ledger` in one of `RENDERERS`, with a final line break."""
    return RENDERERS[format](ledger, look)


def _text(ledger: Ledger, look: Look) -> str:
    from tightrope.faces.brief import text
    from tightrope.faces.brief.labels import load_labels
    from tightrope.faces.brief.view import view

    labels = load_labels()
    return text.render(
        view(ledger, labels=labels, all_claims=look.all_claims),
        labels=labels,
        width=look.width,
        colour=look.colour,
        sentences=look.sentences,
    )


def _json(ledger: Ledger, _: Look) -> str:
    from tightrope.faces.brief import json
    from tightrope.faces.brief.provenance import generated_by

    return json.render(ledger, generated_by=generated_by())


def _html(ledger: Ledger, look: Look) -> str:
    from tightrope.faces.brief import html
    from tightrope.faces.brief.labels import load_labels
    from tightrope.faces.brief.provenance import generated_by
    from tightrope.faces.brief.view import view

    labels = load_labels()
    return html.render(
        view(ledger, labels=labels, all_claims=look.all_claims), labels=labels, generated_by=generated_by()
    )


def _markdown(ledger: Ledger, look: Look) -> str:
    from tightrope.faces.brief import markdown
    from tightrope.faces.brief.labels import load_labels
    from tightrope.faces.brief.view import view

    labels = load_labels()
    return markdown.render(view(ledger, labels=labels, all_claims=look.all_claims), labels=labels)


RENDERERS: Mapping[str, Callable[[Ledger, Look], str]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "md": _markdown,
}
