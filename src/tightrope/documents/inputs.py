"""From what the caller names (file, folder, pattern, URL, "-") to open streams."""

import io
import os
from collections.abc import Callable, Iterator
from glob import glob, has_magic
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from tightrope.core.errors import InputError
from tightrope.core.types import Failure
from tightrope.documents.addresses import Resolve
from tightrope.documents.fetch import Answer, fetch
from tightrope.documents.finish import shown
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Payload, failure
from tightrope.documents.streams import BUFFER_BYTES, Budget, CountingStream, buffered

STDIN = "-"
Known = Callable[[str], bool]  # whether files with this suffix are read


def opened(
    given: str | Path, *, options: ReadOptions, known: Known, stdin: BinaryIO | None, resolve: Resolve
) -> Iterator[Payload | Failure]:
    """The streams that `given` names, each open until the next is asked for. InputError if it names none."""
    name = str(given)
    if name == STDIN:
        yield _stdin(stdin, options)
    elif "://" in name:
        yield _url(name, options, resolve)
    else:
        yield from _paths(name, options, known)


def _stdin(stdin: BinaryIO | None, options: ReadOptions) -> Payload:
    if stdin is None:
        raise InputError("-: there is no standard input here; name a file")
    return _payload("-", buffered(CountingStream(stdin)), options)


def _url(url: str, options: ReadOptions, resolve: Resolve) -> Payload:
    return of_answer(fetch(url, options=options, resolve=resolve), name=url, options=options)


def of_answer(got: Answer, *, name: str, options: ReadOptions) -> Payload:
    """What a server answered, as a stream called `name`."""
    return Payload(
        name=shown(name),
        stream=io.BufferedReader(io.BytesIO(got.data)),
        budget=Budget(options.limits.unpacked_bytes),
        suffix=_suffix(urlsplit(got.url).path),
        media_type=got.media_type,
        charset=got.charset,
        url=got.url,
        format=options.format,
    )


def _paths(name: str, options: ReadOptions, known: Known) -> Iterator[Payload | Failure]:
    if os.path.isdir(name):
        yield from _folder(name, options, known)
    elif os.path.lexists(name) or not has_magic(name):
        yield from _file(name, options)
    else:
        yield from _pattern(name, options, known)


def _pattern(pattern: str, options: ReadOptions, known: Known) -> Iterator[Payload | Failure]:
    found = sorted(glob(pattern, recursive=True))
    if not found:
        raise InputError(f"{shown(pattern)}: no file matches this pattern; check it, or name the folder")
    for name in found:
        if not os.path.isdir(name):
            yield from _file(name, options)
        elif "**" not in pattern:
            yield from _folder(name, options, known)


def _folder(folder: str, options: ReadOptions, known: Known) -> Iterator[Payload | Failure]:
    """Its files, sorted, sub-folders included, hidden ones not; what no reader reads is told once."""
    others: list[str] = []
    count = 0
    for name in _walk(folder):
        if options.format is None and not known(_suffix(name)):
            others.append(name)
            continue
        count += 1
        yield from _file(name, options)
    if not count:
        raise InputError(f"{shown(folder)}: no file here has a suffix we read; name the files, with --format")
    if others:
        suffixes = ", ".join(sorted({_suffix(name) or "no suffix" for name in others}))
        yield failure(
            shown(folder),
            f"{shown(folder)}: {len(others)} files left out ({suffixes}); name them to read them",
        )


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (os.path.join(parent, name) for name in sorted(files) if not name.startswith("."))


def _file(name: str, options: ReadOptions) -> Iterator[Payload | Failure]:
    try:
        if not os.path.isfile(name) and os.path.exists(name):
            raise InputError(f"{shown(name)}: neither a file nor a folder; pipe it in and read '-'")
        with open(name, "rb", buffering=BUFFER_BYTES) as stream:
            yield _payload(name, stream, options)
    except OSError as error:
        yield failure(
            shown(name), f"{shown(name)}: {error.strerror or error}; check the name and its permissions"
        )
    except ValueError as error:  # a NUL in the name
        yield failure(shown(name), f"{shown(name)}: no such file ({error}); check the name")
    except InputError as error:
        yield failure(shown(name), error)


def _payload(name: str, stream: BinaryIO, options: ReadOptions) -> Payload:
    return Payload(
        name=shown(name),
        stream=stream,
        budget=Budget(options.limits.unpacked_bytes),
        suffix=_suffix(name),
        format=options.format,
    )


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
