"""The calibration that ships with the package: how sure each kind of finding is, by what can be seen of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tightrope.core.errors import ResourceError
from tightrope.resources.loading import load_toml

PATH = "models/calibration.toml"
FITTED_BY = "tools/calibrate.py"
KINDS = ("attributions", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A logistic model: weights by the name of a feature; a feature it has not seen counts nothing."""

    intercept: float
    least: float = 0.0  # what is less likely than this is not told, or not joined
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """0..1, for feature values in the units in which the model was fitted."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-(self.intercept + total)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One model for each kind of finding."""

    attributions: Logistic
    events: Logistic


def load_calibration() -> Calibration:
    """Raises ResourceError if the file lacks a kind or a number."""
    tables = load_toml(PATH)
    return Calibration(
        attributions=model_of(tables, "attributions", at=PATH, by=FITTED_BY),
        events=model_of(tables, "events", at=PATH, by=FITTED_BY),
    )


def model_of(tables: Mapping[str, Any], kind: str, *, at: str, by: str) -> Logistic:
    """Table `kind` of file `at`, which the script `by` wrote. Raises ResourceError if a number is missing."""
    try:
        weights = {str(name): float(value) for name, value in tables[kind]["weights"].items()}
        intercept, least = (float(tables[kind][name]) for name in ("intercept", "least"))
        return Logistic(intercept=intercept, least=least, weights=weights)
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{at}: [{kind}]: {error!r}; run {by} again") from error
