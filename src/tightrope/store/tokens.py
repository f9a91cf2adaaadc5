"""The tokens of a document as one short text: column by column, what the text itself tells left out, compressed.

Claims, acts and checks over a whole corpus are derived from words and lemmas: so a workspace keeps them.
"""

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Sequence
from itertools import accumulate

from tightrope.core.types import Token

AS_TEXT = ""  # a lemma that is the word in small letters
LEVEL = 6  # zlib's: more takes longer and saves nothing to speak of


def packed(tokens: Sequence[Token], text: str) -> str:
    """text: of the document they stand in."""
    starts = [t.start for t in tokens]
    columns = (
        [b - a for a, b in zip([0, *starts], starts, strict=False)],
        [t.end - t.start for t in tokens],
        [t.head - i for i, t in enumerate(tokens)],
        [t.upos for t in tokens],
        [t.xpos for t in tokens],
        [t.rel for t in tokens],
        [AS_TEXT if t.lemma == t.text.lower() else t.lemma for t in tokens],
        {i: t.text for i, t in enumerate(tokens) if t.text != text[t.start : t.end]},
    )
    plain = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return b85encode(zlib.compress(plain.encode(), LEVEL)).decode("ascii")


def unpacked(body: str, text: str) -> tuple[Token, ...]:
    """What `packed` made so short."""
    steps, lengths, heads, *tags, lemmas, others = json.loads(zlib.decompress(b85decode(body)))
    words = (
        (start, start + length, others.get(str(i), text[start : start + length]))
        for i, (start, length) in enumerate(zip(accumulate(steps), lengths, strict=True))
    )
    return tuple(
        Token(
            start=start,
            end=end,
            text=word,
            lemma=lemma or word.lower(),
            upos=upos,
            xpos=xpos,
            head=i + head,
            rel=rel,
        )
        for i, ((start, end, word), lemma, head, upos, xpos, rel) in enumerate(
            zip(words, lemmas, heads, *tags, strict=True)
        )
    )
