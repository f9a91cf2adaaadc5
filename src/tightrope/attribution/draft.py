"""An attribution in the making, and what the rules agree on about it."""

from dataclasses import dataclass

from tightrope.core.types import Span, Stance

RULE_SCORE = 0.8  # trust in a construction found in the tree, on the scale of a frame's confidence
DENYING = frozenset({Stance.DENIES, Stance.DOUBTS})
NOBODYS = frozenset(
    {Stance.ALLEGES, Stance.WARNS, Stance.SUGGESTS}
)  # count without a source: "it is feared that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before it knows its actors, its parent and its id."""

    source: Span | None
    speaker: int | None  # token index of the source's head
    cue: Span | None
    verb: int | None  # token index of the cue's head
    content: tuple[Span, ...]  # empty while what is denied has still to be found
    stance: Stance
    score: float
    refers: int | None = None  # the noun or pronoun that stands for the content: "denied the claim"
    within: int | None = None  # the cue's head of the attribution that relays this one: "X, citing Y, says P"

    @property
    def start(self) -> int:
        """Where it begins in the text, for order; a content pointed to may lie far before."""
        if self.refers is not None and self.cue is not None:
            return self.cue.start
        spans = (*self.content, *(s for s in (self.source, self.cue) if s))
        return min(s.start for s in spans)
