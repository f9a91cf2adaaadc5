"""Text from outside, made fit for one line of a brief."""

NO_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
GAP = " … "  # between the pieces of a quotation that its cue interrupts


def one_line(text: str) -> str:
    """`text` with white space folded, control characters gone: a text may try to steer a terminal."""
    return " ".join(text.translate(NO_CONTROLS).split())


def shortened(text: str, chars: int) -> str:
    """`text` cut at a word to at most `chars`, an ellipsis where something is left out."""
    if len(text) <= chars:
        return text
    return text[:chars].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"


def last_words(text: str, chars: int) -> str:
    return text if len(text) <= chars else "… " + text[-chars:].split(" ", 1)[-1]
