"""A process that codes documents one after another, with its own models. It ends itself when one takes too long."""

import faulthandler
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeAlias

from tightrope.core.errors import ResourceError
from tightrope.core.types import Doc, Failure
from tightrope.engine import Pipeline, code_one

SPAWN = get_context("spawn")  # a fork would copy locks that threads of the model runtime may hold
STAGE = "coding"
LAST_WORDS_BYTES = 1 << 16  # what a pipe holds; two stacks of at most 100 frames are a third of it
TOO_LONG = "Timeout"  # how faulthandler begins when the time is up
GONE = (EOFError, OSError)  # what reading from a process raises once it has ended

Line: TypeAlias = "Connection[Any, Any]"
Load = Callable[[], Pipeline]
Changes = Mapping[str, Any]  # fields of a `Doc` that coding has filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What every process is told once. `load` crosses by its name and must be importable."""

    load: Load
    limit_s: float  # that one document may take
    whole: bool  # whether names, frames and acts of the neural reader come back too


@dataclass(slots=True)
class Place:
    """A document's place in the order of the input, and what it has become: None until it is coded."""

    doc: Doc
    item: Doc | Failure | None = None


class Worker:
    """Such a process as its parent sees it. `hand`: what it was given and has not answered, oldest first."""

    def __init__(self, work: Work) -> None:
        self.hand: deque[Place] = deque()
        self._limit_s, self._ready = work.limit_s, False
        self.line, theirs = SPAWN.Pipe()
        self._last_words, words = SPAWN.Pipe(duplex=False)
        self._process = SPAWN.Process(target=_work, args=(work, theirs, words), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        theirs.close()
        words.close()

    def give(self, place: Place) -> None:
        self.hand.append(place)
        try:
            self.line.send(place.doc)
        except OSError:  # it has ended: whoever listens next will notice
            return

    def listen(self) -> bool:
        """Take one answer from the line, waiting for it. False: there will be none, the process has ended.

        Raises ResourceError if it ended before it could begin.
        """
        try:
            answer: str | Failure | Changes = self.line.recv()
        except GONE:
            return self._ended()
        if isinstance(answer, str):
            self._ready = not answer
            if answer:
                raise ResourceError(f"a coding process cannot begin: {answer}")
        else:
            place = self.hand.popleft()
            place.item = answer if isinstance(answer, Failure) else replace(place.doc, **answer)
        return True

    def _ended(self) -> bool:
        """What it was coding has failed; the rest stays in hand."""
        why = self._why()
        if not self._ready:
            raise ResourceError(f"a coding process {why} before it could begin; try fewer processes")
        if self.hand:
            place = self.hand.popleft()
            place.item = Failure(input=place.doc.source, stage=STAGE, error=f"the coding process {why}")
        return False

    def _why(self) -> str:
        self._process.join()
        words = os.read(self._last_words.fileno(), LAST_WORDS_BYTES).decode(errors="replace")
        code = self._process.exitcode or 0
        if words.startswith(TOO_LONG):
            return f"was stopped after {self._limit_s:g} s; split the document, or allow more time"
        if code < 0:
            return f"was ended by {signal.Signals(-code).name}; was there enough memory?"
        return f"ended itself with exit code {code}; please report it"

    def end(self) -> None:
        """At once, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.line.close()
        self._last_words.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process started inside never sees Ctrl-C: its parent does, and ends it."""
    resource_tracker.ensure_running()  # else it starts inside, and lets interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(work: Work, line: Line, words: Line) -> None:
    """The life of the process: "" once it is ready (else why not), then an answer to each document."""
    faulthandler.enable(words.fileno(), all_threads=False)
    jobs: SimpleQueue[Doc] = SimpleQueue()
    Thread(target=_receive, args=(line, jobs), daemon=True).start()
    try:
        pipeline = work.load()
    except Exception as error:  # noqa: BLE001  whatever it is, the parent must know why there is nobody to code
        line.send(f"{type(error).__name__}: {error}")
        return
    line.send("")
    while True:
        doc = jobs.get()
        faulthandler.dump_traceback_later(work.limit_s, exit=True, file=words.fileno())
        coded = code_one(doc, pipeline=pipeline)
        faulthandler.cancel_dump_traceback_later()
        line.send(coded if isinstance(coded, Failure) else _changes(doc, coded, whole=work.whole))


def _receive(line: Line, jobs: "SimpleQueue[Doc]") -> None:
    """Empty the line at all times, so that neither end waits for the other; end when the parent has."""
    while True:
        try:
            jobs.put(line.recv())
        except GONE:
            os._exit(0)


def _changes(before: Doc, after: Doc, *, whole: bool) -> Changes:
    """The fields in which the two differ: neither the text twice, nor the reader's guesses unless wanted."""
    unwanted = () if whole else ("names", "frames", "acts")
    pairs = ((f.name, getattr(before, f.name), getattr(after, f.name)) for f in fields(Doc))
    return {name: new for name, old, new in pairs if new is not old and name not in unwanted}
