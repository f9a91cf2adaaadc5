"""How sure a claim is, from who holds it: one vote per independent origin (design/MODELS, section 7).

logit π = sum over origins k of v_k · ln(r_k / (1 - r_k)); v is +1 for, -1 against, 0 where a position only reports;
r is the reliability of the grade of its source. Whoever accuses, and whoever clears himself, counts no more than
`Grades.interested`. With fewer than two effective origins there is nothing to weigh, and π is not told.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tightrope.core.types import UNIDENTIFIED, Actor, Position, Stance, Status
from tightrope.ledger.origins import n_eff
from tightrope.ledger.propositions import holder_key
from tightrope.ledger.status import FOR, status
from tightrope.resources.grades import Grades

STATE = frozenset(
    {"GOV", "MIL", "COP", "SPY", "PRM"}
)  # PLOVER sectors under one command: courts and lawmakers are not
ONE_STATE = 0.5  # dependence of two who act for one state
ONE_ORIGIN = 0.5  # dependence from which two have one vote: any tie of MODELS section 7
NEEDED = 2.0  # effective origins from which π is told
ALMOST = 1.5  # effective origins for credibility 2
UNTESTED = "single-source, untested"

Dependence = Callable[[Position, Position], float]
"""How far the documents of two positions rest on one origin: 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Codes of the states and bodies a proposition is about."""

    accused: frozenset[str] = frozenset()  # who is said to have acted
    harmed: frozenset[str] = frozenset()  # whom it was done to


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one independent origin says, at its best grade."""

    positions: tuple[Position, ...]
    side: int  # +1 for, -1 against, 0 neither or both
    grade: str  # A to F
    reliability: float  # 0..1, after the cap for interested parties
    interested: bool

    @property
    def logit(self) -> float:
        return self.side * log_odds(self.reliability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim stands: in a word, as a number, and by whose votes."""

    status: Status
    credibility: int  # 1 confirmed by independent sources ... 5 contradicted, 6 cannot be judged
    n_eff: float  # effective number of independent origins
    probability: float  # .5 where it is untested
    untold: str | None  # why the probability is not to be printed; None: it may be
    votes: tuple[Vote, ...]  # the evidence; the largest first


def standing(
    positions: Sequence[Position],
    *,
    parties: Parties,
    grades: Grades,
    dependence: Dependence,
    retracted: bool = False,
    contradicted: bool = False,
) -> Standing:
    """How the positions on one proposition stand to each other.

    positions: the latest of each holder. contradicted: whether a check (section 8) speaks against the claim.
    """
    voting = _heard([p for p in positions if side(p.stance)], dependence)
    deps = _ties(voting, dependence)
    n = n_eff(deps)
    votes = [_vote([voting[k] for k in group], parties, grades) for group in _origins(deps)]
    word = _status(positions, n, retracted=retracted, contradicted=contradicted)
    untold = UNTESTED if n < NEEDED else None
    return Standing(
        status=word,
        credibility=_credibility(word, n),
        n_eff=n,
        probability=0.5 if untold else probability((v.side, v.reliability) for v in votes),
        untold=untold,
        votes=tuple(sorted(votes, key=lambda v: -abs(v.logit))),
    )


def probability(votes: Iterable[tuple[float, float]]) -> float:
    """π of (v, r) for each origin: v -1, 0 or +1, times how many it counts for; r between 0 and 1, both excluded."""
    return 1 / (1 + math.exp(-sum(v * log_odds(r) for v, r in votes)))


def log_odds(r: float) -> float:
    """r between 0 and 1, both excluded."""
    return math.log(r / (1 - r))


def tie(a: Position, b: Position, dependence: Dependence) -> float:
    """How far two positions rest on one origin, 0..1.

    Two who are named are two sources, whoever prints them: one only where they are the same, half where they act for
    one state. One without a name may be anybody: he is as independent as the documents are.
    """
    if a == b or (is_named(a.holder) and _is_one(a.holder, b.holder)):
        return 1.0
    if is_named(a.holder) and is_named(b.holder):
        return (
            ONE_STATE
            if _for_state(a.holder) and _for_state(b.holder) and a.holder.code == b.holder.code
            else 0.0
        )
    return 1.0 if a.document == b.document else dependence(a, b)


def side(stance: Stance) -> int:
    """+1 for, -1 against, 0 for who only suggests, warns, wants or doubts."""
    return 1 if stance in FOR else -1 if stance is Stance.DENIES else 0


def is_named(holder: Actor) -> bool:
    return holder.code != UNIDENTIFIED or holder.id is not None


def is_interested(position: Position, parties: Parties) -> bool:
    """Whether somebody clears himself, or accuses: as the one harmed, or in words that accuse."""
    code = position.holder.code
    if side(position.stance) < 0:
        return code in parties.accused
    accuses = position.stance is Stance.ALLEGES and bool(parties.accused - {code})
    return accuses or (code in parties.harmed and code not in parties.accused)


def _heard(positions: Sequence[Position], dependence: Dependence) -> list[Position]:
    """Without the unnamed who may be one of the named: told in the same document, or in one that depends on it."""
    named = [p for p in positions if is_named(p.holder)]
    return [
        p
        for p in positions
        if is_named(p.holder) or all(tie(p, other, dependence) < ONE_ORIGIN for other in named)
    ]


def _ties(positions: Sequence[Position], dependence: Dependence) -> list[list[float]]:
    """Of each position to each; 1 on the diagonal."""
    found = [[1.0] * len(positions) for _ in positions]
    for (i, a), (j, b) in combinations(enumerate(positions), 2):
        found[i][j] = found[j][i] = tie(a, b, dependence)
    return found


def _is_one(a: Actor, b: Actor) -> bool:
    """The same key; or one who acts for the same, under a longer name: "Khosrotaj", "TPO head Mojtaba Khosrotaj"."""
    if holder_key(a) == holder_key(b):
        return True
    if (a.id and b.id) or (a.code, a.sectors[:1]) != (b.code, b.sectors[:1]):
        return False
    few, many = sorted((set(_words(a.name)), set(_words(b.name))), key=len)
    return bool(few) and few <= many


def _words(name: str | None) -> list[str]:
    return re.findall(r"\w+", (name or "").casefold())


def _for_state(holder: Actor) -> bool:
    return not holder.sectors or holder.sectors[0] in STATE


def _origins(deps: Sequence[Sequence[float]]) -> list[list[int]]:
    """Groups in which each depends on another."""
    left, found = set(range(len(deps))), []
    while left:
        reached = [min(left)]
        left.discard(reached[0])
        for k in reached:
            near = sorted(j for j in left if deps[k][j] >= ONE_ORIGIN)
            left.difference_update(near)
            reached += near
        found.append(sorted(reached))
    return found


def _vote(positions: Sequence[Position], parties: Parties, grades: Grades) -> Vote:
    """One vote at the best grade; none where those of one origin contradict each other."""
    sides = {side(p.stance) for p in positions}
    weighed = [(_reliability(p, parties, grades), p) for p in positions]
    best, by = max(weighed, key=lambda w: w[0])
    return Vote(
        positions=tuple(positions),
        side=sides.pop() if len(sides) == 1 else 0,
        grade=_grade(by.holder, grades),
        reliability=best,
        interested=is_interested(by, parties),
    )


def _reliability(position: Position, parties: Parties, grades: Grades) -> float:
    r = grades.reliability[_grade(position.holder, grades)]
    return min(r, grades.interested) if is_interested(position, parties) else r


def _grade(holder: Actor, grades: Grades) -> str:
    if not is_named(holder):
        return grades.of()
    return grades.of(holder.name, holder.id, " ".join((holder.code, *holder.sectors[:1])), holder.code)


def _status(positions: Sequence[Position], n: float, *, retracted: bool, contradicted: bool) -> Status:
    if contradicted:
        return Status.CONTRADICTED
    if retracted:
        return Status.RETRACTED
    stands = status([p.stance for p in positions])
    return Status.CORROBORATED if n >= NEEDED and stands is not Status.DISPUTED else stands


def _credibility(status: Status, n: float) -> int:
    """MODELS section 7. Without a vote nothing can be judged."""
    known: Mapping[Status, int] = {Status.CONTRADICTED: 5, Status.DISPUTED: 4}
    if status in known:
        return known[status]
    if n == 0 or status is Status.RETRACTED:
        return 6
    return 1 if n >= NEEDED else 2 if n >= ALMOST else 3
