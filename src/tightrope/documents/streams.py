"""Byte streams that refuse to grow without end."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from tightrope.core.errors import InputError
from tightrope.documents.options import Limits

RATIO_FROM_BYTES = 1 << 20  # below this a high ratio is a short repetitive text, not a bomb
UNPACKER_ERRORS = (
    *(OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile),
    *(NotImplementedError, RuntimeError, ValueError),
)
BUFFER_BYTES = 1 << 16


@dataclass(slots=True)
class Budget:
    """What one input may still unfold to. Counts down."""

    bytes: int

    def take(self, count: int, name: str) -> None:
        """InputError once the budget is spent."""
        self.bytes -= count
        if self.bytes < 0:
            raise InputError(f"{name}: unpacks to more than allowed; unpack it yourself, or raise the limit")


class CountingStream(io.RawIOBase):
    """Counts the bytes that are read through it."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self.inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.count

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class UnpackingStream(io.RawIOBase):
    """What a decompressor gives, within budget, ratio and time. Errors name the input and the place."""

    def __init__(
        self,
        inner: BinaryIO,
        *,
        name: str,
        packed: Callable[[], int],
        budget: Budget,
        limits: Limits,
        stopwatch: Callable[[], float],
    ) -> None:
        super().__init__()
        self._inner, self._name, self._packed, self._budget = inner, name, packed, budget
        self._limits, self._stopwatch = limits, stopwatch
        self._count, self._seconds = 0, 0.0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        started = self._stopwatch()
        data = self._unpack(len(buffer))
        self._seconds += self._stopwatch() - started
        self._count += len(data)
        self._check(len(data))
        buffer[: len(data)] = data
        return len(data)

    def _unpack(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except UNPACKER_ERRORS as error:
            place = f"after {self._count:,} unpacked bytes"
            raise InputError(f"{self._name}: damaged archive {place} ({error}); fetch it again") from error

    def _check(self, new: int) -> None:
        self._budget.take(new, self._name)
        if self._count > RATIO_FROM_BYTES and self._count > self._limits.ratio * max(1, self._packed()):
            raise InputError(
                f"{self._name}: unpacks to over {self._limits.ratio:g} times its size, as a bomb does; "
                "unpack it yourself if you trust it"
            )
        if self._seconds > self._limits.seconds:
            raise InputError(
                f"{self._name}: unpacking took over {self._limits.seconds:g} s; unpack it yourself"
            )


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """`raw` with a buffer that `head` can look into."""
    return io.BufferedReader(raw, BUFFER_BYTES)


def head(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes that the next read will give again."""
    return stream.peek(size)[:size] if isinstance(stream, io.BufferedReader) else b""
