"""Bytes to text: which encoding, and what no text should hold."""

import codecs
import re
from collections.abc import Iterator

from tightrope.core.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the WHATWG encoding standard reads under these labels: browsers do, so pages rely on it.
WEB_LABELS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# What is looked for without a declaration: the encodings of that standard, not those of mainframes and old Macs.
WEB_CODECS = [
    *(f"cp{page}" for page in (866, 874, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
    *(f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("koi8_r", "koi8_u", "gb18030", "big5", "euc_jp", "shift_jis", "cp932", "iso2022_jp"),
]
TEXT_CODECS = re.compile(
    r"(utf-(8|16|32)|iso(8859|2022)|cp\d|koi8|mac-|gb|big5|euc|shift|hz|tis|ptcp|johab|kz|asc)"
)
DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""",
    re.I,
)
DECLARED_WITHIN_BYTES = 4096
DETECT_BYTES = 1 << 16  # more does not change the detector's mind
TRUSTED_SHARE = 10  # good multibyte characters per broken one in damaged UTF-8
BROKEN_SHARE = 0.01  # of characters, under a declared encoding
CONTROL_SHARE = 0.01  # of characters; above it the bytes are no text
FEW_CONTROLS = 8  # in a short text these are slips
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufeff]")
NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
MAGIC = ((b"%PDF-", "a PDF"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"))


def decode(data: bytes, *, name: str, declared: str | None = None, override: str | None = None) -> str:
    """The text of `data`, cleaned. `declared`: what the server said. InputError if the bytes are no text."""
    codec = codec_of(data, name=name, declared=declared, override=override)
    text = data.decode(codec, errors="replace")
    if len(CONTROLS.findall(text)) > CONTROL_SHARE * len(text) + FEW_CONTROLS:
        raise InputError(f"{name}: not text but binary data; convert it to text first")
    return clean(text)


def codec_of(data: bytes, *, name: str, declared: str | None = None, override: str | None = None) -> str:
    """The Python codec that reads `data`; for a sample, that reads the whole of it."""
    _refuse_magic(data, name)
    if override is not None:
        return _named(override, name)
    found = next(filter(None, _guesses(data, codec(declared) or codec(_declaration(data)))), None)
    if found is None:
        raise InputError(
            f"{name}: not text in any encoding we can tell; convert it to UTF-8, or name the encoding"
        )
    return found


def clean(text: str) -> str:
    """One kind of newline, no control characters, no lone surrogates. Call it before offsets exist."""
    return SURROGATES.sub("\ufffd", CONTROLS.sub("", NEWLINES.sub("\n", text)))


def _refuse_magic(data: bytes, name: str) -> None:
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not text; convert it to text first")


def _guesses(data: bytes, declared: str | None) -> Iterator[str | None]:
    """Codecs from the surest to the least sure; None for a guess that does not fit."""
    yield next((codec for bom, codec in BOMS if data.startswith(bom)), None)
    yield _bare_utf16(data)
    if data.isascii():  # also what ISO-2022 looks like
        yield declared or "utf-8"
    yield _damaged_utf8(data)
    yield declared if declared and _fits(data, declared) else None
    yield _detected(data)


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows in text of any language: every other byte of blanks and stops is zero."""
    sample = data[:2048]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 20 or min(even, odd) > max(even, odd) / 20:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 if nearly all multibyte characters are sound, whatever else is declared."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return "utf-8" if sound >= TRUSTED_SHARE * broken else None


def _fits(data: bytes, codec: str) -> bool:
    text = data.decode(codec, errors="replace")
    return text.count("\ufffd") <= BROKEN_SHARE * len(text)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:DETECT_BYTES], cp_isolation=WEB_CODECS).best()
    return best.encoding if best else None


def _declaration(data: bytes) -> str | None:
    found = DECLARATION.search(data[:DECLARED_WITHIN_BYTES])
    return (found[1] or found[2]).decode("ascii") if found else None


def codec(label: str | None) -> str | None:
    """The codec a label means on the web; None for unknown labels and codecs that are not character sets."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return WEB_LABELS.get(name, name) if TEXT_CODECS.match(name) else None


def _named(label: str, name: str) -> str:
    found = codec(label)
    if found is None:
        raise InputError(f"{name}: no encoding is called {label!r}; try utf-8 or windows-1251")
    return found
