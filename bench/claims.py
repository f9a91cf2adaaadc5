"""How long the join of claims across documents takes: generated propositions, no reader.

python bench/claims.py 25000 50000 100000
"""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from tightrope.ledger.across import Corpus, joined, load_model
from tightrope.ledger.likeness import table
from tightrope.ledger.propositions import Mood, Proposition

FIRST = date(2025, 1, 1)
DAYS = 365
WORDS = 12_000  # stems in use; their frequencies fall as 1 / rank, as those of news do
TELLINGS = 4  # of one thing, on the average, each with some of its words
PER_DOCUMENT = 12
KEPT, STEMS = 0.7, 11
STATES = [f"S{k:02}" for k in range(60)]
TYPES = ("ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN", "CONSULT", "AGREE", "MOBILIZE")


def generated(n: int, rng: Random) -> Iterator[Proposition]:
    """`n` propositions: each thing is told a few times within ten days by various holders in various words."""
    ranks = range(1, WORDS + 1)
    weights = list(accumulate(1 / r for r in ranks))
    k = 0
    while k < n:
        words = rng.choices(ranks, cum_weights=weights, k=STEMS)
        doer, other = rng.sample(STATES, 2)
        kind, day = rng.choice(TYPES), FIRST + timedelta(rng.randrange(DAYS))
        for _ in range(min(rng.randint(1, 2 * TELLINGS - 1), n - k)):
            kept = [w for w in words if rng.random() < KEPT] + rng.choices(ranks, cum_weights=weights, k=3)
            yield Proposition(
                document=f"d-{k % max(1, n // PER_DOCUMENT)}",
                attribution=f"a-{k}",
                holders=frozenset({rng.choice(STATES)}),
                against=rng.random() < 0.1,
                negated=False,
                mood=Mood.FACT,
                day=day + timedelta(rng.randrange(10)),
                stems=frozenset(f"w{w}" for w in kept),
                kin=frozenset(f"~{w % 800}" for w in kept),
                actors=frozenset({doer, other}),
                acts=frozenset({kind, f"{kind} {doer}", f"{kind} {doer} {other}"}),
                numbers=frozenset(),
                runs=frozenset(hash((a, b)) for a, b in pairwise(kept)),
                heads=frozenset({f"w{kept[0]}"}),
                modal=False,
                length=2 * len(kept),
            )
            k += 1


def main() -> None:
    print("propositions | table s | join s | claims | peak MiB")
    for n in map(int, sys.argv[1:] or ["25000"]):
        propositions = tuple(generated(n, Random(n)))
        start = time.process_time(), time.perf_counter()
        rows = table(propositions)
        made = time.process_time()
        groups = joined(Corpus(told=(), propositions=propositions, rows=rows), load_model())
        done, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        wall = time.perf_counter() - start[1]
        print(
            f"{n:,} | {made - start[0]:.1f} | {done - made:.1f} | {len(groups):,} | {peak:,} (wall {wall:.0f} s)"
        )


if __name__ == "__main__":
    main()
