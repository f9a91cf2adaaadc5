"""Contents by the construction of a verb: where in the tree what is said, denied or demanded stands.

Each construction takes the page and a match and gives the tokens of the content, or None where it is absent.
"""

from collections.abc import Callable, Iterator

from tightrope.attribution.draft import NOBODYS, RULE_SCORE, Draft
from tightrope.attribution.extent import without_asides
from tightrope.attribution.match import Match, is_negated, matches, stance_of
from tightrope.attribution.page import Page, contents, cue_span
from tightrope.attribution.speakers import (
    agent,
    is_passive,
    own_subject,
    source_phrase,
    speaker_of,
    target_of,
)
from tightrope.core.types import Stance
from tightrope.resources.cues import Takes

WILLED = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.THREATENS})  # not done, they leave nothing said
OPEN_MARKS = frozenset(':“"«')  # between a verb and the clause set after it without a conjunction


Content = list[int] | None


def verb_drafts(page: Page) -> Iterator[Draft]:
    """One draft for every verb of the lexicon in one of its constructions."""
    for i in range(len(page.doc.tokens)):
        if page.is_verb(i):
            draft = _draft(page, i)
            if draft is not None:
                yield draft


def _draft(page: Page, i: int) -> Draft | None:
    for takes, read in CONSTRUCTIONS.items():
        for match in matches(page, i, takes):
            content = read(page, match)
            if content is not None:
                return _with_source(page, match, content)
    return None


def _with_source(page: Page, match: Match, content: list[int]) -> Draft | None:
    i = match.head
    speaker = _maker(page, speaker_of(page, i))
    if speaker is not None and speaker in content:
        speaker = None
    if _says_nothing(page, match, content, speaker):
        return None
    act = match.cue.takes is not Takes.CLAUSE
    spans = contents(page, without_asides(page, i, content, act=act))
    if not spans:
        return None
    return Draft(
        source=None if speaker is None else source_phrase(page, speaker, i),
        speaker=speaker,
        cue=cue_span(page, i, () if match.cue.takes is Takes.SOMEONE else match.rest),
        verb=i,
        content=spans,
        stance=Stance.ASSERTS if _describes(page, match) else stance_of(page, match),
        score=RULE_SCORE,
    )


def _describes(page: Page, match: Match) -> bool:
    """Of "calls the reply childish" whether it only says what something is like; "calls it a plot" alleges."""
    said = page.tree.child(match.head, "xcomp")
    return match.cue.takes is Takes.PREDICATE and said is not None and page.doc.tokens[said].upos == "ADJ"


def _maker(page: Page, speaker: int | None) -> int | None:
    """Behind what is said, who says it: of a document its issuer, of a claim or threat nobody."""
    if speaker is None or page.doc.tokens[speaker].upos != "NOUN":
        return speaker
    if page.lemma(speaker) in page.cues.documents:
        return _issuer(page, speaker) or speaker
    return None if page.cues.is_statement(page.lemma(speaker)) else speaker


def _issuer(page: Page, document: int) -> int | None:
    """Of "X released a statement saying P" X."""
    verb = page.tree.parent(document)
    return own_subject(page, verb) if verb is not None and page.rel(document) == "obj" else None


def _says_nothing(page: Page, match: Match, content: list[int], speaker: int | None) -> bool:
    """Whether nobody is given a content: "has not said whether", "to say that P", "was asked to V", "must admit P"."""
    asserts = match.cue.stance is Stance.ASSERTS
    if _is_owed(page, match.head):
        return True
    if is_negated(page, match.head) and (match.cue.stance in WILLED or _is_left_open(page, match)):
        return True
    if speaker is not None and page.lemma(speaker) in page.cues.grammar.definites:  # "this highlights P"
        return asserts
    if speaker is not None and (page.lemma(speaker) in page.cues.negators or is_negated(page, speaker)):
        return asserts
    opening = {page.lemma(k) for k in content[:2]}
    if asserts and is_negated(page, match.head) and opening & page.cues.grammar.wh:
        return True
    if speaker is not None:
        return False
    if page.doc.tokens[match.head].xpos == "VB":  # a command, or what anybody may do
        return True
    if match.cue.takes is Takes.PREDICATE or match.cue.words[-1] in page.cues.grammar.comparisons:
        return True
    impersonal = match.cue.stance is Stance.ASSERTS and _impersonal(page, match.head)
    return match.cue.stance not in NOBODYS and not impersonal


def _is_owed(page: Page, i: int) -> bool:
    """Of what somebody else should say, but has not: "X must admit P"; "I must admit P" does."""
    subject = own_subject(page, i)
    own = subject is not None and page.lemma(subject) in page.cues.grammar.selves
    return not own and any(page.lemma(c) in page.cues.obligations for c in page.tree.children(i, "aux"))


def _is_left_open(page: Page, match: Match) -> bool:
    """Of "neither confirmed nor denied P"."""
    return match.cue.stance is Stance.DENIES and page.rel(match.head) == "conj"


def _impersonal(page: Page, i: int) -> bool:
    return page.tree.child(i, "expl") is not None


def clause(page: Page, match: Match) -> Content:
    """A complement clause, or the clause the verb is set beside: "P, X says", "as X said, P"."""
    i = match.head
    complements = [c for c in page.tree.children(i, "ccomp", "xcomp") if _is_finite(page, c)]
    if complements:
        return _all_of(page, i, [*_lost_subject(page, i, complements[0]), *complements])
    if _is_set_beside(page, i):
        host = page.tree.parent(i)
        return None if host is None else _tokens(page, host, without=i)
    if (told := _told_after(page, i)) is not None:
        return _tokens(page, told, without=i)
    remarks = page.tree.children(i, "parataxis")
    beside = [c for c in remarks if _opens_after(page, i, c) or _is_told(page, i, c)]
    return _tokens(page, beside[0], without=i) if beside else None


def _is_finite(page: Page, c: int) -> bool:
    """Every complement clause but "saw it crumbling"; an open complement only with an auxiliary of its own."""
    if page.rel(c) == "ccomp":
        return not page.is_gerund(c)
    return page.tree.child(c, "aux", "cop") is not None and not page.is_infinitive(c)


def _lost_subject(page: Page, i: int, complement: int) -> list[int]:
    """Of "said one man died" the "one man", where the tree takes it for an object of "said"."""
    if page.tree.child(complement, "nsubj", "csubj", "mark") is not None:
        return []
    return [c for c in page.tree.children(i, "obj", "nsubj") if i < c < complement]


def _all_of(page: Page, i: int, complements: list[int]) -> list[int]:
    """Every complement and what stands between, on both sides of a cue that breaks it, unless "that" follows."""
    told = any(page.is_complementiser(c) and c > i for k in complements for c in page.tree.children(k))
    tokens = sorted(k for c in complements for k in _tokens(page, c, without=i))
    before, after = [k for k in tokens if k < i and not told], [k for k in tokens if k > i]
    return [k for side in (before, after) if side for k in range(side[0], side[-1] + 1)] or tokens


def infinitive(page: Page, match: Match) -> Content:
    found = [c for c in page.tree.children(match.head, "xcomp") if page.is_infinitive(c)]
    return _tokens(page, found[0], without=match.head) if found else None


def gerund(page: Page, match: Match) -> Content:
    found = [c for c in page.tree.children(match.head, "xcomp", "ccomp", "obj", "advcl") if page.is_gerund(c)]
    own = [c for c in found if not page.is_behind_comma(c)]  # not "denies it, saying P"
    return _tokens(page, own[0], without=match.head) if own else None


def thing(page: Page, match: Match) -> Content:
    """A noun phrase that stands for a proposition. What merely points to one is left to `denials`."""
    target = target_of(page, match.head)
    if target is None or page.doc.tokens[target].upos == "PRON" or is_reference(page, target):
        return None
    if _is_withheld(page, match.head):
        return None
    return _with_adjuncts(page, match.head, _tokens(page, target, without=match.head))


def _with_adjuncts(page: Page, verb: int, phrase: list[int]) -> list[int]:
    """The phrase with what follows it unbroken: "any part in the attack", wherever the tree hangs "in"."""
    for c in page.tree.children(verb, "obl", "advcl"):
        adjunct = page.tree.subtree(c)
        goes_on = adjunct[0] == phrase[-1] + 1 and not page.is_date(c)
        if goes_on and (page.rel(c) == "obl" or page.is_infinitive(c)):
            phrase = [*phrase, *adjunct]
    return phrase


def _is_withheld(page: Page, i: int) -> bool:
    """Of "denied X a visa", "denied entry to X": nothing said is denied."""
    given = any(page.has_link(c, page.cues.grammar.recipients) for c in page.tree.children(i, "obl"))
    return given or page.tree.child(i, "iobj") is not None


def proposition(page: Page, match: Match) -> Content:
    """A noun phrase with a clause of its own: "announced plans to V"."""
    target = target_of(page, match.head)
    if target is None or page.cues.is_statement(page.lemma(target)):
        return None
    if not _tells_act(page, target, besides=match.head):
        return None
    return _with_adjuncts(page, match.head, _tokens(page, target, without=match.head))


def _tells_act(page: Page, noun: int, *, besides: int | None = None) -> bool:
    """Whether the noun says what is to be or has been done: "plans to leave", "the closing of", "an end to".

    besides: a verb that describes the noun and does not count, as in "the talks announced".
    """
    clauses = [c for c in page.tree.children(noun, "acl", "ccomp") if page.doc.tokens[c].rel != "acl:relcl"]
    links = page.cues.grammar.of | page.cues.grammar.infinitives
    told = any(c != besides for c in clauses)
    return told or any(page.has_link(c, links) for c in page.tree.children(noun, "nmod"))


def predicate(page: Page, match: Match) -> Content:
    """Of "calls X a Y" both X and Y, of "what Z calls a Y" the Y."""
    if _describes_what(page, match.head):
        called = next(iter(page.tree.children(match.head, "xcomp", "obj")), None)
        return None if called is None else _tokens(page, called, without=match.head)
    named, said = target_of(page, match.head), _said_of(page, match.head)
    if named is None or page.rel(match.head) == "acl":  # "a group called X" only has a name
        return None
    if said is None:
        return _tokens(page, named, without=match.head) if _is_called(page, named) else None
    if page.is_infinitive(said):
        return None
    return [*_tokens(page, named, without=match.head), *_tokens(page, said, without=match.head)]


def _describes_what(page: Page, i: int) -> bool:
    """Of "ended what X calls a war" whether the clause of "calls" describes the "what"."""
    described = page.tree.parent(i) if page.rel(i) == "acl" else None
    bare = described is not None and page.lemma(described) in page.cues.grammar.wh
    return bare and own_subject(page, i) is not None


def _said_of(page: Page, i: int) -> int | None:
    """The complement of "calls X a Y"; in headlines the tree may take it for an adjunct."""
    adjuncts = page.tree.children(i, "obl")
    bare = [c for c in adjuncts if page.tree.child(c, "case") is None and not page.is_date(c)]
    return next(iter([*page.tree.children(i, "xcomp"), *bare]), None)


def _is_called(page: Page, named: int) -> bool:
    """Whether an adjective behind the noun is what it is called, where the tree hangs it on the noun."""
    behind = page.tree.children(named, "acl", "amod", "xcomp", "nmod")
    return any(c > named and page.doc.tokens[c].upos == "ADJ" for c in behind)


def about(page: Page, match: Match) -> Content:
    """What follows the preposition, without it."""
    found = _after_preposition(page, match)
    if found is None:
        return None
    head, preposition = found
    return [i for i in _tokens(page, head, without=match.head) if i > preposition]


def about_act(page: Page, match: Match) -> Content:
    """The same where it tells an act: "called for talks to end", "for the closing of the border"."""
    found = _after_preposition(page, match)
    tells = found is not None and (page.is_verb(found[0]) or _tells_act(page, found[0]))
    return about(page, match) if tells else None


def someone_to(page: Page, match: Match) -> Content:
    """The one who is asked with what is asked of them; of a passive, the subject with it."""
    i = match.head
    acts = [c for c in page.tree.children(i, "xcomp", "ccomp", "advcl") if page.is_infinitive(c)]
    asked = _asked(page, match)
    if not acts or (asked is None and own_subject(page, acts[0]) is None):
        return None
    act = _tokens(page, acts[0], without=i)
    if asked is None:
        return act
    return sorted({*_tokens(page, asked, without=i, and_without=acts[0]), *act} - {*match.rest})


def someone(page: Page, match: Match) -> Content:
    """The one who is accused, blamed or called something, with what follows the preposition."""
    i = match.head
    found, accused = _after_preposition(page, match), target_of(page, i)
    if found is None:
        return None
    if match.cue.words[-1] in page.cues.grammar.comparisons and _describes_what(page, i):
        return [k for k in _tokens(page, found[0], without=i) if k > match.rest[-1]]
    if accused is not None and page.doc.tokens[i].rel == "acl" and is_passive(page, i):
        return [k for k in _tokens(page, found[0], without=i) if k > match.rest[-1]]
    if accused is None or (match.cue.stance is Stance.ASSERTS and not _tells(page, match, found[0])):
        return None
    return sorted({*_tokens(page, accused, without=i), *_tokens(page, found[0], without=i)})


def _tells(page: Page, match: Match, head: int) -> bool:
    """Whether blame or praise holds a proposition: "as a lie", "for failing", not "for the attack"."""
    return match.cue.words[-1] in page.cues.grammar.comparisons or page.is_verb(head)


def relay(page: Page, match: Match) -> Content:
    """Of "quoted X as saying P" X and all of it."""
    quoted = target_of(page, match.head)
    said = [
        c
        for c in page.tree.children(match.head, "advcl", "xcomp", "obl", "acl")
        if page.has_link(c, page.cues.grammar.comparisons)
    ]
    if quoted is None or not said:
        return None
    return sorted({*_tokens(page, quoted, without=match.head), *_tokens(page, said[0], without=match.head)})


def is_reference(page: Page, target: int) -> bool:
    """Whether the noun only points to what was said: "the claim", "that"."""
    return page.lemma(target) in page.cues.grammar.references or (
        page.cues.is_statement(page.lemma(target)) and not _tells_more(page, target)
    )


def _tells_more(page: Page, noun: int) -> bool:
    """A clause or phrase of its own gives the noun content: "the claim that P", "transfer reports"."""
    told = page.tree.children(noun, "acl", "ccomp", "nmod", "compound")
    return any(page.doc.tokens[c].rel not in ("acl:relcl", "nmod:poss") for c in told)


def _tokens(page: Page, head: int, *, without: int, and_without: int | None = None) -> list[int]:
    return page.tree.subtree(head, stop=lambda c: c in (without, and_without))


def _is_set_beside(page: Page, i: int) -> bool:
    if own_subject(page, i) is None and agent(page, i) is None:
        return False
    return page.rel(i) == "parataxis" or (
        page.rel(i) == "advcl" and page.has_link(i, page.cues.grammar.comparisons)
    )


def _told_after(page: Page, i: int) -> int | None:
    """Of "X said, P, Y reports", "P, X said, Y reports" the P, where the tree takes both for what Y reports."""
    host = page.tree.parent(i)
    if host is None or page.rel(i) != "ccomp" or own_subject(page, i) is None:
        return None
    return next((c for c in page.tree.children(host, "ccomp") if i != c < host), None)


def _opens_after(page: Page, i: int, clause_head: int) -> bool:
    first = page.tree.subtree(clause_head)[0]
    return clause_head > i and any(page.doc.tokens[k].text in OPEN_MARKS for k in range(i, first + 1))


def _is_told(page: Page, i: int, clause_head: int) -> bool:
    """Of "P, X reported." the P, where the tree hangs it on the cue as a remark."""
    return clause_head < i and own_subject(page, i) is not None and own_subject(page, clause_head) is not None


def _asked(page: Page, match: Match) -> int | None:
    if len(match.cue.words) == 1:
        return target_of(page, match.head)
    found = _after_preposition(page, match)
    return None if found is None else found[0]


def _after_preposition(page: Page, match: Match) -> tuple[int, int] | None:
    """The head of what the cue's last word introduces, and that word; None if it introduces nothing."""
    if not match.rest:
        return None
    preposition = match.rest[-1]
    head = page.tree.parent(preposition)
    if head is None or head == match.head or page.rel(preposition) not in ("case", "mark"):
        return None
    if any(page.is_date(k) for k in page.tree.subtree(head)[:2]):  # "called him on Monday"
        return None
    return head, preposition


CONSTRUCTIONS: dict[Takes, Callable[[Page, Match], Content]] = {
    Takes.SOMEONE: someone,
    Takes.RELAY: relay,
    Takes.SOMEONE_TO: someone_to,
    Takes.PREDICATE: predicate,
    Takes.CLAUSE: clause,
    Takes.INFINITIVE: infinitive,
    Takes.GERUND: gerund,
    Takes.ABOUT: about,
    Takes.ABOUT_ACT: about_act,
    Takes.OBJECT: thing,
    Takes.PROPOSITION: proposition,
}
