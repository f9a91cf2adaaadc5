"""Pipelines of one stage that obeys its document, for tests of processes: they load them by name."""

import os
import re
import signal
import time
from dataclasses import replace

from tests.builders import an_event
from tightrope.core.errors import ResourceError
from tightrope.core.types import Doc
from tightrope.engine import Pipeline


def obedient() -> Pipeline:
    return Pipeline(stages={"en": (("obey", obey),)})


def obey(doc: Doc) -> Doc:
    """Do as the text says: exit, kill, spin, raise, sleep SECONDS, pid; else find an event named by the text."""
    word, _, number = doc.text.partition(" ")
    if word == "exit":
        os._exit(7)
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "spin":
        re.match(r"(a+)+$", "a" * 60 + "b")  # for ever, and no other thread gets a turn
    if word == "raise":
        raise ValueError("told to")
    if word == "sleep":
        time.sleep(float(number))
    if word == "pid":
        return replace(doc, title=str(os.getpid()))
    return replace(doc, events=(an_event(id=f"e-{doc.text}"),))


def broken() -> Pipeline:
    raise ResourceError("model.onnx: does not fit its card")


def dying() -> Pipeline:
    os._exit(9)
