"""What became of each address of a crawl: told by the spider, and by Scrapy's signals; counted for
the report, and noted in the state for the next run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import islice

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.errors import Broken, Gone, NewscrawlError, NotAnArticle, RobotsForbidden
from newscrawl.items import Article
from newscrawl.pipelines import Dropped, Duplicate, LimitReached, NotWritten, Unchanged
from newscrawl.politeness import site_left_alone
from newscrawl.robots import robots_unavailable
from newscrawl.site import Site
from newscrawl.state import State
from newscrawl.tally import Tally
from newscrawl.urls import article_key

logger = logging.getLogger(__name__)


class CrawlAccount:
    """Counts by site, and why each address that was asked for gave no article.

    A request for an article carries its site and key in `cb_kwargs`. `problems` go by the address
    before redirects; `pending` are the keys of the articles that are on their way. Each trouble is
    also a line in the log.
    """

    def __init__(self, sites: Sequence[Site], state: State) -> None:
        self.tallies = {
            site: Tally(site=_label(site, sites), before=state.counts(site.name).get("stored", 0))
            for site in sites
        }
        self.state = state
        self.problems: dict[str, NewscrawlError] = {}
        self.pending: dict[str, Site] = {}

    def connect(self, crawler: Crawler) -> None:
        """Listen to what becomes of requests and items, and to what breaks."""
        for receiver, signal in (
            (self.asked, signals.request_reached_downloader),
            (self.answered, signals.response_received),
            (self.item_scraped, signals.item_scraped),
            (self.item_dropped, signals.item_dropped),
            (self.broke, signals.spider_error),
            (self.broke, signals.item_error),
            (self.site_left_alone, site_left_alone),
            (self.robots_unavailable, robots_unavailable),
        ):
            crawler.signals.connect(receiver, signal)

    def begin(self, key: str, site: Site) -> None:
        """An article page is asked for."""
        tally = self.tallies[site]
        tally.requested += 1
        tally.unfinished += 1
        self.pending[key] = site

    def _end(self, request: Request) -> Tally:
        tally = self.tallies[request.cb_kwargs["site"]]
        if self.pending.pop(request.cb_kwargs["key"], None) is not None:
            tally.unfinished -= 1
        return tally

    def _owners(self, url: str) -> Iterator[Tally]:
        """The tallies of the sites whose page `url` is."""
        return (tally for site, tally in self.tallies.items() if site.owns(url))

    def robots_read(self, root: str, sitemaps: int) -> None:
        for tally in self._owners(root):
            tally.robots = f"read, names {sitemaps} sitemap{'' if sitemaps == 1 else 's'}"

    def robots_unavailable(self, root: str, reason: str) -> None:
        for tally in self._owners(root):
            tally.robots = f"could not be had ({reason})"

    def site_left_alone(self, site: str, reason: str) -> None:
        for each, tally in self.tallies.items():
            if each.url == site:
                tally.left_alone = reason

    def left(self, request: Request, problem: NewscrawlError) -> None:
        """A page is not asked for in this run; the next one goes on with it."""
        self.pending.pop(request.cb_kwargs["key"], None)
        self.problems[_first_asked(request)] = problem

    def asked(self, request: Request) -> None:
        if "key" in request.cb_kwargs:
            self.state.lease(request.cb_kwargs["key"])
        for tally in islice(self._owners(request.url), 1):
            tally.requests += 1

    def answered(self, response: Response) -> None:
        for tally in islice(self._owners(response.url), 1):
            tally.bytes += len(response.body)
            tally.not_modified += response.status == 304  # noqa: PLR2004 - not modified

    def page_failed(self, request: Request, problem: NewscrawlError) -> None:
        tally = self._end(request)
        self.problems[_first_asked(request)] = problem
        # What is gone, forbidden or no article will be so next time: that is no failure.
        lasting = problem.lasting
        (tally.skipped if lasting else tally.failed)[str(problem)] += 1
        tally.outcomes[problem.outcome] += 1
        self._note(request, problem.outcome if lasting else "failed", note=str(problem))
        if not isinstance(problem, NotAnArticle):
            logger.warning("%s: %s", request.url, problem)

    def source_failed(self, site: Site, url: str, problem: NewscrawlError) -> None:
        # A site that names what is no longer there, or not for us, still works.
        if not isinstance(problem, (Gone, RobotsForbidden)):
            self.tallies[site].source_failures.append(f"{url}: {problem}")
        logger.warning("%s: %s", url, problem)

    def item_scraped(self, item: Article, response: Response) -> None:
        request = request_of(response)
        tally = self._end(request)
        if item.supersedes is None:
            tally.store(item.date_published, item.type)
        else:
            tally.updated += 1
        self._note(request, "stored", item=item)

    def item_dropped(self, response: Response, exception: Exception) -> None:
        request = request_of(response)
        if isinstance(exception, (LimitReached, NotWritten)) or not isinstance(exception, Dropped):
            return  # the next run takes them
        tally, article = self._end(request), exception.article
        if isinstance(exception, Unchanged):
            tally.unchanged += 1
            return
        if isinstance(exception, Duplicate):
            tally.duplicates += 1
            self._note(request, "alias", item=article)
            return
        (tally.filtered if article else tally.skipped)[str(exception)] += 1
        if article is None:
            tally.outcomes[exception.outcome] += 1
        self._note(request, exception.outcome, item=article, note=exception.note)

    def broke(self, failure: Failure, response: Response) -> None:
        """A mistake of ours on one page: it must not look like a site without news."""
        request, problem = request_of(response), Broken(failure.value or Exception("unknown"))
        if "key" in request.cb_kwargs:
            self.page_failed(request, problem)
        else:
            self.source_failed(request.cb_kwargs["site"], request.url, problem)

    def _note(
        self,
        request: Request,
        outcome: str,
        *,
        item: Article | None = None,
        note: str | None = None,
    ) -> None:
        keys = [request.cb_kwargs["key"]]
        if item is not None and item.url:
            keys.append(article_key(item.url))
        if item is not None and outcome == "stored":
            keys.insert(0, article_key(item.canonical_url) if item.canonical_url else item.id)
        self.state.finish(
            keys,
            request.cb_kwargs["site"].name,
            item.url if item else _first_asked(request),
            outcome,
            published=item.date_published if item else None,
            content_hash=item.content_hash if item else None,
            note=note,
        )


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
