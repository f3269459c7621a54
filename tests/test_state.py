"""What crawls remember between runs."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.links import Link
from newscrawl.state import Known, State, StateInUse, when
from newscrawl.urls import article_key

START = datetime(2024, 11, 2, 8, tzinfo=UTC)
HOUR, DAY = 3600.0, 86400.0
SITE = "kabar.test"
HASH = "ab" * 32
FEED = f"http://{SITE}/feed/"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(clock: Clock) -> Iterator[State]:
    with closing(State(clock=clock)) as opened:
        yield opened


def address(slug: str) -> str:
    return f"http://{SITE}/{slug}/"


def key(slug: str) -> str:
    return article_key(address(slug))


def announce(state: State, slug: str, **told: str) -> None:
    state.announce(key(slug), SITE, Link(url=address(slug), **told))  # type: ignore[arg-type]


def finish(state: State, slug: str, outcome: str, *others: str, **told: Any) -> None:
    state.finish(map(key, (slug, *others)), SITE, address(slug), outcome, **told)


def left(state: State) -> list[str]:
    return [link.url for link in state.unfinished(SITE)]


# -- articles


def test_an_address_is_new_until_it_is_announced_and_dealt_with(state: State) -> None:
    assert state.known(key("banjir")) is None
    assert state.is_new(key("banjir"))
    announce(state, "banjir")
    assert state.is_new(key("banjir"))
    assert left(state) == [address("banjir")]
    finish(state, "banjir", "stored", published=START, content_hash=HASH)
    assert not state.is_new(key("banjir"))
    assert left(state) == []
    assert state.known(key("banjir")) == Known(
        "stored", 1, START.timestamp(), START.timestamp(), HASH, None
    )
    assert (state.stored(), state.counts(SITE)) == (1, {"stored": 1})
    assert state.counts("lain.test") == {}


@pytest.mark.parametrize(
    ("outcome", "days", "new"),
    [
        ("stored", 400, False),
        ("alias", 400, False),
        ("todo", 0, True),
        ("failed", 0, True),
        ("gone", 0, False),
        ("gone", 0.1, True),  # another chance, if it is still announced
        ("not-news", 0.1, True),
        ("outside", 400, False),
        ("unmatched", 400, False),
    ],
)
def test_what_is_asked_for_again(
    state: State, clock: Clock, outcome: str, days: float, new: bool
) -> None:
    finish(state, "banjir", outcome)
    clock.now += days * DAY
    assert state.is_new(key("banjir")) is new


def test_another_chance_comes_later_each_time(state: State, clock: Clock) -> None:
    for rest in (HOUR, DAY, 30 * DAY, 30 * DAY):
        announce(state, "banjir")
        finish(state, "banjir", "gone")
        clock.now += rest
        assert not state.is_new(key("banjir"))
        clock.now += 1
        assert state.is_new(key("banjir"))


def test_what_was_asked_for_when_a_run_was_killed_comes_last(state: State) -> None:
    for slug in ("satu", "dua", "tiga"):
        announce(state, slug)
    state.lease(key("satu"))
    assert left(state)[-1] == address("satu")


def test_what_failed_five_times_is_tried_once_a_day(state: State, clock: Clock) -> None:
    announce(state, "banjir")
    for tries in range(1, 6):
        assert state.is_new(key("banjir"))
        assert left(state) == [address("banjir")]
        finish(state, "banjir", "failed", note="no answer in time")
        assert state.known(key("banjir")) == Known(
            "failed", tries, START.timestamp(), None, None, "no answer in time"
        )
        announce(state, "banjir")  # the sources still list it
    assert not state.is_new(key("banjir"))
    assert left(state) == []
    clock.now += 1.01 * DAY  # a site may be down for longer than five runs
    assert state.is_new(key("banjir"))
    assert left(state) == [address("banjir")]


def test_the_unfinished_come_as_they_were_announced(state: State, clock: Clock) -> None:
    told = {"source": "feed", "title": "Banjir — surut", "published": "2024-11-02T08:00:00Z"}
    for slug in ("satu", "dua", "tiga"):
        announce(state, slug, **told)
        clock.now += 1
    finish(state, "dua", "not-news")
    assert list(state.unfinished(SITE)) == [
        Link(url=address(slug), **told)  # type: ignore[arg-type]
        for slug in ("satu", "tiga")
    ]
    assert list(state.unfinished("lain.test")) == []


def test_the_other_addresses_of_an_article_are_its_aliases(state: State) -> None:
    announce(state, "p-123")
    finish(state, "banjir", "stored", "p-123", "banjir", content_hash=HASH)
    assert [state.known(key(slug))[0] for slug in ("banjir", "p-123")] == ["stored", "alias"]  # type: ignore[index]
    assert not state.is_new(key("p-123"))
    assert state.stored() == 1


def test_what_is_stored_stays_stored(state: State) -> None:
    """A page asked for again may be gone, or drop out of a period: its record is in the output."""
    finish(state, "banjir", "stored", published=START, content_hash=HASH)
    for outcome in ("gone", "outside", "failed", "alias"):
        finish(state, "banjir", outcome)
    announce(state, "lain")
    finish(state, "lain", "alias", "banjir")
    known = state.known(key("banjir"))
    assert known is not None
    assert (known.outcome, known.hash) == ("stored", HASH)
    finish(state, "banjir", "stored", content_hash="cd" * 32)
    assert state.known(key("banjir"))[4] == "cd" * 32  # type: ignore[index]


def test_a_page_that_was_gone_is_to_do_again(state: State, clock: Clock) -> None:
    finish(state, "banjir", "gone")
    clock.now += 31 * DAY
    announce(state, "banjir")
    assert left(state) == [address("banjir")]


BEFORE, AFTER = START - timedelta(days=3), START + timedelta(days=3)


@pytest.mark.parametrize(
    ("since", "until", "query", "again"),
    [
        (None, None, None, {"lama", "baru", "entah", "lain"}),
        (None, None, "ihsg", {"lama", "baru", "entah"}),
        (None, None, "rupiah", {"lama", "baru", "entah", "lain"}),
        (START, None, None, {"baru"}),
        (None, START, "ihsg", {"lama"}),
        (None, START, "rupiah", {"lama", "lain"}),
        (BEFORE, AFTER, "ihsg", {"lama"}),  # until: before
    ],
)
def test_what_a_narrower_run_left_out(
    state: State,
    since: datetime | None,
    until: datetime | None,
    query: str | None,
    again: set[str],
) -> None:
    finish(state, "lama", "outside", published=BEFORE)
    finish(state, "baru", "outside", published=AFTER)
    finish(state, "entah", "outside")
    finish(state, "lain", "unmatched", published=BEFORE, note="ihsg")
    finish(state, "tersimpan", "stored", published=START)
    links = state.reconsidered(SITE, since=since, until=until, query=query)
    assert {link.url for link in links} == set(map(address, again))


def test_what_was_stored_since(state: State) -> None:
    for slug, published in (("lama", BEFORE), ("baru", AFTER), ("kini", START), ("entah", None)):
        finish(state, slug, "stored", published=published)
    finish(state, "bukan", "outside", published=AFTER)
    assert state.stored_since(SITE, START) == list(map(address, ("baru", "kini", "entah")))
    assert state.stored_since("lain.test", BEFORE) == []


# -- sources


def read(state: State, url: str = FEED, **told: Any) -> None:
    state.source_read(url, site=SITE, kind="feed", **{"digest": b"a", **told})


@pytest.mark.parametrize(
    ("same", "later", "due"),
    [
        (0, 1, True),  # no telling yet how often it changes
        (10 * HOUR, 0.5 * HOUR, False),
        (10 * HOUR, 1.5 * HOUR, True),
        (365 * DAY, 13 * DAY, False),
        (365 * DAY, 15 * DAY, True),  # two weeks at the latest
    ],
)
def test_a_source_rests_for_a_tenth_of_the_time_it_was_the_same(
    state: State, clock: Clock, same: float, later: float, due: bool
) -> None:
    read(state)
    clock.now += same
    state.source_unchanged(FEED)
    source = state.source(FEED)
    assert source is not None
    assert source.is_due(clock.now + later) is due


def test_a_source_that_changed_is_due_and_one_with_the_same_content_is_not(
    state: State, clock: Clock
) -> None:
    read(state)
    clock.now += 100 * DAY
    read(state)  # a server that knows no conditional requests
    assert [s.is_due(clock.now + HOUR) for s in state.sources(SITE)] == [False]
    read(state, digest=b"b")
    assert [s.is_due(clock.now + HOUR) for s in state.sources(SITE)] == [True]


def test_a_source_that_failed_does_not_rest_as_one_that_is_the_same(
    state: State, clock: Clock
) -> None:
    read(state, etag='"1"')
    clock.now += 100 * DAY
    state.source_failed(FEED, site=SITE, kind="feed", status="no answer in time", dead=False)
    source = state.source(FEED)
    assert source is not None
    assert (source.is_due(clock.now + HOUR), source.etag) == (True, '"1"')
    state.source_unchanged(FEED)
    source = state.source(FEED)
    assert source is not None
    assert (source.is_due(clock.now + HOUR), source.failures) == (False, 0)


@pytest.mark.parametrize(("failures", "days"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 30), (99, 30)])
def test_a_dead_source_rests_longer_each_time(
    state: State, clock: Clock, failures: int, days: int
) -> None:
    for _ in range(failures):
        state.source_failed(FEED, site=SITE, kind="feed", status="the site answers 404", dead=True)
    source = state.source(FEED)
    assert source is not None
    assert source.retired == clock.now + days * DAY
    assert not source.is_due(clock.now + days * DAY - 1)
    assert source.is_due(clock.now + days * DAY)
    read(state)
    source = state.source(FEED)
    assert source is not None
    assert (source.retired, source.failures, source.status) == (None, 0, "read")


def test_the_children_of_an_index_come_the_newest_first(state: State) -> None:
    for name, lastmod in (("satu", "2024-10-01"), ("dua", "2024-11-01"), ("tiga", None)):
        read(state, f"http://{SITE}/{name}.xml", parent=FEED, lastmod=lastmod)
    read(state, f"http://{SITE}/lain.xml")
    names = [source.url.rpartition("/")[2] for source in state.children(FEED)]
    assert names == ["dua.xml", "satu.xml", "tiga.xml"]
    state.source_unchanged(f"http://{SITE}/satu.xml", lastmod="2024-11-03")
    assert state.children(FEED)[0].url == f"http://{SITE}/satu.xml"
    state.source_unchanged(f"http://{SITE}/satu.xml")
    assert state.children(FEED)[0].lastmod == "2024-11-03"


def test_what_a_source_said_is_kept(state: State) -> None:
    assert state.source(FEED) is None
    read(state, etag='"1"', modified="Sat", scope="1.5", links=3, complete=True)
    source = state.source(FEED)
    assert source is not None
    assert (source.etag, source.modified, source.digest) == ('"1"', "Sat", b"a")
    assert (source.scope, source.links, source.complete) == ("1.5", 3, True)
    assert (when(source.asked), when(None)) == (START, None)
    assert [found.url for found in state.sources(SITE)] == [FEED]
    assert state.sources("lain.test") == []


# -- the file


def test_the_file_is_made_with_its_folder_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "a.state"
    with closing(State(path)) as state:
        announce(state, "banjir")
        finish(state, "surut", "stored", output=1234)
    with closing(State(path)) as state:
        assert left(state) == [address("banjir")]
        assert not state.is_new(key("surut"))
        assert state.output_known() == 1234
    state.close()  # twice does no harm
    assert sorted(file.name for file in path.parent.iterdir()) == ["a.state"]


def test_one_crawl_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.state"
    first = State(path)
    with pytest.raises(StateInUse, match=r"a\.state: another crawl is writing to it"):
        State(path)
    first.close()
    State(path).close()


def foreign_text(path: Path) -> None:
    path.write_text("belanja: beras, telur, minyak goreng\n" * 40, encoding="utf-8")


def foreign_database(path: Path, version: int = 0) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE belanja (barang TEXT)")
        other.execute(f"PRAGMA user_version = {version}")
        other.commit()


def newer(path: Path) -> None:
    State(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
        other.commit()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (foreign_text, "not a newscrawl state file"),
        (foreign_database, "not a newscrawl state file"),
        (lambda path: foreign_database(path, 1), "not a newscrawl state file"),
        (lambda path: foreign_database(path, 99), "not a newscrawl state file"),
        (newer, "written by a newer newscrawl"),
        (Path.mkdir, "cannot be opened"),
    ],
    ids=["text", "database", "same version", "high version", "newer", "folder"],
)
def test_another_file_is_refused_and_not_touched(tmp_path: Path, make: Any, why: str) -> None:
    path = tmp_path / "a.state"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StateInUse, match=why):
        State(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.state"]


WRITER = """
import sys, time
from pathlib import Path
from newscrawl.links import Link
from newscrawl.state import State
state = State(Path(sys.argv[1]))
for number in range(1_000_000):
    state.announce(f"{number:016x}", "kabar.test", Link(url=f"http://kabar.test/{number}/"))
    if number == 20:
        print("begun", flush=True)
    time.sleep(0.01)
"""


def test_a_killed_run_leaves_what_it_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.state"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(1.2)
        running.kill()
    with closing(State(path)) as state:
        urls = left(state)
    assert len(urls) > 20  # what is older than half a second
    assert urls == [f"http://{SITE}/{number}/" for number in range(len(urls))]


def test_the_file_is_plain_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "a.state"
    with closing(State(path)) as state:
        announce(state, "banjir", title="Banjir")
    with closing(sqlite3.connect(path)) as plain:
        rows = plain.execute("SELECT hex(key), url, outcome, link FROM articles").fetchall()
    assert rows == [
        (
            key("banjir").upper(),
            address("banjir"),
            "todo",
            json.dumps({"source": "index", "title": "Banjir"}),
        )
    ]
