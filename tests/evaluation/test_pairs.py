"""Relation pairs: reading the file, folding roots, accuracy and confusions."""

from hashlib import sha256
from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.core.types import Span
from tightrope.evaluation import pairs
from tightrope.resources.loading import load_toml

HEADER = "\t".join(pairs.COLUMNS)
SENTENCE = "Baku thanked Tbilisi for its help."
MARKED = "<s>Baku</s> thanked <t>Tbilisi</t> for its help."


def a_file(folder: Path, *lines: str) -> Path:
    path = folder / "pairs.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def a_line(marked: str = MARKED, root: str = "SUPPORT", sentence: str = SENTENCE) -> str:
    return "\t".join(("7", root, sentence, marked, "Baku", "Tbilisi"))


def an_item(root: str) -> pairs.PairItem:
    return pairs.PairItem(id="1", sentence=SENTENCE, source=Span(0, 4), target=Span(13, 20), root=root)


def test_marks_become_spans_of_the_sentence(tmp_path: Path) -> None:
    [item] = pairs.load(a_file(tmp_path, HEADER, a_line(), ""))
    assert (item.id, item.root, item.sentence) == ("7", "SUPPORT", SENTENCE)
    assert (item.source, item.target) == (Span(0, 4), Span(13, 20))


def test_a_mark_may_stand_inside_another_twice_or_not_at_all(tmp_path: Path) -> None:
    nested = "<s>Baku thanked <t>Tbilisi</t></s> for its <t>help</t>."
    [inner, none] = pairs.load(a_file(tmp_path, HEADER, a_line(nested), a_line(SENTENCE)))
    assert (inner.source, inner.target) == (Span(0, 20), Span(13, 20))
    assert (none.source, none.target) == (None, None)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["a\tb"], "pairs.tsv:1: not relation pairs"),
        ([HEADER], "no pair below the header"),
        ([HEADER, a_line(), "7\tAGREE"], "pairs.tsv:3: 2 fields"),
        ([HEADER, a_line(sentence="Something else.")], "pairs.tsv:2: the marked sentence"),
    ],
)
def test_what_is_no_file_of_pairs_is_told_with_its_line(lines: list[str], told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        pairs.load(a_file(tmp_path, *lines))


def test_a_type_counts_as_the_root_that_joins_it() -> None:
    report = pairs.score([an_item("YIELD"), an_item("CONCEDE")], ["RETREAT", "YIELD"])
    assert report["accuracy"].value == 1.0
    assert report.mistakes == ()


def test_figures_and_confusions_of_a_case_computed_by_hand() -> None:
    gold = [an_item(r) for r in ("AGREE", "AGREE", "REJECT", "REJECT")]
    report = pairs.score(gold, ["AGREE", "REJECT", "REJECT", None])
    assert report["accuracy"].value == 0.5
    assert report["root AGREE"].value == pytest.approx(2 / 3)  # precision 1, recall 1/2
    assert report["root REJECT"].value == 0.5
    assert report["macro-F1"].value == pytest.approx((2 / 3 + 0.5) / 2)
    assert dict(report.classes) == {"AGREE taken for REJECT": 1, "REJECT not found": 1}


def test_the_intervals_hold_the_figures() -> None:
    report = pairs.score([an_item("AGREE")] * 30 + [an_item("REJECT")] * 30, ["AGREE"] * 40 + ["REJECT"] * 20)
    for figure in report.scores:
        assert figure.interval and figure.value is not None
        assert figure.interval[0] <= figure.value <= figure.interval[1]
    low, high = report["accuracy"].interval or (0, 0)
    assert 0.05 < high - low < 0.3


def test_a_prediction_for_each_pair_is_needed() -> None:
    with pytest.raises(ValueError, match="shorter"):
        pairs.score([an_item("AGREE")], [])


def test_the_file_the_relation_head_was_fitted_on_is_not_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path, HEADER, a_line())
    assert pairs.from_card(path) is None
    seen = sha256(path.read_bytes()).hexdigest()
    metrics = {"pairs_five_fold": {"accuracy": 0.5, "macro_f1": 0.4, "pairs": 1}}
    monkeypatch.setattr(pairs, "load_toml", lambda _: {"data": {"some.tsv": seen}, "metrics": metrics})
    report = pairs.from_card(path)
    assert report is not None
    assert [s.value for s in report.scores] == [0.5, 0.4]


def test_the_card_of_the_head_that_ships_has_the_figures() -> None:
    card = load_toml(pairs.CARD)
    assert {"accuracy", "macro_f1", "pairs"} <= set(card["metrics"]["pairs_five_fold"])
    assert card["data"]
