"""Documents as coded to the claims they take positions on."""

from collections.abc import Iterable

from tightrope.core.types import Doc, Failure, Ledger
from tightrope.ledger.same_claim import claims_of


def ledger(items: Iterable[Doc | Failure]) -> Ledger:
    """Keep documents and failures in the order they came; join positions within each document into claims."""
    documents: list[Doc] = []
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            documents.append(item)
    claims = tuple(claim for doc in documents for claim in claims_of(doc))
    return Ledger(documents=tuple(documents), claims=claims, failures=tuple(failures))
