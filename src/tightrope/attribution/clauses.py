"""Of the clause at the heart of a content: whose act it tells, and whether as past, future or merely possible."""

from tightrope.attribution.draft import Draft
from tightrope.attribution.page import Page
from tightrope.attribution.speakers import actors_of, is_self
from tightrope.core.types import UNIDENTIFIED


def is_own_side(page: Page, draft: Draft, subject: int) -> bool:
    """Whether it is "we" or "our troops", "it" or "its troops" in reported speech, or acts for whom the source does."""
    owners = [c for c in (subject, *page.tree.children(subject, "nmod")) if page.doc.tokens[c].upos == "PRON"]
    if any(is_self(page, c) for c in owners):
        return True
    if owners and not _is_quoted(page, draft, subject):
        return any(_may_mean(page, c, draft.speaker) for c in owners)
    return bool(_codes_at(page, subject) & codes_of(page, draft))


def is_other_side(page: Page, draft: Draft, subject: int) -> bool:
    """Whether it is a party, and not of the side that the source speaks for."""
    return bool(_codes_at(page, subject)) and not is_own_side(page, draft, subject)


def _may_mean(page: Page, pronoun: int, speaker: int | None) -> bool:
    """Whether "it" or "their" may be the speaker, as far as the words tell."""
    if speaker is None or page.lemma(pronoun) in page.cues.grammar.definites:
        return False
    known, own = _codes_at(page, pronoun), _codes_at(page, speaker)
    if page.doc.tokens[speaker].upos == "PRON":
        return page.lemma(pronoun) == page.lemma(speaker)
    return bool(known & own) or not known or not own


def is_able(page: Page, head: int) -> bool:
    """Of "cannot win", "should not win", "may not win": nothing is said of what was or will be done."""
    return any(page.lemma(c) in page.cues.modals for c in page.tree.children(head, "aux"))


def is_past(page: Page, head: int) -> bool:
    """Of "sent", "did not send", "has never sent", "was not sent"."""
    helpers = page.tree.children(head, "aux")
    if not helpers:
        return page.doc.tokens[head].xpos in ("VBD", "VBN")
    perfect = any(page.lemma(c) in page.cues.grammar.perfect for c in helpers)
    return perfect or any(page.doc.tokens[c].xpos == "VBD" for c in helpers)


def is_future(page: Page, draft: Draft, head: int) -> bool:
    """Of "will not attack", and of "would not attack" in reported speech; quoted, "would" is but a condition."""
    tenses = {page.lemma(c) for c in page.tree.children(head, "aux")} & page.cues.future
    return bool(tenses - page.cues.conditional if _is_quoted(page, draft, head) else tenses)


def _is_quoted(page: Page, draft: Draft, head: int) -> bool:
    return page.quote_around(head) != (None if draft.verb is None else page.quote_around(draft.verb))


def is_party(page: Page, subject: int) -> bool:
    return bool(_codes_at(page, subject)) or page.doc.tokens[subject].upos in ("PRON", "PROPN")


def _codes_at(page: Page, head: int) -> set[str]:
    return {a.code for m in page.doc.mentions if m.head == head for a in m.actors}


def codes_of(page: Page, draft: Draft) -> set[str]:
    return {actor.code for actor in actors_of(page, draft.source, draft.speaker)} - {UNIDENTIFIED}
