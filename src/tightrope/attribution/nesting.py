"""Drafts to records: which stands inside which, whom each source stands for, and ids in text order."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.attribution.clauses import is_past
from tightrope.attribution.draft import Draft
from tightrope.attribution.page import Page
from tightrope.attribution.speakers import actors_of, is_self
from tightrope.core.ids import content_id
from tightrope.core.tree import tokens_in
from tightrope.core.types import UNIDENTIFIED, Actor, Attribution, Span, Stance

Actors = tuple[Actor, ...]
LINKS = frozenset({"ADP", "SCONJ", "PUNCT"})  # what joins a content to the source it hangs on


def records(page: Page, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """Attributions in text order, with parents and actors."""
    ordered = sorted(drafts, key=lambda d: (d.start, d.content[0].start, -_size(d)))
    kept = [_apart(page, d) for d in ordered if not _is_own_voice(page, d)]
    parents = _parents(kept)
    ids = [_id(page, d) for d in kept]
    actors = _actors(page, kept, parents)
    return tuple(
        Attribution(
            id=ids[k],
            source=draft.source,
            actors=actors[k],
            cue=draft.cue,
            content=draft.content,
            stance=draft.stance,
            parent=None if (parent := parents[k]) is None else ids[parent],
            score=round(draft.score, 3),
        )
        for k, draft in enumerate(kept)
    )


def _apart(page: Page, draft: Draft) -> Draft:
    """The source without the content that the tree hung below it: "claims from X of P"."""
    source = draft.source
    starts = [c.start for c in draft.content if source and source.start < c.start < source.end]
    if source is None or not starts:
        return draft
    inside = list(tokens_in(page.doc.tokens, Span(source.start, min(starts))))
    while inside and page.doc.tokens[inside[-1]].upos in LINKS:
        inside.pop()
    return replace(draft, source=page.tree.span(inside)) if inside else draft


def _is_own_voice(page: Page, draft: Draft) -> bool:
    """Whether the source is "we" within a quotation: its speaker's own statement, not another's.

    What "we call for" and what "we said" before are told as statements: they stand inside the quotation.
    """
    if draft.speaker is None or not is_self(page, draft.speaker):
        return False
    if page.lemma(draft.speaker) in page.cues.grammar.hearers:  # "you agree to receive our letters"
        return True
    told = draft.stance is Stance.DEMANDS or (draft.verb is not None and is_past(page, draft.verb))
    return page.quote_around(draft.speaker) is not None and not told


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    places = {id(d): k for k, d in enumerate(drafts)}
    found: list[int | None] = []
    for draft in drafts:
        holder = _holder(draft, drafts)
        found.append(None if holder is None else places[id(holder)])
    return [None if _loops(found, k) else parent for k, parent in enumerate(found)]


def _holder(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The smallest other content that holds the cue, or without a cue the beginning of the content."""
    if draft.within is not None:
        return next((d for d in drafts if d.verb == draft.within and d is not draft), None)
    anchor = draft.cue or draft.content[0]
    holders = [
        d
        for d in drafts
        if d is not draft and any(span.holds(anchor) for span in d.content) and d.cue != draft.cue
    ]
    return min(holders, key=_size, default=None)


def _loops(parents: Sequence[int | None], start: int) -> bool:
    seen: set[int] = set()
    at: int | None = start
    while at is not None and at not in seen:
        seen.add(at)
        at = parents[at]
    return at == start


def _actors(page: Page, drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[Actors]:
    """Whom each source stands for; an unresolved pronoun or document for the one who spoke last."""
    found: list[Actors] = []
    for k, draft in enumerate(drafts):
        actors = actors_of(page, draft.source, draft.speaker)
        if _unknown(actors) and draft.speaker is not None and _points_back(page, draft.speaker):
            peers = [
                found[j] for j in range(k) if parents[j] == parents[k] and found[j] and not _unknown(found[j])
            ]
            holder = parents[k]
            actors = peers[-1] if peers else actors if holder is None or holder >= k else found[holder]
        found.append(actors)
    return found


def _unknown(actors: Actors) -> bool:
    return actors == (Actor(code=UNIDENTIFIED),)


def _points_back(page: Page, speaker: int) -> bool:
    return page.doc.tokens[speaker].upos == "PRON" or page.lemma(speaker) in page.cues.documents


def _size(draft: Draft) -> int:
    return sum(s.end - s.start for s in draft.content)


def _id(page: Page, draft: Draft) -> str:
    anchor = draft.cue or draft.content[0]
    return content_id(
        "a", page.doc.id, str(anchor.start), str(draft.content[0].start), str(draft.content[-1].end)
    )
