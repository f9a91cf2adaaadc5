"""Who says what about whom, who denies it, what happened; and the sentence behind every word of that.

import tightrope as tr

docs = tr.read("articles/")           # files, folders, addresses: html, feeds, jsonl, csv, warc, text
ledger = tr.ledger(tr.code(docs))     # sentences -> attributions and events -> who holds what
ledger.claims[0].positions            # every position on the first claim, with who holds it
ledger.documents[0].events            # what happened, in whose voice
ledger.failures                       # what could not be read, and why
tr.at_least(ledger, 0.8)              # only what is four times in five right
"""

from tightrope.core.errors import InputError, ResourceError, TightropeError
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Doc,
    Event,
    EventType,
    Failure,
    Ledger,
    Position,
    Reality,
    Span,
    Stance,
    Status,
)
from tightrope.faces.api import at_least, code, read
from tightrope.ledger import ledger  # the function: it takes the place of the module of its name

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Doc",
    "Event",
    "EventType",
    "Failure",
    "InputError",
    "Ledger",
    "Position",
    "Reality",
    "ResourceError",
    "Span",
    "Stance",
    "Status",
    "TightropeError",
    "__version__",
    "at_least",
    "code",
    "ledger",
    "read",
]
