"""The command line. It parses, calls `engine`, renders; heavy modules load in the command that needs them."""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from tightrope import __version__
from tightrope.core.errors import InputError, ResourceError, TightropeError
from tightrope.faces import acts, add, claims, origins, reviewing, watch
from tightrope.faces.checking import check
from tightrope.faces.exits import BAD_INPUT, BROKEN, DONE, INTERRUPTED, WITH_FAILURES
from tightrope.faces.inputs import (
    AllowPrivate,
    ColumnNames,
    InputFormat,
    Inputs,
    Language,
    Limit,
    Outlet,
    Published,
    check_inputs,
    check_limit,
    documents_of,
    read_options,
    told,
)
from tightrope.faces.output import write
from tightrope.faces.settings import Settings, load

if TYPE_CHECKING:
    from tightrope.core.types import Ledger
    from tightrope.documents import ReadOptions
    from tightrope.faces.evaluating import Evaluation

EXIT_CODES = {InputError: BAD_INPUT, ResourceError: BROKEN}
PLAIN_WIDTH = 100  # columns of text where there is no terminal to ask
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".md": "md"}

app = App(
    name="tightrope",
    help="Who says what about whom, who denies it, what happened; each line with its sentence.",
    help_epilogue="Exit codes: 0 done, 1 done with recorded failures, 2 bad input, 3 broken installation.",
    version=__version__,
)

app.command(add.add)
app.command(watch.watch)
app.command(check)
app.command(claims.claims)
app.command(claims.claim)
app.command(acts.acts)
app.command(origins.origins)

Format = Annotated[
    Literal["text", "json", "html", "md"] | None,
    Parameter(help="How to print the brief; by default as --output ends, else text."),
]
Output = Annotated[Path | None, Parameter(name=["--output", "-o"], help="A file to write the brief to.")]
MinScore = Annotated[float | None, Parameter(help="Leave out findings less sure than this, 0 to 1.")]
Sentences = Annotated[bool, Parameter(negative="", help="List the sentences that lines refer to (text).")]
All = Annotated[bool, Parameter(name="--all", negative="", help="Also list the claims that nobody disputes.")]
Width = Annotated[int | None, Parameter(help="Columns of text output.")]


@app.command
def read(
    *inputs: Inputs,
    format: Format = None,
    output: Output = None,
    input_format: InputFormat = None,
    columns: ColumnNames = None,
    language: Language = None,
    outlet: Outlet = None,
    published: Published = None,
    limit: Limit = None,
    min_score: MinScore = None,
    allow_private: AllowPrivate = None,
    sentences: Sentences = False,
    all_claims: All = False,
    width: Width = None,
) -> int:
    """Print the brief of documents; nothing is stored."""
    check_limit(limit)
    flags = {"format": format, "language": language, "min_score": min_score, "width": width}
    settings = load(flags | {"allow_private": allow_private})
    check_inputs(inputs, command="read")
    chosen = _format(format, output, settings)
    options = read_options(
        settings, format=input_format, columns=columns, outlet=outlet, published=published, limit=limit
    )
    ledger = _coded(inputs, options)
    return _deliver(
        ledger, settings, format=chosen, output=output, sentences=sentences, all_claims=all_claims
    )


@app.command
def demo(
    *,
    format: Format = None,
    output: Output = None,
    sentences: Sentences = False,
    all_claims: All = False,
    width: Width = None,
) -> int:
    """Code the example dispatches that come with the package and print their brief."""
    from importlib.resources import as_file

    from tightrope import documents
    from tightrope.resources.loading import resource

    settings = load({"format": format, "width": width})
    chosen = _format(format, output, settings)
    with as_file(resource("examples")) as folder:
        dispatches = sorted(str(p) for p in folder.glob("[0-9]*"))
        ledger = _coded(dispatches, documents.ReadOptions(now=datetime.now(UTC)))
    return _deliver(
        ledger, settings, format=chosen, output=output, sentences=sentences, all_claims=all_claims
    )


app.command(reviewing.workspace)
app.command(reviewing.review)


@app.command
def evaluate(
    *paths: Annotated[
        Path,
        Parameter(
            help="Readings (.yaml or their folder), briefs (.json), coded sentences (.jsonl), relation pairs "
            "(.tsv), attributed articles (PolNeAR's .jsonl); .xz and .gz of these. What a file is, is seen in "
            "it; readings, briefs, events, pairs or polnear before it says what it must be."
        ),
    ],
    format: Annotated[
        Literal["table", "json", "csv"], Parameter(help="How to print the figures.", name=["--format"])
    ] = "table",
    json: Annotated[bool, Parameter(negative="", help="The same as --format json.")] = False,
    csv: Annotated[bool, Parameter(negative="", help="The same as --format csv.")] = False,
    each: Annotated[bool, Parameter(negative="", help="Also each reading by itself.")] = False,
    errors: Annotated[
        bool, Parameter(negative="", help="Also how many mistakes of each class, on standard error.")
    ] = False,
    details: Annotated[
        bool, Parameter(negative="", help="As --errors, with every mistake below its class.")
    ] = False,
    calibration: Annotated[
        bool,
        Parameter(
            negative="",
            help="Also whether scores of findings in readings mean what they say, and what"
            " is left at each --min-score.",
        ),
    ] = False,
    gate: Annotated[
        Path | None,
        Parameter(help="Score the sets in this data folder against the floors that come with Tightrope."),
    ] = None,
    min_score: MinScore = None,
    width: Width = None,
) -> int:
    """Score our own coder, or briefs made before, against what persons found in the same texts."""
    from tightrope.faces import evaluating, figures

    settings = load({"width": width, "min_score": min_score})
    if gate is not None:
        return _gate(gate)
    if not paths:
        raise InputError(
            "nothing to evaluate; name readings or their folder, coded sentences, relation pairs or articles"
        )
    found = evaluating.evaluate(
        paths, now=datetime.now(UTC), min_score=settings.min_score, calibration=calibration
    )
    chosen = "json" if json else "csv" if csv else format
    write(_figures(found, chosen, each, settings), None)
    if errors or details:
        print(figures.as_mistakes(found.whole, items=details), file=sys.stderr)
    return DONE


@app.command(name="import")
def import_(
    format: Annotated[
        str,
        Parameter(
            help="What the files are: gdelt1, gdelt2, gdelt-mentions, gdelt1-gkg, gdelt2-gkg, icews, polecat, acled, "
            "ucdp-ged, phoenix."
        ),
    ],
    *files: Annotated[Path, Parameter(help="Files, plain or packed as zip, gz, bz2 or xz.")],
    into: Annotated[
        Path | None,
        Parameter(
            help="A Parquet file to write the records to; without it or a workspace they are only counted."
        ),
    ] = None,
    workspace: Annotated[
        str | None,
        Parameter(
            name=["--workspace", "-w"],
            help="A DuckDB file or a postgresql:// address to keep events in, each once.",
        ),
    ] = None,
    rejects: Annotated[
        Path | None,
        Parameter(help="A file to write every row to that gave no record or was mended: line and reason."),
    ] = None,
    convention: Annotated[
        Literal["corrected", "printed"],
        Parameter(help="PLOVER's scores without the slip in its manual, or as printed."),
    ] = "corrected",
) -> int:
    """Read existing event data as records in PLOVER's terms."""
    from tightrope.faces import importing
    from tightrope.importers import Options
    from tightrope.resources.codings import Convention

    if not files:
        raise InputError("nothing to import; name the files after the format")
    options = Options(convention=Convention(convention), threads=os.cpu_count() or 1)
    tally = importing.import_files(
        format, files, into=into, workspace=workspace, rejects=rejects, options=options
    )
    write(importing.summary(tally), None)
    return WITH_FAILURES if tally.rejected else DONE


def _gate(folder: Path) -> int:
    """Exit code 1 where a figure is below its floor, texts have changed, or a set is absent."""
    from tightrope.evaluation.gate import load_floors
    from tightrope.faces import gating

    measured, floors = gating.measure(folder, now=datetime.now(UTC)), load_floors()
    write(gating.as_table(measured, floors), None)
    faults = gating.faults(measured, floors, folder)
    print("\n".join(faults) or "gate: passed", file=sys.stderr)
    return WITH_FAILURES if faults else DONE


def _figures(found: "Evaluation", format: str, each: bool, settings: Settings) -> str:
    from tightrope.faces import figures

    singles = found.each if each else ()
    if format != "table":
        return figures.RENDERERS[format]((*singles, *found.whole, *found.calibration))
    width, colour = _width(settings), _colour(settings, None)
    matrix = figures.as_matrix(singles, width=width, colour=colour) + "\n" if singles else ""
    return matrix + figures.as_table((*found.whole, *found.calibration), width=width, colour=colour)


def _coded(inputs: Sequence[str], options: "ReadOptions") -> "Ledger":
    from tightrope import engine
    from tightrope.faces import collector

    found = documents_of(inputs, options)
    pipeline = engine.english()
    collector.relax()
    return engine.ledger(engine.code(found, pipeline=pipeline))


def _deliver(
    ledger: "Ledger",
    settings: Settings,
    *,
    format: str,
    output: Path | None,
    sentences: bool,
    all_claims: bool,
) -> int:
    """Write the brief unless there is none, list failures on standard error, and say how it went as an exit code."""
    from tightrope.faces import brief
    from tightrope.faces.brief.filtering import at_least, left_out

    look = brief.Look(
        width=_width(settings),
        colour=_colour(settings, output),
        sentences=sentences,
        all_claims=all_claims,
    )
    kept = at_least(ledger, settings.min_score)
    if dropped := left_out(ledger, kept):
        print(f"--min-score {settings.min_score:g}: {dropped}", file=sys.stderr)
    if ledger.documents or format == "json":
        write(brief.render(kept, format=format, look=look), output)
    return told(ledger.failures, documents=len(ledger.documents))


def _format(chosen: str | None, output: Path | None, settings: Settings) -> str:
    """As asked for, else as the name of the file says, else as set.

    Raises InputError before any work is done where nothing can be written to `output`, or not as it is called.
    """
    suffix = output.suffix.lower() if output else ""
    if output and (output.is_dir() or not output.parent.is_dir()):
        reason = "it is a folder" if output.is_dir() else f"there is no folder {output.parent}"
        raise InputError(f"{output}: cannot be written: {reason}; choose another --output")
    if suffix and suffix not in SUFFIXES and not chosen:
        known = ", ".join(SUFFIXES)
        raise InputError(f"{output}: no brief is written as {suffix}, only {known}; or say --format")
    return chosen or SUFFIXES.get(suffix) or settings.format


def _width(settings: Settings) -> int:
    if settings.width is not None:
        return settings.width
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PLAIN_WIDTH
    except (OSError, ValueError):
        return PLAIN_WIDTH


def _colour(settings: Settings, output: Path | None) -> bool:
    if settings.colour is not None:
        return settings.colour
    return output is None and sys.stdout.isatty()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. The only place where errors become exit codes."""
    try:
        code = app(arguments, exit_on_error=False, result_action="return_value")
        return code if isinstance(code, int) else DONE
    except CycloptsError:
        return BAD_INPUT  # it has told the caller what is wrong
    except TightropeError as error:
        print(f"tightrope: {error}", file=sys.stderr)
        return EXIT_CODES[type(error)]
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # nobody listens: let the exit flush go
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # noqa: BLE001  whatever it is, the caller gets an exit code that says so
        traceback.print_exc()
        print("tightrope: this is a mistake in Tightrope itself; please report it", file=sys.stderr)
        return BROKEN
