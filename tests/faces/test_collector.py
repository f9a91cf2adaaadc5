"""The garbage collector is told to look seldom, and what is loaded is left alone."""

import gc

from tightrope.faces import collector


def test_relaxing_freezes_what_is_loaded() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        collector.relax()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[0] == collector.YOUNG
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
