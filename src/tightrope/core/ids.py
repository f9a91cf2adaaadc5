"""Content-derived ids: the same content always has the same id, so running twice changes nothing."""

from hashlib import sha256

ID_HEX_DIGITS = 12  # 48 bits: one collision expected among some 20 million records of a kind


def content_id(kind: str, *parts: object) -> str:
    """`kind` and a hash of `parts`, e.g. ``a-1f0c9d2e77ab``. Parts are told apart by a separator."""
    digest = sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{kind}-{digest[:ID_HEX_DIGITS]}"
