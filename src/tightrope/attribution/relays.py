"""Chains of reporters: "X, citing Y, said P" is X's statement, and within it Y's."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.attribution.draft import RULE_SCORE, Draft
from tightrope.attribution.match import matches
from tightrope.attribution.page import Page, cue_span
from tightrope.attribution.speakers import source_phrase, target_of
from tightrope.core.types import Stance
from tightrope.resources.cues import Takes


def with_relays(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, and after them one for each party that one of them cites for its content."""
    cited = (_cited(page, i, drafts) for i in range(len(page.doc.tokens)) if page.is_verb(i))
    return [*drafts, *(d for d in cited if d is not None)]


def with_reported(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "“P,” Y quoted X as saying" P for Y's too, who has else but "X as saying"."""
    return [_reporting(page, d, drafts) for d in drafts]


def _reporting(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.verb is None or not any(matches(page, draft.verb, Takes.RELAY)):
        return draft
    held = (d for d in drafts if d.cue and any(span.holds(d.cue) for span in draft.content))
    apart = (d for d in held if not any(s.touches(span) for s in d.content for span in draft.content))
    inner = next((d for d in apart if d is not draft), None)
    return draft if inner is None else replace(draft, content=tuple(sorted((*inner.content, *draft.content))))


def _cited(page: Page, i: int, drafts: Sequence[Draft]) -> Draft | None:
    match = next(matches(page, i, Takes.RELAY), None)
    source = None if match is None else target_of(page, i)
    if match is None or source is None or any(d.verb == i for d in drafts):
        return None
    carrier = _carrier(page, i, drafts)
    if carrier is None or not _names_speaker(page, source):
        return None
    return Draft(
        source=source_phrase(page, source, i),
        speaker=source,
        cue=cue_span(page, i, match.rest),
        verb=i,
        content=carrier.content,
        stance=Stance.ASSERTS,
        score=RULE_SCORE,
        within=carrier.verb,
    )


def _carrier(page: Page, i: int, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that cites: that of the clause around, or of the speaker whom the participle describes."""
    above = {*page.tree.ancestors(i)}
    beside = {c for k in above for c in page.tree.children(k, "parataxis")}
    around = [d for d in drafts if d.content and (d.verb in above | beside or d.speaker in above)]
    return max(around, key=lambda d: d.verb or -1, default=None)


def _names_speaker(page: Page, source: int) -> bool:
    """Somebody is cited, or something that speaks: not "citing the weather"."""
    named = any(m.head == source for m in page.doc.mentions) or page.doc.tokens[source].upos == "PROPN"
    return named or page.lemma(source) in page.cues.documents or page.cues.is_source(page.lemma(source))
