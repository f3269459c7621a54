"""The feeds that a page names."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newscrawl.index_pages.anchors import base_address, xpath
from newscrawl.links import absolute_address

_FEED_LINK = xpath(
    "//link[contains(concat(' ', normalize-space(@rel), ' '), ' alternate ')]"
    "[starts-with(@type, 'application/rss+xml') or starts-with(@type, 'application/atom+xml')]"
    "[@href]"
)
_COMMENT_FEED = re.compile(r"/comments?/|comment|komentar", re.IGNORECASE)


def announced_feeds(tree: HtmlElement, url: str) -> tuple[str, ...]:
    """The feeds a page's head names (`<link rel="alternate">`), comment feeds left out."""
    base = base_address(tree, url)
    found = [
        absolute_address(link.get("href"), base)
        for link in _FEED_LINK(tree)
        if not _COMMENT_FEED.search(link.get("href") + " " + link.get("title", ""))
    ]
    return tuple(dict.fromkeys(filter(None, found)))
