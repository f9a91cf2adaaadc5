"""Relation pairs: a sentence with a source and a target marked in it, and the one PLOVER root between them.

A file is tab-separated with the header `COLUMNS`; the marked sentence holds the source in <s> </s> and the
target in <t> </t>. Roots may be coarser than the sixteen types: `joined_types` of the code book says which
types such a set joins into one.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Event, Party, Span
from tightrope.encoder.head import LinearHead
from tightrope.evaluation.files import COLUMNS, text_of
from tightrope.evaluation.scores import Mistake, Report, Score, macro, pool
from tightrope.events import relation
from tightrope.resources.lexicon import Lexicon
from tightrope.resources.loading import load_toml

CARD = "models/relation-en/card.toml"
SOURCE, TARGET = "s", "t"
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairItem:
    """One sentence; a party that is marked twice counts where it first stands, one that is not marked is None."""

    id: str
    sentence: str
    source: Span | None
    target: Span | None
    root: str


def load(path: Path) -> tuple[PairItem, ...]:
    """The pairs of a file in its order. Raises InputError naming the line that is none."""
    rows = list(csv.reader(text_of(path).split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise InputError(f"{path}:1: not relation pairs; the header {' '.join(COLUMNS)} (tabs) is expected")
    items = tuple(_item(f"{path}:{n}", row) for n, row in enumerate(rows[1:], start=2) if row)
    if not items:
        raise InputError(f"{path}: no pair below the header; add one a line")
    return items


def score(gold: Sequence[PairItem], predicted: Sequence[str | None], *, name: str = "pairs") -> Report:
    """Accuracy, the mean of the roots' F1, then each root as `root AGREE`; a mistake's class is a confusion.

    predicted: a type or root for each of `gold` in its order, None where nothing was found. Raises ValueError
    if the lengths differ or there is no pair.
    """
    roots = sorted({_root(g.root) for g in gold})
    items = [_item_report(g, p, roots) for g, p in zip(gold, predicted, strict=True)]
    if not items:
        raise ValueError("no pair to score")
    whole = pool(name, items)
    accuracy, *each = whole.scores
    return replace(whole, scores=(accuracy, macro("macro-F1", [i.scores[1:] for i in items]), *each))


def from_card(path: Path) -> Report | None:
    """The five-fold figures in the card of the relation head, where `path` is the file it was fitted on.

    Scored on that file it would tell what it knows by heart. None for any other file.
    """
    card = load_toml(CARD)
    if sha256(path.read_bytes()).hexdigest() not in card["data"].values():
        return None
    metrics = card["metrics"]["pairs_five_fold"]
    figures = (("accuracy", "accuracy"), ("macro-F1", "macro_f1"))
    scores = tuple(
        Score(name=ours, hits=0, predicted=None, gold=metrics["pairs"], given=metrics[theirs])
        for ours, theirs in figures
    )
    return Report(name="pairs", scores=scores)


def by_relation(doc: Doc, item: PairItem, *, lexicon: Lexicon, head: LinearHead) -> str | None:
    """The likeliest root by the relation head; None where neither party is marked."""
    if item.source is None and item.target is None:
        return None
    return str(relation(doc, item.source, item.target, lexicon=lexicon, head=head)[0][0])


def by_events(doc: Doc, item: PairItem) -> str | None:
    """The root that the events of the coded sentence give, None where it has no event.

    The event from the source to the target, else one between them, else one with one of them, else the first.
    """
    ranked = sorted(doc.events, key=lambda e: -_fit(e, item))
    return str(ranked[0].type) if ranked else None


def _fit(event: Event, item: PairItem) -> int:
    """How well the parties of `event` fit those that are given; their order counts least."""
    acting, suffering = _named(event.actors), _named(event.recipients)
    sides = [
        (_touches(acting, item.source), _touches(suffering, item.target)),
        (_touches(suffering, item.source), _touches(acting, item.target)),
        (_touches(acting, item.source), _touches(acting, item.target)),
    ]
    return max(3 * (source + target) - (k > 0) for k, (source, target) in enumerate(sides))


def _named(parties: Iterable[Party]) -> list[Span]:
    return [p.span for p in parties if p.span]


def _touches(spans: Iterable[Span], wanted: Span | None) -> bool:
    return wanted is not None and any(s.touches(wanted) for s in spans)


def _item_report(item: PairItem, predicted: str | None, roots: Sequence[str]) -> Report:
    wanted, got = _root(item.root), _root(predicted) if predicted else None
    right = Score(name="accuracy", hits=int(wanted == got), predicted=None, gold=1)
    each = (_prf(f"root {r}", wanted == r, got == r) for r in roots)
    wrong = () if wanted == got else (_mistake(item, wanted, got),)
    return Report(name=item.id, scores=(right, *each), mistakes=wrong)


def _prf(name: str, wanted: bool, got: bool) -> Score:
    return Score(name=name, hits=int(wanted and got), predicted=int(got), gold=int(wanted))


def _mistake(item: PairItem, wanted: str, got: str | None) -> Mistake:
    kind = f"{wanted} taken for {got}" if got else f"{wanted} not found"
    return Mistake(kind=kind, where=item.id, words=f"{kind}: {item.sentence}")


@cache
def _joined() -> Mapping[str, str]:
    return {
        t: root for root, types in load_toml("evaluation/codes.toml")["joined_types"].items() for t in types
    }


def _root(type_: str) -> str:
    return _joined().get(type_, type_)


def _item(where: str, row: Sequence[str]) -> PairItem:
    if len(row) != len(COLUMNS):
        raise InputError(f"{where}: {len(row)} fields; {len(COLUMNS)} are expected: {' '.join(COLUMNS)}")
    values = dict(zip(COLUMNS, row, strict=True))
    plain, marks = _unmarked(values["marked_sentence"])
    if plain != values["sentence"]:
        raise InputError(f"{where}: the marked sentence without <s> </s> <t> </t> must be the sentence")
    return PairItem(
        id=values["sentence_id"],
        sentence=plain,
        source=marks.get(SOURCE),
        target=marks.get(TARGET),
        root=values["root"],
    )


def _unmarked(marked: str) -> tuple[str, Mapping[str, Span]]:
    """The sentence without its marks, and the first span of each mark; marks may stand inside one another."""
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    plain, last = "", 0
    for match in _MARK.finditer(marked):
        plain, last = plain + marked[last : match.start()], match.end()
        closing, mark = match.groups()
        if not closing:
            opened[mark] = len(plain)
        elif opened.get(mark, len(plain)) < len(plain):
            spans.setdefault(mark, Span(opened[mark], len(plain)))
    return plain + marked[last:], spans
