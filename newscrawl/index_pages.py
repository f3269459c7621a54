"""Home, index and archive pages: the feeds they name, the articles they link, the page after."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.links import Link, absolute_address, may_be_article


def _xpath(expression: str) -> Callable[[Any], Any]:
    return etree.XPath(expression)


_FEED_LINK = _xpath(
    "//link[contains(concat(' ', normalize-space(@rel), ' '), ' alternate ')]"
    "[starts-with(@type, 'application/rss+xml') or starts-with(@type, 'application/atom+xml')]"
    "[@href]"
)
_COMMENT_FEED = re.compile(r"/comments?/|comment|komentar", re.IGNORECASE)


def announced_feeds(tree: HtmlElement, url: str) -> tuple[str, ...]:
    """The feeds a page's head names (`<link rel="alternate">`), comment feeds left out."""
    found = [
        absolute_address(link.get("href"), url)
        for link in _FEED_LINK(tree)
        if not _COMMENT_FEED.search(link.get("href") + " " + link.get("title", ""))
    ]
    return tuple(dict.fromkeys(filter(None, found)))


_ANCHORS = _xpath("//a[@href]")
_IN_HEADING = _xpath("boolean(ancestor::*[self::h1 or self::h2 or self::h3 or self::h4])")
_HOLDS_HEADING = _xpath("boolean(.//h1 or .//h2 or .//h3 or .//h4)")
_HEADLINE_WORDS = 4
_SLUG = re.compile(r"[^/]+-[^/]+-[^/]+|\d{5,}")  # a headline's words, or an article number


def index_links(tree: HtmlElement, url: str) -> tuple[Link, ...]:
    """The links of an index page that look like articles, in page order, each address once.

    A headline's link: in or around a heading, or four words and more, with an address that
    carries a headline's words or an article number.
    """
    found: dict[str, Link] = {}
    for anchor in _ANCHORS(tree):
        words = " ".join(anchor.text_content().split())
        headline = words and (
            _IN_HEADING(anchor) or _HOLDS_HEADING(anchor) or len(words.split()) >= _HEADLINE_WORDS
        )
        address = _resolved(anchor, url)
        if (
            headline
            and address
            and may_be_article(address)
            and _SLUG.search(urlsplit(address).path)
        ):
            found.setdefault(address, Link(url=address, title=words))
    return tuple(found.values())


_REL_NEXT = _xpath(
    "//*[self::a or self::link][contains(concat(' ', normalize-space(@rel), ' '), ' next ')][@href]"
    " | //a[contains(concat(' ', normalize-space(@class), ' '), ' next ')][@href]"
)
_NEXT_WORDS = re.compile(
    r"(selanjutnya|berikutnya|next( page)?|older posts|pos(t|tingan)? (lama|sebelumnya)|[»›>]+)"
    r"\s*[»›>→]*",
    re.IGNORECASE,
)


def next_index_page(tree: HtmlElement, url: str) -> str | None:
    """The address of the index page after this one, or None: rel=next, `.next`, or its words."""
    candidates = list(_REL_NEXT(tree)) or [
        anchor
        for anchor in _ANCHORS(tree)
        if _NEXT_WORDS.fullmatch(" ".join(anchor.text_content().split()))
    ]
    return next(
        (a for c in candidates if (a := _resolved(c, url)) and a != url.partition("#")[0]), None
    )


def _resolved(element: Any, base: str) -> str | None:
    return absolute_address(element.get("href"), base)
