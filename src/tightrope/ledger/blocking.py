"""Which pairs of propositions are worth comparing: those that share a rare pair of words, an act with its parties, or
a run of words. Near in time first, so that the number of pairs grows with the number of propositions, not its square.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from tightrope.ledger.likeness import Ints, Table

RARE = 6  # stems of a proposition that make keys: 15 pairs. 89 of 100 labelled joins share one of them
ACT_STEMS = 3  # of those, the ones that make a key with each act and its parties
NEIGHBOURS = 8  # that follow in time among all that share a key: what is said daily is compared with its week

Keys = npt.NDArray[np.int64]


def candidates(of: Table, documents: Sequence[str]) -> tuple[Ints, Ints]:
    """Positions (first < second, each pair once) of propositions of two documents that share a key.

    documents: the document of each row of the table.
    """
    owners, keys = _keys(of)
    days = np.nan_to_num(of.days)[owners]
    order = np.lexsort((owners, days, keys))
    owners, keys = owners[order], keys[order]
    home = np.unique(np.array(documents), return_inverse=True)[1]
    found = [_neighbours(owners, keys, home, step) for step in range(1, NEIGHBOURS + 1)]
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return (codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32)


def _neighbours(owners: Ints, keys: Keys, home: npt.NDArray[np.intp], step: int) -> Keys:
    """Pairs `step` apart within one key, as first << 32 | second."""
    a, b = owners[:-step], owners[step:]
    meet = (keys[:-step] == keys[step:]) & (home[a] != home[b])
    low, high = np.minimum(a, b)[meet].astype(np.int64), np.maximum(a, b)[meet].astype(np.int64)
    return np.asarray(low << 32 | high, dtype=np.int64)


def _keys(of: Table) -> tuple[Ints, Keys]:
    """Row and key, as two arrays of one length."""
    stems, runs = of.bags["stems"].ids[:, :RARE].astype(np.int64), of.bags["runs"].ids[:, :2].astype(np.int64)
    parties = _with_parties(of)
    columns = list(_stem_pairs(stems))
    columns += [np.where(run > 0, run | 1 << 62, 0) for run in runs.T]
    columns += [
        np.where((act > 0) & (stem > 0), act << 24 | stem | 1 << 61, 0)
        for act in parties.T
        for stem in stems[:, :ACT_STEMS].T
    ]
    keys = np.stack(columns, axis=1)
    rows, places = np.nonzero(keys)
    return rows.astype(np.int32), keys[rows, places]


def _stem_pairs(stems: npt.NDArray[np.int64]) -> Iterator[Keys]:
    for i, j in combinations(range(stems.shape[1]), 2):
        low, high = np.minimum(stems[:, i], stems[:, j]), np.maximum(stems[:, i], stems[:, j])
        yield np.where(low > 0, low << 24 | high, 0)


def _with_parties(of: Table) -> npt.NDArray[np.int64]:
    """Up to two acts of each row that name their doer, as numbers."""
    bag = of.bags["acts"]
    named = np.array([False, *(" " in name for name in bag.names)])
    kept = np.where(named[bag.ids], bag.ids, 0)[:, :2]
    return kept.astype(np.int64)
