"""What the coder looks at: one document, its tree, its mentions by head token, the reader's acts, and the lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass

from tightrope.core.tree import Tree, tokens_in
from tightrope.core.types import Act, Doc, Mention, NameKind, Token
from tightrope.events import roles
from tightrope.resources.lexicon import EventPattern, Lexicon

FINITE = frozenset({"VBZ", "VBD", "VBP"})
PERSON = "person"  # a class that holds this word is one of people
PLACE_ID = "/place/"  # the registry's ids of towns and regions


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed document made ready for look-up. All integers are token indices."""

    doc: Doc
    tree: Tree
    lexicon: Lexicon
    mention_at: Mapping[int, Mention]
    persons: frozenset[int]
    lemmas: tuple[str, ...]
    acts: Mapping[int, Act]

    @classmethod
    def of(cls, doc: Doc, lexicon: Lexicon) -> "Scene":
        people = [n.span for n in doc.names if n.kind is NameKind.PER]
        named = frozenset(i for span in people for i in tokens_in(doc.tokens, span))
        lemmas = tuple(_lemma(doc, lexicon, i) for i in range(len(doc.tokens)))
        acts = {a.token: a for a in doc.acts}
        return cls(doc, Tree(doc.tokens), lexicon, {m.head: m for m in doc.mentions}, named, lemmas, acts)

    def token(self, i: int) -> Token:
        return self.doc.tokens[i]

    def lemma(self, i: int) -> str:
        """In lower case; put right where the lexicon knows better: verbs left inflected, words cut at a hyphen."""
        return self.lemmas[i]

    def is_of(self, i: int, words: frozenset[str]) -> bool:
        """Whether the lemma of `i` is one of `words`; a name in a class of people is one of them."""
        return self.lemma(i) in words or (PERSON in words and i in self.persons)

    def has_case(self, i: int, preposition: str) -> bool:
        """Whether `preposition` introduces `i`, as in "at the plane" or "of attacking it"."""
        marks = self.tree.children(i, "case", "mark")
        return any(self.lemma(m) == preposition or self.token(m).text.lower() == preposition for m in marks)

    def obliques(self, i: int, preposition: str) -> list[int]:
        """Phrases below `i` introduced by `preposition`, times ("on Friday") left out."""
        return [k for k in roles.obliques(self.tree, i, preposition) if not self.is_time(k)]

    def objects(self, i: int) -> list[int]:
        """Logical objects of verb `i`, times left out."""
        return [k for k in roles.objects(self.tree, i) if not self.is_time(k)]

    def is_time(self, k: int) -> bool:
        """Whether `k` names a day, month or stretch of time."""
        return self.lexicon.dates.is_time(self.lemma(k))

    def is_first_person(self, i: int) -> bool:
        """Whether `i` is "we", "our" and the like, and not the name of a state in capitals."""
        token = self.doc.tokens[i]
        return token.text.lower() in self.lexicon.reality.first_person and token.text != "US"

    def is_place(self, i: int) -> bool:
        """Whether `i` names a place inside a state rather than the state."""
        mention = self.mention_at.get(i)
        return mention is not None and any(PLACE_ID in (a.id or "") for a in mention.actors)

    def is_finite(self, i: int) -> bool:
        """Whether `i` is inflected as only a verb is, even where it is tagged as a noun ("claims")."""
        return self.token(i).xpos in FINITE

    def is_verbal(self, i: int) -> bool:
        return self.token(i).upos in ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at `head`; `used` are the other tokens it rests on."""

    pattern: EventPattern
    head: int
    used: tuple[int, ...]


def _lemma(doc: Doc, lexicon: Lexicon, i: int) -> str:
    token = doc.tokens[i]
    low = token.lemma.lower()
    if i > 1 and doc.tokens[i - 1].text == "-":
        whole = f"{doc.tokens[i - 2].lemma.lower()}-{low}"
        return whole if whole in lexicon.hyphenated else low
    if token.upos != "VERB" or lexicon.is_verb(low):
        return low
    return lexicon.forms.get(token.text.lower()) or lexicon.forms.get(low, low)
