"""robots.txt, the pace at which each site is asked, and who is left alone; docs/politeness.md tells
the rules.

All hosts of a site share one download slot (see middlewares), and one Pace; Scrapy's slots carry
out its delay and its pauses, so that a site that has to wait holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from math import isfinite
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Response
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface
from scrapy.robotstxt import ProtegoRobotParser

from newscrawl.errors import DeadEnd, Ended, RobotsForbidden
from newscrawl.failures import explain
from newscrawl.pace import MAX_DELAY, MAX_PAUSE, REFUSALS, Pace, http_date, retry_after

logger = logging.getLogger(__name__)

# Signals. Sent by PaceMiddleware, with the site's address: `site`, `reason`.
site_left_alone = object()
# Sent by RobotsMiddleware, with the root of the server: `root`, `reason`.
robots_unavailable = object()
# Sent by the spider where a page turns out to be a gate: `request`.
page_refused = object()

_MOST_ROBOTS = 500 * 1024  # bytes; RFC 9309 (2.5) lets a crawler stop there
_DAY = 24 * 3600.0  # seconds; for that long robots.txt is taken for known (RFC 9309, 2.4)
_ROBOTS = "robots_bytes"  # in the meta of a request for robots.txt: how many have come


class LeftAlone(Ended):
    """The site refuses us, or asks us to stay away: nothing more is asked of it in this run."""


class RobotsUnavailable(Ended):
    """Nobody knows what robots.txt says, so nothing is asked; the next run tries again."""


class RobotsMiddleware:
    """robots.txt by RFC 9309, each server's asked for once; stands in for Scrapy's, which takes a
    failing server's for one that allows everything.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.token: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._known: dict[str, tuple[float, asyncio.Task[ProtegoRobotParser | str | None]]] = {}
        crawler.signals.connect(self.received, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if _ROBOTS in request.meta:
            return
        rules = await self._rules(request.url)
        if isinstance(rules, str):
            raise RobotsUnavailable(rules)
        if rules is not None and not rules.allowed(request.url, self.token):
            raise RobotsForbidden("robots.txt forbids it")

    async def _rules(self, url: str) -> ProtegoRobotParser | str | None:
        """The rules of the server; None where it has none; why they cannot be had."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}/"
        since, task = self._known.get(root, (0.0, None))
        if task is None or monotonic() > since + _DAY:
            task = asyncio.ensure_future(self._fetch(root))
            self._known[root] = monotonic(), task
        return await asyncio.shield(task)  # others wait for it too

    async def _fetch(self, root: str) -> ProtegoRobotParser | str | None:
        request = Request(f"{root}robots.txt", meta={_ROBOTS: 0})
        if self.crawler.engine is None:
            raise Ended("the crawl is ending")
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # a download may raise anything
            problem = explain(error)
            if isinstance(problem, Ended):
                raise problem from error
            # A redirect without end or away from the site leads to no rules (RFC 9309, 2.3.1.2).
            if isinstance(problem, DeadEnd):
                return None
            why = self._failed(root, str(problem))
            return str(problem) if isinstance(error, _NOBODY_THERE) else why
        status = response.status
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._failed(root, str(status))
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return None
        text = response.body[:_MOST_ROBOTS]
        if text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):  # a page in its place
            text = b""
        rules = ProtegoRobotParser(text, self.crawler.spider)
        self.crawler.signals.send_catch_log(
            signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    def _failed(self, root: str, reason: str) -> str:
        self.crawler.signals.send_catch_log(robots_unavailable, root=root, reason=reason)
        return f"robots.txt could not be had ({reason}): nothing is asked until it can be"

    def received(self, data: bytes, request: Request) -> None:
        """Stop where no more of robots.txt is read."""
        if _ROBOTS in request.meta:
            request.meta[_ROBOTS] += len(data)
            if request.meta[_ROBOTS] >= _MOST_ROBOTS:
                raise StopDownload(fail=False)


class PaceMiddleware:
    """Asks each site as slowly as it has to be asked: Crawl-delay, Retry-After, a delay that grows
    with latency and errors; and leaves those alone that refuse us.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.concurrency = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.longest = crawler.settings.getfloat("NEWSCRAWL_LONGEST_PAUSE", MAX_PAUSE)
        self.paces: dict[str, Pace] = {}
        self._watching: asyncio.Task[None] | None = None
        for receiver, signal in (
            (self.opened, signals.spider_opened),
            (self.closed, signals.spider_closed),
            (self.enqueued, signals.request_reached_downloader),
            (self.downloaded, signals.response_downloaded),
            (self.robots_parsed, signals.robots_parsed),
            (self.page_came, signals.item_scraped),
            (self.page_came, signals.item_dropped),
            (self.page_refused, page_refused),
        ):
            crawler.signals.connect(receiver, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PaceMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        if reason := self._pace(request).left_alone:
            raise LeftAlone(reason)

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, _SITES_FAULT):
            now = monotonic()
            late = isinstance(exception, DownloadTimeoutError)
            waited = request.meta.get("download_timeout", 0.0) if late else 0.0
            self._pace(request).troubled(asked=now - waited, now=now)

    def _pace(self, request: Request) -> Pace:
        key = request.meta["download_slot"]
        if key not in self.paces:
            self.paces[key] = Pace(least=self.delay, concurrency=self.concurrency)
        return self.paces[key]

    def enqueued(self, request: Request) -> None:
        self._keep(request)

    def downloaded(self, response: Response, request: Request) -> None:
        """Scrapy tells this before it looks for the next request to send."""
        pace, now = self._pace(request), monotonic()
        latency = request.meta.get("download_latency", 0.0)
        status, asked, page = response.status, now - latency, request.callback is not None
        wait = _asked_to_wait(response)
        if wait is not None:
            self._pause(request, wait)
        elif status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            pace.troubled(asked=asked, now=now)
        else:
            pace.answered(latency)
        # A source may be closed to everybody, the more so where it was guessed; news is not.
        if status == HTTPStatus.TOO_MANY_REQUESTS or (page and status in _REFUSALS):
            request.meta["refusal_counted"] = True
            self._refused(request, page=page, asked=asked)
        elif not page and status < HTTPStatus.BAD_REQUEST:
            pace.welcomed(page=False)
        self._keep(request)

    def robots_parsed(self, robotparser: ProtegoRobotParser, request: Request) -> None:
        seconds = robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        if seconds is None or not isfinite(seconds):
            return
        if seconds > MAX_DELAY:
            told = "%s asks for %s seconds between two requests; it gets %s"
            logger.warning(told, request.url, seconds, MAX_DELAY)
        self._pace(request).at_least(seconds)
        self._keep(request)

    def page_came(self, response: Response) -> None:
        if response.request is not None:
            self._pace(response.request).welcomed(page=True)

    def page_refused(self, request: Request) -> None:
        if not request.meta.get("refusal_counted"):  # by its status
            self._refused(request, page=True, asked=monotonic())

    def _refused(self, request: Request, *, page: bool, asked: float) -> None:
        if self._pace(request).refused(page=page, asked=asked, now=monotonic()):
            self._leave(request, f"blocked: left alone after {REFUSALS} refusals in a row")

    def _pause(self, request: Request, seconds: float) -> None:
        if seconds > self.longest:
            self._leave(request, f"left alone: it asks us to wait for {seconds:.0f} seconds")
            return
        logger.info("%s: it asks us to wait for %.0f seconds", request.url, seconds)
        self._pace(request).pause(seconds, now=monotonic())

    def _leave(self, request: Request, reason: str) -> None:
        pace, site = self._pace(request), request.meta["download_slot"]
        if pace.left_alone:
            return
        pace.left_alone = reason
        logger.warning("%s: %s", site, reason)
        self.crawler.signals.send_catch_log(site_left_alone, site=site, reason=reason)
        if slot := self._slots().get(site):
            _drop(slot, LeftAlone(reason))

    def _keep(self, request: Request) -> None:
        """Have the site's slot keep to its pace; Scrapy forgets a slot that was long idle."""
        slot, pace = self._slots().get(request.meta["download_slot"]), self._pace(request)
        if slot is None:
            return
        slot.delay = pace.delay
        if pace.resume > monotonic():
            slot.delay = max(slot.delay, _TICK)
            slot.lastseen = max(slot.lastseen, pace.resume - slot.delay)

    def _slots(self) -> dict[str, Slot]:
        return self.crawler.engine.downloader.slots if self.crawler.engine else {}

    def opened(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    def closed(self) -> None:
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        """Once the crawl is ending, what still waits for its turn is not asked for: Scrapy would
        wait for all of it, however slowly the site has to be asked.
        """
        while True:
            await asyncio.sleep(_LOOK)
            engine = self.crawler.engine
            run = engine._slot if engine else None  # noqa: SLF001 - Scrapy says it nowhere else
            if run is not None and run.closing is not None:
                for slot in self._slots().values():
                    _drop(slot, Ended("the crawl is ending"))


_TICK = 0.001  # seconds; Scrapy looks at when a slot may send next only where it has a delay
_LOOK = 0.25  # seconds
_REFUSALS = (
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
)
_NOBODY_THERE = (DownloadConnectionRefusedError, CannotResolveHostError)
_SITES_FAULT = (
    DownloadTimeoutError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    ResponseDataLossError,
)


def _asked_to_wait(response: Response) -> float | None:
    """For how many seconds a site asks to be left alone; None where it does not."""
    if response.status not in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        return None
    told, date = (response.headers.get(name) for name in ("Retry-After", "Date"))
    now = http_date(date.decode("latin-1")) if date else None
    return retry_after(told.decode("latin-1") if told else None, now=now or datetime.now(UTC))


def _drop(slot: Slot, error: Exception) -> None:
    """Have nothing of what waits in a slot sent."""
    while slot.queue:
        _, waiting = slot.queue.popleft()
        waiting.errback(error)


class _FreeSites(DownloaderInterface):
    """Which sites may be asked for one more page."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.concurrency = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        busy = Counter(request.meta.get("download_slot") for request in self.downloader.active)
        return [(busy[slot], slot) for slot in possible_slots if busy[slot] < self.concurrency]


class SitePriorityQueue(DownloaderAwarePriorityQueue):
    """Gives out no more requests of a site than it may have at a time: what a slow site is asked
    for ahead would count against the others, and go on after the crawl was told to end.
    """

    def __init__(self, crawler: Crawler, *args: Any, **kwargs: Any) -> None:
        super().__init__(crawler, *args, **kwargs)
        self._downloader_interface = _FreeSites(crawler)
