"""Existing event data as records: one file and one line for each data set."""

from collections.abc import Mapping

from tightrope.core.errors import InputError
from tightrope.importers import acled, gdelt, gdelt_gkg, gdelt_mentions, icews, phoenix, polecat, ucdp
from tightrope.importers.layout import Importer
from tightrope.importers.reading import read
from tightrope.importers.record import SCHEMA, Mended, Options, Rejected, Remark

__all__ = [
    "IMPORTERS",
    "SCHEMA",
    "Importer",
    "Mended",
    "Options",
    "Rejected",
    "Remark",
    "importer_of",
    "read",
]

IMPORTERS: Mapping[str, Importer] = {
    i.name: i
    for i in (
        gdelt.GDELT1,
        gdelt.GDELT2,
        gdelt_mentions.IMPORTER,
        gdelt_gkg.GKG1,
        gdelt_gkg.GKG2,
        icews.IMPORTER,
        polecat.IMPORTER,
        acled.IMPORTER,
        ucdp.IMPORTER,
        phoenix.IMPORTER,
    )
}


def importer_of(name: str) -> Importer:
    """Raises InputError, with the names there are, for another."""
    if name not in IMPORTERS:
        raise InputError(f"{name}: no such format; there are {', '.join(IMPORTERS)}")
    return IMPORTERS[name]
