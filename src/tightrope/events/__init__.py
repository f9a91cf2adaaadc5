"""Events: PLOVER acts over the dependency parse, from a lexicon that is data."""

from tightrope.events.coder import code
from tightrope.events.relation import relation, relation_head
from tightrope.events.rows import plover_events

__all__ = ["code", "plover_events", "relation", "relation_head"]
