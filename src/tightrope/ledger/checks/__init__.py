"""What can be computed about a claim, and what the computation says about its literal content.

A new check is one file with `check(statement) -> Finding | None` and one row here. It judges the words as they stand:
not who says them, nor whether they deny or affirm them elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.core.findings import Finding
from tightrope.core.types import Doc
from tightrope.ledger.checks import (
    arithmetic,
    casualties,
    dates,
    distance,
    office,
    place,
    quotation,
    route,
    superlative,
)  # fmt: skip
from tightrope.ledger.checks.statement import Statement
from tightrope.resources.checking import load_wording, wording_languages

__all__ = ["CHECKS", "Check", "Statement", "check_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One kind of computation."""

    name: str
    summary: str
    check: Callable[[Statement], Finding | None]


CHECKS: Mapping[str, Check] = {
    row.name: row
    for row in (
        Check(name=route.NAME, summary="does the shortest way cross a state", check=route.check),
        Check(name=distance.NAME, summary="distance, range and time of a way", check=distance.check),
        Check(name=dates.NAME, summary="weekdays, and what comes before what", check=dates.check),
        Check(name=casualties.NAME, summary="tolls of one act in several reports", check=casualties.check),
        Check(name=office.NAME, summary="who held an office on a day", check=office.check),
        Check(name=place.NAME, summary="which state a place lies in", check=place.check),
        Check(name=quotation.NAME, summary="quoted words in their source", check=quotation.check),
        Check(name=superlative.NAME, summary="first of a named set", check=superlative.check),
        Check(name=arithmetic.NAME, summary="sums and percentages", check=arithmetic.check),
    )
}


def check_documents(docs: Sequence[Doc]) -> Iterator[Finding]:
    """Every finding, document by document and sentence by sentence; the documents are also held against each other.

    In a language for which `resources/checking` has no words nothing is found.
    """
    for doc in docs:
        wording = load_wording(doc.language) if doc.language in wording_languages() else None
        if wording is None:
            continue
        others = tuple(other for other in docs if other.id != doc.id)
        for sentence in doc.sentences:
            statement = Statement(doc=doc, sentence=sentence, wording=wording, others=others)
            found = (row.check(statement) for row in CHECKS.values())
            yield from (finding for finding in found if finding is not None)
