"""The pace at which each site is asked, and who is left alone; docs/politeness.md tells the rules.

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

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface
from scrapy.robotstxt import ProtegoRobotParser

from newscrawl.errors import Ended
from newscrawl.pace import MAX_DELAY, MAX_FAILING, MAX_PAUSE, REFUSALS, Pace, http_date, retry_after

logger = logging.getLogger(__name__)

# Signals. Sent by PaceMiddleware, with the site's address: `site`, `reason`.
site_left_alone = object()
# Sent by the spider where a page turns out to be a gate: `request`.
page_refused = object()


class LeftAlone(Ended):
    """The site refuses us, or asks us to stay away: nothing more is asked of it in this run."""


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
            self._troubled(request, asked=now - waited)

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
        elif status == HTTPStatus.INTERNAL_SERVER_ERROR and request.meta.get("retry_times"):
            pass  # of the page, not of the site: the site has been slowed for it
        elif status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._troubled(request, asked=asked)
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

    def _troubled(self, request: Request, *, asked: float) -> None:
        if self._pace(request).troubled(asked=asked, now=monotonic()):
            self._leave(request, f"left alone after {MAX_FAILING / 60:.0f} minutes of errors only")

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
