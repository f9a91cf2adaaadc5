"""Coded sentences against a coder.

Everything is compared as sets per sentence, so a coder that writes A to B and B to A of one type is not paid
twice. Two or more actors without a target act on each other: all ordered pairs of different ones. A missing
side is `NOBODY`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tightrope.core.types import UNIDENTIFIED, Doc
from tightrope.evaluation.bootstrap import SAMPLES, SEED
from tightrope.evaluation.gold import CodedEvent, GoldSentence
from tightrope.evaluation.scores import Mistake, Report, Score, pool
from tightrope.events import plover_events
from tightrope.resources.loading import load_toml

NOBODY = "-"
FACETS = ("type", "quad", "source", "target", "actors", "dyad", "triple", "quadtriple")

Facets = Mapping[str, frozenset[object]]
Triple = tuple[str, str, str]

ALIKE: Mapping[str, Callable[[Triple, Triple], bool]] = {
    "wrong direction": lambda w, g: w[2] == g[2] and w[:2] == g[1::-1],
    "wrong recipient": lambda w, g: w[2] == g[2] and w[0] == g[0],
    "wrong actor": lambda w, g: w[2] == g[2] and w[1] == g[1],
    "wrong actor and recipient": lambda w, g: w[2] == g[2],
    "wrong type": lambda w, g: w[:2] == g[:2],
}
"""Classes of mistakes by what a triple that was found still shares with the one that was wanted, surest first."""


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
    """One figure per facet, then one per type as `type AGREE`; intervals over sentences. Not coded: no events.

    Raises ValueError without a sentence.
    """
    pairs = [(_facets(g.events), _facets(coded.get(g.id, ()))) for g in gold]
    if not pairs:
        raise ValueError("no coded sentence to score against")
    types = sorted({str(t) for wanted, _ in pairs for t in wanted["type"]})
    each = [_report(g.id, *pair, types) for g, pair in zip(gold, pairs, strict=True)]
    return pool("coded sentences", each, samples=samples, seed=seed)


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


def _report(id_: str, wanted: Facets, got: Facets, types: Iterable[str]) -> Report:
    facets = (_score(facet, wanted[facet], got[facet]) for facet in FACETS)
    kinds = (_score(f"type {t}", wanted["type"] & {t}, got["type"] & {t}) for t in types)
    return Report(name=id_, scores=(*facets, *kinds), mistakes=tuple(_mistakes(id_, wanted, got)))


def _score(name: str, wanted: frozenset[object], got: frozenset[object]) -> Score:
    return Score(name=name, hits=len(wanted & got), predicted=len(got), gold=len(wanted))


def _mistakes(id_: str, wanted: Facets, got: Facets) -> Iterable[Mistake]:
    """Each triple that was not found with the nearest one that was made up, then what else was made up."""
    missed, spurious = (
        set(_triples_of(wanted) - _triples_of(got)),
        set(_triples_of(got) - _triples_of(wanted)),
    )
    for kind, alike in ALIKE.items():
        for want in sorted(missed):
            if taken := next((t for t in sorted(spurious) if alike(want, t)), None):
                missed.discard(want)
                spurious.discard(taken)
                yield Mistake(kind=kind, where=id_, words=f"{kind}: {_told(want)}, got {_told(taken)}")
    for kind, left in (("missed", missed), ("spurious", spurious)):
        yield from (Mistake(kind=kind, where=id_, words=f"{kind} {_told(t)}") for t in sorted(left))


def _triples_of(facets: Facets) -> frozenset[Triple]:
    return frozenset(t for t in facets["triple"] if isinstance(t, tuple))


def _told(triple: Triple) -> str:
    actor, recipient, kind = triple
    return f"{kind} {actor}>{recipient}"
