"""A sentence as the checks see it: its words on one line, its document, and what else was read beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import Doc, Sentence, Span
from tightrope.resources.checking import Wording

FLIPPED = {Verdict.CONSISTENT: Verdict.INCONSISTENT, Verdict.INCONSISTENT: Verdict.CONSISTENT}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One sentence of `doc`; `others` are documents read with it, which some checks compare it with."""

    doc: Doc
    sentence: Sentence
    wording: Wording
    others: Sequence[Doc] = ()

    @cached_property
    def text(self) -> str:
        """The sentence on one line; offsets are those of the document less `sentence.start`."""
        return re.sub(r"\s", " ", self.doc.quote(self.sentence.span))

    @property
    def published(self) -> date | None:
        return self.doc.published.date() if self.doc.published else None

    def shows(self, term: str) -> bool:
        """Whether the sentence holds one of the words of `term`."""
        return bool(self.wording.terms[term].search(self.text))

    def matches(self, form: str, *, hedged: bool = False) -> Iterator[re.Match[str]]:
        """Where the sentence words something in that form.

        Nothing in a question and, unless `hedged`, in what only would or might be: there is nothing to hold against
        the facts.
        """
        if self.shows("questions") or (not hedged and self.shows("hedges")):
            return iter(())
        text = self.text
        return (match for pattern in self.wording.patterns[form] for match in pattern.finditer(text))

    def located(self, finding: Finding, match: re.Match[str]) -> Finding:
        """The finding with the words it is of."""
        return self.at(finding, Span(self.sentence.start + match.start(), self.sentence.start + match.end()))

    def at(self, finding: Finding, span: Span) -> Finding:
        """The finding with the words of the document it is of."""
        return replace(finding, document=self.doc.id, span=span)

    def told(self, finding: Finding, match: re.Match[str]) -> Finding:
        """As `located`, turned where the words negate what was checked."""
        return self.located(negated(finding) if group(match, "negation") else finding, match)


def group(match: re.Match[str], name: str) -> str | None:
    """What a named group matched; None if it did not, or if the pattern has none of that name."""
    return match.groupdict().get(name)


def negated(finding: Finding) -> Finding:
    """The finding on the contrary of what was checked."""
    verdict = FLIPPED.get(finding.verdict, finding.verdict)
    return replace(finding, verdict=verdict, because=(*finding.because, "the claim says the contrary"))


def not_checkable(check: str, inputs: Iterable[tuple[str, str]], reason: str) -> Finding:
    """Why this cannot be computed."""
    return Finding(check=check, verdict=Verdict.NOT_CHECKABLE, inputs=tuple(inputs), because=(reason,))
