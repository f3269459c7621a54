"""From a site to the addresses of its articles: which sources are asked, and in which order.

Knows no Scrapy: it is given a way to fetch, so that it can be read and tested by itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin

from newscrawl.discovery import (
    WELL_KNOWN_FEEDS,
    WELL_KNOWN_SITEMAPS,
    Link,
    announced_feeds,
    article_sitemaps,
    feed_links,
    index_links,
    newest_first,
    next_index_page,
    sitemap_contents,
)
from newscrawl.errors import NotAnArticle
from newscrawl.extraction import parse
from newscrawl.site import Feed, Index, Site, Sitemap, Source

MAX_SITEMAPS = 1000  # files of one sitemap index in one run
MAX_INDEX_PAGES = 500  # of one archive in one run


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A fetched source: its address after redirects, and its bytes."""

    url: str
    body: bytes
    charset: str | None = None


class Fetch(Protocol):
    """Fetches a source; None where it cannot be had. A `guess` may fail without a word."""

    async def __call__(self, url: str, *, guess: bool = False) -> Answer | None: ...


async def announced_links(
    site: Site, *, home: Answer | None, sitemaps: tuple[str, ...], fetch: Fetch
) -> AsyncIterator[Link]:
    """Every link the site announces, the newest sources first; the same link may come twice.

    The site file's sources, if it names any. Else the feeds that `home` names and the `sitemaps`
    of robots.txt; where these hold no sitemap that lists pages, the well-known places; and
    where there is still none, the home page and its archive pages, one after another.
    """
    sources: tuple[Source, ...] = site.sources
    if not sources:
        feeds = _feeds(home) if home else ()
        sources = (*(Feed(url=u) for u in feeds), *(Sitemap(url=u) for u in sitemaps))
    complete = False
    for source in sources:
        async for link in _links(source, fetch):
            complete = complete or not isinstance(source, Feed)
            yield link
    if complete or site.sources or home is None:
        return
    async for source, link in _guessed(site, sources, fetch):
        complete = complete or isinstance(source, Sitemap)
        yield link
    if not complete:
        async for link in _index_links(home, fetch):
            yield link


def _feeds(home: Answer) -> tuple[str, ...]:
    try:
        return announced_feeds(parse(home.body, charset=home.charset), home.url)
    except NotAnArticle:  # not even HTML
        return ()


async def _guessed(
    site: Site, tried: tuple[Source, ...], fetch: Fetch
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
                async for link in _links(source, fetch, guess=True):
                    found = True
                    yield source, link
            if found:
                break


async def _links(source: Source, fetch: Fetch, *, guess: bool = False) -> AsyncIterator[Link]:
    if isinstance(source, Sitemap):
        async for link in _sitemap_links(source.url, fetch, guess=guess):
            yield link
        return
    answer = await fetch(source.url, guess=guess)
    if answer is None:
        return
    if isinstance(source, Index):
        async for link in _index_links(answer, fetch):
            yield link
        return
    for link in feed_links(answer.body, answer.url):
        yield link


async def _sitemap_links(url: str, fetch: Fetch, *, guess: bool) -> AsyncIterator[Link]:
    waiting, asked = [url], {url}
    while waiting:
        answer = await fetch(waiting.pop(0), guess=guess)
        if answer is None:
            continue
        contents = sitemap_contents(answer.body, answer.url)
        for link in newest_first(contents.pages):
            yield link
        for sitemap in newest_first(article_sitemaps(contents.sitemaps)):
            if sitemap.url not in asked and len(asked) < MAX_SITEMAPS:
                asked.add(sitemap.url)
                waiting.append(sitemap.url)


async def _index_links(first: Answer, fetch: Fetch) -> AsyncIterator[Link]:
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
        page = await fetch(following)
