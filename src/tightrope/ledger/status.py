"""How the positions on one proposition stand to each other, in one word."""

from collections.abc import Collection

from tightrope.core.types import Stance, Status

FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ALLEGES})
AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})


def status(stances: Collection[Stance]) -> Status:
    """Disputed as soon as anybody is against: whoever denies answers somebody, named in the text or not.

    Corroboration needs independent origins, which one document cannot give (design/MODELS, section 7).
    """
    if any(stance in AGAINST for stance in stances):
        return Status.DISPUTED
    return Status.ALLEGED if Stance.ALLEGES in stances else Status.ASSERTED
