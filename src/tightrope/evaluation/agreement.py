"""A brief against reference readings: the figures.

What means the same is told in `matching`. Of a pair of attributions the source is right when its countries agree
or its words overlap; the stance counts as it is and folded to affirm, allege, deny. A claim is found when one
claim holds the attributions of two of its positions, or of its only one. Precision counts every item of the
documents that have a reference.
"""

from collections.abc import Iterable, Sequence

from tightrope.core.types import Claim, Doc, Ledger, Stance
from tightrope.evaluation.locate import folded as one_line
from tightrope.evaluation.matching import Match, folded, same_counts, same_dyad
from tightrope.evaluation.mistakes import mistakes
from tightrope.evaluation.readings import Reading
from tightrope.evaluation.scores import Mistake, Report, Score, pool

PREFIX = 80  # folded characters of a reference text that tell which document is meant
ABSENT = "not in the brief"
NOTHING = Doc(id="", source="", text="")  # stands for a document that was not coded: nothing was found in it


def score_readings(ledger: Ledger, readings: Sequence[Reading]) -> tuple[Report, ...]:
    """One report per reading, then the one over all of them. Raises ValueError without a reading."""
    if not readings:
        raise ValueError("no reading to score against")
    reports = [_report(reading, document(ledger, reading), ledger.claims) for reading in readings]
    return (*reports, pool("all readings", reports))


def document(ledger: Ledger, reading: Reading) -> Doc | None:
    """The document that was coded from the text of `reading`; None if it is not among them."""
    key = one_line(reading.text)[:PREFIX]
    return next((d for d in ledger.documents if key in one_line(d.text)), None)


def _report(reading: Reading, doc: Doc | None, claims: Sequence[Claim]) -> Report:
    match = Match(reading, doc or NOTHING, claims if doc else ())
    scores = (*_attribution_scores(match), *_event_scores(match), *_claim_scores(match), _lost(match))
    absent = Mistake(kind=ABSENT, where=reading.name, words=ABSENT)
    return Report(name=reading.name, scores=scores, mistakes=tuple(mistakes(match)) if doc else (absent,))


def _attribution_scores(match: Match) -> Iterable[Score]:
    gold = match.reading.attributions
    pairs = [(g, match.attributions[g.id]) for g in gold if g.id in match.attributions]
    predicted = len(match.doc.attributions)
    source = {g.id for g, a in pairs if match.source_right(g, a)}
    stance3 = {g.id for g, a in pairs if folded(g.stance) == folded(a.stance)}
    same_stance = sum(g.stance == a.stance for g, a in pairs)
    children = [g for g in gold if g.parent and match.doc is not NOTHING]
    denials = [g for g in gold if g.stance is Stance.DENIES]
    denied = sum(g.id in source and folded(match.attributions[g.id].stance) == "deny" for g in denials)
    return (
        _prf("attribution", len(pairs), predicted, len(gold)),
        _prf("attribution_with_source_and_stance3", len(source & stance3), predicted, len(gold)),
        _share("source_accuracy", len(source), len(pairs)),
        _share("stance_accuracy", same_stance, len(pairs)),
        _share("stance3_accuracy", len(stance3), len(pairs)),
        _share("parent_recall", sum(map(match.parent_right, children)), len(children)),
        _share("denial_recall", denied, len(denials)),
    )


def _event_scores(match: Match) -> Iterable[Score]:
    gold = match.reading.events
    pairs = [(g, match.events[g.id]) for g in gold if g.id in match.events]
    predicted = len(match.doc.events)
    dyads = sum(same_dyad(g, e) for g, e in pairs)
    realities = sum(g.reality == e.reality for g, e in pairs)
    both = sum(same_dyad(g, e) and g.reality == e.reality for g, e in pairs)
    moded = [(g, e) for g, e in pairs if g.mode]
    counted = [(g, e) for g, e in pairs if g.counts]
    return (
        _prf("event_type", len(pairs), predicted, len(gold)),
        _prf("event_dyad", dyads, predicted, len(gold)),
        _prf("event_dyad_reality", both, predicted, len(gold)),
        _share("reality_accuracy", realities, len(pairs)),
        _share("mode_accuracy", sum(g.mode == e.mode for g, e in moded), len(moded)),
        _share("counts_accuracy", sum(same_counts(g, e) for g, e in counted), len(counted)),
        _share("voice_accuracy", sum(match.voice_right(g, e) for g, e in pairs), len(pairs)),
    )


def _claim_scores(match: Match) -> Iterable[Score]:
    found = [(c.status, match.claim(c)) for c in match.reading.claims]
    hits = [(status, claim) for status, claim in found if claim]
    return (
        _share("claim_recall", len(hits), len(found)),
        _share("claim_status_recall", sum(claim.status == status for status, claim in hits), len(found)),
    )


def _lost(match: Match) -> Score:
    """How many quotations of the reference the text that was coded has not got."""
    places = [*match.contents.values(), *match.triggers.values()] if match.doc is not NOTHING else []
    return _share("quotations_lost", places.count(None), len(places))


def _prf(name: str, hits: int, predicted: int, gold: int) -> Score:
    return Score(name=name, hits=hits, predicted=predicted, gold=gold)


def _share(name: str, hits: int, of: int) -> Score:
    return Score(name=name, hits=hits, predicted=None, gold=of)
