"""Whose words a passage gives, as far as the neural reader tells, and for whom "I" and "we" stand in them."""

from collections.abc import Mapping, Sequence

from tightrope.actors.resolution import Resolution
from tightrope.core.tree import tokens_in
from tightrope.core.types import Actor, Frame, Mention, MentionKind, Span, Token


def speakers(
    frames: Sequence[Frame], tokens: Sequence[Token], mentions: Sequence[Mention]
) -> Mapping[int, Mention]:
    """For each frame, by its number, the first mention with its head in the source, else one around the source."""
    headed = {m.head: m for m in mentions}
    found = {n: _sources(f, tokens, headed) for n, f in enumerate(frames) if f.sources}
    return {n: min(those, key=lambda m: (m.span.start, -m.span.end)) for n, those in found.items() if those}


def _sources(frame: Frame, tokens: Sequence[Token], headed: Mapping[int, Mention]) -> list[Mention]:
    inside = [headed[i] for s in frame.sources for i in tokens_in(tokens, s) if i in headed]
    return inside or [m for m in headed.values() if any(m.span.holds(s) for s in frame.sources)]


def read_first_person(resolution: Resolution, i: int) -> Mention | None:
    """ "I" and "we": the source of the frame around them; "we" outside all quotation: the outlet."""
    scene = resolution.scene
    plural = scene.word(i) in scene.words.speakers
    if _frame_around(scene.doc.frames, scene.tokens[i].span) is not None:
        source = speaker(resolution, i)
        actors = tuple(_side(a) if plural else a for a in source.actors) if source else ()
        return _mention(resolution, i, actors, source.span) if source else None
    outlet = scene.outlet if plural and i not in scene.quoted else None
    return _mention(resolution, i, (outlet,), None) if outlet else None


def speaker(resolution: Resolution, i: int) -> Mention | None:
    """Whoever says the closest content that holds token `i`, if an earlier reading found out who that is."""
    frame = _frame_around(resolution.scene.doc.frames, resolution.scene.tokens[i].span)
    return None if frame is None else resolution.speakers.get(frame)


def _frame_around(frames: Sequence[Frame], span: Span) -> int | None:
    """The number of the frame with the closest content that holds `span`."""
    holding = [(c.end - c.start, n) for n, f in enumerate(frames) for c in f.contents if c.holds(span)]
    return min(holding)[1] if holding else None


def _mention(resolution: Resolution, i: int, actors: tuple[Actor, ...], antecedent: Span | None) -> Mention:
    span = resolution.scene.tokens[i].span
    return Mention(span=span, head=i, kind=MentionKind.PRONOUN, actors=actors, antecedent=antecedent)


def _side(actor: Actor) -> Actor:
    """ "We" are the speaker's side, not the speaker alone."""
    return Actor(code=actor.code, sectors=actor.sectors)
