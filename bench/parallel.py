"""What coding by processes gains and costs: the plain loop beside `code_many`, on the same articles.

    python bench/parallel.py ARTICLES.jsonl.gz [--articles 200] [--processes 1 2]

Each way runs in a fresh process. Seconds begin with the first process that is started and end with the last document,
so that loading the models is in them. Peak memory is that of the process that hands out and, for each that codes, the
highest of them. The second table says what a document weighs on its way between two processes, and what packing and
unpacking it takes of the time that coding it takes.
"""

import argparse
import pickle
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from tightrope import documents, engine
from tightrope.core.types import Doc
from tightrope.engine.parallel import code_many
from tightrope.faces.collector import relaxed_english

KIB_PER_MIB = 1024  # ru_maxrss counts KiB on Linux
PACKED = 50  # documents weighed
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way of coding all articles."""

    articles: int
    wall_s: float
    cpu_s: float  # of all processes
    peak_mib: float  # of all processes, each at its highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A document on its way, on average."""

    kib: float
    pack_ms: float
    unpack_ms: float


def main() -> None:
    options = _options()
    if not options.corpus.is_file():
        raise SystemExit(f"{options.corpus}: not there; name a file of articles, .jsonl or .jsonl.gz")
    runs = {"plain loop": _fresh(run, options.corpus, options.articles, 0)}
    for processes in options.processes:
        runs[f"{processes} coding"] = _fresh(run, options.corpus, options.articles, processes)
    Console().print(_table_of_runs(runs))
    Console().print(_table_of_weights(*_fresh(weigh, options.corpus)))


def run(corpus: Path, articles: int, processes: int) -> Run:
    """Code all by so many processes; 0: by the plain loop, in this one."""
    docs = _docs(corpus, articles)
    started = time.perf_counter()
    if processes:
        coded = code_many(docs, processes=processes, load=relaxed_english)
    else:
        coded = engine.code(docs, pipeline=relaxed_english())
    number = sum(isinstance(item, Doc) for item in coded)
    wall = time.perf_counter() - started
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    peak = (own.ru_maxrss + processes * others.ru_maxrss) / KIB_PER_MIB
    return Run(articles=number, wall_s=wall, cpu_s=cpu, peak_mib=peak)


def weigh(corpus: Path) -> tuple[float, dict[str, Weight]]:
    """Milliseconds that coding a document takes, and what it weighs before and after."""
    docs, pipeline = _docs(corpus, PACKED), engine.english()
    engine.code_one(docs[0], pipeline=pipeline)  # loads what is loaded late
    started = time.process_time()
    whole = [d for d in (engine.code_one(doc, pipeline=pipeline) for doc in docs) if isinstance(d, Doc)]
    coding_ms = (time.process_time() - started) / len(docs) * 1000
    found = [(d.tokens, d.sentences, d.mentions, d.attributions, d.events) for d in whole]
    ways: dict[str, Sequence[object]] = {
        "as read": docs,
        "as coded, whole": whole,
        "as coded, without the reader's guesses": [replace(d, names=(), frames=(), acts=()) for d in whole],
        "only what was found (sent)": found,
    }
    return coding_ms, {name: _weight(items) for name, items in ways.items()}


def _weight(items: Sequence[object]) -> Weight:
    started = time.process_time()
    packed = [pickle.dumps(item, pickle.HIGHEST_PROTOCOL) for item in items]
    between = time.process_time()
    for data in packed:
        pickle.loads(data)
    ended, number = time.process_time(), len(items)
    return Weight(
        kib=sum(map(len, packed)) / number / 1024,
        pack_ms=(between - started) / number * 1000,
        unpack_ms=(ended - between) / number * 1000,
    )


def _docs(corpus: Path, articles: int) -> list[Doc]:
    options = documents.ReadOptions(now=datetime.now(UTC), language="en", max_documents=articles)
    return [item for item in documents.read([corpus], options=options) if isinstance(item, Doc)]


def _fresh(work: Callable[..., T], *arguments: object) -> T:
    """`work` in a process of its own, so that memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _table_of_runs(runs: dict[str, Run]) -> Table:
    table = Table(
        "", "articles", "wall, s", "a second", "CPU, s", "peak memory, MiB", box=None, pad_edge=False
    )
    for name, r in runs.items():
        rate = r.articles / r.wall_s
        table.add_row(
            name, f"{r.articles}", f"{r.wall_s:.1f}", f"{rate:.1f}", f"{r.cpu_s:.1f}", f"{r.peak_mib:.0f}"
        )
    return table


def _table_of_weights(coding_ms: float, weights: dict[str, Weight]) -> Table:
    table = Table("", "KiB", "pack, ms", "unpack, ms", "share of coding", box=None, pad_edge=False)
    for name, w in weights.items():
        share = (w.pack_ms + w.unpack_ms) / coding_ms
        table.add_row(name, f"{w.kib:.1f}", f"{w.pack_ms:.2f}", f"{w.unpack_ms:.2f}", f"{share:.1%}")
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path, help="articles, .jsonl or .jsonl.gz, with title and text")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    return parser.parse_args()


if __name__ == "__main__":
    main()
