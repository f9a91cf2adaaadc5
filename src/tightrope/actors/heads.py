"""For each token, the kind of party a phrase headed by it can stand for, from its words alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from tightrope.actors.settling import Named
from tightrope.actors.spots import head_of
from tightrope.actors.wording import Wording
from tightrope.core.tree import Tree, tokens_in
from tightrope.core.types import Doc, NameKind
from tightrope.resources.forms import fold_words
from tightrope.resources.registry import EntryKind, Noun, Registry

PREMODIFIERS = ("amod", "compound", "nmod:desc", "flat")
LONGEST_NOUN = 4  # words of a role noun: "special forces", "united nations secretary general"


class Sort(Enum):
    """How a phrase can stand for a party."""

    NAMED = auto()  # a form of the registry
    PERSON = auto()  # a person the registry does not know
    ORGANISATION = auto()  # a body it does not know
    ROLE = auto()  # "the defence ministry", "troops"
    BODY = auto()  # "the group"
    STATE = auto()  # "the country", "both sides"
    QUANTITY = auto()  # "dozens of ..."
    HARDWARE = auto()  # "F-16s"
    PRONOUN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What one token heads. [first, last): the tokens of its name or noun."""

    sort: Sort
    first: int
    last: int
    named: Named | None = None
    noun: Noun | None = None


def find_heads(
    doc: Doc, tree: Tree, registry: Registry, words: Wording, named: Sequence[Named]
) -> Mapping[int, Head]:
    """By head token, in text order: what the registry names, then what the reader names, then nouns."""
    heads = {n.spot.head: Head(sort=Sort.NAMED, first=n.spot.first, last=n.spot.last, named=n) for n in named}
    taken = {i for n in named for i in range(n.spot.first, n.spot.last)}
    for name in _reader_names(doc, tree, registry, taken):
        heads.setdefault(head_of(tree, name.first, name.last), name)
        taken.update(range(name.first, name.last))
    surnames = {_word(doc, h.last - 1) for h in heads.values() if is_person(h) and h.last - h.first > 1}
    for i in range(len(doc.tokens)):
        if i not in taken and (
            head := _noun_head(doc, tree, registry, words, i) or _surname(doc, i, surnames)
        ):
            heads.setdefault(i, head)
    return dict(sorted(heads.items()))


def is_person(head: Head) -> bool:
    """Whether the head is that of a personal name."""
    return head.sort is Sort.PERSON or (head.named is not None and head.named.entry.kind is EntryKind.PERSON)


def noun_ending(doc: Doc, registry: Registry, i: int, floor: int) -> tuple[Noun, int] | None:
    """The longest role noun that ends at token `i` and starts at or after `floor`, with its first token."""
    if fold_words(doc.tokens[i].text) not in _last_words(registry):
        return None
    for first in range(max(floor, i - LONGEST_NOUN + 1), i + 1):
        noun = registry.noun(doc.text[doc.tokens[first].start : doc.tokens[i].end])
        if noun:
            return noun, first
    return None


@cache
def _last_words(registry: Registry) -> frozenset[str]:
    return frozenset(form.replace("-", " ").split()[-1] for form in registry.nouns)


def _reader_names(doc: Doc, tree: Tree, registry: Registry, taken: set[int]) -> Iterator[Head]:
    """People and bodies that the neural reader tags and the registry does not know."""
    for name in doc.names:
        inside = tokens_in(doc.tokens, name.span)
        if name.kind is NameKind.PER:
            first, last = _bare_name(doc, registry, inside)
            if first < last and not taken & set(range(first, last)):
                yield Head(sort=Sort.PERSON, first=first, last=last)
        elif name.kind is NameKind.ORG and inside:
            head = head_of(tree, inside.start, inside.stop)
            if (
                head not in taken
                and _is_proper(doc, head)
                and noun_ending(doc, registry, head, inside.start) is None
            ):
                yield Head(sort=Sort.ORGANISATION, first=inside.start, last=inside.stop)


def _is_proper(doc: Doc, i: int) -> bool:
    return doc.tokens[i].upos == "PROPN" and not doc.tokens[i].text.islower()


def _bare_name(doc: Doc, registry: Registry, inside: range) -> tuple[int, int]:
    """A personal name without the titles before it and the possessive mark after it."""
    first, last = inside.start, inside.stop
    while last > first and doc.tokens[last - 1].upos in ("PART", "PUNCT"):
        last -= 1
    titles = [i for i in range(first, last) if noun_ending(doc, registry, i, first)]
    return (titles[-1] + 1 if titles else first), last


def _noun_head(doc: Doc, tree: Tree, registry: Registry, words: Wording, i: int) -> Head | None:
    token = doc.tokens[i]
    if token.text.lower() in words.pronouns and (
        token.upos == "PRON" or token.xpos in ("PRP$", "WP$", "WDT")
    ):
        return Head(sort=Sort.PRONOUN, first=i, last=i + 1)
    lemma = token.lemma.lower()
    if lemma in words.quantities and _has_of(tree, i):
        return Head(sort=Sort.QUANTITY, first=i, last=i + 1)
    if token.text.lower() in words.partial and tree.is_rel(i, "nsubj"):
        return Head(sort=Sort.PRONOUN, first=i, last=i + 1)
    if token.upos not in ("NOUN", "PROPN"):
        return None
    ending = noun_ending(doc, registry, i, _floor(tree, i))
    if ending:
        return Head(sort=Sort.ROLE, first=ending[1], last=i + 1, noun=ending[0])
    if token.upos == "PROPN" and lemma in words.named_states and token.text != token.text.upper():
        return Head(sort=Sort.STATE, first=i, last=i + 1)
    if token.upos == "NOUN" and (lemma in words.state_nouns or lemma in words.pair_nouns):
        return Head(sort=Sort.STATE, first=i, last=i + 1)
    if token.upos == "NOUN" and lemma in words.body_nouns:
        return Head(sort=Sort.BODY, first=i, last=i + 1)
    if words.hardware.fullmatch(_written_word(doc, i)):
        return Head(sort=Sort.HARDWARE, first=i, last=i + 1)
    return _titled_person(doc, tree, registry, i)


def _titled_person(doc: Doc, tree: Tree, registry: Registry, i: int) -> Head | None:
    """A proper name that the reader did not tag, but that stands behind a title."""
    titles = [
        c for c in tree.children(i, "nmod:desc", "compound") if noun_ending(doc, registry, c, _floor(tree, c))
    ]
    if doc.tokens[i].upos != "PROPN" or not titles or titles[-1] > i:
        return None
    rest = [c for c in tree.children(i, "flat") if c > i]
    return Head(sort=Sort.PERSON, first=i, last=(rest[-1] if rest else i) + 1)


def _surname(doc: Doc, i: int, surnames: set[str]) -> Head | None:
    """A bare surname that the reader did not tag, of somebody the text names in full."""
    known = doc.tokens[i].upos == "PROPN" and _word(doc, i) in surnames
    return Head(sort=Sort.PERSON, first=i, last=i + 1) if known else None


def _word(doc: Doc, i: int) -> str:
    return fold_words(doc.tokens[i].text)


def _has_of(tree: Tree, i: int) -> bool:
    return any(
        tree.tokens[c].text.lower() == "of"
        for n in tree.children(i, "nmod")
        for c in tree.children(n, "case")
    )


def _floor(tree: Tree, i: int) -> int:
    """The first of the tokens before `i` that hang together with it as its compound."""
    inside: Callable[[int], bool] = lambda c: c > i or not tree.is_rel(c, *PREMODIFIERS)  # noqa: E731
    return min(tree.subtree(i, stop=inside))


def _written_word(doc: Doc, i: int) -> str:
    """The stretch of text without white space around token `i`, without punctuation at its ends."""
    start, end = doc.tokens[i].start, doc.tokens[i].end
    while start > 0 and not doc.text[start - 1].isspace():
        start -= 1
    while end < len(doc.text) and not doc.text[end].isspace():
        end += 1
    return doc.text[start:end].strip(".,;:!?\"'“”‘’()[]").removesuffix("'s").removesuffix("’s")
