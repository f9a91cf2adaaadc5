"""A ledger as a brief: its claims, the contested first, and its documents as told by `teller`."""

from collections import Counter
from collections.abc import Mapping

from tightrope.core.types import Claim, Failure, Ledger, Position, Status
from tightrope.faces.brief.introductions import introduced_claims
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Brief, ClaimView, PositionView, Saying
from tightrope.faces.brief.repeats import repeats
from tightrope.faces.brief.teller import Teller
from tightrope.faces.brief.words import GAP, one_line

STATUS_ORDER = (
    Status.DISPUTED,
    Status.CONTRADICTED,
    Status.RETRACTED,
    Status.CORROBORATED,
    Status.ALLEGED,
    Status.ASSERTED,
)
UNCONTESTED = frozenset({Status.CORROBORATED, Status.ALLEGED, Status.ASSERTED})


def view(ledger: Ledger, *, labels: Labels, all_claims: bool = False) -> Brief:
    """The brief of `ledger` in the words of `labels`; of claims the contested ones unless `all_claims`."""
    tellers = [Teller(d, n, labels, ledger.claims) for n, d in enumerate(ledger.documents, start=1)]
    by_id = {t.doc.id: t for t in tellers}
    notes = repeats(ledger.documents, labels)
    told = [c for c in ledger.claims if all_claims or c.status not in UNCONTESTED]
    untold = Counter(c.status for c in ledger.claims if not all_claims and c.status in UNCONTESTED)
    ordered = sorted(told, key=lambda c: (STATUS_ORDER.index(c.status), -len(c.positions)))
    return Brief(
        claims=introduced_claims(_claim(c, by_id, labels) for c in ordered),
        untold=tuple(f"{untold[s]:,} {labels.statuses[s]}" for s in STATUS_ORDER if untold[s]),
        documents=tuple(t.document(repeats=notes.get(t.number)) for t in tellers),
        failures=tuple(map(_failure, ledger.failures)),
        counts=_counts(ledger, labels),
    )


def _holder(position: Position, shown: Saying | None, labels: Labels) -> str:
    """A person or body with its state, each of several states; others by the words of the text."""
    unnamed = position.holder.name in (None, labels.state(position.holder.code))
    alone = shown is not None and len(shown.attribution.actors) < 2
    return shown.chain[-1].name if shown and alone and unnamed else labels.party(position.holder)


def _failure(f: Failure) -> Failure:
    """With names and messages that cannot steer a terminal."""
    return Failure(input=one_line(f.input), stage=f.stage, error=one_line(f.error))


def _counts(ledger: Ledger, labels: Labels) -> tuple[str, ...]:
    disputed = sum(c.status in (Status.DISPUTED, Status.CONTRADICTED) for c in ledger.claims)
    numbers = {
        "documents": len(ledger.documents),
        "statements": sum(len(d.attributions) for d in ledger.documents),
        "acts": sum(len(d.events) for d in ledger.documents),
        "claims": len(ledger.claims),
        "disputed": disputed,
        "failures": len(ledger.failures),
    }
    always = ("documents", "statements", "acts", "claims")
    return tuple(labels.many(n, what) for what, n in numbers.items() if n or what in always)


def _claim(claim: Claim, tellers: Mapping[str, Teller], labels: Labels) -> ClaimView:
    seen = {one_line(claim.proposition)}
    positions = tuple(_position(p, tellers.get(p.document), labels, seen) for p in claim.positions)
    return ClaimView(
        claim=claim,
        proposition=one_line(claim.proposition),
        status=labels.statuses[claim.status],
        positions=positions,
    )


def _position(position: Position, teller: Teller | None, labels: Labels, seen: set[str]) -> PositionView:
    """`seen` holds what the claim has quoted so far; nothing is quoted twice."""
    shown = teller.sayings.get(position.attribution or "") if teller else None
    quote = shown.quote if shown and shown.quote.replace(GAP, " ") not in seen else None
    seen.update([quote.replace(GAP, " ")] if quote else [])
    return PositionView(
        holder=_holder(position, shown, labels),
        stance=position.stance,
        verb=shown.verb if shown and len(shown.attribution.actors) < 2 else labels.stances[position.stance],
        told_by=shown.chain[:-1] if shown else (),
        quote=quote,
        place=shown.place if shown else None,
    )
