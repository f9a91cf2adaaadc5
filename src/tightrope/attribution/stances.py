"""What a content makes of a plain cue: a contradiction denies, a charge alleges."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tightrope.attribution.match import is_negated
from tightrope.attribution.page import Draft, Page
from tightrope.core.types import Span, Stance

PLAIN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUGGESTS})
DENIABLE = frozenset({Stance.ALLEGES, Stance.ASSERTS, Stance.SUGGESTS, Stance.WARNS})
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
CONTRADICTS = 0.5  # share of the negative's content words that the contradicted statement must also have


def with_stances(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in text order with the stance of plain cues read off their contents."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.start):
        stance = _stance(page, draft, found) if draft.stance in PLAIN else draft.stance
        found.append(replace(draft, stance=stance))
    return found


def _stance(page: Page, draft: Draft, earlier: Sequence[Draft]) -> Stance:
    head = page.head_of(draft.content[0])
    if head is None:
        return draft.stance
    if _calls_false(page, head) or (is_negated(page, head) and _contradicts(page, draft, earlier)):
        return Stance.DENIES
    return Stance.ALLEGES if _charges(page, draft, head) else draft.stance


def _calls_false(page: Page, head: int) -> bool:
    """ "The claim is baseless": falsity said of a statement."""
    subject = page.tree.child(head, "nsubj")
    said = page.lemma(head) in page.cues.falsity and not is_negated(page, head)
    return (
        said
        and subject is not None
        and (
            page.cues.is_statement(page.lemma(subject)) or page.lemma(subject) in page.cues.grammar.references
        )
    )


def _contradicts(page: Page, draft: Draft, earlier: Iterable[Draft]) -> bool:
    said = _words(page, draft.content)
    rivals = (d for d in earlier if d.stance in DENIABLE and not _same_speaker(page, d, draft))
    return (
        any(len(said & _words(page, d.content)) >= CONTRADICTS * len(said) for d in rivals) if said else False
    )


def _same_speaker(page: Page, a: Draft, b: Draft) -> bool:
    return a.speaker is not None and b.speaker is not None and page.lemma(a.speaker) == page.lemma(b.speaker)


def _words(page: Page, spans: Sequence[Span]) -> set[str]:
    return {page.lemma(i) for i in page.tokens_of(spans) if page.doc.tokens[i].upos in CONTENT_WORDS}


def _charges(page: Page, draft: Draft, head: int) -> bool:
    """Guilt at the heart of the content: its head or what directly hangs on it."""
    heart = {head, *page.tree.children(head, "obj", "xcomp", "obl", "nmod", "advmod", "nsubj", "acl", "conj")}
    inside = set(page.tokens_of(draft.content))
    return any(page.lemma(i) in page.cues.charge for i in heart & inside)
