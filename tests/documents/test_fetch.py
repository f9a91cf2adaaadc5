"""Downloads, from a real server on this machine."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from tests.documents.reading import NOW, apart, options
from tests.documents.samples import PAGE, RSS, TEXT, TITLE, zipped
from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure
from tightrope.documents import Limits, addresses, read
from tightrope.documents.addresses import checked, is_public
from tightrope.documents.fetch import fetch

LOCAL = "127.0.0.1"


class Handler(BaseHTTPRequestHandler):
    """Answers by path, well or badly."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with suppress(OSError):  # the client hangs up on what it refuses
            getattr(self, "get_" + self.path.strip("/").partition("/")[0], self.get_missing)()

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.answer(PAGE)

    def get_plain(self) -> None:
        self.answer(f"Host {self.headers['Host']}".encode(), "text/plain; charset=utf-8")

    def get_russian(self) -> None:
        self.answer("Şı açıkladı.".encode("windows-1254"), "text/plain; charset=windows-1254")

    def get_feed(self) -> None:
        self.answer(RSS, "application/rss+xml")

    def get_feed_as_html(self) -> None:
        self.answer(RSS)

    def get_zip(self) -> None:
        self.answer(zipped(a__txt=TEXT), "application/octet-stream")

    def get_image(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def get_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.answer(gzip.compress(bytes(20 << 20)), Content_Encoding="gzip")

    def get_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def get_large(self) -> None:
        self.answer(b"x" * 100_000)

    def get_endless(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            self.wfile.write(b"400\r\n" + b"x" * 0x400 + b"\r\n")

    def get_short(self) -> None:
        self.answer(b"<p>too little", Content_Length="5000")
        self.close_connection = True

    def get_nonsense(self) -> None:
        self.answer(b"x", Content_Length="-7")

    def get_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def get_silent(self) -> None:
        time.sleep(3)

    def get_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop")

    def get_moved(self) -> None:
        self.answer(b"", status=301, Location="/page")

    def get_inside(self) -> None:
        self.answer(b"", status=302, Location=f"http://127.0.0.2:{self.server.server_address[1]}/page")

    def get_file(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/passwd")

    def get_missing(self) -> None:
        self.answer(b"gone", status=404)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer((LOCAL, 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://{LOCAL}:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def reading(url: str, **fields: object) -> tuple[list[Doc], list[Failure]]:
    return apart(list(read([url], options=options(**{"allow_private_addresses": True, **fields}))))


def error_of(url: str, **fields: object) -> str:
    docs, (failure,) = reading(url, **fields)
    assert not docs
    assert failure.input == url
    return failure.error


@pytest.mark.parametrize("path", ["page", "gzip", "moved", "feed", "feed_as_html", "zip"])
def test_a_page_a_feed_and_an_archive_are_read(server: str, path: str) -> None:
    (doc,), failures = reading(f"{server}/{path}")
    assert not failures
    assert doc.title == TITLE


def test_the_declared_encoding_is_used_and_the_address_kept(server: str) -> None:
    (doc,), _ = reading(f"{server}/russian")
    assert doc.text == "Şı açıkladı."
    assert doc.source == doc.url == f"{server}/russian"


def test_private_addresses_are_refused_unless_allowed(server: str) -> None:
    assert "leads to 127.0.0.1, not a public address" in error_of(
        f"{server}/page", allow_private_addresses=False
    )


def test_the_checked_address_is_the_one_connected_to_under_the_name_asked_for(server: str) -> None:
    port = server.rpartition(":")[2]
    answers = iter([[LOCAL], ["192.0.2.1"]])  # a second look-up would lead elsewhere
    got = fetch(
        f"http://news.example:{port}/plain",
        options=options(allow_private_addresses=True),
        resolve=lambda host, _: next(answers),
    )
    assert got.data == f"Host news.example:{port}".encode()
    assert got.url == f"http://news.example:{port}/plain"


def test_a_redirect_is_checked_like_the_first_address(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == LOCAL)
    assert reading(f"{server}/moved", allow_private_addresses=False)[0]
    assert "leads to 127.0.0.2" in error_of(f"{server}/inside", allow_private_addresses=False)


def test_https_asks_for_the_name_not_the_address() -> None:
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    with socket.create_server((LOCAL, 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, suppress(ssl.SSLError, OSError):
                context.wrap_socket(connection, server_side=True)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(InputError, match=r"could not be fetched from news\.example"):
            fetch(
                f"https://news.example:{listening.getsockname()[1]}/",
                options=options(allow_private_addresses=True),
                resolve=lambda host, port: [LOCAL],
            )
        thread.join()
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("loop", "over 5 redirects"),
        ("file", "only http and https"),
        ("missing", "the server answers 404"),
        ("image", "this is image/png, which we do not read"),
        ("brotli", "sent as 'br', which was not asked for"),
        ("short", "could not be fetched from 127.0.0.1"),
        ("nonsense", "could not be fetched from 127.0.0.1"),
        ("bomb", "unpacks to over 200 times its size"),
    ],
)
def test_a_bad_answer_is_refused(server: str, path: str, says: str) -> None:
    assert says in error_of(f"{server}/{path}", limits=Limits(document_bytes=64 << 20))


@pytest.mark.parametrize("path", ["large", "endless"])
def test_an_answer_over_the_limit_is_not_read_to_its_end(server: str, path: str) -> None:
    assert "over the 10,000 bytes allowed" in error_of(
        f"{server}/{path}", limits=Limits(download_bytes=10_000)
    )


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_a_slow_answer_is_not_waited_for(server: str, path: str) -> None:
    started = time.monotonic()
    assert "took over 0.3 s" in error_of(f"{server}/{path}", limits=Limits(seconds=0.3))
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://x.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http:///path", "only http and https"),
        ("http://user:secret@x.example/", "leave it out"),
        ("http://[::1", "not an address"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(url: str, says: str) -> None:
    error = error_of(url)
    assert says in error
    assert "secret" not in error


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2001:db8::1",
        ),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        checked("x.example", 80, allow_private=False, resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert checked("x.example", 80, allow_private=False, resolve=lambda host, port: ["8.8.8.8"]) == "8.8.8.8"


def test_no_download_is_begun_before_it_is_asked_for() -> None:
    read(["http://192.0.2.1/"], options=options(now=NOW))
