"""The speaker inside what somebody is given to say, as far as the neural reader tells."""

from collections.abc import Iterator, Sequence

from tightrope.actors.scene import Scene
from tightrope.core.types import Actor, Frame, Mention, MentionKind, Span, Token


def first_persons(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions for "I" and "we": the source of the frame around them; outside all quotation, the outlet for "we"."""
    words = scene.words.speaker | scene.words.speakers
    spoken = [i for i, t in enumerate(scene.tokens) if scene.word(i) in words and _is_pronoun(t)]
    return [m for i in spoken if (m := _speaker(scene, mentions, i))]


def _is_pronoun(token: Token) -> bool:
    """ "US" in capitals is a state."""
    return token.xpos in ("PRP", "PRP$") and (len(token.text) == 1 or not token.text.isupper())


def _speaker(scene: Scene, mentions: Sequence[Mention], i: int) -> Mention | None:
    span = scene.tokens[i].span
    plural = scene.word(i) in scene.words.speakers
    for frame in _frames_around(scene.doc.frames, span):
        source = _source(scene, mentions, frame)
        if source:
            actors = tuple(_side(a) if plural else a for a in source.actors)
            return _mention(scene, i, actors, source.span)
        return None
    outlet = scene.outlet if plural and i not in scene.quoted else None
    return _mention(scene, i, (outlet,), None) if outlet else None


def _mention(scene: Scene, i: int, actors: tuple[Actor, ...], antecedent: Span | None) -> Mention:
    span = scene.tokens[i].span
    return Mention(span=span, head=i, kind=MentionKind.PRONOUN, actors=actors, antecedent=antecedent)


def _frames_around(frames: Sequence[Frame], span: Span) -> Iterator[Frame]:
    """Frames whose content holds `span`, the closest content first."""
    holding = [(c.end - c.start, n) for n, f in enumerate(frames) for c in f.contents if c.holds(span)]
    return (frames[n] for _, n in sorted(holding))


def _source(scene: Scene, mentions: Sequence[Mention], frame: Frame) -> Mention | None:
    """The mention with its head in the frame's source that covers most of it."""
    inside = [m for m in mentions for s in frame.sources if s.holds(scene.tokens[m.head].span)]
    return max(inside, key=lambda m: m.span.end - m.span.start, default=None)


def _side(actor: Actor) -> Actor:
    """ "We" are the speaker's side, not the speaker alone."""
    return Actor(code=actor.code, sectors=actor.sectors)
