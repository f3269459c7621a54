"""Downloader middlewares: what Scrapy's own do not do as we need it."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware


class OwnSitesMiddleware(OffsiteMiddleware):
    """Only the crawl's own sites are ever asked for anything, redirects and robots.txt included.

    Scrapy's rule compares host names; ours asks the spider's sites, which know ports too.
    """

    def should_follow(self, request: Request, spider: Spider) -> bool:
        sites = getattr(spider, "targets", None)
        return sites is None or any(site.owns(request.url) for site in sites)
