"""Where a site announces its articles: feeds, sitemaps and robots.txt -> links.

Bytes in, links out; no network. Formats: RSS 0.9x, 1.0 and 2.0 (rssboard.org/rss-specification),
Atom (RFC 4287), sitemaps (sitemaps.org/protocol.html) with Google's news extension.
Broken XML is read as far as it goes; a DTD and its entities are never read.

Parsers of our own: feedparser cleans and re-dates what a crawl does not ask for, at many times the
cost; sitemap libraries fetch by themselves and give up on what is not well-formed.
"""

from newscrawl.discovery.feeds import WELL_KNOWN_FEEDS, feed_links
from newscrawl.discovery.sitemaps import (
    MAX_SITEMAP_BYTES,
    WELL_KNOWN_SITEMAPS,
    SitemapContents,
    article_sitemaps,
    robots_sitemaps,
    sitemap_contents,
)

__all__ = [
    "MAX_SITEMAP_BYTES",
    "WELL_KNOWN_FEEDS",
    "WELL_KNOWN_SITEMAPS",
    "SitemapContents",
    "article_sitemaps",
    "feed_links",
    "robots_sitemaps",
    "sitemap_contents",
]
