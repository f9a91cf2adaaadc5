"""Who stands where around a trigger: logical subject and object, control, relative clauses, prepositions.

Every function returns token indices of phrase heads; coordination is left to the reader of the phrase.
"""

from tightrope.core.tree import Tree

COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl")
MAX_CONTROL_STEPS = 6  # a longer chain of controlled clauses is a parse gone astray
OBJECT_CONTROL_MARKS = frozenset({"of", "for", "from", "with", "over"})  # "accused X of", "punished X over"
PARTICIPLES = ("VBN", "JJ")  # a participle is often tagged as an adjective
BARE_CLAUSES = ("acl", "xcomp", "advcl")
ARGUMENTS = ("obl", "obj", "nmod")
NAMELIKE = ("nmod:poss", "appos", "flat")
DASHES = frozenset({"-", "–", "—", "--"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that"})


def subject(tree: Tree, i: int, steps: int = 0) -> list[int]:
    """The doer of verb `i`: its subject, its "by" phrase if passive, or whoever controls it."""
    return agents(tree, i) if is_passive(tree, i) else _surface_subject(tree, i, steps)


def bearers(tree: Tree, i: int) -> list[int]:
    """Of whom `i` is said, active or passive."""
    return _surface_subject(tree, i, 0)


def stray_from(tree: Tree, i: int) -> int | None:
    """The verb with which `i` is coordinated although the parser hung it on a noun; None where it did not.

    In "sanctioned officials, expelled diplomats", "expelled" has an object: no participle of "officials" has one.
    """
    token, parent = tree.tokens[i], tree.parent(i)
    hung = token.rel == "acl" or (
        token.rel == "conj" and parent is not None and tree.tokens[parent].upos == "NOUN"
    )
    if (
        not hung
        or token.xpos not in ("VBN", "VBD")
        or not tree.children(i, "obj")
        or tree.children(i, "mark", "nsubj")
    ):
        return None
    verbs = (k for k in tree.ancestors(i) if tree.tokens[k].xpos.startswith("VB") and tree.children(k, "obj"))
    return next(verbs, None)


def has_relative_pronoun(tree: Tree, i: int) -> bool:
    """Whether relative clause `i` says so: "who shelled the town"."""
    return any(tree.tokens[k].text.lower() in RELATIVE_PRONOUNS for k in tree.children(i))


def objects(tree: Tree, i: int) -> list[int]:
    """Whom or what verb `i` is done to: its object, or its subject if passive."""
    if is_passive(tree, i):
        return _surface_subject(tree, i, 0)
    own = [_antecedent(tree, i, k) for k in _spoken_objects(tree, i)] or tree.children(i, "iobj")
    return (
        own or _gap(tree, i) or _shared_object(tree, i) or _bare_obliques(tree, i) or _strayed_right(tree, i)
    )


def _spoken_objects(tree: Tree, i: int) -> list[int]:
    """The objects of verb `i`; a relative pronoun beside another object is its subject gone astray."""
    found = tree.children(i, "obj")
    full = [k for k in found if tree.tokens[k].text.lower() not in RELATIVE_PRONOUNS]
    return full or found


def agents(tree: Tree, i: int) -> list[int]:
    """The "by" phrases below `i`; where it has none, of the passives it is coordinated with."""
    own = _by_phrases(tree, i)
    if own or tree.tokens[i].xpos not in PARTICIPLES:
        return own
    above = [tree.tokens[i].head] if tree.tokens[i].rel == "conj" else []
    beside = [k for k in (*above, *tree.children(i, "conj")) if tree.tokens[k].xpos == "VBN"]
    return next((found for k in beside if (found := _by_phrases(tree, k))), [])


def _by_phrases(tree: Tree, i: int) -> list[int]:
    return [k for k in tree.children(i, "obl", "nmod") if _case(tree, k) == "by"]


def is_passive(tree: Tree, i: int) -> bool:
    """Whether verb `i` is passive: by its dependents, or as a bare past participle after a noun."""
    if any(tree.tokens[k].rel in ("nsubj:pass", "aux:pass", "csubj:pass") for k in tree.children(i)):
        return True
    token = tree.tokens[i]
    if token.xpos not in (*PARTICIPLES, "VBD") or tree.children(i, "nsubj", "aux", "obj"):
        return False
    if token.xpos in PARTICIPLES and token.rel == "conj":  # "dead and injured", "was seized and held"
        return tree.tokens[token.head].upos == "ADJ" or is_passive(tree, token.head)
    return (token.xpos in PARTICIPLES and token.rel in BARE_CLAUSES) or bool(agents(tree, i))


def obliques(tree: Tree, i: int, preposition: str) -> list[int]:
    """Phrases below `i` introduced by `preposition`; a complex one counts by its first word."""
    found = [k for k in tree.children(i, "obl", "nmod", "advmod") if _case(tree, k) == preposition]
    return [_antecedent(tree, i, k) for k in found]


def complements(tree: Tree, i: int) -> list[int]:
    """Clauses that say what `i` is about."""
    days = tree.children(
        i, "nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod"
    )  # "a call Friday to expel"
    found = [k for h in (i, *days) for k in tree.children(h, *COMPLEMENTS)]
    return [k for k in found if tree.tokens[k].rel not in ("acl:relcl", "advcl:relcl")]


def owners(tree: Tree, i: int) -> list[int]:
    """Possessors of noun `i`, then its unmarked noun and adjective modifiers."""
    return tree.children(i, "nmod:poss") + modifiers(tree, i)


def modifiers(tree: Tree, i: int) -> list[int]:
    """Adjectives and nouns put before `i` without a preposition."""
    bare = [k for k in tree.children(i, "amod", "compound", "nmod", "appos") if k < i and not _case(tree, k)]
    bare += _capitals_before(tree, i)
    return [k for k in bare if tree.tokens[k].rel != "nmod:poss"]


def _capitals_before(tree: Tree, i: int) -> list[int]:
    """ "US" right before noun `i`, which the parser took for a second object of the verb."""
    token = tree.tokens[i - 1] if i else tree.tokens[i]
    return [i - 1] if token.rel == "iobj" and len(token.text) > 1 and token.text.isupper() else []


def _surface_subject(tree: Tree, i: int, steps: int) -> list[int]:
    own = _subjects_before(tree, i) or _bare_before(tree, i) or _strayed_left(tree, i)
    if own:
        return [_antecedent(tree, i, k) for k in own]
    return _inherited_subject(tree, i, steps + 1) if steps < MAX_CONTROL_STEPS else []


def _subjects_before(tree: Tree, i: int) -> list[int]:
    """The subjects of `i`; of two the first, for what follows the verb as well is no subject of it."""
    found = tree.children(i, "nsubj", "csubj")
    before = [k for k in found if k < i]
    return before or found


def _strayed_left(tree: Tree, i: int) -> list[int]:
    """A noun before verb `i` that the parser hung on one of its objects: "Minister X held talks with Y"."""
    if tree.tokens[i].upos != "VERB":
        return []
    return [
        k
        for o in tree.children(i, "obj", "obl", "xcomp")
        for k in tree.children(o)
        if k < i < o and _is_bare_noun(tree, k)
    ]


def _strayed_right(tree: Tree, i: int) -> list[int]:
    """A noun after verb `i` that the parser took for a second subject, or hung on the subject or on a complement."""
    doers = [k for k in tree.children(i, "nsubj") if k < i]
    second = [k for k in tree.children(i, "nsubj") if k > i] if doers else []
    second += [k for d in doers for k in tree.children(d) if k > i and _is_bare_noun(tree, k)]
    clauses = [k for x in tree.children(i, "xcomp") if x > i for k in tree.children(x, "nsubj") if k > i]
    return second or clauses  # "let free X", "set X free"


def _is_bare_noun(tree: Tree, k: int) -> bool:
    """Whether `k` is a noun that no preposition, possessive or coordination ties to its head."""
    tied = tree.is_rel(k, "conj", "appos", "flat", "compound", "parataxis") or tree.children(k, "case", "cop")
    return tree.tokens[k].upos in ("NOUN", "PROPN", "PRON") and not tied


def _inherited_subject(tree: Tree, i: int, steps: int) -> list[int]:
    token, parent = tree.tokens[i], tree.parent(i)
    if parent is None:
        return []
    if (verb := stray_from(tree, i)) is not None:
        return _surface_subject(tree, verb, steps)
    if token.rel == "acl:relcl":
        return [parent]
    if token.rel == "acl":
        return _owner_or_self(tree, parent, i, steps)
    if token.rel.startswith("conj"):
        return _surface_subject(tree, parent, steps)
    if token.rel == "ccomp" and (gap := _gap_below(tree, parent)):
        return gap  # "a plane that X claims violated"
    if tree.is_rel(i, "csubj"):  # "overran the base, killing ten"
        return [_antecedent(tree, parent, k) for k in tree.children(parent, "nsubj") if k < parent]
    if tree.is_rel(i, "xcomp", "advcl", "ccomp"):
        return _controller(tree, parent, i, steps)
    return []


def _of_verb_above(tree: Tree, noun: int, steps: int) -> list[int]:
    """Whose matter `noun` is: of the noun or verb it hangs on, as in "its attacks under the pretext of fighting X"."""
    head = tree.parent(noun)
    if head is None or not tree.is_rel(noun, "obj", "obl", "nmod"):
        return []
    if tree.tokens[head].upos == "VERB":
        return _surface_subject(tree, head, steps)
    return owners(tree, head) or _of_verb_above(tree, head, steps)


def _gap_below(tree: Tree, verb: int) -> list[int]:
    """The noun a relative clause is about whose verb has a subject of its own and a clause below it."""
    filled = any(tree.tokens[k].text.lower() in RELATIVE_PRONOUNS for k in tree.children(verb, "nsubj"))
    return (
        [tree.tokens[verb].head]
        if tree.tokens[verb].rel == "acl:relcl" and tree.children(verb, "nsubj") and not filled
        else []
    )


def _owner_or_self(tree: Tree, noun: int, i: int, steps: int) -> list[int]:
    if tree.tokens[i].xpos in ("VBG", "VBN", "VBD") and not tree.children(i, "mark"):
        return [noun]
    governor = tree.parent(noun)
    light = tree.is_rel(noun, "obj") and governor is not None
    return owners(tree, noun) or (_surface_subject(tree, governor, steps) if light and governor else [])


def _controller(tree: Tree, governor: int, i: int, steps: int) -> list[int]:
    token = tree.tokens[i]
    by_object = token.rel == "xcomp" or _mark(tree, i) in OBJECT_CONTROL_MARKS
    if by_object and (own := tree.children(governor, "obj", "iobj")):
        return [_antecedent(tree, governor, k) for k in own]
    if _mark(tree, i) == "to" and (asked := _called_on(tree, governor, i)):
        return asked
    if tree.tokens[governor].upos == "NOUN" and not tree.children(governor, "nsubj"):
        return owners(tree, governor) or _of_verb_above(tree, governor, steps)
    return _surface_subject(tree, governor, steps)


def _called_on(tree: Tree, governor: int, i: int) -> list[int]:
    """X in "called on X to act", "call for X to act", which have no object and no such phrase before the verb."""
    if tree.children(governor, "obj"):
        return []
    asked = obliques(tree, governor, "on") + obliques(tree, governor, "for")
    return [k for k in asked if governor < k < i]


def _gap(tree: Tree, i: int) -> list[int]:
    """The noun a relative clause without an object of its own is about: "a claim Armenia denied"."""
    token = tree.tokens[i]
    filled = any(tree.tokens[k].text.lower() in RELATIVE_PRONOUNS for k in tree.children(i, "nsubj"))
    has_gap = token.rel == "acl:relcl" and tree.children(i, "nsubj") and not filled
    return [token.head] if has_gap and not tree.children(i, "ccomp", "xcomp") else []


def _bare_obliques(tree: Tree, i: int) -> list[int]:
    """Nouns after the verb without a preposition: objects that the parser took for something else."""
    after = [k for k in tree.children(i, "obl", "advcl") if k > i and tree.tokens[k].rel in ("obl", "advcl")]
    after = [k for k in after if not tree.children(k, "case", "mark", "cop", "nsubj") and not _case(tree, k)]
    return [k for k in after if tree.tokens[k].upos in ("NOUN", "PROPN", "PRON")][:1]


def _bare_before(tree: Tree, i: int) -> list[int]:
    """A name before finite verb `i` without a preposition: a subject that the parser took for something else.

    Where a dateline stands before the name ("PARIS - Minister X met"), what follows the dash.
    """
    if tree.tokens[i].xpos not in ("VBD", "VBZ", "VBP"):
        return []
    before = [k for k in tree.children(i, "obl") if k < i and not _case(tree, k)]
    named = [k for k in before if tree.tokens[k].upos in ("NOUN", "PROPN") and tree.children(k, *NAMELIKE)]
    return [_after_dash(tree, k) for k in named]


def _after_dash(tree: Tree, k: int) -> int:
    dashes = [p for p in tree.children(k, "punct") if p > k and tree.tokens[p].text in DASHES]
    after = [c for p in dashes[:1] for c in tree.children(k, "flat", "appos") if c > p]
    return after[0] if after else k


def _shared_object(tree: Tree, i: int) -> list[int]:
    """The object of a following coordinated verb: "attacked and killed civilians"."""
    later = [k for k in tree.children(i, "conj") if tree.tokens[k].upos == "VERB"]
    return [o for k in later[:1] if k - i <= 3 for o in tree.children(k, "obj")]


def _antecedent(tree: Tree, i: int, k: int) -> int:
    """The noun for which a relative pronoun `k` stands, or `k` itself."""
    if tree.tokens[k].text.lower() not in RELATIVE_PRONOUNS:
        return k
    for clause in (i, *tree.ancestors(i)):
        if tree.tokens[clause].rel == "acl:relcl":
            return tree.tokens[clause].head
    return k


def _case(tree: Tree, k: int) -> str:
    first = tree.child(k, "case")
    found = first if first is not None else _stray_case(tree, k)
    return tree.tokens[found].text.lower() if found is not None else ""


def _stray_case(tree: Tree, k: int) -> int | None:
    """The preposition of `k` that the parser hung beside it, as before a quotation: called for "an inquiry"."""
    head = tree.parent(k)
    beside = tree.children(head, *ARGUMENTS) if head is not None and tree.is_rel(k, *ARGUMENTS) else []
    last = max((p for p in beside if p < k), default=None)
    return last if last is not None and tree.tokens[last].upos == "ADP" else None


def _mark(tree: Tree, i: int) -> str:
    first = tree.child(i, "mark", "case")
    return tree.tokens[first].text.lower() if first is not None else ""
