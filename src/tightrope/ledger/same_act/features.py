"""What two tellings have in common, as numbers a logistic model weighs. Names here are keys of the model's file."""

from collections.abc import Callable, Mapping

import numpy as np

from tightrope.ledger.same_act.tellings import Flags, Floats, Ints, Tellings

CHUNK = 8_192  # pairs compared at once: what fits the processor's cache
Pairs = tuple[Ints, Ints]
Feature = Callable[[Tellings, Ints, Ints], Floats | Flags]


def features(table: Tellings, pairs: Pairs) -> Floats:
    """(pairs, features) in the order of `FEATURES`, each 0..1."""
    first, second = pairs
    found = np.empty((len(first), len(FEATURES)))
    for start in range(0, len(first), CHUNK):
        part = slice(start, start + CHUNK)
        for k, feature in enumerate(FEATURES.values()):
            found[part, k] = feature(table, first[part], second[part])
    return found


def cosine(ids: Ints, weights: Floats, a: Ints, b: Ints) -> Floats:
    """Of the words of each pair, 0..1; rows of `weights` have length 1."""
    ours, theirs, heavy = ids[a], ids[b], weights[b]
    ours_heavy = np.where(ours != 0, weights[a], 0.0)
    found = np.zeros(len(a))
    for k in range(ids.shape[1]):
        found += ((ours == theirs[:, k : k + 1]) * ours_heavy).sum(axis=1) * heavy[:, k]
    return found


def shares(ids: Ints, a: Ints, b: Ints, other: Ints | None = None) -> Flags:
    """Whether a row of `ids` and a row of `other` (by default `ids`) hold a number in common."""
    ours, theirs = ids[a], (ids if other is None else other)[b]
    found = np.zeros(len(a), np.bool_)
    for column in theirs.T:
        found |= ((ours == column[:, None]) & (ours != 0)).any(axis=1)
    return found


def known(ids: Ints, rows: Ints) -> Flags:
    return np.asarray((ids[rows] != 0).any(axis=1), np.bool_)


def _same(column: str) -> Feature:
    def feature(t: Tellings, a: Ints, b: Ints) -> Flags:
        x, y = getattr(t, column)[a], getattr(t, column)[b]
        return np.asarray((x == y) & (x != 0), np.bool_)

    return feature


def _differs(column: str) -> Feature:
    def feature(t: Tellings, a: Ints, b: Ints) -> Flags:
        x, y = getattr(t, column)[a], getattr(t, column)[b]
        return np.asarray((x != y) & (x != 0) & (y != 0), np.bool_)

    return feature


def _side_same(column: str) -> Feature:
    return lambda t, a, b: shares(getattr(t, column), a, b)


def _side_differs(column: str) -> Feature:
    def feature(t: Tellings, a: Ints, b: Ints) -> Flags:
        ids: Ints = getattr(t, column)
        return known(ids, a) & known(ids, b) & ~shares(ids, a, b)

    return feature


def _swapped(t: Tellings, a: Ints, b: Ints) -> Flags:
    """Whether who did it here had it done to him there: a coder's slip, or an answer in kind."""
    return shares(t.actors, a, b, t.recipients) & shares(t.recipients, a, b, t.actors)


def _same_dyad(t: Tellings, a: Ints, b: Ints) -> Flags:
    return shares(t.actors, a, b) & shares(t.recipients, a, b)


def _same_deed(t: Tellings, a: Ints, b: Ints) -> Flags:
    """The same word for what one side did or had done to it."""
    return _same_trigger(t, a, b) & (shares(t.actors, a, b) | shares(t.recipients, a, b))


def _trigger_rarity(t: Tellings, a: Ints, b: Ints) -> Floats:
    """How rare a trigger is that both have: "expel" says more than "call"; 0 where they have none in common."""
    return np.asarray(_same_trigger(t, a, b) * np.minimum(t.rarity[a], t.rarity[b]), np.float64)


def _same_trigger(t: Tellings, a: Ints, b: Ints) -> Flags:
    return shares(t.trigger, a, b)


def _takes_up(t: Tellings, a: Ints, b: Ints) -> Flags:
    """Whether the trigger of one stands in the sentence of the other."""
    return ~_same_trigger(t, a, b) & (shares(t.trigger, a, b, t.words) | shares(t.words, a, b, t.trigger))


def _same_day(t: Tellings, a: Ints, b: Ints) -> Flags:
    return (
        t.dated[a]
        & t.dated[b]
        & _days_meet(t, a, b)
        & (t.last[a] - t.first[a] <= 2)
        & (t.last[b] - t.first[b] <= 2)
    )


def _days_meet(t: Tellings, a: Ints, b: Ints) -> Flags:
    return np.asarray((t.first[a] <= t.last[b]) & (t.first[b] <= t.last[a]), np.bool_)


def _days_apart(t: Tellings, a: Ints, b: Ints) -> Flags:
    return ~_days_meet(t, a, b)


def _days_between(t: Tellings, a: Ints, b: Ints) -> Floats:
    """Of the ends of both, against a month; an end may be open."""
    gap = np.minimum(np.abs(t.last[a] - t.last[b]), np.abs(t.first[a] - t.first[b]))
    return np.asarray(np.minimum(gap / 30.0, 1.0), np.float64)


def _counts_agree(t: Tellings, a: Ints, b: Ints) -> Flags:
    return np.asarray((_counted(t, a, b) & _counts_meet(t, a, b)).any(axis=1), np.bool_)


def _counts_differ(t: Tellings, a: Ints, b: Ints) -> Flags:
    return np.asarray((_counted(t, a, b) & ~_counts_meet(t, a, b)).any(axis=1), np.bool_)


def _counted(t: Tellings, a: Ints, b: Ints) -> Flags:
    return np.asarray((t.low[a] >= 0) & (t.low[b] >= 0), np.bool_)


def _counts_meet(t: Tellings, a: Ints, b: Ints) -> Flags:
    return np.asarray((t.low[a] <= t.high[b]) & (t.low[b] <= t.high[a]), np.bool_)


def _both(column: str) -> Feature:
    return lambda t, a, b: getattr(t, column)[a] & getattr(t, column)[b]


FEATURES: Mapping[str, Feature] = {
    "same type": _same("type"),
    "type of another quad": _differs("quad"),
    "same mode": _same("mode"),
    "another mode": _differs("mode"),
    "same trigger": _same_trigger,
    "rarity of the trigger": _trigger_rarity,
    "same dyad": _same_dyad,
    "same trigger and party": _same_deed,
    "trigger in the other's sentence": _takes_up,
    "words of the sentence": lambda t, a, b: cosine(t.words, t.weights, a, b),
    "words near the trigger": lambda t, a, b: cosine(t.near, t.near_weights, a, b),
    "same actor": _side_same("actors"),
    "another actor": _side_differs("actors"),
    "same recipient": _side_same("recipients"),
    "another recipient": _side_differs("recipients"),
    "sides swapped": _swapped,
    "same day": _same_day,
    "days that cannot meet": _days_apart,
    "days between": _days_between,
    "same place": _same("place"),
    "another place": _differs("place"),
    "another country": _differs("country"),
    "counts agree": _counts_agree,
    "counts differ": _counts_differ,
    "one done, one ahead": lambda t, a, b: t.ahead[a] ^ t.ahead[b],
    "both ahead": _both("ahead"),
    "same document": lambda t, a, b: t.document[a] == t.document[b],
}
