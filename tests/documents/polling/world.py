"""A small outlet on this machine that behaves as a test tells it to, and a clock that nobody waits for."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

START = datetime(2025, 7, 1, 6, tzinfo=UTC)
LOCAL = "127.0.0.1"
Response = Callable[["Request"], None]


@dataclass(slots=True)
class Request:
    """One request, and the means to answer it well or badly."""

    handler: BaseHTTPRequestHandler

    @property
    def headers(self) -> Mapping[str, str]:
        return self.handler.headers

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.head(status, **{"Content_Length": str(len(body)), **headers})
        self.handler.wfile.write(body)

    def head(self, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)


@dataclass(slots=True)
class Outlet:
    """What stands where, and what was asked for when."""

    clock: "FakeClock"
    port: int = 0
    pages: dict[str, Response] = field(default_factory=dict)
    asked: list[tuple[datetime, str, str]] = field(default_factory=list)  # when, Host, path

    def url(self, path: str, host: str = LOCAL) -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Asked for so far, robots.txt left out."""
        return [path for _, _, path in self.asked if path != "/robots.txt"]

    def page(self, path: str, words: str, **headers: str) -> None:
        """A news page at `path`."""
        self.pages[path] = lambda request: request.answer(a_page(words), Content_Type="text/html", **headers)

    def feed(self, path: str, *entries: str, **headers: str) -> None:
        """A feed at `path`."""
        self.pages[path] = lambda request: request.answer(a_feed(*entries), **{**XML, **headers})


XML = {"Content_Type": "application/rss+xml"}


def a_feed(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Example Wire</title>{''.join(items)}</channel></rss>".encode()


def an_item(
    url: str | None, title: str = "Envoys meet", date: str | None = "Tue, 01 Jul 2025 05:00:00 GMT"
) -> str:
    link = f"<link>{escape(url)}</link>" if url else ""
    published = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title>{link}{published}<description>{title}.</description></item>"


def a_page(words: str) -> bytes:
    return (
        "<html lang='en'><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1>"
        f"<p>{words} Norland accused Sudria of shelling a village on the river. Sudria denied the accusation.</p>"
        "</article></body></html>"
    ).encode()


@contextmanager
def serving(outlet: Outlet) -> Iterator[Outlet]:
    """`outlet` open to visitors."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            outlet.asked.append((outlet.clock.time, self.headers["Host"].partition(":")[0], self.path))
            respond = outlet.pages.get(self.path, lambda request: request.answer(status=404))
            with suppress(OSError):  # visitors hang up on what they refuse
                respond(Request(self))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer((LOCAL, 0), Handler) as server:
        outlet.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield outlet
        server.shutdown()
        thread.join()


@dataclass(slots=True)
class FakeClock:
    """Time that passes only while somebody sleeps; it stops the watcher at `end`."""

    time: datetime = START
    end: datetime = START + timedelta(days=1)
    rng: random.Random = field(default_factory=lambda: random.Random(7))
    at: list[tuple[datetime, Callable[[], None]]] = field(
        default_factory=list
    )  # what happens in the world when

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.time += timedelta(seconds=seconds)
        for moment, happen in [item for item in self.at if item[0] <= self.time]:
            self.at.remove((moment, happen))
            happen()

    def stopping(self) -> bool:
        return self.time >= self.end


def everywhere(host: str, port: int) -> Sequence[str]:
    """Every name leads to this machine."""
    return [LOCAL]
