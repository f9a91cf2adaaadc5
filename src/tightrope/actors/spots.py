"""Where a text uses a form of the registry: the longest run of tokens at each place, with its readings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tightrope.core.tree import Tree
from tightrope.core.types import Doc
from tightrope.resources.forms import fold_words, is_acronym
from tightrope.resources.registry import Entry, Registry, Role

LONGEST_PARTICLE = 3  # letters of the words that stay small inside names: "of", "the", "al"
LONGEST_FORM = 8  # tokens; the official names of states are the longest forms in use
SLACK = 2  # tokens a text may spend more on a form than it is written with: "John F. Kerry", "U. S."


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form can name, and how it names it."""

    entry: Entry
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Tokens [first, last) that are a form of the registry; `head` is the one the others hang on."""

    first: int
    last: int
    head: int
    readings: tuple[Reading, ...]


def find_spots(doc: Doc, tree: Tree, registry: Registry) -> Iterator[Spot]:
    """Spots in text order, none overlapping, none across sentences."""
    openings = _openings(registry)
    for sentence in doc.sentences:
        i = sentence.first
        while i < sentence.last:
            longest = _longest_opened(doc, i, openings)
            spot = _longest_at(doc, tree, registry, i, min(i + longest, sentence.last)) if longest else None
            if spot:
                yield spot
            i = spot.last if spot else i + 1


def head_of(tree: Tree, first: int, last: int) -> int:
    """Of tokens [first, last), the last one that hangs on a token outside, if possible not as a mere part."""
    outside = [
        i for i in range(first, last) if not first <= tree.tokens[i].head < last or tree.parent(i) is None
    ]
    whole = [i for i in outside if not tree.is_rel(i, "flat", "punct", "case")]
    return (whole or outside or [last - 1])[-1]


@cache
def _openings(registry: Registry) -> dict[str, int]:
    """First words of all forms, folded, with the tokens of the longest: few places are left to look at closely."""
    longest: dict[str, int] = {}
    for form in (fold_words(form) for role in Role for form in registry.forms[role]):
        tokens = min(len(_PIECES.findall(form)) + SLACK, LONGEST_FORM)
        longest[_opening(form)] = max(longest.get(_opening(form), 0), tokens)
    return longest


_PIECES = re.compile(r"\w+|[^\w\s]")


@lru_cache(maxsize=20_000)  # the common words of a language
def _opening_of(word: str) -> str:
    return _opening(fold_words(word))


def _opening(form: str) -> str:
    return re.split(r"[\s\-']", form, maxsplit=1)[0]


def _longest_opened(doc: Doc, i: int, openings: Mapping[str, int]) -> int:
    """How many tokens a form that starts at token `i` can have; 0: none starts here."""
    word = doc.tokens[i].text
    if not word[0].isupper() and not _capital_follows(doc, i):
        return 0
    spelled = len(word) == 1 and word.isupper()  # "U S"
    return openings.get(_opening_of(word), LONGEST_FORM if spelled else 0)


def _capital_follows(doc: Doc, i: int) -> bool:
    """Whether a capitalised word stands in the next two tokens: "al-Qaeda", "the Islamic Republic"."""
    return any(t.text[0].isupper() for t in doc.tokens[i + 1 : i + 3])


def _longest_at(doc: Doc, tree: Tree, registry: Registry, first: int, limit: int) -> Spot | None:
    for last in range(limit, first, -1):
        if _is_broken(doc, first, last):
            continue
        written = _spelled_together(doc.text[doc.tokens[first].start : doc.tokens[last - 1].end])
        for form in dict.fromkeys((written, _without_initials(written))):
            if registry.find(form):
                alone, upos = last - first == 1, doc.tokens[first].upos
                if readings := tuple(_readings(registry, form, alone=alone, upos=upos)):
                    return Spot(first=first, last=last, head=head_of(tree, first, last), readings=readings)
    return None


def _without_initials(form: str) -> str:
    """A personal name without the initials in its middle: "John F. Kerry"."""
    words = form.split()
    middle = (w for w in words[1:-1] if not (len(w.rstrip(".")) == 1 and w.isupper()))
    return " ".join([words[0], *middle, words[-1]]) if len(words) > 2 else form


def _spelled_together(form: str) -> str:
    """ "U S" is what some sites leave of "U.S."."""
    letters = form.split()
    return (
        "".join(letters) if len(letters) > 1 and all(len(x) == 1 and x.isupper() for x in letters) else form
    )


def _is_broken(doc: Doc, first: int, last: int) -> bool:
    """Whether tokens [first, last) are no name: "The news" is not The News, nor does a name end in a comma."""
    words = doc.tokens[first:last]
    common = any(t.text.islower() and len(t.text) > LONGEST_PARTICLE and t.text.isalpha() for t in words)
    return common or words[-1].upos == "PUNCT"


def _readings(registry: Registry, form: str, *, alone: bool, upos: str) -> Iterator[Reading]:
    """A single word must be tagged as what it is read as: "Report" opening a sentence names no agency."""
    for role in Role:
        if role is Role.SURNAME and form.isupper() and len(form) <= LONGEST_PARTICLE:
            continue  # initials
        if not alone or upos in _TAGS[role] or is_acronym(form.replace(".", "")):
            yield from (Reading(entry, role) for entry in registry.find(form, role))


_TAGS = {
    Role.NAME: {"PROPN"},
    Role.ADJECTIVE: {"ADJ", "PROPN", "NOUN"},
    Role.PEOPLE: {"PROPN", "NOUN", "ADJ"},
    Role.SURNAME: {"PROPN"},
}
