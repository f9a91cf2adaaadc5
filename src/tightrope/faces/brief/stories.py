"""Which pair of states each statement and act of a document is about: the story lines of a brief.

Every item votes for the pairs it names; it is then told under the one of them that has the most votes, a
statement under one that acts in it. A statement inside another stays beside it. An item that names no pair stays
in the story that encloses or precedes it if it has a part there, else it gets its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from tightrope.core.types import Attribution, Doc, Event, Mention, Span
from tightrope.faces.brief.labels import Labels

Item = Attribution | Event
States = tuple[str, ...]  # sorted codes: two for a dyad, one for affairs within a state, none for the rest

ACT_VOTES = 2  # an act has a doer and a recipient; a statement may name states in passing
A_STORY = 3  # items about one state alone, or about none, that are worth a heading of their own


def story_lines(doc: Doc, labels: Labels) -> list[tuple[States, list[Item]]]:
    """The items of `doc` in text order by story: pairs as the text comes to them, then the affairs of one."""
    items: list[Item] = sorted([*doc.attributions, *doc.events], key=_start)
    named = {i.id: _states_named(i, doc, labels) for i in items}
    votes = _votes(items, named)
    stories: dict[States, list[Item]] = {}
    homes: dict[str, States] = {}
    previous: States = ()
    for item in items:
        acting = _states_acting(item, doc, labels)
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


def _states_named(item: Item, doc: Doc, labels: Labels) -> States:
    """The codes of an item's parties; for a statement those of its speaker and of whom its content names."""
    if isinstance(item, Event):
        codes = {p.actor.code for p in (*item.actors, *item.recipients)}
    else:
        mentioned = (a for m in _mentions_in(doc, item.content) for a in m.actors)
        acting = (p.actor for e in doc.events if item.id in e.voice for p in (*e.actors, *e.recipients))
        codes = {a.code for a in (*item.actors, *mentioned, *acting)}
    return tuple(sorted(c for c in codes if labels.is_side(c)))


def _states_acting(item: Item, doc: Doc, labels: Labels) -> list[States]:
    """The parties of each act that a statement tells of, in its own words if it has one there."""
    told = [e for e in doc.events if item.id in e.voice] if isinstance(item, Attribution) else []
    own = [e for e in told if e.voice[-1] == item.id]
    return [_states_named(e, doc, labels) for e in own or told]


def _mentions_in(doc: Doc, spans: Sequence[Span]) -> Iterable[Mention]:
    return (m for m in doc.mentions if any(s.holds(m.span) for s in spans))


def _start(item: Item) -> tuple[int, int]:
    """Text order; of two that start together the longer, which holds the other, comes first."""
    if isinstance(item, Event):
        return item.trigger.start, -item.trigger.end
    return item.content[0].start, -item.content[-1].end
