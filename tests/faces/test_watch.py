"""`tightrope watch`: against a real outlet, into a store that stands in."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.documents.polling.world import FakeClock, Outlet, Request, a_page, an_item, serving
from tightrope.core.types import Doc, Failure
from tightrope.documents.polling import sites
from tightrope.engine.watching import Note, What
from tightrope.faces import cli, settings
from tightrope.faces.watch import _line, _memory


@dataclass(slots=True)
class Store:
    """Keeps what it is given."""

    items: list[Doc | Failure] = field(default_factory=list)
    runs: set[str] = field(default_factory=set)
    opened: list[str] = field(default_factory=list)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A stand-in for the workspace, in a folder of its own; sites that need no rest."""
    kept, module = Store(), ModuleType("tightrope.store")

    @contextmanager
    def open_workspace(where: str) -> Iterator[Store]:
        kept.opened.append(where)
        yield kept

    def add(workspace: Store, items: Any, *, run: str, now: datetime) -> None:
        workspace.items.extend(items)
        workspace.runs.add(run)

    module.__dict__.update(open_workspace=open_workspace, add=add)
    monkeypatch.setitem(sys.modules, "tightrope.store", module)
    monkeypatch.setattr("tightrope.store", module, raising=False)
    monkeypatch.setattr(sites, "DELAY", timedelta(0))
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    return kept


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving(Outlet(clock=FakeClock())) as open_outlet:
        yield open_outlet


def test_once_codes_and_stores_what_is_new(
    store: Store, outlet: Outlet, capsys: pytest.CaptureFixture[str]
) -> None:
    outlet.page("/1", "Baku denies that its airspace was used.")
    outlet.feed("/feed", an_item(outlet.url("/1")))
    command = ["watch", outlet.url("/feed"), "--once", "--allow-private"]
    assert cli.main(command) == cli.DONE
    (doc,) = store.items
    assert isinstance(doc, Doc) and doc.attributions
    assert (store.opened, len(store.runs)) == (["tightrope.duckdb"], 1)
    out, err = capsys.readouterr()
    assert out == ""
    polled, new = err.splitlines()
    assert polled.endswith(f"polled    {outlet.url('/feed')} - 1 entries, 1 new, 0 changed")
    assert new.endswith(f"new       {outlet.url('/1')} - Envoys meet")
    assert cli.main(["watch", "--once", "--allow-private"]) == cli.DONE  # the feed is remembered
    assert len(store.items) == 1
    assert json.loads(Path("tightrope.duckdb.watch.json").read_text())["feeds"][0]["name"] == outlet.url(
        "/feed"
    )


def test_a_feed_not_named_this_time_is_not_forgotten(store: Store, outlet: Outlet) -> None:
    outlet.feed("/a")
    outlet.feed("/b")
    for path in ("/a", "/b"):
        assert (
            cli.main(["watch", outlet.url(path), "--once", "--allow-private", "--workspace", "w.db"])
            == cli.DONE
        )
    names = {feed["name"] for feed in json.loads(Path("w.db.watch.json").read_text())["feeds"]}
    assert names == {outlet.url("/a"), outlet.url("/b")}
    assert outlet.paths() == ["/a", "/b"]


def test_a_failure_is_recorded_and_told_in_the_exit_code(store: Store, outlet: Outlet) -> None:
    assert cli.main(["watch", outlet.url("/none"), "--once", "--allow-private"]) == cli.WITH_FAILURES
    (failure,) = store.items
    assert isinstance(failure, Failure) and failure.stage == "watch" and "answers 404" in failure.error


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_document_in_hand_be_finished(store: Store, outlet: Outlet, number: int) -> None:
    def told_to_stop(request: Request) -> None:
        os.kill(os.getpid(), number)
        request.answer(a_page("First."), Content_Type="text/html")

    before = signal.getsignal(number)
    outlet.pages["/1"] = told_to_stop
    outlet.page("/2", "Second.")
    outlet.feed("/feed", an_item(outlet.url("/1")), an_item(outlet.url("/2"), "Second"))
    assert cli.main(["watch", outlet.url("/feed"), "--allow-private"]) == cli.DONE
    assert [item.url for item in store.items if isinstance(item, Doc)] == [outlet.url("/1")]
    assert outlet.paths() == ["/feed", "/1"]
    assert signal.getsignal(number) == before
    assert cli.main(["watch", "--once", "--allow-private"]) == cli.DONE
    assert [item.url for item in store.items if isinstance(item, Doc)] == [outlet.url("/1"), outlet.url("/2")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "nothing to watch; name feeds"),
        (["http://x.example/", "--every", "0.5"], "1 minute at the least"),
        (["http://x.example/", "--workspace", "broken"], "move it away to begin afresh"),
    ],
)
def test_what_cannot_be_meant_is_told(
    store: Store, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("broken.watch.json").write_text("{")
    assert cli.main(["watch", *arguments]) == cli.BAD_INPUT
    assert says in capsys.readouterr().err


def test_a_line_of_the_log_is_one_line_whatever_a_title_holds() -> None:
    note = Note(
        at=datetime(2025, 7, 1, tzinfo=UTC), what=What.NEW, url="http://x", about="a\nb\x1b[31m\u202e"
    )
    assert _line(note) == "2025-07-01T00:00:00Z new       http://x - a b [31m "


def test_the_file_for_a_database_does_not_depend_on_its_password() -> None:
    assert _memory("postgresql://a:secret@db.example/news") == _memory("postgresql://b:other@db.example/news")
    assert _memory("postgresql://db.example/news") != _memory("postgresql://db.example/other")
