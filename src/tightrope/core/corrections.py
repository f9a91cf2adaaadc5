"""What persons decide about what the machine found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What a person decides about an item that the machine made."""

    ACCEPT = "accept"  # the machine's version stands
    REJECT = "reject"  # there is no such thing
    EDIT = "edit"  # some fields are otherwise
    MERGE = "merge"  # the same as another item, which stays
    SPLIT = "split"  # several things told as one


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Which events are told to be one act: a cluster as corrections see it."""

    id: str
    members: tuple[str, ...]  # event ids


Change = tuple[str, str]
"""A field and its new value, as a person writes them: ("stance", "denies"), ("actors", "AZE GOV; IRN")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person decided about one item, and why. Kept beside the machine's version, never over it."""

    item: str  # id of a document, mention, attribution, event, cluster or claim
    action: Action
    changes: tuple[Change, ...] = ()  # EDIT
    other: str | None = None  # MERGE: the item that stays
    parts: tuple[tuple[Change, ...], ...] = ()  # SPLIT: what is otherwise in each part
    who: str
    when: datetime  # UTC-aware
    why: str

    def __post_init__(self) -> None:
        if not (self.who.strip() and self.why.strip()):
            raise ValueError("a correction names who made it and why")
        needs = {Action.EDIT: self.changes, Action.MERGE: self.other, Action.SPLIT: len(self.parts) > 1}
        if not needs.get(self.action, True):
            raise ValueError(f"{self.action} needs changes, another item, or two parts")
