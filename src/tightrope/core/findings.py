"""What checks compute about the literal content of claims."""

from dataclasses import dataclass
from enum import StrEnum

from tightrope.core.types import Span


class Verdict(StrEnum):
    """What a computation says about the literal content of a claim."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    COSTLY = "possible-but-costly"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check computed about the literal content of a claim; margin as its module defines it."""

    check: str  # its name in the table of checks
    verdict: Verdict
    inputs: tuple[tuple[str, str], ...]  # name and value, as used
    tolerance: float | None = None  # in `unit`; None, as the margin: nothing was computed
    margin: float | None = None
    unit: str | None = None
    because: tuple[str, ...]
    document: str | None = None  # None: checked by hand
    span: Span | None = None  # the words of the document that were checked

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError("a finding without a reason cannot be judged")
