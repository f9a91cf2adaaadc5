"""What a denial denies where it only points to it: "denied it", "rejected the claim", "a charge X denies"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tightrope.attribution.draft import DENYING, RULE_SCORE, Draft
from tightrope.attribution.match import matches, stance_of
from tightrope.attribution.nouns import content_of_noun
from tightrope.attribution.page import Page, contents, cue_span, trim
from tightrope.attribution.quotes import Quote
from tightrope.attribution.speakers import own_subjects, same_speaker, source_phrase, speaker_of, target_of
from tightrope.attribution.verbs import is_reference
from tightrope.core.types import Span, Stance
from tightrope.resources.cues import Takes

POINTING = (Takes.STATEMENT, Takes.OBJECT)
SENTENCES_BACK = 4  # how far before the denial the denied may stand


def pointing_drafts(page: Page) -> Iterator[Draft]:
    """Verbs whose object is a statement: with the content of the noun, else with what it `refers` to."""
    for i in range(len(page.doc.tokens)):
        match = next(matches(page, i, *POINTING), None) if page.is_verb(i) else None
        target = None if match is None else _statement(page, i)
        speaker = speaker_of(page, i)
        if match is None or target is None or speaker is None or match.cue.stance is Stance.ALLEGES:
            continue
        said = content_of_noun(page, target)
        if said is None and not (is_reference(page, target) or _is_pointer(page, target)):
            continue
        yield Draft(
            source=source_phrase(page, speaker, i),
            speaker=speaker,
            cue=cue_span(page, i, match.rest),
            verb=i,
            content=() if said is None else contents(page, said),
            stance=stance_of(page, match),
            score=RULE_SCORE,
            refers=target,
        )


def resolved(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, each pointing one with the content it points to; one that points nowhere is left out."""
    apart = _set_apart(page, drafts)
    found = (d if d.content or d.refers is None else _resolve(page, d, d.refers, apart) for d in apart)
    return [d for d in found if d is not None]


def _set_apart(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "X claims P, a charge Y denies" the claim without the charge set after it."""
    found = list(drafts)
    for draft in drafts:
        if draft.content or draft.refers is None or draft.verb not in page.tree.children(draft.refers, "acl"):
            continue
        here = page.doc.sentences[page.sentence_of(draft.refers)].start
        around = page.quote_around(draft.refers)
        near = (k for k, d in enumerate(found) if _holds(d, draft) and d.content[-1].start >= here)
        holders = [k for k in near if _stands_in(page, found[k], around)]
        if holders:
            inmost = max(holders, key=lambda k: found[k].content[-1].start)
            found[inmost] = _cut(page, found[inmost], page.tree.phrase(draft.refers).start)
    return found


def _stands_in(page: Page, draft: Draft, quote: Quote | None) -> bool:
    return draft.verb is not None and page.quote_around(draft.verb) == quote


def _cut(page: Page, draft: Draft, end: int) -> Draft:
    """The draft with its content up to `end`; as it is where nothing would be left."""
    cut = (trim(page, Span(s.start, min(s.end, end))) for s in draft.content if s.start < end)
    return replace(draft, content=tuple(s for s in cut if s is not None) or draft.content)


def _statement(page: Page, verb: int) -> int | None:
    """The object that stands for something said, noun or pronoun; of a relative clause, its noun."""
    target = target_of(page, verb)
    if target is not None and page.lemma(target) not in page.cues.grammar.relatives:
        return target if _is_statement(page, target) else None
    if target is None and (loose := _loose_statement(page, verb)) is not None:
        return loose
    noun = page.tree.parent(verb)
    if noun is None or page.doc.tokens[verb].rel not in ("acl:relcl", "advcl:relcl"):
        return None
    return noun if page.cues.is_statement(page.lemma(noun)) else target


def _loose_statement(page: Page, verb: int) -> int | None:
    """Of "a claim X denies" the claim, where the tree takes it for a second subject or an adjunct."""
    bare = [c for c in page.tree.children(verb, "obl") if page.tree.child(c, "case") is None]
    loose = (*own_subjects(page, verb)[:-1], *bare)
    return next((c for c in loose if page.cues.is_statement(page.lemma(c))), None)


def _is_statement(page: Page, target: int) -> bool:
    return _is_pointer(page, target) or page.cues.is_statement(page.lemma(target))


def _is_pointer(page: Page, target: int) -> bool:
    """Whether it is "it", "this" or "which", with no content of its own."""
    grammar = page.cues.grammar
    return page.lemma(target) in grammar.references | grammar.relatives


def _resolve(page: Page, draft: Draft, refers: int, drafts: Sequence[Draft]) -> Draft | None:
    earlier = _antecedent(page, draft, refers, drafts)
    if earlier is not None:
        return replace(draft, content=earlier.content)
    clause = _clause_before(page, refers)
    if clause:
        return replace(draft, content=clause)
    if _is_pointer(page, refers):
        return None
    phrase = contents(page, page.tree.subtree(refers, stop=lambda c: c == draft.verb))
    return replace(draft, content=phrase) if phrase else None


def _antecedent(page: Page, draft: Draft, refers: int, drafts: Sequence[Draft]) -> Draft | None:
    """The nearest earlier statement by somebody else: this sentence first, accusations first."""
    at, here = page.doc.tokens[refers].start, page.sentence_of(refers)
    before = [d for d in drafts if d.content and d.verb != draft.verb and d.content[0].start < at]
    near = [d for d in before if here - page.sentence_at(d.content[0].start) <= SENTENCES_BACK]
    others = [d for d in near if not same_speaker(page, d, draft) and not _holds(d, draft)]
    if not others:
        return None
    owners = {page.lemma(c) for c in page.tree.children(refers, "nmod", "amod", "compound")}
    return max(others, key=lambda d: (_is_by(page, d, owners), _rank(page, d, here), d.content[0].start))


def _is_by(page: Page, d: Draft, owners: set[str]) -> bool:
    """Whether the statement is by one of those who own the noun: "denied Norland's claims"."""
    return d.speaker is not None and page.lemma(d.speaker) in owners


def _rank(page: Page, d: Draft, here: int) -> int:
    same_sentence = page.sentence_at(d.content[0].start) == here
    return 2 * same_sentence + (d.stance is Stance.ALLEGES) - 4 * (d.stance in DENYING)


def _holds(d: Draft, draft: Draft) -> bool:
    return draft.cue is not None and any(span.holds(draft.cue) for span in d.content)


def _clause_before(page: Page, noun: int) -> tuple[Span, ...]:
    """For a noun set after a clause it sums up ("P, a charge X denies"): that clause."""
    host = page.tree.parent(noun)
    if host is None or page.rel(noun) not in ("appos", "parataxis", "dep", "obl", "nsubj"):
        return ()
    clause = next((k for k in (host, *page.tree.ancestors(host)) if page.is_verb(k)), None)
    if clause is None or clause > noun:
        return ()
    said = [k for k in page.tree.subtree(clause, stop=lambda c: c == noun) if k < noun]
    return contents(page, said)
