"""What a watcher remembers outlives it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.polling.world import START
from tightrope.core.errors import InputError
from tightrope.documents.polling.records import Address, Entry, Feed, Hop, new_feed
from tightrope.documents.polling.state_file import load_feeds, save_feeds

words = st.text(max_size=20)
moments = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))
hops = st.builds(Hop, url=words, count=st.integers(1, 5), settled=words)
addresses = st.builds(
    Address,
    url=words,
    due=st.none() | moments,
    etag=st.none() | words,
    modified=st.none() | words,
    full=st.none() | moments,
    errors=st.integers(0, 99),
    why=st.none() | words,
    hop=st.none() | hops,
)
entries = st.builds(
    Entry,
    key=words,
    words=words,
    address=addresses,
    first=moments,
    last=moments,
    doc=st.none() | words,
    published=st.none() | moments,
    outlet=st.none() | words,
)
feeds = st.builds(
    Feed,
    name=words,
    address=addresses,
    entries=st.lists(entries, max_size=3).map(tuple),
    faults=st.lists(words, max_size=2).map(tuple),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(feeds, max_size=3).map(tuple))
def test_what_is_saved_is_loaded(tmp_path: Path, saved: tuple[Feed, ...]) -> None:
    save_feeds(tmp_path / "state.json", saved)
    assert load_feeds(tmp_path / "state.json") == saved


def test_nothing_is_remembered_before_the_first_time(tmp_path: Path) -> None:
    assert load_feeds(tmp_path / "none.json") == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "tightrope/watch/9", "feeds": []}', "\x00", '{"schema": 1}']
)
def test_a_file_that_is_something_else_is_refused_not_overwritten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text)
    with pytest.raises(InputError, match="move it away to begin afresh"):
        load_feeds(path)
    assert path.read_text() == text


def test_a_save_that_breaks_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state.json"
    kept = (new_feed("https://wire.example/feed", now=START),)
    save_feeds(path, kept)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space left on device"):
        save_feeds(path, ())
    assert load_feeds(path) == kept
