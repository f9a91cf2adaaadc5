"""Do the quoted words stand in the source they are said to come from?

Word by word, without regard to case and punctuation. Margin: share of the quoted words that stand in the source, in
their order, within a stretch about as long as the quotation.
"""

import re
from difflib import SequenceMatcher

from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import Doc
from tightrope.ledger.checks.statement import Statement, not_checkable

NAME = "quotation"
EXACT = 0.95  # MODELS, section 8: from here on as it stands there
ALTERED = 0.80  # from here on the same sentence in other words
SLACK = 1.25  # the stretch against the quotation: room for words left out
FEWEST_WORDS = 5  # fewer may stand anywhere
FEWEST_TITLE = 3  # words of a title that names its document: "Editorial" does not
WORD = re.compile(r"\w+(?:['’]\w+)?")
LEFT_OUT = re.compile(r"\[[^\]]*\]|\.\.\.|…")


def judge(quote: str, source: str, *, same_language: bool = True, name: str = "the source") -> Finding:
    """Whether `quote` stands in the text `source`, which is called `name`."""
    words = _words(LEFT_OUT.sub(" ", quote))
    inputs = (("quotation", quote), ("source", name))
    if not same_language:
        return not_checkable(NAME, inputs, "the source is in another language: this is a translation")
    if len(words) < FEWEST_WORDS:
        return not_checkable(NAME, inputs, f"fewer than {FEWEST_WORDS} words may stand anywhere")
    share = alignment(words, _words(source))
    if share >= EXACT:
        verdict, because = Verdict.CONSISTENT, "it stands there so"
    elif share >= ALTERED:
        verdict, because = Verdict.INCONSISTENT, "it stands there in other words"
    else:
        verdict, because = Verdict.INCONSISTENT, "it does not stand there"
    return Finding(
        check=NAME, verdict=verdict, inputs=inputs, tolerance=1 - EXACT, margin=share, unit="share of words",
        because=(because,),
    )  # fmt: skip


def alignment(quote: list[str], source: list[str]) -> float:
    """Greatest share (0..1) of the words of `quote` that one stretch of `source` has in that order."""
    length = round(len(quote) * SLACK)
    starts = range(max(1, len(source) - len(quote) + 1))
    wanted = set(quote)
    likely = (
        i
        for i in starts
        if source[i : i + 1] and len(wanted & set(source[i : i + length])) >= ALTERED * len(wanted) / 2
    )
    return max((_matched(quote, source[i : i + length]) for i in likely), default=0.0)


def check(statement: Statement) -> Finding | None:
    """The first quotation of the sentence, against those documents that may be its source: the closest of them.

    An outlet publishes more than is at hand. Words that stand in none of its documents here may stand in another; only
    where the sentence names the very document does their absence say anything.
    """
    text = statement.text
    for match in statement.matches(NAME, hedged=True):
        found = [
            (_judged(match["quote"], s, statement.doc), s) for s in statement.others if _may_be_meant(s, text)
        ]
        if found:
            finding, source = max(found, key=lambda pair: pair[0].margin or 0.0)
            absent = finding.verdict is Verdict.INCONSISTENT and (finding.margin or 0.0) < ALTERED
            if absent and not _is_meant(source, text):
                reason = f"none of its documents at hand has these words ({len(found)} compared); another may"
                finding = not_checkable(NAME, finding.inputs, reason)
            return statement.located(finding, match)
    return None


def _judged(quote: str, source: Doc, doc: Doc) -> Finding:
    same = source.language == doc.language
    return judge(quote, source.text, same_language=same, name=source.outlet or source.source)


def _may_be_meant(source: Doc, text: str) -> bool:
    """Whether the sentence names who published the document, who wrote it, or the document itself."""
    return any(name and name in text for name in (source.outlet, source.author)) or _is_meant(source, text)


def _is_meant(source: Doc, text: str) -> bool:
    """Whether the sentence names the document itself."""
    title = source.title or ""
    return (title in text and len(_words(title)) >= FEWEST_TITLE) or bool(source.url and source.url in text)


def _matched(quote: list[str], stretch: list[str]) -> float:
    blocks = SequenceMatcher(None, quote, stretch, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(quote)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]
