"""How far a content reaches: what the outlet adds behind it is no part of it."""

from collections.abc import Collection

from tightrope.attribution.match import matches
from tightrope.attribution.page import Page
from tightrope.attribution.speakers import own_subject
from tightrope.resources.cues import Takes

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SPEECH = (Takes.CLAUSE, Takes.QUOTE)
TELLING = (*SPEECH, Takes.SOMEONE_TO, Takes.SOMEONE, Takes.ABOUT, Takes.ABOUT_ACT, Takes.STATEMENT)


def without_asides(page: Page, cue: int, content: Collection[int], *, act: bool) -> list[int]:
    """`content` without clauses behind it that are the outlet's own: "X said P, while Y said Q", "P, citing Z".

    act: the content is an act rather than a statement: "accused X of V-ing after Z" and ", with W doing V" end it too.
    """
    asides = (c for c in content if _is_aside(page, cue, c, act=act))
    kept = sorted(set(content).difference(*(page.tree.subtree(c) for c in asides)))
    ends = [page.tree.subtree(c)[0] for c in kept if act and _is_occasion(page, cue, c)]
    return [c for c in kept if c < min(ends, default=c + 1)]


def _is_occasion(page: Page, cue: int, c: int) -> bool:
    """Of "accused X of V-ing after an explosion ..." the explosion: with it the outlet goes on by itself."""
    outside = c > cue and page.quote_around(c) == page.quote_around(cue)
    return outside and page.rel(c) in ("obl", "nmod") and page.has_link(c, page.cues.grammar.occasions)


def _is_aside(page: Page, cue: int, c: int, *, act: bool) -> bool:
    if c < cue or page.quote_around(c) != page.quote_around(cue):
        return False
    if _is_remark(page, c) or _is_next_cue(page, cue, c) or _is_told_besides(page, c):
        return True
    if act and _goes_on(page, c):
        return True
    return page.rel(c) in ("advcl", "obl") and _is_set_off(page, c, act=act)


def _is_set_off(page: Page, c: int, *, act: bool) -> bool:
    """Of an adverbial clause or phrase, whether it is the outlet's by what introduces it."""
    if page.has_link(c, page.cues.grammar.contrasts) and any(matches(page, c, *SPEECH)):
        return own_subject(page, c) is not None
    behind_comma = page.is_behind_comma(c)
    if behind_comma and page.is_gerund(c) and any(matches(page, c, Takes.RELAY)):
        return True
    tells = own_subject(page, c) is not None or page.has_link(c, page.cues.grammar.contrasts)
    background = tells and page.has_link(c, page.cues.grammar.backgrounds)
    return act and (background or (behind_comma and page.has_link(c, page.cues.grammar.circumstances)))


def _is_told_besides(page: Page, c: int) -> bool:
    """Of "X said P, adding Q" the "adding", wherever in P the tree hangs it, and of "X says P while noting Q".

    Not of "X said that Y denied P, adding Q".
    """
    host = page.tree.parent(c)
    if not page.is_gerund(c) or page.rel(c) not in ("advcl", "acl", "conj", "parataxis"):
        return False
    if host is not None and any(matches(page, host, *TELLING, Takes.OBJECT)):
        return False
    apart = page.is_behind_comma(c) or page.has_link(c, page.cues.grammar.contrasts)
    return apart and any(matches(page, c, *TELLING))


def _is_remark(page: Page, c: int) -> bool:
    """Of "P about Roe, feared dead," the fear, which is nobody's in P."""
    participle = page.doc.tokens[c].rel == "acl" and page.doc.tokens[c].xpos == "VBN"
    return participle and page.is_behind_comma(c) and any(matches(page, c, *SPEECH))


def _is_next_cue(page: Page, cue: int, c: int) -> bool:
    """Of "telling X that P and questioning Q" the "questioning", which the tree joins to P."""
    joined = page.rel(c) == "conj" and page.is_gerund(c) and page.is_gerund(cue)
    host = page.tree.parent(c)
    return joined and host is not None and not page.is_gerund(host) and any(matches(page, c, *SPEECH))


def _goes_on(page: Page, c: int) -> bool:
    """Of "suspected of spying and left" the "left", which the tree joins to "spying"."""
    first = page.tree.parent(c)
    if first is None or page.rel(c) != "conj" or page.doc.tokens[c].xpos not in FINITE:
        return False
    return page.is_gerund(first) or page.is_infinitive(first)
