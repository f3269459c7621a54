"""Item pipelines: raw article -> article -> only what is new and asked for."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.errors import NotAnArticle
from newscrawl.items import Article, FetchedArticle
from newscrawl.jsonlines import dump_line
from newscrawl.normalise import normalise


class NoArticle(DropItem):
    """The page turned out to hold no article."""


class OutsidePeriod(DropItem):
    """Published before --since or after --until, or undated where a period was asked for."""


class Duplicate(DropItem):
    """Its canonical URL is stored already, from this run or an earlier one."""


class LimitReached(DropItem):
    """As many articles as asked for are stored."""


class NotWritten(DropItem):
    """The output took no more."""


class NormalisePipeline:
    """FetchedArticle -> Article."""

    def process_item(self, item: FetchedArticle) -> Article:
        try:
            return normalise(item.raw, site=item.site, fetched_at=item.fetched_at)
        except NotAnArticle as error:
            raise NoArticle(str(error)) from None


class PeriodPipeline:
    """Lets through what was published in [NEWSCRAWL_SINCE, NEWSCRAWL_UNTIL)."""

    def __init__(self, since: datetime | None, until: datetime | None) -> None:
        self.since = since
        self.until = until

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PeriodPipeline:
        settings = crawler.settings
        return cls(settings.get("NEWSCRAWL_SINCE"), settings.get("NEWSCRAWL_UNTIL"))

    def process_item(self, item: Article) -> Article:
        when = item.date_published
        if self.since is None and self.until is None:
            return item
        if when is None:
            raise OutsidePeriod("undated")
        if (self.since and when < self.since) or (self.until and when >= self.until):
            raise OutsidePeriod("outside the period")
        return item


class DropDuplicatesPipeline:
    """Each canonical URL once; the spider's `known` ids are those of the output so far."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DropDuplicatesPipeline:
        return cls(crawler)

    def open_spider(self) -> None:
        known = getattr(self.crawler.spider, "known", ())
        self.stored: set[str] = set(known)

    def process_item(self, item: Article) -> Article:
        if item.id in self.stored:
            raise Duplicate("stored already")
        self.stored.add(item.id)
        return item


class LimitPipeline:
    """Drops what still arrives while CLOSESPIDER_ITEMCOUNT is ending the crawl. 0: no limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.stored = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LimitPipeline:
        return cls(crawler.settings.getint("CLOSESPIDER_ITEMCOUNT"))

    def process_item(self, item: Article) -> Article:
        if self.limit and self.stored >= self.limit:
            raise LimitReached("over the limit")
        self.stored += 1
        return item


OUTPUT_FAILED = "output_failed"  # the finish reason


class OutputPipeline:
    """Appends each article's line to the file NEWSCRAWL_OUTPUT ("-": stdout); None: does nothing.

    A line is handed to the system whole and at once, so that a killed crawl keeps it. Where that
    fails (a full disk, a closed pipe) the crawl ends, and `error` says why.
    """

    def __init__(self, crawler: Crawler, path: str | Path | None) -> None:
        self.crawler = crawler
        self.path = path
        self.file: BinaryIO | None = None
        self.error: OSError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OutputPipeline:
        return cls(crawler, crawler.settings.get("NEWSCRAWL_OUTPUT"))

    def open_spider(self) -> None:
        if self.path == "-":
            self.file = sys.stdout.buffer
        elif self.path is not None:
            self.file = Path(self.path).open("ab")  # noqa: SIM115 - closed with the spider

    def close_spider(self) -> None:
        if self.file is not None and self.path != "-":
            self.file.close()

    async def process_item(self, item: Article) -> Article:
        if self.file is None:
            return item
        if self.error is None:
            try:
                _write_whole(self.file, dump_line(item).encode("utf-8"))
            except OSError as error:
                self.error = error
                _stop(self.crawler, OUTPUT_FAILED)
        if self.error is not None:
            raise NotWritten("not written")
        return item


def _write_whole(file: BinaryIO, line: bytes) -> None:
    """The whole line, or, where that fails, nothing of it."""
    before = file.tell() if file.seekable() else None
    try:
        file.write(line)
        file.flush()
    except OSError:
        if before is not None:
            with suppress(OSError):
                os.truncate(file.fileno(), before)
        raise


def _stop(crawler: Crawler, reason: str) -> None:
    if crawler.engine is not None:
        task = asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
        _STOPPING.add(task)  # asyncio keeps only weak references to its tasks
        task.add_done_callback(_STOPPING.discard)


_STOPPING: set[asyncio.Future[None]] = set()
