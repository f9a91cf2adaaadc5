"""Walking the dependency trees of a document. One `Tree` per document; all indices are token indices."""

from collections.abc import Callable, Iterator, Sequence

from tightrope.core.types import Sentence, Span, Token


class Tree:
    """Children, subtrees and phrases over `tokens`. Built once, read many times."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._rels = [t.rel for t in tokens]
        self._bases = [rel.split(":", 1)[0] for rel in self._rels]
        self._children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self._children[token.head].append(i)

    def children(self, i: int, *rels: str) -> list[int]:
        """Dependents of `i` in text order; with `rels`, those whose relation, or its part before ':', is one."""
        below, whole, base = self._children[i], self._rels, self._bases
        return [c for c in below if whole[c] in rels or base[c] in rels] if rels and below else list(below)

    def child(self, i: int, *rels: str) -> int | None:
        """The first such dependent, or None."""
        return next(iter(self.children(i, *rels)), None)

    def is_rel(self, i: int, *rels: str) -> bool:
        return self._rels[i] in rels or self._bases[i] in rels

    def parent(self, i: int) -> int | None:
        """The head of `i`; None for a root."""
        head = self.tokens[i].head
        return None if head == i else head

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of `i`, nearest first, without `i` itself."""
        parent = self.parent(i)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def subtree(self, i: int, *, stop: Callable[[int], bool] = lambda _: False) -> list[int]:
        """`i` and all below it, in text order; a dependent for which `stop` holds is left out with all of its own."""
        found, stack = [], [i]
        while stack:
            k = stack.pop()
            found.append(k)
            stack.extend(c for c in self._children[k] if not stop(c))
        return sorted(found)

    def span(self, indices: Sequence[int]) -> Span:
        """From the first to the last of `indices` (at least one)."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def phrase(self, i: int) -> Span:
        """The stretch of text covered by the subtree of `i`."""
        return self.span(self.subtree(i))

    def conjuncts(self, i: int) -> list[int]:
        """`i` and everything coordinated with it, `i` first."""
        found = [i]
        for k in found:
            found.extend(c for c in self.children(k, "conj") if c not in found)
        return found


def tokens_in(tokens: Sequence[Token], span: Span) -> range:
    """Indices of the tokens that touch `span`; tokens are in text order."""
    first = _first(tokens, lambda t: t.end > span.start)
    last = _first(tokens, lambda t: t.start >= span.end)
    return range(first, last)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    """Index of the sentence that holds character `offset`, or of the last one that starts before it; -1 if none."""
    low, high = 0, len(sentences)
    while low < high:
        mid = (low + high) // 2
        if sentences[mid].start <= offset:
            low = mid + 1
        else:
            high = mid
    return low - 1


def _first(tokens: Sequence[Token], holds: Callable[[Token], bool]) -> int:
    low, high = 0, len(tokens)
    while low < high:
        mid = (low + high) // 2
        if holds(tokens[mid]):
            high = mid
        else:
            low = mid + 1
    return low
