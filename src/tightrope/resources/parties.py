"""The weights by which the parties of an event are chosen: of those that rules and reader find, for each side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import load_toml

PATH = "models/parties.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWeights:
    """Of a conditional logit: weights by the name of a feature, for the side that acts and the one that receives."""

    actors: Mapping[str, float]
    recipients: Mapping[str, float]


RULES_ALONE = PartyWeights(actors={"rule": 1.0}, recipients={"rule": 1.0})
"""Keeps what the rules find."""


@cache
def load_party_weights() -> PartyWeights:
    """Raises ResourceError if the file lacks a side or a number."""
    tables = load_toml(PATH)
    try:
        actors, recipients = (
            {str(name): float(value) for name, value in tables[side].items()}
            for side in ("actors", "recipients")
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(f"{PATH}: {error!r}; run tools/fit_parties.py again") from error
    return PartyWeights(actors=actors, recipients=recipients)
