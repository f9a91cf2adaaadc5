"""The brief as Markdown (CommonMark): the same story lines, for notes, wikis and issue trackers."""

import re
from collections.abc import Iterator

from tightrope.core.types import Reality
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Act, Brief, ClaimView, DocumentView, Place, Saying, Speaker
from tightrope.faces.brief.words import one_line, shortened

QUOTE_CHARS = 320  # of a quotation, before it is cut
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~!])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def render(brief: Brief, *, labels: Labels) -> str:
    """The brief with a final line break; whatever a text says is escaped."""
    return "\n".join(_Writer(brief, labels).lines()).rstrip("\n") + "\n"


class _Writer:
    """The lines of one brief, top to bottom."""

    def __init__(self, brief: Brief, labels: Labels) -> None:
        self.brief, self.labels = brief, labels
        self.headings = labels.headings
        self.many = len(brief.documents) > 1

    def lines(self) -> Iterator[str]:
        counts = (" · ".join(self.brief.counts), "")
        if len(self.brief.documents) == 1:
            yield from (*self._head(self.brief.documents[0]), *counts, *self._claims())
            yield from self._body(self.brief.documents[0])
        else:
            yield from (*counts, *self._claims())
            for document in self.brief.documents:
                yield from (*self._head(document), *self._body(document))
        if not self.brief.documents:
            yield from (self.headings["empty"], "")
        yield from self._failures()

    def _claims(self) -> Iterator[str]:
        if self.brief.claims or self.brief.untold:
            yield from (f"## {self.headings['claims']}", "")
        for claim in self.brief.claims:
            yield from self._claim(claim)
        if self.brief.untold:
            yield from (f"{self.headings['claims_more']} {', '.join(self.brief.untold)}", "")

    def _claim(self, view: ClaimView) -> Iterator[str]:
        yield from (f"**{view.status}** “{escaped(view.proposition)}”", "")
        for p in view.positions:
            told = f" · {self.headings['told_by']} {_chain(p.told_by)}" if p.told_by else ""
            quote = f": “{_quote(p.quote)}”" if p.quote else ""
            yield f"- **{escaped(p.holder)}** {p.verb}{quote}{told}{self._reference(p.place)}"
        yield ""

    def _head(self, document: DocumentView) -> Iterator[str]:
        number = f"{document.number}. " if self.many else ""
        yield from (f"# {number}{escaped(document.title)}", "")
        known = [*document.byline, *([document.read_from] if document.read_from else [])]
        lines = (escaped(" · ".join(known)), f"*{escaped(document.repeats)}*" if document.repeats else "")
        yield from (line for given in lines if given for line in (given, ""))

    def _body(self, document: DocumentView) -> Iterator[str]:
        for story in document.stories:
            yield from (f"## {escaped(story.title)}", "")
            yield from self._block("said", [self._saying(s) for s in story.sayings])
            yield from self._block("done", [self._act(a) for a in story.acts])
        if document.stories:
            yield from self._block("sentences", list(self._sentences(document)))
        else:
            yield from (self.headings["nothing"], "")

    def _block(self, heading: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield from (f"### {self.headings[heading]}", "", *lines, "")

    def _saying(self, s: Saying) -> str:
        words = self.headings["again"] if s.again else f"“{_quote(s.quote)}”"
        return f"- {_chain(s.chain)} *{s.verb}*{' ' if s.again else ': '}{words}{self._reference(s.place)}"

    def _act(self, a: Act) -> str:
        told = f"{self.headings['told_by']} {_chain(a.told_by)}" if a.told_by else None
        denied = (
            f"{self.headings['denied_by']} {escaped(self.labels.listed(a.denied_by))}"
            if a.denied_by
            else None
        )
        facts = f": {escaped(', '.join(a.facts))}" if a.facts else ""
        reality = "" if a.event.reality is Reality.ACTUAL else f"**{a.reality}** "
        parts = [f"{reality}{escaped(a.words)}{facts}", *(part for part in (denied, told) if part)]
        return f"- {' · '.join(parts)}{self._reference(a.place)}"

    def _sentences(self, document: DocumentView) -> Iterator[str]:
        for number in document.sentences_told:
            sentence = document.doc.sentences[number - 1]
            place = Place(document=document.number, number=number)
            yield f"- {self._reference(place).strip()} {escaped(document.doc.quote(sentence.span))}"

    def _reference(self, place: Place | None) -> str:
        if place is None or place.number is None:
            return ""
        return f" ({place.document}:s{place.number})" if self.many else f" (s{place.number})"

    def _failures(self) -> Iterator[str]:
        lines = [f"- {escaped(f'{f.input} ({f.stage}): {f.error}')}" for f in self.brief.failures]
        if lines:
            yield from (f"## {self.headings['failures']}", "", *lines)


def escaped(text: str) -> str:
    """`text` on one line, shown by Markdown as it is."""
    plain = _MARKUP.sub(r"\\\1", one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def _quote(text: str) -> str:
    return escaped(shortened(text, QUOTE_CHARS).strip('“”"'))


def _chain(speakers: tuple[Speaker, ...]) -> str:
    return " › ".join(f"**{escaped(s.name)}**" if s is speakers[-1] else escaped(s.name) for s in speakers)
