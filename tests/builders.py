"""Small records for tests: each builder fills what the test does not care about."""

import re
from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import Any

from tightrope.core.ids import content_id
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Doc,
    Event,
    EventType,
    Ledger,
    Name,
    NameKind,
    Party,
    Position,
    Reality,
    Sentence,
    Span,
    Stance,
    Status,
    Token,
)

SENTENCE = "Baku denies that its airspace was used."


def a_doc(text: str = SENTENCE, **fields: Any) -> Doc:
    """A document of `text`, as a reader hands it over: no stage has seen it."""
    known = {"id": content_id("d", text), "source": "test.txt", "language": "en"}
    return Doc(text=text, **(known | fields))


def a_span(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text` for the `nth` time. Raises ValueError if they do not."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def an_actor(code: str = "AZE GOV", **fields: Any) -> Actor:
    """An actor from its codes in one string: the state, then its sectors."""
    state, *sectors = code.split()
    return Actor(code=state, sectors=tuple(sectors), **fields)


def an_attribution(text: str = SENTENCE, **fields: Any) -> Attribution:
    """Baku denies that its airspace was used, unless told otherwise."""
    known = {
        "id": "a-1",
        "source": Span(0, 4),
        "actors": (an_actor(),),
        "cue": Span(5, 11),
        "content": (Span(17, len(text) - 1),),
        "stance": Stance.DENIES,
        "parent": None,
    }
    return Attribution(**(known | fields))


def an_event(**fields: Any) -> Event:
    """Russian police arrest somebody from Azerbaijan, unless told otherwise."""
    known = {
        "id": "e-1",
        "type": EventType.COERCE,
        "mode": "arrest",
        "actors": (Party(actor=an_actor("RUS COP")),),
        "recipients": (Party(actor=an_actor("AZE CVL")),),
        "trigger": Span(0, 4),
        "reality": Reality.ACTUAL,
    }
    return Event(**(known | fields))


def a_claim(**fields: Any) -> Claim:
    """One proposition that Azerbaijan denies, unless told otherwise."""
    known = {
        "id": "c-1",
        "proposition": "its airspace was used",
        "positions": (Position(holder=an_actor(), stance=Stance.DENIES, attribution="a-1", document="d-1"),),
        "status": Status.DISPUTED,
    }
    return Claim(**(known | fields))


def a_ledger(*docs: Doc, **fields: Any) -> Ledger:
    """A ledger of `docs`."""
    return Ledger(documents=docs, **fields)


def a_parsed_doc(conllu: str, *, names: Mapping[str, str] | None = None, **fields: Any) -> Doc:
    """A document as the neural reader hands it over, from trees in CoNLL-U.

    Also in a short form of seven blank-separated columns: id, form, lemma, upos, xpos, head, relation. A
    blank line ends a sentence, a line `# newpar` opens a paragraph. Words are parted by a blank unless the
    last column is `SpaceAfter=No` or the next word is closing punctuation or a clitic. `names` maps the text
    of a name (wherever it stands) to its kind: {"Jane Roe": "PER"}.
    """
    text, paragraph = "", 0
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block in re.split(r"\n\s*\n", dedent(conllu).strip()):
        paragraph += "# newpar" in block and bool(sentences)
        start, first = len(text) + bool(text), len(tokens)
        for row, gap in _rows(block):
            text += gap if text else ""
            tokens.append(_token(row, at=len(text), first=first))
            text += row[1]
        sentences.append(
            Sentence(start=start, end=len(text), first=first, last=len(tokens), paragraph=paragraph)
        )
    known = {"tokens": tuple(tokens), "sentences": tuple(sentences), "names": _names(text, names or {})}
    return a_doc(text, **(known | fields))


def _rows(block: str) -> Iterator[tuple[list[str], str]]:
    """The columns of each word, with the blank before it if there is one."""
    before: list[str] = []
    for line in block.splitlines():
        row = line.split()
        if row and not row[0].startswith("#"):
            closes = row[1] in {".", ",", ";", ":", "?", "!", ")", "”", "'s", "’s", "'", "n't"}
            joined = closes or (before and (before[-1] == "SpaceAfter=No" or before[1] in {"(", "“"}))
            yield row, "" if joined else " "
            before = row


def _token(row: list[str], *, at: int, first: int) -> Token:
    number, form, lemma, upos, xpos = row[:5]
    head, rel = row[6:8] if len(row) >= 10 else row[5:7]
    index = first + (int(head) or int(number)) - 1
    return Token(
        start=at, end=at + len(form), text=form, lemma=lemma, upos=upos, xpos=xpos, head=index, rel=rel
    )


def _names(text: str, kinds: Mapping[str, str]) -> tuple[Name, ...]:
    found = (
        Name(span=Span(match.start(), match.end()), kind=NameKind(kind))
        for words, kind in kinds.items()
        for match in re.finditer(re.escape(words), text)
    )
    return tuple(sorted(found, key=lambda name: name.span))
