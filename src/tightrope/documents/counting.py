"""How many documents are to come, told without reading those that are one to a file."""

from collections.abc import Iterable, Mapping

from tightrope.core.errors import InputError
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Found, Payload, Reader
from tightrope.documents.routing import route

SINGLE = frozenset({"text", "markdown", "html"})  # formats that hold one document each


def count(found: Iterable[Found], *, readers: Mapping[str, Reader], options: ReadOptions) -> int:
    """Articles and failures in `found` and in whatever is packed inside it; nothing is parsed for its meaning."""
    return sum(_inside(item, readers, options) if isinstance(item, Payload) else 1 for item in found)


def _inside(payload: Payload, readers: Mapping[str, Reader], options: ReadOptions) -> int:
    """What cannot be read is one failure."""
    try:
        reader = route(payload, readers)
        if reader.name in SINGLE or payload.depth > options.limits.depth:
            return 1
        return count(reader.read(payload, options), readers=readers, options=options)
    except InputError:
        return 1
