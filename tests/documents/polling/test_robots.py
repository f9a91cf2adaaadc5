"""robots.txt as RFC 9309 has it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.documents.polling.robots import EVERYTHING, parse_robots

SITE = "https://wire.example"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Tightrope\nAllow: /", "/a", True),
        ("User-agent: tightrope/1.0\nDisallow: /", "/a", False),
        ("User-agent: other\nUser-agent: tightrope\nDisallow: /a", "/a", False),
        ("User-agent: tightrope\nDisallow: /a\nUser-agent: tightrope\nDisallow: /b", "/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),  # of equals the kinder one
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*/private/*", "/x/private/y", False),
        ("User-agent: *\nDisallow: /?s=", "/?s=x", False),
        ("User-agent: *\nDisallow: /ş", "/%C5%9F", False),
        ("User-agent: *\nDisallow: /%C5%9F", "/ş", False),
        ("\ufeffUser-Agent : *  # all\n  disallow : /a # not this", "/a", False),
        ("Disallow: /", "/a", True),  # before any User-agent: nobody's
        ("User-agent: *\nSitemap: /x\nNonsense\nDisallow: /a", "/a", False),
    ],
)
def test_what_is_allowed(robots: str, path: str, allowed: bool) -> None:
    assert parse_robots(robots.encode()).allow(SITE + path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("10", 10.0), ("0.5", 0.5), ("-1", None), ("soon", None), ("inf", None), ("0", None)]
)
def test_a_delay_is_a_number_of_seconds(value: str, delay: float | None) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}".encode()).delay == delay


def test_a_pattern_made_to_be_slow_is_not() -> None:
    started = time.process_time()
    rules = parse_robots(
        b"User-agent: *\n" + b"Disallow: /" + b"a*" * 5_000 + b"b$\n" + b"Disallow: /x\n" * 30_000
    )
    assert rules.allow(f"{SITE}/{'a' * 4_000}")
    assert time.process_time() - started < 2


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_read_and_any_path_is_judged(data: bytes, path: str) -> None:
    assert parse_robots(data).allow(f"{SITE}/{path}") in (True, False)
    assert EVERYTHING.allow(f"{SITE}/{path}")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Disallow: /a", "Allow: /a/b", "Disallow: /a/b/c", "Allow: /"])))
def test_the_order_of_rules_says_nothing(lines: list[str]) -> None:
    def judged(order: list[str]) -> list[bool]:
        rules = parse_robots("\n".join(["User-agent: *", *order]).encode())
        return [rules.allow(SITE + path) for path in ("/", "/a", "/a/b", "/a/b/c")]

    assert judged(lines) == judged(lines[::-1])
