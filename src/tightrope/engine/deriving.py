"""What only many documents tell together: claims with their pages, acts, and what can be computed about either."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.core.acts import EventCluster
from tightrope.core.errors import InputError
from tightrope.core.findings import Finding
from tightrope.core.types import Claim, Doc, Failure, Position, Stance
from tightrope.ledger.across import claims_across
from tightrope.ledger.checked import ByWords, by_words, findings_on, is_contradicted
from tightrope.ledger.checks import check_documents
from tightrope.ledger.independence import dependence_of, origins_of
from tightrope.ledger.pages import Page, page_of
from tightrope.ledger.same_act import clusters
from tightrope.resources.grades import Grades, load_grades

if TYPE_CHECKING:
    from datetime import date

    from tightrope.core.corrections import Correction
    from tightrope.store import Workspace

AT_ONCE = 50  # claims of a workspace made into pages together


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """How much a workspace now tells over all its documents."""

    claims: int
    acts: int
    checks: int
    waiting: "tuple[Correction, ...]"  # decisions on items that are no more; they wait in the log


def pages(items: Iterable[Doc | Failure], *, grades: Path | None = None) -> tuple[list[Page], list[Failure]]:
    """The page of every claim over all coded documents, those with most positions first, and what failed.

    grades: a file of the user's own grades of sources.
    """
    whole = list(items)
    docs = {d.id: d for d in whole if isinstance(d, Doc)}
    found, _ = _pages(docs, load_grades(grades))
    return found, [f for f in whole if isinstance(f, Failure)]


def acts(docs: Sequence[Doc]) -> tuple[EventCluster, ...]:
    """What coded documents say has happened, each act once, by its first day."""
    return clusters(docs, n_eff=origins_of(docs))


def derive(ws: "Workspace", *, grades: Path | None = None) -> Derived:
    """Derive claims, acts and checks from every document of the workspace anew, in place of those before.

    All documents are held in memory (docs/workspace.md). Where persons have decided on what documents hold, it is done
    once without their decisions and once with them.
    """
    from tightrope import store

    known, seen = load_grades(grades), store.changes(ws)
    docs = _by_id(store.all_documents(ws, corrected=False))
    machine, findings = _pages(docs, known)
    told = acts(tuple(docs.values()))
    standing, standing_acts = None, None
    if store.corrections(ws, limit=1).items:
        corrected = _by_id(store.all_documents(ws))
        later, findings = _pages(corrected, known)
        standing, standing_acts = [p.claim for p in later], acts(tuple(corrected.values()))
    claims = [p.claim for p in machine]
    items = list(_items(standing if standing is not None else claims, findings))
    waiting = store.put_claims(ws, claims, from_corrected=standing)
    waiting += store.put_clusters(ws, told, from_corrected=standing_acts, events=_events)
    store.put_checks(ws, items)
    store.mark_derived(ws, seen)
    return Derived(claims=len(claims), acts=len(told), checks=len(items), waiting=waiting)


def refresh(ws: "Workspace") -> Derived | None:
    """Derive anew where something was added or corrected since; None: nothing was."""
    from tightrope import store

    return None if store.is_derived(ws) else derive(ws)


def stored_pages(
    ws: "Workspace", *, stance: Stance | None = None, since: "date | None" = None, grades: Path | None = None
) -> Iterator[Page]:
    """Pages of the claims of a workspace, those last spoken of first. stance: somebody takes it.

    What was rejected since they were derived is left out; a claim of which nothing is left has no page.
    """
    from tightrope import store

    known, after, docs = load_grades(grades), None, dict[str, Doc]()
    while True:
        found = store.claims(ws, stance=stance, since=since, after=after, limit=AT_ONCE)
        docs = _documents(ws, found.items, docs)
        yield from _stored(ws, found.items, docs, known)
        after = found.after
        if after is None:
            return


def stored_page(ws: "Workspace", claim: str, *, grades: Path | None = None) -> Page:
    """The page of one claim of a workspace. claim: its id, or how it begins.

    Raises InputError where there is none, or all of it was rejected.
    """
    from tightrope import store

    found = [store.claim(ws, claim).claim]
    page = next(_stored(ws, found, _documents(ws, found, {}), load_grades(grades)), None)
    if page is None:
        raise InputError(
            f"{claim}: every position on it was rejected; tightrope workspace --derive takes it away"
        )
    return page


def _pages(docs: Mapping[str, Doc], grades: Grades) -> tuple[list[Page], ByWords]:
    found = by_words(check_documents(tuple(docs.values())), docs)
    dependence = dependence_of(docs)
    return [
        page_of(
            claim,
            docs,
            grades=grades,
            dependence=dependence,
            contradicted=is_contradicted(findings_on(claim, found)),
        )
        for claim in claims_across(tuple(docs.values()))
    ], found


def _documents(ws: "Workspace", claims: Iterable[Claim], held: Mapping[str, Doc]) -> dict[str, Doc]:
    """The documents of these claims that were not rejected; those that are held are not read again."""
    from tightrope import store

    wanted = {p.document for claim in claims for p in claim.positions}
    there = {id: doc for id, doc in held.items() if id in wanted}
    return there | store.documents_of(ws, sorted(wanted - there.keys()))


def _stored(
    ws: "Workspace", claims: Iterable[Claim], docs: Mapping[str, Doc], grades: Grades
) -> Iterator[Page]:
    from tightrope import store

    dependence = dependence_of(docs)
    for claim in claims:
        left = tuple(p for p in claim.positions if _stands(p, docs))
        if left:
            against = is_contradicted(store.checks(ws, claim.id, Finding))
            stands = replace(claim, positions=left)
            yield page_of(stands, docs, grades=grades, dependence=dependence, contradicted=against)


def _stands(position: Position, docs: Mapping[str, Doc]) -> bool:
    """Whether neither its document nor its attribution was rejected."""
    doc = docs.get(position.document)
    return doc is not None and (
        position.attribution is None or any(a.id == position.attribution for a in doc.attributions)
    )


def _items(claims: Iterable[Claim], found: ByWords) -> Iterator[tuple[str, Finding]]:
    """Each finding under the claim it is about."""
    return ((claim.id, finding) for claim in claims for finding in findings_on(claim, found))


def _events(cluster: EventCluster) -> list[str]:
    return [telling.event for telling in cluster.members]


def _by_id(docs: Iterable[Doc]) -> dict[str, Doc]:
    return {doc.id: doc for doc in docs}
