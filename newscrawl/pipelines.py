"""Item pipelines: raw article -> article -> only what is new and asked for."""

from __future__ import annotations

import asyncio

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.errors import NotAnArticle
from newscrawl.items import Article, FetchedArticle
from newscrawl.normalise import normalise
from newscrawl.period import Period


class NoArticle(DropItem):
    """The page turned out to hold no article."""


class Filtered(DropItem):
    """An article, but not one that was asked for."""


class OutsidePeriod(Filtered):
    """Published before --since or after --until, or undated where a period was asked for."""


class Duplicate(Filtered):
    """Its canonical URL is stored already, from this run or an earlier one."""


class LimitReached(Filtered):
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
    """Lets through what was published in the spider's `period`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PeriodPipeline:
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        period: Period = getattr(self.crawler.spider, "period", Period())
        if period and item.date_published is None:
            raise OutsidePeriod("undated, where a period was asked for")
        if item.date_published is not None and not period.holds(item.date_published):
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
    """Lets CLOSESPIDER_ITEMCOUNT articles through (0: all), then has the spider ask for no more."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getint("CLOSESPIDER_ITEMCOUNT")
        self.stored = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LimitPipeline:
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        if self.limit and self.stored >= self.limit:
            raise LimitReached("over the limit")
        self.stored += 1
        if self.stored == self.limit:
            end(self.crawler)
        return item


class OutputPipeline:
    """Hands each article to the spider's `store`, if it has one; with `scrapy crawl`, feeds do it.

    Where that fails (a full disk, a closed pipe) the crawl ends, and `error` says why.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.error: OSError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OutputPipeline:
        return cls(crawler)

    async def process_item(self, item: Article) -> Article:
        store = getattr(self.crawler.spider, "store", None)
        if store is None:
            return item
        if self.error is None:
            try:
                store(item)
            except OSError as error:
                self.error = error
                end(self.crawler)
                _close(self.crawler)
        if self.error is not None:
            raise NotWritten("not written")
        return item


def end(crawler: Crawler) -> None:
    """Have the spider ask for nothing more."""
    if crawler.spider is not None:
        crawler.spider.ending = True  # type: ignore[attr-defined]  # NewsSpider looks at it


def _close(crawler: Crawler) -> None:
    if crawler.engine is not None:
        task = asyncio.ensure_future(crawler.engine.close_spider_async(reason="output_failed"))
        _CLOSING.add(task)  # asyncio keeps only weak references to its tasks
        task.add_done_callback(_CLOSING.discard)


_CLOSING: set[asyncio.Future[None]] = set()
