"""Parties that a pronoun stands for."""

from tightrope.actors.resolution import Resolution, distinct
from tightrope.actors.scene import Scene
from tightrope.actors.speaking import speaker
from tightrope.core.types import Mention, MentionKind


def read_pronoun(resolution: Resolution, i: int) -> Mention | None:
    """A third-person or relative pronoun. First persons have no antecedent in the text around them."""
    scene, word = resolution.scene, resolution.scene.word(i)
    if word in scene.words.relative:
        return _relative(resolution, i)
    if scene.tree.is_rel(i, "expl") or (word in scene.words.thing and _is_no_party(scene, i)):
        return None
    kind = _kind(scene, word)
    told_by = speaker(resolution, i) if i in scene.quoted else None
    trace = resolution.discourse.antecedent(i, kind, told_by)
    if trace is None or trace.mention is None:
        return None
    if kind in ("he", "she"):
        resolution.discourse.remember(trace.mention, kind)
    joined = trace.joined if kind == "group" else ()
    return _standing_for(resolution, i, trace.mention, joined or (trace.mention,))


def _is_no_party(scene: Scene, i: int) -> bool:
    """Whether "it" is what a verb that does not deal with parties is about, or what is called something: "it was
    a mistake", "it is clear that"."""
    parent, tree = scene.tree.parent(i), scene.tree
    if parent is None or tree.is_rel(i, "nmod:poss"):
        return False
    if tree.is_rel(i, "obj", "obl", "ccomp"):
        return scene.lemma(parent) not in scene.words.dealing
    called = scene.tokens[parent].upos == "NOUN" or bool(tree.children(parent, "ccomp", "csubj"))
    return called and bool(tree.children(parent, "cop"))


def _kind(scene: Scene, word: str) -> str:
    kinds = (
        ("he", scene.words.he),
        ("she", scene.words.she),
        ("thing", scene.words.thing),
        ("partial", scene.words.partial),
    )
    return next((kind for kind, words in kinds if word in words), "group")


def _relative(resolution: Resolution, i: int) -> Mention | None:
    """ "Who" and "which" stand for the noun their clause belongs to."""
    tree = resolution.scene.tree
    clause = next((a for a in tree.ancestors(i) if tree.is_rel(a, "acl:relcl")), None)
    noun = tree.parent(clause) if clause is not None else None
    mention = resolution.at(noun) if noun is not None and noun < i else None
    return _standing_for(resolution, i, mention, (mention,)) if mention else None


def _standing_for(resolution: Resolution, i: int, mention: Mention, parties: tuple[Mention, ...]) -> Mention:
    named = mention.antecedent if mention.kind is MentionKind.PRONOUN else mention.span
    span = resolution.scene.tokens[i].span
    return Mention(span=span, head=i, kind=MentionKind.PRONOUN, actors=distinct(parties), antecedent=named)
