"""gzip, zip, WARC and ARC: what is inside, and what is refused."""

import gzip
import itertools
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.documents.reading import reading, reading_bytes, the_doc, the_error
from tests.documents.samples import (
    ARC,
    ARC_TOP,
    HTTP,
    JSONL,
    PAGE,
    TEXT,
    TITLE,
    WARC,
    arc_record,
    warc_record,
    zipped,
)
from tightrope.documents import Limits

MIB = 1 << 20


def test_a_gzip_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(50 * MIB))
    assert "unpacks to over 200 times its size" in the_error(bomb, limits=Limits(document_bytes=100 * MIB))


def test_a_bomb_of_many_members_is_refused() -> None:
    error = the_error(gzip.compress(bytes(MIB)) * 60, limits=Limits(document_bytes=100 * MIB))
    assert "unpacks to over 200 times its size" in error


def test_a_zip_bomb_is_refused_and_its_neighbours_are_read() -> None:
    docs, (failure,) = reading_bytes(
        zipped(a__txt=b" " * 20 * MIB, b__txt=TEXT), limits=Limits(document_bytes=30 * MIB)
    )
    assert [doc.title for doc in docs] == [TITLE]
    assert failure.input == "-/a.txt"


def test_all_that_one_input_unpacks_to_is_counted_together() -> None:
    archive = zipped(**{f"{i}__txt": TEXT + bytes(str(i), "ascii") for i in range(10)})
    docs, failures = reading_bytes(archive, limits=Limits(unpacked_bytes=3 * len(TEXT) + 50))
    assert len(docs) == 3
    assert len(failures) == 7
    assert "unpacks to more than allowed" in failures[0].error


def test_archives_inside_archives_end_somewhere() -> None:
    nested = TEXT
    for _ in range(6):
        nested = gzip.compress(nested)
    assert "over 4 archives in each other" in the_error(nested)
    assert the_doc(nested, limits=Limits(depth=6)).title == TITLE


def test_unpacking_that_takes_too_long_is_stopped() -> None:
    ticks = itertools.count(step=20)
    assert "unpacking took over 30 s" in the_error(gzip.compress(TEXT), stopwatch=lambda: float(next(ticks)))


def test_a_broken_gzip_gives_its_first_rows_and_says_where_it_breaks() -> None:
    rows = b"".join(JSONL.replace(b'"id": 7', b'"id": %d' % i) for i in range(3000))
    docs, failures = reading_bytes(gzip.compress(rows)[:-200], format="jsonl")
    assert len(docs) > 100
    assert "damaged archive after" in failures[-1].error


def test_hostile_member_names_are_only_names(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../evil\x1b[2J.txt", TEXT)
        archive.writestr("/etc/x.txt", TEXT + b"x")
        archive.writestr("__MACOSX/._x.txt", b"\0\0")
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(packed.getvalue())
    docs, failures = reading(path)
    assert [doc.source for doc in docs] == [f"{path}/../../evil[2J.txt", f"{path}//etc/x.txt"]
    assert not failures
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


@pytest.mark.parametrize("member", ["[Content_Types].xml", "mimetype"])
def test_office_documents_are_named_for_what_they_are(member: str) -> None:
    assert "an office document or e-book; save it as text" in the_error(zipped(**{member: b"x"}))


def test_a_damaged_zip_says_so() -> None:
    assert "damaged zip archive" in the_error(zipped(a__txt=TEXT)[:-30])


def test_an_encrypted_member_says_what_to_do() -> None:
    packed = bytearray(zipped(a__txt=TEXT))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert the_error(bytes(packed)) == "-/a.txt: encrypted; unpack it with its password first"


def test_of_a_warc_only_the_pages_are_read() -> None:
    other = HTTP.replace(b"on Tuesday", b"on Friday")
    records = (
        warc_record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        WARC,
        warc_record(HTTP.replace(b"200 OK", b"404 Not Found"), url="https://wire.example/404"),
        warc_record(HTTP.replace(b"text/html", b"image/png"), url="https://wire.example/a.png"),
        warc_record(other, url="https://wire.example/other"),
    )
    docs, failures = reading_bytes(b"".join(records))
    assert [doc.source for doc in docs] == ["-#record-1", "-#record-4"]
    assert not failures


def test_a_page_without_a_canonical_address_has_the_one_it_was_fetched_from() -> None:
    bare = HTTP.replace(b'rel="canonical"', b'rel="x"')
    assert the_doc(warc_record(bare)).url == "https://wire.example/envoys"
    assert (
        the_doc(ARC_TOP + arc_record(bare, "https://wire.example/with blank")).url
        == "https://wire.example/with blank"
    )


def test_a_compressed_page_in_a_warc_is_unpacked() -> None:
    top = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    assert the_doc(warc_record(top + gzip.compress(PAGE))).title == TITLE


def test_a_page_too_large_for_one_document_is_refused_and_the_next_read() -> None:
    large = HTTP.replace(b"</body>", b"<p>word</p>" * 1000 + b"</body>")
    for archive in (warc_record(large) + WARC, ARC_TOP + arc_record(large) + arc_record(HTTP)):
        docs, (failure,) = reading_bytes(archive, limits=Limits(document_bytes=5000))
        assert len(docs) == 1
        assert "allowed for one document" in failure.error


def test_a_warc_that_breaks_off_gives_what_stands_before() -> None:
    docs, failures = reading_bytes(WARC + b"GARBAGE\r\n\r\n" + WARC)
    assert len(docs) == 1
    assert "after page record 1 at byte 0" in failures[0].error


def test_an_arc_that_breaks_off_says_at_which_byte() -> None:
    docs, (failure,) = reading_bytes(ARC + arc_record(HTTP)[:-100])
    assert len(docs) == 1
    assert f"record 2 at byte {len(ARC):,} breaks off" in failure.error
    docs, (failure,) = reading_bytes(ARC + b"no header here\n")
    assert f"no ARC record begins at byte {len(ARC):,}" in failure.error
