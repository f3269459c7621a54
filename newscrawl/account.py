"""What became of each address of a crawl: told by the spider, and by Scrapy's signals."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.errors import Broken, Gone, NewscrawlError, NotAnArticle, RobotsForbidden
from newscrawl.pipelines import Filtered
from newscrawl.site import Site
from newscrawl.tally import Tally

logger = logging.getLogger(__name__)


class CrawlAccount:
    """Counts by site, and why each address that was asked for gave no article.

    A request carries its site in `cb_kwargs["site"]`; `problems` go by the address before
    redirects. Each trouble is also a line in the log.
    """

    def __init__(self, sites: Sequence[Site]) -> None:
        self.tallies = {site: Tally(site=_label(site, sites)) for site in sites}
        self.problems: dict[str, NewscrawlError] = {}

    def connect(self, crawler: Crawler) -> None:
        """Listen to what becomes of items, and to what breaks."""
        crawler.signals.connect(self.item_scraped, signals.item_scraped)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.broke, signals.spider_error)
        crawler.signals.connect(self.broke, signals.item_error)

    def page_failed(self, request: Request, problem: NewscrawlError) -> None:
        tally = self.tallies[request.cb_kwargs["site"]]
        self.problems[_first_asked(request)] = problem
        # What is gone, forbidden or no article will be so next time: that is no failure.
        lasting = isinstance(problem, (NotAnArticle, Gone, RobotsForbidden))
        (tally.skipped if lasting else tally.failed)[str(problem)] += 1
        if not isinstance(problem, NotAnArticle):
            logger.warning("%s: %s", request.url, problem)

    def source_failed(self, site: Site, url: str, problem: NewscrawlError) -> None:
        # A site that names what is no longer there, or not for us, still works.
        if not isinstance(problem, (Gone, RobotsForbidden)):
            self.tallies[site].source_failures.append(f"{url}: {problem}")
        logger.warning("%s: %s", url, problem)

    def item_scraped(self, response: Response) -> None:
        self.tallies[request_of(response).cb_kwargs["site"]].stored += 1

    def item_dropped(self, response: Response, exception: Exception) -> None:
        tally = self.tallies[request_of(response).cb_kwargs["site"]]
        counts = tally.filtered if isinstance(exception, Filtered) else tally.skipped
        counts[str(exception)] += 1

    def broke(self, failure: Failure, response: Response) -> None:
        """A mistake of ours on one page: it must not look like a site without news."""
        request, problem = request_of(response), Broken(failure.value or Exception("unknown"))
        if "link" in request.cb_kwargs:
            self.page_failed(request, problem)
        else:
            self.source_failed(request.cb_kwargs["site"], request.url, problem)


def request_of(response: Response) -> Request:
    """The request that a response answers. Raises ValueError where Scrapy did not make it."""
    if response.request is None:
        raise ValueError("a response that Scrapy made carries its request")
    return response.request


def _label(site: Site, among: Sequence[Site]) -> str:
    """The site's name; its address where another of the crawl has the same name."""
    return site.name if [s.name for s in among].count(site.name) == 1 else site.url


def _first_asked(request: Request) -> str:
    """The address before redirects."""
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return asked
