"""Front matter: what a Markdown file says of itself, as YAML between two lines of three dashes at its top."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from tightrope.documents.tables import NAMES

FENCED = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FIELDS = {"title": "title", "outlet": "outlet", "author": "author", "url": "url", "published": "date"}


def front_matter(markdown: str) -> Mapping[str, Any]:
    """Fields of an `Article` by name, as written; empty where the file says nothing of itself."""
    found = {
        key.lower(): value for key, value in _pairs(markdown).items() if isinstance(value, str) and value
    }
    told = {field: _first(found, NAMES[usual]) for field, usual in FIELDS.items()}
    told["language"] = found.get("language") or found.get("lang")
    return {field: value for field, value in told.items() if value}


def _pairs(markdown: str) -> dict[str, object]:
    """Keys and values of the YAML, every scalar as text. What is no YAML mapping is no front matter."""
    fenced = FENCED.match(markdown)
    if fenced is None:
        return {}
    try:
        tree = yaml.load(fenced[1], Loader=yaml.BaseLoader)  # BaseLoader: texts, lists and mappings only
    except yaml.YAMLError:
        return {}
    return {str(key): value for key, value in tree.items()} if isinstance(tree, dict) else {}


def _first(found: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((found[key] for key in keys if key in found), None)
