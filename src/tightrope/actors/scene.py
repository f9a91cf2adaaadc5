"""What a document holds before anybody is resolved: its tree, its names, and what each token may head."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tightrope.actors.heads import PREMODIFIERS, Head, Sort, find_heads, is_person
from tightrope.actors.settling import Named, settle
from tightrope.actors.spots import Spot, find_spots
from tightrope.actors.wording import Wording, wording
from tightrope.core.tree import Tree, sentence_at, tokens_in
from tightrope.core.types import Doc, NameKind, Token
from tightrope.resources.registry import EntryKind, Registry, Role

OPENING, CLOSING, EITHER = frozenset("“«„") | {"``"}, frozenset("”»") | {"''"}, frozenset('"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Read only, built once per document."""

    doc: Doc
    tree: Tree
    registry: Registry
    words: Wording
    day: date | None
    named: tuple[Named, ...]
    heads: Mapping[int, Head]
    titles: Mapping[int, int]  # from the head of a personal name to that of the title right before it
    nationalities: Mapping[int, int]  # from a role or body to the party named right before it
    quoted: frozenset[int]  # tokens inside quotation marks

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.doc.tokens

    def sentence(self, i: int) -> int:
        return sentence_at(self.doc.sentences, self.tokens[i].start)

    def cases(self, i: int) -> set[str]:
        """Lower-case prepositions and possessive marks of `i`."""
        return {self.tokens[c].text.lower() for c in self.tree.children(i, "case")}

    def premodifiers(self, i: int) -> list[int]:
        """Tokens before `i` inside its name or noun compound, at any depth, coordinated ones included."""
        inside = (*PREMODIFIERS, "conj")
        return [
            k for k in self.tree.subtree(i, stop=lambda c: c > i or not self.tree.is_rel(c, *inside)) if k < i
        ]

    def plural(self, i: int) -> bool:
        return self.tokens[i].xpos in ("NNS", "NNPS") or bool(self.tree.children(i, "conj"))


def build_scene(doc: Doc, registry: Registry) -> Scene:
    tree = Tree(doc.tokens)
    words = wording(registry.language)
    spots = [s for s in find_spots(doc, tree, registry) if not _attitude(doc, s, words)]
    spots = [s for s in spots if not _inside_person(doc, tree, s)]
    named = settle(doc, tree, spots, former_sector=words.former_sector)
    day = doc.published.date() if doc.published else None
    heads = find_heads(doc, tree, registry, words, named)
    return Scene(
        doc=doc,
        tree=tree,
        registry=registry,
        words=words,
        day=day,
        named=named,
        heads=heads,
        titles=dict(_titles(doc, heads)),
        nationalities=dict(_nationalities(doc, tree, heads)),
        quoted=frozenset(_quoted(doc)),
    )


def _titles(doc: Doc, heads: Mapping[int, Head]) -> Iterator[tuple[int, int]]:
    """A singular role noun right before a personal name belongs to it, however the tree has it."""
    people = ((i, head.first - 1) for i, head in heads.items() if is_person(head))
    for i, title in people:
        is_role = title in heads and heads[title].sort is Sort.ROLE
        if is_role and doc.tokens[title].xpos in ("NN", "NNP"):
            yield i, title


def _nationalities(doc: Doc, tree: Tree, heads: Mapping[int, Head]) -> Iterator[tuple[int, int]]:
    """The nearest party named before a role, with nothing but its modifiers between, however the tree has it."""
    for i, head in heads.items():
        if head.sort in (Sort.ROLE, Sort.BODY, Sort.HARDWARE, Sort.STATE):
            k = head.first - 1
            while k >= 0 and k not in heads and doc.tokens[k].upos in ("ADJ", "NOUN", "PROPN"):
                k -= 1
            if k in heads and heads[k].named and k == heads[k].last - 1 and not tree.children(k, "case"):
                yield i, k


def _attitude(doc: Doc, spot: Spot, words: Wording) -> bool:
    """Whether the form only says whom somebody is for or against: "pro-Russian", "anti-U.S."."""
    before = doc.tokens[max(0, spot.first - 2) : spot.first]
    return len(before) == 2 and before[1].text == "-" and before[0].text.lower() in words.attitudes


def _inside_person(doc: Doc, tree: Tree, spot: Spot) -> bool:
    """Whether the form is a part of a longer personal name: "Michael Jordan", "Chad Smith"."""
    if any(r.role is Role.NAME and r.entry.kind is EntryKind.PERSON for r in spot.readings):
        return False
    for name in doc.names:
        inside = tokens_in(doc.tokens, name.span)
        if name.kind is NameKind.PER and inside.start <= spot.first and spot.last <= inside.stop:
            return _flat_with_neighbour(tree, spot, inside)
    return False


def _flat_with_neighbour(tree: Tree, spot: Spot, inside: range) -> bool:
    others = [i for i in inside if not spot.first <= i < spot.last]
    return any(
        (tree.is_rel(i, "flat") and spot.first <= tree.tokens[i].head < spot.last)
        or (tree.is_rel(spot.head, "flat") and tree.tokens[spot.head].head == i)
        for i in others
    )


def _quoted(doc: Doc) -> Iterator[int]:
    """Tokens between quotation marks; a paragraph closes what it opened."""
    paragraph, inside = -1, False
    for sentence in doc.sentences:
        if sentence.paragraph != paragraph:
            paragraph, inside = sentence.paragraph, False
        for i in range(sentence.first, sentence.last):
            mark = doc.tokens[i].text
            if mark in OPENING or mark in CLOSING or mark in EITHER:
                inside = mark in OPENING or (mark in EITHER and not inside)
            elif inside:
                yield i
