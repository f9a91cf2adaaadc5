"""What checks say about the words of a position: the bridge from findings to claims."""

from collections.abc import Iterable, Iterator, Mapping

from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import Attribution, Claim, Doc, Position, Span

ByWords = Mapping[tuple[str, str | None], tuple[Finding, ...]]
"""Findings by document and attribution."""


def by_words(findings: Iterable[Finding], docs: Mapping[str, Doc]) -> ByWords:
    """Each finding under the innermost attribution whose content holds what was checked; others are left out."""
    found: dict[tuple[str, str | None], tuple[Finding, ...]] = {}
    for finding in findings:
        if finding.document is None or finding.span is None:
            continue
        inner = _innermost(docs[finding.document], finding.span)
        if inner is not None:
            key = finding.document, inner.id
            found[key] = (*found.get(key, ()), finding)
    return found


def findings_on(claim: Claim, found: ByWords) -> Iterator[Finding]:
    """What was computed about the words of its positions, each position once."""
    for document, attribution in dict.fromkeys(map(_key, claim.positions)):
        yield from found.get((document, attribution), ())


def is_contradicted(findings: Iterable[Finding]) -> bool:
    """Whether a computation speaks against the literal content, and none for it."""
    verdicts = {finding.verdict for finding in findings}
    return Verdict.INCONSISTENT in verdicts and Verdict.CONSISTENT not in verdicts


def _innermost(doc: Doc, span: Span) -> Attribution | None:
    holding = (a for a in doc.attributions if any(c.holds(span) for c in a.content))
    return min(holding, key=_size, default=None)


def _size(attribution: Attribution) -> int:
    return attribution.content[-1].end - attribution.content[0].start


def _key(position: Position) -> tuple[str, str | None]:
    return position.document, position.attribution
