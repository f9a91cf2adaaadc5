"""How well and how safely documents are read, on other people's collections, as Markdown tables.

    python bench/documents.py DATA [html settings feeds warc hostile encodings]

DATA holds `html/zyte`, `feeds` and `hostile`: the article extraction benchmark of Zyte, the test cases of feedparser
and of the W3C feed validator, warcio's sample archives, XML bombs of defusedxml, payloads and chardet's encodings.
A part whose folder is missing says so and counts as failed.
"""

import gzip
import json
import re
import resource
import sys
import tarfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure
from tightrope.documents import ReadOptions, read
from tightrope.documents.encoding import decode
from tightrope.documents.html import article_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that figures can be repeated
WORD = re.compile(r"\w+")
EXPECTATION = re.compile(r"Expect:\s*(\S+)")
ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|channel)\b", re.I)
ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.I)
NO_COMMENTS = {"include_comments": False}
SETTINGS: dict[str, dict[str, Any]] = {
    "as they come": {},
    "without comments": NO_COMMENTS,
    "without tables": NO_COMMENTS | {"include_tables": False},
    "favour precision (ours)": NO_COMMENTS | {"favor_precision": True},
    "favour recall": NO_COMMENTS | {"favor_recall": True},
    "fast": NO_COMMENTS | {"fast": True},
    "without tables, fast": NO_COMMENTS | {"include_tables": False, "fast": True},
    "without tables, favour precision": NO_COMMENTS | {"include_tables": False, "favor_precision": True},
}
CODEC_OF_FOLDER = re.compile(r"(?:windows|iso)-\d+(?:-\d+)?|[\w-]+", re.I)


def main(arguments: list[str]) -> int:
    """Exit status 1 if a part could not be measured."""
    if not arguments:
        print(__doc__)
        return 2
    data, *asked = arguments
    _read(
        b"<rss version='2.0'><channel><item><title>Loads the libraries</title></item></channel></rss>", "feed"
    )
    _read(b"<html><body><p>" + b"Loads the libraries. " * 50 + b"</p></body></html>", "html")
    return max(_part(PARTS[name], Path(data), name) for name in asked or PARTS)


def _part(measure: Callable[[Path], None], data: Path, name: str) -> int:
    try:
        measure(data)
    except FileNotFoundError as error:
        print(f"{name}: not measured, {error.filename} is absent")
        return 1
    print(f"peak memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB\n")
    return 0


def html(data: Path) -> None:
    """Per page, F1 of the multiset of words (lower case, runs of letters and digits) against the annotated body."""
    folder = data / "html" / "zyte"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    started = time.process_time()
    pairs = [
        (_body(folder / "html" / f"{page}.html.gz", t["url"]), t["articleBody"]) for page, t in truth.items()
    ]
    seconds = time.process_time() - started
    counts = [_overlap(_words(found), _words(wanted)) for found, wanted in pairs]
    same, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    mean = sum(_f1(*c) for c in counts) / len(counts)
    print(
        "| pages | word F1, mean of pages | of all words | precision | recall | without text | pages per CPU second |"
    )
    print("|---|---|---|---|---|---|---|")
    without = sum(not body for body, _ in pairs)
    print(
        f"| {len(pairs)} | {mean:.4f} | {_f1(same, found, wanted):.4f} | {same / found:.4f} | {same / wanted:.4f} "
        f"| {without} | {len(pairs) / seconds:.0f} |"
    )


def settings(data: Path) -> None:
    """The same measure of the extractor alone, for the settings that were compared."""
    from trafilatura import extract

    folder = data / "html" / "zyte"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in truth}
    texts = {page: decode(content, name=page) for page, content in pages.items()}
    print("| extractor's settings | word F1, mean of pages |")
    print("|---|---|")
    for name, options in SETTINGS.items():
        found = {page: extract(text, **options) or "" for page, text in texts.items()}
        scores = [_f1(*_overlap(_words(found[p]), _words(t["articleBody"]))) for p, t in truth.items()]
        print(f"| {name} | {sum(scores) / len(scores):.4f} |")


def _body(page: Path, url: str) -> str:
    text = decode(gzip.decompress(page.read_bytes()), name=page.name)
    with suppress(InputError):
        return article_of(text, name=page.name, url=url, now=NOW).body
    return ""


def _words(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFC", text).lower()))


def _overlap(found: Counter[str], wanted: Counter[str]) -> tuple[int, int, int]:
    return (found & wanted).total(), found.total(), wanted.total()


def _f1(same: int, found: int, wanted: int) -> float:
    return 2 * same / (found + wanted) if found + wanted else 1.0


def feeds(data: Path) -> None:
    """What becomes of each test case; a case is valid where the validator expects no complaint about it."""
    print(
        "| cases | number | entries read | empty, as written | entry without words | refused | crashed | slowest, CPU |"
    )
    print("|---|---|---|---|---|---|---|---|")
    cases = [*_cases(data / "feeds" / "w3c_validator_cases.tar.xz", _validity)]
    cases += _cases(data / "feeds" / "feedparser_cases.tar.xz", _formedness)
    for kind, group in groupby(sorted(cases, key=lambda c: c[0]), key=lambda c: c[0]):
        outcomes = [_outcome(content) for _, content in group]
        tally = Counter(name for name, _ in outcomes)
        columns = " | ".join(str(tally[name]) for name in ("read", "empty", "wordless", "refused", "crashed"))
        print(f"| {kind} | {len(outcomes)} | {columns} | {max(s for _, s in outcomes):.2f} s |")


def _cases(path: Path, kind: Callable[[str, bytes], str | None]) -> Iterator[tuple[str, bytes]]:
    for name, content in _members(path):
        if name.endswith(".xml") and ROOT.search(content) and (found := kind(name, content)):
            yield found, content


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in archive:
            if (stream := archive.extractfile(member)) is not None:
                yield member.name, stream.read()


def _validity(name: str, content: bytes) -> str | None:
    expected = EXPECTATION.search(content.decode("latin-1"))
    if expected is None or "/kml/" in name or "/opml/" in name:
        return None
    return f"W3C, {'valid' if expected[1].startswith(('!', 'Valid')) else 'with a fault'}"


def _formedness(name: str, _: bytes) -> str | None:
    return next(
        (f"feedparser, {part}" for part in ("wellformed", "illformed", "encoding") if f"/{part}/" in name),
        None,
    )


def _outcome(content: bytes) -> tuple[str, float]:
    started = time.process_time()
    try:
        found = _read(content, "feed")
    except Exception:  # noqa: BLE001  a crash of any kind is what this counts
        return "crashed", time.process_time() - started
    return _named(found, content), time.process_time() - started


def _named(found: list[Doc | Failure], content: bytes) -> str:
    if any(isinstance(item, Doc) for item in found):
        return "read"
    if not found:
        return "crashed" if ENTRY.search(content) else "empty"
    return (
        "wordless"
        if all("#entry-" in item.input for item in found if isinstance(item, Failure))
        else "refused"
    )


def _read(content: bytes, form: str | None = None) -> list[Doc | Failure]:
    return list(read(["-"], options=ReadOptions(now=NOW, format=form), stdin=BytesIO(content)))


def warc(data: Path) -> None:
    """Each sample archive: pages read, and the failure if it is damaged."""
    folder = data / "feeds" / "warc"
    print("| archive | pages read | failure |")
    print("|---|---|---|")
    for path in sorted(folder.iterdir()):
        found = list(read([path], options=ReadOptions(now=NOW)))
        errors = [item.error.replace(str(folder) + "/", "") for item in found if isinstance(item, Failure)]
        print(f"| {path.name} | {len(found) - len(errors)} | {'; '.join(errors) or '-'} |")


def hostile(data: Path) -> None:
    """Each hostile file: refused, or read as the words it holds, with nothing expanded or fetched."""
    print("| file | outcome | CPU seconds |")
    print("|---|---|---|")
    for archive in ("xml_bombs_defusedxml.tar.xz", "payloads.tar.xz"):
        for name, content in _members(data / "hostile" / archive):
            started = time.process_time()
            outcome = "; ".join(_told(item) for item in _read(content))
            print(f"| {Path(name).name} | {outcome} | {time.process_time() - started:.2f} |")


def _told(item: Doc | Failure) -> str:
    if isinstance(item, Failure):
        return "refused: " + item.error.removeprefix("-: ")
    return f"read, {len(item.text):,} characters"


def encodings(data: Path) -> None:
    """Share of files whose text equals what the encoding in the folder's name gives."""
    right, total = Counter[str](), Counter[str]()
    for name, content in _members(data / "hostile" / "encodings.tar.xz"):
        folder = Path(name).parent.name
        if folder not in ("", "."):
            total[folder] += 1
            right[folder] += _reads_as(content, folder)
    print("| encoding | files | read as its own |")
    print("|---|---|---|")
    for folder in sorted(total):
        print(f"| {folder} | {total[folder]} | {right[folder]} |")
    print(f"| all | {total.total()} | {right.total()} |")


def _reads_as(content: bytes, folder: str) -> bool:
    found = CODEC_OF_FOLDER.match(folder)
    try:
        wanted = decode(content, name=folder, override=found[0] if found else None)
        return decode(content, name=folder) == wanted
    except InputError:
        return False


PARTS = {
    "html": html,
    "settings": settings,
    "feeds": feeds,
    "warc": warc,
    "hostile": hostile,
    "encodings": encodings,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
