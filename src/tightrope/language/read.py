"""A document's text to tokens, trees, names, attribution frames and acts, through the neural reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from tightrope.core.types import Doc, Name, NameKind, Sentence, Span, Token
from tightrope.encoder.labels import NAMES, RELS, UPOS, XPOS
from tightrope.encoder.reader import ReaderModel, Scores
from tightrope.language.acts import acts
from tightrope.language.frames import frames
from tightrope.language.layout import paragraphs, windows
from tightrope.language.lemmas import lemma
from tightrope.language.spans import Run, runs
from tightrope.language.tokens import Tokenizer
from tightrope.language.trees import best_heads
from tightrope.resources.languages import Tokenization

Floats = npt.NDArray[np.float32]
# The reader learnt acts from articles. In one or two sentences by themselves the rules do better: PLOVER's coded
# sentences by type .815, with its guesses .764; articles that nobody had read .477 without them, .51 with.
LONE = 3  # sentences up to which it is not asked
MAX_SENTENCE_WORDS = 160  # longer runs are lists or tables; cut so that no tree grows without bound
ROOT = RELS.index("root")
SENTENCE_MARKS = frozenset(".!?…")


def read(doc: Doc, *, model: ReaderModel, rules: Tokenization) -> Doc:
    """Fill `tokens`, `sentences`, `names`, `frames` and, in all but short texts, `acts`.

    A text without a word stays as it is.
    """
    words = _words(doc.text, Tokenizer(rules))
    if not words.spans:
        return doc
    readings = _readings(words, model)
    bounds = _sentence_bounds(words, readings, rules)
    return replace(
        doc,
        tokens=_tokens(words, readings, bounds, model),
        sentences=_sentences(words, bounds),
        names=_names(words, readings),
        frames=frames(words.spans, readings),
        acts=acts(readings) if len(bounds) > LONE else (),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of a text, in order, and which of them begin a paragraph."""

    spans: Sequence[Span]
    texts: Sequence[str]
    starts: Sequence[bool]


def _words(text: str, tokenize: Tokenizer) -> _Words:
    spans: list[Span] = []
    starts: list[bool] = []
    for paragraph in paragraphs(text):
        inside = tokenize(text[paragraph.start : paragraph.end])
        spans += [Span(s.start + paragraph.start, s.end + paragraph.start) for s in inside]
        starts += [True] + [False] * (len(inside) - 1)
    return _Words(spans, [text[s.start : s.end] for s in spans], starts)


def _readings(words: _Words, model: ReaderModel) -> list[Scores]:
    """The scores of every window, end to end over all words."""
    stops = [word[-1] in SENTENCE_MARKS for word in words.texts]
    cuts = windows(model.features.lengths(words.texts), words.starts, stops)
    return list(model.scores(model.features.window(words.texts, words.starts, *cut) for cut in cuts))


def _sentence_bounds(words: _Words, readings: Sequence[Scores], rules: Tokenization) -> list[tuple[int, int]]:
    """Word ranges of the sentences: by the reader, by paragraphs, never after a title such as "Dr."."""
    scores = np.concatenate([r.sentence for r in readings])
    begins = scores[:, 1] > scores[:, 0]
    cuts = [0]
    for i in range(1, len(words.texts)):
        titled = words.texts[i - 1].rstrip(".") in rules.never_last
        begun = words.starts[i] or (bool(begins[i]) and not titled)
        if begun or i - cuts[-1] >= MAX_SENTENCE_WORDS:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], len(words.texts)], strict=True))


def _sentences(words: _Words, bounds: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    numbers = [n - 1 for n in accumulate(map(int, words.starts))]
    return tuple(
        Sentence(
            start=words.spans[first].start,
            end=words.spans[last - 1].end,
            first=first,
            last=last,
            paragraph=numbers[first],
        )
        for first, last in bounds
    )


def _tokens(
    words: _Words, readings: Sequence[Scores], bounds: Sequence[tuple[int, int]], model: ReaderModel
) -> tuple[Token, ...]:
    heads, rels = _trees(readings, bounds, model)
    upos = np.concatenate([r.upos for r in readings]).argmax(axis=1)
    xpos = np.concatenate([r.xpos for r in readings]).argmax(axis=1)
    return tuple(
        Token(
            start=span.start,
            end=span.end,
            text=text,
            lemma=lemma(text, UPOS[u], XPOS[x]),
            upos=UPOS[u],
            xpos=XPOS[x],
            head=head,
            rel=rel,
        )
        for span, text, u, x, head, rel in zip(words.spans, words.texts, upos, xpos, heads, rels, strict=True)
    )


def _trees(
    readings: Sequence[Scores], bounds: Sequence[tuple[int, int]], model: ReaderModel
) -> tuple[list[int], list[str]]:
    """Head and relation of every word. A sentence cut by a window is parsed in parts."""
    heads: list[int] = []
    dependents, governors = [], []
    k = 0
    for first, last in bounds:
        while readings[k].window.last <= first:
            k += 1
        for start, end, reading in _parts(readings, k, first, last):
            offset = reading.window.first
            inside = slice(start - offset, end - offset)
            local = best_heads(reading.arcs[inside, inside])
            dependents.append(reading.dependents[inside])
            governors.append(reading.heads[inside][local])
            attach = _root_of(heads, first) if start > first else None
            heads += [_global(h, i, start, attach) for i, h in enumerate(local)]
    scores = model.relations(np.concatenate(dependents), np.concatenate(governors))
    return heads, _relation_names(scores, heads)


def _parts(readings: Sequence[Scores], k: int, first: int, last: int) -> list[tuple[int, int, Scores]]:
    """A sentence cut where a window ends inside it."""
    parts = []
    while first < last:
        end = min(last, readings[k].window.last)
        parts.append((first, end, readings[k]))
        first, k = end, k + 1
    return parts


def _root_of(heads: Sequence[int], first: int) -> int:
    """The root of the words from `first` on."""
    return next(i for i in range(first, len(heads)) if heads[i] == i)


def _global(head: int, i: int, start: int, attach: int | None) -> int:
    """Document index of a head; the root of a later part hangs on the root of the first."""
    return attach if head == i and attach is not None else start + head


def _relation_names(scores: Floats, heads: Sequence[int]) -> list[str]:
    """The best relation; "root" for roots and for nothing else."""
    scores = scores.copy()
    roots = np.array([h == i for i, h in enumerate(heads)])
    scores[:, ROOT] = -np.inf
    best = scores.argmax(axis=1)
    best[roots] = ROOT
    return [RELS[i] for i in best]


def _names(words: _Words, readings: Sequence[Scores]) -> tuple[Name, ...]:
    scores = np.concatenate([r.names for r in readings])
    return tuple(Name(span=_span(words, run), kind=NameKind(run.label)) for run in runs(scores, NAMES))


def _span(words: _Words, run: Run) -> Span:
    return Span(words.spans[run.first].start, words.spans[run.last - 1].end)
