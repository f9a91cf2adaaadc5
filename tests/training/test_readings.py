"""Readings go into the archive without their words and come back from it with the same meaning."""

import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tightrope.core.types import EventType, Reality, Stance, Status
from tightrope.evaluation.locate import find, find_near
from tightrope.evaluation.readings import Reading, load_reading
from training.readings import pack, unpack

TITLE = "Norland says Sudria lied "
BODY = (
    'Norland said on Monday: "Sudria  shelled our port. Sudria lied."\r\n\r\n'
    "An aside that was left out.\n\nSudria said it had shelled nothing. Two men died, Norland said."
)
TEXT = (
    'Norland says Sudria lied \n\nNorland said on Monday: "Sudria  shelled our port. Sudria lied."\n\n'
    "Sudria said it had shelled nothing. Two men died, Norland said.\n"
)
TREE = """\
doc: x-01.txt  # a note of the annotator
language: en
attributions:
  - {id: a1, source: Norland, source_nth: 2, actors: [NOR GOV], cue: said, content: "Sudria shelled ... lied.",
     stance: alleges, parent: null}
  - {id: a2, source: Sudria, actors: [SUD], cue: said, cue_nth: 2, content: it had shelled nothing, stance: denies,
     parent: null}
  - {id: a3, source: null, actors: [], cue: null, content: Sudria lied, content_nth: 2, stance: alleges, parent: a1}
events:
  - {id: e1, trigger: shelled, type: ASSAULT, mode: heavy-weapons, actors: [SUD MIL], recipients: [NOR],
     reality: denied, voice: [a1], counts: {killed: 2, injured: a few}}
  - {id: e2, trigger: shelled, nth: 2, type: ASSAULT, mode: null, actors: [---], recipients: [], reality: negated,
     voice: [a2]}
claims:
  - proposition: Sudria fired at a harbour
    positions: [{holder: A Norlander, stance: alleges, by: a1}, {holder: SUD, stance: denies, by: a2}]
    status: disputed
relations: [[NOR, SUD, "-"]]
reprisals: [{act: e1, answer: e2, cue: on Monday}]
"""
ONTOLOGY = Path(unpack.__file__).parents[2] / "src" / "tightrope" / "resources" / "plover" / "ontology.toml"
PLACE = ("name", "split", "language", "file", "article", "cut", "sha256")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two articles of one title, the second of which the reading is cut from."""
    rows = [{"id": 6, "title": TITLE, "text": "Another day."}, {"id": 7, "title": TITLE, "text": BODY}]
    (tmp_path / "data" / "text").mkdir(parents=True)
    with gzip.open(tmp_path / "data" / "text" / "wire.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path / "data"


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """The YAML file of the reading, its text beside it."""
    folder = tmp_path / "original"
    folder.mkdir()
    (folder / "x-01.txt").write_text(TEXT, encoding="utf-8")
    (folder / "x-01.yaml").write_text(TREE, encoding="utf-8")
    return folder / "x-01.yaml"


def packed(data: Path, original: Path, split: str = "check") -> Path:
    archive = data.parent / "annotations.jsonl.xz"
    pack.main(["--data", str(data), f"--{split}", str(original.parent), "--out", str(archive)])
    return archive


def unpacked(data: Path, archive: Path, split: str = "check") -> Path:
    out = data.parent / "again"
    places = ["--data", str(data), "--annotations", str(archive)]
    unpack.main([*places, "--out", str(out), "--split", split])
    return out


def meaning(reading: Reading) -> list[Any]:
    """All that a scorer takes from a reading, quotations as the places they stand at."""
    told: list[Any] = [reading.text, *reading.claims]
    for a in reading.attributions:
        content = find(reading.text, a.content)
        source = a.source and find_near(reading.text, a.source, content.start if content else 0)
        told.append((a.id, a.countries, a.stance, a.parent, content, source))
    for e in reading.events:
        labels = (e.id, e.type, e.mode, e.actors, e.recipients, e.reality, e.voice, e.counts)
        told.append((*labels, find(reading.text, e.trigger)))
    return told


def strings(tree: object) -> Iterator[str]:
    """Every string in the values of a JSON tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from strings(value)


def test_a_reading_comes_back_with_the_same_meaning(data: Path, original: Path) -> None:
    again = unpacked(data, packed(data, original))
    assert meaning(load_reading(again / "x-01.yaml")) == meaning(load_reading(original))


def test_every_quotation_says_which_occurrence_it_is(data: Path, original: Path) -> None:
    again = unpack.reading_of(unpack.load(packed(data, original))[0], TEXT.strip())
    first, second, third = again["attributions"]
    assert (first["source"], first["source_nth"]) == ("Norland", 2)
    assert first["content"] == "Sudria shelled our port. Sudria lied."
    assert (second["source"], second["source_nth"], second["cue"], second["cue_nth"]) == (
        "Sudria",
        4,
        "said",
        2,
    )
    assert (third["source"], third["content"], third["content_nth"]) == (None, "Sudria lied", 2)
    assert again["reprisals"] == [{"act": "e1", "answer": "e2", "cue": "on Monday"}]


def test_no_word_of_article_or_annotator_is_kept(data: Path, original: Path) -> None:
    row = unpack.load(packed(data, original))[0]
    kept = " ".join(strings({key: value for key, value in row.items() if key not in PLACE}))
    assert not re.search(r"norland|sudria|shelled|harbour|monday|few", kept, re.IGNORECASE)


def test_what_the_text_left_out_is_left_out_by_ranges(data: Path, original: Path) -> None:
    row = unpack.load(packed(data, original))[0]
    article = unpack.articles(data)["wire.jsonl.gz", "7"]
    assert [article[slice(*piece)] for piece in row["cut"] if not isinstance(piece, str)] == [
        TEXT.partition("Sudria said")[0].strip(),
        TEXT[TEXT.index("Sudria said") :].strip(),
    ]


def test_only_the_splits_asked_for_are_written(data: Path, original: Path) -> None:
    again = unpacked(data, packed(data, original, split="sealed"), split="develop")
    assert list(again.iterdir()) == []


def test_an_article_that_changed_is_refused(data: Path, original: Path) -> None:
    archive = packed(data, original)
    row = {"id": 7, "title": TITLE, "text": BODY.replace("Two men", "Ten men")}
    (data / "text" / "wire.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    with pytest.raises(SystemExit, match=r"x-01: article 7 of wire\.jsonl\.gz is not what was annotated"):
        unpacked(data, archive)


def test_a_missing_article_is_named(data: Path, original: Path) -> None:
    archive = packed(data, original)
    (data / "text" / "wire.jsonl.gz").write_bytes(gzip.compress(b'{"id": 8, "title": "", "text": ""}'))
    with pytest.raises(SystemExit, match=r"x-01: no article 7 in text/wire\.jsonl\.gz"):
        unpacked(data, archive)


def test_words_that_do_not_stand_in_the_text_stop_the_packing(data: Path, original: Path) -> None:
    original.write_text(TREE.replace("trigger: shelled,", "trigger: bombed,", 1), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"x-01\.yaml: e1 trigger 'bombed' does not stand in the text"):
        packed(data, original)


def test_a_position_by_nobody_stops_the_packing(data: Path, original: Path) -> None:
    original.write_text(TREE.replace("by: a2", "by: a9"), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"names \{'a9'\}"):
        packed(data, original)


def test_the_shipped_archive_holds_codes_and_labels_only() -> None:
    types = tomllib.loads(ONTOLOGY.read_text(encoding="utf-8"))["types"]
    modes = {mode for table in types.values() for mode in table.get("modes", {})}
    labels = {"+", "-", *modes, *EventType, *Reality, *Stance, *Status}
    code = re.compile(r"[ae]\d+|(---|[A-Z]{3})( [A-Z]{3})*")
    rows = unpack.load(unpack.ANNOTATIONS)
    told = {s for row in rows for s in strings({k: v for k, v in row.items() if k not in PLACE})}
    assert {s for s in told if s not in labels and not code.fullmatch(s)} == set()
    assert {s for row in rows for s in strings(row["cut"]) if s.strip()} == set()
    assert [sum(row["split"] == split for row in rows) for split in unpack.SPLITS] == [492, 95, 168, 25]
