"""What becomes of an address after a request."""

import random
from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.polling.world import START
from tightrope.documents.fetch import Answer
from tightrope.documents.polling.records import Address
from tightrope.documents.polling.replies import (
    BELIEVED,
    LONGEST_RETRY_AFTER,
    Patience,
    Trouble,
    Unchanged,
    fared_badly,
    fared_well,
    request,
)

URL = "https://wire.example/feed"
PATIENCE = Patience(first=timedelta(minutes=5), most=timedelta(hours=6))


def trouble(status: int, retry_after: str | None = None) -> Trouble:
    answer = Answer(url=URL, status=status, retry_after=retry_after)
    reply = request(Address(url=URL, due=START), ask=lambda url, headers: answer, now=START, redirects=5)
    assert isinstance(reply, Trouble)
    return reply


@pytest.mark.parametrize(
    ("told", "wait"),
    [
        (None, None),
        ("120", timedelta(minutes=2)),
        ("0", None),
        ("Tue, 01 Jul 2025 07:00:00 GMT", timedelta(hours=1)),
        ("Tue, 01 Jul 2025 07:00:00", timedelta(hours=1)),
        ("Mon, 30 Jun 2025 07:00:00 GMT", None),  # behind us
        ("99999999999999999999", LONGEST_RETRY_AFTER),
        ("Sat, 01 Jan 2085 00:00:00 GMT", LONGEST_RETRY_AFTER),
        ("soon", None),
        ("-5", None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(told: str | None, wait: timedelta | None) -> None:
    assert trouble(429, told).wait == wait


@pytest.mark.parametrize(
    ("status", "passing"), [(500, True), (503, True), (429, True), (408, True), (404, False)]
)
def test_which_answers_may_be_better_later(status: int, passing: bool) -> None:
    assert trouble(status).passing is passing


def test_validators_are_sent_while_they_are_believed() -> None:
    sent: list[Mapping[str, str]] = []

    def ask(url: str, headers: Mapping[str, str]) -> Answer:
        sent.append(headers)
        return Answer(url=url, status=304)

    address = Address(url=URL, due=START, etag='"1"', full=START)
    for later in (timedelta(0), BELIEVED):
        assert request(address, ask=ask, now=START + later, redirects=5) == Unchanged()
    assert sent == [{"If-None-Match": '"1"'}, {}]


@settings(deadline=None)
@given(st.integers(1, 10_000), st.integers())
def test_waits_grow_to_a_bound_and_are_never_less_than_half_of_it(errors: int, seed: int) -> None:
    wait = PATIENCE.wait(errors, random.Random(seed))
    assert PATIENCE.first / 2 <= wait <= PATIENCE.most
    if errors > 10:
        assert wait >= PATIENCE.most / 2


@settings(deadline=None)
@given(st.lists(st.sampled_from([200, 304, 404, 410, 429, 500]), min_size=1))
def test_an_address_is_always_due_later_or_given_up_with_its_reason(statuses: list[int]) -> None:
    address, rng = Address(url=URL, due=START), random.Random(1)
    for status in statuses:
        reply = request(
            address, ask=lambda url, headers, s=status: Answer(url=url, status=s), now=START, redirects=5
        )
        if isinstance(reply, Trouble):
            address = fared_badly(address, reply, now=START, patience=PATIENCE, rng=rng)
            assert address.why
        elif isinstance(reply, Answer | Unchanged):
            address = fared_well(address, reply, now=START, due=START + timedelta(hours=1))
            assert not address.errors
        assert address.due is None or address.due > START
        assert (address.due is None) == (status == 410)
