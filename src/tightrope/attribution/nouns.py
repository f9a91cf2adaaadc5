"""Attributions by noun, adjective, adverb or preposition: "X's claim that P", "according to X"."""

from collections.abc import Callable, Iterator

from tightrope.attribution.draft import NOBODYS, RULE_SCORE, Draft
from tightrope.attribution.match import Match, matches, stance_of
from tightrope.attribution.page import Page, contents, cue_span
from tightrope.attribution.speakers import is_passive, source_phrase, speaker_of
from tightrope.core.types import Span, Stance
from tightrope.resources.cues import Takes

LINKS = ("mark", "case", "cc")
Content = list[int] | None


def noun_drafts(page: Page) -> Iterator[Draft]:
    for i, token in enumerate(page.doc.tokens):
        if token.upos == "NOUN" and (draft := _noun(page, i)) is not None:
            yield draft


def adjective_drafts(page: Page) -> Iterator[Draft]:
    """Of "X is concerned that P"."""
    for i in range(len(page.doc.tokens)):
        for match in matches(page, i, Takes.ADJECTIVE):
            said = page.tree.child(i, "ccomp")
            speaker = speaker_of(page, i)
            if said is not None and speaker is not None:
                yield from _made(page, match, page.tree.subtree(said), speaker)


def adverb_drafts(page: Page) -> Iterator[Draft]:
    """Of "reportedly P": nobody is named."""
    for i in range(len(page.doc.tokens)):
        for match in matches(page, i, Takes.ADVERB):
            host = _host(page, i)
            plain = page.tree.child(i, "advmod") is None  # not "more likely"
            if host is not None and plain and _is_predicate(page, host):
                yield from _made(page, match, _bare_clause(page, host, i), None)


def _host(page: Page, i: int) -> int | None:
    """The clause of the adverb; of "videos purportedly showing P" what follows, whatever the tree says."""
    following = i + 1 < len(page.doc.tokens) and page.is_verb(i + 1)
    if page.rel(i) == "advmod":
        return page.tree.parent(i)
    return i + 1 if following and page.doc.tokens[i].upos == "ADV" else None


def _is_predicate(page: Page, host: int) -> bool:
    return page.is_verb(host) or page.tree.child(host, "cop", "nsubj") is not None


def phrase_drafts(page: Page) -> Iterator[Draft]:
    """Of "according to X, P": the clause that the phrase stands in."""
    for i in range(len(page.doc.tokens)):
        match = next(matches_phrase(page, i), None)
        if match is None:
            continue
        source = _source_of_phrase(page, match)
        host = None if source is None else _clause_over(page, source)
        if source is not None and host is not None:
            said = [k for k in _bare_clause(page, host, source) if k != i and k not in match.rest]
            yield from _made(page, match, said, source)


def matches_phrase(page: Page, i: int) -> Iterator[Match]:
    """The phrases whose words follow one another from token `i` on."""
    for cue in page.cues.headed(page.doc.tokens[i].text.lower(), Takes.PHRASE):
        words = [t.text.lower() for t in page.doc.tokens[i : i + len(cue.words)]]
        if tuple(words) == cue.words:
            yield Match(cue, i, tuple(range(i + 1, i + len(cue.words))))


def content_of_noun(page: Page, noun: int) -> Content:
    """What the statement says by its own grammar: "claim that P", "threat to V", "reports of P"."""
    for takes, read in NOUN_CONSTRUCTIONS.items():
        if any(matches(page, noun, takes)) and (content := read(page, noun)) is not None:
            return content
    return None


def _noun(page: Page, i: int) -> Draft | None:
    for takes, read in NOUN_CONSTRUCTIONS.items():
        match = next(matches(page, i, takes), None)
        content = None if match is None else read(page, i)
        if match is not None and content is not None:
            speaker = source_of_noun(page, i, content)
            if speaker is None and match.cue.stance not in NOBODYS:  # "the threat of P" is nobody's
                return None
            return next(_made(page, match, content, speaker), None)
    return None


def _bare_clause(page: Page, host: int, left_out: int) -> list[int]:
    """The clause of `host` without a dependent and without what links it to the clause around."""
    return page.tree.subtree(host, stop=lambda c: c == left_out or _links(page, c, host))


def _links(page: Page, c: int, host: int) -> bool:
    opens = c == page.tree.subtree(host)[0]
    return page.tree.parent(c) == host and page.rel(c) in LINKS and opens


def _that_clause(page: Page, noun: int) -> Content:
    clauses = [c for c in page.tree.children(noun, "acl", "ccomp") if _has_complementiser(page, c)]
    return page.tree.subtree(clauses[0]) if clauses else _equated(page, noun)


def _equated(page: Page, noun: int) -> Content:
    """Of "the claim is that P", where the noun is the subject of its content."""
    host = page.tree.parent(noun)
    if host is None or page.rel(noun) != "nsubj":
        return None
    if page.tree.child(host, "cop") is not None and _has_complementiser(page, host):
        return page.tree.subtree(host, stop=lambda c: c == noun or page.rel(c) == "cop")
    said = page.tree.child(host, "ccomp")
    return (
        page.tree.subtree(said)
        if said is not None and page.lemma(host) in page.cues.grammar.copulas
        else None
    )


def _infinitive(page: Page, noun: int) -> Content:
    acts = [c for c in page.tree.children(noun, "acl", "xcomp", "ccomp") if page.is_infinitive(c)]
    return page.tree.subtree(acts[0]) if acts else None


def _of(page: Page, noun: int) -> Content:
    """What "of" introduces: a phrase or a gerund; not one who makes the statement ("the claim of X")."""
    origins, accused = _origins(page, noun), _accused(page, noun)
    for c in (k for head in (noun, *origins, *accused) for k in page.tree.children(head, "nmod", "acl")):
        links = [k for k in page.tree.children(c, "case", "mark") if page.lemma(k) in page.cues.grammar.of]
        if links and (origins or page.is_verb(c) or not _names_party(page, c)):
            said = [k for k in page.tree.subtree(c) if k != links[0]]
            return _with_accused(page, noun, said, links[0])
    return None


def _with_accused(page: Page, noun: int, said: list[int], link: int) -> list[int]:
    """Of "accusations against X of P" also X."""
    against = [c for c in _accused(page, noun) if c < said[0]]
    return sorted({*page.tree.subtree(against[0]), link, *said}) if against else said


def _accused(page: Page, noun: int) -> list[int]:
    """Of "accusations against X" X."""
    return [c for c in page.tree.children(noun, "nmod") if page.has_link(c, page.cues.grammar.against)]


def source_of_noun(page: Page, noun: int, content: list[int]) -> int | None:
    """Who makes the statement: "X's claim", "claims from X", "Iranian claims", "X made the claim"."""
    for c in (*_origins(page, noun), *page.tree.children(noun, "nmod", "obl", "amod", "compound")):
        if c in content or page.tree.span([c]).start == page.tree.span(content).start:
            continue
        if (
            page.has_link(c, page.cues.grammar.senders)
            or _owns(page, c)
            or (_is_origin(page, c) and _names_party(page, c))
        ):
            return c
    governor = page.tree.parent(noun)
    if governor is None or page.rel(noun) != "obj" or is_passive(page, governor):
        return None
    others = (Takes.STATEMENT, Takes.OBJECT, Takes.PREDICATE, Takes.CLAUSE)  # those speak of what others say
    if any(matches(page, governor, *others)) and not _makes(page, governor):
        return None
    speaker = speaker_of(page, governor)
    return speaker if speaker is not None and _may_speak(page, speaker) else None


def _may_speak(page: Page, speaker: int) -> bool:
    """An event that raises concerns does not voice them."""
    return _names_party(page, speaker) or page.doc.tokens[speaker].upos == "PRON"


def _makes(page: Page, verb: int) -> bool:
    return any(m.cue.stance is Stance.ALLEGES for m in matches(page, verb, Takes.STATEMENT))


def _owns(page: Page, c: int) -> bool:
    speaks = _names_party(page, c) or page.doc.tokens[c].upos == "PRON"
    return page.doc.tokens[c].rel == "nmod:poss" and speaks


def _is_origin(page: Page, c: int) -> bool:
    return page.tree.child(c, "case") is None or page.has_link(c, page.cues.grammar.origins)


def _origins(page: Page, noun: int) -> list[int]:
    """Those the statement comes from: "claims from X", also where the tree hangs them on the verb."""
    own = [c for c in page.tree.children(noun, "nmod") if page.has_link(c, page.cues.grammar.senders)]
    after = page.tree.parent(noun + 1) if noun + 1 < len(page.doc.tokens) else None
    follows = after is not None and after > noun and page.lemma(noun + 1) in page.cues.grammar.senders
    return own or ([after] if after is not None and follows else [])


def _names_party(page: Page, c: int) -> bool:
    """Whether the word is, or contains as its head, an actor the text names."""
    if page.is_date(c):
        return False
    return any(m.head == c for m in page.doc.mentions) or page.doc.tokens[c].upos == "PROPN"


def _has_complementiser(page: Page, c: int) -> bool:
    first = page.tree.subtree(c)[0]
    return any(page.is_complementiser(k) for k in (first, *page.tree.children(c, "mark")))


def _source_of_phrase(page: Page, match: Match) -> int | None:
    """The word that the phrase's last preposition introduces."""
    words = sorted({match.head, *match.rest}, reverse=True)
    return next((k for w in words for k in page.tree.ancestors(w) if k not in words), None)


def _clause_over(page: Page, source: int) -> int | None:
    """The clause that the phrase stands in, rather one that shares its quotation or its want of one."""
    over = [k for k in page.tree.ancestors(source) if page.rel(k) not in ("nmod", "fixed")]
    own = page.quote_around(source)
    return next((k for k in over if page.quote_around(k) == own), next(iter(over), None))


def _made(page: Page, match: Match, content: list[int], speaker: int | None) -> Iterator[Draft]:
    spans = contents(page, content)
    if not spans:
        return
    yield Draft(
        source=_source(page, speaker, match),
        speaker=speaker,
        cue=cue_span(page, match.head, match.rest),
        verb=match.head,
        content=spans,
        stance=stance_of(page, match),
        score=RULE_SCORE,
    )


def _source(page: Page, speaker: int | None, match: Match) -> Span | None:
    return None if speaker is None else source_phrase(page, speaker, match.head)


NOUN_CONSTRUCTIONS: dict[Takes, Callable[[Page, int], Content]] = {
    Takes.NOUN_CLAUSE: _that_clause,
    Takes.NOUN_INFINITIVE: _infinitive,
    Takes.NOUN_OF: _of,
}
