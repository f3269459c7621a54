"""One spider for every news site. It brings pages in; what they say is read elsewhere."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from newscrawl.account import CrawlAccount, request_of
from newscrawl.asking import Asker, Fetched
from newscrawl.downloading import CUT
from newscrawl.errors import (
    BadStatus,
    Blocked,
    Ended,
    FetchFailed,
    Gone,
    NewscrawlError,
    NotAnArticle,
    RobotsForbidden,
)
from newscrawl.extraction import extract, join_pages, parse, with_whole_text
from newscrawl.extraction.blocked import gate_in
from newscrawl.failures import explain, response_problem
from newscrawl.items import Article, Claim, FetchedArticle, RawArticle
from newscrawl.links import Link, may_be_article
from newscrawl.period import Period, moment
from newscrawl.politeness import page_refused
from newscrawl.query import Query
from newscrawl.site import Site
from newscrawl.sites import site_for, site_of
from newscrawl.sources import Answer, announced_links
from newscrawl.state import State
from newscrawl.tally import Tally
from newscrawl.tdm import reservation
from newscrawl.urls import article_key, canonical_url

MAX_PAGES = 30  # of one article: a pager that names more is a trap
AHEAD = 200  # requests of a site that may wait for their turn
_A_MOMENT = 0.05  # seconds


class NewsSpider(Spider):
    """Crawls news sites, or fetches single articles.

    `-a sites=imrwordwide,https://kabar.example/` crawls sites, by name or address;
    `-a urls=https://kabar.example/2024/11/02/banjir/` fetches just these articles;
    `-a since=3d -a until=2024-11-02` keeps to a period, `-a query=ihsg` to articles with a word;
    `-a refresh=2d` asks again for what was published in the last two days;
    `-a state=FILE` remembers what was seen, so that the next run fetches only what is new.
    A program may pass an open State, and `store`, which takes each article.
    """

    name = "news"

    def __init__(  # noqa: PLR0917 - Scrapy passes arguments by name
        self,
        sites: str | Sequence[str] = "",
        urls: str | Sequence[str] = "",
        since: str = "",
        until: str = "",
        query: str = "",
        refresh: str = "",
        max_pages: int | str = 0,
        sample: int | str = 0,
        state: State | str | None = None,
        store: Callable[[Article], None] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        now = datetime.now(UTC)
        self.period = Period(
            since=moment(since, now=now) if since else None,
            until=moment(until, now=now, end=True) if until else None,
        )
        self.query = Query(query) if query else None
        self.refresh = moment(refresh, now=now) if refresh else None
        self.max_pages = int(max_pages)  # asked of each site; 0: no bound
        self.sample = int(sample)  # articles asked of each site; 0: all
        self.urls = _split(urls, _BETWEEN_URLS)
        named = (site_for(target) for target in _split(sites, _BETWEEN_SITES))
        # One site, whichever of its addresses it is named by.
        unique: dict[tuple[object, ...], Site] = {}
        for site in named:
            unique.setdefault((site.name, site.domains or site.url), site)
        self.crawled = tuple(unique.values())
        # The sites whose pages may be asked for: OwnSitesMiddleware holds every request to them.
        self.targets = tuple(dict.fromkeys([*self.crawled, *map(site_of, self.urls)]))
        if not self.targets:
            raise ValueError("nothing to crawl: give -a sites=NAME,... or -a urls=ADDRESS,...")
        self.state = state if isinstance(state, State) else State(Path(state) if state else None)
        self.store = store
        self.ending = False  # then nothing more is asked for
        self.met: set[str] = set()  # keys of the addresses that this run has seen announced
        self.refreshing: set[str] = set()
        self.account = CrawlAccount(self.targets, self.state)
        self.robots_sitemaps: dict[str, tuple[str, ...]] = {}  # by the root of the server

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        spider.account.connect(crawler)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:
            site = site_of(url)
            self.account.tallies[site].announced += 1
            yield self.article_request(Link(url=url), site, article_key(url))
        for site in self.crawled:
            yield Request(
                site.url,
                callback=self.parse_home,
                errback=self.home_failed,
                cb_kwargs={"site": site},
                dont_filter=True,
            )

    async def parse_home(self, response: Response, site: Site) -> AsyncIterator[Request]:
        """The home page: from here on, whatever the site announces."""
        self.logger.info("fetched %s", response.url)
        home: Answer | None = replace(_answer(response), asked=site.url)
        try:
            _refuse_gate(response)
        except Blocked as problem:
            self.account.source_failed(site, site.url, problem)
            if not site.sources:  # a wall stands before all of it
                return
            home = None
        async for request in self.new_articles(site, home=home):
            yield request

    async def home_failed(self, failure: Failure) -> AsyncIterator[Request]:
        """A home page that cannot be had does not stop a site that answers otherwise."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        site, problem = request.cb_kwargs["site"], _explain(failure)
        self.account.source_failed(site, request.url, problem)
        walled = isinstance(problem, Blocked)
        answers = isinstance(problem, (BadStatus, RobotsForbidden)) and not walled
        if site.sources or answers:
            async for article in self.new_articles(site, home=None):
                yield article

    async def new_articles(self, site: Site, *, home: Answer | None) -> AsyncIterator[Request]:
        """A request for each article that has to be fetched: what earlier runs left, what has to be
        looked at again, and what the site announces and no run has dealt with.
        """
        tally = self.account.tallies[site]
        tally.asked_since = self.period.since
        async for request in self.remembered(site, tally):
            yield request
        reader = Asker(
            site,
            state=self.state,
            tally=tally,
            period=self.period,
            query=self.query,
            fetch=self.fetch_source,
            failed=self.account.source_failed,
            pending=self.account.pending.keys(),
            alive=lambda: not self.ended(site) and self.is_running(),
        )
        sitemaps = tuple(
            sitemap
            for root, named in self.robots_sitemaps.items()
            if site.owns(root)
            for sitemap in named
        )
        async for link in announced_links(site, home=home, sitemaps=sitemaps, reader=reader):
            if self.ended(site):
                return
            key = self.new_key(link, site)
            if key is None:
                continue
            self.met.add(key)
            tally.announced += 1
            reader.reached(link)
            if not self.state.is_new(key):
                tally.known += 1
            elif not reader.wanted(link):
                tally.filtered["outside the period"] += 1
            elif self.sample and tally.requested >= self.sample:
                tally.filtered["more than the sample"] += 1
            else:
                link = replace(link, url=canonical_url(link.url))  # noqa: PLW2901 - as it is asked
                self.state.announce(key, site.name, link)
                await self.room(site)
                yield self.article_request(link, site, key)
        tally.walked = self.is_running() and not self.ended(site)

    async def remembered(self, site: Site, tally: Tally) -> AsyncIterator[Request]:
        """What the state says is to be asked for, before the site is."""
        reconsidered = self.state.reconsidered(
            site.name,
            since=self.period.since,
            until=self.period.until,
            query=self.query.text if self.query else None,
        )
        for link in chain(self.state.unfinished(site.name), reconsidered):
            if self.ended(site):
                return
            key = self.new_key(link, site)
            if key is not None:
                self.met.add(key)
                tally.left += 1
                await self.room(site)
                yield self.article_request(link, site, key)
        for url in self.state.stored_since(site.name, self.refresh) if self.refresh else ():
            key = self.new_key(Link(url=url), site)
            if key is not None and not self.ended(site):
                self.met.add(key)
                self.refreshing.add(key)
                tally.refreshed += 1
                await self.room(site)
                yield self.article_request(Link(url=url), site, key)

    async def room(self, site: Site) -> None:
        """Wait until few of the site's pages wait for their turn: what is still to be announced
        waits in its source, and takes no memory here.
        """
        tally = self.account.tallies[site]
        while (  # noqa: ASYNC110 - an interrupted crawl sets no event
            tally.unfinished >= AHEAD and not self.ended(site) and self.is_running()
        ):
            await asyncio.sleep(_A_MOMENT)

    def ended(self, site: Site) -> bool:
        """Whether nothing more is to be asked of the site."""
        tally = self.account.tallies[site]
        asked = tally.requests + tally.unfinished  # on their way, or waiting for their turn
        done = bool(self.max_pages and asked >= self.max_pages)
        full = self.state.failure is not None
        return self.ending or done or full or tally.left_alone is not None

    def new_key(self, link: Link, site: Site) -> str | None:
        """The key of a link's address; None where it is no article of the site, or was met."""
        if not site.owns(link.url) or not may_be_article(link.url):
            return None
        try:
            key = article_key(link.url)
        except ValueError:
            return None
        return None if key in self.met else key

    async def fetch_source(self, url: str, headers: Mapping[str, str]) -> Fetched:
        response = await self.download(url, headers)
        _refuse_gate(response)
        answer = _answer(response)
        return Fetched(
            url=answer.url,
            status=response.status,
            body=answer.body,
            charset=answer.charset,
            headers=_told(response),
        )

    async def download(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """A page or source fetched in line, robots.txt and delay obeyed.

        Raises a NewscrawlError that says why it cannot be had.
        """
        site = next(site for site in self.targets if site.owns(url))
        stopped = self.max_pages and self.account.tallies[site].requests >= self.max_pages
        engine = self.crawler.engine
        if engine is None or self.ending or stopped or not self.is_running():
            raise Ended("the crawl is ending")
        try:
            response = await engine.download_async(Request(url, headers=dict(headers or {})))
        except Exception as error:  # a download may raise anything; the crawl goes on
            raise explain(error) from error
        if response.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            raise response_problem(response)
        self.logger.info("fetched %s", url)
        return response

    def is_running(self) -> bool:
        """Whether the crawl was not interrupted."""
        return self.crawler.engine is not None and self.crawler.engine.running

    def article_request(self, link: Link, site: Site, key: str) -> Request:
        self.account.begin(key, site)
        return Request(
            link.url,
            callback=self.parse,
            errback=self.article_failed,
            cb_kwargs={"site": site, "link": link, "key": key},
            dont_filter=True,  # `met` has seen to it; Scrapy's filter drops redirects unsaid
        )

    async def parse(
        self,
        response: Response,
        site: Site,
        link: Link,
        key: str,  # noqa: ARG002 - for the account, which finds it in the request
    ) -> AsyncIterator[FetchedArticle]:
        """An article page, and the further pages its pager names, as one raw article; with what
        the source that announced it says of its time.
        """
        request = request_of(response)
        self.logger.info("fetched %s", response.url)
        self.account.tallies[site].fetched += 1
        try:
            pages = await self.all_pages(self.extract(response, site), site)
        except NewscrawlError as problem:
            self.page_failed(request, problem)
        else:
            raw = join_pages(pages)
            if link.published:
                told = Claim(source=link.source, value=link.published)
                raw = replace(raw, published=(*raw.published, told))
            yield FetchedArticle(raw=raw, site=site, fetched_at=datetime.now(UTC))

    async def all_pages(self, first: RawArticle, site: Site) -> list[RawArticle]:
        """The page and those its pager names, and theirs: some name only the next. Where one
        address has the whole text, that one page does for all of them.
        """
        whole = await self.whole_page(first, site)
        if whole is not None:
            return [whole]
        pages, asked = [first], {first.page}
        waiting = list(first.other_pages)
        while waiting and len(asked) < MAX_PAGES:
            number, url = waiting.pop(0)
            if number in asked:
                continue
            asked.add(number)
            page = await self.further_page(url, site)
            if page is not None:
                pages.append(replace(page, page=number))  # it may not tell which it is
                waiting.extend(page.other_pages)
        return pages

    async def whole_page(self, first: RawArticle, site: Site) -> RawArticle | None:
        """The article from the one address that has all its pages; None where that fails."""
        if first.whole_page is None:
            return None
        try:
            page = await self.further_page(first.whole_page, site)
        except Ended:
            raise
        except NewscrawlError:  # then the numbered pages are asked
            return None
        return None if page is None else with_whole_text(first, page)

    async def further_page(self, url: str, site: Site) -> RawArticle | None:
        """A further page of an article; None where the pager named what is none.

        Raises a NewscrawlError where it cannot be had now: half an article is not stored, and
        the next run tries again.
        """
        if not site.owns(url):
            return None
        try:
            return self.extract(await self.download(url), site)
        except (NotAnArticle, RobotsForbidden, Gone):
            return None

    def extract(self, response: Response, site: Site) -> RawArticle:
        if CUT in response.flags:  # half an article is not stored
            raise FetchFailed("the page is cut short")
        answer = _answer(response)
        tree = parse(answer.body, charset=answer.charset)
        reserved = reservation(
            headers=_told(response).items(),
            metas=(
                (meta.get("name") or "", meta.get("content") or "") for meta in tree.iter("meta")
            ),
        )
        return replace(extract(tree, url=answer.url, site=site), tdm_reserved=reserved)

    def article_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        self.page_failed(request, _explain(failure))

    def page_failed(self, request: Request, problem: NewscrawlError) -> None:
        if isinstance(problem, Ended):  # where a further page is missing, the whole article is
            self.account.left(request, problem)
            return
        if isinstance(problem, Blocked):
            self.crawler.signals.send_catch_log(page_refused, request=request)
        self.account.page_failed(request, problem)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        if isinstance(robotparser, ProtegoRobotParser):
            parts = urlsplit(request.url)
            root = f"{parts.scheme}://{parts.netloc}/"
            self.robots_sitemaps[root] = tuple(robotparser.rp.sitemaps)
            self.account.robots_read(root, len(self.robots_sitemaps[root]))


# An article's address may hold a comma of its own; `-a` arguments are one text.
_BETWEEN_SITES = re.compile(r"[\s,]+")
_BETWEEN_URLS = re.compile(r"\s+|,(?=https?://)")


def _split(targets: str | Sequence[str], between: re.Pattern[str]) -> tuple[str, ...]:
    names = between.split(targets) if isinstance(targets, str) else targets
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _refuse_gate(response: Response) -> None:
    """Raises Blocked where a source is not the site's: a bot wall, a provider's block page."""
    answer = _answer(response)
    if reason := gate_in(answer.body, charset=answer.charset, url=answer.url):
        raise Blocked(reason)


def _explain(failure: Failure) -> NewscrawlError:
    return explain(failure.value or FetchFailed("the download failed"))


def _told(response: Response) -> dict[str, str]:
    """The headers, names in lower case."""
    return {
        name.decode("latin-1").lower(): value
        for name, values in response.headers.items()
        if (value := values[-1].decode("latin-1"))
    }


def _answer(response: Response) -> Answer:
    header = response.headers.get("Content-Type") or b""
    charset = http_content_type_encoding(header.decode("latin-1"))
    return Answer(asked=response.url, url=response.url, body=response.body, charset=charset)
