"""What was derived over a workspace, in words and as figures."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tightrope.engine.deriving import Derived


def derived_words(derived: "Derived") -> list[str]:
    """A phrase for each kind, and one for decisions whose items are no more."""
    counts = derived_counts(derived)
    waiting = counts.pop("waiting")
    told = [f"{number:,} {name}" for name, number in counts.items()]
    return told + ([f"{waiting:,} decisions on items that are no more"] if waiting else [])


def derived_counts(derived: "Derived") -> dict[str, int]:
    return {
        "claims": derived.claims,
        "acts": derived.acts,
        "checks": derived.checks,
        "waiting": len(derived.waiting),
    }
