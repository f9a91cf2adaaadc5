"""A document with its tree, the registry it is read against, and the words of its language."""

from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.actors.wording import Wording
from tightrope.core.tree import Tree, tokens_in
from tightrope.core.types import Doc, NameKind, Token
from tightrope.resources.registry import Registry

ENDINGS = ("VERB", "AUX", "ADP", "SCONJ", "PRON")
OPENERS = ("DET", "ADP", "AUX", "SCONJ", "PRON")  # right before a noun: nothing modifies it from before them
PREMODIFIERS = ("amod", "compound", "nmod:desc", "flat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every step of resolution looks things up in; all `i` are token indices."""

    doc: Doc
    tree: Tree
    registry: Registry
    words: Wording
    sentences: Sequence[int]  # for each token the index of its sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.doc.tokens

    def word(self, i: int) -> str:
        """As written, in lower case."""
        return self.tokens[i].text.lower()

    def lemma(self, i: int) -> str:
        return self.tokens[i].lemma.lower()

    def text(self, first: int, last: int) -> str:
        """The text of tokens [first, last)."""
        return self.doc.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence(self, i: int) -> int:
        return self.sentences[i]

    def cases(self, i: int) -> set[str]:
        """Lower-case prepositions and possessive marks of `i`."""
        return {self.word(c) for c in self.tree.children(i, "case")}

    def determiners(self, i: int) -> set[str]:
        """Lower-case articles, numbers and adjectives right on `i`."""
        return {self.word(c) for c in self.tree.children(i, "det", "nummod", "amod")}

    def premodifiers(self, i: int) -> list[int]:
        """Tokens before `i` inside its name or noun compound, at any depth, coordinated ones included."""
        if i == 0 or self.tokens[i - 1].upos in OPENERS:
            return []
        inside = (*PREMODIFIERS, "conj")
        below = self.tree.subtree(i, stop=lambda c: c > i or not self.tree.is_rel(c, *inside))
        return below[:-1]

    def close(self, one: int, other: int) -> bool:
        """Whether nothing stands between two tokens that would end a noun phrase."""
        between = self.tokens[min(one, other) + 1 : max(one, other)]
        return not any(t.upos in ENDINGS for t in between)

    def tagged(self, kind: NameKind) -> set[int]:
        """Tokens inside names that the reader tags so."""
        return {i for name in self.doc.names if name.kind is kind for i in tokens_in(self.tokens, name.span)}

    def personal_names(self) -> list[range]:
        """The tokens of each name of a person, as the reader tags it; "A and B" are two."""
        people = (tokens_in(self.tokens, n.span) for n in self.doc.names if n.kind is NameKind.PER)
        return [part for inside in people for part in self._split(inside)]

    def _split(self, inside: range) -> list[range]:
        """Parts of a personal name around "and"; not within a title, "Minister of Finance and Trade"."""
        if any(self.tokens[i].upos == "ADP" for i in inside):
            return [inside]
        ends = [*(i for i in inside if self.tokens[i].upos == "CCONJ"), inside.stop]
        starts = [inside.start, *(i + 1 for i in ends[:-1])]
        return [range(a, b) for a, b in zip(starts, ends, strict=True) if a < b]

    def is_possessive(self, i: int) -> bool:
        """Whether `i` is a possessive mark; after a final s it is a mere apostrophe."""
        return self.tokens[i].xpos == "POS" or self.tokens[i].text in ("'s", "’s", "'", "’")

    def is_proper(self, i: int) -> bool:
        return self.tokens[i].upos == "PROPN" or self.tokens[i].xpos in ("NNP", "NNPS")

    def plural(self, i: int) -> bool:
        return self.tokens[i].xpos in ("NNS", "NNPS") or bool(self.tree.children(i, "conj"))
