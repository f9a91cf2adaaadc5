"""Finding cues in a sentence: which words of the lexicon stand at a token, and whether they are negated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tightrope.attribution.page import Page
from tightrope.core.types import Stance
from tightrope.resources.cues import Cue, Takes

REACH = 8  # tokens within which the further words of a cue are looked for: "called X into question"


@dataclass(frozen=True, slots=True)
class Match:
    """A cue standing at token `head`, its further words at `rest`."""

    cue: Cue
    head: int
    rest: tuple[int, ...]


def matches(page: Page, i: int, *takes: Takes) -> Iterator[Match]:
    """The cues of these constructions that stand at token `i`, longest first."""
    for cue in page.cues.headed(page.lemma(i), *takes):
        rest = _further(page, i, cue.words[1:])
        if rest is not None:
            yield Match(cue, i, rest)


def stance_of(page: Page, match: Match) -> Stance:
    """What the source does, the cue's negation counted."""
    stance = match.cue.stance
    return page.cues.negated.get(stance, stance) if is_negated(page, match.head) else stance


def is_negated(page: Page, i: int) -> bool:
    """Whether the word at `i` is negated: itself, or by what governs it ("refused to confirm")."""
    if any(page.lemma(c) in page.cues.negators for c in page.tree.children(i, "advmod", "det", "cc", "aux")):
        return True
    governor = page.tree.parent(i)
    if governor is None or page.rel(i) != "xcomp":
        return False
    return page.lemma(governor) in page.cues.governors or is_negated(page, governor)


def _further(page: Page, i: int, words: Sequence[str]) -> tuple[int, ...] | None:
    """Tokens of `words` after `i`, in order, none farther than REACH, all below `i`."""
    found: list[int] = []
    sentence = page.doc.sentences[page.sentence_of(i)]
    at = i + 1
    for word in words:
        stop = min(sentence.last, i + REACH + 1)
        hit = next((k for k in range(at, stop) if page.lemma(k) == word and _belongs(page, k, i)), None)
        if hit is None:
            return None
        found.append(hit)
        at = hit + 1
    return tuple(found)


def _belongs(page: Page, k: int, i: int) -> bool:
    """Whether `k` hangs below `i` with at most two words between."""
    chain = list(page.tree.ancestors(k))[:3]
    return i in chain
