"""From the reader's frames and the trees to records: who says what, with what stance, inside whose words."""

from dataclasses import replace

from tightrope.attribution.denials import pointing_drafts, resolved
from tightrope.attribution.frames import with_frames
from tightrope.attribution.headlines import headline_drafts
from tightrope.attribution.merging import distinct, without_echoes
from tightrope.attribution.nesting import records
from tightrope.attribution.nouns import adjective_drafts, adverb_drafts, noun_drafts, phrase_drafts
from tightrope.attribution.page import Page
from tightrope.attribution.relays import with_relays, with_reported
from tightrope.attribution.speech import with_quotations
from tightrope.attribution.stances import with_stances
from tightrope.attribution.verbs import verb_drafts
from tightrope.core.types import Doc
from tightrope.resources.cues import Cues

__all__ = ["attribute"]


def attribute(doc: Doc, *, cues: Cues) -> Doc:
    """Fill `attributions`, in text order. Needs `tokens`, `sentences`; uses `frames`, `mentions` if any."""
    page = Page.of(doc, cues)
    by_rule = [
        *pointing_drafts(page),
        *verb_drafts(page),
        *noun_drafts(page),
        *adjective_drafts(page),
        *adverb_drafts(page),
        *phrase_drafts(page),
        *headline_drafts(page),
    ]
    spoken = with_frames(page, with_quotations(page, distinct(by_rule)))
    chained = with_relays(page, without_echoes(resolved(page, spoken)))
    return replace(doc, attributions=records(page, with_reported(page, with_stances(page, chained))))
