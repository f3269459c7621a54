"""Links that a site's sources announce, and what an address alone tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address a source announces. `published` and `modified` are the source's own words
    (a feed's pubDate, a news sitemap's publication_date; an Atom updated, a sitemap's lastmod).
    `source` is "feed", "sitemap" or "index".
    """

    url: str
    source: str = "index"
    title: str | None = None
    published: str | None = None
    modified: str | None = None


def newest_first(links: Iterable[Link]) -> list[Link]:
    """Links by their own modified or published time, newest first; those without one keep
    their order behind (ISO 8601 texts sort as they stand).
    """
    return sorted(links, key=lambda link: link.modified or link.published or "", reverse=True)


def absolute_address(address: str | None, base: str) -> str | None:
    """The http(s) address without fragment; None where it is none, or so broken that none."""
    if not address or not address.strip():
        return None
    try:
        absolute = urljoin(base, address.strip()).partition("#")[0]
        urlsplit(absolute).port  # noqa: B018 - raises on a port or host that is none
    except ValueError:
        return None
    return absolute if absolute.startswith(("http://", "https://")) else None


_LISTING = re.compile(
    r"/(category|kategori|tags?|topi[ck]|author|penulis|page|search|cari|label|feed|indeks|index|"
    r"wp-content|wp-admin|wp-json|wp-login\.php|komentar|login|about|tentang-kami|kontak)(/|$)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml|css|js)$", re.IGNORECASE)


def may_be_article(url: str) -> bool:
    """Whether an address can be an article's, by its shape alone: no home, listing or file.

    >>> [may_be_article("http://x.id/" + path) for path in ("", "tag/a/", "a.pdf", "banjir/")]
    [False, False, False, True]
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.path in ("", "/"):
        return any(name == "p" for name, _ in parse_qsl(parts.query))  # WordPress: /?p=123
    return not _LISTING.search(parts.path) and not _FILE.search(parts.path)
