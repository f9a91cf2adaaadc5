"""How often Python looks for cycles of garbage while a batch is coded."""

import gc

YOUNG, OLD, OLDEST = 50_000, 20, 100  # records are frozen and make no cycles: looking often finds nothing


def relax() -> None:
    """Look seldom, and never again at what is loaded by now."""
    gc.freeze()
    gc.set_threshold(YOUNG, OLD, OLDEST)
