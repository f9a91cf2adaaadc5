"""The model that tells whether two tellings are of one act: logistic weights by feature."""

from tightrope.core.errors import ResourceError
from tightrope.resources.calibration import Logistic
from tightrope.resources.loading import load_toml

PATH = "models/same_act.toml"


def load_same_act() -> Logistic:
    """Raises ResourceError if the file lacks a number."""
    table = load_toml(PATH)
    try:
        weights = {str(name): float(value) for name, value in table["weights"].items()}
        return Logistic(intercept=float(table["model"]["intercept"]), weights=weights)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(f"{PATH}: {error!r}; run training/same_act/train.py again") from error
