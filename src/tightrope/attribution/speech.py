"""Quotations and their speakers: with a cue beside them, going on from an earlier one, or with none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tightrope.attribution.draft import DENYING, Draft
from tightrope.attribution.match import is_negated, matches, stance_of
from tightrope.attribution.page import Page, cue_span, trim
from tightrope.attribution.quotes import Quote, quote_at
from tightrope.attribution.speakers import own_subject, source_phrase, speaker_of
from tightrope.core.tree import tokens_in
from tightrope.core.types import Span, Stance
from tightrope.resources.cues import Takes

CUE_BEFORE = 25  # tokens between a cue and the quotation it opens
CUE_AFTER = 15  # tokens between a quotation and the cue that closes it
MOSTLY = 0.6  # share of a content that must lie in the quotation to be one with it
LONG_ENOUGH = 4  # words a quotation without cue needs: fewer are titles and scare quotes
QUOTE_SCORE = 0.9
FREE_SCORE = 0.5
SPEAKER_HOLDS = 2  # paragraphs after which nobody is still speaking
SPEECH = (Takes.CLAUSE, Takes.QUOTE)

Given = Sequence[tuple[Quote, int]]  # the quotations so far, each with the place of its draft


def with_quotations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with each whole quotation given to its speaker: as the content of a draft, or as a new one."""
    found = [before_colon(page, _to_the_close(page, draft)) for draft in drafts]
    given: list[tuple[Quote, int]] = []
    for quote in page.quotes:
        inner = trim(page, quote.inner) or quote.inner
        place_of = _place if is_whole(page, quote) else _resumed
        place = place_of(page, quote, found, given)
        if isinstance(place, Draft):
            found.append(replace(place, content=(inner,)))
            given.append((quote, len(found) - 1))
        elif place is not None:
            first = all(k != place for _, k in given)
            found[place] = _with_quotation(found[place], inner, first=first)
            given.append((quote, place))
    return found


def _to_the_close(page: Page, draft: Draft) -> Draft:
    """Of "X said he would “leave. Nobody will follow.”" all that is quoted: it closes in a later sentence."""
    if not draft.content or draft.verb is None:
        return draft
    last = draft.content[-1]
    begun = (q for q in page.quotes if last.start <= q.outer.start < last.end < q.inner.end)
    quote = next((q for q in begun if not q.outer.holds(page.doc.tokens[draft.verb].span)), None)
    if quote is None or not _same_paragraph(page, quote, quote):
        return draft
    return replace(draft, content=(*draft.content[:-1], Span(last.start, quote.outer.end)))


def before_colon(page: Page, draft: Draft) -> Draft:
    """Of "X suggests P: “Q”" the content P: the quotation set after it is a content of its own."""
    after = [q for q in page.quotes if draft.content and draft.content[0].start < q.outer.start]
    apart = next((q for q in after if _follows_colon(page, q) and is_whole(page, q)), None)
    cut = () if apart is None else _cut(page, draft.content, apart.outer.start)
    return replace(draft, content=cut) if cut else draft


def _cut(page: Page, spans: Iterable[Span], end: int) -> tuple[Span, ...]:
    """`spans` up to `end`."""
    cut = (trim(page, Span(s.start, min(s.end, end))) for s in spans if s.start < end)
    return tuple(s for s in cut if s is not None)


def _follows_colon(page: Page, quote: Quote) -> bool:
    return page.doc.text[: quote.outer.start].rstrip().endswith(":")


def _place(page: Page, quote: Quote, found: Sequence[Draft], given: Given) -> int | Draft | None:
    """Which draft the quotation belongs to, or a new one for it; None if nobody can be said to speak."""
    owner = _owner(found, quote)
    if owner is not None:
        return owner
    cued = _cued(page, quote) or _summed_up(page, quote, found)
    if cued is not None:
        same = _same_cue(found, given, cued, quote)
        return cued if same is None else same
    continued = _continued(page, quote, found, given)
    if continued is not None:
        return continued
    return _named(page, quote) or _free(page, quote, found)


def _same_cue(found: Sequence[Draft], given: Given, cued: Draft, quote: Quote) -> int | None:
    """The draft of that cue, if the quotation is part of its content or goes on from one that is."""
    spoken = {k for _, k in given}
    for k, draft in enumerate(found):
        if draft.verb == cued.verb and (k in spoken or any(s.touches(quote.inner) for s in draft.content)):
            return k
    return None


def _with_quotation(draft: Draft, inner: Span, *, first: bool) -> Draft:
    """The quotation beside those the draft has already, in place of a rule's guess at it."""
    others = () if first else tuple(s for s in draft.content if not s.touches(inner))
    return replace(draft, content=(*others, inner), score=max(draft.score, QUOTE_SCORE))


def is_whole(page: Page, quote: Quote) -> bool:
    """Whether it is somebody's sentence rather than a word or phrase within the outlet's."""
    inside = tokens_in(page.doc.tokens, quote.inner)
    if not any(page.is_verb(i) for i in inside) or not _starts_whole(page, quote):
        return False
    return sum(page.doc.tokens[i].upos != "PUNCT" for i in inside) >= LONG_ENOUGH or _ends_whole(page, quote)


def _starts_whole(page: Page, quote: Quote) -> bool:
    before = page.doc.text[: quote.outer.start].rstrip()
    gap = page.doc.text[len(before) : quote.outer.start]
    first = page.doc.text[quote.inner.start]
    if not before or "\n" in gap or before[-1] == ":":
        return True
    if before[-1] in '.,!?”"—–':
        return not first.islower()
    return first.isupper() and _cue_just_before(page, quote)


def _ends_whole(page: Page, quote: Quote) -> bool:
    return page.doc.text[quote.inner.end - 1] in ".,!?…"


def _cue_just_before(page: Page, quote: Quote) -> bool:
    before = tokens_in(page.doc.tokens, Span(max(0, quote.outer.start - 40), quote.outer.start))
    return bool(before) and any(matches(page, before[-1], *SPEECH))


def _owner(drafts: Sequence[Draft], quote: Quote) -> int | None:
    """The draft whose content is mostly this quotation, its cue standing outside."""
    shares = {
        k: _share(draft.content, quote.inner)
        for k, draft in enumerate(drafts)
        if draft.cue is not None and not quote.outer.holds(draft.cue) and draft.stance not in DENYING
    }
    best = max(shares, key=lambda k: shares[k], default=None)
    return best if best is not None and shares[best] >= MOSTLY else None


def _share(content: Iterable[Span], inner: Span) -> float:
    spans = list(content)
    total = sum(s.end - s.start for s in spans)
    inside = sum(max(0, min(s.end, inner.end) - max(s.start, inner.start)) for s in spans)
    return inside / total if total else 0.0


def _cued(page: Page, quote: Quote) -> Draft | None:
    """A verb of speech before or after the quotation, within its sentence and outside all quotations."""
    before, after = _outside_before(page, quote), _outside_after(page, quote)
    ordered = [*reversed(before[-CUE_BEFORE:])], [*after[:CUE_AFTER]]
    sides = ordered if _opened_by_cue(page, quote) else ordered[::-1]
    for side in sides:
        for i in side:
            draft = _speech_at(page, i, quote)
            if draft is not None:
                return draft
    return None


def _summed_up(page: Page, quote: Quote, found: Sequence[Draft]) -> Draft | None:
    """Of "According to X, P: “Q”" a draft for Q with the source and cue of P."""
    if not _follows_colon(page, quote):
        return None
    start = page.doc.sentences[page.sentence_at(quote.outer.start)].start
    before = (d for d in found if d.content and d.content[-1].end < quote.outer.start)
    told = (d for d in before if start <= d.content[0].start)
    plain = [d for d in told if d.source is not None and d.stance not in DENYING]
    return replace(plain[-1], content=(quote.inner,)) if plain else None


def _opened_by_cue(page: Page, quote: Quote) -> bool:
    before = page.doc.text[: quote.outer.start].rstrip()
    return _follows_colon(page, quote) or (before.endswith(",") and page.doc.text[quote.inner.end - 1] != ",")


def _speech_at(page: Page, i: int, quote: Quote) -> Draft | None:
    match = next(matches(page, i, *SPEECH), None) if page.is_verb(i) else None
    if match is None or is_negated(page, i):
        return None
    speaker = _inverted(page, i, quote) or speaker_of(page, i)
    if speaker is None or quote.outer.holds(page.doc.tokens[speaker].span):
        return None
    return Draft(
        source=source_phrase(page, speaker, i),
        speaker=speaker,
        cue=cue_span(page, i, match.rest),
        verb=i,
        content=(quote.inner,),
        stance=stance_of(page, match),
        score=QUOTE_SCORE,
    )


def _inverted(page: Page, i: int, quote: Quote) -> int | None:
    """Of "“P,” said X" the X, where the tree takes it for an object."""
    follows = i > 0 and page.doc.tokens[i - 1].start < quote.outer.end <= page.doc.tokens[i].start
    return page.tree.child(i, "obj") if follows and own_subject(page, i) is None else None


def _outside_before(page: Page, quote: Quote) -> list[int]:
    s = page.doc.sentences[page.sentence_at(quote.inner.start)]
    before = (i for i in range(s.first, s.last) if page.doc.tokens[i].end <= quote.outer.start)
    return [i for i in before if not page.quote_around(i)]


def _outside_after(page: Page, quote: Quote) -> list[int]:
    """The rest of the sentence the quotation ends in; if there is none and it ends open, the next one."""
    s = page.doc.sentences[page.sentence_at(quote.inner.end - 1)]
    rest = [i for i in range(s.first, s.last) if page.doc.tokens[i].start >= quote.outer.end]
    if not rest and page.doc.text[quote.inner.end - 1] in ",?!":
        rest = _next_sentence(page, quote)
    return [i for i in rest if not page.quote_around(i)]


def _next_sentence(page: Page, quote: Quote) -> list[int]:
    following = page.doc.sentences[page.sentence_at(quote.inner.end - 1) + 1 :][:1]
    near = (s for s in following if s.paragraph == page.paragraph_at(quote.inner.start))
    return [i for s in near for i in range(s.first, s.last)]


def _continued(page: Page, quote: Quote, found: Sequence[Draft], given: Given) -> int | None:
    """The draft of the quotation before, if nothing but its cue stands between: "P," X said. "Q." """
    if not given:
        return None
    last, place = given[-1]
    cue = found[place].cue
    between = page.doc.text[last.outer.end : quote.outer.start]
    if not _same_paragraph(page, last, quote) or _sentences_between(page, last, quote) > 1:
        return None
    cue_between = cue is not None and last.outer.end <= cue.start < quote.outer.start
    return place if cue_between or not any(c.isalnum() for c in between) else None


def _resumed(page: Page, quote: Quote, found: Sequence[Draft], given: Given) -> int | None:
    """For the rest of a sentence that its cue breaks, "P," X said, "and Q": the draft of the first half."""
    place = _continued(page, quote, found, given)
    if place is None or page.sentence_at(given[-1][0].inner.start) > page.sentence_at(quote.inner.start):
        return None
    between = page.doc.text[given[-1][0].outer.end : quote.outer.start].rstrip()
    return place if between.endswith(",") else None


def _same_paragraph(page: Page, first: Quote, second: Quote) -> bool:
    return page.paragraph_at(first.outer.end - 1) == page.paragraph_at(second.outer.start)


def _sentences_between(page: Page, first: Quote, second: Quote) -> int:
    return sum(first.outer.end <= s.end <= second.outer.start for s in page.doc.sentences)


def _named(page: Page, quote: Quote) -> Draft | None:
    """Of "Name: P": a party and a colon, no verb."""
    before = _outside_before(page, quote)
    words = [i for i in before if page.doc.tokens[i].upos != "PUNCT"]
    if not words or page.doc.tokens[before[-1]].text != ":" or any(page.is_verb(i) for i in words):
        return None
    head = page.head_of(page.tree.span(words))
    named = any(m.head in words for m in page.doc.mentions)
    return _bare(quote, page.tree.span(words), head, QUOTE_SCORE) if named else None


def _free(page: Page, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """A quotation with no cue: its speaker is whoever was speaking last."""
    if not _ends_whole(page, quote):
        return None
    here = page.paragraph_at(quote.outer.start)
    before = (d for d in drafts if d.source is not None and d.source.start < quote.outer.start and d.content)
    outer = (d for d in before if d.cue is None or quote_at(page.quotes, d.cue.start) is None)
    spoken = [d for d in outer if here - page.paragraph_at(d.content[-1].end - 1) <= SPEAKER_HOLDS]
    last = max(spoken, key=lambda d: max(d.content[-1].end, d.cue.end if d.cue else 0), default=None)
    return None if last is None else _bare(quote, last.source, last.speaker, FREE_SCORE)


def _bare(quote: Quote, source: Span | None, speaker: int | None, score: float) -> Draft:
    return Draft(
        source=source,
        speaker=speaker,
        cue=None,
        verb=None,
        content=(quote.inner,),
        stance=Stance.ASSERTS,
        score=score,
    )
