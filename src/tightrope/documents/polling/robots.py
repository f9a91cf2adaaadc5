"""robots.txt: which addresses of a site a program may ask for (RFC 9309), and how often."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote, unquote, urlsplit

PRODUCT = "tightrope"  # our name in `User-agent` lines
MAX_BYTES = 500 * 1024  # RFC 9309 §2.5: at least so much is to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a robots.txt says to us."""

    lines: tuple[
        tuple[bool, str], ...
    ] = ()  # whether allowed, and for which paths; * and a final $ are signs
    delay: float | None = None  # seconds between requests (Crawl-delay)

    def allow(self, url: str) -> bool:
        """Whether `url` may be asked for: the longest pattern that fits decides, of equals the kinder one."""
        path = _path(url)
        fitting = [(len(pattern), allowed) for allowed, pattern in self.lines if _fits(pattern, path)]
        return path == "/robots.txt" or max(fitting, default=(0, True))[1]


EVERYTHING = Rules()


def parse_robots(data: bytes, *, product: str = PRODUCT) -> Rules:
    """The rules for `product`, else those for everybody. Lines that mean nothing are passed over, as the RFC asks."""
    groups = list(_groups(data[:MAX_BYTES].decode("utf-8-sig", errors="replace")))
    ours = [rules for agents, rules in groups if product in agents]
    return _joined(ours or [rules for agents, rules in groups if "*" in agents])


def _groups(text: str) -> Iterator[tuple[frozenset[str], Rules]]:
    """Each run of `User-agent` lines (lower case) with the rules below it."""
    agents: frozenset[str] = frozenset()
    for naming, lines in groupby(_lines(text), key=lambda line: line[0] == "user-agent"):
        if naming:
            agents = frozenset(value.lower().partition("/")[0].strip() for _, value in lines)
        else:
            yield agents, _rules(list(lines))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon and (name := name.strip().lower()) in ("user-agent", "allow", "disallow", "crawl-delay"):
            yield name, value.strip()


def _rules(lines: Sequence[tuple[str, str]]) -> Rules:
    delays = [_seconds(value) for name, value in lines if name == "crawl-delay"]
    paths = [(name == "allow", _quoted(value)) for name, value in lines if name != "crawl-delay" and value]
    return Rules(lines=tuple(paths), delay=max(filter(None, delays), default=None))


def _joined(groups: list[Rules]) -> Rules:
    """Groups for the same product are one."""
    lines = tuple(line for rules in groups for line in rules.lines)
    return Rules(lines=lines, delay=max((r.delay for r in groups if r.delay), default=None))


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 < seconds < float("inf") else None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return _quoted((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _quoted(path: str) -> str:
    """One spelling of the same path."""
    return quote(unquote(path), safe="/?&=+*$:,;@!~'()")


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says, in time linear in both: no regular expression of a stranger's."""
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    end = len(first)
    for part in others:
        found = path.find(part, end)
        if found < 0:
            return False
        end = found + len(part)
    if not pattern.endswith("$"):
        return True
    return path.endswith(others[-1]) if others else end == len(path)
