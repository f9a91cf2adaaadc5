"""Where an act happened, as its clause tells it."""

from collections.abc import Iterator

from tightrope.core.tree import tokens_in
from tightrope.core.types import UNIDENTIFIED, Mention, MentionKind, NameKind, Where
from tightrope.events.phrases import LOCATIVE
from tightrope.events.scene import Scene


def where(scene: Scene, head: int) -> Where | None:
    """The first place a locative phrase below the trigger, or below its verb, names."""
    return next(_places(scene, head), None)


def _places(scene: Scene, head: int) -> Iterator[Where]:
    parent = scene.tree.parent(head)
    for i in (head, parent if parent is not None and scene.is_verbal(parent) else None):
        for k in scene.tree.children(i, "obl", "nmod") if i is not None else ():
            if any(scene.has_case(k, p) for p in LOCATIVE):
                yield from _named_place(scene, k)


def _named_place(scene: Scene, i: int) -> Iterator[Where]:
    for k in scene.tree.subtree(i):
        mention = scene.mention_at.get(k)
        if (
            mention is not None
            and mention.kind is MentionKind.NAME
            and not _is_person_or_body(scene, mention)
        ):
            country = mention.actors[0].code
            known = None if country == UNIDENTIFIED else country
            yield Where(name=scene.doc.quote(mention.span), country=known, span=mention.span)
    for name in scene.doc.names:
        if name.kind is NameKind.LOC and scene.token(i).span.touches(name.span):
            yield Where(name=scene.doc.quote(name.span), span=name.span)


def _is_person_or_body(scene: Scene, mention: Mention) -> bool:
    inside = tokens_in(scene.doc.tokens, mention.span)
    kinds = {n.kind for n in scene.doc.names if n.span.touches(mention.span)}
    return bool(kinds & {NameKind.PER, NameKind.ORG}) or not any(
        scene.token(k).upos == "PROPN" for k in inside
    )
