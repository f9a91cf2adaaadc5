"""Who speaks in a document, in words: in full where they are first heard, short from then on.

A pronoun gives way to whom it stands for. A person goes by the surname once introduced, if the text does so too.
"""

import re
from collections.abc import Iterable

from tightrope.core.tree import tokens_in
from tightrope.core.types import Actor, Attribution, Doc, Mention, MentionKind, Span
from tightrope.faces.brief.labels import Labels
from tightrope.faces.brief.records import Speaker
from tightrope.faces.brief.words import one_line, shortened

NAME_CHARS = 60  # of the words for a speaker in passing
FULL_CHARS = 120  # a person with title and office
PRONOUN = "PRON"  # Universal Dependencies
ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_PARTS = re.compile(r"[\s-]")


class Speakers:
    """The speakers of one document. Built once: whom a phrase stands for is looked up and not searched."""

    def __init__(self, doc: Doc, labels: Labels) -> None:
        self.doc, self.labels = doc, labels
        self._mentions = {m.span: m for m in doc.mentions}
        self._named = {self._words(m.span) for m in doc.mentions if m.kind is MentionKind.NAME}
        self._fullest: dict[str, str] = {}
        for a in doc.attributions:
            self._learn(self._key(a), self._phrases(a))

    def speaker(self, a: Attribution) -> Speaker:
        key, name = self._key(a), self._name(a)
        codes = tuple(dict.fromkeys(x.code for x in a.actors if self.labels.is_side(x.code)))
        return Speaker(key=key, name=name, full=self._full(a, key, name), codes=codes)

    def introduced_at(self, a: Attribution) -> Span | None:
        """The words of the source; of a pronoun those it goes back to."""
        mention = self._mentions.get(a.source) if a.source else None
        return self._origin(mention) if mention and mention.kind is MentionKind.PRONOUN else a.source

    def _learn(self, key: str, phrases: Iterable[str]) -> None:
        self._fullest[key] = max((self._fullest.get(key, ""), *phrases), key=len)

    def _key(self, a: Attribution) -> str:
        own = self._own_name(a)
        return own or "+".join(x.code for x in a.actors) + self._bare(self._resolved(a)).casefold()

    def _name(self, a: Attribution) -> str:
        """Short: the surname or name of one who has it, else the words of the text."""
        own, words = self._own_name(a), self._words(a.source)
        if own is None:
            return shortened(self._resolved(a), NAME_CHARS)
        surname = own.split()[-1]
        if self._bare(words) == own == surname:
            return words
        return surname if surname in self._named or words == surname else own

    def _full(self, a: Attribution, key: str, name: str) -> str:
        own, fullest = self._own_name(a), self._fullest[key] or self._resolved(a)
        if own is None or not fullest:
            return shortened(fullest, FULL_CHARS) or name
        if _PARTS.split(own)[-1].casefold() in fullest.casefold():
            return shortened(fullest, FULL_CHARS)
        return shortened(f"{own} ({self._bare(fullest)})", FULL_CHARS)

    def _own_name(self, a: Attribution) -> str | None:
        """The name of the one person or body that speaks; a state's name says less than the words of the text."""
        actor = a.actors[0] if len(a.actors) == 1 else None
        return actor.name if actor and actor.name != self.labels.state(actor.code) else None

    def _phrases(self, a: Attribution) -> list[str]:
        """What the text calls the speaker here and where it was introduced, without pronouns."""
        mention = self._mentions.get(a.source) if a.source else None
        before = mention.antecedent if mention else None
        return [self._words(s) for s in (a.source, before) if s and not self._begins_with_pronoun(s)]

    def _resolved(self, a: Attribution) -> str:
        """The words of the source; of a pronoun or description those it goes back to."""
        known = self.labels.listed(map(self._called, a.actors))
        if a.source is None:
            return known or self.labels.headings["unnamed"]
        mention = self._mentions.get(a.source)
        follows = mention is not None and mention.antecedent is not None and len(a.actors) == 1
        words = self._words(self._origin(mention) if mention and follows else a.source)
        if follows or not self._begins_with_pronoun(a.source):
            return words
        inside = len(tokens_in(self.doc.tokens, a.source))
        return (known or words) if inside < 2 else self._with_state(words, a.actors)

    def _origin(self, mention: Mention) -> Span:
        """Where the chain of antecedents begins that `mention` goes back on."""
        seen = [mention]
        while (span := seen[-1].antecedent) and (before := self._mentions.get(span)) and before not in seen:
            seen.append(before)
        return seen[-1].antecedent or seen[-1].span

    def _with_state(self, words: str, actors: Iterable[Actor]) -> str:
        states = self.labels.listed(self.labels.state(x.code) for x in actors)
        return f"{words} ({states})" if states else words

    def _called(self, actor: Actor) -> str:
        return actor.name or self.labels.party(actor)

    def _begins_with_pronoun(self, span: Span) -> bool:
        inside = tokens_in(self.doc.tokens, span)
        pronoun = bool(inside) and self.doc.tokens[inside[0]].upos == PRONOUN
        mention = self._mentions.get(span)
        return pronoun or (mention is not None and mention.kind is MentionKind.PRONOUN)

    def _words(self, span: Span | None) -> str:
        return one_line(self.doc.quote(span)).strip(" ,;:") if span else ""

    def _bare(self, words: str) -> str:
        return ARTICLE.sub("", words)
