"""How fast a full workspace answers, and how it grows.

    python bench/store.py [--documents 25000 50000 100000] [--where FILE_OR_URL] [--rounds 20]

Fills one workspace with coded documents about invented states, as many as the first number, then up to the second, and
so on; derives a claim from every fourth document and those around it; at each size prints bytes and milliseconds a
document, and p50 and p95 in milliseconds of the listings. The documents differ deterministically and have the shape of
coded news articles: 2,400 characters, 25 sentences, 20 mentions, 16 attributions, 15 events (attributions and events
as the development readings have them on average).
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tightrope import store
from tightrope.core.ids import content_id
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    DateBasis,
    Doc,
    Event,
    EventType,
    Mention,
    MentionKind,
    Party,
    Position,
    PublishedBasis,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
    Token,
    When,
)

STATES = (
    "Norland",
    "Sudria",
    "Estmark",
    "Westria",
    "Ostrava Isles",
    "Karvia",
    "Lomond",
    "Tirania",
    "Velden",
    "Zaria",
)
CODES = tuple(f"X{name[0]}{name[1].upper()}" for name in STATES)
SECTORS = ("GOV", "MIL", "COP", "LEG", "MED", "CVL")
VERBS = ("said", "denied", "alleged", "warned", "announced", "promised")
ACTS = ("shelled", "sanctioned", "met", "accused", "blockaded", "aided", "threatened", "expelled")
TAGS = ("DET", "NOUN", "VERB", "ADP", "PROPN", "PROPN", "PUNCT")
RELATIONS = ("det", "nsubj", "root", "case", "obl", "flat", "punct", "conj", "advcl")
THINGS = (
    "the port",
    "a convoy",
    "two envoys",
    "the northern border",
    "a pipeline",
    "the ferry line",
    "its embassy",
)
START = datetime(2020, 1, 1, tzinfo=UTC)
SENTENCES, MENTIONS, ATTRIBUTIONS, EVENTS = 25, 20, 16, 15
DAYS = 2000  # over which the documents are spread
SEED = 20260115
LIMIT_MS = 200.0


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        where = options.where or str(Path(folder) / "bench.duckdb")
        print("| documents | bytes each | ms each to add | question | p50 ms | p95 ms |")
        print("|---|---|---|---|---|---|")
        with store.open_workspace(where) as ws:
            before = 0
            for size in options.documents:
                grow(ws, before, size, rounds=options.rounds)
                before = size


def grow(ws: store.Workspace, before: int, size: int, *, rounds: int) -> None:
    """From `before` to `size` documents, and a row of the table for each question."""
    started = time.perf_counter()
    store.add(ws, map(a_doc, range(before, size)), run=f"r-{size}", now=START)
    each_ms = 1000 * (time.perf_counter() - started) / (size - before)
    store.put_claims(ws, map(a_claim, range(0, size, 4)))
    bytes_each = store.contents(ws).bytes / size
    for name, ask in questions(size).items():
        times = sorted(_ms(ask, ws, round_) for round_ in range(rounds))
        p95 = times[int(0.95 * (len(times) - 1))]
        told = " over the limit" if p95 > LIMIT_MS else ""
        asked = f"{name} | {statistics.median(times):.0f} | {p95:.0f}{told}"
        print(f"| {size:,} | {bytes_each:,.0f} | {each_ms:.1f} | {asked} |", flush=True)


def questions(size: int) -> dict[str, Callable[[store.Workspace, int], object]]:
    """What is asked, another thing each round."""
    return {
        "claim list": lambda ws, _: store.claims(ws),
        "claim list, denied by one state": lambda ws, n: store.claims(
            ws, code=CODES[n % 10], stance=Stance.DENIES
        ),
        "claim page": lambda ws, n: store.claim(ws, content_id("c", 4 * (n * 997 % (size // 4)))),
        "dyad events": lambda ws, n: store.dyad_events(ws, CODES[n % 10], CODES[(n + 3) % 10]),
        "dyad events, one month": lambda ws, n: store.dyad_events(
            ws,
            CODES[n % 10],
            CODES[(n + 3) % 10],
            since=(START + timedelta(days=30 * n)).date(),
            until=(START + timedelta(days=30 * n + 30)).date(),
        ),
        "document": lambda ws, n: store.document(ws, content_id("d", n * 7919 % size)),
    }


def a_doc(n: int) -> Doc:
    """Document number `n`, the same whenever it is made."""
    rng = random.Random(SEED + n)
    lines = [_line(rng) for _ in range(SENTENCES)]
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(SENTENCES)]
    text = " ".join(lines)
    published = START + timedelta(days=n * 37 % DAYS, minutes=n % 1440)
    said = tuple(_attribution(rng, n, k, starts[k], lines[k]) for k in range(ATTRIBUTIONS))
    return Doc(
        id=content_id("d", n),
        source=f"archive/{n}.html",
        url=f"https://example.org/{n}",
        text=text,
        language="en",
        title=lines[0],
        outlet=f"{rng.choice(STATES)} Courier",
        published=published,
        published_basis=PublishedBasis.STATED,
        tokens=_tokens(text),
        sentences=tuple(_sentence(k, start, lines[k]) for k, start in enumerate(starts)),
        mentions=tuple(_mention(rng, starts[k]) for k in range(MENTIONS)),
        attributions=said,
        events=tuple(_event(rng, n, k, starts[k], published, said[k].id) for k in range(EVENTS)),
    )


def _tokens(text: str) -> tuple[Token, ...]:
    """A word each, tagged in turn: what matters here is how much a document weighs."""
    return tuple(
        Token(
            start=match.start(),
            end=match.end(),
            text=match[0],
            lemma=match[0].lower().rstrip("sd"),
            upos=TAGS[k % len(TAGS)],
            xpos=TAGS[k % len(TAGS)][:2],
            head=max(0, k - k % 4),
            rel=RELATIONS[k % len(RELATIONS)],
        )
        for k, match in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )


def a_claim(n: int) -> Claim:
    """On which documents `n` to `n + 3` take positions, each by one of its attributions."""
    rng = random.Random(SEED - n)
    positions = tuple(
        Position(
            holder=_actor(rng),
            stance=rng.choice((Stance.ALLEGES, Stance.DENIES, Stance.ASSERTS)),
            attribution=content_id("a", n + k, rng.randrange(ATTRIBUTIONS)),
            document=content_id("d", n + k),
        )
        for k in range(4)
    )
    return Claim(
        id=content_id("c", n),
        proposition=_line(rng),
        positions=positions,
        status=Status.DISPUTED,
        because=("generated",),
    )


def _line(rng: random.Random) -> str:
    first, second, third = rng.sample(STATES, 3)
    act, thing, days = rng.choice(ACTS), rng.choice(THINGS), rng.randrange(2, 90)
    return f"{first} {rng.choice(VERBS)} that {second} had {act} {thing} near {third} after {days} days of talks."


def _actor(rng: random.Random) -> Actor:
    return Actor(code=rng.choice(CODES), sectors=(rng.choice(SECTORS),))


def _sentence(k: int, start: int, line: str) -> Sentence:
    return Sentence(start=start, end=start + len(line), first=20 * k, last=20 * k + 20, paragraph=k // 3)


def _mention(rng: random.Random, start: int) -> Mention:
    return Mention(span=Span(start, start + 7), head=start // 6, kind=MentionKind.NAME, actors=(_actor(rng),))


def _attribution(rng: random.Random, n: int, k: int, start: int, line: str) -> Attribution:
    return Attribution(
        id=content_id("a", n, k),
        source=Span(start, start + 7),
        actors=(_actor(rng),),
        cue=Span(start + 8, start + 12),
        content=(Span(start + 18, start + len(line)),),
        stance=rng.choice(tuple(Stance)),
        parent=None,
        score=round(rng.random(), 3),
    )


def _event(rng: random.Random, n: int, k: int, start: int, published: datetime, said: str) -> Event:
    return Event(
        id=content_id("e", n, k),
        type=rng.choice(tuple(EventType)),
        mode=None,
        actors=(Party(actor=_actor(rng), span=Span(start, start + 7)),),
        recipients=(Party(actor=_actor(rng), span=Span(start + 30, start + 37)),),
        trigger=Span(start + 40, start + 47),
        reality=rng.choice(tuple(Reality)),
        voice=(said,),
        when=When(day=(published - timedelta(days=rng.randrange(9))).date(), basis=DateBasis.RELATIVE),
        intensity=round(rng.uniform(-10, 10), 1),
        score=round(rng.random(), 3),
    )


def _ms(ask: Callable[[store.Workspace, int], object], ws: store.Workspace, round_: int) -> float:
    started = time.perf_counter()
    ask(ws, round_)
    return 1000 * (time.perf_counter() - started)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--documents", type=int, nargs="+", default=[25_000, 50_000, 100_000], help="rising sizes"
    )
    parser.add_argument(
        "--where", help="an empty workspace; by default a DuckDB file that is deleted afterwards"
    )
    parser.add_argument("--rounds", type=int, default=20, help="of each question")
    return parser.parse_args()


if __name__ == "__main__":
    main()
