"""What a negative content does: it denies what others say or expect, rules an act out, or only tells of a lack."""

from collections.abc import Iterable, Sequence

from tightrope.attribution.clauses import is_able, is_future, is_other_side, is_own_side, is_party, is_past
from tightrope.attribution.draft import Draft
from tightrope.attribution.match import is_negated
from tightrope.attribution.page import Page
from tightrope.attribution.speakers import is_passive, is_self, same_speaker
from tightrope.core.types import Span, Stance

DENIABLE = frozenset({Stance.ALLEGES, Stance.ASSERTS, Stance.SUGGESTS, Stance.WARNS})
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NOMINAL = frozenset({"NOUN", "PROPN"})
COMPARED = frozenset({"JJR", "RBR", "JJS", "RBS"})  # "no better way": the lack of more denies nothing
PARTICIPIAL = frozenset({"VBN", "JJ"})
CONTRADICTS = 0.5  # share of the negative's content words that the contradicted statement must also have


def is_negative(page: Page, head: int) -> bool:
    """Of "the jets did not cross", "no jet crossed", "neither of them crossed"; not of "not only crossed"."""
    parts = (head, *page.tree.children(head, "nsubj", "obj", "expl"))
    found = any(is_negated(page, c) or page.lemma(c) in page.cues.negators for c in parts)
    return found and not _goes_beyond(page, head)


def negative_stance(page: Page, draft: Draft, head: int, earlier: Sequence[Draft]) -> Stance:
    """`draft.stance`, or what the negative clause of `head` makes of it.

    What was merely not known, seen or reached ("had not been informed"), or cannot or should not be, is no denial.
    """
    if draft.verb is not None and page.lemma(draft.verb) in page.cues.minds:  # to hope is not to deny
        return draft.stance
    if _permits(page, head):
        return _resistance(page, draft, head)
    if page.lemma(head) in page.cues.opinions and _speaks_for_itself(page, head):
        return Stance.DOUBTS
    if page.lemma(head) in page.cues.truths or _breaks_off(page, draft):
        return Stance.DENIES
    if _has_none(page, head) or _is_no_such_thing(page, draft, head) or _owns_none(page, draft, head):
        return Stance.DENIES
    if page.lemma(head) in page.cues.inner | page.cues.minds or is_able(page, head) or _is_saying(page, head):
        return draft.stance
    denies = _is_not_done(page, draft, head) or _contradicts(page, draft, head, earlier)
    return Stance.DENIES if denies else draft.stance


def _goes_beyond(page: Page, head: int) -> bool:
    """Of "not only crossed but fired", "it is not just a war"."""
    adverbs = page.tree.children(head, "advmod", "cc", "cc:preconj")
    return any(page.lemma(c) in page.cues.grammar.merely for c in adverbs)


def _permits(page: Page, head: int) -> bool:
    """Of "will not tolerate", "will show no tolerance"."""
    objects = (c for c in page.tree.children(head, "obj") if is_negated(page, c))
    return any(page.lemma(c) in page.cues.permitting for c in (head, *objects))


def _resistance(page: Page, draft: Draft, head: int) -> Stance:
    """Of "we will not tolerate it" a promise, of "we will not sit idle if ..." a threat."""
    subject = page.tree.child(head, "nsubj")
    own = subject is not None and not is_passive(page, head) and is_own_side(page, draft, subject)
    if not own or not is_future(page, draft, head):
        return draft.stance
    conditions = page.tree.children(head, "advcl")
    return (
        Stance.THREATENS
        if any(page.has_link(c, page.cues.grammar.conditions) for c in conditions)
        else Stance.PROMISES
    )


def _speaks_for_itself(page: Page, head: int) -> bool:
    subject = page.tree.child(head, "nsubj")
    return subject is not None and is_self(page, subject)


def _breaks_off(page: Page, draft: Draft) -> bool:
    """Of "it is not", "they did not": all that the negative says is left to what was said before."""
    words = [i for i in page.tokens_of(draft.content) if page.doc.tokens[i].upos != "PUNCT"]
    return bool(words) and page.lemma(words[-1]) in page.cues.negators


def _is_saying(page: Page, head: int) -> bool:
    """Of "I am not saying that P", which only makes room for P."""
    return page.lemma(head) in page.cues.speech and page.doc.tokens[head].xpos == "VBG"


def _has_none(page: Page, head: int) -> bool:
    """Of "there is no missile", "there was never an agreement"; "there is no doubt" denies nothing."""
    if page.tree.child(head, "expl") is None:
        return False
    things = [head, *page.tree.children(head, "nsubj", "obj")]
    things += [c for k in things for c in page.tree.children(k, "amod", "advmod")]
    compared = any(page.doc.tokens[c].xpos in COMPARED for c in things)
    plain = not any(page.lemma(c) in page.cues.granted for c in things)
    return plain and not compared and not is_able(page, head)


def _is_no_such_thing(page: Page, draft: Draft, head: int) -> bool:
    """Of "this is no war", "Norland is not a party to it", "it is not aimed at us": what it is called, it is not."""
    if page.lemma(head) in page.cues.bearing and page.doc.tokens[head].xpos in PARTICIPIAL:
        return True
    subject = page.tree.child(head, "nsubj")
    is_named = page.tree.child(head, "cop") is not None and page.doc.tokens[head].upos in NOMINAL
    if subject is None or not is_named:
        return False
    if is_other_side(page, draft, subject) or page.lemma(head) in page.cues.granted:
        return False
    return is_future(page, draft, head) or not page.tree.children(head, "aux")


def _owns_none(page: Page, draft: Draft, head: int) -> bool:
    """Of "we have no soldiers there": what its own side does not have, unless it is something inward."""
    subject, thing = page.tree.child(head, "nsubj"), page.tree.child(head, "obj")
    if page.lemma(head) not in page.cues.grammar.perfect or subject is None or thing is None:
        return False
    lacks = is_negated(page, thing) and not _makes_none(page, head)
    return lacks and not is_able(page, head) and is_own_side(page, draft, subject)


def _is_not_done(page: Page, draft: Draft, head: int) -> bool:
    """Of "we never sent weapons", "we do not hide there", "no missile was launched", "talks will not be held"; not of
    what others do not do.
    """
    subject = page.tree.child(head, "nsubj")
    if subject is None or draft.source is None or not page.is_verb(head):
        return False
    ahead = is_future(page, draft, head)
    if _makes_none(page, head) and not ahead:
        return False
    if is_own_side(page, draft, subject):
        return True
    if ahead:
        return not is_party(page, subject) or is_passive(page, head)
    if not is_past(page, head):
        return False
    defended = page.doc.tokens[subject].upos == "PRON"  # more often the accused than the accuser
    return defended or is_negated(page, subject)


def _makes_none(page: Page, head: int) -> bool:
    """Of "made no mention", "did not make a decision": the lack is of something inward, not of an act."""
    return any(page.lemma(c) in page.cues.granted for c in page.tree.children(head, "obj", "nsubj"))


def _contradicts(page: Page, draft: Draft, head: int, earlier: Iterable[Draft]) -> bool:
    """Whether what the clause of `head` says not to be so is what somebody else said before."""
    said = _words(page, [page.tree.phrase(head)]) & _words(page, draft.content)
    rivals = (d for d in earlier if d.stance in DENIABLE and not same_speaker(page, d, draft))
    return bool(said) and any(len(said & _words(page, d.content)) >= CONTRADICTS * len(said) for d in rivals)


def _words(page: Page, spans: Sequence[Span]) -> set[str]:
    return {page.lemma(i) for i in page.tokens_of(spans) if page.doc.tokens[i].upos in CONTENT_WORDS}
