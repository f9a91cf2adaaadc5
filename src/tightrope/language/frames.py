"""Attribution frames from the reader's scores: runs of source, cue and content words, grouped by cue and mended.

The labels word by word find the fragments, links tie them to cues. Two things they miss often, and the row of a cue
knows better: where the content begins and ends, and who the source is where no word was labelled one. A cue inside
another's content has no labels of its own: its frame is drawn from its row alone.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tightrope.core.types import Frame, Span
from tightrope.encoder.labels import CUES, ROLES
from tightrope.encoder.reader import Scores
from tightrope.language.spans import Run, log_softmax, runs

Floats = npt.NDArray[np.float32]

# By linked F1 on one half of PolNeAR dev, the same on the other half; a lower margin gains there and loses contents.
BOUND_MARGIN = 4.0  # log odds from which the bound that a cue gives moves the one that the labels give
SPEAKER_MIN = 0.3  # probability from which a cue without a source gets the one it points at
SOURCE_MIN = 0.2  # a source found that way goes on while its words are this likely to be source words
SOURCE_LABELS = [ROLES.index("B-source"), ROLES.index("I-source")]


def frames(words: Sequence[Span], readings: Sequence[Scores]) -> tuple[Frame, ...]:
    """Frames in the order of their cues. words: place of every word; readings: windows end to end over all of them."""
    found = runs(np.concatenate([r.roles for r in readings]), ROLES)
    groups: dict[int, list[Run]] = {}
    for run, anchor in zip(found, _anchors(found, readings), strict=True):
        groups.setdefault(anchor, []).append(run)
    labelled = {a: _frame(words, groups[a], _reading(readings, a)) for a in groups}
    known = {i for run in found if run.label == "cue" for i in range(run.first, run.last)}
    inner = {cue.first: _drawn(words, cue, _reading(readings, cue.first)) for cue in _cues(readings, known)}
    every = labelled | {first: frame for first, frame in inner.items() if frame is not None}
    return tuple(every[first] for first in sorted(every))


def _cues(readings: Sequence[Scores], known: set[int]) -> list[Run]:
    """Cues that the labels for sources, cues and contents have not got, as inside another's content."""
    found = runs(np.concatenate([r.cues for r in readings]), CUES)
    return [run for run in found if not known & set(range(run.first, run.last))]


def _drawn(words: Sequence[Span], cue: Run, reading: Scores) -> Frame | None:
    """The frame that a cue's row tells; None without a content."""
    first = reading.window.first
    own = set(range(cue.first, cue.last))
    begin, end, speaker, until = (
        int(square[cue.first - first].argmax()) + first
        for square in (reading.begins, reading.ends, reading.speakers, reading.until)
    )
    source = set(range(speaker, until + 1)) - own if cue.first not in (speaker, until) else set[int]()
    content = set(range(begin, end + 1)) - own - source
    if begin in own or not content:
        return None
    return Frame(
        sources=_spans(words, source),
        cues=_spans(words, own),
        contents=_spans(words, content),
        score=cue.score,
    )


def _reading(readings: Sequence[Scores], word: int) -> Scores:
    return next(r for r in readings if word < r.window.last)


def _anchors(found: Sequence[Run], readings: Sequence[Scores]) -> list[int]:
    """For each run the first word of the cue it belongs to; its own first word where it belongs to none."""
    cues = [run.first for run in found if run.label == "cue"]
    anchors = {}
    for run in found:
        reading = _reading(readings, run.first)
        window = reading.window
        seen = [c for c in cues if window.first <= c < window.last and (run.label != "cue" or c <= run.first)]
        row = reading.links[run.first - window.first]
        anchors[run.first] = max(seen, key=lambda c: row[c - window.first], default=run.first)
    return [_last_anchor(run.first, anchors) for run in found]


def _last_anchor(first: int, anchors: dict[int, int]) -> int:
    """Follow cue fragments to the cue they continue."""
    while anchors[first] != first:
        first = anchors[first]
    return first


def _frame(words: Sequence[Span], group: Sequence[Run], reading: Scores) -> Frame:
    labelled = {label: _indices(group, label) for label in ("source", "cue", "content")}
    cue, source, content = labelled["cue"], labelled["source"], labelled["content"]
    if cue:
        source = source or _speaker(cue, content, reading)
        content = _bounded(content, cue | source, min(cue), reading)
    return Frame(
        sources=_spans(words, source),
        cues=_spans(words, cue),
        contents=_spans(words, content),
        score=sum(run.score for run in group) / len(group),
    )


def _indices(group: Iterable[Run], label: str) -> frozenset[int]:
    return frozenset(i for run in group if run.label == label for i in range(run.first, run.last))


def _speaker(cue: frozenset[int], content: frozenset[int], reading: Scores) -> frozenset[int]:
    """The source that the cue points at, if it is likely enough; it is none of the words known already."""
    window, at = reading.window, min(cue) - reading.window.first
    chances = np.exp(log_softmax(reading.speakers[at]))
    chances[at] = 0  # the cue itself: no source
    first = int(chances.argmax())
    taken = {i - window.first for i in cue | content}
    if chances[first] < SPEAKER_MIN or first in taken:
        return frozenset()
    sure = np.exp(log_softmax(reading.roles))[:, SOURCE_LABELS].sum(axis=1) > SOURCE_MIN
    last = first + 1
    while last < len(sure) and sure[last] and last not in taken:
        last += 1
    return frozenset(range(first + window.first, last + window.first))


def _bounded(content: frozenset[int], others: frozenset[int], cue: int, reading: Scores) -> frozenset[int]:
    """`content` between the bounds that the cue gives, where it is surer of them than the labels are."""
    if not content:
        return content
    first = _bound(reading.begins, min(content), cue, reading)
    last = _bound(reading.ends, max(content), cue, reading)
    if first > last:
        return content
    kept = [i for i in content if first <= i <= last] or [first, last]
    return frozenset((*kept, *range(first, min(kept)), *range(max(kept), last + 1))) - others


def _bound(scores: Floats, labelled: int, cue: int, reading: Scores) -> int:
    window = reading.window
    row = log_softmax(scores[cue - window.first])
    best = int(row.argmax()) + window.first
    if best == cue or not window.first <= labelled < window.last:
        return labelled
    return best if row[best - window.first] - row[labelled - window.first] > BOUND_MARGIN else labelled


def _spans(words: Sequence[Span], found: Iterable[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words."""
    bounds: list[list[int]] = []
    for i in sorted(found):
        if bounds and bounds[-1][1] == i:
            bounds[-1][1] = i + 1
        else:
            bounds.append([i, i + 1])
    return tuple(Span(words[a].start, words[b - 1].end) for a, b in bounds)
