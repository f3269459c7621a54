"""Downloader middlewares: what Scrapy's own do not do as we need it."""

from __future__ import annotations

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest


class OtherSite(IgnoreRequest):
    """The request leads away from the crawl's own sites."""


class OwnSitesMiddleware:
    """Only the crawl's own sites are ever asked for anything, redirects and robots.txt included;
    and all hosts of a site share one download slot, so that its delay holds for the site.

    Stands in for Scrapy's OffsiteMiddleware, which knows host names but no ports, lets through
    what is marked dont_filter, and drops a redirect without telling anybody.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        # The scheduler goes by slots too.
        crawler.signals.connect(self.scheduled, signals.request_scheduled)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OwnSitesMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        slot = self._slot(request)
        if slot is None:
            raise OtherSite(f"it leads to another site: {request.url}")
        request.meta["download_slot"] = slot

    def scheduled(self, request: Request) -> None:
        if slot := self._slot(request):
            request.meta["download_slot"] = slot

    def _slot(self, request: Request) -> str | None:
        sites = getattr(self.crawler.spider, "targets", ())
        return next((site.url for site in sites if site.owns(request.url)), None)
