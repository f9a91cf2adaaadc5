"""A ledger as a brief: its claims, the contested first, and its documents as told by `teller`."""

from collections.abc import Mapping

from tightrope.core.types import UNIDENTIFIED, Claim, Failure, Ledger, Position, Status
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Brief, ClaimView, PositionView, Saying
from tightrope.faces.brief.teller import Teller
from tightrope.faces.brief.words import one_line

STATUS_ORDER = (
    Status.DISPUTED,
    Status.CONTRADICTED,
    Status.RETRACTED,
    Status.CORROBORATED,
    Status.ALLEGED,
    Status.ASSERTED,
)


def view(ledger: Ledger, *, labels: Labels) -> Brief:
    """The brief of `ledger` in the words of `labels`."""
    tellers = [Teller(d, n, labels, ledger.claims) for n, d in enumerate(ledger.documents, start=1)]
    by_id = {t.doc.id: t for t in tellers}
    told = [c for c in ledger.claims if _worth_telling(c)]
    ordered = sorted(told, key=lambda c: (STATUS_ORDER.index(c.status), -len(c.positions)))
    return Brief(
        claims=tuple(_claim(c, by_id, labels) for c in ordered),
        single=len(ledger.claims) - len(told),
        documents=tuple(t.document() for t in tellers),
        failures=tuple(map(_failure, ledger.failures)),
        counts=_counts(ledger, labels),
    )


def _worth_telling(claim: Claim) -> bool:
    return len(claim.positions) > 1 or claim.status not in (Status.ASSERTED, Status.ALLEGED)


def _holder(position: Position, shown: Saying | None, labels: Labels) -> str:
    """The party; one that nobody identifies goes by the words of the text."""
    unknown = position.holder.code == UNIDENTIFIED and not position.holder.name
    return shown.chain[-1].name if unknown and shown else labels.party(position.holder)


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
    quote = shown.quote if shown and shown.quote not in seen else None
    seen.update([quote] if quote else [])
    return PositionView(
        holder=_holder(position, shown, labels),
        stance=position.stance,
        verb=labels.stances[position.stance],
        told_by=shown.chain[:-1] if shown else (),
        quote=quote,
        place=shown.place if shown else None,
    )
