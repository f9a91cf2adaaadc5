"""The command line: what it prints where, and its exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope.core.errors import ResourceError
from tightrope.faces import cli, settings

ARTICLE = (
    "Baku denies airspace claim\n\n"
    "Iran said Azerbaijan let Israeli jets use its airspace. Azerbaijan denied the claim on Monday.\n"
)
PYTHON = [sys.executable, "-c", "import sys; from tightrope.faces.cli import main; sys.exit(main())"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with one article, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in cli.os.environ if n.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_read_prints_a_brief(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "article.txt"]) == cli.DONE
    out, err = capsys.readouterr()
    assert "Baku denies airspace claim" in out
    assert "denie" in out
    assert err == ""


@pytest.mark.parametrize(
    ("suffix", "start"),
    [("html", "<!DOCTYPE html>"), ("json", "{"), ("md", "# Baku"), ("txt", "Baku")],
)
def test_a_file_is_written_as_its_suffix_says(suffix: str, start: str, folder: Path) -> None:
    target = folder / f"brief.{suffix}"
    target.write_text("what was there before")
    assert cli.main(["read", "article.txt", "-o", str(target)]) == cli.DONE
    assert target.read_text(encoding="utf-8").startswith(start)


def test_a_format_overrules_the_suffix_and_the_settings(folder: Path) -> None:
    (folder / settings.FILE).write_text('format = "html"')
    assert cli.main(["read", "article.txt", "--format", "json", "-o", "brief.txt"]) == cli.DONE
    assert json.loads((folder / "brief.txt").read_text())["schema"] == "tightrope/brief/1"


def test_settings_of_the_folder_are_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / settings.FILE).write_text('format = "json"')
    assert cli.main(["read", "article.txt"]) == cli.DONE
    assert json.loads(capsys.readouterr().out)["documents"]


def test_a_bad_input_beside_a_good_one_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "article.txt", "missing.txt"]) == cli.WITH_FAILURES
    out, err = capsys.readouterr()
    assert "Baku denies" in out
    assert err == "missing.txt: No such file or directory; check the name and its permissions\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "check the name"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "no text"),
        ("binary.txt", bytes(range(256)) * 100, "not text"),
        ("book.txt", b"Iran said so. " * 800_000, "11,199,999 characters, no article; split it"),
        ("folder", None, "no file here"),
        ("*.nope", None, "no file matches"),
        ("http://127.0.0.1:9/", None, "not a public address"),
        ("ftp://example.org/a.txt", None, "only http and https"),
    ],
)
def test_nothing_but_bad_input(
    name: str, content: bytes | None, message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "folder").mkdir()
    (folder / "folder" / "image.bin").write_bytes(b"\0")
    if content is not None:
        (folder / name).write_bytes(content)
    assert cli.main(["read", name]) == cli.BAD_INPUT
    out, err = capsys.readouterr()
    assert message in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_a_machine_gets_its_brief_even_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "missing.txt", "--format", "json"]) == cli.BAD_INPUT
    assert json.loads(capsys.readouterr().out)["failures"][0]["input"] == "missing.txt"


def test_standard_input_may_be_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert cli.main(["read", "-"]) == cli.BAD_INPUT
    assert "no standard input" in capsys.readouterr().err
    assert cli.main(["read", "article.txt"]) == cli.DONE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [*PYTHON, "read", "article.txt"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode == cli.BAD_INPUT
    assert run.stderr.startswith("tightrope: standard output: cannot be written")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "nothing to read"),
        (["read", "article.txt", "--min-score", "7"], "--min-score"),
        (["read", "article.txt", "--input-format", "doc"], "no format is called 'doc'"),
        (["read", "article.txt", "--columns", "body"], "NAME=COLUMN"),
        (["read", "article.txt", "--published", "soon"], "not a date"),
        (["read", "article.txt", "-o", "missing/brief.txt"], "no folder missing"),
        (["read", "article.txt", "-o", "."], "it is a folder"),
        (["read", "article.txt", "-o", "brief.pdf"], "no brief is written as .pdf"),
        (["read", "article.txt", "--limit", "0"], "--limit 0"),
        (["demo", "article.txt"], "article.txt"),
        (["read", "article.txt", "--format", "pdf"], "pdf"),
        (["read", "article.txt", "--bogus"], "bogus"),
        (["evaluate"], "nothing to evaluate"),
        (["evaluate", "article.txt"], "article.txt"),
        (["evaluate", "."], "no reference reading"),
        (["nonsense"], "nonsense"),
    ],
)
def test_bad_options_say_what_is_wrong(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == cli.BAD_INPUT
    out, err = capsys.readouterr()
    assert message in err
    assert out == ""


def test_a_broken_installation_and_a_mistake_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, message in (
        (ResourceError("cues/en.toml: missing"), "missing"),
        (IndexError("7"), "report it"),
    ):
        monkeypatch.setattr(cli, "_coded", _raiser(error))
        assert cli.main(["read", "article.txt"]) == cli.BROKEN
        assert message in capsys.readouterr().err


def test_every_deliberate_error_has_an_exit_code() -> None:
    from tightrope.core import errors

    kinds = {k for k in vars(errors).values() if isinstance(k, type) and k is not errors.TightropeError}
    assert set(cli.EXIT_CODES) == kinds


def test_a_score_leaves_out_what_is_unsure(folder: Path) -> None:
    for score, name in (("0", "all.json"), ("1", "sure.json")):
        assert cli.main(["read", "article.txt", "--min-score", score, "-o", name]) == cli.DONE
    every, sure = (json.loads((folder / n).read_text())["documents"][0] for n in ("all.json", "sure.json"))
    assert len(sure["attributions"]) < len(every["attributions"])


def test_outlet_and_date_fill_what_a_document_lacks(folder: Path) -> None:
    flags = ["--outlet", "Example Wire", "--published", "2025-06-30", "-o", "brief.json"]
    assert cli.main(["read", "article.txt", *flags]) == cli.DONE
    document = json.loads((folder / "brief.json").read_text())["documents"][0]
    assert (document["outlet"], document["published"]) == ("Example Wire", "2025-06-30T00:00:00Z")
    assert document["published_basis"] == "given"


def test_columns_name_the_fields_of_rows(folder: Path) -> None:
    (folder / "rows.csv").write_text("kopf,inhalt\nTitle here,Iran denied the claim.\n", encoding="utf-8")
    flags = ["--columns", "text=inhalt,title=kopf", "-o", "brief.json"]
    assert cli.main(["read", "rows.csv", *flags]) == cli.DONE
    assert json.loads((folder / "brief.json").read_text())["documents"][0]["title"] == "Title here"


def test_undisputed_claims_are_listed_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    (Path("article.txt")).write_text("Iran said it was ready for talks.", encoding="utf-8")
    assert cli.main(["read", "article.txt"]) == cli.DONE
    assert "--all" in capsys.readouterr().out
    assert cli.main(["read", "article.txt", "--all"]) == cli.DONE
    assert "ASSERTED" in capsys.readouterr().out


def test_standard_input_is_read() -> None:
    run = subprocess.run(
        [*PYTHON, "read", "-"], input=ARTICLE, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert run.returncode == cli.DONE, run.stderr
    assert "Baku denies airspace claim" in run.stdout


def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    run = subprocess.Popen(
        [*PYTHON, "read", "article.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    errors = run.stderr.read()
    run.stderr.close()
    assert run.wait() == cli.DONE
    assert errors == ""


def test_the_demo_tells_the_example_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--format", "json"]) == cli.DONE
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert len(documents) >= 12
    assert all(d["attributions"] or d["events"] for d in documents)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    from tightrope import __version__

    assert cli.main(["--version"]) == cli.DONE
    assert capsys.readouterr().out.strip() == __version__
    assert cli.main(["--help"]) == cli.DONE
    assert all(command in capsys.readouterr().out for command in ("read",))


def test_help_loads_nothing_heavy() -> None:
    heavy = ("numpy", "onnxruntime", "trafilatura", "tightrope.engine", "tightrope.documents", "jinja2")
    assert _loaded(heavy, "--help") == ""


def test_a_text_loads_nothing_that_pages_feeds_and_addresses_need() -> None:
    others = (
        "trafilatura",
        "feedparser",
        "fastwarc",
        "httpx",
        "requests",
        "dateparser",
        "jsonschema",
        "jinja2",
    )
    assert _loaded(others, "read", "article.txt") == ""


def _loaded(modules: tuple[str, ...], *arguments: str) -> str:
    """Which of `modules` a run of the command line has loaded at its end."""
    check = (
        f"import sys; from tightrope.faces.cli import main; main({list(arguments)});"
        f"print(*(m for m in {modules} if m in sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return run.stderr.strip()


def _raiser(error: Exception):  # type: ignore[no-untyped-def]
    def raises(*_: object) -> None:
        raise error

    return raises
