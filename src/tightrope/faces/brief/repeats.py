"""Near-copies among the documents of a brief: one wire told twice is told once, whoever prints it."""

from collections.abc import Sequence

from tightrope.core.types import Doc
from tightrope.faces.brief.labels import Labels

LARGELY = 0.5  # of the sentences of a document; stories written apart share a quotation or two
TELLING_CHARS = 40  # shorter sentences are alike by chance


def repeats(documents: Sequence[Doc], labels: Labels) -> dict[int, str]:
    """For the number (from 1) of each document that largely repeats an earlier one: which, in words."""
    found = {}
    sentences = [_sentences(d) for d in documents]
    for number, own in enumerate(sentences, start=1):
        shared = {k: len(own & before) for k, before in enumerate(sentences[: number - 1], start=1)}
        best = max(shared, key=lambda k: shared[k], default=None)
        if best and shared[best] > LARGELY * len(own):
            words = labels.headings["repeats"]
            found[number] = words.format(same=shared[best], all=len(own), number=best)
    return found


def _sentences(doc: Doc) -> set[str]:
    told = (" ".join(doc.quote(s.span).casefold().split()) for s in doc.sentences)
    return {words for words in told if len(words) >= TELLING_CHARS}
