"""`tightrope check`: what can be computed about a claim, in documents or by hand."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from tightrope.core.errors import InputError
from tightrope.core.findings import Finding
from tightrope.core.types import Doc, Failure
from tightrope.faces.exits import DONE
from tightrope.faces.inputs import AllowPrivate, ColumnNames, InputFormat, Inputs, coded, told
from tightrope.faces.settings import load
from tightrope.faces.stored import Instead, stored_documents

if TYPE_CHECKING:
    from tightrope.ledger.checks.casualties import Toll
    from tightrope.ledger.checks.quantities import Quantity

COLUMNS = ("check", "verdict", "inputs", "margin", "tolerance", "unit", "because", "document", "words")

check = App(
    name="check", help="Compute what can be computed about a claim: the verdict is on its literal content."
)

Format = Annotated[Literal["table", "json", "csv"], Parameter(help="How to print the findings.")]
From = Annotated[
    str, Parameter(name="--from", help="A place: ICAO or IATA code, name, or LATITUDE,LONGITUDE.")
]
To = Annotated[str, Parameter(name="--to", help="A place, as --from.")]


@check.default
def documents(
    *inputs: Inputs,
    workspace: Instead = None,
    format: Format = "table",
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    allow_private: AllowPrivate = None,
) -> int:
    """Find claims in documents, or in those of the workspace, that can be computed, and compute them.

    Documents are held against each other too.
    """
    from tightrope.ledger.checks import check_documents

    settings = load({"workspace": workspace, "allow_private": allow_private})
    items: Sequence[Doc | Failure] = (
        coded(inputs, settings, command="check", format=input_format, columns=columns)
        if inputs
        else stored_documents(settings.workspace)
    )
    docs = {item.id: item for item in items if isinstance(item, Doc)}
    _print(check_documents(tuple(docs.values())), format, docs)
    return told((item for item in items if isinstance(item, Failure)), documents=len(docs))


@check.command
def route(
    *,
    origin: From,
    target: To,
    over: Annotated[str, Parameter(help="A state: its ISO 3166-1 alpha-3 code or name.")],
    shortest: Annotated[
        bool, Parameter(negative="", help="The claim is about the shortest way, not one that was flown.")
    ] = False,
    format: Format = "table",
) -> int:
    """Does the shortest way cross a state, and what does it cost to touch it?"""
    from tightrope.ledger.checks import gazetteer
    from tightrope.ledger.checks.route import judge

    ends = gazetteer.place(origin), gazetteer.place(target)
    return _print([judge(*ends, _state(over), shortest=shortest)], format)


@check.command
def distance(
    *,
    origin: From,
    target: To,
    km: Annotated[float | None, Parameter(help="The distance that is claimed.")] = None,
    range_km: Annotated[float | None, Parameter(help="The range that is claimed to suffice.")] = None,
    hours: Annotated[float | None, Parameter(help="The time that is claimed, with --speed.")] = None,
    speed: Annotated[float | None, Parameter(help="Kilometres an hour.")] = None,
    format: Format = "table",
) -> int:
    """Is it that far, does a range suffice, does it take that long?"""
    from tightrope.ledger.checks import distance, gazetteer

    ends = gazetteer.place(origin), gazetteer.place(target)
    found = [distance.judge(*ends, km)] if km is not None else []
    found += [distance.judge_range(*ends, range_km)] if range_km is not None else []
    if hours is not None and speed is not None and speed > 0:
        found.append(distance.judge_time(*ends, hours, speed))
    if not found:
        raise InputError("nothing is claimed; give --km, --range-km, or --hours with --speed above 0")
    return _print(found, format)


@check.command
def weekday(
    day: Annotated[str, Parameter(help="A date: 2025-06-13.")],
    name: Annotated[str, Parameter(help="The weekday it is claimed to be.")],
    *,
    format: Format = "table",
) -> int:
    """Was that day such a weekday?"""
    from tightrope.ledger.checks.dates import judge_weekday
    from tightrope.resources.checking import load_wording

    weekdays = load_wording().weekdays
    if name.lower() not in weekdays:
        raise InputError(f"{name}: no such weekday; one of {', '.join(weekdays)}")
    return _print([judge_weekday(_date(day), weekdays[name.lower()])], format)


@check.command
def office(
    person: Annotated[str, Parameter(help="A name, as in the registry.")],
    title: Annotated[str, Parameter(help="The office: foreign minister.")],
    *,
    of: Annotated[str, Parameter(help="A state: its code or name.")],
    on: Annotated[str, Parameter(help="A date: 2015-03-01.")],
    format: Format = "table",
) -> int:
    """Did the person hold the office on that day?"""
    from tightrope.ledger.checks.office import Period, judge

    day = _date(on)
    return _print([judge(person, title, _state(of), Period(day, day))], format)


@check.command
def place(
    name: Annotated[str, Parameter(help="A place: code, name, or LATITUDE,LONGITUDE.")],
    *,
    state: Annotated[str, Parameter(name="--in", help="A state: its code or name.")],
    format: Format = "table",
) -> int:
    """Does the place lie in the state?"""
    from tightrope.ledger.checks import gazetteer
    from tightrope.ledger.checks.place import judge

    return _print([judge(name, _state(state), gazetteer.places(name))], format)


@check.command(name="sum")
def add(
    *parts: Annotated[str, Parameter(help="Numbers, as texts write them: 120, 2.5 million.")],
    total: Annotated[str, Parameter(help="What they are claimed to make.")],
    format: Format = "table",
) -> int:
    """Do the parts make the total, within their rounding?"""
    from tightrope.ledger.checks.arithmetic import judge_sum

    return _print([judge_sum([_quantity(part) for part in parts], _quantity(total))], format)


@check.command
def percent(
    *,
    part: Annotated[str, Parameter(help="A number.")],
    whole: Annotated[str, Parameter(help="What it is a part of.")],
    stated: Annotated[str, Parameter(help="The percentage that is claimed.")],
    format: Format = "table",
) -> int:
    """Is the part that many percent of the whole?"""
    from tightrope.ledger.checks.arithmetic import judge_share

    if not _quantity(whole).value:
        raise InputError("--whole 0: there is no share of nothing")
    return _print([judge_share(_quantity(part), _quantity(whole), _quantity(stated))], format)


@check.command
def toll(
    earlier: Annotated[str, Parameter(help="People, as a range: 12, 12+, 24-99.")],
    later: Annotated[str, Parameter(help="The same in the later report.")],
    *,
    corrects: Annotated[
        bool, Parameter(negative="", help="The later report corrects the earlier one.")
    ] = False,
    format: Format = "table",
) -> int:
    """Can the later toll of an act follow the earlier one?"""
    from tightrope.ledger.checks.casualties import judge

    return _print([judge(_toll(earlier, 1), _toll(later, 2, corrects=corrects))], format)


@check.command
def quote(
    words: Annotated[str, Parameter(help="The quoted words.")],
    *,
    source: Annotated[Path, Parameter(name="--in", help="A text file in which they should stand.")],
    format: Format = "table",
) -> int:
    """Do the words stand in the source?"""
    from tightrope.ledger.checks.quotation import judge

    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"{source}: cannot be read as text: {error}; name a file in UTF-8") from error
    return _print([judge(words, text, name=str(source))], format)


@check.command
def superlative(
    subject: Annotated[str, Parameter(help="Who is claimed to be first.")],
    word: Annotated[str, Parameter(help="The superlative: largest, most populous.")],
    among: Annotated[str, Parameter(help="The set, as texts call it: country in Africa.")],
    *,
    format: Format = "table",
) -> int:
    """Is it first of a named set?"""
    from tightrope.ledger.checks.superlative import judge
    from tightrope.resources.checking import load_wording

    known = load_wording().superlatives
    if word not in known:
        raise InputError(f"{word}: no such superlative is known, only {', '.join(known)}")
    return _print([judge(subject, known[word], among)], format)


def _print(findings: Iterable[Finding], format: str, docs: Mapping[str, Doc] | None = None) -> int:
    rows = [_row(finding, docs or {}) for finding in findings]
    sys.stdout.write(RENDERERS[format](rows))
    return DONE


def _row(finding: Finding, docs: Mapping[str, Doc]) -> dict[str, object]:
    doc = docs.get(finding.document or "")
    words = " ".join(doc.quote(finding.span).split()) if doc and finding.span else None
    return asdict(finding) | {"inputs": dict(finding.inputs), "document": doc and doc.source, "words": words}


def _as_table(rows: Sequence[Mapping[str, object]]) -> str:
    return "\n".join(map(_paragraph, rows)) if rows else "nothing that can be computed was found\n"


def _paragraph(row: Mapping[str, object]) -> str:
    """One finding: its verdict, the words, every input, what was measured, and why."""
    inputs, because = row["inputs"], row["because"]
    assert isinstance(inputs, dict) and isinstance(because, tuple)
    lines = [f"{row['check']}: {row['verdict']}"]
    lines += [f"  “{row['words']}” ({row['document']})"] if row["words"] else []
    lines += [f"  {name}: {value}" for name, value in inputs.items()]
    if row["margin"] is not None:
        lines.append(
            f"  margin {row['margin']:,.4g}, tolerance {row['tolerance']:,.4g} {row['unit'] or ''}".rstrip()
        )
    return "\n".join((*lines, *(f"  because {reason}" for reason in because))) + "\n"


def _as_json(rows: Sequence[Mapping[str, object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"


def _as_csv(rows: Sequence[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        inputs, because = row["inputs"], row["because"]
        assert isinstance(inputs, dict) and isinstance(because, tuple)
        told = "; ".join(f"{name}={value}" for name, value in inputs.items())
        writer.writerow({**row, "inputs": told, "because": "; ".join(because)})
    return text.getvalue()


RENDERERS: Mapping[str, Callable[[Sequence[Mapping[str, object]]], str]] = {
    "table": _as_table,
    "json": _as_json,
    "csv": _as_csv,
}


def _state(name: str) -> str:
    from tightrope.ledger.checks.gazetteer import state

    code = state(name)
    if code is None:
        raise InputError(f"{name}: no state of that name; give its ISO 3166-1 alpha-3 code, such as AZE")
    return code


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text}: not a date; write it as 2025-06-13") from error


def _quantity(text: str) -> "Quantity":
    from tightrope.ledger.checks.quantities import quantity
    from tightrope.resources.checking import load_wording

    number = quantity(text, load_wording())
    if number is None:
        raise InputError(f"{text}: not a number; write 120, 2.5 million or twenty")
    return number


def _toll(text: str, day: int, *, corrects: bool = False) -> "Toll":
    from tightrope.ledger.checks.casualties import Toll

    low, dash, high = text.rstrip("+").partition("-")
    try:
        top = int(high) if dash else None if text.endswith("+") else int(low)
        return Toll(low=int(low), high=top, reported=datetime(1, 1, day), corrects=corrects)
    except ValueError as error:
        raise InputError(f"{text}: not a number of people; write 12, 12+ or 24-99") from error
