"""From a site to the addresses of its articles: which sources are asked, and in which order.

Knows no Scrapy: it is given a way to fetch, so that it can be read and tested by itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin

from newscrawl.discovery import (
    WELL_KNOWN_FEEDS,
    WELL_KNOWN_SITEMAPS,
    article_sitemaps,
    feed_links,
    sitemap_contents,
)
from newscrawl.errors import NotAnArticle
from newscrawl.extraction import parse
from newscrawl.index_pages import announced_feeds, index_links, next_index_page
from newscrawl.links import Link, newest_first
from newscrawl.site import Feed, Index, Site, Sitemap, Source

MAX_SITEMAPS = 1000  # files of one sitemap index in one run
MAX_INDEX_PAGES = 500  # of one archive in one run


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A fetched source: its address after redirects, and its bytes."""

    url: str
    body: bytes
    charset: str | None = None


Wanted = Callable[[Link], bool]


class Fetch(Protocol):
    """Fetches a source; None where it cannot be had. A `guess` may fail without a word."""

    async def __call__(self, url: str, *, guess: bool = False) -> Answer | None: ...


async def announced_links(
    site: Site, *, home: Answer | None, sitemaps: tuple[str, ...], fetch: Fetch, wanted: Wanted
) -> AsyncIterator[Link]:
    """Every link the site announces, the newest sources first; the same link may come twice.

    The site file's sources, if it names any. Else the feeds that `home` names and the `sitemaps`
    of robots.txt; where these hold no sitemap that lists pages, the well-known places; and
    where there is still none, the home page and its archive pages, one after another.
    Sub-sitemaps that are not `wanted` (too old by their own word) are left out.
    """
    sources: tuple[Source, ...] = site.sources
    if not sources:
        feeds = _feeds(home) if home else ()
        named = tuple(Link(url=url) for url in sitemaps)
        listing = article_sitemaps(named) or named
        sources = (*(Feed(url=u) for u in feeds), *(Sitemap(url=s.url) for s in listing))
    walk = _Walk(fetch, wanted)
    complete = False
    for source in sources:
        async for link in walk.links(source):
            complete = complete or not isinstance(source, Feed)
            yield link
    if complete or site.sources:
        return
    async for source, link in walk.guessed(site, sources):
        complete = complete or isinstance(source, Sitemap)
        yield link
    if not complete and home is not None:
        async for link in walk.index_links(home):
            yield link


def _feeds(home: Answer) -> tuple[str, ...]:
    try:
        return announced_feeds(parse(home.body, charset=home.charset), home.url)
    except NotAnArticle:  # not even HTML
        return ()


class _Walk:
    """Goes through sources with one way to fetch and one notion of what is wanted."""

    def __init__(self, fetch: Fetch, wanted: Wanted) -> None:
        self.fetch = fetch
        self.wanted = wanted

    async def guessed(
        self, site: Site, tried: tuple[Source, ...]
    ) -> AsyncIterator[tuple[Source, Link]]:
        """The first well-known sitemap and the first well-known feed that answer with links."""
        places: list[list[Source]] = [
            [Sitemap(url=urljoin(site.url, path)) for path in WELL_KNOWN_SITEMAPS]
        ]
        if not any(isinstance(source, Feed) for source in tried):
            places.append([Feed(url=urljoin(site.url, path)) for path in WELL_KNOWN_FEEDS])
        for kind in places:
            for source in kind:
                found = False
                if source not in tried:
                    async for link in self.links(source, guess=True):
                        found = True
                        yield source, link
                if found:
                    break

    async def links(self, source: Source, *, guess: bool = False) -> AsyncIterator[Link]:
        if isinstance(source, Sitemap):
            async for link in self.sitemap_links(source.url, guess=guess):
                yield link
            return
        answer = await self.fetch(source.url, guess=guess)
        if answer is None:
            return
        if isinstance(source, Index):
            async for link in self.index_links(answer):
                yield link
            return
        for link in feed_links(answer.body, answer.url):
            yield link

    async def sitemap_links(self, url: str, *, guess: bool) -> AsyncIterator[Link]:
        waiting, asked = [url], {url}
        while waiting:
            answer = await self.fetch(waiting.pop(0), guess=guess)
            if answer is None:
                continue
            contents = sitemap_contents(answer.body, answer.url)
            for link in newest_first(contents.pages):
                yield link
            for sitemap in newest_first(article_sitemaps(contents.sitemaps)):
                new = sitemap.url not in asked and len(asked) < MAX_SITEMAPS
                if new and self.wanted(sitemap):
                    asked.add(sitemap.url)
                    waiting.append(sitemap.url)

    async def index_links(self, first: Answer) -> AsyncIterator[Link]:
        """An index page and those after it, until one shows nothing that was not there before."""
        page: Answer | None = first
        listed: set[str] = set()
        for _ in range(MAX_INDEX_PAGES):
            if page is None:
                return
            try:
                tree = parse(page.body, charset=page.charset)
            except NotAnArticle:
                return
            links = index_links(tree, page.url)
            new = [link for link in links if link.url not in listed]
            for link in new:
                yield link
            listed.update(link.url for link in new)
            following = next_index_page(tree, page.url)
            if not new or following is None:
                return
            page = await self.fetch(following)
