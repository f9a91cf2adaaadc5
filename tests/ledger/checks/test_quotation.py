"""What a quotation's absence says depends on whether its very source is at hand."""

from dataclasses import replace

import pytest

from tests.builders import a_doc
from tightrope import engine
from tightrope.core.findings import Verdict
from tightrope.core.types import Doc
from tightrope.ledger.checks import check_documents

QUOTE = "“Our ferries will sail again as soon as the ice lets them through,”"
ARTICLE = "The mayor spoke of schools and of taxes. Nobody asked him about the harbour."


def verdict(words: str, *sources: Doc) -> Verdict | None:
    doc = engine.code_one(a_doc(words, language="en"), pipeline=engine.english())
    assert isinstance(doc, Doc)
    findings = check_documents((doc, *sources))
    return next((f.verdict for f in findings if f.check == "quotation" and f.document == doc.id), None)


@pytest.mark.parametrize("title", [None, "Schools come first in Vell"])
def test_what_an_outlet_says_elsewhere_is_not_refuted(title: str | None) -> None:
    other = a_doc(ARTICLE, id="other", outlet="Vell Courier", title=title, language="en")
    assert verdict(f"{QUOTE} the Vell Courier quotes him.", other) is Verdict.NOT_CHECKABLE


def test_the_document_that_has_it_decides_among_several() -> None:
    other = a_doc(ARTICLE, id="other", outlet="Vell Courier", language="en")
    source = replace(other, id="source", text=f"He was brief. {QUOTE} he said.")
    assert verdict(f"{QUOTE} the Vell Courier quotes him.", other, source) is Verdict.CONSISTENT


def test_a_named_document_without_the_words_speaks_against_them() -> None:
    other = a_doc(
        ARTICLE, id="other", outlet="Vell Courier", title="Schools come first in Vell", language="en"
    )
    words = f"{QUOTE} the Vell Courier quotes him in Schools come first in Vell."
    assert verdict(words, other) is Verdict.INCONSISTENT
