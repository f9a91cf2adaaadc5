"""The reading of one document from left to right: what is resolved so far, and how to resolve what is not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tightrope.actors.discourse import Discourse, Trace
from tightrope.actors.heads import Sort
from tightrope.actors.owners import Actors
from tightrope.actors.people import Person, find_people
from tightrope.actors.phrases import cover, phrase_span
from tightrope.actors.scene import Scene
from tightrope.core.types import Mention, MentionKind, Span


@dataclass(slots=True)
class Resolution:
    """Each phrase is resolved once, when it is passed or when a phrase before it needs it.

    From an earlier reading: `speakers` by number of frame, and the phrases `settled` by it, by head.
    """

    scene: Scene
    readers: Mapping[Sort, "Reader"]
    speakers: Mapping[int, Mention] = field(default_factory=dict)
    settled: Mapping[int, Trace] = field(default_factory=dict)
    discourse: Discourse = field(init=False)
    people: Mapping[int, Person] = field(init=False)
    affiliations: dict[Person, Actors] = field(default_factory=dict)
    done: dict[int, Mention | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.discourse = Discourse(self.scene)
        self.people = find_people(self.scene.doc, self.scene.heads)
        self.done |= {i: trace.mention for i, trace in self.settled.items()}

    def at(self, i: int) -> Mention | None:
        """The mention headed by token `i`, if it heads one."""
        if i not in self.done:
            self.done[i] = None  # a phrase that owns itself in a broken tree stays unresolved
            head = self.scene.heads.get(i)
            self.done[i] = self.readers[head.sort](self, i) if head else None
        return self.done[i]

    def parties(self, i: int) -> Actors:
        """The actors of `i` and of what is coordinated to it."""
        return distinct(m for k in self.scene.tree.conjuncts(i) if (m := self.at(k)))

    def mention(
        self,
        i: int,
        kind: MentionKind,
        actors: Actors,
        *,
        alternatives: Actors = (),
        antecedent: Span | None = None,
    ) -> Mention:
        """The phrase around token `i` as a mention of `actors`."""
        head, tokens = self.scene.heads[i], self.scene.tokens
        named = Span(
            tokens[head.first].start, tokens[head.last - 1].end
        )  # whole, whatever the tree does to it
        span = cover(phrase_span(self.scene, i), named)
        return Mention(
            span=span, head=i, kind=kind, actors=actors, alternatives=alternatives, antecedent=antecedent
        )


Reader = Callable[[Resolution, int], Mention | None]
"""Resolves the phrase of a token that heads one of a certain sort."""


def distinct(mentions: Iterable[Mention]) -> Actors:
    """The actors of all `mentions`, each once."""
    return tuple(dict.fromkeys(a for m in mentions for a in m.actors))
