"""Documents as reports: who publishes, whom it credits, what it is about, its words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from tightrope.core.origins import Credit
from tightrope.core.types import Doc, Span
from tightrope.ledger.origins.credits import credits_of
from tightrope.ledger.origins.wording import Hashes, Mask, Wording, hash_word, wording
from tightrope.resources.credits import CreditWords, load_credits
from tightrope.resources.outlets import Outlet, Outlets, load_outlets

TERMS = 60  # the most telling words of a document that stand for its matter
SHORTEST_TERM = 4  # letters
ENGLISH = "en"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Report:
    """One document as somebody's report."""

    doc: Doc
    outlet: Outlet | None  # None: it names none, or one that is not listed
    credits: tuple[Credit, ...]
    wording: Wording
    telling: Mask  # parallel to the words: whether one may tell matters apart
    terms: Mapping[int, float]  # hashes of its most telling words, weighted; the squares sum to 1 at most

    @property
    def day(self) -> date | None:
        return self.doc.published.date() if self.doc.published else None

    @property
    def outlet_name(self) -> str | None:
        """As the registry has it, else as the document has it."""
        return self.outlet.name if self.outlet else self.doc.outlet

    def telling_words(self, first: int, end: int) -> frozenset[int]:
        """The telling ones of words [first, end), as hashes."""
        return frozenset(self.wording.hashes[first:end][self.telling[first:end]].tolist())

    def words_in(self, span: Span) -> frozenset[int]:
        """The telling words that begin in `span`."""
        first, end = np.searchsorted(self.wording.starts, (span.start, span.end))
        return self.telling_words(int(first), int(end))

    def at(self, span: Span) -> "Report":
        """The same report, with those credits only that bear on `span`: of the whole article, or of that place."""
        bearing = (c for c in self.credits if not c.scope or any(s.touches(span) for s in c.scope))
        return replace(self, credits=tuple(bearing))


def reports_of(docs: Iterable[Doc], *, outlets: Outlets | None = None) -> tuple[Report, ...]:
    """The documents as reports, in their order. How telling a word is depends on all of them."""
    outlets, words = outlets or load_outlets(), load_credits(ENGLISH)
    common = np.array(sorted(hash_word(word) for word in words.common), np.uint64)
    read = [(doc, found := wording(doc.text), _telling(found, common)) for doc in docs]
    counts = [_counts(doc, found, telling, common) for doc, found, telling in read]
    spread = Counter(word for count in counts for word in count)
    return tuple(
        _report(doc, found, telling, _terms(count, spread, len(read)), outlets, words)
        for (doc, found, telling), count in zip(read, counts, strict=True)
    )


def same_outlet(a: Report, b: Report) -> bool:
    return a.outlet_name is not None and a.outlet_name == b.outlet_name


def nearness(a: Report, b: Report) -> float:
    """Cosine of what two reports are about, 0..1."""
    few, many = sorted((a.terms, b.terms), key=len)
    return sum(weight * many.get(term, 0.0) for term, weight in few.items())


def _report(
    doc: Doc,
    found: Wording,
    telling: Mask,
    terms: Mapping[int, float],
    outlets: Outlets,
    credit_words: CreditWords,
) -> Report:
    outlet = outlets.find(doc.outlet) if doc.outlet else None
    outlet = outlet or next((o for a in (doc.url, doc.source) if a and (o := outlets.at(a))), None)
    credits = credits_of(doc, outlets=outlets, words=credit_words, own=outlet)
    return Report(doc=doc, outlet=outlet, credits=credits, wording=found, telling=telling, terms=terms)


def _telling(found: Wording, common: Hashes) -> Mask:
    return (found.ends - found.starts >= SHORTEST_TERM) & ~np.isin(found.hashes, common)


def _counts(doc: Doc, found: Wording, telling: Mask, common: Hashes) -> dict[int, int]:
    """How often each telling word stands in text and title."""
    title = wording(doc.title or "")
    hashes = np.concatenate((found.hashes[telling], title.hashes[_telling(title, common)]))
    unique, counts = np.unique(hashes, return_counts=True)
    return dict(zip(unique.tolist(), counts.tolist(), strict=True))


def _terms(counts: Mapping[int, int], spread: Mapping[int, int], total: int) -> dict[int, float]:
    """tf-idf with dampened counts: the best TERMS of a document among those that others share."""
    weights = {w: (1 + math.log(n)) * math.log(1 + total / spread[w]) for w, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    shared = ((word, weight / length) for word, weight in weights.items() if spread[word] > 1)
    return dict(sorted(shared, key=lambda item: (-item[1], item[0]))[:TERMS])
