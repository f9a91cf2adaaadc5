"""Where a text uses a form of the registry: the longest run of tokens at each place, with its readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tightrope.core.tree import Tree
from tightrope.core.types import Doc
from tightrope.resources.forms import fold_words, is_acronym
from tightrope.resources.registry import Entry, Registry, Role

LONGEST_PARTICLE = 3  # letters of the words that stay small inside names: "of", "the", "al"
LONGEST_FORM = 8  # tokens; the official names of states are the longest forms in use


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
            spot = _longest_at(doc, tree, registry, i, sentence.last) if _opens(doc, i, openings) else None
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
def _openings(registry: Registry) -> frozenset[str]:
    """First words of all forms, folded: a cheap test that leaves few places to look at closely."""
    forms = (form for role in Role for form in registry.forms[role])
    return frozenset(_opening(fold_words(form)) for form in forms)


@lru_cache(maxsize=20_000)  # the common words of a language
def _opening_of(word: str) -> str:
    return _opening(fold_words(word))


def _opening(form: str) -> str:
    return re.split(r"[\s\-']", form, maxsplit=1)[0]


def _opens(doc: Doc, i: int, openings: frozenset[str]) -> bool:
    word = doc.tokens[i].text
    return (word[0].isupper() or _capital_follows(doc, i)) and _opening_of(word) in openings


def _capital_follows(doc: Doc, i: int) -> bool:
    """Whether a capitalised word stands in the next two tokens: "al-Qaeda", "the Islamic Republic"."""
    return any(t.text[0].isupper() for t in doc.tokens[i + 1 : i + 3])


def _longest_at(doc: Doc, tree: Tree, registry: Registry, first: int, limit: int) -> Spot | None:
    for last in range(min(first + LONGEST_FORM, limit), first, -1):
        form = _spelled_together(doc.text[doc.tokens[first].start : doc.tokens[last - 1].end])
        if _is_broken(doc, first, last) or not registry.find(form):
            continue
        readings = tuple(_readings(registry, form, alone=last - first == 1, upos=doc.tokens[first].upos))
        if readings:
            return Spot(first=first, last=last, head=head_of(tree, first, last), readings=readings)
    return None


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
