"""Coded sentences against a coder.

Everything is compared as sets per sentence, so a coder that writes A to B and B to A of one type is not paid
twice. Two or more actors without a target act on each other: all ordered pairs of different ones. A missing
side is `NOBODY`.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tightrope.core.types import UNIDENTIFIED, Doc
from tightrope.evaluation.gold import CodedEvent, GoldSentence
from tightrope.evaluation.scores import Report, Score, f1
from tightrope.events import plover_events
from tightrope.resources.loading import load_toml

NOBODY = "-"
FACETS = ("type", "quad", "source", "target", "actors", "dyad", "triple", "quadtriple")
SAMPLES = 1000  # resamples of the sentences: the 95 % interval is steady to about 0.005
SEED = 7  # any fixed number: the same gold and coder always give the same interval

Facets = Mapping[str, frozenset[object]]
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Codebook:
    former_types: Mapping[str, str]
    former_countries: Mapping[str, str]
    quads: Mapping[str, str]


def score_sentences(
    gold: Sequence[GoldSentence],
    coded: Mapping[str, Sequence[CodedEvent]],
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Report:
    """One figure per facet with its interval, then one per type as `type AGREE`. Not coded: no events."""
    pairs = [(_facets(g.events), _facets(coded.get(g.id, ()))) for g in gold]
    draws = _draws(len(pairs), samples=samples, seed=seed)
    scores = [_facet_score(facet, pairs, draws) for facet in FACETS]
    types = sorted({str(t) for wanted, _ in pairs for t in wanted["type"]})
    scores += [_type_score(t, pairs) for t in types]
    return Report(name="coded sentences", scores=tuple(scores), notes=tuple(_notes(gold, pairs)))


def coded_events(doc: Doc) -> tuple[CodedEvent, ...]:
    """What the coder found in `doc`, as a PLOVER data set holds it and in the shape of the gold."""
    return tuple(
        CodedEvent(
            type=e.type,
            actors=tuple(p.actor.code for p in e.actors),
            targets=tuple(p.actor.code for p in e.recipients),
        )
        for e in plover_events(doc.events)
    )


def _facets(events: Iterable[CodedEvent]) -> Facets:
    triples = frozenset(t for e in events for t in _triples(e))
    quads = _codebook().quads
    sources = frozenset(a for a, _, _ in triples if a != NOBODY)
    targets = frozenset(b for _, b, _ in triples if b != NOBODY)
    return {
        "type": frozenset(t for _, _, t in triples),
        "quad": frozenset(quads.get(t) for _, _, t in triples),
        "source": sources,
        "target": targets,
        "actors": sources | targets,
        "dyad": frozenset((a, b) for a, b, _ in triples),
        "triple": triples,
        "quadtriple": frozenset((a, b, quads.get(t)) for a, b, t in triples),
    }


def _triples(event: CodedEvent) -> list[Triple]:
    """Every actor with every target and the type, in today's codes."""
    kind = _codebook().former_types.get(event.type, event.type)
    actors = [_country(c) for c in event.actors]
    targets = [_country(c) for c in event.targets]
    if not targets and len(set(actors)) > 1:
        return [(a, b, kind) for a in actors for b in actors if a != b]
    return [(a, b, kind) for a in actors or [NOBODY] for b in targets or [NOBODY]]


def _country(code: str) -> str:
    """The first three letters, IRNGOV -> IRN, in today's spelling."""
    upper = code.upper()
    if upper.startswith(UNIDENTIFIED) or upper in ("", "~", NOBODY):
        return NOBODY
    return _codebook().former_countries.get(upper[:3], upper[:3])


@cache
def _codebook() -> _Codebook:
    tree = load_toml("evaluation/codes.toml")
    return _Codebook(
        former_types=tree["former_types"],
        former_countries=tree["former_countries"],
        quads={t: quad for quad, types in tree["quads"].items() for t in types},
    )


def _draws(size: int, *, samples: int, seed: int) -> list[list[int]]:
    rng = random.Random(seed)
    return [[rng.randrange(size) for _ in range(size)] for _ in range(samples)]


def _facet_score(facet: str, pairs: Sequence[tuple[Facets, Facets]], draws: Sequence[Sequence[int]]) -> Score:
    rows = [(len(w[facet] & g[facet]), len(g[facet]), len(w[facet])) for w, g in pairs]
    whole = _sum(rows)
    score = Score(name=facet, hits=whole[0], predicted=whole[1], gold=whole[2])
    return replace(score, interval=_interval([f1(*_sum([rows[i] for i in draw])) for draw in draws]))


def _type_score(kind: str, pairs: Sequence[tuple[Facets, Facets]]) -> Score:
    wanted = [kind in w["type"] for w, _ in pairs]
    got = [kind in g["type"] for _, g in pairs]
    both = sum(w and g for w, g in zip(wanted, got, strict=True))
    return Score(name=f"type {kind}", hits=both, predicted=sum(got), gold=sum(wanted))


def _sum(rows: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    hits, predicted, gold = map(sum, zip(*rows, strict=True))
    return hits, predicted, gold


def _interval(values: Iterable[float]) -> tuple[float, float] | None:
    """The central 95 % of `values`; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[int(0.025 * len(ordered))], ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)]


def _notes(gold: Sequence[GoldSentence], pairs: Sequence[tuple[Facets, Facets]]) -> Iterable[str]:
    for sentence, (wanted, got) in zip(gold, pairs, strict=True):
        if missed := wanted["triple"] - got["triple"]:
            yield f"{sentence.id}: missed {_listed(missed)}, got {_listed(got['triple'])}"


def _listed(triples: Iterable[object]) -> str:
    return ", ".join(sorted(f"{t[2]} {t[0]}>{t[1]}" for t in triples if isinstance(t, tuple))) or "nothing"
