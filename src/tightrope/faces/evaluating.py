"""What `tightrope evaluate` does: see what its paths are, code what needs coding, score."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from tightrope import documents, engine, evaluation
from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure, Ledger
from tightrope.evaluation import FileKind, Reading, Report, pairs, polnear
from tightrope.evaluation.calibration import as_report, reliabilities
from tightrope.events import relation_head
from tightrope.faces.brief import reading as brief_reading
from tightrope.faces.brief.filtering import at_least
from tightrope.resources.lexicon import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was scored: `each` reading by itself, and `whole` sets, all readings together and every other file.

    calibration: whether the scores of findings in the readings mean what they say, where that was asked.
    """

    each: tuple[Report, ...]
    whole: tuple[Report, ...]
    calibration: tuple[Report, ...] = ()


def evaluate(
    paths: Sequence[Path], *, now: datetime, min_score: float = 0.0, calibration: bool = False
) -> Evaluation:
    """Score what `paths` name.

    paths: files of any `FileKind`, or folders of readings; a kind's name before files says what they must be.
    Without a brief the texts beside the readings are coded here and now.
    min_score: findings less sure than this (0..1) are left out before anything is counted.
    """
    files = list(_files(paths))
    briefs = [brief_reading.load(f) for f, kind in files if kind is FileKind.BRIEFS]
    readings = [evaluation.load_reading(f) for f, kind in files if kind is FileKind.READINGS]
    if calibration and not readings:
        raise InputError(
            "--calibration wants readings (.yaml) to judge findings by; name them or their folder"
        )
    ledger = at_least(_ledger(briefs, readings, now=now), min_score)
    each = evaluation.score_readings(ledger, readings) if readings else ()
    others = tuple(r for f, kind in files if kind in SCORERS for r in SCORERS[kind](f, min_score))
    known = reliabilities(ledger, readings) if calibration else ()
    return Evaluation(each=each[:-1], whole=each[-1:] + others, calibration=tuple(map(as_report, known)))


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, FileKind]]:
    """Each file with its kind, which is checked where one was named before it."""
    named: FileKind | None = None
    for path in paths:
        if str(path) in list(FileKind) and not path.exists():
            named = FileKind(str(path))
            continue
        for file in _readings_in(path) if path.is_dir() else [path]:
            kind = evaluation.kind_of(file)
            if named not in (None, kind):
                raise InputError(f"{file}: it holds {kind}, not {named}; leave the word {named} out")
            yield file, kind


def _readings_in(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputError(f"{folder}: no reference reading (.yaml) in this folder; name its files instead")
    return files


def _ledger(briefs: Sequence[Ledger], readings: Sequence[Reading], *, now: datetime) -> Ledger:
    """What is scored against `readings`: the briefs or, without one, their texts coded now."""
    if briefs and not readings:
        raise InputError("a brief alone cannot be scored; add the reference readings (.yaml) or their folder")
    return _joined(briefs) if briefs or not readings else _coded(readings, now=now)


def _joined(briefs: Iterable[Ledger]) -> Ledger:
    briefs = tuple(briefs)
    return Ledger(
        documents=tuple(d for b in briefs for d in b.documents),
        claims=tuple(c for b in briefs for c in b.claims),
        failures=tuple(f for b in briefs for f in b.failures),
    )


def _coded(readings: Iterable[Reading], *, now: datetime) -> Ledger:
    """The texts of `readings` through the pipeline."""
    texts = [r.path for r in readings]
    found = documents.read(texts, options=documents.ReadOptions(now=now))
    return engine.ledger(engine.code(found, pipeline=engine.english()))


def _on_sentences(path: Path, min_score: float) -> tuple[Report, ...]:
    gold = evaluation.load_gold(path)
    docs = _coded_texts((g.id, g.text, g.language) for g in gold)
    found = {d.id: evaluation.coded_events(d) for d in _surer(docs, min_score)}
    return (replace(evaluation.score_sentences(gold, found), name=_stem(path)),)


def _on_pairs(path: Path, min_score: float) -> tuple[Report, ...]:
    """By the relation head, which is told source and target, and by the events, which are not."""
    gold = pairs.load(path)
    docs = list(_coded_texts((str(n), g.sentence, None) for n, g in enumerate(gold)))
    told = partial(pairs.by_relation, lexicon=load_lexicon(), head=relation_head())
    known = pairs.from_card(path)
    report = (
        replace(known, name=f"{_stem(path)} (five folds, from the card)")
        if known
        else pairs.score(gold, list(map(told, docs, gold)), name=_stem(path))
    )
    found = list(map(pairs.by_events, _surer(docs, min_score), gold))
    return (report, pairs.score(gold, found, name=f"{_stem(path)} by events"))


def _on_polnear(path: Path, min_score: float) -> tuple[Report, ...]:
    gold = polnear.load(path)
    docs = _surer(_coded_texts((a.id, a.text, None) for a in gold), min_score)
    return (polnear.score(gold, {d.id: d for d in docs}, name=_stem(path)),)


def _coded_texts(texts: Iterable[tuple[str, str, str | None]]) -> Iterator[Doc]:
    """Id, text and language of each, coded. Raises InputError at the first that could not be coded."""
    docs = (Doc(id=i, source=i, text=text, language=language) for i, text, language in texts)
    for item in engine.code(docs, pipeline=engine.english()):
        if isinstance(item, Failure):  # a figure must not hide it
            raise InputError(f"{item.input}: {item.stage}: {item.error}")
        yield item


def _surer(docs: Iterable[Doc], min_score: float) -> Iterator[Doc]:
    for doc in docs:
        yield from at_least(Ledger(documents=(doc,)), min_score).documents


def _stem(path: Path) -> str:
    """`polnear.dev` of `polnear.dev.jsonl.xz`."""
    name = path.name.removesuffix(".xz").removesuffix(".gz")
    return name.removesuffix(".jsonl").removesuffix(".tsv")


SCORERS: Mapping[FileKind, Callable[[Path, float], tuple[Report, ...]]] = {
    FileKind.EVENTS: _on_sentences,
    FileKind.PAIRS: _on_pairs,
    FileKind.POLNEAR: _on_polnear,
}
