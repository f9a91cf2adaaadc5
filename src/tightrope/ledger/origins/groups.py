"""Reports joined into origins: whatever hangs together by text or by credit, with its root where that is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tightrope.core.ids import content_id
from tightrope.core.origins import Dependence, Link, Origin, TieKind
from tightrope.ledger.origins.copies import candidates
from tightrope.ledger.origins.dependence import MATTER_DAYS, dependence, within_days
from tightrope.ledger.origins.reports import Report, same_outlet

JOINING = frozenset({TieKind.COPY, TieKind.PASSAGE, TieKind.AGENCY, TieKind.CITES})  # owners join nothing
TELLING_TERMS = 12  # of a document, by which those that credit one outlet are brought together
SHARED_TERMS = 3  # of them that two have in common before they are compared
CREDITS_MET = 20  # earlier reports with one credit and one term that a report is compared with
ROOT_SHARE = 0.5  # of an origin's documents that credit an outlet before it is called the root
NEVER = datetime.max.replace(tzinfo=UTC)


def origins(reports: Iterable[Report]) -> tuple[Origin, ...]:
    """Every origin, those with most documents first; a report that depends on no other is one by itself.

    Reports joined by credit alone are published within MATTER_DAYS of one another: an agency's coverage of
    a month is no one origin. Nothing is compared all with all; time and memory grow with the number of reports.
    """
    ordered = sorted(reports, key=lambda r: (r.doc.published or NEVER, r.doc.id))
    links = sorted(_links(ordered), key=lambda link: (-link[2].value, not _by_text(link[2]), link[:2]))
    groups = _joined(ordered, links)
    found = (_origin([ordered[k] for k in members], held) for members, held in groups)
    return tuple(sorted(found, key=lambda origin: -len(origin.documents)))


def _links(reports: Sequence[Report]) -> Iterator[tuple[int, int, Dependence]]:
    """Pairs that depend on each other by text or credit."""
    pairs = {*candidates([r.wording for r in reports]), *_of_one_credit(reports)}
    for i, j in sorted(pairs):
        found = dependence(reports[i], reports[j])
        because = tuple(tie for tie in found.because if tie.kind in JOINING)
        if because and not _is_house_text(reports[i], reports[j], because[0].kind):
            yield i, j, Dependence(value=because[0].value, because=because)


def _is_house_text(a: Report, b: Report, kind: TieKind) -> bool:
    """Of what an outlet prints again on other days: background paragraphs, "sign up for our newsletter"."""
    return kind is TieKind.PASSAGE and same_outlet(a, b) and not within_days(a.day, b.day)


def _of_one_credit(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs that credit one outlet, or one the other, and have telling words in common."""
    posted: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for j, report in enumerate(reports):
        met: Counter[int] = Counter()
        for key in _keys(report):
            met.update(posted[key][-CREDITS_MET:])
            posted[key].append(j)
        yield from ((i, j) for i, shared in met.items() if shared >= SHARED_TERMS)


def _keys(report: Report) -> Iterator[tuple[str, int]]:
    names = {c.outlet for c in report.credits} | ({report.outlet_name} if report.outlet_name else set())
    for name in sorted(names):
        for term in list(report.terms)[:TELLING_TERMS]:
            yield name, term


def _by_text(found: Dependence) -> bool:
    return found.because[0].kind in {TieKind.COPY, TieKind.PASSAGE}


def _joined(
    reports: Sequence[Report], links: Iterable[tuple[int, int, Dependence]]
) -> Iterator[tuple[list[int], list[Link]]]:
    """Members of each group with the links that hold it; strongest links first decide."""
    group: dict[int, list[int]] = {k: [k] for k in range(len(reports))}
    held: defaultdict[int, list[Link]] = defaultdict(list)
    for i, j, found in links:
        ours, theirs = group[i], group[j]
        if ours is theirs or not (_by_text(found) or _spans_few_days(reports, ours, theirs)):
            continue
        larger, smaller = sorted((ours, theirs), key=len, reverse=True)
        pair = (reports[i].doc.id, reports[j].doc.id)
        held[id(larger)] += [*held.pop(id(smaller), ()), Link(documents=pair, dependence=found)]
        larger += smaller
        group.update((k, larger) for k in smaller)
    yield from ((sorted(g), held[id(g)]) for k, g in group.items() if min(g) == k)


def _spans_few_days(reports: Sequence[Report], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    days = [day for k in (*ours, *theirs) if (day := reports[k].day)]
    return not days or (max(days) - min(days)).days <= MATTER_DAYS


def _origin(members: Sequence[Report], links: Sequence[Link]) -> Origin:
    """`members` in order of publication."""
    root, document, because = _root(members)
    ids = tuple(r.doc.id for r in members)
    return Origin(
        id=content_id("o", *sorted(ids)),
        documents=ids,
        root=root,
        root_document=document,
        because=because,
        links=tuple(links),
    )


def _root(members: Sequence[Report]) -> tuple[str | None, str | None, str]:
    """Whom most of them credit, or whose own it is; else who published first, if that can be said."""
    first = members[0]
    if len(members) == 1 and not first.credits:
        return first.outlet_name, first.doc.id, "nobody else is credited"
    named = Counter(name for r in members for name in {c.outlet for c in r.credits} | {r.outlet_name} if name)
    name, count = min(named.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    credited = any(c.outlet == name for r in members for c in r.credits)
    if credited and count > ROOT_SHARE * len(members):
        own = next((r.doc.id for r in members if r.outlet_name == name), None)
        return name, own, f"credited or published by {count} of {len(members)}"
    if len(members) == 1 or first.doc.published is None or first.doc.published == members[1].doc.published:
        return None, None, "no one is credited by most, and the days do not tell who was first"
    return first.outlet_name, first.doc.id, "published first"
