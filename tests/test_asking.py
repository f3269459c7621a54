"""When a source is asked, and what is remembered of its answer, over runs of one state."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.asking import Asker, Fetched
from newscrawl.errors import (
    BadStatus,
    Ended,
    FetchFailed,
    Gone,
    NewscrawlError,
    Refused,
    RobotsForbidden,
)
from newscrawl.links import Link
from newscrawl.period import Period
from newscrawl.query import Query
from newscrawl.site import Site
from newscrawl.sources import Kind
from newscrawl.state import State
from newscrawl.tally import Tally
from newscrawl.urls import article_key

ROOT = "http://kabar.test"
SITE = Site(name="kabar.test", url=f"{ROOT}/", domains=("kabar.test",))
FEED, MAP, PART = f"{ROOT}/feed/", f"{ROOT}/s.xml", f"{ROOT}/satu.xml"
NOW = datetime(2024, 11, 2, 8, tzinfo=UTC)


@dataclass
class Desk:
    """A site's sources as they answer now, and a clock that each run is begun by."""

    state: State
    now: datetime = NOW
    bodies: dict[str, bytes | NewscrawlError] = field(default_factory=dict)
    validators: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    alive: bool = True
    pending: set[str] = field(default_factory=set)

    async def fetch(self, url: str, headers: Mapping[str, str], /) -> Fetched:
        self.asked.append((url, headers))
        body = self.bodies.get(url, Gone("the site answers 404 Not Found"))
        if isinstance(body, NewscrawlError):
            raise body
        told = self.validators.get(url, {})
        same = headers and headers.get("If-None-Match") == told.get("etag")
        status = 304 if same else 200
        return Fetched(
            url=url, status=status, body=b"" if same else body, charset=None, headers=told
        )

    def run(self, *, period: Period | None = None, query: Query | None = None) -> Asker:
        """The Asker of a new run."""
        asker = Asker(
            SITE,
            state=self.state,
            tally=Tally(site="kabar.test"),
            period=period or Period(),
            query=query,
            fetch=self.fetch,
            failed=lambda _site, url, _problem: self.failed.append(url),
            pending=self.pending,
            alive=lambda: self.alive,
        )
        asker.now = self.now
        return asker


@pytest.fixture
def desk() -> Iterator[Desk]:
    with closing(State(clock=lambda: made.now.timestamp())) as state:  # noqa: PLW0108 - it moves
        made = Desk(state)
        yield made


def read(
    asker: Asker,
    url: str = FEED,
    kind: Kind = "feed",
    *,
    finish: bool = True,
    complete: bool = False,
    guess: bool = False,
    parent: str | None = None,
    lastmod: str | None = None,
) -> str | None:
    """Reads a source to its end: "read", "unchanged", or None where it cannot be had."""
    reading = asker.read(url, kind, guess=guess, parent=parent, lastmod=lastmod)
    answer = asyncio.run(reading)
    if answer is None:
        return None
    if answer.unchanged:
        return "unchanged"
    if finish:
        asker.finished(answer, kind, links=1, complete=complete)
    return "read"


def test_a_second_run_asks_with_what_the_server_told(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    desk.validators[FEED] = {"etag": '"1"', "last-modified": "Sat, 02 Nov 2024 08:00:00 GMT"}
    first, second = desk.run(), desk.run()
    assert read(first) == "read"
    assert read(second) == "unchanged"
    assert desk.asked == [
        (FEED, {}),
        (
            FEED,
            {"If-None-Match": '"1"', "If-Modified-Since": "Sat, 02 Nov 2024 08:00:00 GMT"},
        ),
    ]
    assert [line.status for line in second.tally.sources] == ["not modified"]
    desk.validators[FEED] = {"etag": '"2"'}
    desk.bodies[FEED] = b"b"
    assert read(desk.run()) == "read"


def test_the_same_bytes_are_no_change_where_a_server_knows_no_conditions(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    assert [read(desk.run()), read(desk.run())] == ["read", "unchanged"]
    assert desk.asked == [(FEED, {})] * 2


def test_what_has_long_been_the_same_is_not_asked_each_hour(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    read(desk.run())
    asked = 0
    for _ in range(24 * 30):
        desk.now += timedelta(hours=1)
        read(desk.run())
        asked += len(desk.asked)
        desk.asked.clear()
    assert 20 < asked < 70
    run = desk.run()
    assert read(run) == "unchanged"
    assert [line.status for line in run.tally.sources] == ["not due"]


def test_what_was_not_read_to_its_end_is_read_again(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    assert read(desk.run(), finish=False) == "read"
    assert read(desk.run()) == "read"


def test_an_index_page_is_always_read(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    run = desk.run()
    assert read(run, kind="index", complete=True) == "read"
    assert read(desk.run(), kind="index") == "read"
    assert run.was_complete(FEED) is False  # of the second reading
    assert run.tally.complete is False  # an archive may have forgotten


def test_nothing_is_remembered_of_an_archive_page(desk: Desk) -> None:
    desk.bodies[FEED] = b"a"
    run = desk.run()
    assert [read(run, kind="archive"), read(run, kind="archive")] == ["read", "read"]
    behind = asyncio.run(run.read(f"{ROOT}/page/9/", "archive"))
    assert behind is not None
    assert (behind.body, desk.failed) == (b"", [])  # a list ends somewhere
    desk.bodies[FEED] = FetchFailed("no answer in time")
    assert read(run, kind="archive") is None
    assert desk.failed == [FEED]
    assert desk.state.sources(SITE.name) == []
    assert [(line.url, line.links) for line in run.tally.sources] == [("archive pages", 2)]


def test_only_the_site_is_asked(desk: Desk) -> None:
    assert read(desk.run(), url="http://lain.test/feed/") is None
    assert desk.asked == []


# -- what cannot be had


@pytest.mark.parametrize(
    ("problem", "guess", "told", "asked_again"),
    [
        (Gone("404"), False, True, False),
        (Gone("404"), True, False, False),
        (FetchFailed("no answer in time"), False, True, True),
        (FetchFailed("no answer in time"), True, False, True),
        (RobotsForbidden("robots.txt forbids it"), False, True, False),
        (Ended("the crawl is ending"), False, False, True),
        (Ended("the crawl is ending"), True, False, True),
    ],
)
def test_a_source_that_cannot_be_had(
    desk: Desk, problem: NewscrawlError, guess: bool, told: bool, asked_again: bool
) -> None:
    desk.bodies[FEED] = problem
    run = desk.run()
    assert read(run, guess=guess) is None
    assert [line.status for line in run.tally.sources] == ([str(problem)] if told else [])
    assert desk.failed == ([FEED] if told else [])
    desk.asked.clear()
    desk.now += timedelta(hours=23)
    read(desk.run(), guess=guess)
    assert bool(desk.asked) is asked_again
    desk.asked.clear()
    desk.now += timedelta(days=1)
    read(desk.run(), guess=guess)
    assert desk.asked


def test_a_guess_that_was_right_once_is_none(desk: Desk) -> None:
    desk.bodies[MAP] = b"a"
    read(desk.run(), MAP, "sitemap", guess=True)
    desk.bodies[MAP] = FetchFailed("no answer in time")
    assert read(desk.run(), MAP, "sitemap", guess=True) is None
    assert desk.failed == [MAP]


@pytest.mark.parametrize(
    ("problem", "again"),
    [
        (FetchFailed("no answer in time"), "read"),
        (BadStatus("the site answers 503"), "read"),
        (Gone("404"), "unchanged"),
        (Refused("400"), "unchanged"),
        (RobotsForbidden("robots.txt forbids it"), "unchanged"),
    ],
)
def test_an_index_of_which_a_part_is_missing_was_not_read(
    desk: Desk, problem: NewscrawlError, again: str
) -> None:
    desk.bodies |= {MAP: b"index", PART: problem}
    run = desk.run()
    answer = asyncio.run(run.read(MAP, "sitemap"))
    assert answer is not None
    assert read(run, PART, "sitemap", parent=MAP) is None
    run.finished(answer, "sitemap", links=0, complete=True)
    assert desk.run().was_complete(MAP) is (again == "unchanged")
    assert read(desk.run(), MAP, "sitemap") == again


def test_a_source_whose_reading_the_end_of_the_crawl_cut_was_not_read(desk: Desk) -> None:
    desk.bodies[MAP] = b"index"
    run = desk.run()
    answer = asyncio.run(run.read(MAP, "sitemap"))
    assert answer is not None
    desk.alive = False
    run.finished(answer, "sitemap", links=0, complete=True)
    assert desk.run().was_complete(MAP) is False
    assert read(desk.run(), MAP, "sitemap") == "read"


# -- the sitemaps of an index


def part(desk: Desk, lastmod: str | None) -> str | None:
    return read(desk.run(), PART, "sitemap", parent=MAP, lastmod=lastmod)


@pytest.mark.parametrize(
    ("before", "after", "days", "asked"),
    [
        ("2024-11-01T08:00:00Z", "2024-11-01T08:00:00Z", 0.5, False),
        ("2024-11-01T08:00:00Z", "2024-11-01T08:00:00Z", 1.5, True),  # some say so always
        ("2024-11-01T08:00:00Z", "2024-11-02T09:00:00Z", 0.1, True),
        ("2024-11-02", "2024-11-02", 0.5, True),  # the day went on
        ("2024-10-02", "2024-10-02", 0.5, False),
        ("entah", "entah", 0.5, True),
        (None, None, 0.5, True),
    ],
)
def test_what_an_index_says_of_a_sitemap(
    desk: Desk, before: str | None, after: str | None, days: float, asked: bool
) -> None:
    desk.bodies[PART] = b"a"
    assert part(desk, before) == "read"
    desk.asked.clear()
    desk.now += timedelta(days=days)
    part(desk, after)
    assert bool(desk.asked) is asked


def test_a_sitemap_that_rests_is_asked_where_its_index_says_it_changed(desk: Desk) -> None:
    desk.bodies[PART] = b"a"
    part(desk, "2024-01-01T00:00:00Z")
    desk.now += timedelta(days=100)
    assert part(desk, "2024-01-01T00:00:00Z") == "unchanged"
    desk.now += timedelta(hours=1)
    desk.bodies[PART] = b"b"
    assert part(desk, "2025-02-10T00:00:00Z") == "read"


def test_the_sitemaps_of_an_unchanged_index(desk: Desk) -> None:
    desk.bodies[PART] = b"a"
    part(desk, "2024-11-01T08:00:00Z")
    assert desk.run().children(MAP) == [
        Link(url=PART, source="sitemap", modified="2024-11-01T08:00:00Z")
    ]
    part(desk, "2024-11-01T09:00:00Z")  # asked, and as it was
    assert desk.run().children(MAP)[0].modified == "2024-11-01T09:00:00Z"


# -- narrower runs


def since(days: int) -> Period:
    return Period(since=NOW - timedelta(days=days))


UNTIL = Period(until=NOW)


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        (Period(), Period(), "unchanged"),
        (Period(), since(3), "unchanged"),
        (since(3), since(3), "unchanged"),
        (since(9), since(3), "unchanged"),
        (since(3), since(9), "read"),
        (since(3), Period(), "read"),
        (UNTIL, UNTIL, "read"),
        (UNTIL, Period(), "read"),
        (Period(), UNTIL, "unchanged"),
    ],
)
def test_a_narrower_run_hides_nothing_from_a_wider_one(
    desk: Desk, first: Period, second: Period, again: str
) -> None:
    desk.bodies[FEED] = b"a"
    assert read(desk.run(period=first), complete=True) == "read"
    later = desk.run(period=second)
    assert later.was_complete(FEED) is (again == "unchanged")
    assert read(later) == again


def test_what_a_link_says_of_its_time(desk: Desk) -> None:
    run = desk.run(period=Period(since=NOW - timedelta(days=3), until=NOW))
    assert run.since == NOW - timedelta(days=3)
    for published, wanted in (
        ("2024-11-01", True),
        ("2024-10-01T00:00:00Z", False),
        ("2024-11-05", False),
        ("kemarin dulu", True),
        (None, True),
    ):
        assert run.wanted(Link(url=f"{ROOT}/a/", published=published)) is wanted
        run.reached(Link(url=f"{ROOT}/a/", published=published))
    assert run.tally.reached == datetime(2024, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (None, "2024-11-03"),  # 18:00 in London is tomorrow in Jakarta
        (datetime(2024, 10, 5, 12, tzinfo=UTC), "2024-10-05"),
        (datetime(2030, 1, 1, tzinfo=UTC), "2024-11-03"),
    ],
)
def test_the_last_day_is_the_newsrooms(desk: Desk, until: datetime | None, day: str) -> None:
    desk.now = datetime(2024, 11, 2, 18, tzinfo=UTC)
    assert desk.run(period=Period(until=until)).last_day.isoformat() == day


def test_the_words_that_are_searched_for(desk: Desk) -> None:
    assert (desk.run().search, desk.run(query=Query("ihsg")).search) == (None, "ihsg")


# -- index pages


def test_a_budget_bounds_the_pages_that_list(desk: Desk) -> None:
    run = desk.run()
    taken = sum(run.may_list(f"{ROOT}/kalender/{number}/") for number in range(99))
    assert 0 < taken < 99
    assert sum(run.tally.traps.values()) == 99 - taken
    assert run.may_list(f"{ROOT}/kalender/100/", fruitful=True)
    assert not run.may_list(f"{ROOT}/kalender/2031/04/", fruitful=True)
    assert run.tally.traps["a calendar more than a year ahead"] == 1


def test_whether_a_link_is_new(desk: Desk) -> None:
    run, link = desk.run(), Link(url=f"{ROOT}/banjir/?utm_source=wa")
    assert run.is_new(link)
    desk.state.finish([article_key(f"{ROOT}/banjir/")], SITE.name, link.url, "stored")
    assert not run.is_new(link)
    assert not run.is_new(Link(url="http://[::1/"))


def test_articles_older_than_the_period(desk: Desk) -> None:
    run = desk.run(period=since(3))
    urls = [f"{ROOT}/judul-{name}/" for name in ("lama", "baru", "bukan")]
    lama, baru, bukan = (Link(url=url) for url in urls)
    for url, published in zip(urls, (NOW - timedelta(days=9), NOW, None), strict=True):
        outcome = "stored" if published else "gone"
        desk.state.finish([article_key(url)], SITE.name, url, outcome, published=published)
    for links, old in (
        ([], False),
        ([lama], True),
        ([lama, baru], False),
        ([bukan], True),
        ([lama, Link(url=f"{ROOT}/a/", published="2024-11-02")], False),
        ([Link(url=f"{ROOT}/a/", published="2024-10-02")], True),
    ):
        assert asyncio.run(run.all_old(links)) is old
        assert asyncio.run(desk.run().all_old(links)) is False  # no period


def test_their_dates_are_waited_for(desk: Desk) -> None:
    run, url = desk.run(period=since(3)), f"{ROOT}/judul-lama/"
    desk.pending.add(article_key(url))

    async def come() -> bool:
        waiting = asyncio.ensure_future(run.all_old([Link(url=url)]))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        desk.state.finish([article_key(url)], SITE.name, url, "outside", published=NOW)
        desk.pending.clear()
        return await waiting

    assert asyncio.run(come()) is False
    desk.pending.add(article_key(url))
    desk.alive = False  # an interrupted crawl waits for nothing
    asyncio.run(run.all_old([Link(url=url)]))
