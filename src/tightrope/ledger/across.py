"""Claims over many documents: what each document has joined already, joined again where two say the same.

Within a document the text itself tells what is one claim (`same_claim`). Across documents only likeness does: pairs
that share something rare are compared by named features, a logistic model fitted on labelled pairs gives each a
probability, and the likest are joined first. Each join says what spoke for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from tightrope.core.errors import ResourceError
from tightrope.core.types import Claim, Doc, Stance
from tightrope.ledger.blocking import candidates
from tightrope.ledger.clusters import Group, grouped
from tightrope.ledger.likeness import FEATURES, Ints, Table, features, table
from tightrope.ledger.propositions import Proposition, by_voice, proposition_of
from tightrope.ledger.same_claim import Told, told_in
from tightrope.ledger.status import AGAINST, status
from tightrope.resources.calibration import Logistic, model_of
from tightrope.resources.loading import load_toml

PATH = "models/same_claim.toml"
FITTED_BY = "training/same_claim/train.py"
TOLD = 4  # features and shared words that a join names
NOBODY = 0.0  # what is too short to compare is like nothing
STEMS_NEEDED = 2  # rare words below which a content says too little to be compared with another article's

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What each document has joined, in the order of the documents, and the same as rows of a table."""

    told: tuple[Told, ...]
    propositions: tuple[Proposition, ...]
    rows: Table


def claims_across(docs: Sequence[Doc], *, model: Logistic | None = None) -> tuple[Claim, ...]:
    """The claims of `docs`, those with most positions first. A claim keeps its id while nothing earlier joins it.

    model: of two propositions being one, by `FEATURES`; None: the shipped one.
    """
    corpus, model = corpus_of(docs), model or load_model()
    days = {d.id: d.published.date() if d.published else date.max for d in docs}
    claims = [_claim(corpus, group, model, days) for group in joined(corpus, model)]
    return tuple(sorted(claims, key=lambda c: -len(c.positions)))


def corpus_of(docs: Iterable[Doc]) -> Corpus:
    """`docs` as the join sees them."""
    told: list[Told] = []
    propositions: list[Proposition] = []
    for doc in docs:
        voiced = by_voice(doc)
        for found in told_in(doc):
            proposition = proposition_of(doc, found.best, voiced=voiced)
            propositions.append(proposition)
            told.append(_turned(found) if proposition.negated else found)
    return Corpus(told=tuple(told), propositions=tuple(propositions), rows=table(propositions))


def joined(corpus: Corpus, model: Logistic) -> list[Group]:
    """Groups of rows of `corpus` that are one claim, joined from the probability `model.least` on."""
    first, second = candidates(corpus.rows, [p.document for p in corpus.propositions])
    sure = probabilities(corpus, first, second, model)
    kept = np.flatnonzero(sure >= model.least)
    pairs = zip(first[kept].tolist(), second[kept].tolist(), sure[kept].tolist(), strict=True)

    def judge(across: Sequence[tuple[int, int]]) -> Sequence[float]:
        a, b = np.array(across, dtype=np.int32).T
        return probabilities(corpus, a, b, model).tolist()  # type: ignore[no-any-return]

    return grouped(len(corpus.propositions), pairs, judge=judge, least=model.least)


def probabilities(corpus: Corpus, first: Ints, second: Ints, model: Logistic) -> Floats:
    """Of each pair of rows being one claim, 0..1."""
    weights = np.array([model.weights[name] for name in FEATURES])
    total = model.intercept + features(corpus.rows, first, second) @ weights
    stems = corpus.rows.bags["stems"].ids
    enough = ((stems[first] > 0).sum(axis=1) >= STEMS_NEEDED) & (
        (stems[second] > 0).sum(axis=1) >= STEMS_NEEDED
    )
    return np.where(enough, 1 / (1 + np.exp(-total)), NOBODY)


@cache
def load_model() -> Logistic:
    """The shipped weights. Raises ResourceError where they are of other features than the code has."""
    model = model_of(load_toml(PATH), "pairs", at=PATH, by=FITTED_BY)
    if set(model.weights) != set(FEATURES):
        odd = ", ".join(sorted(set(model.weights) ^ set(FEATURES)))
        raise ResourceError(f"{PATH}: features differ from the code's: {odd}; run {FITTED_BY}")
    return model


def _turned(told: Told) -> Told:
    """Whoever says that something did not happen denies that it did."""
    positions = tuple(
        replace(p, stance=Stance.DENIES) if p.attribution == told.best.id else p for p in told.claim.positions
    )
    because = (*told.claim.because, f"{told.best.id} says that it did not happen")
    stands = status([p.stance for p in positions])
    return replace(told, claim=replace(told.claim, positions=positions, status=stands, because=because))


def _claim(corpus: Corpus, group: Group, model: Logistic, days: Mapping[str, date]) -> Claim:
    """The claim of the earliest document with all positions, in the shortest words of those who affirm."""
    members = sorted((corpus.told[k].claim for k in group.members), key=lambda c: _told_on(c, days))
    if len(members) == 1:
        return members[0]
    positions = tuple(p for c in members for p in c.positions)
    worded = min(members, key=lambda c: (_is_only_denied(c), len(c.proposition)))
    return replace(
        members[0],
        proposition=worded.proposition,
        positions=positions,
        status=status([p.stance for p in positions]),
        because=(*(b for c in members for b in c.because), *_reasons(corpus, group, model)),
    )


def _told_on(claim: Claim, days: Mapping[str, date]) -> tuple[date, str, str]:
    document = claim.positions[0].document
    return days[document], document, claim.id


def _is_only_denied(claim: Claim) -> bool:
    return all(p.stance in AGAINST for p in claim.positions)


def _reasons(corpus: Corpus, group: Group, model: Logistic) -> Iterable[str]:
    """For each join the two attributions, how sure it is, the features that spoke for it and the words shared."""
    a, b = np.array(group.joins, dtype=np.int32).T
    values, sure = features(corpus.rows, a, b), probabilities(corpus, a, b, model)
    for k, (i, j) in enumerate(group.joins):
        one, other = corpus.propositions[i], corpus.propositions[j]
        weighed = {name: model.weights[name] * float(v) for name, v in zip(FEATURES, values[k], strict=True)}
        spoke = sorted((n for n in weighed if weighed[n] > 0), key=lambda n: -weighed[n])[:TOLD]
        what = ", ".join(f"{name} {weighed[name]:+.1f}" for name in spoke)
        yield f"{one.attribution} and {other.attribution}: {sure[k]:.2f}: {what}; shared: {_shared(one, other)}"


def _shared(one: Proposition, other: Proposition) -> str:
    acts = sorted(one.acts & other.acts, key=len, reverse=True)[:1]
    return ", ".join([*acts, *sorted(one.stems & other.stems)[:TOLD], *sorted(one.actors & other.actors)])
