"""One URL to its bytes: public addresses only, every redirect checked, size and time bounded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from functools import cache
from typing import TYPE_CHECKING

from tightrope.core.errors import InputError
from tightrope.documents.addresses import Resolve, Unreachable, checked
from tightrope.documents.addresses import resolve as by_system
from tightrope.documents.options import Limits, ReadOptions

if TYPE_CHECKING:
    import ssl

    import httpx

HEADERS = {
    "User-Agent": "tightrope (news reader)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip, identity",  # no more: gzip is undone by our own bounded reader
}
REDIRECTS = (301, 302, 303, 307, 308)


NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request brought. `data` comes with status 200 only, still compressed if the server compressed it."""

    url: str  # that was asked
    status: int
    reason: str = ""
    location: str | None = None  # where a redirect leads, made absolute; None: no redirect
    data: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None  # Last-Modified, as sent
    retry_after: str | None = None  # as sent: seconds or a date


def fetch(url: str, *, options: ReadOptions, resolve: Resolve = by_system) -> Answer:
    """The answer 200 to GET `url`, after redirects. InputError for whatever keeps it from being had safely."""
    deadline = _Deadline(url, options.limits.seconds, options.stopwatch)
    target = url
    for _ in range(options.limits.redirects + 1):
        answer = _asked(target, NO_HEADERS, options=options, resolve=resolve, deadline=deadline)
        if answer.location is None:
            return _whole(answer)
        target = answer.location
    raise InputError(f"{url}: over {options.limits.redirects} redirects; give the final address")


def ask(
    url: str,
    *,
    options: ReadOptions,
    resolve: Resolve = by_system,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Answer:
    """One request, whatever its answer. `headers` join our own.

    Unreachable where a later request may fare better, InputError for what is refused.
    """
    deadline = _Deadline(url, options.limits.seconds, options.stopwatch)
    return _asked(url, headers, options=options, resolve=resolve, deadline=deadline)


def _whole(answer: Answer) -> Answer:
    if answer.status != 200:
        raise InputError(
            f"{answer.url}: the server answers {answer.status} {answer.reason}; check the address"
        )
    return answer


class _Deadline:
    """Seconds left for one download, all hops together."""

    def __init__(self, url: str, seconds: float, stopwatch: Callable[[], float]) -> None:
        self._url, self._seconds, self._stopwatch = url, seconds, stopwatch
        self._started = stopwatch()

    def left(self) -> float:
        """> 0. Unreachable when none are left."""
        left = self._seconds - (self._stopwatch() - self._started)
        if left <= 0:
            raise self.overrun()
        return left

    def overrun(self) -> Unreachable:
        return Unreachable(
            f"{self._url}: took over {self._seconds:g} s; try again later, or raise the time limit"
        )


def _parsed(url: str) -> "httpx.URL":
    import httpx

    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(
            f"{url[:200]}: not an address ({error}); it looks like https://example.org/page"
        ) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise InputError(f"{url[:200]}: only http and https addresses with a host are fetched")
    if parsed.userinfo:
        raise InputError(
            f"{parsed.host}: addresses with a password in them would show it in every report; leave it out"
        )
    return parsed


def _asked(
    url: str, headers: Mapping[str, str], *, options: ReadOptions, resolve: Resolve, deadline: _Deadline
) -> Answer:
    import httpx

    target = _parsed(url)
    with httpx.Client(trust_env=False, follow_redirects=False, http2=False, verify=_tls()) as client:
        try:
            return _hop(client, target, headers, options=options, resolve=resolve, deadline=deadline)
        except httpx.TimeoutException as error:
            raise deadline.overrun() from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise Unreachable(
                f"{url}: could not be fetched from {target.host} ({error}); try again later"
            ) from error


@cache
def _tls() -> "ssl.SSLContext":
    """Reading the trusted roots takes longer than most requests, so they are read once."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _hop(
    client: "httpx.Client",
    target: "httpx.URL",
    headers: Mapping[str, str],
    *,
    options: ReadOptions,
    resolve: Resolve,
    deadline: _Deadline,
) -> Answer:
    """One request to the address that was checked, under the name that was asked for."""
    host, port = target.raw_host.decode("ascii"), target.port or (443 if target.scheme == "https" else 80)
    address = checked(host.strip("[]"), port, allow_private=options.allow_private_addresses, resolve=resolve)
    request = client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={**HEADERS, **headers, "Host": target.netloc.decode("ascii")},
        extensions={
            "sni_hostname": host,
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), deadline.left()),
        },
    )
    answer = client.send(request, stream=True)
    try:
        return _taken(answer, target, options.limits, deadline)
    finally:
        answer.close()


def _taken(answer: "httpx.Response", target: "httpx.URL", limits: Limits, deadline: _Deadline) -> Answer:
    told = answer.headers
    label = Message()
    label["content-type"] = told.get("content-type", "application/octet-stream")
    return Answer(
        url=str(target),
        status=answer.status_code,
        reason=answer.reason_phrase,
        location=_location(answer, target),
        data=_body(answer, target, limits, deadline) if answer.status_code == 200 else b"",
        media_type=label.get_content_type(),
        charset=label.get_content_charset(),
        etag=told.get("etag"),
        modified=told.get("last-modified"),
        retry_after=told.get("retry-after"),
    )


def _location(answer: "httpx.Response", target: "httpx.URL") -> str | None:
    if answer.status_code not in REDIRECTS or "location" not in answer.headers:
        return None
    return str(_parsed(str(target.join(answer.headers["location"]))))


def _body(answer: "httpx.Response", target: "httpx.URL", limits: Limits, deadline: _Deadline) -> bytes:
    """Stops reading at the limits, whatever length the server declares."""
    coding = answer.headers.get("content-encoding", "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise InputError(
            f"{target}: sent as {coding!r}, which was not asked for; save the page and give the file"
        )
    too_large = InputError(
        f"{target}: over the {limits.download_bytes:,} bytes allowed; raise the download limit"
    )
    if int(answer.headers.get("content-length", "0")) > limits.download_bytes:
        raise too_large
    data = bytearray()
    for chunk in answer.iter_raw():
        data += chunk
        deadline.left()
        if len(data) > limits.download_bytes:
            raise too_large
    return bytes(data)
