"""How often the checks find something to compute in real articles, and what they say about it.

    python bench/checks.py DATA [--show VERDICT] [--limit N]

DATA holds text/*.jsonl.gz: articles with title, text and date.

Sentences are cut at full stops, without the neural reader, so that thousands of articles take a minute: what needs
events (tolls, reports of dated acts) is not measured here. --show prints every finding with that verdict, to be judged
by a reader.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path

from tightrope.core.types import Doc, Sentence
from tightrope.ledger.checks import check_documents

END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"])|\n+")


def documents(folder: Path) -> Iterator[Doc]:
    """Every article with sentences and nothing else."""
    for path in sorted((folder / "text").glob("*.jsonl.gz")):
        for number, line in enumerate(gzip.open(path, "rt", encoding="utf-8")):
            row = json.loads(line)
            day = row.get("date_est") or row.get("date")
            published = datetime.fromisoformat(day[:10]).replace(tzinfo=UTC) if day else None
            text = f"{row.get('title') or ''}\n{row['text']}"
            name = f"{path.name}:{number + 1}"
            yield Doc(
                id=name, source=name, text=text, language="en", published=published, sentences=sentences(text)
            )


def sentences(text: str) -> tuple[Sentence, ...]:
    """The stretches between full stops."""
    bounds = [0, *(m.end() for m in END.finditer(text)), len(text)]
    return tuple(
        Sentence(start=a, end=b, first=0, last=0, paragraph=0)
        for a, b in pairwise(bounds)
        if text[a:b].strip()
    )


def main() -> int:
    """Exit code 2 where the data are absent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--limit", type=int, help="articles, at most")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    articles = 0
    for doc in islice(documents(given.data), given.limit):
        articles += 1
        for finding in check_documents([doc]):
            counts[finding.check, finding.verdict] += 1
            if finding.verdict == given.show and finding.span:
                print(
                    f"{doc.id} {doc.published} {finding.check}: {doc.quote(finding.span)!r} {finding.because}"
                )
    if not articles:
        print(f"{given.data}: no text/*.jsonl.gz there; name the folder of articles", file=sys.stderr)
        return 2
    print(f"{articles} articles")
    for (check, verdict), count in sorted(counts.items()):
        print(f"{check:12} {verdict:20} {count:5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
