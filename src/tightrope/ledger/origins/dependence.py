"""How far two reports, or two who vouch for a claim in them, rest on one root (design/MODELS, section 7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tightrope.core.origins import Credit, Dependence, Evidence, Tie, TieKind
from tightrope.core.types import Span
from tightrope.ledger.origins.overlap import Overlap, overlap
from tightrope.ledger.origins.reports import Report, nearness, same_outlet

NEAR_DUPLICATE = 0.8  # share of the shorter text, MODELS section 7
VALUES = {
    TieKind.COPY: 1.0,
    TieKind.OUTLET: 1.0,
    TieKind.PASSAGE: 0.9,  # a text taken over without a credit is credited by its words
    TieKind.AGENCY: 0.9,
    TieKind.CITES: 0.9,
    TieKind.SOURCE: 0.9,
    TieKind.OWNER: 0.5,
    TieKind.STATE: 0.5,
}
# The thresholds give most F1 on the labelled pairs of training/origins (docs/origins.md).
PASSAGE_WORDS = 25  # words outside quotations that two reports share in runs of five
PASSAGE_BLOCK = 15  # words of the longest of these runs: names with titles in a row reach 13
SAME_MATTER = 0.22  # cosine of telling words from which two reports are of one matter
LIKE_WORDS, LIKE_SHARE = (
    3,
    0.35,
)  # telling words, and share of the shorter, that two sentences of one thing share
MATTER_DAYS = 3  # how far apart two reports of one matter are published


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One who vouches for a claim: a report, by itself or through a source."""

    report: Report
    source: str | None = None  # id of the source it names; None: a source without a name, or its own voice


def dependence(a: Witness | Report, b: Witness | Report, *, same_matter: bool | None = None) -> Dependence:
    """The dependence of two reports or witnesses, with every tie there is.

    same_matter: whether both are known to tell of one thing, as positions on one claim do; None: judged by their
    words and days. Credits tie only reports of one matter.
    """
    ours, theirs = _witness(a), _witness(b)
    found = overlap(ours.report.wording, theirs.report.wording)
    ties = [
        *_by_text(ours.report, theirs.report, found),
        *_by_credit(ours.report, theirs.report, same_matter),
        *_by_source(ours, theirs),
        *_by_outlet(ours, theirs),
    ]
    because = tuple(sorted(ties, key=lambda tie: -tie.value))
    return Dependence(value=because[0].value if because else 0.0, because=because)


def matrix(items: Sequence[Witness | Report], *, same_matter: bool | None = None) -> list[list[Dependence]]:
    """The dependence of each on each, for `n_eff` by their values; 1 on the diagonal."""
    itself = Dependence(value=1.0, because=())
    found = [[itself] * len(items) for _ in items]
    for i, a in enumerate(items):
        for j in range(i):
            found[i][j] = found[j][i] = dependence(a, items[j], same_matter=same_matter)
    return found


def n_eff(deps: Sequence[Sequence[float]]) -> float:
    """Effective number of independent origins, 0 for none: the sum over i of 1 / (sum over j of dep_ij).

    deps: square and symmetric, 0..1, 1 on the diagonal. Raises ValueError if it is not.
    """
    for i, row in enumerate(deps):
        if (
            len(row) != len(deps)
            or row[i] != 1
            or any(not 0 <= d <= 1 or d != deps[j][i] for j, d in enumerate(row))
        ):
            raise ValueError(
                f"row {i}: dependences are a square of numbers from 0 to 1, symmetric, 1 on the diagonal"
            )
    return sum(1 / sum(row) for row in deps)


def _witness(item: Witness | Report) -> Witness:
    return item if isinstance(item, Witness) else Witness(report=item)


def _by_text(a: Report, b: Report, found: Overlap) -> Iterator[Tie]:
    if max(found.share, found.jaccard) >= NEAR_DUPLICATE:
        yield _tie(
            TieKind.COPY, f"{found.share:.0%} of the shorter text", _both(a, found.first, b, found.second)
        )
    elif found.own >= PASSAGE_WORDS and found.block >= PASSAGE_BLOCK:
        words = f"{found.own} words, {found.block} of them in a row"
        yield _tie(TieKind.PASSAGE, words, _both(a, found.first, b, found.second))


def _by_credit(a: Report, b: Report, same_matter: bool | None) -> Iterator[Tie]:
    if same_matter is False or not (same_matter or within_days(a.day, b.day)):
        return
    near = same_matter or nearness(a, b) >= SAME_MATTER
    for ours in a.credits:
        for theirs in b.credits:
            if ours.outlet == theirs.outlet and (same_matter or _bear_on_one(a, ours, b, theirs, near=near)):
                yield _tie(TieKind.AGENCY, ours.outlet, _both(a, ours.span, b, theirs.span))
    for one, other in ((a, b), (b, a)):
        for credit in one.credits:
            if credit.outlet == other.outlet_name and (
                same_matter or _is_told(one, credit, other, near=near)
            ):
                yield _tie(TieKind.CITES, credit.outlet, _both(one, credit.span, other, None))


def within_days(a: date | None, b: date | None) -> bool:
    """Whether two days are near enough for one matter; an unknown one is near to all."""
    return a is None or b is None or abs((a - b).days) <= MATTER_DAYS


def _bear_on_one(a: Report, ours: Credit, b: Report, theirs: Credit, *, near: bool) -> bool:
    """Credits of places do where the places are alike; of whole articles, where the articles are of one matter."""
    if ours.scope and theirs.scope:
        return _alike(_words_of(a, ours), _words_of(b, theirs))
    return _is_told(a, ours, b, near=near) if ours.scope else _is_told(b, theirs, a, near=near)


def _is_told(report: Report, credit: Credit, other: Report, *, near: bool) -> bool:
    """Whether the other report tells what is credited: the whole article, or a place in it."""
    return near if not credit.scope else _tells(other, _words_of(report, credit))


def _tells(report: Report, words: frozenset[int]) -> bool:
    """Whether one of the report's sentences says about the same."""
    edges = [*report.wording.sentences.tolist(), len(report.wording)]
    return any(_alike(words, report.telling_words(*edge)) for edge in pairwise(edges))


def _alike(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    shared = len(ours & theirs)
    return shared >= LIKE_WORDS and shared >= LIKE_SHARE * min(len(ours), len(theirs))


def _words_of(report: Report, credit: Credit) -> frozenset[int]:
    """The telling words of what is credited, without the name that is credited."""
    named = report.words_in(credit.span) if credit.span else frozenset[int]()
    return frozenset(word for span in credit.scope for word in report.words_in(span)) - named


def _by_source(a: Witness, b: Witness) -> Iterator[Tie]:
    if a.source is not None and a.source == b.source:
        yield _tie(TieKind.SOURCE, a.source)


def _by_outlet(a: Witness, b: Witness) -> Iterator[Tie]:
    ours, theirs = a.report.outlet, b.report.outlet
    if same_outlet(a.report, b.report):
        kind = TieKind.OWNER if a.source and b.source and a.source != b.source else TieKind.OUTLET
        yield _tie(kind, a.report.outlet_name or "")
    elif ours and theirs:
        owner = ours.owner(a.report.day)
        if owner and owner == theirs.owner(b.report.day):
            yield _tie(TieKind.OWNER, owner)
        if (
            ours.country == theirs.country
            and ours.run_by_state(a.report.day)
            and theirs.run_by_state(b.report.day)
        ):
            yield _tie(TieKind.STATE, ours.country)


def _tie(kind: TieKind, words: str, evidence: Iterable[Evidence] = ()) -> Tie:
    return Tie(kind=kind, value=VALUES[kind], words=words, evidence=tuple(evidence))


def _both(a: Report, ours: Span | None, b: Report, theirs: Span | None) -> Iterator[Evidence]:
    for report, span in ((a, ours), (b, theirs)):
        if span is not None:
            yield Evidence(document=report.doc.id, span=span)
