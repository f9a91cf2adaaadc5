"""Which tellings are worth comparing: those that share a telling key and stand near each other in time."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from tightrope.ledger.same_act.features import Pairs
from tightrope.ledger.same_act.tellings import Flags, Ints, Tellings

WINDOW = 24  # neighbours in time under one key: a crisis makes thousands under "attack"; links reach through others
RAREST = 4  # words near the trigger whose pairs are keys: two rare words in common are seldom chance
SHIFT = 24  # bits of a word's number in a key of two: room for 16 million words


def candidates(table: Tellings) -> Pairs:
    """Pairs (first < second) that share a key and whose days can meet, each once, in order."""
    found = [_neighbours(table, keys, rows) for keys, rows in _keys(table)]
    number = len(table)
    coded = np.unique(np.concatenate([a * number + b for a, b in found])) if found else np.zeros(0, np.int64)
    return coded // max(number, 1), coded % max(number, 1)


def _keys(table: Tellings) -> Iterator[tuple[Ints, Ints]]:
    """Keys and the rows that have them: trigger and party, type and party, two rare words, trigger alone."""
    everything = np.arange(len(table))
    parties = np.concatenate([table.actors, table.recipients], axis=1)
    for party in parties.T:
        for word in (*table.trigger.T, table.type):
            yield _kept(_key(word, party), everything, (word != 0) & (party != 0))
    for i, j in combinations(range(RAREST), 2):
        pair = np.sort(table.near[:, [i, j]], axis=1)
        yield _kept(_key(pair[:, 0], pair[:, 1]), everything, pair[:, 0] != 0)
    for word in table.trigger.T:
        yield _kept(word, everything, (word != 0) & ~parties.any(axis=1))


def _key(a: Ints, b: Ints) -> Ints:
    return (a << SHIFT) | b


def _kept(keys: Ints, rows: Ints, keep: Flags) -> tuple[Ints, Ints]:
    return keys[keep], rows[keep]


def _neighbours(table: Tellings, keys: Ints, rows: Ints) -> Pairs:
    order = np.lexsort((rows, table.last[rows], keys))
    keys, rows = keys[order], rows[order]
    firsts, seconds = [], []
    for step in range(1, min(WINDOW, len(rows) - 1) + 1):
        same = keys[step:] == keys[:-step]
        firsts.append(rows[:-step][same])
        seconds.append(rows[step:][same])
    if not firsts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    a, b = np.concatenate(firsts), np.concatenate(seconds)
    meet = (table.first[a] <= table.last[b]) & (table.first[b] <= table.last[a]) & (a != b)
    return np.minimum(a, b)[meet], np.maximum(a, b)[meet]
