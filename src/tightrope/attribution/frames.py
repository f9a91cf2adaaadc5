"""The reader's flat attributions as drafts, and one draft where a rule and a frame saw the same thing."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.attribution.draft import DENYING, NOBODYS, Draft
from tightrope.attribution.extent import without_asides
from tightrope.attribution.match import Match, is_negated, matches, stance_of
from tightrope.attribution.page import Page, contents, trim
from tightrope.attribution.quotes import Quote
from tightrope.attribution.speech import before_colon
from tightrope.core.tree import tokens_in
from tightrope.core.types import Frame, Span, Stance
from tightrope.resources.cues import Takes

SURE = 0.5  # a frame below this confidence is not taken without a rule beside it
ALONE = 0.75  # what the confidence of a frame without a rule is worth: below that of a rule (on the readings)
SUREST = 0.95  # from here even a bare object is enough, of which the reader is seldom so sure (on PolNeAR)
SURER = 0.8  # from here a verb or quotation in the content is enough: most F1 on PolNeAR and the readings
SAME_CONTENT = 0.5  # Jaccard of characters above which two contents under one cue are one
TAKES_CLAUSE = (Stance.ASSERTS, Stance.CONFIRMS, Stance.SUGGESTS, Stance.WARNS)
SURE_OF_EXTENT = 0.9  # from here a longer content of the frame is the better one (on PolNeAR)
SURE_OF_END = 0.9  # from here its end is the better one where a comma or an "and" follows (on PolNeAR)
CUT_SHORT = 0.6  # a rule's content this much shorter than the frame's around it has lost a part
SMALL_GAP = 4  # words left out within a content that the reader has only overlooked
OTHERS = 0.8  # Jaccard of characters above which a part of a content is what somebody else says
ADJECTIVAL = ("amod", "compound")  # "neighbouring states" tells nothing
ANY_VERB = tuple(t for t in Takes if t is not Takes.PHRASE)


def with_frames(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` completed by the frames: a frame fills what its draft lacks, or becomes a draft of its own."""
    found = list(drafts)
    for frame in page.doc.frames:
        framed = _framed(page, frame)
        if framed is None:
            continue
        framed = _without_asides(page, _without_others(before_colon(page, framed), found))
        twin = _twin(found, framed)
        if twin is not None:
            found[twin] = _joined(page, found[twin], framed)
        elif framed.score >= SURE and _says_something(page, framed):
            found.append(replace(framed, score=ALONE * framed.score))
    return found


def _framed(page: Page, frame: Frame) -> Draft | None:
    cue = next((c for c in frame.cues if any(x.isalnum() for x in page.doc.quote(c))), None)
    nearest = min(frame.sources, key=lambda s: _distance(s, cue), default=None)
    source = None if nearest is None else trim(page, nearest)
    within = (_within_reach(page, c, cue or source) for c in frame.contents)
    cleaned = (_cleaned(page, c) for c in within if c is not None)
    content = _unbroken(page, [s for s in cleaned if s is not None], (*frame.sources, *frame.cues))
    if not content:
        return None
    match = None if cue is None else _match_in(page, cue)
    if match is not None and match.cue.stance in DENYING:
        content = tuple(_proposition(page, span) for span in content)
    return Draft(
        source=source,
        speaker=None if source is None else page.head_of(source),
        cue=cue,
        verb=_verb_of(page, cue, match),
        content=content,
        stance=Stance.ASSERTS if match is None else stance_of(page, match),
        score=frame.score,
    )


def _without_others(framed: Draft, drafts: Sequence[Draft]) -> Draft:
    """Of a broken content only what is no other's: "X implies P. “Q,” Y said." """
    others = [d.content for d in drafts if d.cue and framed.cue and not d.cue.touches(framed.cue)]
    own = tuple(s for s in framed.content if all(overlap((s,), c) < OTHERS for c in others if c))
    return replace(framed, content=own or framed.content)


def _without_asides(page: Page, framed: Draft) -> Draft:
    """The frame without what the rules would leave out behind an unquoted content."""
    inside = page.tokens_of(framed.content)
    if framed.verb is None or framed.stance not in TAKES_CLAUSE:
        return framed
    kept = without_asides(page, framed.verb, inside, act=False)
    return (
        framed
        if len(kept) == len(inside)
        else replace(framed, content=contents(page, kept) or framed.content)
    )


def _distance(span: Span, cue: Span | None) -> int:
    return 0 if cue is None else max(cue.start - span.end, span.start - cue.end)


def _within_reach(page: Page, content: Span, anchor: Span | None) -> Span | None:
    """What of a content stands in the sentence of its cue or source, or quoted in the paragraph of that."""
    if anchor is None:
        return content
    sentence = page.doc.sentences[page.sentence_at(anchor.start)]
    same_paragraph = page.paragraph_at(content.start) == sentence.paragraph
    if same_paragraph and any(_is_whole_in(q, content) for q in page.quotes):
        return content
    start, end = max(content.start, sentence.start), min(content.end, sentence.end)
    return Span(start, end) if start < end else None


def _is_whole_in(quote: Quote, content: Span) -> bool:
    return quote.outer.start <= content.start + 1 and content.end - 1 <= quote.outer.end


def _proposition(page: Page, span: Span) -> Span:
    """Of "as “lies” reports that P" the P."""
    inside = tokens_in(page.doc.tokens, span)
    starts = (
        i for i in inside[1:-1] if page.is_complementiser(i) and page.cues.is_statement(page.lemma(i - 1))
    )
    at = next(starts, None)
    return span if at is None else Span(page.doc.tokens[at + 1].start, span.end)


def _unbroken(page: Page, spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` in text order, joined over a few words of the sentence that are nobody's: "on Friday"."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last is not None and last.end < span.start and _is_small_gap(page, last, span, others):
            found[-1] = Span(last.start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _is_small_gap(page: Page, first: Span, second: Span, others: Sequence[Span]) -> bool:
    gap = Span(first.end, second.start)
    near = page.sentence_at(first.start) == page.sentence_at(second.start)
    few = len(tokens_in(page.doc.tokens, gap)) <= SMALL_GAP
    return near and few and not any(gap.touches(other) for other in others)


def _cleaned(page: Page, content: Span) -> Span | None:
    """The span without the complementiser it begins with, and trimmed."""
    inside = tokens_in(page.doc.tokens, content)
    first = next((i for i in inside if page.doc.tokens[i].upos != "PUNCT"), None)
    if first is not None and first + 1 < inside.stop and page.is_complementiser(first):
        content = Span(page.doc.tokens[first + 1].start, content.end)
    return trim(page, content)


def _match_in(page: Page, cue: Span) -> Match | None:
    """The strongest word of the lexicon within the cue: its first."""
    found = (m for i in tokens_in(page.doc.tokens, cue) for m in matches(page, i, *ANY_VERB))
    return next(found, None)


def _verb_of(page: Page, cue: Span | None, match: Match | None) -> int | None:
    if match is not None:
        return match.head
    return None if cue is None else page.head_of(cue)


def _twin(drafts: Sequence[Draft], framed: Draft) -> int | None:
    """The draft of the same cue, or the cueless one of the same content."""
    for k, draft in enumerate(drafts):
        same_cue = draft.cue is not None and framed.cue is not None and draft.cue.touches(framed.cue)
        cueless = draft.cue is None or framed.cue is None
        if same_cue or (cueless and overlap(draft.content, framed.content) >= SAME_CONTENT):
            return k
    return None


def _joined(page: Page, draft: Draft, framed: Draft) -> Draft:
    """The rule's boundaries with whatever only the frame knows; both together are surer than one."""
    from_frame = not _is_nobodys(page, draft, framed) and (
        draft.source is None or _is_surer(page, framed, draft)
    )
    source = framed.source if from_frame or _is_whole(framed, draft) else draft.source
    other = _is_cut_short(page, draft, framed) or _goes_too_far(page, draft, framed)
    content = framed.content if other else draft.content
    return replace(
        draft,
        source=source,
        speaker=framed.speaker if from_frame else draft.speaker,
        content=tuple(s for s in content if source is None or not source.holds(s)) or content,
        cue=draft.cue or framed.cue,
        verb=framed.verb if draft.verb is None else draft.verb,
        score=1 - (1 - draft.score) * (1 - framed.score),
    )


def _is_whole(framed: Draft, draft: Draft) -> bool:
    """Whether the frame has all of a source of which the rule has but a part."""
    return draft.source is not None and framed.source is not None and framed.source.holds(draft.source)


def _is_nobodys(page: Page, draft: Draft, framed: Draft) -> bool:
    """Of "reportedly P", and of "X was accused of P", whose X the frame may take for the source."""
    if draft.source is not None or draft.verb is None or framed.source is None:
        return False
    own = any(span.touches(framed.source) for span in draft.content)
    return own or page.doc.tokens[draft.verb].upos == "ADV"


def _is_cut_short(page: Page, draft: Draft, framed: Draft) -> bool:
    """Whether the rule lost a part of an unquoted content: the frame around it has much more, or surely more."""
    if draft.stance not in TAKES_CLAUSE or not draft.content or page.quote_around(draft.verb or 0):
        return False
    held = all(any(frame.holds(rule) for frame in framed.content) for rule in draft.content)
    share = _length(draft.content) / _length(framed.content)
    return (held and share < CUT_SHORT) or (framed.score >= SURE_OF_EXTENT and share < 1)


def _goes_too_far(page: Page, draft: Draft, framed: Draft) -> bool:
    """Whether the frame surely ends the content at a comma or an "and" behind which the rule goes on."""
    if framed.score < SURE_OF_END or draft.stance not in TAKES_CLAUSE:
        return False
    if len(draft.content) != 1 or len(framed.content) != 1:
        return False
    rule, frame = draft.content[0], framed.content[0]
    if frame.start != rule.start or frame.end >= rule.end:
        return False
    following = tokens_in(page.doc.tokens, Span(frame.end, rule.end))
    if not following or page.quote_around(following[0]) is not None:
        return False
    return page.doc.tokens[following[0]].upos in ("CCONJ", "PUNCT")


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _is_surer(page: Page, framed: Draft, draft: Draft) -> bool:
    """Whether the frame's source is a party the text names and the rule's is not."""
    named = {m.head for m in page.doc.mentions}
    return framed.speaker in named and draft.speaker not in named


def _says_something(page: Page, framed: Draft) -> bool:
    """Whether it is a clause, quoted or denied: a bare object ("condemned the attack") is no content."""
    if framed.source is None and framed.stance not in NOBODYS:
        return False
    if any(i is not None and is_negated(page, i) for i in (framed.verb, framed.speaker)):
        return False
    if framed.verb is not None and page.lemma(framed.verb) in page.cues.governors:  # "declined to comment"
        return False
    inside = page.tokens_of(framed.content)
    takes = set() if framed.verb is None else {m.cue.takes for m in matches(page, framed.verb, *Takes)}
    if Takes.STATEMENT in takes:  # not "brushed off the sanctions"
        return any(_is_clause(page, i) for i in inside)
    if framed.score >= SUREST or (framed.score >= SURER and _holds_verb_or_quotation(page, framed)):
        return True
    if takes & {Takes.OBJECT, Takes.GERUND}:
        return framed.stance in DENYING or _holds_clause(page, framed)
    if takes & {Takes.CLAUSE, Takes.PHRASE}:
        return any(page.is_verb(i) for i in inside)
    return _holds_clause(page, framed)


def _holds_verb_or_quotation(page: Page, framed: Draft) -> bool:
    quoted = any(q.outer.touches(span) for q in page.quotes for span in framed.content)
    inside = page.tokens_of(framed.content)
    return quoted or any(page.is_verb(i) and page.rel(i) not in ADJECTIVAL for i in inside)


def _holds_clause(page: Page, framed: Draft) -> bool:
    heads = (page.head_of(span) for span in framed.content)
    quoted = any(q.outer.holds(span) for q in page.quotes for span in framed.content)
    return quoted or any(h is not None and _is_clause(page, h) for h in heads)


def _is_clause(page: Page, head: int) -> bool:
    return page.tree.child(head, "nsubj", "csubj", "expl") is not None


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Jaccard of the characters of two contents, 0..1; the spans of one content lie apart."""
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return shared / (_length(a) + _length(b) - shared)
