"""How independent claims' positions and acts' tellings are, by the documents they stand in: what counts origins."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from tightrope.core.types import Doc, Position, Span
from tightrope.ledger.origins import Report, dependence, matrix, n_eff, reports_of

SAME = 1.0


def dependence_of(docs: Mapping[str, Doc]) -> Callable[[Position, Position], float]:
    """How far the documents of two positions on one claim rest on one root where they tell it, 0..1.

    By copies, credits that bear on the place, outlets and owners; two positions need no other document than their own,
    so the figure is the same in every corpus. docs: by id. Raises KeyError for a position in a document not among them.
    """

    @cache
    def report(id: str) -> Report:
        return next(iter(reports_of([docs[id]])))

    def found(first: Position, second: Position) -> float:
        if first.document == second.document:
            return SAME
        one, other = (_at(report(p.document), p) for p in (first, second))
        return dependence(one, other, same_matter=True).value

    return found


def origins_of(docs: Iterable[Doc]) -> Callable[[Sequence[Doc]], float]:
    """The effective number of independent origins behind some of `docs`; credits count where words and days meet."""
    reports = {report.doc.id: report for report in reports_of(docs)}

    def count(some: Sequence[Doc]) -> float:
        ids = dict.fromkeys(doc.id for doc in some)
        return n_eff([[tie.value for tie in row] for row in matrix([reports[id] for id in ids])])

    return count


def _at(report: Report, position: Position) -> Report:
    """With the credits that bear on the words of the position."""
    shown = next((a for a in report.doc.attributions if a.id == position.attribution), None)
    return report.at(Span(shown.content[0].start, shown.content[-1].end)) if shown else report
