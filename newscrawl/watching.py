"""Ends a crawl that goes nowhere, so that a scheduled job never hangs."""

from __future__ import annotations

import asyncio
import time

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

STALLED = "stalled"  # why the crawl ended, as Scrapy keeps it
_LOOKS = 10  # a stall is seen after a tenth of the time more, at the latest


class EndStalledExtension:
    """Closes the spider where nothing came for NEWSCRAWL_STALL_SECONDS; 0 switches it off.

    Any byte from any site counts as something.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getfloat("NEWSCRAWL_STALL_SECONDS")
        if not self.limit:
            raise NotConfigured
        self.last = time.monotonic()
        self.watch: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EndStalledExtension:
        extension = cls(crawler)
        crawler.signals.connect(extension.start, signals.spider_opened)
        crawler.signals.connect(extension.note, signals.bytes_received)
        crawler.signals.connect(extension.note, signals.response_received)
        crawler.signals.connect(extension.stop, signals.spider_closed)
        return extension

    def start(self) -> None:
        self.watch = asyncio.get_running_loop().create_task(self.look())

    def note(self) -> None:
        self.last = time.monotonic()

    async def look(self) -> None:
        while time.monotonic() - self.last < self.limit:  # noqa: ASYNC110 - nothing tells of nothing
            await asyncio.sleep(self.limit / _LOOKS)
        self.watch = None  # the end of the spider must not cancel what ends it
        if self.crawler.engine is not None:
            await self.crawler.engine.close_spider_async(reason=STALLED)

    def stop(self) -> None:
        if self.watch is not None:
            self.watch.cancel()
