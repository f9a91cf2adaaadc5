"""For each token, the kind of party a phrase headed by it can stand for, from its words alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from tightrope.actors.ground import PREMODIFIERS, Ground
from tightrope.actors.settling import Named
from tightrope.actors.spots import head_of
from tightrope.core.tree import tokens_in
from tightrope.core.types import Name, NameKind
from tightrope.resources.forms import fold_words
from tightrope.resources.registry import EntryKind, Noun, Registry, Role

COUNTRIES = (EntryKind.STATE, EntryKind.TERRITORY, EntryKind.CAPITAL, EntryKind.PLACE)
BODIES = (EntryKind.BODY, EntryKind.GROUP, EntryKind.MEDIA, EntryKind.WORLD)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})  # all else heads no party
LONGEST_NOUN = 5  # words of a role noun: "leader of the islamic revolution"


class Sort(Enum):
    """How a phrase can stand for a party."""

    NAMED = auto()  # a form of the registry
    PERSON = auto()  # a person the registry does not know
    ORGANISATION = auto()  # a body it does not know
    ROLE = auto()  # "the defence ministry", "troops"
    BODY = auto()  # "the group"
    UTTERANCE = auto()  # "the statement"
    STATE = auto()  # "the country", "both sides"
    QUANTITY = auto()  # "dozens of ..."
    HARDWARE = auto()  # "F-16s"
    PRONOUN = auto()
    FIRST_PERSON = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What one token heads. [first, last): the tokens of its name or noun."""

    sort: Sort
    first: int
    last: int
    named: Named | None = None
    noun: Noun | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is that of a personal name."""
        return self.sort is Sort.PERSON or self._names(EntryKind.PERSON)

    @property
    def is_country(self) -> bool:
        """Whether it names a state or a place in one."""
        return self._names(*COUNTRIES)

    @property
    def is_place_name(self) -> bool:
        """Whether it names a country or a place, not a nationality."""
        return self.is_country and self.named is not None and self.named.role is Role.NAME

    @property
    def is_body(self) -> bool:
        """Whether it names an organisation of any kind."""
        return self.sort is Sort.ORGANISATION or self._names(*BODIES)

    def _names(self, *kinds: EntryKind) -> bool:
        return self.named is not None and self.named.entry.kind in kinds


def find_heads(ground: Ground, named: Sequence[Named]) -> Mapping[int, Head]:
    """By head token, in text order: what the registry names, then what the reader names, then nouns."""
    people = [p for inside in ground.personal_names() if (p := _person(ground, inside))]
    registered = [_widened(n, people, named) for n in named]
    heads = {head_of(ground.tree, h.first, h.last): h for h in registered}
    taken = {i for h in registered for i in range(h.first, h.last)}
    for name in _reader_names(ground, people, taken):
        heads.setdefault(head_of(ground.tree, name.first, name.last), name)
        taken.update(range(name.first, name.last))
    surnames = {fold_words(ground.tokens[h.last - 1].text) for h in heads.values() if _is_full_name(h)}
    for i, token in enumerate(ground.tokens):
        if (
            token.upos in NOMINAL
            and i not in taken
            and (head := _noun_head(ground, i) or _surname(ground, i, surnames))
        ):
            heads.setdefault(i, head)
            taken.update(range(i, head.last))
    return dict(sorted(heads.items()))


def _widened(named: Named, people: Sequence[Head], others: Sequence[Named]) -> Head:
    """A registered person's name with the further names that the reader sees around it, if they are nobody else's."""
    head = Head(sort=Sort.NAMED, first=named.spot.first, last=named.spot.last, named=named)
    around = [p for p in people if head.is_person and p.first <= head.first and head.last <= p.last]
    if not around or any(o is not named and around[0].first <= o.spot.head < around[0].last for o in others):
        return head
    return replace(head, first=around[0].first, last=around[0].last)


def noun_ending(ground: Ground, i: int, floor: int) -> tuple[Noun, int] | None:
    """The longest role noun that ends at token `i` and starts at or after `floor`, with its first token."""
    if fold_words(ground.tokens[i].text) in _last_words(ground.registry):
        for first in range(max(floor, i - LONGEST_NOUN + 1), i + 1):
            noun = ground.registry.noun(ground.text(first, i + 1))
            if noun:
                return noun, first
    return None


def _noun_with_of(ground: Ground, i: int) -> tuple[Noun, int] | None:
    """A role noun that goes on behind its head, "secretary of state", with the token after it."""
    if i + 1 < len(ground.tokens) and ground.word(i + 1) == "of":
        for last in range(min(i + LONGEST_NOUN, len(ground.tokens)), i + 2, -1):
            if noun := ground.registry.noun(ground.text(i, last)):
                return noun, last
    return None


@cache
def _last_words(registry: Registry) -> frozenset[str]:
    """A cheap test that leaves few nouns to look at closely."""
    return frozenset(form.replace("-", " ").split()[-1] for form in registry.nouns)


def _reader_names(ground: Ground, people: Sequence[Head], taken: set[int]) -> Iterator[Head]:
    """People and bodies that the neural reader tags and the registry does not know."""
    bodies = (body for name in ground.doc.names if (body := _organisation(ground, name)))
    for found in (*people, *bodies):
        if not taken & set(range(found.first, found.last)):
            yield found


def _person(ground: Ground, inside: range) -> Head | None:
    """A personal name without the titles before it and the possessive mark after it."""
    first, last = inside.start, inside.stop
    while last > first and ground.tokens[last - 1].upos in ("PART", "PUNCT", "ADP"):
        last -= 1
    titles = [i for i in range(first, last) if _is_title(ground, i, first)]
    first = titles[-1] + 1 if titles else first
    return Head(sort=Sort.PERSON, first=first, last=last) if first < last else None


def _is_title(ground: Ground, i: int, first: int) -> bool:
    return ground.word(i) in ground.words.honorifics or noun_ending(ground, i, first) is not None


def _organisation(ground: Ground, name: Name) -> Head | None:
    """A body whose head is a proper name and no role noun: "the Foreign Ministry" is a role."""
    inside = tokens_in(ground.tokens, name.span)
    if name.kind is not NameKind.ORG or not inside:
        return None
    token = ground.tokens[head := head_of(ground.tree, inside.start, inside.stop)]
    if token.upos != "PROPN" or token.text.islower() or noun_ending(ground, head, inside.start):
        return None
    if ground.lemma(head) in ground.words.halves and _is_half(ground, head):
        return None
    return Head(sort=Sort.ORGANISATION, first=inside.start, last=inside.stop)


def _noun_head(ground: Ground, i: int) -> Head | None:
    token, words = ground.tokens[i], ground.words
    if sort := _pronoun_sort(ground, i):
        return Head(sort=sort, first=i, last=i + 1)
    if token.upos not in ("NOUN", "PROPN") or (token.upos == "NOUN" and ground.tree.is_rel(i, "amod")):
        return None
    if _is_measure(ground, i):
        return None
    if title := _noun_with_of(ground, i):
        return Head(sort=Sort.ROLE, first=i, last=title[1], noun=title[0])
    ending, sort = noun_ending(ground, i, _floor(ground, i)), _common_sort(ground, i)
    if ending and (sort is None or ending[1] < i):
        return Head(sort=Sort.ROLE, first=ending[1], last=i + 1, noun=ending[0])
    if sort:
        return Head(sort=sort, first=i, last=i + 1, noun=ending[0] if ending else None)
    if words.hardware.fullmatch(_written_word(ground, i)):
        return Head(sort=Sort.HARDWARE, first=i, last=i + 1)
    return _titled_person(ground, i)


def _is_measure(ground: Ground, i: int) -> bool:
    """ "Six-party talks", "a 193-member body"."""
    return i > 1 and ground.tokens[i - 1].text == "-" and ground.tokens[i - 2].upos == "NUM"


def _pronoun_sort(ground: Ground, i: int) -> Sort | None:
    word, words = ground.word(i), ground.words
    if ground.lemma(i) in words.quantities and _counts_what_follows(ground, i):
        return Sort.QUANTITY
    if word in words.speaker | words.speakers and _is_pronoun(ground, i):
        return Sort.FIRST_PERSON
    relative = word in words.relative and ground.tokens[i].xpos in ("WP", "WP$", "WDT")
    partial = word in words.partial and ground.tree.is_rel(i, "nsubj")
    return Sort.PRONOUN if word in words.personal or relative or partial else None


def _is_pronoun(ground: Ground, i: int) -> bool:
    """ "US" in capitals is a state."""
    token = ground.tokens[i]
    return token.xpos in ("PRP", "PRP$") and (len(token.text) == 1 or not token.text.isupper())


def _common_sort(ground: Ground, i: int) -> Sort | None:
    """Nouns that stand for a state or a body spoken of elsewhere."""
    lemma, words, proper = ground.lemma(i), ground.words, ground.tokens[i].upos == "PROPN"
    if lemma in words.named_states or (not proper and lemma in words.state_nouns):
        return Sort.STATE
    if lemma in words.halves and _is_half(ground, i):
        return Sort.STATE
    if not proper and lemma in words.pair_nouns and ground.determiners(i) & {*words.numbers, *words.each}:
        return Sort.STATE
    if lemma in words.utterances and ground.tree.is_rel(i, "nsubj"):
        return Sort.UTTERANCE
    return Sort.BODY if not proper and lemma in words.body_nouns else None


def _is_half(ground: Ground, i: int) -> bool:
    """ "The North", alone: the state of that name that is spoken of."""
    alone = not ground.tree.children(i, *PREMODIFIERS, "nmod") and not ground.tree.is_rel(i, *PREMODIFIERS)
    return alone and ground.tokens[i].text.istitle() and "the" in ground.determiners(i)


def _titled_person(ground: Ground, i: int) -> Head | None:
    """A proper name that the reader did not tag, but that stands beside a title or is somebody's."""
    before = [c for c in ground.tree.children(i, "nmod:desc", "compound") if c < i]
    beside = [*before, *ground.tree.children(i, "appos")]
    titled = any(noun_ending(ground, c, _floor(ground, c)) for c in beside) or _has_who(ground, i)
    somebodys = i > 0 and ground.is_possessive(i - 1) and bool(ground.tree.children(i, "flat"))
    if ground.tokens[i].upos != "PROPN" or not (titled or somebodys):
        return None
    last = i + 1
    while last < len(ground.tokens) and ground.tokens[last].upos == "PROPN":
        last += 1
    return Head(sort=Sort.PERSON, first=i, last=last)


def _has_who(ground: Ground, i: int) -> bool:
    clauses = ground.tree.children(i, "acl:relcl")
    return any(ground.word(c) == "who" for v in clauses for c in ground.tree.children(v, "nsubj"))


def _is_full_name(head: Head) -> bool:
    return head.is_person and head.last - head.first > 1


def _surname(ground: Ground, i: int, surnames: set[str]) -> Head | None:
    """A bare surname that the reader did not tag, of somebody the text names in full."""
    token = ground.tokens[i]
    known = token.upos == "PROPN" and fold_words(token.text) in surnames
    return Head(sort=Sort.PERSON, first=i, last=i + 1) if known else None


def _counts_what_follows(ground: Ground, i: int) -> bool:
    return any("of" in ground.cases(n) for n in ground.tree.children(i, "nmod"))


def _floor(ground: Ground, i: int) -> int:
    """The first of the adjectives and nouns in a row before `i`: trees often tear titles apart."""
    while (
        i > 0
        and ground.tokens[i - 1].upos in ("ADJ", "NOUN", "PROPN", "PUNCT")
        and _hyphen_or_word(ground, i - 1)
    ):
        i -= 1
    return i


def _hyphen_or_word(ground: Ground, i: int) -> bool:
    return ground.tokens[i].upos != "PUNCT" or ground.tokens[i].text == "-"


def _written_word(ground: Ground, i: int) -> str:
    """The stretch of text without white space around token `i`, without punctuation at its ends."""
    text, start, end = ground.doc.text, ground.tokens[i].start, ground.tokens[i].end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?\"'“”‘’()[]").removesuffix("'s").removesuffix("’s")
