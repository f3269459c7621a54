"""The addresses that machines read: which are there, and what each answers."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from itertools import groupby

from newsroom import announcements
from newsroom.edition import Answer, Edition
from newsroom.stories import Story

SITEMAPS = {
    "sitemap": "/sitemap.xml",
    "gz": "/arsip-sitemap.xml.gz",
    "news": "/sitemap-news.xml",
}
FEEDS = {"rss": "/feed/", "atom": "/atom.xml"}
POSTS = "/wp-json/wp/v2/posts"
_XML = "application/xml; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_MONTH = re.compile(r"/sitemap-(\d{4}-\d\d)\.xml")


def months(edition: Edition) -> dict[str, list[Story]]:
    """The articles by the month they came out in ("2024-12"), newest first."""
    return {name: list(them) for name, them in groupby(edition.stories, lambda s: s.day[:7])}


def document(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """robots.txt, a sitemap, a feed or REST; None where that is not on."""
    if path == "/robots.txt":
        named = [p for name, p in SITEMAPS.items() if {name, "robots"} <= edition.sources]
        return _answer(announcements.robots(edition.base, named), "text/plain; charset=utf-8")
    if path.startswith("/wp-json") and "rest" in edition.sources:
        return _rest(edition, path, query)
    return _sitemap(edition, path) or _feed(edition, path)


def _rest(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    if path.rstrip("/") == "/wp-json":
        return _answer(announcements.rest_root(edition.base), _JSON)
    if path.rstrip("/") != POSTS:
        return None
    status, headers, text = announcements.rest_posts(edition.base, edition.stories, query)
    return Answer(status=status, body=text.encode(), content_type=_JSON, headers=headers)


def _sitemap(edition: Edition, path: str) -> Answer | None:
    base, stories = edition.base, edition.stories
    month = _MONTH.fullmatch(path)
    if month and "sitemap" in edition.sources:
        listed = months(edition).get(month[1])
        return _answer(announcements.sitemap(base, listed), _XML) if listed else None
    name = next((n for n, p in SITEMAPS.items() if p == path and n in edition.sources), None)
    if name == "gz":
        packed = gzip.compress(announcements.sitemap(base, stories).encode(), mtime=0)
        return Answer(body=packed, content_type="application/gzip")
    if name == "news":
        return _answer(announcements.news_sitemap(base, stories), _XML)
    if name == "sitemap":
        return _answer(_index(edition), _XML)
    return None


def _index(edition: Edition) -> str:
    parts = {
        f"/sitemap-{month}.xml": max(s.modified for s in stories)
        for month, stories in sorted(months(edition).items())
    }
    if "self_sitemap" in edition.traps:
        parts["/sitemap.xml"] = max(parts.values())
    return announcements.sitemap_index(edition.base, parts)


def _feed(edition: Edition, path: str) -> Answer | None:
    name = next((n for n, p in FEEDS.items() if p == path and n in edition.sources), None)
    if name == "rss":
        neighbours = 3 if "foreign_feed" in edition.traps else 0
        text = announcements.rss(edition.base, edition.stories, edition.link, neighbours=neighbours)
        return _answer(text, "application/rss+xml; charset=utf-8")
    if name == "atom":
        text = announcements.atom(edition.base, edition.stories)
        return _answer(text, "application/atom+xml; charset=utf-8")
    return None


def _answer(text: str, content_type: str) -> Answer:
    return Answer(body=text.encode(), content_type=content_type)
