"""Acts as told across documents: which tellings are one, who says so, and what they count."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tightrope.core.types import Actor, CountKind, EventType, Position, Reality, Span, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of one document, as a member of a cluster."""

    document: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two tellings taken for one act, how likely that is (0..1), and what speaks for it, strongest first."""

    first: Telling
    second: Telling
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How likely an act happened, 0..1, by the voices in `because`.

    tested: whether at least two independent origins bear on it; else it is a single source's word and `value` is .5.
    """

    value: float
    tested: bool
    because: tuple[str, ...]


class TollChange(StrEnum):
    """What a count does to the toll known before it."""

    FIRST = "first"
    AGREES = "agrees"
    RISES = "rises"
    CORRECTS = "corrects"  # falls, by whoever stood for the higher figure
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class TollReport:
    """One source's count as of a day: `high` of None is "at least `low`"."""

    low: int
    high: int | None
    day: date | None  # when it was published; None: unknown, taken for the earliest
    source: Actor  # who counts: whoever the text gives the figure to, else the outlet
    document: str
    span: Span
    change: TollChange
    late: bool = False  # changes the toll well after its first report


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One contested number of an act. Kinds are apart: killed and injured are never added up.

    low, high: what the last reports that agree leave open; in conflict, from the lowest to the highest in force.
    """

    kind: CountKind
    low: int
    high: int | None
    is_conflict: bool
    reports: tuple[TollReport, ...]  # by day

    def __post_init__(self) -> None:
        if not self.reports:
            raise ValueError("a toll without a report has no source")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCluster:
    """One act, however often and by whomever it is told.

    A measure counts it once: more tellings raise `chance`, not its mass.
    first, last: the days on which it can have happened by all tellings; None where no telling is dated.
    positions: who says that it happened and who denies it, an outlet in its own voice among them.
    because: the joins that hold the cluster together, one fewer than members.
    """

    id: str
    type: EventType
    mode: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    first: date | None
    last: date | None
    place: Where | None
    reality: Reality
    members: tuple[Telling, ...]
    positions: tuple[Position, ...]
    origins: float  # effective number of independent origins
    chance: Chance
    intensity: float | None = None  # PLOVER score, once for all tellings
    tolls: tuple[Toll, ...] = ()
    because: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("a cluster without a telling has no evidence")
