"""The brief for a terminal: claims first, then each document by story line. Plain where colour is off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tightrope.core.types import Reality, Stance, Status
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import (
    Act,
    Brief,
    ClaimView,
    DocumentView,
    Place,
    PositionView,
    Saying,
    Speaker,
    Story,
    Voice,
)
from tightrope.faces.brief.words import one_line, shortened

NARROWEST, WIDEST = 40, 110  # columns: longer lines of text are hard to read
QUOTE_LINES = 6  # of a quotation, before it is cut
CHAIN = " › "

STANCE_STYLES: Mapping[Stance, str] = {
    Stance.DENIES: "bold red",
    Stance.DOUBTS: "red",
    Stance.ALLEGES: "bold yellow",
    Stance.WARNS: "magenta",
    Stance.THREATENS: "bold magenta",
    Stance.DEMANDS: "cyan",
    Stance.PROMISES: "cyan",
}
REALITY_STYLES: Mapping[Reality, str] = {
    Reality.ALLEGED: "bold yellow",
    Reality.DENIED: "bold red",
    Reality.THREATENED: "bold magenta",
    Reality.PLANNED: "cyan",
    Reality.ATTEMPTED: "cyan",
}
STATUS_STYLES: Mapping[Status, str] = {
    Status.DISPUTED: "bold red",
    Status.CONTRADICTED: "bold red",
    Status.ALLEGED: "bold yellow",
    Status.CORROBORATED: "bold green",
}


def render(brief: Brief, *, labels: Labels, width: int, colour: bool, sentences: bool = False) -> str:
    """The brief as text with a final line break, `width` columns wide within what reads well.

    sentences: list the sentences that lines refer to, under each document.
    """
    width = max(NARROWEST, min(width, WIDEST))
    return printed(_Page(brief, labels, width, sentences).parts(), width=width, colour=colour)


def printed(parts: Iterable[RenderableType], *, width: int, colour: bool) -> str:
    """`parts` one below the other; without colour there is not one escape sequence."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


class _Page:
    """The parts of one brief, top to bottom."""

    def __init__(self, brief: Brief, labels: Labels, width: int, sentences: bool) -> None:
        self.brief, self.labels, self.sentences = brief, labels, sentences
        self.quote_chars = QUOTE_LINES * (width - 12)
        self.many = len(brief.documents) > 1
        longest = max((len(d.doc.sentences) for d in brief.documents), default=0)
        widest = Place(document=len(brief.documents), number=max(longest, 1))
        self.reference_width = len(self._reference(widest)) + 1  # the blank before it

    def parts(self) -> Iterator[RenderableType]:
        counts = Text(" · ".join(self.brief.counts), style="dim")
        if len(self.brief.documents) == 1:
            yield from (*self._head(self.brief.documents[0]), counts)
            yield from self._claims()
            yield from self._body(self.brief.documents[0])
        else:
            yield counts
            yield from self._claims()
            yield from self._documents()
        yield from self._failures()

    def _documents(self) -> Iterator[RenderableType]:
        for document in self.brief.documents:
            yield from (Text(), Rule(style="dim", characters="━"))
            yield from (*self._head(document), *self._body(document))
        if not self.brief.documents:
            yield Text("\n" + self.labels.headings["empty"])

    def _claims(self) -> Iterator[RenderableType]:
        if self.brief.claims or self.brief.untold:
            yield _heading(self.labels.headings["claims"])
        for claim in self.brief.claims:
            yield self._claim(claim)
        if self.brief.untold:
            yield Padding(Text(self._untold(), style="dim"), (0, 0, 0, 2))

    def _untold(self) -> str:
        headings = self.labels.headings
        return f"{headings['claims_more']} {', '.join(self.brief.untold)} ({headings['claims_all']})"

    def _claim(self, view: ClaimView) -> RenderableType:
        style = STATUS_STYLES.get(view.claim.status, "bold")
        head = Text.assemble((view.status.upper(), style), "  ")
        if view.only:
            head.append(self._position(replace(view.only, quote=view.proposition)))
            return self._line(head, view.only.place, indent=2)
        head.append(_quoted(view.proposition), style="bold")
        if view.claim.origins > 1:
            head.append(f"  {view.claim.origins:.3g} {self.labels.counted['origins'][1]}", style="dim")
        lines = [self._line(head, None, indent=2)]
        lines += [self._line(self._position(p), p.place, indent=4) for p in view.positions]
        return Group(*lines)

    def _position(self, p: PositionView) -> Text:
        line = Text.assemble((p.holder, "bold"), " ", (p.verb, STANCE_STYLES.get(p.stance, "")))
        if p.quote:
            line.append(f"  {_quoted(shortened(p.quote, self.quote_chars // 2))}", style="italic")
        if p.told_by:
            line.append(f" · {self.labels.headings['told_by']} ", style="dim")
            line.append(_chain(p.told_by))
        return line

    def _head(self, document: DocumentView) -> Iterator[RenderableType]:
        number = f"{document.number}. " if self.many else ""
        yield Text(number + document.title, style="bold")
        known = [*document.byline, *([document.read_from] if document.read_from else [])]
        if known:
            yield Text(" · ".join(known), style="dim")
        if document.repeats:
            yield Text(document.repeats, style="yellow")
        if document.voices:
            yield self._voices(document.voices)

    def _body(self, document: DocumentView) -> Iterator[RenderableType]:
        for story in document.stories:
            yield from self._story(story)
        if not document.stories:
            yield Padding(Text(self.labels.headings["nothing"], style="dim"), (1, 0, 0, 2))
        if self.sentences:
            yield from self._sentences(document)

    def _voices(self, voices: Sequence[Voice]) -> RenderableType:
        line = Text.assemble((self.labels.headings["voices"], "blue"), "  ")
        return line.append(_joined([_voice(v) for v in voices], " · "))

    def _story(self, story: Story) -> Iterator[RenderableType]:
        yield _heading(story.title)
        if story.sayings:
            yield _subheading(self.labels.headings["said"])
            yield from (self._line(self._saying(s), s.place, indent=4) for s in story.sayings)
        if story.acts:
            yield _subheading(self.labels.headings["done"])
            yield from (self._line(self._act(a), a.place, indent=4) for a in story.acts)

    def _saying(self, s: Saying) -> Text:
        line = _chain(s.chain)
        line.append(f" {s.verb}", style=STANCE_STYLES.get(s.attribution.stance, ""))
        if s.again:
            return line.append(f" {self.labels.headings['again']}")
        return line.append(f"  {_quoted(shortened(s.quote, self.quote_chars))}", style="italic")

    def _act(self, a: Act) -> RenderableType:
        """Who did what to whom; and the words for it, where no quotation has shown them."""
        line = Text()
        if a.event.reality is not Reality.ACTUAL:
            line.append(a.reality.upper(), style=REALITY_STYLES.get(a.event.reality, "")).append("  ")
        line.append(a.actors).append(f" {a.verb}", style="bold")
        if a.recipients:
            line.append(f" {a.recipients}")
        if a.complement:
            line.append(f" {a.complement}", style="bold")
        for k, fact in enumerate(a.facts):
            line.append(", " if k else ": ").append(fact, style="bold")
        for words in self._standing(a):
            line.append(" · ", style="dim").append(words)
        shown = a.quoted_at is not None and a.quoted_at <= self.quote_chars
        return line if shown else Group(line, _snippet(a))

    def _standing(self, a: Act) -> Iterator[Text]:
        """Who tells it, and who denies it."""
        if a.denied_by:
            yield Text.assemble(
                (self.labels.headings["denied_by"], "red"), " ", self.labels.listed(a.denied_by)
            )
        if a.told_by:
            yield Text.assemble((self.labels.headings["told_by"], "dim"), " ", _chain(a.told_by))

    def _line(self, body: RenderableType, place: Place | None, *, indent: int) -> RenderableType:
        """`body` with a hanging indent, and at the right where it stands."""
        grid = Table.grid(expand=True, padding=(0, 0, 0, 1))
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True, width=self.reference_width)
        grid.add_row(body, Text(self._reference(place), style="dim"))
        return Padding(grid, (0, 0, 0, indent))

    def _reference(self, place: Place | None) -> str:
        """ "[s12]", with several documents "[2:s12]"."""
        if place is None or place.number is None:
            return ""
        return f"[{place.document}:s{place.number}]" if self.many else f"[s{place.number}]"

    def _sentences(self, document: DocumentView) -> Iterator[RenderableType]:
        yield _heading(self.labels.headings["sentences"])
        for number in document.sentences_told:
            sentence = document.doc.sentences[number - 1]
            words = Text(one_line(document.doc.quote(sentence.span)))
            yield self._line(words, Place(document=document.number, number=number), indent=2)

    def _failures(self) -> Iterator[RenderableType]:
        if self.brief.failures:
            yield _heading(self.labels.headings["failures"])
        for f in self.brief.failures:
            yield Padding(Text(f"{f.input} ({f.stage}): {f.error}", style="red"), (0, 0, 0, 2))


def _chain(speakers: Sequence[Speaker]) -> Text:
    """The speakers outermost first, the last of them, who says it, in bold."""
    return _joined([Text(s.name, style="bold" if s is speakers[-1] else "") for s in speakers], CHAIN)


def _joined(parts: Sequence[Text], separator: str) -> Text:
    """`parts` in their own styles with a dim separator between them."""
    line = Text()
    for k, part in enumerate(parts):
        line.append(separator if k else "", style="dim").append(part)
    return line


def _voice(voice: Voice) -> Text:
    codes = f" {'+'.join(voice.codes)}" if voice.codes else ""
    times = f" ×{voice.statements}" if voice.statements > 1 else ""
    return Text.assemble(voice.words, (codes + times, "dim"))


def _snippet(a: Act) -> RenderableType:
    before = f"{_nested(a.before)} " if a.before else ""
    words = Text.assemble(before, (a.trigger, "underline"), _nested(a.after), style="dim")
    return Padding(words, (0, 0, 0, 2))


def _heading(words: str) -> RenderableType:
    return Padding(Text(words.upper(), style="bold blue"), (1, 0, 0, 0))


def _subheading(words: str) -> RenderableType:
    return Padding(Text(words, style="blue"), (0, 0, 0, 2))


def _quoted(words: str) -> str:
    """`words` in quotation marks; the text's own around them are not doubled, those inside become single."""
    bare = words.strip('“”"')
    return f"“{_nested(bare)}”"


def _nested(words: str) -> str:
    return words.replace("“", "‘").replace("”", "’")
