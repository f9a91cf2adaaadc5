"""How well dependence is seen between labelled articles (README.md tells how the labels came about).

    python -m training.origins.measure DATA [--mistakes]

DATA holds the articles the ids of gold.tsv belong to, as JSON lines: text/outlets_incidents_2012-2020.jsonl.gz and
text/tehran_times_*.jsonl.gz. Prints precision, recall and F1 of "dependent", for all pairs and for those of
either half, neither of them held out. That two articles are of one outlet does not count here.
"""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tightrope.core.origins import TieKind
from tightrope.core.types import Doc
from tightrope.ledger.origins import Report, dependence, reports_of

GOLD = Path(__file__).parent / "gold.tsv"
CORPORA = (
    ("outlets_incidents_2012-2020.jsonl.gz",),
    ("tehran_times_azerbaijan_2016-2021.jsonl.gz", "tehran_times_tension_to_2019-05.jsonl.gz"),
)
SHOWN = frozenset({TieKind.COPY, TieKind.PASSAGE, TieKind.AGENCY, TieKind.CITES})


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--mistakes", action="store_true", help="list the ids of pairs judged wrongly")
    options = parser.parse_args()
    if not (options.data / "text").is_dir():
        print(
            f"{options.data}: there is no folder text in it; name the folder that holds the articles",
            file=sys.stderr,
        )
        return 2
    reports = {r.doc.id: r for files in CORPORA for r in reports_of(_docs(options.data / "text", files))}
    pairs = [(row, _seen(reports, row)) for row in _gold()]
    for name, part in (("all", pairs), ("odd rows", pairs[::2]), ("even rows", pairs[1::2])):
        print(f"{name:12} {len(part):4} pairs  {_figures(part)}")
    for row, seen in pairs if options.mistakes else ():
        if seen != (row["label"] != "independent"):
            print(
                f"{row['first']} {row['second']}: {row['label']}, judged {'dependent' if seen else 'independent'}"
            )
    return 0


def _gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _docs(folder: Path, names: Sequence[str]) -> Iterator[Doc]:
    known: set[str] = set()
    for name in names:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if str(row["id"]) not in known:
                    known.add(str(row["id"]))
                    yield _doc(row)


def _doc(row: Mapping[str, str]) -> Doc:
    day = datetime.fromisoformat(row.get("date") or row["date_est"]).replace(tzinfo=UTC)
    return Doc(
        id=str(row["id"]),
        source=row.get("url") or "",
        text=row["text"],
        title=row["title"],
        outlet=row["source"],
        author=row.get("authors") or None,
        published=day,
    )


def _seen(reports: Mapping[str, Report], row: Mapping[str, str]) -> bool:
    found = dependence(reports[row["first"]], reports[row["second"]])
    return any(tie.kind in SHOWN for tie in found.because)


def _figures(pairs: Sequence[tuple[Mapping[str, str], bool]]) -> str:
    right = sum(seen and row["label"] != "independent" for row, seen in pairs)
    judged, true = sum(seen for _, seen in pairs), sum(row["label"] != "independent" for row, _ in pairs)
    precision, recall = right / max(judged, 1), right / max(true, 1)
    f1 = 2 * right / max(judged + true, 1)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({true} dependent)"


if __name__ == "__main__":
    raise SystemExit(main())
