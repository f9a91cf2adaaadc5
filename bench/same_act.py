"""How long it takes to tell which of many events are one act.

    python bench/same_act.py [--events 100000]

Documents are generated: invented states, acts drawn from a list of verbs over five years, each told by one to six
outlets in words of their own. Prints seconds by the clock and of one core,
events a core second, clusters and peak memory.
"""

import argparse
import random
import resource
import time
from datetime import UTC, date, datetime, timedelta

from tightrope.core.types import (
    Actor,
    DateBasis,
    Doc,
    Event,
    EventType,
    Party,
    Reality,
    Sentence,
    Span,
    Token,
    When,
)
from tightrope.ledger.same_act import clusters, outlets

SEED, STATES, PLACES, WORDS = 7, 40, 400, 3000
START = date(2020, 1, 1)
DAYS = 5 * 365
VERBS = {
    "bombed": EventType.ASSAULT,
    "shelled": EventType.ASSAULT,
    "expelled": EventType.SANCTION,
    "arrested": EventType.COERCE,
    "accused": EventType.ACCUSE,
    "warned": EventType.THREATEN,
    "met": EventType.CONSULT,
    "praised": EventType.SUPPORT,
    "massed": EventType.MOBILIZE,
    "rejected": EventType.REJECT,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    docs = generated(parser.parse_args().events, random.Random(SEED))
    clusters(docs[:1], n_eff=outlets)  # loads the lexicon
    begun, worked = time.perf_counter(), time.process_time()
    found = clusters(docs, n_eff=outlets)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(docs):,} events to {len(found):,} clusters in {seconds:.1f} s, "
        f"{cpu:.1f} s of one core ({len(docs) / cpu:,.0f}/s)"
    )
    print(f"peak memory {peak:,} MiB, the documents among it")


def generated(number: int, rng: random.Random) -> list[Doc]:
    docs: list[Doc] = []
    while len(docs) < number:
        verb, place = rng.choice(list(VERBS)), f"place{rng.randrange(PLACES)}"
        sides = rng.sample(range(STATES), 2)
        day = START + timedelta(days=rng.randrange(DAYS))
        rare = [f"word{rng.randrange(WORDS)}" for _ in range(4)]
        for k in range(rng.randint(1, 6)):
            extra = [f"word{rng.randrange(WORDS)}" for _ in range(6)]
            words = [f"State{sides[0]}", verb, place, f"State{sides[1]}", *rng.sample(rare, 3), *extra]
            docs.append(
                _doc(f"d-{len(docs)}", words, verb, sides, day + timedelta(days=rng.randrange(3)), f"o{k}")
            )
    return docs[:number]


def _doc(name: str, words: list[str], verb: str, sides: list[int], day: date, outlet: str) -> Doc:
    text, tokens, at = " ".join(words), [], 0
    for k, word in enumerate(words):
        tokens.append(
            Token(
                start=at,
                end=at + len(word),
                text=word,
                lemma=word,
                upos="NOUN",
                xpos="NN",
                head=k,
                rel="root",
            )
        )
        at += len(word) + 1
    actor, recipient = (Party(actor=Actor(code=f"S{s}")) for s in sides)
    event = Event(
        id="e-1",
        type=VERBS[verb],
        mode=None,
        actors=(actor,),
        recipients=(recipient,),
        trigger=Span(tokens[1].start, tokens[1].end),
        reality=Reality.ACTUAL,
        when=When(day=day, basis=DateBasis.PUBLISHED),
    )
    return Doc(
        id=name,
        source=name,
        text=text,
        outlet=outlet,
        published=datetime(day.year, day.month, day.day, tzinfo=UTC),
        tokens=tuple(tokens),
        sentences=(Sentence(start=0, end=len(text), first=0, last=len(tokens), paragraph=0),),
        events=(event,),
    )


if __name__ == "__main__":
    main()
