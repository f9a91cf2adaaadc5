"""What a document holds before anybody is resolved: its names, and what each token may head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tightrope.actors.ground import PREMODIFIERS, Ground
from tightrope.actors.heads import COUNTRIES, Head, Sort, find_heads, noun_ending
from tightrope.actors.settling import Named, settle
from tightrope.actors.spots import Spot, find_spots
from tightrope.actors.wording import wording
from tightrope.core.tree import Tree
from tightrope.core.types import Actor, Doc, NameKind
from tightrope.resources.registry import EntryKind, Registry, Role

OPENING, CLOSING, EITHER = frozenset("“«„") | {"``"}, frozenset("”»") | {"''"}, frozenset('"')
OWNED = (Sort.ROLE, Sort.BODY, Sort.HARDWARE, Sort.STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Ground):
    """Read only, built once per document."""

    day: date | None
    outlet: Actor | None  # who published the document, if the registry knows
    home: (
        str | None
    )  # the state from which the document speaks: the outlet's, or whose leaders need no country
    heads: Mapping[int, Head]
    titles: Mapping[int, int]  # from the head of a personal name to that of the title right before it
    appositions: Mapping[int, int]  # from the head of a personal name to that of the role set off behind it
    nationalities: Mapping[int, int]  # from a role or body to the party named right before it
    tellable: Sequence[
        int
    ]  # what may be picked up again: all heads, and subjects and objects that are no party
    quoted: Mapping[int, int]  # tokens inside quotation marks, with the number of the quotation


def build_scene(doc: Doc, registry: Registry) -> Scene:
    """Find and settle the names of `doc` and what its nouns may stand for."""
    ground = Ground(
        doc=doc,
        tree=Tree(doc.tokens),
        registry=registry,
        words=wording(registry.language),
        sentences=tuple(n for n, s in enumerate(doc.sentences) for _ in range(s.first, s.last)),
    )
    day = doc.published.date() if doc.published else None
    people = ground.personal_names()
    dated = ground.tagged(NameKind.DATE)  # "the May elections" are nobody's
    free = (s for s in find_spots(doc, ground.tree, registry) if s.first not in dated)
    spots = [s for s in free if not _is_part(ground, people, s)]
    words = ground.words
    named = settle(ground.tree, spots, day=day, former_sector=words.former_sector, reigns=words.reigns)
    heads = find_heads(ground, [n for n in named if not _is_any_states(ground, n, named)])
    titles, nationalities = dict(_titles(ground, heads)), dict(_nationalities(ground, heads))
    outlet = _outlet(doc, registry)
    return Scene(
        doc=doc,
        tree=ground.tree,
        registry=registry,
        words=ground.words,
        sentences=ground.sentences,
        day=day,
        outlet=outlet,
        home=outlet.code if outlet else _home(ground, heads, titles, nationalities),
        heads=heads,
        titles=titles,
        appositions=dict(_appositions(ground, heads)),
        nationalities=nationalities,
        tellable=[i for i in range(len(doc.tokens)) if i in heads or _is_argument(ground, i)],
        quoted=dict(_quoted(doc)),
    )


def _is_any_states(ground: Ground, named: Named, others: Sequence[Named]) -> bool:
    """Whether a body bears the name of a role, "Ministry of Defence", and the text speaks of other states alone."""
    spot, code = named.spot, named.actor.code
    if (
        named.entry.kind is not EntryKind.BODY
        or ground.registry.noun(ground.text(spot.first, spot.last)) is None
    ):
        return False
    countries = {n.actor.code for n in others if n.entry.kind in COUNTRIES}
    return bool(countries) and not any(n.actor.code == code and n.entry is not named.entry for n in others)


def _outlet(doc: Doc, registry: Registry) -> Actor | None:
    entries = registry.find(doc.outlet) if doc.outlet else ()
    return next((e.actor for e in entries if e.kind is EntryKind.MEDIA), None)


def _home(
    ground: Ground, heads: Mapping[int, Head], titles: Mapping[int, int], nationalities: Mapping[int, int]
) -> str | None:
    """The state most of whose leaders the text names by title alone, never with their country."""
    bare: dict[str, set[str]] = {}
    owned: set[str] = set()
    for i, title in titles.items():
        named = heads[i].named if ground.is_proper(title) else None
        if named and named.entry.kind is EntryKind.PERSON and named.actor.id:
            bare.setdefault(named.actor.code, set()).add(named.actor.id)
            if title in nationalities or ground.tree.children(title, "nmod", "nmod:poss"):
                owned.add(named.actor.id)
    votes = sorted(((len(people - owned), code) for code, people in bare.items()), reverse=True)
    leads = len(votes) == 1 or (len(votes) > 1 and votes[0][0] > votes[1][0])
    return votes[0][1] if leads and votes[0][0] else None


def _is_part(ground: Ground, people: Sequence[range], spot: Spot) -> bool:
    """Whether the form only helps to name something else: "pro-Russian", "Chad Smith"."""
    before = ground.tokens[max(0, spot.first - 2) : spot.first]
    if _is_in_role(ground, spot):
        return True
    attitude = len(before) == 2 and before[1].text == "-" and before[0].text.lower() in ground.words.attitudes
    return attitude or _is_part_of_person(ground, people, spot) or _is_part_of_body(ground, spot)


def _is_in_role(ground: Ground, spot: Spot) -> bool:
    """Whether a world body or medium is part of a longer role: "National Security Council", "the National ..."."""
    if any(r.entry.kind not in (EntryKind.WORLD, EntryKind.MEDIA) for r in spot.readings):
        return False
    floor = max(0, spot.first - 1)
    for last in range(spot.last - 1, min(spot.last + 2, len(ground.tokens))):
        found = noun_ending(ground, last, floor)
        medium = spot.readings[0].entry.kind is EntryKind.MEDIA
        if found and (found[1] < spot.first or (medium and found[1] < spot.last <= last)):
            return True
    return False


def _is_part_of_person(ground: Ground, people: Sequence[range], spot: Spot) -> bool:
    if any(r.role is Role.NAME and r.entry.kind is EntryKind.PERSON for r in spot.readings):
        return False
    around = (inside for inside in people if inside.start <= spot.first and spot.last <= inside.stop)
    rest = [i for i in next(around, range(0)) if not spot.first <= i < spot.last]
    if _is_pair(ground, spot, rest):
        return False
    if all(r.role is Role.SURNAME for r in spot.readings) and _is_no_surname(ground, spot):
        return True
    before = ground.word(spot.first - 1) if spot.first else ""
    if before in ground.words.honorifics and all(r.entry.kind is EntryKind.PLACE for r in spot.readings):
        return True  # "Mr. Rhodes"
    if all(r.role is Role.SURNAME for r in spot.readings):
        return any(_is_name(ground, i) for i in rest)
    return any(_joined(ground, spot, i) for i in rest)


def _is_no_surname(ground: Ground, spot: Spot) -> bool:
    """Whether what looks like a surname is a thing, "the Moon", or a given name, "Ali Beyg"."""
    tree = ground.tree
    thing = (
        spot.first > 0
        and ground.word(spot.first - 1) == "the"
        and tree.is_rel(spot.head, "nsubj", "obj", "obl", "nmod")
    )
    thing = thing and not tree.is_rel(spot.head, "nmod:poss", "nmod:desc")
    follower = ground.tokens[spot.last] if spot.last < len(ground.tokens) else None
    given = (
        follower is not None
        and follower.head == spot.head
        and follower.upos == "PROPN"
        and follower.rel == "flat"
    )
    thing = thing and not (follower and follower.text == "-")
    return thing or given


def _is_pair(ground: Ground, spot: Spot, rest: Sequence[int]) -> bool:
    """ "Putin-Trump" is no double name: either part is somebody known."""
    hyphen = [i for i in rest if ground.tokens[i].text in ("-", "–")]
    other = [i for i in rest if i not in hyphen and not ground.is_possessive(i)]
    if len(hyphen) != 1 or len(other) != 1 or spot.last - spot.first != 1:
        return False
    return bool(ground.registry.find(ground.tokens[other[0]].text, Role.SURNAME, Role.NAME))


def _is_name(ground: Ground, i: int) -> bool:
    """Whether a word of a personal name is neither a title nor a possessive mark."""
    known = ground.word(i) in ground.words.honorifics or noun_ending(ground, i, i)
    return ground.tokens[i].upos == "PROPN" and not known


def _is_part_of_body(ground: Ground, spot: Spot) -> bool:
    """Whether words that could be a medium are part of a longer name: "the Foreign Policy Committee"."""
    if any(r.entry.kind is not EntryKind.MEDIA for r in spot.readings):
        return False
    parent = ground.tokens[spot.head].head
    behind = spot.last <= parent < spot.last + 2 and ground.tokens[parent].upos == "PROPN"
    joined = ground.tree.is_rel(spot.head, "compound") and not ground.is_possessive(spot.last)
    return behind and joined and not noun_ending(ground, parent, parent)


def _joined(ground: Ground, spot: Spot, i: int) -> bool:
    """Whether token `i` and the form make one flat name."""
    tokens, tree = ground.tokens, ground.tree
    under = tree.is_rel(i, "flat") and spot.first <= tokens[i].head < spot.last
    return under or (tree.is_rel(spot.head, "flat") and tokens[spot.head].head == i)


def _titles(ground: Ground, heads: Mapping[int, Head]) -> Iterator[tuple[int, int]]:
    """A singular role noun right before a personal name belongs to it, however the tree has it."""
    ends = {head.last: i for i, head in heads.items() if head.sort is Sort.ROLE}
    for i, head in heads.items():
        title = ends.get(head.first, _announced(ground, ends, head))
        if head.is_person and title is not None and ground.tokens[title].xpos in ("NN", "NNP"):
            yield i, title


def _announced(ground: Ground, ends: Mapping[int, int], head: Head) -> int | None:
    """ "The minister, Jane Roe": a role with "the" and a comma right before a name of several words."""
    comma = head.first - 1
    role = ends.get(comma) if comma > 0 and ground.tokens[comma].text == "," else None
    full = head.last - head.first > 1
    noun = noun_ending(ground, role, role) if role is not None else None
    single = noun is not None and noun[0].lemma not in ground.words.things
    return role if single and full and role is not None and "the" in ground.determiners(role) else None


def _appositions(ground: Ground, heads: Mapping[int, Head]) -> Iterator[tuple[int, int]]:
    """A singular role set off by commas right behind a personal name, however the tree has it."""
    tokens = ground.tokens
    titles = {title for _, title in _titles(ground, heads)}
    for i, head in heads.items():
        if head.is_person and head.last < len(tokens) and tokens[head.last].text == ",":
            k = head.last + 1
            while k < len(tokens) and k not in titles and tokens[k].upos in ("DET", "ADJ", "NOUN", "PROPN"):
                if k in heads and heads[k].sort is Sort.ROLE and _is_set_off(ground, k):
                    yield i, k
                    break
                k += 1


def _is_set_off(ground: Ground, i: int) -> bool:
    """Whether the phrase of `i` is singular and ends in punctuation."""
    end = max(
        ground.tree.subtree(i, stop=lambda c: not ground.tree.is_rel(c, "nmod", "case", "det", *PREMODIFIERS))
    )
    after = ground.tokens[end + 1].upos if end + 1 < len(ground.tokens) else "PUNCT"
    return after == "PUNCT" and ground.tokens[i].xpos in ("NN", "NNP")


def _nationalities(ground: Ground, heads: Mapping[int, Head]) -> Iterator[tuple[int, int]]:
    """The nearest party named before a role, with only its modifiers between, however the tree has it."""
    for i, head in heads.items():
        if head.sort in OWNED:
            k = head.first - 1
            while k >= 0 and k not in heads and ground.tokens[k].upos in ("ADJ", "NOUN", "PROPN"):
                k -= 1
            if (
                k in heads
                and heads[k].named
                and k == heads[k].last - 1
                and not ground.tree.children(k, "case")
            ):
                yield i, k


def _is_argument(ground: Ground, i: int) -> bool:
    return ground.tokens[i].upos in ("NOUN", "PROPN") and ground.tree.is_rel(i, "nsubj", "obj", "iobj")


def _quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    """Tokens between quotation marks; a paragraph closes what it opened."""
    paragraph, inside, number = -1, False, 0
    for sentence in doc.sentences:
        if sentence.paragraph != paragraph:
            paragraph, inside = sentence.paragraph, False
        for i in range(sentence.first, sentence.last):
            mark = doc.tokens[i].text
            if mark in OPENING or mark in CLOSING or mark in EITHER:
                inside = mark in OPENING or (mark in EITHER and not inside)
                number += inside
            elif inside:
                yield i, number
