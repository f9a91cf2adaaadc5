"""Sixty claims with what a computation has to say about each. Data: anyone can add one."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_doc
from tightrope import engine
from tightrope.core.findings import Finding, Verdict
from tightrope.core.types import Doc
from tightrope.ledger.checks import CHECKS, check_documents

FOLDER = Path(__file__).parent / "checks"
RIGHT = {"true": Verdict.CONSISTENT, "false": Verdict.INCONSISTENT}
CLAIMS = [
    (path.stem, claim)
    for path in sorted(FOLDER.glob("*.toml"))
    for claim in tomllib.loads(path.read_text(encoding="utf-8"))["claims"]
]


def as_read(row: dict[str, Any], number: int) -> Doc:
    published = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC) if "published" in row else None
    doc = a_doc(
        row["text"],
        id=f"d-{number}",
        published=published,
        outlet=row.get("outlet"),
        language=row.get("language", "en"),
    )
    coded = engine.code_one(doc, pipeline=engine.english()) if doc.language == "en" else doc
    assert isinstance(coded, Doc)
    return coded


def finding_on(check: str, claim: dict[str, Any]) -> Finding | None:
    docs = [as_read(row, k) for k, row in enumerate([claim, *claim.get("before", [])])]
    found = (f for f in check_documents(docs) if f.document == "d-0" and f.check == check)
    return next(found, None)


@pytest.fixture(scope="module")
def findings() -> list[tuple[dict[str, Any], Finding | None]]:
    return [(claim, finding_on(check, claim)) for check, claim in CLAIMS]


def test_every_check_has_true_and_false_claims() -> None:
    assert len(CLAIMS) == 60
    truths = {(check, claim["truth"]) for check, claim in CLAIMS}
    assert truths >= {(check, truth) for check in CHECKS for truth in RIGHT}


def test_every_claim_gets_its_verdict(findings: list[tuple[dict[str, Any], Finding | None]]) -> None:
    wrong = [(c["text"], f) for c, f in findings if (f.verdict if f else None) != c["verdict"]]
    assert wrong == []


def test_verdicts_are_precise(findings: list[tuple[dict[str, Any], Finding | None]]) -> None:
    decided = [(c["truth"], f.verdict) for c, f in findings if f and f.verdict in RIGHT.values()]
    assert sum(RIGHT.get(truth) == verdict for truth, verdict in decided) / len(decided) >= 0.95
    assert [v for truth, v in decided if v is Verdict.INCONSISTENT and truth != "false"] == []
