"""Many documents coded at once by processes of this machine: same results, same order, whatever their number."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import wait

from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure
from tightrope.engine import english
from tightrope.engine.worker import Load, Place, Work, Worker

LIMIT_S = 120.0  # four times what the longest text we take needs: 31 s of CPU for 300,000 characters
IN_HAND = 2  # documents given to a process: the next one is there while we are busy with the last
AHEAD = 16  # documents a process read and not yet handed on: the others go on behind one slow document


def code_many(
    items: Iterable[Doc | Failure],
    *,
    processes: int,
    load: Load = english,
    limit_s: float = LIMIT_S,
    whole: bool = False,
    known: Callable[[str], bool] = lambda _: False,
) -> Iterator[Doc | Failure]:
    """What `engine.code` gives, coded by so many processes. At most `AHEAD` documents a process are in memory.

    load: makes the pipeline, once in each process; a function that can be imported there, so a script that calls this
    needs its `if __name__ == "__main__"`. limit_s: seconds one document may take. whole: with names, frames and acts.
    known: ids of documents that pass as they are. Failures pass too; a document that ends its process or takes too long
    becomes one. Processes start with the first document for them and end with the iterator, at once.
    Raises InputError for less than one process, ResourceError where none can begin.
    """
    if processes < 1:
        raise InputError(f"{processes} processes: at least one is needed")
    return _coded(items, Work(load=load, limit_s=limit_s, whole=whole), processes, known)


def _coded(
    items: Iterable[Doc | Failure], work: Work, processes: int, known: Callable[[str], bool]
) -> Iterator[Doc | Failure]:
    left, waiting = iter(items), deque[Place | Doc | Failure]()
    more = True
    with closing(_Crew(work, processes)) as crew:
        while more or waiting:
            head = waiting[0] if waiting else None
            done = head.item if isinstance(head, Place) else head
            if done is not None:
                waiting.popleft()
                yield done
            elif more and len(waiting) < AHEAD * processes and crew.has_room():
                item = next(left, None)
                if isinstance(item, Doc) and not known(item.id):
                    waiting.append(crew.take(item))
                elif item is not None:
                    waiting.append(item)
                more = item is not None
            else:
                crew.listen()


class _Crew:
    """The processes at work: one more whenever a document finds all busy, up to `most`."""

    def __init__(self, work: Work, most: int) -> None:
        self._work, self._most = work, most
        self._workers: list[Worker] = []

    def has_room(self) -> bool:
        return len(self._workers) < self._most or any(len(w.hand) < IN_HAND for w in self._workers)

    def take(self, doc: Doc) -> Place:
        """Give `doc` to whoever has least to do."""
        place = Place(doc)
        self._give(place)
        return place

    def _give(self, place: Place) -> None:
        least = min(self._workers, key=lambda w: len(w.hand), default=None)
        if least is None or (least.hand and len(self._workers) < self._most):
            least = Worker(self._work)
            self._workers.append(least)
        least.give(place)

    def listen(self) -> None:
        """Wait until something is told, and take it up. What a process that has ended had not begun, others get."""
        told = wait([w.line for w in self._workers])
        for worker in [w for w in self._workers if w.line in told]:
            if not worker.listen():
                self._workers.remove(worker)
                worker.end()
                for place in worker.hand:
                    self._give(place)

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
