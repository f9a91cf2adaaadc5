"""Who speaks: the source by the grammar of its cue, the phrase that names it, the actors it stands for."""

from tightrope.attribution.draft import Draft
from tightrope.attribution.match import matches
from tightrope.attribution.page import Page
from tightrope.core.types import UNIDENTIFIED, Actor, Mention, Span, Stance
from tightrope.resources.cues import Takes

CONTROLLED = ("xcomp", "advcl", "conj", "parataxis")  # clauses that may take the subject of what governs them
# Dependents of a source's head that are no part of its phrase, before and after it.
BEFORE_PHRASE = frozenset("case punct mark cc advmod cop aux nsubj obl parataxis discourse".split())
AFTER_PHRASE = frozenset({"case", "parataxis"})
LONGEST_PHRASE = 30  # tokens of a source with its appositions; beyond, only up to the first comma counts


def speaker_of(page: Page, i: int) -> int | None:
    """The head of whoever does what the verb or adjective at `i` says; None if the text names nobody."""
    seen: set[int] = set()
    above = _gerund_above(page, i)
    at: int | None = i if above is None else above
    while at is not None and at not in seen:
        seen.add(at)
        if is_passive(page, at):
            return _undergoer(page, at) if _goes_on_actively(page, i, at) else agent(page, at)
        subject = own_subject(page, at)
        if subject is not None:
            return _antecedent(page, subject, at)
        if page.doc.tokens[at].rel == "acl":  # "a man claiming P", not "a decision to recognise X"
            return None if page.is_infinitive(at) else _described(page, at)
        governor = _governor(page, at)
        lent = None if governor is None else _lent_subject(page, governor, at)
        if lent is not None:
            return lent
        at = governor
    return None


def _gerund_above(page: Page, i: int) -> int | None:
    """Of "telling X that P and questioning Q" the "telling" for the "questioning", which the tree joins to P."""
    if page.rel(i) != "conj" or not page.is_gerund(i) or page.is_gerund(page.doc.tokens[i].head):
        return None
    return next((k for k in page.tree.ancestors(i) if page.is_gerund(k)), None)


def _goes_on_actively(page: Page, i: int, passive: int) -> bool:
    """Of "were angered by the deal and predicted P" whether "predicted" is active."""
    return i != passive and page.doc.tokens[i].xpos != "VBN"


def _undergoer(page: Page, i: int) -> int | None:
    return next((c for c in page.tree.children(i, "nsubj") if page.doc.tokens[c].rel == "nsubj:pass"), None)


def _described(page: Page, participle: int) -> int | None:
    """The noun that the participle describes; behind a comma, where that names nobody, the subject of the clause."""
    noun = page.tree.parent(participle)
    if noun is None or not page.is_behind_comma(participle) or any(m.head == noun for m in page.doc.mentions):
        return noun
    subjects = (own_subject(page, k) for k in page.tree.ancestors(noun) if page.is_verb(k))
    return next((c for c in subjects if c is not None), noun)


def own_subject(page: Page, i: int) -> int | None:
    """Its own subject, an empty "it" or "there" not counted."""
    subjects = own_subjects(page, i)
    before = [c for c in subjects if c < i]
    return next(iter(before[-1:] or subjects), None)


def _lent_subject(page: Page, governor: int, verb: int) -> int | None:
    """What among the dependents of `governor` does `verb`: the X of "quoted X as saying", "urged X to call for P",
    or a subject between the two verbs that the tree hangs on the wrong one.
    """
    bound = page.rel(verb) == "xcomp" and page.is_infinitive(verb) and not _promises(page, governor)
    if bound or page.has_link(verb, page.cues.grammar.comparisons):
        other = target_of(page, governor)
        if other is not None:
            return other
    return next((c for c in own_subjects(page, governor) if governor < c < verb), None)


def _promises(page: Page, governor: int) -> bool:
    """Of "promised X to V", where who promises does V, not X."""
    return any(m.cue.stance is Stance.PROMISES for m in matches(page, governor, Takes.INFINITIVE))


def own_subjects(page: Page, i: int) -> list[int]:
    """All that hang on it as subjects: a tree gone wrong may give two, of which the nearer is the right one."""
    subjects = [c for c in page.tree.children(i, "nsubj") if page.doc.tokens[c].rel != "nsubj:pass"]
    return [c for c in subjects if page.doc.tokens[c].upos != "SCONJ"]


def is_passive(page: Page, i: int) -> bool:
    rels = {page.doc.tokens[c].rel for c in page.tree.children(i)}
    if rels & {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
        return True
    bare = page.doc.tokens[i].xpos == "VBN" and not any(r.startswith(("aux", "nsubj")) for r in rels)
    return bare and page.doc.tokens[i].rel in (
        "acl",
        "advcl",
    )  # "a man accused of P", "asked whether P, X said"


def agent(page: Page, i: int) -> int | None:
    """The doer of a passive: "by X"."""
    for c in page.tree.children(i, "obl"):
        if page.has_link(c, page.cues.grammar.agents):
            return c
    return None


def target_of(page: Page, i: int) -> int | None:
    """The object of a verb, the subject of its passive, or the noun that its relative clause describes."""
    objects = ("nsubj:pass",) if is_passive(page, i) else ("obj", "iobj")
    own = next((c for rel in objects for c in page.tree.children(i, rel)), None)
    if own is None and is_passive(page, i) and page.doc.tokens[i].rel == "acl":
        return page.tree.parent(i)
    return own


def source_phrase(page: Page, head: int, cue: int | None) -> Span:
    """The words that name the source: the phrase of `head` without whatever holds the cue."""

    def outside(c: int) -> bool:
        if page.quote_around(c) != page.quote_around(head):
            return True
        if cue is not None and (c == cue or cue in page.tree.subtree(c)):
            return True
        own = page.tree.parent(c) == head
        if own and c > head and page.is_date(c):  # "Thailand on Wednesday"
            return True
        return own and page.rel(c) in (BEFORE_PHRASE if c < head else AFTER_PHRASE)

    phrase = _unbroken(page.tree.subtree(head, stop=outside), head)
    if len(phrase) > LONGEST_PHRASE:
        phrase = [i for i in phrase if not any(page.doc.tokens[k].text == "," for k in range(head, i))]
    while phrase[-1] != head and _is_trailing(page, phrase[-1]):
        phrase.pop()
    while phrase[0] != head and _is_leading(page, phrase[0]):
        phrase.pop(0)
    first = min(
        [_owner(page, head, phrase[0]), *(page.tree.subtree(c)[0] for c in joined(page, head) if c < head)]
    )
    return _with_mention(page, page.tree.span([first, *phrase]), head, cue)


def _is_leading(page: Page, i: int) -> bool:
    return page.doc.tokens[i].upos in ("CCONJ", "PUNCT") or page.lemma(i) in page.cues.grammar.relatives


def _owner(page: Page, head: int, first: int) -> int:
    """Where the phrase from `first` on begins if the tree takes the X of "X's Y" for another subject."""
    verb = page.tree.parent(head)
    others = [] if verb is None else [c for c in own_subjects(page, verb) if c < first]
    owners = (page.tree.subtree(c) for c in others)
    return next((o[0] for o in owners if o[-1] == first - 1 and page.doc.tokens[o[-1]].xpos == "POS"), first)


def _is_trailing(page: Page, i: int) -> bool:
    return page.doc.tokens[i].upos == "PUNCT" and page.doc.tokens[i].text != "]"


def joined(page: Page, head: int) -> list[int]:
    """`head` with what is coordinated with it, also where the tree takes "X and Y" for two subjects."""
    verb = page.tree.parent(head)
    if verb is None or page.rel(head) != "nsubj":
        return page.tree.conjuncts(head)
    twins = [c for c in own_subjects(page, verb) if c < head and _only_and_between(page, c, head)]
    return [*page.tree.conjuncts(head), *twins]


def _only_and_between(page: Page, first: int, second: int) -> bool:
    between = range(page.tree.subtree(first)[-1] + 1, page.tree.subtree(second)[0])
    conjunctions = [k for k in page.tree.children(second, "cc") if k < second]
    joins = all(page.doc.tokens[k].upos in ("CCONJ", "PUNCT") for k in between)
    return joins and bool(conjunctions or between)


def _with_mention(page: Page, phrase: Span, head: int, cue: int | None) -> Span:
    """The phrase widened to the mention of its head, unless that holds the cue."""
    mention = next((m.span for m in page.doc.mentions if m.head == head), phrase)
    if cue is not None and mention.touches(page.doc.tokens[cue].span):
        return phrase
    return Span(min(phrase.start, mention.start), max(phrase.end, mention.end))


def actors_of(page: Page, source: Span | None, head: int | None) -> tuple[Actor, ...]:
    """Whom a source stands for: by the mention of its head, else by the mention it shares most text with."""
    if source is None:
        return ()
    heads = set(joined(page, head)) if head is not None else set()
    named = [m for m in page.doc.mentions if m.head in heads and m.span.touches(source)]
    if not named:
        touching = [m for m in page.doc.mentions if m.span.touches(source)]
        named = sorted(touching, key=lambda m: -_shared(m, source))[:1]
    found = dict.fromkeys(actor for m in named for actor in m.actors)
    return tuple(found) or (Actor(code=UNIDENTIFIED),)


def same_speaker(page: Page, a: Draft, b: Draft) -> bool:
    """Whether both are plainly by the same: the same word names them. Unnamed sources are nobody's same."""
    if a.speaker is None or b.speaker is None:
        return False
    return page.lemma(a.speaker) == page.lemma(b.speaker)


def is_self(page: Page, head: int) -> bool:
    """Whether the source is "I" or "we": whoever is speaking already."""
    return page.lemma(head) in page.cues.grammar.selves and page.doc.tokens[head].upos == "PRON"


def _governor(page: Page, i: int) -> int | None:
    if page.rel(i) not in CONTROLLED and page.doc.tokens[i].rel != "ccomp":
        return None
    parent = page.tree.parent(i)
    if parent is None or not (page.is_verb(parent) or page.tree.child(parent, "cop", "nsubj") is not None):
        return None
    return parent


def _antecedent(page: Page, subject: int, verb: int) -> int | None:
    """For "who" and "which" the noun that the relative clause describes."""
    if page.doc.tokens[subject].upos != "PRON" or page.lemma(subject) not in page.cues.grammar.relatives:
        return subject
    around = (verb, *page.tree.ancestors(verb))
    clause = next((k for k in around if page.doc.tokens[k].rel == "acl:relcl"), None)
    return None if clause is None else page.tree.parent(clause)


def _unbroken(indices: list[int], head: int) -> list[int]:
    """The stretch around `head` without a gap."""
    at = indices.index(head)
    first = last = at
    while first and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]


def _shared(mention: Mention, source: Span) -> int:
    return min(mention.span.end, source.end) - max(mention.span.start, source.start)
