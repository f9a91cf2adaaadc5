"""Findings reach the claims whose words they are of."""

from dataclasses import replace

from tests.builders import a_doc, a_span, an_actor, an_attribution
from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import Claim, Position, Stance, Status
from tightrope.ledger.checked import by_words, findings_on, is_contradicted

TEXT = "Sudria says that Norland claims 3 and 4 make 8. Rain fell."


def a_finding(words: str, verdict: Verdict = Verdict.INCONSISTENT) -> Finding:
    return Finding(
        check="arithmetic", verdict=verdict, inputs=(), because=("7",), document="d", span=a_span(TEXT, words)
    )


OUTER = an_attribution(
    id="outer", source=None, cue=None, content=(a_span(TEXT, "Norland claims 3 and 4 make 8"),)
)
INNER = an_attribution(
    id="inner", source=None, cue=None, content=(a_span(TEXT, "3 and 4 make 8"),), parent="outer"
)
DOC = replace(a_doc(TEXT, id="d"), attributions=(OUTER, INNER))


def a_claim(attribution: str) -> Claim:
    position = Position(
        holder=an_actor("NOR GOV"), stance=Stance.ASSERTS, attribution=attribution, document="d"
    )
    return Claim(id="c", proposition="p", positions=(position,), status=Status.ASSERTED)


def test_a_finding_belongs_to_the_innermost_content_that_holds_it() -> None:
    found = by_words([a_finding("3 and 4 make 8"), a_finding("Rain fell")], {"d": DOC})
    assert [f.span for f in findings_on(a_claim("inner"), found)] == [a_span(TEXT, "3 and 4 make 8")]
    assert list(findings_on(a_claim("outer"), found)) == []


def test_what_was_checked_by_hand_belongs_to_no_claim() -> None:
    by_hand = replace(a_finding("Rain fell"), document=None, span=None)
    assert by_words([by_hand], {"d": DOC}) == {}


def test_only_what_speaks_against_it_alone_contradicts() -> None:
    against, for_ = a_finding("Rain fell"), a_finding("Rain fell", Verdict.CONSISTENT)
    assert is_contradicted([against])
    assert not is_contradicted([against, for_])
    assert not is_contradicted([])
