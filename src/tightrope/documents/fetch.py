"""One URL to its bytes: public addresses only, every redirect checked, size and time bounded."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from tightrope.core.errors import InputError
from tightrope.documents.addresses import Resolve, checked
from tightrope.documents.addresses import resolve as by_system
from tightrope.documents.options import Limits, ReadOptions

if TYPE_CHECKING:
    import httpx

HEADERS = {
    "User-Agent": "tightrope (news reader)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip, identity",  # no more: gzip is undone by our own bounded reader
}
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came, still compressed if the server compressed it."""

    url: str  # after redirects
    data: bytes
    media_type: str | None
    charset: str | None


def fetch(url: str, *, options: ReadOptions, resolve: Resolve = by_system) -> Fetched:
    """The answer to GET `url`, after redirects. InputError for whatever keeps it from being had safely."""
    import httpx

    clock = _Deadline(url, options.limits.seconds, options.stopwatch)
    with httpx.Client(trust_env=False, follow_redirects=False, http2=False) as client:
        target = _parsed(url)
        for _ in range(options.limits.redirects + 1):
            try:
                answer = _hop(client, target, options=options, resolve=resolve, clock=clock)
            except httpx.TimeoutException as error:
                raise clock.overrun() from error
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                raise InputError(
                    f"{url}: could not be fetched from {target.host} ({error}); try again later"
                ) from error
            if isinstance(answer, Fetched):
                return answer
            target = answer
    raise InputError(f"{url}: over {options.limits.redirects} redirects; give the final address")


class _Deadline:
    """Seconds left for one download, all hops together."""

    def __init__(self, url: str, seconds: float, stopwatch: Callable[[], float]) -> None:
        self._url, self._seconds, self._stopwatch = url, seconds, stopwatch
        self._started = stopwatch()

    def left(self) -> float:
        """> 0. InputError when none are left."""
        left = self._seconds - (self._stopwatch() - self._started)
        if left <= 0:
            raise self.overrun()
        return left

    def overrun(self) -> InputError:
        return InputError(
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


def _hop(
    client: "httpx.Client", target: "httpx.URL", *, options: ReadOptions, resolve: Resolve, clock: _Deadline
) -> "Fetched | httpx.URL":
    """One request to the address that was checked, under the name that was asked for."""
    host, port = target.raw_host.decode("ascii"), target.port or (443 if target.scheme == "https" else 80)
    address = checked(host.strip("[]"), port, allow_private=options.allow_private_addresses, resolve=resolve)
    request = client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={**HEADERS, "Host": target.netloc.decode("ascii")},
        extensions={
            "sni_hostname": host,
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), clock.left()),
        },
    )
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in REDIRECTS and "location" in answer.headers:
            return _parsed(str(target.join(answer.headers["location"])))
        return _taken(answer, target, options.limits, clock)
    finally:
        answer.close()


def _taken(answer: "httpx.Response", target: "httpx.URL", limits: Limits, clock: _Deadline) -> Fetched:
    if answer.status_code != 200:
        raise InputError(
            f"{target}: the server answers {answer.status_code} {answer.reason_phrase}; check the address"
        )
    coding = answer.headers.get("content-encoding", "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise InputError(
            f"{target}: sent as {coding!r}, which was not asked for; save the page and give the file"
        )
    label = Message()
    label["content-type"] = answer.headers.get("content-type", "application/octet-stream")
    return Fetched(
        url=str(target),
        data=_body(answer, target, limits, clock),
        media_type=label.get_content_type(),
        charset=label.get_content_charset(),
    )


def _body(answer: "httpx.Response", target: "httpx.URL", limits: Limits, clock: _Deadline) -> bytes:
    """Stops reading at the limits, whatever length the server declares."""
    too_large = InputError(
        f"{target}: over the {limits.download_bytes:,} bytes allowed; raise the download limit"
    )
    if int(answer.headers.get("content-length", "0")) > limits.download_bytes:
        raise too_large
    data = bytearray()
    for chunk in answer.iter_raw():
        data += chunk
        clock.left()
        if len(data) > limits.download_bytes:
            raise too_large
    return bytes(data)
