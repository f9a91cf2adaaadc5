"""Copies with edits, made on purpose: how many are found, and how long that takes over many documents.

    python -m bench.origins [--documents 100000] [--pairs 200] [--seed 7]

Articles are drawn from an invented vocabulary whose words are as unevenly common as those of a language
(Zipf). A copy is one of these: cut to its first half; paragraphs in another order; one word in twelve another
one; new head, byline and foot; two paragraphs lifted into an article of its own; or all of cut, head and
words. Beside them stand as many pairs of independent articles that share what independent ones do: ten names
of four words and a quotation of sixty words. Prints precision, recall and F1 of `dependence` on these pairs,
recall by edit, then seconds and peak memory of `origins` over DOCUMENTS articles of which one in ten is a
copy, and how many of these copies it put with their original.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from itertools import accumulate

from tightrope.core.types import Doc
from tightrope.ledger.origins import dependence, origins, reports_of

VOCABULARY, PARAGRAPHS, SENTENCES, WORDS = 20_000, 8, 3, 18
KIB_PER_MIB = 1024
Text = list[list[str]]  # paragraphs of sentences


class Writer:
    """Writes invented articles; `rng` decides everything."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self) -> Text:
        return [[self.sentence() for _ in range(SENTENCES)] for _ in range(PARAGRAPHS)]

    def sentence(self, words: int = WORDS) -> str:
        return " ".join(self.draw(self.rng.randint(words - 6, words + 6))).capitalize() + "."

    def draw(self, count: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def cut(self, text: Text) -> Text:
        return text[: PARAGRAPHS // 2]

    def reordered(self, text: Text) -> Text:
        return self.rng.sample(text, len(text))

    def reworded(self, text: Text) -> Text:
        return [[self._reword(sentence) for sentence in paragraph] for paragraph in text]

    def _reword(self, sentence: str) -> str:
        return " ".join(self.draw(1)[0] if self.rng.random() < 1 / 12 else w for w in sentence.split())

    def reheaded(self, text: Text) -> Text:
        return [[self.sentence()], [self.sentence(10)], *text[1:], [self.sentence()]]

    def lifted(self, text: Text) -> Text:
        own = self.text()
        return [*own[:3], *text[2:4], *own[3:]]

    def all_of_it(self, text: Text) -> Text:
        return self.reheaded(self.reworded(self.cut(text)))

    def edits(self) -> tuple[Callable[[Text], Text], ...]:
        return (self.cut, self.reordered, self.reworded, self.reheaded, self.lifted, self.all_of_it)

    def unrelated(self) -> tuple[Text, Text]:
        """Two articles with names and a quotation in common."""
        names = [" ".join(w.capitalize() for w in self.draw(4)) for _ in range(10)]
        quotation = f"“{self.sentence(60)}”"
        return self._naming(self.text(), names, quotation), self._naming(self.text(), names, quotation)

    def _naming(self, text: Text, names: list[str], quotation: str) -> Text:
        for name in names:
            self.rng.choice(text).append(f"{self.sentence(8)[:-1]} {name} {self.sentence(8).lower()}")
        self.rng.choice(text).append(quotation)
        return text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    writer = Writer(random.Random(options.seed))
    _detection(writer, options.pairs)
    _scale(writer, options.documents)


def _detection(writer: Writer, count: int) -> None:
    right: dict[str, int] = {}
    edits = writer.edits()
    copies = [(edits[k % len(edits)], writer.text()) for k in range(count)]
    for edit, text in copies:
        right[edit.__name__] = right.get(edit.__name__, 0) + _depend(text, edit(text))
    wrong = sum(_depend(*writer.unrelated()) for _ in range(count))
    found = sum(right.values())
    print(
        f"{count} copies, {count} independent pairs: precision {found / max(found + wrong, 1):.3f}"
        f"  recall {found / count:.3f}  F1 {2 * found / (found + wrong + count):.3f}"
    )
    for k, edit in enumerate(edits):
        print(f"  {edit.__name__:10} recall {right[edit.__name__] / len(copies[k :: len(edits)]):.3f}")


def _depend(first: Text, second: Text) -> bool:
    a, b = reports_of([_doc("a", first), _doc("b", second)])
    return dependence(a, b).value >= 0.9


def _scale(writer: Writer, count: int) -> None:
    cpu, started = time.process_time(), time.perf_counter()
    docs = list(_corpus(writer, count))
    made = time.process_time() - cpu
    cpu = time.process_time()
    reports = reports_of(docs)
    read = time.process_time() - cpu
    cpu = time.process_time()
    found = origins(reports)
    joined = time.process_time() - cpu
    together = sum(f"{d}c" in origin.documents for origin in found for d in origin.documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    print(
        f"{len(docs)} documents: written in {made:.0f} CPU s, reports {read:.0f}, origins {joined:.0f};"
        f" {time.perf_counter() - started:.0f} s by the clock, peak {peak:.0f} MiB"
    )
    print(f"  {together} of {len(docs) // 11} copies with their original, {len(found)} origins")


def _corpus(writer: Writer, count: int) -> Iterator[Doc]:
    edits = writer.edits()
    for k in range(count * 10 // 11):
        text = writer.text()
        yield _doc(str(k), text)
        if k % 10 == 0:
            yield _doc(f"{k}c", edits[k // 10 % len(edits)](text))


def _doc(key: str, text: Text) -> Doc:
    return Doc(id=key, source=key, text="\n\n".join(" ".join(paragraph) for paragraph in text), language="en")


if __name__ == "__main__":
    main()
