"""Bytes to text."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.core.errors import InputError
from tightrope.documents.encoding import clean, decode

RUSSIAN = "Баку отрицает, что его воздушное пространство было использовано. " * 5
TURKISH = "Şimdi İstanbul'da görüşmeler sürüyor, çözüm için çağrı yapıldı. " * 5
ENGLISH = "Baku “denies” that its airspace was used — again. " * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ENGLISH, "utf-8"),
        (ENGLISH, "windows-1252"),
        ("会議は火曜日に開かれた。双方は合意について語らなかった。" * 5, "shift_jis"),
        ("كشفت المصادر أن المحادثات كانت مفيدة للطرفين في المدينة. " * 5, "windows-1256"),
    ],
)
def test_the_encoding_is_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="x") == text


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0" encoding="windows-1254"?>',
        '<meta charset="iso-8859-9">',
        "<meta content='text/html; charset=windows-1254'>",
    ],
)
def test_a_declaration_in_the_document_is_followed(declaration: str) -> None:
    assert decode((declaration + "Şı").encode("windows-1254"), name="x").endswith("Şı")


def test_what_the_server_declares_goes_before_what_the_document_does() -> None:
    data = '<meta charset="windows-1251">Şı'.encode("windows-1254")
    assert decode(data, name="x", declared="windows-1254").endswith("Şı")


def test_sound_utf8_goes_before_any_declaration() -> None:
    assert decode(f'<meta charset="windows-1252">{RUSSIAN}'.encode(), name="x", declared="latin-1").endswith(
        RUSSIAN
    )


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert decode(RUSSIAN.encode() + b"\xd0", name="x") == RUSSIAN + "\ufffd"


def test_seven_bit_encodings_need_their_declaration() -> None:
    japanese = "会議は火曜日に開かれた。"
    assert decode(japanese.encode("iso-2022-jp"), name="x", declared="iso-2022-jp") == japanese


@pytest.mark.parametrize(
    "label", ["zlib", "idna", "punycode", "unicode_escape", "utf-7", "rot13", "no-such", "\0"]
)
def test_codecs_that_are_no_character_sets_are_not_used(label: str) -> None:
    assert decode(b"\\u0041 xn--", name="x", declared=label) == "\\u0041 xn--"
    with pytest.raises(InputError, match="no encoding is called"):
        decode(b"a", name="x", override=label)


def test_an_encoding_asked_for_is_used() -> None:
    assert decode("Şı".encode("windows-1254"), name="x", override="windows-1254") == "Şı"


def test_binary_data_is_refused() -> None:
    with pytest.raises(InputError, match=r"x: not text but binary data; convert"):
        decode(bytes(range(1, 9)) * 100, name="x")


@given(st.text(st.characters()))
def test_clean_text_holds_nothing_that_breaks_others(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not set(cleaned) & {"\0", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\ufeff", "\x1b"}
    assert clean(cleaned) == cleaned


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(InputError):
        decode(data, name="x").encode()
