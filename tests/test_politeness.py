"""How a crawl asks: robots.txt, delays, pauses, and whom it leaves alone; told by servers' own logs."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran, Reply, newscrawl, records, story

from newscrawl.pace import MAX_DELAY, REFUSALS, Pace, retry_after
from newscrawl.tdm import reservation

NOW = datetime(2024, 11, 2, 8, 15, tzinfo=UTC)
FAST = ("--delay", "0")
ROBOTS = "/robots.txt"


@dataclass(frozen=True)
class Asked:
    """One request, and when it came, in seconds of the monotonic clock."""

    path: str
    at: float


@dataclass
class Site:
    """A small paper on a port of its own: a home page that links `count` stories.

    `answers` are asked first, by path, with how often the path was asked for before.
    """

    address: str = ""
    count: int = 3
    robots: Reply = field(default_factory=lambda: Reply(b"", content_type="text/plain"))
    answers: dict[str, Callable[[int], Reply | None]] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [f"/2024/11/02/banjir-di-desa-nomor-{n}-surut/" for n in range(self.count)]

    def answer(self, path: str, before: int) -> Reply:
        told = self.answers.get(path, self.answers.get("*", lambda _: None))(before)
        if told is not None:
            return told
        if path == ROBOTS:
            return self.robots
        if path == "/aturan.txt":
            return Reply(b"User-agent: *\nDisallow: /2024/")
        if path == "/":
            links = "".join(f'<h2><a href="{p}">Banjir di desa {p}</a></h2>' for p in self.paths)
            return Reply(f"<html><body>{links}</body></html>".encode())
        if path in self.paths:
            return Reply(story(f"Banjir di Desa {path[-8:-7]}", self.address + path))
        return Reply(b"<h1>tidak ada</h1>", status=404)

    def asked(self, path: str) -> list[float]:
        return [each.at for each in self.log if each.path == path]

    @property
    def stories_asked(self) -> list[str]:
        return [each.path for each in self.log if each.path in self.paths]


@contextmanager
def serve(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            before = len(site.asked(self.path))
            site.log.append(Asked(self.path, time.monotonic()))
            reply = site.answer(self.path, before)
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(reply.body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:  # the client has seen enough
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    site.address = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


@pytest.fixture
def paper() -> Iterator[Site]:
    with serve(Site()) as site:
        yield site


@dataclass(frozen=True)
class Crawled:
    ran: Ran
    report: Any

    @property
    def stored(self) -> list[int]:
        return [site["stored"] for site in self.report["sites"]]

    @property
    def site(self) -> Any:
        (site,) = self.report["sites"]
        return site


def crawl(folder: Path, *sites: Site, options: tuple[str, ...] = FAST) -> Crawled:
    file = folder / "run.json"
    targets = [f"{site.address}/" for site in sites]
    ran = newscrawl("crawl", *targets, "-o", folder / "out.jsonl", "--report", file, *options)
    return Crawled(ran, json.loads(file.read_text("utf-8")))


def gaps(moments: list[float]) -> list[float]:
    return [b - a for a, b in pairwise(moments)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 5000, 999999999.0),
        ("Sat, 02 Nov 2024 08:16:00 GMT", 60.0),
        ("Saturday, 02-Nov-24 08:16:00 GMT", 60.0),
        ("Sat Nov  2 08:16:00 2024", 60.0),
        ("Sat, 02 Nov 2024 15:16:00 +0700", 60.0),
        ("Fri, 01 Nov 2024 08:16:00 GMT", 0.0),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
        ("Sat, 99 Nov 99999 08:16:00 GMT", None),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    assert retry_after(value, now=NOW) == expected


@pytest.mark.parametrize(
    ("least", "latencies", "expected"),
    [
        (1.0, [0.2], 1.0),
        (1.0, [3.0], 3.0),
        (1.0, [3.0, 0.1], 2.4),
        (1.0, [3.0, *[0.1] * 20], 1.0),
        (1.0, [900.0], MAX_DELAY),
        (90.0, [0.1], 90.0),
        (0.0, [0.05], 0.0),
        (0.0, [2.0], 2.0),
    ],
)
def test_a_slow_site_is_asked_slowly(least: float, latencies: list[float], expected: float) -> None:
    pace = Pace(least=least)
    for latency in latencies:
        pace.answered(latency)
    assert pace.delay == pytest.approx(expected)


def test_trouble_doubles_the_delay_once_for_what_was_asked_at_one_time() -> None:
    pace = Pace(least=1.0)
    for now in (10.0, 10.1, 10.2):
        pace.troubled(asked=9.0, now=now)
    assert pace.delay == 2.0
    for now in range(20, 40):
        pace.troubled(asked=now, now=now)
    assert pace.delay == MAX_DELAY
    assert not pace.troubled(asked=600.0, now=600.0)
    assert pace.troubled(asked=700.0, now=700.0)  # for longer than ten minutes
    pace.answered(0.1)
    assert not pace.troubled(asked=800.0, now=800.0)
    fast = Pace(least=0.0)
    fast.troubled(asked=1.0, now=2.0)
    assert 0 < fast.delay < 1
    fast.answered(0.01)
    assert fast.delay == 0.0


def test_what_robots_txt_asks_for_is_the_least_up_to_a_bound() -> None:
    pace = Pace(least=1.0)
    pace.at_least(0.5)
    assert pace.delay == 1.0
    pace.at_least(600.0)
    assert (pace.least, pace.delay) == (MAX_DELAY, MAX_DELAY)


def test_refusals_in_a_row() -> None:
    pace = Pace(least=0.0)
    for now in range(1, REFUSALS):
        assert not pace.refused(page=True, asked=now, now=now)
    assert not pace.refused(page=True, asked=0.0, now=9.0)  # a part of the one before
    pace.welcomed(page=False)  # a source that comes says nothing of the pages
    assert pace.refused(page=True, asked=10.0, now=10.0)
    pace.welcomed(page=True)
    assert not pace.refused(page=True, asked=20.0, now=20.0)


def test_no_robots_txt_for_now_means_nothing_is_asked(tmp_path: Path) -> None:
    statuses = (500, 503, 429)
    with ExitStack() as stack:
        papers = [
            stack.enter_context(serve(Site(robots=Reply(b"", status=status))))
            for status in statuses
        ]
        ran = crawl(tmp_path, *papers)
    assert ran.ran.code == 6
    for status, site, told in zip(statuses, papers, ran.report["sites"], strict=True):
        assert {each.path for each in site.log} == {ROBOTS}
        assert told["robots"] == f"could not be had ({status})"
        why = f"robots.txt could not be had ({status}): nothing is asked until it can be"
        assert why in told["trouble"]


def test_what_an_earlier_run_left_waits_for_robots_txt(tmp_path: Path, paper: Site) -> None:
    """It is left for the run after, not failed."""
    bad = paper.paths[0]
    paper.answers[bad] = lambda _: Reply(b"", status=500)
    assert crawl(tmp_path, paper).stored == [2]
    good = paper.robots
    paper.robots = Reply(b"", status=503)
    assert crawl(tmp_path, paper).site["failed"] == {}
    paper.robots = good
    del paper.answers[bad]
    assert crawl(tmp_path, paper).stored == [1]


_ROBOTS_AND_STORIES = {
    "empty": (Reply(b"", content_type="text/plain"), 3),
    "html": (Reply(b"<!DOCTYPE html><p>\nUser-agent: *\nDisallow: /\n</p>"), 3),
    "rubbish": (Reply(bytes(range(256)) * 50), 3),
    "gone": (Reply(b"User-agent: *\nDisallow: /", status=404), 3),
    "closed": (Reply(b"User-agent: *\nDisallow: /", status=403), 3),
    "loop": (Reply(b"", status=302, headers={"Location": ROBOTS}), 3),
    "elsewhere": (Reply(b"", status=302, headers={"Location": "http://b.test/robots.txt"}), 3),
    "byte order mark": (Reply(b"\xef\xbb\xbfuser-agent: NEWSCRAWL\ndisallow: /*-1-"), 2),
    "own group": (
        Reply(b"User-agent: *\nDisallow: /2024/\n\nUser-agent: newscrawl\nAllow: /"),
        3,
    ),
    "others' groups": (
        Reply(
            b"User-agent: news\nUser-agent: newscrawl-video\nDisallow: /\n\nUser-agent: *\nAllow: /"
        ),
        3,
    ),
    "own version": (Reply(b"User-agent: NewsCrawl/0.9 # lama\nDisallow: /2024/"), 0),
    "5 MB": (Reply(b"User-agent: *\nDisallow: /*-2-\n" + b"# Catatan kaki\n" * 350_000), 2),
    "moved": (Reply(b"", status=301, headers={"Location": "/aturan.txt"}), 0),
    "after 500 KB": (Reply(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), 3),
}


def test_robots_txt_as_it_comes(tmp_path: Path) -> None:
    with ExitStack() as stack:
        papers = {
            name: stack.enter_context(serve(Site(robots=robots)))
            for name, (robots, _) in _ROBOTS_AND_STORIES.items()
        }
        ran = crawl(tmp_path, *papers.values())
    expected = {name: stories for name, (_, stories) in _ROBOTS_AND_STORIES.items()}
    assert dict(zip(papers, ran.stored, strict=True)) == expected
    # What is forbidden is never asked for.
    assert {name: len(set(site.stories_asked)) for name, site in papers.items()} == expected
    asked = {name: len(site.asked(ROBOTS)) for name, site in papers.items()}
    assert asked == {**dict.fromkeys(papers, 1), "loop": 6}


def test_crawl_delay_is_kept(tmp_path: Path, paper: Site) -> None:
    paper.count = 2
    paper.robots = Reply(
        b"User-agent: *\nCrawl-delay: 30\n\nUser-agent: newscrawl\nCrawl-delay: .15"
    )
    assert crawl(tmp_path, paper).stored == [2]
    assert min(gaps([each.at for each in paper.log])) > 0.13


def _always(reply: Reply) -> Callable[[int], Reply | None]:
    return lambda _: reply


def _seconds() -> str:
    return "1"


def _date() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


def test_retry_after_is_waited(tmp_path: Path) -> None:
    def asks_once(status: int, form: Callable[[], str]) -> Callable[[int], Reply | None]:
        told = Reply(b"", status=status)
        return lambda before: None if before else replace(told, headers={"Retry-After": form()})

    with ExitStack() as stack:
        papers = [stack.enter_context(serve(Site())) for _ in range(4)]
        forms = [(429, _seconds), (503, _seconds), (429, _date), (503, _date)]
        for site, (status, form) in zip(papers, forms, strict=True):
            site.answers[site.paths[0]] = asks_once(status, form)
        strict = stack.enter_context(serve(Site()))
        strict.answers[strict.paths[0]] = _always(
            Reply(b"", status=503, headers={"Retry-After": "86400"})
        )
        ran = crawl(tmp_path, *papers, strict)
        assert ran.stored == [3] * 4 + [0]
    assert ran.ran.code == 6
    assert len(strict.stories_asked) == 1  # a run has no day to wait
    assert ran.report["sites"][-1]["unfinished"] == 3
    assert ran.report["sites"][-1]["trouble"] == "left alone: it asks us to wait for 86400 seconds"
    for site in papers:
        told, again = site.asked(site.paths[0])
        assert again - told > 0.95
        assert not [each for each in site.log if told < each.at < told + 0.95]  # all of it rests


_REFUSALS = {
    "403": Reply(b"", status=403),
    "451": Reply(b"", status=451),
    "gate": Reply(b"<title>Just a moment...</title><p>Enable JavaScript and cookies to continue"),
}


def test_a_site_that_blocks_us_is_left_alone(tmp_path: Path) -> None:
    with ExitStack() as stack:
        now_and_then = stack.enter_context(serve(Site(count=12)))
        now_and_then.answers = dict.fromkeys(now_and_then.paths[::2], _always(_REFUSALS["403"]))
        papers = [stack.enter_context(serve(Site(count=20))) for _ in _REFUSALS]
        for site, refusal in zip(papers, _REFUSALS.values(), strict=True):
            site.answers = {path: _always(refusal) for path in site.paths[3:]}
        ran = crawl(tmp_path, *papers, now_and_then)
        assert ran.ran.code == 6
        assert ran.stored == [3] * 3 + [6]
        for site, told in zip(papers, ran.report["sites"], strict=False):
            # What a page is shows a moment after the next one is asked for.
            assert 3 + REFUSALS <= len(site.stories_asked) <= 3 + REFUSALS + 1
            assert told["trouble"] == "blocked: left alone after 5 refusals in a row"
            assert told["unfinished"] + sum(told["failed"].values()) == 17
            site.answers.clear()
        assert crawl(tmp_path, *papers).stored == [17] * 3


def test_a_slow_site_or_a_pause_holds_up_no_other(tmp_path: Path) -> None:
    def stall(_: int) -> None:
        time.sleep(2)

    with serve(Site(count=1)) as slow, serve(Site()) as resting, serve(Site(count=12)) as other:
        slow.answers[slow.paths[0]] = stall
        resting.answers["/"] = lambda before: (
            None if before else Reply(b"", status=503, headers={"Retry-After": "2"})
        )
        assert crawl(tmp_path, slow, resting, other).stored == [1, 3, 12]
    told, again = resting.asked("/")
    assert again - told > 1.95
    last = max(each.at for each in other.log)
    assert last < again
    assert last < slow.asked(slow.paths[0])[0] + 1.8


@pytest.mark.parametrize(
    ("headers", "metas", "expected"),
    [
        ([], [], None),
        ([("tdm-reservation", " 1 ")], [], "header:tdm-reservation"),
        ([("tdm-reservation", "0")], [], None),
        ([("x-robots-tag", "noindex,NoAI")], [], "header:x-robots-tag"),
        ([("x-robots-tag", "newscrawl: noai")], [], "header:x-robots-tag"),
        ([("x-robots-tag", "botlain: noai")], [], None),
        ([("x-robots-tag", "unavailable_after: 25 Jun 2030")], [], None),
        ([], [("Robots", "noai, noimageai")], "meta:robots"),
        ([], [("newscrawl", "noai")], "meta:newscrawl"),
        ([], [("robots", "noimageai")], None),  # pictures are not fetched
        ([], [("description", "noai")], None),
    ],
)
def test_reservations(
    headers: list[tuple[str, str]], metas: list[tuple[str, str]], expected: str | None
) -> None:
    assert reservation(headers=headers, metas=metas) == expected


def test_a_reservation_is_recorded_and_obeyed_on_demand(tmp_path: Path, paper: Site) -> None:
    def reserved(path: str, *, mark: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
        page = story("Banjir di Desa", paper.address + path)
        return Reply(page.replace(b"<head>", b"<head>" + mark), headers=headers or {})

    by_header, by_mark, _ = paper.paths
    mark = b'<meta name="tdm-reservation" content="1">'
    paper.answers[by_header] = lambda _: reserved(by_header, headers={"X-Robots-Tag": "noai"})
    paper.answers[by_mark] = lambda _: reserved(by_mark, mark=mark)
    crawl(tmp_path, paper)
    told = {
        record["url"].removeprefix(paper.address): record["provenance"].get("tdm_reserved")
        for record in records(tmp_path / "out.jsonl")
    }
    assert [told[path] for path in paper.paths] == [
        "header:x-robots-tag",
        "meta:tdm-reservation",
        None,
    ]
    (tmp_path / "obeyed").mkdir()
    ran = crawl(tmp_path / "obeyed", paper, options=(*FAST, "--respect-tdm"))
    assert ran.stored == [1]
    assert ran.site["filtered"] == {"reserved against text and data mining": 2}


def test_an_interrupted_crawl_waits_for_no_pause(tmp_path: Path, paper: Site) -> None:
    paper.answers[paper.paths[0]] = lambda _: Reply(b"", status=503, headers={"Retry-After": "60"})
    command = [sys.executable, "-m", "newscrawl", "crawl", f"{paper.address}/", *FAST]
    with subprocess.Popen(
        [*command, "-o", str(tmp_path / "out.jsonl")], stderr=subprocess.DEVNULL
    ) as run:
        while not paper.asked(paper.paths[0]):
            time.sleep(0.02)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=5) == 130
