"""Item pipelines: raw article -> article -> only what is new and asked for."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import MappingProxyType
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.errors import NotAnArticle
from newscrawl.items import Article, FetchedArticle
from newscrawl.normalise import normalise
from newscrawl.period import Period
from newscrawl.query import Query
from newscrawl.state import State
from newscrawl.urls import article_key


class Dropped(DropItem):
    """Why an item goes no further. `outcome` is the word the state keeps, `note` what it depends on
    (a query), so that another run may think otherwise; `article` the item, where it was one.
    """

    outcome = "error"

    def __init__(
        self,
        reason: str,
        *,
        article: Article | None = None,
        outcome: str | None = None,
        note: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.article = article
        self.outcome = outcome or type(self).outcome
        self.note = note


class NoArticle(Dropped):
    """The page turned out to hold no article."""


class Filtered(Dropped):
    """An article, but not one that was asked for."""


class OutsidePeriod(Filtered):
    """Published before --since or after --until, or undated where a period was asked for."""

    outcome = "outside"


class Unmatched(Filtered):
    """Without the words that were asked for."""

    outcome = "unmatched"


class Reserved(Filtered):
    """The publisher reserves it against text and data mining."""

    outcome = "reserved"


class LimitReached(Filtered):
    """As many articles as asked for are stored."""


class Duplicate(Dropped):
    """Its canonical URL is stored already, from this run or an earlier one."""

    outcome = "duplicate"


class Unchanged(Dropped):
    """Asked for again, and as it was."""


class NotWritten(Dropped):
    """The output took no more."""


class NormalisePipeline:
    """FetchedArticle -> Article."""

    def process_item(self, item: FetchedArticle) -> Article:
        try:
            article = normalise(item.raw, site=item.site, fetched_at=item.fetched_at)
        except NotAnArticle as error:
            raise NoArticle(str(error), outcome=error.outcome) from None
        if item.raw.tdm_reserved is None:
            return article
        told = {**article.provenance, "tdm_reserved": item.raw.tdm_reserved}
        return replace(article, provenance=MappingProxyType(told))


class _SpiderPipeline:
    """A pipeline that looks at the spider of its crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)


class ReservationPipeline(_SpiderPipeline):
    """With NEWSCRAWL_OBEY_TDM, lets through what is not reserved against text and data mining."""

    def process_item(self, item: Article) -> Article:
        obeyed = self.crawler.settings.getbool("NEWSCRAWL_OBEY_TDM")
        if obeyed and "tdm_reserved" in item.provenance:
            raise Reserved("reserved against text and data mining", article=item)
        return item


class PeriodPipeline(_SpiderPipeline):
    """Lets through what was published in the spider's `period`."""

    def process_item(self, item: Article) -> Article:
        period: Period = getattr(self.crawler.spider, "period", Period())
        if period and item.date_published is None:
            raise OutsidePeriod("undated, where a period was asked for", article=item)
        if item.date_published is not None and not period.holds(item.date_published):
            raise OutsidePeriod("outside the period", article=item)
        return item


class QueryPipeline(_SpiderPipeline):
    """Lets through what has the spider's `query` in its title or text, as whole words."""

    def process_item(self, item: Article) -> Article:
        query: Query | None = getattr(self.crawler.spider, "query", None)
        if query and not query.matches(f"{item.title}\n{item.body}"):
            raise Unmatched("without the words of the query", article=item, note=query.text)
        return item


class DropDuplicatesPipeline(_SpiderPipeline):
    """Each article once, however it was reached; one asked for again only where it has changed,
    as a new version that says which it supersedes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.stored: set[str] = set()

    def process_item(self, item: Article) -> Article:
        spider = self.crawler.spider
        state: State | None = getattr(spider, "state", None)
        key = article_key(item.canonical_url) if item.canonical_url else item.id
        known = state.known(key) if state else None
        if key in self.stored:
            raise Duplicate("stored already", article=item)
        if known and known.outcome == "stored":
            if key not in getattr(spider, "refreshing", ()):
                raise Duplicate("stored already", article=item)
            if known.hash == item.content_hash:
                raise Unchanged("as it was", article=item)
            item = replace(item, supersedes=known.hash)
        self.stored.add(key)
        return item


class LimitPipeline(_SpiderPipeline):
    """Lets CLOSESPIDER_ITEMCOUNT articles through (0: all), then has the spider ask for no more."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.limit = crawler.settings.getint("CLOSESPIDER_ITEMCOUNT")
        self.stored = 0

    def process_item(self, item: Article) -> Article:
        if self.limit and self.stored >= self.limit:
            raise LimitReached("over the limit")
        self.stored += 1
        if self.stored == self.limit:
            end(self.crawler)
        return item


class OutputPipeline(_SpiderPipeline):
    """Hands each article to the spider's `store`, if it has one; with `scrapy crawl`, feeds do it.

    Where that fails (a full disk, a closed pipe) the crawl ends, and `error` says why.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.error: OSError | None = None

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
