"""How often Python looks for cycles of garbage while a batch is coded."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tightrope.engine import Pipeline

YOUNG, OLD, OLDEST = 50_000, 20, 100  # records are frozen and make no cycles: looking often finds nothing


def relax() -> None:
    """Look seldom, and never again at what is loaded by now."""
    gc.freeze()
    gc.set_threshold(YOUNG, OLD, OLDEST)


def relaxed_english() -> "Pipeline":
    """The English pipeline in a process that does nothing but code."""
    from tightrope import engine

    pipeline = engine.english()
    relax()
    return pipeline
