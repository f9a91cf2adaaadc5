"""The flat form of an event: one row between one actor and one recipient, as other projects publish theirs.

Importers hand such rows over, the store keeps them, and the events we code ourselves are seen through the same columns.
Types are plain words, so that this floor needs no library: "string", "date", "float", "int".
"""

from typing import Final

RECORD_COLUMNS: Final = (
    ("dataset", "string"),  # "gdelt2", "icews", ...; "tightrope" for what we coded
    ("id", "string"),  # unique within the data set
    ("day", "date"),
    ("actor", "string"),  # ISO 3166-1 alpha-3, a PLOVER world actor, or UNIDENTIFIED
    ("actor_sectors", "string"),  # PLOVER sectors, most specific first, separated by spaces; empty: none
    ("actor_name", "string"),  # as the data set gives it
    ("recipient", "string"),
    ("recipient_sectors", "string"),
    ("recipient_name", "string"),
    ("type", "string"),  # PLOVER
    ("mode", "string"),
    ("intensity", "float"),  # PLOVER score, -10 (conflict) to +10 (cooperation)
    ("reality", "string"),
    ("code", "string"),  # the data set's own code of the act, e.g. CAMEO "0231"
    ("mentions", "int"),
    ("sources", "int"),
    ("articles", "int"),
    ("killed", "int"),
    ("place", "string"),
    ("country", "string"),  # of the place, ISO 3166-1 alpha-3
    ("latitude", "float"),
    ("longitude", "float"),
    ("url", "string"),
)
"""(name, type) in order. All but dataset, id, day, type and reality may be null."""
