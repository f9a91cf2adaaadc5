"""Attributed articles in PolNeAR's form against the attributions of the coder, from raw text.

One article a line: `{"id", "text", "annotations": [{"annotator", "brat"}]}`; the first annotator's attributions with
a cue and a content are the gold. Ours is linked to one when the cues overlap, the sources overlap or neither
names any, and at least half the words of the two contents together are in both (`SAME_CONTENT`). Gold of this kind
marks hardly any attribution inside another, which the coder does: `linked_outermost` leaves out those of ours
that stand in another. It also marks attitudes with a bare object ("condemned the attack"), which are no
attributions to us: recall is told again for contents that are a clause or hold a quotation. `linked_frames` are
the flat frames of the reader, which was taught this very notion, before the coder makes attributions of them.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.tree import Tree, tokens_in
from tightrope.core.types import Attribution, Doc, Frame, Span, Stance
from tightrope.evaluation.files import text_of
from tightrope.evaluation.locate import words_in
from tightrope.evaluation.matching import SAME_CONTENT, best_pairs, jaccard
from tightrope.evaluation.scores import Mistake, Report, Score, pool

WHOLLY = 0.9  # share of words inside quotation marks from which a content is a direct quotation
EXCERPT = 80  # characters of a content that tell which one is meant
OPENING, CLOSING, EITHER = "“«", "”»", '"'
_PIECE = re.compile(r"\w+|[“”«»\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAttribution:
    """One attribution as annotated; a role may lie in pieces, a source may be missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with the attributions a person found in it."""

    id: str
    text: str
    attributions: tuple[MarkedAttribution, ...]


def load(path: Path) -> tuple[Article, ...]:
    """The annotated articles of a file, each id once. Raises InputError naming the line that is none."""
    articles: dict[str, Article] = {}
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip() and (article := _article(f"{path}:{number}", line)):
            articles.setdefault(article.id, article)
    if not articles:
        raise InputError(f"{path}: no annotated article in it; one JSON object a line is expected")
    return tuple(articles.values())


def score(gold: Sequence[Article], coded: Mapping[str, Doc], *, name: str = "polnear") -> Report:
    """Linked attributions, all and outermost, and recall by kind of content; intervals over articles.

    coded: the documents by the ids of their articles, with tokens. Raises ValueError without an article.
    """
    if not gold:
        raise ValueError("no article to score against")
    return pool(name, (_report(article, coded[article.id]) for article in gold))


@dataclass(frozen=True)
class Linking:
    """An article beside the attributions with a cue that were found in it; the gold has no others."""

    article: Article
    doc: Doc
    ours: tuple[Attribution, ...]

    @cached_property
    def overlaps(self) -> Mapping[tuple[int, int], float]:
        """Jaccard of the contents of gold k and ours n, where above 0."""
        text = self.doc.text
        wanted = [words_in(text, g.content) for g in self.article.attributions]
        got = [words_in(text, a.content) for a in self.ours]
        pairs = {(k, n): jaccard(w, g) for k, w in enumerate(wanted) for n, g in enumerate(got)}
        return {pair: overlap for pair, overlap in pairs.items() if overlap}

    def linked(self, among: Iterable[Attribution]) -> dict[int, int]:
        """Gold index -> index into `ours` of its partner, which is one of `among`."""
        ids = {a.id for a in among}
        return dict(
            best_pairs(
                (overlap, k, n)
                for (k, n), overlap in self.overlaps.items()
                if overlap >= SAME_CONTENT and self.ours[n].id in ids and self.fit(k, n)
            )
        )

    def fit(self, k: int, n: int) -> bool:
        return self.same_source(k, n) and self.same_cue(k, n)

    def same_source(self, k: int, n: int) -> bool:
        wanted, got = self.article.attributions[k].source, self.ours[n].source
        return not wanted if got is None else any(got.touches(span) for span in wanted)

    def same_cue(self, k: int, n: int) -> bool:
        cue = self.ours[n].cue
        return cue is not None and any(cue.touches(span) for span in self.article.attributions[k].cue)


def _report(article: Article, doc: Doc) -> Report:
    gold = article.attributions
    found = Linking(article, doc, tuple(a for a in doc.attributions if a.cue is not None))
    whole_frames = (f for f in doc.frames if f.cues and f.contents)
    frames = Linking(article, doc, tuple(starmap(_framed, enumerate(whole_frames))))
    outermost = [a for a in found.ours if a.parent is None]
    linked, met = found.linked(found.ours), found.linked(outermost)
    tree = Tree(found.doc.tokens)
    whole = {k for k, g in enumerate(gold) if _says_something(found.doc, tree, g)}
    kinds = [quotation(found.doc.text, g.content) for g in gold]
    by_kind = (
        _share(f"recall {kind}", *_found_of([k for k, other in enumerate(kinds) if other == kind], linked))
        for kind in ("direct", "mixed", "indirect")
    )
    scores = (
        Score(name="linked", hits=len(linked), predicted=len(found.ours), gold=len(gold)),
        Score(name="linked_outermost", hits=len(met), predicted=len(outermost), gold=len(gold)),
        Score(
            name="linked_frames",
            hits=len(frames.linked(frames.ours)),
            predicted=len(frames.ours),
            gold=len(gold),
        ),
        *by_kind,
        _share("recall clauses and quotations", *_found_of(whole, linked)),
    )
    return Report(name=found.article.id, scores=scores, mistakes=tuple(_mistakes(found, linked, whole)))


def _framed(number: int, frame: Frame) -> Attribution:
    """A frame as an attribution that nobody has looked at yet: its first source, its first cue, all its content."""
    return Attribution(
        id=f"frame {number}",
        source=frame.sources[0] if frame.sources else None,
        actors=(),
        cue=frame.cues[0],
        content=frame.contents,
        stance=Stance.ASSERTS,
        parent=None,
        score=frame.score,
    )


def quotation(text: str, content: Sequence[Span]) -> str:
    """direct, mixed or indirect: by the share of the words that stand inside quotation marks."""
    words = words_in(text, content)
    share = len(words & _quoted_words(text, content)) / len(words) if words else 0.0
    return "direct" if share >= WHOLLY else "mixed" if share else "indirect"


def _quoted_words(text: str, content: Sequence[Span]) -> frozenset[int]:
    """Where quoted words start, from first to last of `content`; marks just outside count.

    A straight mark opens or closes in turn.
    """
    quoted, found = False, []
    first, last = min(s.start for s in content), max(s.end for s in content)
    for match in _PIECE.finditer(text, max(0, first - 1), min(len(text), last + 1)):
        piece = match.group()
        if piece in EITHER:
            quoted = not quoted or _opens_line(text, match.start())
        elif piece in OPENING + CLOSING:
            quoted = piece in OPENING
        elif quoted:
            found.append(match.start())
    return frozenset(found)


def _opens_line(text: str, offset: int) -> bool:
    """A quotation that runs on opens each of its paragraphs anew."""
    return offset > 0 and text[offset - 1] == "\n"


def _says_something(doc: Doc, tree: Tree, gold: MarkedAttribution) -> bool:
    """Whether the content holds a quotation or a verb that has its subject in it."""
    if quotation(doc.text, gold.content) != "indirect":
        return True
    inside = {i for span in gold.content for i in tokens_in(doc.tokens, span)}
    return any(c in inside for i in inside for c in tree.children(i, "nsubj", "csubj"))


def _mistakes(found: Linking, linked: Mapping[int, int], whole: Container[int]) -> Iterator[Mistake]:
    """What was not found, by what of ours comes nearest, then what was made up.

    whole: indices of gold whose content is a clause or holds a quotation.
    """
    text, taken = found.doc.text, set(linked.values())
    for k, gold in enumerate(found.article.attributions):
        if k not in linked:
            kind, n = _missed(found, k, taken)
            taken |= {n} if n is not None else set()
            kind = kind or ("missed cue" if k in whole else "missed, content no clause")
            yield Mistake(kind=kind, where=found.article.id, words=_told(kind, text, gold.cue, gold.content))
    for n, ours in enumerate(found.ours):
        if n not in taken:
            kind = "spurious" if ours.parent is None else "spurious nested"
            cue = (ours.cue,) if ours.cue else ()
            yield Mistake(kind=kind, where=found.article.id, words=_told(kind, text, cue, ours.content))


def _missed(found: Linking, k: int, taken: Container[int]) -> tuple[str | None, int | None]:
    """The class of a missed attribution by which of ours, without a partner, was meant for it; None: no one."""
    free = [n for n in range(len(found.ours)) if n not in taken]
    for n in sorted(free, key=lambda n: -found.overlaps.get((k, n), 0.0)):
        overlap = found.overlaps.get((k, n), 0.0)
        if found.same_cue(k, n) and overlap < SAME_CONTENT:
            return ("wrong boundary" if overlap else "content elsewhere"), n
        if overlap >= SAME_CONTENT:
            return ("wrong source" if found.same_cue(k, n) else "wrong cue"), n
    return None, None


def _told(kind: str, text: str, cue: Iterable[Span], content: Iterable[Span]) -> str:
    words = [" ".join(" ... ".join(text[s.start : s.end] for s in spans).split()) for spans in (cue, content)]
    return f"{kind} {words[0]!r}: {words[1][:EXCERPT]}"


def _found_of(of: Iterable[int], linked: Mapping[int, int]) -> tuple[int, int]:
    of = list(of)
    return sum(k in linked for k in of), len(of)


def _share(name: str, hits: int, of: int) -> Score:
    return Score(name=name, hits=hits, predicted=None, gold=of)


def _article(where: str, line: str) -> Article | None:
    """None for an article that nobody annotated."""
    try:
        row: Mapping[str, Any] = json.loads(line)
        text, annotations = str(row["text"]), row["annotations"]
        if not annotations:
            return None
        roles = brat(annotations[0]["brat"])
        return Article(
            id=str(row["id"]), text=text, attributions=tuple(_marked(r) for r in roles if _whole(r))
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError(
            f"{where}: not an attributed article ({error!r}); it needs id, text, annotations with brat standoff"
        ) from error


def brat(standoff: str) -> Iterator[Mapping[str, list[Span]]]:
    """The spans of each role of each attribution in BRAT standoff; "Content2" counts as "Content"."""
    parts: dict[str, list[Span]] = {}
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            offsets = rest.split("\t")[0].split(" ", 1)[1]
            parts[key] = list(starmap(Span, (map(int, piece.split()) for piece in offsets.split(";"))))
        elif key.startswith("E"):
            roles: dict[str, list[Span]] = {}
            for role, _, part in (field.partition(":") for field in rest.split()):
                roles.setdefault(role.rstrip("0123456789"), []).extend(parts.get(part, ()))
            yield roles


def _whole(roles: Mapping[str, list[Span]]) -> bool:
    return bool(roles.get("Cue") and roles.get("Content"))


def _marked(roles: Mapping[str, list[Span]]) -> MarkedAttribution:
    return MarkedAttribution(
        source=tuple(roles.get("Source", ())), cue=tuple(roles["Cue"]), content=tuple(roles["Content"])
    )
