"""Which pair of states each statement and act of a document is about: the story lines of a brief.

Every item votes for the pairs it names; it is then told under the one of them that has the most votes, a
statement under one that acts in it. A statement inside another stays beside it. An item that names no pair stays
in the story that encloses or precedes it if it has a part there, else it gets its own.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from tightrope.core.types import Actor, Attribution, Doc, Event, Mention, Span
from tightrope.faces.brief.labels import Labels

Item = Attribution | Event
States = tuple[str, ...]  # sorted codes: two for a dyad, one for affairs within a state, none for the rest

ACT_VOTES = 2  # an act has a doer and a recipient; a statement may name states in passing
A_STORY = 3  # items about one state alone, or about none, that are worth a heading of their own


def story_lines(doc: Doc, labels: Labels) -> list[tuple[States, list[Item]]]:
    """The items of `doc` in text order by story: pairs as the text comes to them, then the affairs of one."""
    items: list[Item] = sorted([*doc.attributions, *doc.events], key=_start)
    index = _Index(doc, labels)
    named = {i.id: index.named(i) for i in items}
    votes = _votes(items, named)
    stories: dict[States, list[Item]] = {}
    homes: dict[str, States] = {}
    previous: States = ()
    for item in items:
        acting = index.acting(item)
        previous = homes[item.id] = _home(item, named[item.id], acting, votes, homes, previous)
        stories.setdefault(previous, []).append(item)
    return _with_oddments_last(stories)


def _with_oddments_last(stories: dict[States, list[Item]]) -> list[tuple[States, list[Item]]]:
    """Pairs, then single states with enough to tell. The rest joins a pair its state is in, or stands last."""
    told = {k: v for k, v in stories.items() if len(k) > 1 or (k and len(v) >= A_STORY)}
    rest: list[Item] = []
    for states, items in stories.items():
        if states not in told:
            pairs = [k for k in told if len(k) > 1 and states and set(states) <= set(k)]
            (told[max(pairs, key=lambda k: len(stories[k]))] if pairs else rest).extend(items)
    ordered = [(k, sorted(told[k], key=_start)) for k in sorted(told, key=lambda k: -len(k))]
    if len(stories) == 1:
        return list(stories.items())
    return [*ordered, ((), sorted(rest, key=_start))] if rest else ordered


def _votes(items: Iterable[Item], named: dict[str, States]) -> Counter[States]:
    votes: Counter[States] = Counter()
    for item in items:
        weight = ACT_VOTES if isinstance(item, Event) else 1
        votes.update(dict.fromkeys(combinations(named[item.id], 2), weight))
    return votes


def _home(
    item: Item,
    named: States,
    acting: Sequence[States],
    votes: Counter[States],
    homes: dict[str, States],
    last: States,
) -> States:
    if isinstance(item, Attribution) and item.parent in homes:
        return homes[item.parent]
    pairs = [pair for states in acting for pair in combinations(states, 2)] or list(combinations(named, 2))
    if pairs:
        return max(pairs, key=lambda pair: votes[pair])
    around = [homes[v] for v in item.voice if v in homes] if isinstance(item, Event) else []
    for story in (*around, last):
        if not named or set(named) <= set(story):
            return story
    return named


class _Index:
    """Which states the items of a document name. Built once: a long document has thousands of mentions."""

    def __init__(self, doc: Doc, labels: Labels) -> None:
        self.labels = labels
        self.mentions = sorted(doc.mentions, key=lambda m: m.span.start)
        self.starts = [m.span.start for m in self.mentions]
        self.told: defaultdict[str, list[Event]] = defaultdict(list)
        for event in doc.events:
            for voice in event.voice:
                self.told[voice].append(event)

    def named(self, item: Item) -> States:
        """Those of an item's parties; for a statement of its speaker, its acts and whom its content names."""
        if isinstance(item, Event):
            return self._states(p.actor for p in (*item.actors, *item.recipients))
        mentioned = (a for span in item.content for m in self._inside(span) for a in m.actors)
        acting = (p.actor for e in self.told[item.id] for p in (*e.actors, *e.recipients))
        return self._states((*item.actors, *mentioned, *acting))

    def acting(self, item: Item) -> list[States]:
        """The parties of each act that a statement tells of, in its own words if it has one there."""
        told = self.told[item.id] if isinstance(item, Attribution) else []
        own = [e for e in told if e.voice[-1] == item.id]
        return [self.named(e) for e in own or told]

    def _states(self, actors: Iterable[Actor]) -> States:
        return tuple(sorted({a.code for a in actors if self.labels.is_side(a.code)}))

    def _inside(self, span: Span) -> Iterable[Mention]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return (m for m in self.mentions[first:last] if span.holds(m.span))


def _start(item: Item) -> tuple[int, int]:
    """Text order; of two that start together the longer, which holds the other, comes first."""
    if isinstance(item, Event):
        return item.trigger.start, -item.trigger.end
    return item.content[0].start, -item.content[-1].end
