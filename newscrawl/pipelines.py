"""Item pipelines: raw article -> article -> only what is new and asked for."""

from __future__ import annotations

from datetime import datetime

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.errors import NotAnArticle
from newscrawl.items import Article, FetchedArticle
from newscrawl.normalise import normalise


class NoArticle(DropItem):
    """The page turned out to hold no article."""


class OutsidePeriod(DropItem):
    """Published before --since or after --until, or undated where a period was asked for."""


class Duplicate(DropItem):
    """Its canonical URL is stored already, from this run or an earlier one."""


class LimitReached(DropItem):
    """As many articles as asked for are stored."""


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
