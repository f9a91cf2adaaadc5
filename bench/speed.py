"""How fast articles become a brief, beside the bare model on the same words, in one run.

    python bench/speed.py ARTICLES.jsonl.gz [--articles 200] [--processes 1]

Prints articles and words a second, words per CPU second, peak memory, the seconds until `tightrope read` shows its
first brief, and which share of the bare model's words per CPU second the whole pipeline keeps. "Pipeline" is reading,
coding, ledger and JSON brief; "bare model" is the neural reader alone, each word once, on windows made beforehand. Both
exclude loading, which has its own row. A word is what blanks part. With several processes each codes its share of the
articles; CPU seconds and memory are summed over them, the bare model runs in one.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tightrope import documents, engine, language
from tightrope.core.types import Doc, Failure
from tightrope.encoder.features import Window
from tightrope.encoder.reader import ReaderModel
from tightrope.faces import brief, collector
from tightrope.language.layout import windows

KIB_PER_MIB = 1024  # ru_maxrss counts KiB on Linux


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process did. Seconds without `load_s` are those after loading."""

    articles: int
    words: int
    failures: int
    load_s: float
    wall_s: float
    cpu_s: float
    peak_mib: float


def main() -> None:
    options = _options()
    runs = _in_processes(pipeline_run, options)
    (bare,) = _in_processes(bare_run, argparse.Namespace(**vars(options) | {"processes": 1}))
    first_s = first_result_s(options.corpus)
    _print(runs, bare, first_s)


def pipeline_run(corpus: Path, articles: int, share: int, shares: int) -> Run:
    """Read, code and brief every `shares`-th article from number `share` on."""
    started = time.perf_counter()
    pipeline = engine.english()
    engine.code_one(Doc(id="d", source="warm-up", text="Baku denied it.", language="en"), pipeline=pipeline)
    collector.relax()  # as the command line does
    loaded, cpu = time.perf_counter(), time.process_time()
    mine = islice(_read(corpus, articles), share, None, shares)
    ledger = engine.ledger(engine.code(mine, pipeline=pipeline))
    brief.render(ledger, format="json", look=brief.Look())
    return Run(
        articles=len(ledger.documents),
        words=sum(len(d.text.split()) for d in ledger.documents),
        failures=len(ledger.failures),
        load_s=loaded - started,
        wall_s=time.perf_counter() - loaded,
        cpu_s=time.process_time() - cpu,
        peak_mib=_peak_mib(),
    )


def bare_run(corpus: Path, articles: int, share: int, shares: int) -> Run:
    """The neural reader alone on the words of the articles; an article's windows make up its batches."""
    started = time.perf_counter()
    model = language.model("en")
    coded = [language.read(d) for d in islice(_read(corpus, articles), share, None, shares)]
    inputs = [_windows(doc, model) for doc in coded]
    loaded, cpu = time.perf_counter(), time.process_time()
    for made in inputs:
        for _ in model.scores(made):
            pass
    return Run(
        articles=len(coded),
        words=sum(len(d.text.split()) for d in coded),
        failures=0,
        load_s=loaded - started,
        wall_s=time.perf_counter() - loaded,
        cpu_s=time.process_time() - cpu,
        peak_mib=_peak_mib(),
    )


def first_result_s(corpus: Path) -> float:
    """Seconds from starting `tightrope read` on one article until it has printed the brief."""
    article = next(_read(corpus, 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, encoding="utf-8")
        command = [sys.executable, "-c", "from tightrope.faces.cli import main; main()", "read", str(path)]
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def _read(corpus: Path, articles: int) -> Iterator[Doc]:
    options = documents.ReadOptions(now=datetime.now(UTC), language="en", max_documents=articles)
    for found in documents.read([corpus], options=options):
        if isinstance(found, Failure):
            raise SystemExit(f"{found.input}: {found.error}")
        yield found


def _windows(doc: Doc, model: ReaderModel) -> list[Window]:
    """The words of `doc` in windows as the pipeline cuts them."""
    words = [t.text for t in doc.tokens]
    starts = _paragraph_starts(doc)
    stops = [word[-1] in ".!?…" for word in words]
    cuts = windows(model.features.lengths(words), starts, stops)
    return [model.features.window(words, starts, first, last) for first, last in cuts]


def _paragraph_starts(doc: Doc) -> list[bool]:
    starts = [False] * len(doc.tokens)
    paragraph = -1
    for sentence in doc.sentences:
        starts[sentence.first] = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
    return starts


def _in_processes(work, options: argparse.Namespace) -> list[Run]:  # type: ignore[no-untyped-def]
    """`work` on equal shares, each in a fresh process, so that memory is its own."""
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        shares = range(options.processes)
        jobs = [pool.submit(work, options.corpus, options.articles, k, len(shares)) for k in shares]
        return [job.result() for job in jobs]


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB


def _print(runs: Sequence[Run], bare: Run, first_s: float) -> None:
    table = Table("", "pipeline", "bare model", box=None, pad_edge=False)
    wall = max(r.wall_s for r in runs)
    articles, words, cpu = (sum(getattr(r, f) for r in runs) for f in ("articles", "words", "cpu_s"))
    rows = {
        "processes": (f"{len(runs)}", "1"),
        "articles": (f"{articles}", f"{bare.articles}"),
        "words": (f"{words:,}", f"{bare.words:,}"),
        "failures": (f"{sum(r.failures for r in runs)}", ""),
        "loading, s": (f"{max(r.load_s for r in runs):.2f}", ""),
        "wall, s": (f"{wall:.1f}", f"{bare.wall_s:.1f}"),
        "CPU, s": (f"{cpu:.1f}", f"{bare.cpu_s:.1f}"),
        "articles a second": (f"{articles / wall:.1f}", f"{bare.articles / bare.wall_s:.1f}"),
        "words a second": (f"{words / wall:,.0f}", f"{bare.words / bare.wall_s:,.0f}"),
        "words per CPU second": (f"{words / cpu:,.0f}", f"{bare.words / bare.cpu_s:,.0f}"),
        "share of the bare model": (f"{words / cpu / (bare.words / bare.cpu_s):.2f}", "1"),
        "peak memory, MiB": (f"{sum(r.peak_mib for r in runs):.0f}", f"{bare.peak_mib:.0f}"),
        "first result of `tightrope read`, s": (f"{first_s:.2f}", ""),
    }
    for name, (ours, theirs) in rows.items():
        table.add_row(name, ours, theirs)
    Console().print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path, help="articles, .jsonl or .jsonl.gz, with title and text")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
