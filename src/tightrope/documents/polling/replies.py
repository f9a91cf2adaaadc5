"""One request to an address, and what becomes of the address after it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tightrope.core.errors import InputError
from tightrope.documents.addresses import Unreachable
from tightrope.documents.fetch import Answer
from tightrope.documents.polling.records import Address, Hop

Ask = Callable[[str, Mapping[str, str]], Answer]  # one request: its address and our headers
PERMANENT = (301, 308)
GONE = 410
PASSING = (408, 425, 429)  # of the answers 4xx these say "not now"
BELIEVED = timedelta(days=1)  # validators older than this are not sent: some servers never change their ETag
LONGEST_RETRY_AFTER = timedelta(days=1)  # who asks for more has made a mistake, or is asked a day later again


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why nothing came."""

    why: str
    passing: bool = True  # whether the same request may fare better later
    status: int | None = None  # of the answer; None: there was none
    wait: timedelta | None = None  # that the server asks for before anything else is asked of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that what it sent last still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A redirect; the next request follows it."""

    hop: Hop


Reply = Answer | Unchanged | Onward | Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait after an error: doubled with each one in a row, `most` at the most."""

    first: timedelta
    most: timedelta
    errors: int | None = None  # in a row, after which to give up; None: never

    def wait(self, errors: int, rng: random.Random) -> timedelta:
        """After `errors` in a row (from 1), with jitter: half of it is certain, half is chance."""
        doubled = self.first * (1 << min(errors - 1, 16))
        return min(doubled, self.most) * rng.uniform(0.5, 1.0)

    def ends(self, trouble: Trouble, errors: int) -> bool:
        """Whether to give up. What has no number of errors to end it ends only when it is gone."""
        if self.errors is None:
            return trouble.status == GONE
        return not trouble.passing or errors >= self.errors


def request(address: Address, *, ask: Ask, now: datetime, redirects: int) -> Reply:
    """One request, conditional where the last answer is recent. redirects: how many are followed in a row."""
    try:
        answer = ask(address.next_url, _validators(address, now))
    except Unreachable as error:
        return Trouble(why=str(error))
    except InputError as error:
        return Trouble(why=str(error), passing=False)
    if answer.location is not None:
        return _onward(address, answer, answer.location, redirects)
    if answer.status == 200:
        return answer
    return Unchanged() if answer.status == 304 else _trouble(answer, now)


def _validators(address: Address, now: datetime) -> dict[str, str]:
    if address.full is None or now - address.full >= BELIEVED:
        return {}
    told = {"If-None-Match": address.etag, "If-Modified-Since": address.modified}
    return {name: value for name, value in told.items() if value}


def _onward(address: Address, answer: Answer, location: str, redirects: int) -> Reply:
    hop = address.hop or Hop(url=address.url, count=0, settled=address.url)
    if hop.count == redirects:
        why = f"{address.url}: over {redirects} redirects; look for its new address"
        return Trouble(why=why, passing=False, status=answer.status)
    settled = answer.status in PERMANENT and hop.settled == hop.url
    return Onward(hop=Hop(url=location, count=hop.count + 1, settled=location if settled else hop.settled))


def _trouble(answer: Answer, now: datetime) -> Trouble:
    return Trouble(
        why=f"{answer.url}: the server answers {answer.status} {answer.reason}".rstrip(),
        passing=answer.status >= 500 or answer.status in PASSING,
        status=answer.status,
        wait=_retry_after(answer.retry_after, now),
    )


def _retry_after(told: str | None, now: datetime) -> timedelta | None:
    """Seconds or a date (RFC 9110 §10.2.3); None for neither and for what lies behind us."""
    if not told:
        return None
    try:
        wait = timedelta(seconds=int(told)) if told.isdecimal() else _moment(told) - now
    except (ValueError, OverflowError):
        return LONGEST_RETRY_AFTER if told.isdecimal() else None
    return min(wait, LONGEST_RETRY_AFTER) if wait > timedelta(0) else None


def _moment(told: str) -> datetime:
    moment = parsedate_to_datetime(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def fared_well(
    address: Address, reply: Answer | Unchanged, *, now: datetime, due: datetime | None
) -> Address:
    """After an answer that could be used: its validators and where permanent redirects led are remembered."""
    url = address.hop.settled if address.hop else address.url
    well = replace(address, url=url, due=due, errors=0, why=None, hop=None)
    if isinstance(reply, Unchanged):
        return well
    return replace(well, etag=reply.etag, modified=reply.modified, full=now)


def led_on(address: Address, onward: Onward) -> Address:
    """After a redirect: due as it was, at its new place."""
    return replace(address, hop=onward.hop)


def fared_badly(
    address: Address, trouble: Trouble, *, now: datetime, patience: Patience, rng: random.Random
) -> Address:
    """After trouble: later again, as the server asks or as patience has it; or never, with the reason."""
    errors = address.errors + 1
    wait = max(patience.wait(errors, rng), trouble.wait or timedelta(0))
    due = None if patience.ends(trouble, errors) else now + wait
    return replace(address, due=due, errors=errors, why=trouble.why, hop=None)
