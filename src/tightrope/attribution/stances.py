"""What a content makes of a plain cue: a contradiction denies, a hedge suggests."""

from collections.abc import Sequence
from dataclasses import replace

from tightrope.attribution.clauses import is_other_side
from tightrope.attribution.draft import Draft
from tightrope.attribution.intents import intent
from tightrope.attribution.match import is_negated, matches
from tightrope.attribution.negatives import is_negative, negative_stance
from tightrope.attribution.page import Page
from tightrope.attribution.quotes import OPENING
from tightrope.core.types import Stance
from tightrope.resources.cues import Takes

PLAIN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SUGGESTS})
BLUNT = PLAIN | {Stance.ALLEGES}
FUNCTION = frozenset({"SCONJ", "CCONJ", "ADP", "DET", "PART"})  # never the heart of a content
OPENING_WORDS = 3  # a statement called false at the end of a content is named within these


def with_stances(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in text order with the stance of plain cues read off their contents."""
    found: list[Draft] = []
    drafts = [d for d in drafts if not _is_own_hedge(page, d, drafts)]
    for draft in sorted(drafts, key=lambda d: d.start):
        found.append(replace(draft, stance=_stance(page, draft, found, drafts)))
    return found


def _stance(page: Page, draft: Draft, earlier: Sequence[Draft], drafts: Sequence[Draft]) -> Stance:
    head = _heart(page, draft)
    own = _own_words(page, draft, drafts)
    if draft.stance in BLUNT and (
        _names_false(page, draft) or _calls_false(page, own) or _ends_false(page, draft)
    ):
        return Stance.DENIES
    if head is not None and (meant := intent(page, draft, head)) is not None:
        return meant
    if head is None or draft.stance not in PLAIN:
        return draft.stance
    if _denies_outright(page, own):
        return Stance.DENIES
    if is_negative(page, head):
        return negative_stance(page, draft, head, earlier)
    return _by_words(page, draft, head)


def _by_words(page: Page, draft: Draft, head: int) -> Stance:
    """What an affirmative clause does by what it says of somebody or something: "is to blame", "is impossible"."""
    if page.lemma(head) in page.cues.doubted:
        return Stance.DOUBTS
    if page.lemma(head) in page.cues.impossible and page.tree.child(head, "nsubj") is not None:
        return Stance.DENIES
    if _charges(page, draft, head):
        return Stance.ALLEGES
    return Stance.SUGGESTS if _is_hedged(page, head) else draft.stance


def _heart(page: Page, draft: Draft) -> int | None:
    """The head of the content's first part that is more than a "that" set apart."""
    heads = (page.head_of(span) for span in draft.content)
    return next((h for h in heads if h is not None and page.doc.tokens[h].upos not in FUNCTION), None)


def _charges(page: Page, draft: Draft, head: int) -> bool:
    """Of "Norland was responsible", "Norland was behind the attack", "this is state terrorism", "they have proof"."""
    guilty = any(page.lemma(i) in page.cues.charge for i in (head, *page.tree.children(head, "case")))
    named = (head, *page.tree.children(head, "nsubj", "obj", "nmod", "obl"))
    crime = any(page.lemma(i) in page.cues.crimes for i in named)
    return guilty or crime or _has_proof(page, head) or _is_wilful(page, draft, head)


def _has_proof(page: Page, head: int) -> bool:
    """Of "they have evidence that P"; not of "they gave evidence"."""
    owned = page.tree.children(head, "obj") if page.lemma(head) in page.cues.grammar.perfect else []
    return any(
        page.lemma(c) in page.cues.proof and page.tree.child(c, "acl", "ccomp") is not None for c in owned
    )


def _is_wilful(page: Page, draft: Draft, head: int) -> bool:
    """Of "they deliberately shelled the village", said of others."""
    subject = page.tree.child(head, "nsubj")
    below = (head, *page.tree.children(head, "xcomp", "advcl", "conj"))
    wilful = any(page.lemma(c) in page.cues.wilful for k in below for c in page.tree.children(k, "advmod"))
    return wilful and subject is not None and is_other_side(page, draft, subject)


def _denies_outright(page: Page, own: Sequence[int]) -> bool:
    """Of "has no intention to attack": words that deny by themselves."""
    words = [t.lower() for i in own if (t := page.doc.tokens[i].text) not in OPENING]
    phrases = (tuple(words[i : i + n]) for n in (2, 3, 4) for i in range(len(words)))
    return any(p in page.cues.denials for p in phrases)


def _own_words(page: Page, draft: Draft, drafts: Sequence[Draft]) -> list[int]:
    """The content's first sentence, without what others say in it."""
    first = page.sentence_at(draft.content[0].start)
    inner = [d for d in drafts if d is not draft and d.cue and any(s.holds(d.cue) for s in draft.content)]
    others = {i for d in inner for i in page.tokens_of(d.content)}
    return [i for i in page.tokens_of(draft.content) if i not in others and page.sentence_of(i) == first]


def _is_own_hedge(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is a hedge within somebody's words, who then suggests them."""
    if draft.verb is None or page.doc.tokens[draft.verb].upos != "ADV" or draft.stance is not Stance.SUGGESTS:
        return False
    return any(span.holds(draft.cue) for d in drafts if d is not draft for span in d.content if draft.cue)


def _is_hedged(page: Page, head: int) -> bool:
    """Of "says the plane was likely shot down": the hedge is the source's own."""
    adverbs = (m for c in page.tree.children(head, "advmod") for m in matches(page, c, Takes.ADVERB))
    return any(m.cue.stance is Stance.SUGGESTS for m in adverbs)


def _names_false(page: Page, draft: Draft) -> bool:
    """Of "called the report false", "described it as a lie": falsity is what the cue's own complement says."""
    if draft.verb is None:
        return False
    said = page.tree.children(draft.verb, "xcomp", "obl", "advcl")
    return any(page.lemma(c) in page.cues.falsity and not is_negated(page, c) for c in said)


def _calls_false(page: Page, own: Sequence[int]) -> bool:
    """Of "the claim is baseless": falsity said after a statement, not "false" before a noun."""
    stated = False
    for i in own:
        stated |= page.cues.is_statement(page.lemma(i)) or page.lemma(i) in page.cues.grammar.references
        if stated and page.lemma(i) in page.cues.falsity and not is_negated(page, i):
            return page.rel(i) != "amod" or page.doc.tokens[i].head < i
    return False


def _ends_false(page: Page, draft: Draft) -> bool:
    """Of "reports by X that P were untrue", whatever the tree makes of P."""
    words = [i for i in page.tokens_of(draft.content[:1]) if page.doc.tokens[i].upos != "PUNCT"]
    opens = any(page.cues.is_statement(page.lemma(i)) for i in words[:OPENING_WORDS])
    last = words[-1] if words else None
    return opens and last is not None and page.lemma(last) in page.cues.falsity and not is_negated(page, last)
