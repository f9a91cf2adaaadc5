"""Which documents go to the shelf, and who is told of them. All are known to it, so that nobody codes them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

import pytest

from tests.builders import a_doc
from tests.engine import stages
from tightrope.core.types import Doc, Failure
from tightrope.engine.adding import Listener, Plan, Shelf, add
from tightrope.engine.deriving import Derived

UNREAD = Failure(input="missing.txt", stage="documents", error="gone")


@dataclass(kw_only=True)
class Kept:
    """A shelf in memory, and its count."""

    there: list[Doc | Failure] = field(default_factory=list)
    new: int = 0
    versions: int = 0
    same: int = 0
    failures: int = 0

    def add(self, items: Iterable[Doc | Failure]) -> "Kept":
        self.there += items
        return self


def nothing() -> Derived:
    return Derived(claims=0, acts=0, checks=0, waiting=())


@dataclass
class Heard:
    done: list[Doc | Failure] = field(default_factory=list)
    left_out: list[Doc] = field(default_factory=list)


def of_day(day: int | None) -> Doc:
    return a_doc(f"Day {day}.", published=datetime(2025, 6, day, 23, 59, tzinfo=UTC) if day else None)


def added(items: Iterable[Doc | Failure], **plan: object) -> tuple[Kept, Heard]:
    kept, heard = Kept(), Heard()
    shelf = Shelf(known=lambda _: True, add=kept.add, derive=nothing)
    listener = Listener(done=heard.done.append, left_out=heard.left_out.append)
    add(items, plan=Plan(processes=1, **plan), shelf=shelf, listener=listener)  # type: ignore[arg-type]
    return kept, heard


def test_everything_goes_to_the_shelf_in_order_and_is_told() -> None:
    items = [of_day(3), UNREAD, of_day(1), of_day(None)]
    kept, heard = added(items)
    assert kept.there == heard.done == items
    assert heard.left_out == []


def test_since_leaves_out_what_is_older_or_undated_and_tells_it() -> None:
    items = [of_day(3), of_day(1), UNREAD, of_day(None), of_day(2)]
    kept, heard = added(items, since=date(2025, 6, 2))
    assert kept.there == [of_day(3), UNREAD, of_day(2)]
    assert heard.left_out == [of_day(1), of_day(None)]


@pytest.mark.parametrize("limit", [1, 5])
def test_a_limit_counts_wanted_documents_and_reads_none_beyond(limit: int) -> None:
    read = 0

    def endless() -> Iterable[Doc | Failure]:
        nonlocal read
        for read in count(1):
            yield UNREAD if read == 1 else of_day(1 + read % 2)

    kept, _ = added(endless(), since=date(2025, 6, 2), limit=limit)
    assert kept.there == [UNREAD, *[of_day(2)] * limit]
    assert read == 1 + 2 * limit


def test_only_what_the_shelf_has_not_is_coded() -> None:
    kept, old, new = Kept(), a_doc("exit"), a_doc("something new")
    shelf = Shelf(known=lambda doc_id: doc_id == old.id, add=kept.add, derive=nothing)
    plan = Plan(processes=1, load=stages.obedient)
    add([old, new], plan=plan, shelf=shelf, listener=Listener(done=lambda _: None, left_out=lambda _: None))
    assert kept.there == [old, stages.obey(new)]
