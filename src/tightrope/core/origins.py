"""Which documents rest on one root of reporting, and why."""

from dataclasses import dataclass
from enum import StrEnum

from tightrope.core.types import Span


class TieKind(StrEnum):
    """Why two reports of one matter are not independent."""

    COPY = "copy"  # one is the other, or hardly differs
    OUTLET = "outlet"  # one outlet, in its own voice or through sources it does not name
    PASSAGE = "passage"  # a block of text stands in both
    AGENCY = "agency"  # both credit one outlet
    CITES = "cites"  # one credits the other's outlet
    SOURCE = "source"  # both quote one named source
    OWNER = "owner"  # one owner, or one outlet quoting different sources
    STATE = "state"  # one state runs both


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of one document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A place where an article says that it has what it tells from an outlet."""

    outlet: str  # as the registry of outlets names it
    span: Span | None  # the words that name it; None: the author line does
    scope: tuple[Span, ...] = ()  # what is credited; empty: the whole article


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One reason for which two reports are not independent."""

    kind: TieKind
    value: float  # 0..1
    words: str  # whom or how much: "Reuters", "84 % of the shorter text"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """How far two reports rest on one root: 0 independent, 1 the same; the value of the strongest tie."""

    value: float
    because: tuple[Tie, ...]  # strongest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The dependence of two documents."""

    documents: tuple[str, str]
    dependence: Dependence


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Documents that rest on one root of reporting, in order of publication."""

    id: str
    documents: tuple[str, ...]
    root: str | None  # the outlet it comes from; None: not known
    root_document: str | None  # the root itself, where it is among the documents
    because: str  # how the root is known, or why it is not
    links: tuple[Link, ...] = ()  # enough of them to hold the documents together
