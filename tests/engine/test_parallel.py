"""Coding by processes: as the plain loop does it, and whatever a document does to its process, the others go on."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice

import pytest

from tests.builders import a_doc
from tests.engine import stages
from tightrope import engine
from tightrope.core.errors import InputError, ResourceError
from tightrope.core.types import Doc, Failure
from tightrope.engine.parallel import AHEAD, code_many
from tightrope.engine.worker import Load

DENIAL = "Norland accused Sudria of shelling a village. Iran accused Azerbaijan of it; Azerbaijan denied the claim."
UNREAD = Failure(input="missing.txt", stage="documents", error="gone")


def docs(texts: Sequence[str]) -> list[Doc]:
    return [a_doc(text, source=f"{n}: {text}") for n, text in enumerate(texts)]


@pytest.mark.parametrize("processes", [1, 3])
def test_any_number_of_processes_gives_what_the_plain_loop_gives(processes: int) -> None:
    items = [*docs(["a", "sleep 0.5", "b", "raise", *"cdefgh"]), UNREAD, *docs("ijklm")]
    plain = list(engine.code(items, pipeline=stages.obedient()))
    assert list(code_many(items, processes=processes, load=stages.obedient)) == plain


def test_a_document_that_ends_or_holds_up_its_process_is_a_failure_that_names_it() -> None:
    items = docs(["a", "exit", "b", "sleep 600", "c", "spin", "d", "kill", "e"])
    found = list(code_many(items, processes=2, load=stages.obedient, limit_s=3))
    failures = {item.input: item.error for item in found if isinstance(item, Failure)}
    assert [item.text if isinstance(item, Doc) else item.input for item in found] == [
        *("a", "1: exit", "b", "3: sleep 600", "c", "5: spin", "d", "7: kill", "e")
    ]
    assert "exit code 7" in failures["1: exit"]
    assert "after 3 s" in failures["3: sleep 600"] and "after 3 s" in failures["5: spin"]
    assert "SIGKILL" in failures["7: kill"]


def test_an_endless_input_is_read_no_further_than_a_little_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Doc]:
        nonlocal taken
        for taken in count(1):
            yield a_doc(f"pid {taken}")

    coded = code_many(endless(), processes=1, load=stages.obedient)
    for given, item in enumerate(islice(coded, 60), start=1):
        assert taken - given < AHEAD
        assert isinstance(item, Doc) and item.title
    coded.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(int(item.title), 0)


def test_nobody_is_started_for_what_is_known_or_has_failed() -> None:
    items = [UNREAD, *docs(["exit", "kill"])]
    found = code_many(items, processes=2, load=stages.dying, known=lambda _: True)
    assert list(found) == items


@pytest.mark.parametrize(
    ("load", "message"), [(stages.broken, "does not fit its card"), (stages.dying, "exit code 9")]
)
def test_a_process_that_cannot_begin_is_told(load: Load, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        list(code_many(docs(["a"]), processes=1, load=load))


def test_at_least_one_process_is_needed() -> None:
    with pytest.raises(InputError, match="0 processes"):
        code_many([], processes=0)


@pytest.mark.parametrize("whole", [True, False])
def test_our_own_coder_gives_the_same_in_a_process(whole: bool) -> None:
    plain = engine.code_one(a_doc(DENIAL), pipeline=engine.english())
    assert isinstance(plain, Doc) and plain.attributions
    expected = plain if whole else replace(plain, names=(), frames=(), acts=())
    assert list(code_many([a_doc(DENIAL)], processes=1, whole=whole)) == [expected]
