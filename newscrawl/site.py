"""A news site as its file describes it: where it lives, its clock, where it announces articles,
and the selectors that are better than the generic rules. Knows no HTML and no Scrapy.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS or Atom feed: the newest articles only."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """A sitemap or sitemap index: usually every article."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index or archive page that links articles, and its next page."""

    url: str


Source = Feed | Sitemap | Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One news site. All but `name` and `url` may be left to the generic rules.

    `domains` are the hosts whose pages are the site's own, subdomains included.
    `timezone` is the newsroom's (an IANA name), for times printed without a zone.
    Selector fields are CSS selectors tried in order, so that an old layout can stay behind
    the new one; text fields take the element's text, `time` elements their text too.
    `remove` names elements that are no part of the text wherever they stand.
    """

    name: str
    url: str
    domains: tuple[str, ...] = ()
    timezone: str = "Asia/Jakarta"
    sources: tuple[Source, ...] = ()
    title: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def owns(self, url: str) -> bool:
        """Whether `url` is a page of this site: same host or a subdomain of `domains`.

        >>> Site(name="x", url="https://x.co.id/", domains=("x.co.id",)).owns("http://m.x.co.id/a")
        True
        >>> Site(name="x", url="http://127.0.0.1:8000/").owns("http://127.0.0.1:9000/a")
        False
        """
        try:
            parts, home = urlsplit(url), urlsplit(self.url)
            same_server = parts.netloc == home.netloc
        except ValueError:
            return False
        if parts.scheme not in ("http", "https"):
            return False
        host = parts.hostname or ""
        if not host.isascii():
            with suppress(UnicodeError):
                host = host.encode("idna").decode("ascii")
        return same_server or any(host == d or host.endswith("." + d) for d in self.domains)
