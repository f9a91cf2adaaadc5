"""What the tests of attribution share: an attribution as words."""

from typing import NamedTuple

from tightrope.attribution import attribute
from tightrope.core.types import Attribution, Doc
from tightrope.resources.cues import load_cues


class Said(NamedTuple):
    """One attribution in the words of the text; `inside` is the cue of its parent."""

    source: str | None
    cue: str | None
    content: str
    stance: str
    inside: str | None = None


def said(doc: Doc) -> list[Said]:
    """What `attribute` makes of the document, in its order."""
    read = attribute(doc, cues=load_cues("en"))
    by_id = {a.id: a for a in read.attributions}
    return [_words(read, a, by_id) for a in read.attributions]


def _words(doc: Doc, a: Attribution, by_id: dict[str, Attribution]) -> Said:
    parent = by_id[a.parent] if a.parent else None
    return Said(
        source=doc.quote(a.source) if a.source else None,
        cue=doc.quote(a.cue) if a.cue else None,
        content=" ... ".join(doc.quote(s) for s in a.content),
        stance=str(a.stance),
        inside=doc.quote(parent.cue) if parent and parent.cue else None,
    )
