"""From a site to the addresses of its articles: which sources are asked, and in which order.

Knows no Scrapy: it is given a Reader, so that it can be read and tested by itself.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal, Protocol
from urllib.parse import urljoin

from lxml.html import HtmlElement

from newscrawl.discovery import (
    WELL_KNOWN_FEEDS,
    WELL_KNOWN_SITEMAPS,
    article_sitemaps,
    feed_links,
    sitemap_contents,
)
from newscrawl.errors import NotAnArticle
from newscrawl.extraction import parse
from newscrawl.extraction.addresses import date_in
from newscrawl.index_pages import (
    DatedIndex,
    announced_feeds,
    dated_index,
    index_links,
    next_index_page,
    section_links,
)
from newscrawl.links import Link, newest_first
from newscrawl.site import Feed, Site, Sitemap, Source
from newscrawl.urls import article_key, canonical_url
from newscrawl.wordpress import posts_addresses, posts_links, rest_root

# An "archive" page moves on with each article, so nothing is remembered of it.
Kind = Literal["feed", "sitemap", "rest", "index", "archive"]

MAX_SITEMAPS = 1000  # files of one sitemap index in one run
MAX_INDEX_PAGES = 2000  # of one archive in one run, or pages of the REST API
MAX_DAYS = 400  # dated index pages in one run
_PATIENCE = 2  # index pages in a row without anything wanted: behind them is only older
_EMPTY_DAYS = 7  # in a row
_ARCHIVE = re.compile(r"/(inde[kx]s?|arsip|archives?)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)  # no slots: the tree is kept beside them
class Answer:
    """A fetched source: its address before and after redirects, and its bytes; none where it is
    `unchanged`.
    """

    asked: str
    url: str
    body: bytes = b""
    charset: str | None = None
    unchanged: bool = False

    @cached_property
    def tree(self) -> HtmlElement | None:
        """The page, parsed once; None where it is none, as behind the last page of an archive."""
        try:
            return parse(self.body, charset=self.charset)
        except NotAnArticle:  # not even HTML
            return None


class Reader(Protocol):
    """Asks sources, and knows what was asked before."""

    async def read(
        self,
        url: str,
        kind: Kind,
        *,
        guess: bool = False,
        parent: str | None = None,
        lastmod: str | None = None,
    ) -> Answer | None:
        """The source; None where it cannot be had. A `guess` may fail unsaid. `parent` is the
        source that it is a part of, and `lastmod` what that says of it. An "archive" page that is
        not there is one without a body.
        """

    def finished(self, answer: Answer, kind: Kind, *, links: int, complete: bool = False) -> None:
        """The source was read to its end, and `links` were new. `complete`: it lists everything."""

    def was_complete(self, url: str) -> bool:
        """Whether the source listed everything when it was last read to its end."""

    def children(self, url: str) -> Sequence[Link]:
        """The sitemaps that an unchanged index named when it was read."""

    def is_new(self, link: Link) -> bool:
        """Whether the address was never announced, or still has to be fetched."""

    def wanted(self, link: Link) -> bool:
        """Whether what the link says of its time lies in the period that is asked for."""

    def may_list(self, url: str, *, fruitful: bool = False) -> bool:
        """Whether a page that lists links may still be asked: the budget against traps, which a
        page after a `fruitful` one does not take from.
        """

    async def all_old(self, links: Sequence[Link]) -> bool:
        """Whether all of the links turned out to be older than the period that is asked for."""

    @property
    def since(self) -> datetime | None:
        """Where the period that is asked for begins, if it does."""

    @property
    def search(self) -> str | None:
        """The words that are searched for, if some are."""

    @property
    def last_day(self) -> date:
        """The last day that is asked for: today, or where the period ends."""


async def announced_links(
    site: Site, *, home: Answer | None, sitemaps: tuple[str, ...], reader: Reader
) -> AsyncIterator[Link]:
    """Every link the site announces, the newest sources first; the same link may come twice.

    The site file's sources, if it names any. Else the feeds that `home` names and the `sitemaps`
    of robots.txt; where these hold nothing that lists everything, in turn: the well-known places,
    WordPress's REST API, index pages by day, the home page with its archive pages, and the pages
    of its sections.
    """
    walk = _Walk(reader)
    root = rest_root(home.tree, home.url) if home and home.tree is not None else None
    if reader.search:  # a site that can search itself spares both sides all other articles
        async for link in walk.rest(root, site, search=reader.search):
            yield link
        if walk.complete:
            return
    named = site.sources or _named(home, sitemaps)
    for source in named:
        async for link in walk.links(source):
            yield link
    if site.sources:
        return
    for attempt in (
        walk.well_known(site, [source.url for source in named]),
        walk.rest(root, site),
        walk.archives(home),
    ):
        if walk.complete:
            break
        async for link in attempt:
            yield link


def _named(home: Answer | None, sitemaps: Sequence[str]) -> Sequence[Source]:
    """The feeds that a home page names, and the sitemaps of robots.txt that may list articles."""
    feeds = announced_feeds(home.tree, home.url) if home and home.tree is not None else ()
    links = tuple(Link(url=url) for url in sitemaps)
    listing = article_sitemaps(links) or links
    return (*(Feed(url=url) for url in feeds), *(Sitemap(url=link.url) for link in listing))


class _Walk:
    """Goes through sources; `complete` once one of them has listed everything."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.complete = False
        self.by_day = False  # whether there are index pages by day

    async def links(self, source: Source, *, guess: bool = False) -> AsyncIterator[Link]:
        if isinstance(source, Sitemap):
            links = self.sitemap(source.url, guess=guess)
        elif isinstance(source, Feed):
            links = self.feed(source.url, guess=guess)
        else:
            links = self.index(source.url)
        async for link in links:
            yield link

    async def feed(self, url: str, *, guess: bool) -> AsyncIterator[Link]:
        answer = await self.reader.read(url, "feed", guess=guess)
        if answer is None or answer.unchanged:
            return
        links = feed_links(answer.body, answer.url)
        for link in links:
            yield link
        self.reader.finished(answer, "feed", links=len(links))

    async def well_known(self, site: Site, tried: Sequence[str]) -> AsyncIterator[Link]:
        """The first well-known sitemap and the first well-known feed that answer with links."""
        for path in WELL_KNOWN_SITEMAPS:
            url = urljoin(site.url, path)
            if url not in tried:
                async for link in self.sitemap(url, guess=True):
                    yield link
            if self.complete:
                break
        for path in WELL_KNOWN_FEEDS if not tried else ():
            found = False
            async for link in self.feed(urljoin(site.url, path), guess=True):
                found = True
                yield link
            if found:
                break

    async def sitemap(self, url: str, *, guess: bool) -> AsyncIterator[Link]:
        """A sitemap's pages, and those of the sitemaps it names."""
        answer = await self.reader.read(url, "sitemap", guess=guess)
        if answer is None:
            return
        if answer.unchanged:
            self.complete = self.complete or self.reader.was_complete(url)
            children: Iterable[Link] = self.reader.children(url)
            pages: Sequence[Link] = ()
        else:
            contents = sitemap_contents(answer.body, answer.url)
            children = newest_first(article_sitemaps(contents.sitemaps))
            pages = newest_first(contents.pages)
        for link in pages:
            yield link
        complete = _lists_everything(pages)
        asked = {url}
        for child in children:
            if child.url in asked or len(asked) >= MAX_SITEMAPS or not self.reader.wanted(child):
                continue
            asked.add(child.url)
            part = await self.reader.read(
                child.url, "sitemap", parent=url, lastmod=child.modified, guess=guess
            )
            if part is None:
                continue
            if part.unchanged:
                complete = complete or self.reader.was_complete(child.url)
                continue
            links = newest_first(sitemap_contents(part.body, part.url).pages)
            for link in links:
                yield link
            whole = _lists_everything(links)
            complete = complete or whole
            self.reader.finished(part, "sitemap", links=len(links), complete=whole)
        self.complete = self.complete or complete
        if not answer.unchanged:
            self.reader.finished(answer, "sitemap", links=len(pages), complete=complete)

    async def rest(
        self, root: str | None, site: Site, *, search: str | None = None
    ) -> AsyncIterator[Link]:
        """The posts of a WordPress, the newest first; those with the words it is to `search`."""
        reader, guess = self.reader, root is None
        root = root or urljoin(site.url, "/wp-json/")
        forms = posts_addresses(root, page=1, after=reader.since, search=search)
        kind: Kind = "archive" if reader.since or search else "rest"
        for first in forms:
            answer = await reader.read(first, kind, guess=guess or first != forms[-1])
            if answer is None:
                if guess:  # what is no WordPress will not answer the other forms either
                    return
                continue
            if answer.unchanged:
                self.complete = True
                return
            links = posts_links(answer.body, answer.url)
            if links or (search and answer.body.strip() == b"[]"):  # searched, and nothing found
                break
        else:
            return
        self.complete = True
        form = forms.index(first)
        walked, total, page = reader.was_complete(first), 0, 1
        while links and page < MAX_INDEX_PAGES:
            new = any(map(reader.is_new, links))
            for link in links:
                yield link
            total += len(links)
            if walked and not new:
                break
            page += 1
            further = posts_addresses(root, page=page, after=reader.since, search=search)[form]
            part = await reader.read(further, "archive", parent=first)
            links = posts_links(part.body, part.url) if part else ()
        reader.finished(answer, kind, links=total, complete=True)

    async def archives(self, home: Answer | None) -> AsyncIterator[Link]:
        """The pages by day, if there are such; else the home page and the pages after it; else
        the pages of the sections.
        """
        if home is None or home.tree is None:
            return
        async for link in self.listing(home):
            yield link
        if self.by_day or next_index_page(home.tree, home.url) is not None:
            return
        sections = section_links(home.tree, home.url)
        for section in sorted(sections, key=lambda link: not _ARCHIVE.search(link.url)):
            if not self.by_day and self.reader.may_list(section.url):
                async for link in self.index(section.url):
                    yield link

    async def index(self, url: str) -> AsyncIterator[Link]:
        answer = await self.reader.read(url, "index")
        if answer is not None and not answer.unchanged:
            async for link in self.listing(answer):
                yield link

    async def listing(self, page: Answer) -> AsyncIterator[Link]:
        """A page that lists articles, and those that go on from it: by day, where it has such."""
        form = dated_index(page.tree, page.url) if page.tree is not None else None
        self.by_day = self.by_day or form is not None
        async for link in self.days(page, form) if form else self.index_pages(page):
            yield link

    async def index_pages(self, first: Answer, kind: Kind = "index") -> AsyncIterator[Link]:
        """An index page and those after it, until one shows nothing that was not there before.

        An archive that was once walked to its end is left where two pages in a row have nothing
        new; one asked for a period, where two in a row are older.
        """
        walked = self.reader.was_complete(first.asked)
        answer: Answer | None = first
        listed: set[str] = set()
        idle = 0
        for _ in range(MAX_INDEX_PAGES):
            if answer is None:
                return
            tree = answer.tree
            if tree is None:  # behind the last page
                break
            links = ((article_key(link.url), link) for link in index_links(tree, answer.url))
            found = [(key, _dated(link)) for key, link in links if key not in listed]
            here = [link for _, link in found]
            new = any(map(self.reader.is_new, here))
            for link in here:
                yield link
            listed.update(key for key, _ in found)
            old = (walked and not new) or await self.reader.all_old(here)
            idle = idle + 1 if old else 0
            following = next_index_page(tree, answer.url)
            following = following and canonical_url(following)  # without a session's id
            if not here or following is None or idle >= _PATIENCE:
                break
            if not self.reader.may_list(following, fruitful=bool(here)):
                return
            answer = await self.reader.read(following, "archive")
        self.reader.finished(first, kind, links=len(listed), complete=True)

    async def days(self, page: Answer, form: DatedIndex) -> AsyncIterator[Link]:
        """The index pages by day, the newest first: those of the period; without one, until a
        week in a row lists nothing, or, where that was done once, nothing new.
        """
        walked, since = self.reader.was_complete(page.asked), self.reader.since
        day, idle = self.reader.last_day, 0
        for _ in range(MAX_DAYS):
            if idle >= _EMPTY_DAYS and form.newest is not None and day > form.newest:
                day, idle = form.newest, 0  # a paper that has not appeared for a while
            if (since is not None and day < since.date()) or idle >= _EMPTY_DAYS:
                break
            found = new = False
            address = canonical_url(form.address(day))
            answer = await self.reader.read(address, "archive", parent=page.asked)
            if answer is not None:
                async for link in self.index_pages(answer, "archive"):
                    found = True
                    new = new or self.reader.is_new(link)
                    yield link
            stale = since is None and (not found or (walked and not new))
            idle = idle + 1 if stale else 0
            day -= timedelta(days=1)
        self.reader.finished(page, "index", links=0, complete=True)


def _lists_everything(links: Sequence[Link]) -> bool:
    """A news sitemap, whose links have titles, lists the last two days only."""
    return bool(links) and not all(link.title for link in links)


def _dated(link: Link) -> Link:
    """An index page does not say when its articles were published; an address may."""
    day = date_in(link.url)
    return replace(link, published=day) if day else link
