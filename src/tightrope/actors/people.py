"""The people of a document: which short names belong to which full ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tightrope.actors.heads import Head
from tightrope.core.types import Doc
from tightrope.resources.forms import fold_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person with the head tokens of all names the document uses, in text order."""

    name: str  # the fullest form
    heads: tuple[int, ...]


def find_people(doc: Doc, heads: Mapping[int, Head]) -> Mapping[int, Person]:
    """By head token. A short name goes to the nearest fuller one before it, else to the first after it."""
    named = {i: _words(doc, h) for i, h in heads.items() if h.is_person}
    full = {i: words for i, words in named.items() if len(words) > 1}
    groups: dict[int, list[int]] = {}
    for i, words in named.items():
        groups.setdefault(_introduction(i, words, named, full), []).append(i)
    people = [Person(name=_text(doc, heads[first]), heads=tuple(group)) for first, group in groups.items()]
    return {i: person for person in people for i in person.heads}


def _introduction(
    i: int, words: Sequence[str], named: Mapping[int, Sequence[str]], full: Mapping[int, Sequence[str]]
) -> int:
    """The head of the name that introduces this one: the first use of the same or a fuller name."""
    fuller = [k for k, other in full.items() if _abbreviates(words, other)]
    if not fuller:
        return next(k for k, other in named.items() if other == words)
    nearest = next((k for k in reversed(fuller) if k <= i), fuller[0])
    return next(k for k in full if _abbreviates(full[nearest], full[k]))


def _abbreviates(short: Sequence[str], name: Sequence[str]) -> bool:
    """Whether `short` is the surname, the given name, or the whole of `name`, maybe without middle names."""
    if len(short) == 1:
        return short[0] in (name[-1], name[0])
    return short[-1] == name[-1] and set(short) <= set(name)


def _words(doc: Doc, head: Head) -> tuple[str, ...]:
    return tuple(fold_words(doc.tokens[i].text) for i in range(head.first, head.last))


def _text(doc: Doc, head: Head) -> str:
    return doc.text[doc.tokens[head.first].start : doc.tokens[head.last - 1].end]
