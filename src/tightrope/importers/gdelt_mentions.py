"""GDELT 2.0 mentions: which outlet told of which event, and where in its text.

A mention is no event: it names one by its id, so it has columns of its own.
"""

from datetime import datetime

import pyarrow as pa

from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import whole
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import Refusal, Sheet
from tightrope.resources.codings import Convention

SCHEMA = pa.schema(
    [
        ("dataset", pa.string()),  # that of the event
        ("event", pa.string()),  # its id there
        ("mentioned", pa.timestamp("s", tz="UTC")),
        ("outlet", pa.string()),
        ("url", pa.string()),  # null where the mention is of no page of the web
        ("citation", pa.string()),  # what the data set gives in place of an address
        ("sentence", pa.int64()),  # of the text, from 1
        ("confidence", pa.float64()),  # 0..1, GDELT's own
        ("translated", pa.bool_()),
    ]
)
COLUMNS = tuple(
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras".split()
)
WEB = "1"  # the MentionType of pages of the web


def coded(sheet: Sheet, _: Convention) -> pa.RecordBatch:
    """The mentions of GDELT rows."""
    where = sheet.plain("MentionIdentifier", needed=True)
    (web,) = sheet.means("MentionType", lambda word: (word == WEB,), pa.bool_())
    nowhere = pa.scalar(None, pa.string())
    (mentioned,) = sheet.means("MentionTimeDate", _moment, pa.timestamp("s", tz="UTC"), needed=True)
    (translated,) = sheet.means("MentionDocTranslationInfo", lambda word: (bool(word),), pa.bool_())
    columns = {
        "dataset": pa.repeat("gdelt2", len(sheet)),
        "event": sheet.plain("GLOBALEVENTID", needed=True),
        "mentioned": mentioned,
        "outlet": sheet.text("MentionSourceName"),
        "url": pa.compute.if_else(web, where, nowhere),
        "citation": pa.compute.if_else(web, nowhere, where),
        "sentence": sheet.means("SentenceID", whole, pa.int64())[0],
        "confidence": sheet.means("Confidence", _share, pa.float64())[0],
        "translated": translated,
    }
    return sheet.kept(batch_of(columns, len(sheet), SCHEMA))


def _moment(word: str) -> tuple[datetime] | Refusal:
    try:
        return (datetime.strptime(f"{word.strip()}+0000", "%Y%m%d%H%M%S%z"),)
    except ValueError:
        return Refusal(f"{word!r} is no time")


def _share(word: str) -> tuple[float | None] | Refusal:
    if not word.strip():
        return (None,)
    if not word.strip().isdigit() or int(word) > 100:
        return Refusal(f"{word!r} is no confidence from 0 to 100")
    return (int(word) / 100,)


IMPORTER = Importer(
    name="gdelt-mentions",
    summary="GDELT 2.0 mentions of events: columns of their own, for Parquet only",
    schema=SCHEMA,
    layouts=(
        Layout(
            columns=COLUMNS,
            coded=coded,
            widths=(16, 15, 14),
            used=(
                *(
                    "GLOBALEVENTID",
                    "MentionTimeDate",
                    "MentionType",
                    "MentionSourceName",
                    "MentionIdentifier",
                ),
                *("SentenceID", "Confidence", "MentionDocTranslationInfo"),
            ),
            plain=("GLOBALEVENTID", "MentionIdentifier"),
        ),
    ),
)
