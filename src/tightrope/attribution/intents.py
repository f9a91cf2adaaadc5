"""What a content means to bring about: a demand on others, a threat, a promise, a warning.

Only where the cue leaves it open ("said"), or says too little ("warned" and "vowed" may threaten).
"""

from tightrope.attribution.clauses import codes_of, is_future, is_other_side, is_own_side
from tightrope.attribution.draft import Draft
from tightrope.attribution.negatives import is_negative
from tightrope.attribution.page import Page
from tightrope.attribution.speakers import is_passive, is_self
from tightrope.core.types import Stance


def intent(page: Page, draft: Draft, head: int) -> Stance | None:
    """The stance that the clause of `head` gives the draft; None where it leaves it as it is."""
    if draft.stance is Stance.WARNS:
        return Stance.THREATENS if _warns_of_own_act(page, draft, head) else None
    if draft.stance is Stance.PROMISES:
        return Stance.THREATENS if page.lemma(head) in page.cues.threats | page.cues.blows else None
    wishes = draft.verb is not None and page.lemma(draft.verb) in page.cues.minds
    if draft.stance is not Stance.ASSERTS or wishes:
        return None
    if _obliges(page, draft, head):
        return Stance.DEMANDS
    if is_negative(page, head):
        return None
    for stance, holds in (
        (Stance.THREATENS, _threatens),
        (Stance.PROMISES, _pledges),
        (Stance.WARNS, _foresees_harm),
    ):
        if holds(page, draft, head):
            return stance
    return None


def _obliges(page: Page, draft: Draft, head: int) -> bool:
    """Of "Norland must leave", "they need to go", "it is time to leave"; not of "we must", "should have left"."""
    if page.lemma(head) in page.cues.occasions_to_act and page.tree.child(head, "cop") is not None:
        return any(page.is_infinitive(c) for c in page.tree.children(head, "acl", "advcl", "csubj", "xcomp"))
    subject = page.tree.child(head, "nsubj")
    if subject is None or _is_speaker(page, draft, subject):
        return False
    helpers = {page.lemma(c) for c in page.tree.children(head, "aux")}
    if helpers & page.cues.obligations:
        return not helpers & page.cues.grammar.perfect
    needs = page.lemma(head) in page.cues.needs and not helpers - page.cues.future
    return needs and any(page.is_infinitive(c) for c in page.tree.children(head, "xcomp"))


def _is_speaker(page: Page, draft: Draft, subject: int) -> bool:
    """Of a pronoun, whether it is the speaker, alone or among others: "we", "he"; "you" is not."""
    if page.doc.tokens[subject].upos != "PRON" or page.lemma(subject) in page.cues.grammar.hearers:
        return False
    return is_self(page, subject) or is_own_side(page, draft, subject)


def _threatens(page: Page, draft: Draft, head: int) -> bool:
    """Of "we will retaliate", "our troops are ready to give a crushing answer", "it will face consequences"."""
    subject = page.tree.child(head, "nsubj", "expl")
    if subject is None:
        return False
    own, harsh = is_own_side(page, draft, subject), _is_harsh(page, head)
    if page.lemma(head) in page.cues.readiness:
        return own and harsh
    if page.lemma(head) in page.cues.threats and not codes_of(page, draft):
        own = True  # who knows better than to threaten in another's name
    if not _lies_ahead(page, draft, head):
        return False
    if own and not is_passive(page, head):
        return harsh or _strikes(page, head)
    answered = (
        is_passive(page, head) or page.rel(subject) == "expl" or page.lemma(head) in page.cues.suffering
    )
    return harsh and answered


def _is_harsh(page: Page, head: int) -> bool:
    """Whether a word of retaliation stands in the clause."""
    clause = page.tree.subtree(head, stop=lambda c: page.rel(c) in ("advcl", "parataxis") and c != head)
    ready = [
        k
        for c in page.tree.children(head, "advcl", "xcomp")
        if page.is_infinitive(c)
        for k in page.tree.subtree(c)
    ]
    return any(page.lemma(c) in page.cues.threats for c in (*clause, *ready))


def _lies_ahead(page: Page, draft: Draft, head: int) -> bool:
    """Of "will", and of "may" and "could" as well."""
    helpers = {page.lemma(c) for c in page.tree.children(head, "aux")}
    return is_future(page, draft, head) or bool(helpers & page.cues.modals)


def _strikes(page: Page, head: int) -> bool:
    """Of "will bomb", and of "will close the border if ..."."""
    if page.lemma(head) in page.cues.assaults:
        return True
    return page.lemma(head) in page.cues.blows and any(
        page.has_link(c, page.cues.grammar.conditions) for c in page.tree.children(head, "advcl")
    )


def _warns_of_own_act(page: Page, draft: Draft, head: int) -> bool:
    """Of "warned that it would respond", "warned of a crushing answer", "warned that it would be met with force"."""
    subject = page.tree.child(head, "nsubj")
    if subject is None:
        return page.lemma(head) in page.cues.threats | page.cues.answers and _is_harsh(page, head)
    if not _lies_ahead(page, draft, head):
        return False
    if is_passive(page, head):
        return page.lemma(head) in page.cues.suffering
    return is_own_side(page, draft, subject) and page.lemma(head) in page.cues.threats | page.cues.blows


def _pledges(page: Page, draft: Draft, head: int) -> bool:
    """Of "we will help", "it is determined to protect the border"."""
    subject = page.tree.child(head, "nsubj")
    if subject is None or is_passive(page, head) or not is_own_side(page, draft, subject):
        return False
    acts = [head, *(c for c in page.tree.children(head, "advcl", "xcomp") if page.is_infinitive(c))]
    kept = any(page.lemma(c) in page.cues.pledges for c in acts)
    return kept and (is_future(page, draft, head) or page.lemma(head) in page.cues.readiness)


def _foresees_harm(page: Page, draft: Draft, head: int) -> bool:
    """Of "the split could destabilize the region", "the ban is harmful"."""
    subject = page.tree.child(head, "nsubj", "csubj")
    if subject is None or not (_lies_ahead(page, draft, head) or page.tree.child(head, "cop") is not None):
        return False
    return page.lemma(head) in page.cues.harms and not is_other_side(page, draft, subject)
