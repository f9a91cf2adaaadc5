"""What only many documents tell together: claims with their pages, acts, and what can be computed about either."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.core.acts import EventCluster
from tightrope.core.findings import Finding
from tightrope.core.types import Claim, Doc, Failure, Stance
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
HELD = 500  # documents held meanwhile


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

    All documents are held in memory, some 200 KB each. Where persons have decided on what documents hold, it is done
    once without their decisions and once with them.
    """
    from tightrope import store

    known = load_grades(grades)
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
    return Derived(claims=len(claims), acts=len(told), checks=len(items), waiting=waiting)


def stored_pages(
    ws: "Workspace", *, stance: Stance | None = None, since: "date | None" = None, grades: Path | None = None
) -> Iterator[Page]:
    """Pages of the claims of a workspace, those last spoken of first. stance: somebody takes it."""
    from tightrope import store

    known, after, load = load_grades(grades), None, _loader(ws)
    while True:
        found = store.claims(ws, stance=stance, since=since, after=after, limit=AT_ONCE)
        yield from _stored(ws, found.items, known, load)
        after = found.after
        if after is None:
            return


def stored_page(ws: "Workspace", claim: str, *, grades: Path | None = None) -> Page:
    """The page of one claim of a workspace. Raises InputError where there is none of this id."""
    from tightrope import store

    return next(_stored(ws, [store.claim(ws, claim).claim], load_grades(grades), _loader(ws)))


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


def _loader(ws: "Workspace") -> Callable[[str], Doc]:
    """Documents of the workspace by id, the last of them kept at hand."""
    from tightrope import store

    return lru_cache(HELD)(partial(store.document, ws))


def _stored(
    ws: "Workspace", claims: Sequence[Claim], grades: Grades, load: Callable[[str], Doc]
) -> Iterator[Page]:
    from tightrope import store

    wanted = dict.fromkeys(p.document for claim in claims for p in claim.positions)
    docs = {id: load(id) for id in wanted}
    dependence = dependence_of(docs)
    for claim in claims:
        against = is_contradicted(store.checks(ws, claim.id, Finding))
        yield page_of(claim, docs, grades=grades, dependence=dependence, contradicted=against)


def _items(claims: Iterable[Claim], found: ByWords) -> Iterator[tuple[str, Finding]]:
    """Each finding under the claim it is about."""
    return ((claim.id, finding) for claim in claims for finding in findings_on(claim, found))


def _events(cluster: EventCluster) -> list[str]:
    return [telling.event for telling in cluster.members]


def _by_id(docs: Iterable[Doc]) -> dict[str, Doc]:
    return {doc.id: doc for doc in docs}
