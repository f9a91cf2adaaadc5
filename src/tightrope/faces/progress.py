"""How far a long run has come: a bar on a terminal, else a line now and then; always on standard error."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task
from rich.text import Text

EVERY_S = 30.0  # between two lines where there is no terminal
PACE_S = 60.0  # the time whose pace the remaining time is told by: what is there already passes fast
REDRAWN = 2  # times a second

Step = Callable[[bool], None]  # one more document done; True: it has failed


@contextmanager
def progress(total: int | None, *, clock: Callable[[], float] = time.monotonic) -> Iterator[Step]:
    """Count documents. total: None where nobody knows how many there are."""
    console = Console(stderr=True)
    bar = Progress(
        BarColumn(),
        _Told(),
        console=console,
        disable=not console.is_terminal,
        speed_estimate_period=PACE_S,
        refresh_per_second=REDRAWN,
        get_time=clock,
    )
    bar.add_task("documents", total=total, failures=0)
    (task,) = bar.tasks
    told_at = clock()

    def step(failed: bool) -> None:
        nonlocal told_at
        bar.update(task.id, advance=1, failures=task.fields["failures"] + failed)
        if bar.disable and clock() - told_at >= EVERY_S:
            told_at = clock()
            print(told(task), file=sys.stderr, flush=True)

    with bar:
        yield step


class _Told(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(told(task))


def told(task: Task) -> str:
    """12 of 228 documents, 9.8 a second, 0:00:22 left, 2 failures; what nobody knows is left out."""
    total = None if task.total is None else max(int(task.total), int(task.completed))
    parts = [f"{task.completed:,.0f}{f' of {total:,}' if total is not None else ''} documents"]
    if task.speed:
        parts.append(f"{task.speed:,.1f} a second")
    if task.speed and total is not None:
        parts.append(f"{timedelta(seconds=round((total - task.completed) / task.speed))} left")
    if failures := task.fields["failures"]:
        parts.append(numbered(failures, "failure"))
    return ", ".join(parts)


def numbered(number: int, noun: str) -> str:
    """1 failure, 2,000 failures."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
