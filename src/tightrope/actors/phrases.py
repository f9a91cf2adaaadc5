"""How far a phrase reaches in the text, and whether a capital in it acts or is a place."""

from tightrope.actors.ground import PREMODIFIERS
from tightrope.actors.heads import Sort
from tightrope.actors.scene import Scene
from tightrope.core.types import Span

# Dependents of a noun that are no part of the phrase by which it names a party.
OUTSIDE = (
    *(
        "conj",
        "cc",
        "cc:preconj",
        "acl:relcl",
        "parataxis",
        "advcl",
        "advmod",
        "cop",
        "case",
        "mark",
        "discourse",
    ),
    *(
        "obl",
        "nsubj",
        "csubj",
        "aux",
        "xcomp",
        "ccomp",
        "expl",
        "dislocated",
        "vocative",
        "list",
        "dep",
        "orphan",
    ),
)
PAUSES = frozenset("-–—(,") | {"--"}


def phrase_span(scene: Scene, i: int) -> Span:
    """The noun phrase of `i` with its modifiers and appositions.

    Without what is coordinated to it, its preposition or possessive mark, and relative clauses.
    """
    inside = scene.tree.subtree(i, stop=lambda c: scene.tokens[c].head == i and _outside(scene, i, c))
    return scene.tree.span(_unbroken(scene, inside, i))


def cover(one: Span, other: Span) -> Span:
    """The stretch from the first to the last of two phrases: a name with the title beside it."""
    return Span(min(one.start, other.start), max(one.end, other.end))


def _outside(scene: Scene, i: int, child: int) -> bool:
    tree = scene.tree
    return tree.is_rel(child, *OUTSIDE) or (tree.is_rel(child, "appos") and not same_party(scene, i, child))


def same_party(scene: Scene, i: int, apposition: int) -> bool:
    """Whether an apposition says who its head is. Two named parties side by side are a list read as one."""
    if (
        is_dateline(scene, i)
        or scene.tree.children(apposition, "cc")
        or any(t.text == ":" for t in scene.tokens[i:apposition])
    ):
        return False
    one, other = scene.heads.get(i), scene.heads.get(apposition)
    return not (one and other and one.sort is Sort.NAMED and other.sort is Sort.NAMED)


def acts(scene: Scene, i: int) -> bool:
    """Whether a capital named at `i` stands for its government rather than for a place."""
    tree = scene.tree
    if tree.is_rel(i, "conj"):
        return acts(scene, scene.tokens[i].head)
    if (
        tree.is_rel(i, "compound", "amod", "appos", "flat")
        or tree.children(i, "appos")
        or is_dateline(scene, i)
    ):
        return False
    cases = scene.cases(i) - {"'s", "’s"}
    if not cases & scene.words.places:
        return True
    parent = tree.parent(i)
    way = cases <= {"to", "from", "of", "on", "off"}
    return way and parent is not None and scene.lemma(parent) in scene.words.dealings


def is_place(scene: Scene, i: int) -> bool:
    """Whether the country or city named at `i` is where something is or happens."""
    return not scene.tree.is_rel(i, *PREMODIFIERS) and not acts(scene, i)


def is_dateline(scene: Scene, i: int) -> bool:
    """Whether `i` opens a paragraph and is set off from its text: "BAKU, June 3 -"."""
    sentence = scene.doc.sentences[scene.sentence(i)]
    opening = (
        scene.sentence(i) == 0 or scene.doc.sentences[scene.sentence(i) - 1].paragraph != sentence.paragraph
    )
    follower = scene.tokens[i + 1].text if i + 1 < len(scene.tokens) else ""
    return opening and i - sentence.first <= 1 and follower in PAUSES


def _unbroken(scene: Scene, indices: list[int], i: int) -> range:
    """The run of `indices` around `i`, without punctuation at its ends."""
    inside = set(indices)
    first, last = i, i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < i and scene.tokens[first].upos in ("PUNCT", "ADP"):
        first += 1
    while last > i and scene.tokens[last].upos == "PUNCT":
        last -= 1
    return range(first, last + 1)
