"""Where a site announces its articles: feeds and sitemaps -> links.

Bytes in, links out; no network. Formats: RSS 2.0 (rssboard.org/rss-specification), Atom
(RFC 4287), sitemaps (sitemaps.org/protocol.html) with Google's news extension.
Broken XML is read as far as it goes; entities and DTDs are never expanded.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from newscrawl.links import Link, absolute_address

MAX_SITEMAP_BYTES = 50 * 1024 * 1024  # the protocol's own limit, after decompression

# Where the common systems keep their sitemaps, when robots.txt names none: Yoast and Rank Math,
# WordPress itself since 5.5, and everybody else's habit.
WELL_KNOWN_SITEMAPS = ("/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap.xml")
WELL_KNOWN_FEEDS = ("/feed/", "/rss", "/rss.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapContents:
    """What one sitemap file names: further sitemaps, and pages."""

    sitemaps: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


def feed_links(document: bytes, url: str) -> tuple[Link, ...]:
    """The items of an RSS or Atom feed, in its order; () where it is no feed."""
    parser = etree.XMLParser(**_XML, ns_clean=True)
    try:
        root = etree.fromstring(_from_root(_gunzip(document)), parser)
    except etree.XMLSyntaxError:
        return ()
    if root is None or _local(root) not in ("rss", "RDF", "feed"):
        return ()
    items = (e for e in root.iter() if _local(e) in ("item", "entry"))
    return tuple(link for item in items if (link := _feed_link(item, url)))


def _feed_link(item: Any, base: str) -> Link | None:
    said: dict[str, str] = {}
    address = permalink = None
    for child in item:
        name, text = _local(child), (child.text or "").strip()
        if name == "guid" and child.get("isPermaLink", "true") == "true":
            permalink = text  # RSS 2.0: then it is the item's address
        if name == "link" and child.get("href"):  # Atom
            if child.get("rel", "alternate") == "alternate":
                address = address or child.get("href")
        elif name == "origLink":  # FeedBurner: the article behind its own redirect
            address = text or address
        elif name == "link" and text:
            address = address or text
        elif text:
            said.setdefault(name, text)
    url = absolute_address(address or permalink, base)
    if url is None:
        return None
    return Link(
        url=url,
        source="feed",
        title=said.get("title"),
        published=said.get("pubDate") or said.get("published") or said.get("date"),
        modified=said.get("updated"),
    )


def sitemap_contents(document: bytes, url: str) -> SitemapContents:
    """What a sitemap (XML, gzipped or not, or plain text) names; empty where it is none.

    At most MAX_SITEMAP_BYTES of the decompressed file are read.
    """
    document = _from_root(_gunzip(document)[:MAX_SITEMAP_BYTES])
    if not document.startswith(b"<"):
        lines = document.decode("utf-8-sig", "replace").split()
        return SitemapContents(
            pages=tuple(
                Link(url=line, source="sitemap") for line in lines if line.startswith("http")
            )
        )
    sitemaps: list[Link] = []
    pages: list[Link] = []
    try:
        for _, element in etree.iterparse(BytesIO(document), events=("end",), **_XML):
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            link = _sitemap_link(element, url)
            if link:
                (pages if name == "url" else sitemaps).append(link)
            element.clear()  # a sitemap may hold 50,000: keep the memory flat
    except etree.XMLSyntaxError:
        pass  # cut short: what was read counts
    return SitemapContents(sitemaps=tuple(sitemaps), pages=tuple(pages))


def _sitemap_link(element: Any, base: str) -> Link | None:
    said: dict[str, str] = {}
    for child in element.iter():
        text = (child.text or "").strip()
        # An image's or video's own loc and title stand inside an element of theirs.
        if text and _local(child.getparent()) in ("url", "sitemap", "news"):
            said.setdefault(_local(child), text)
    url = absolute_address(said.get("loc"), base)
    if url is None:
        return None
    return Link(
        url=url,
        source="sitemap",
        title=said.get("title"),
        published=said.get("publication_date"),
        modified=said.get("lastmod"),
    )


# A sub-sitemap's name tells what it lists, in WordPress ("wp-sitemap-taxonomies-category-1.xml"),
# Yoast ("post_tag-sitemap.xml", "page-sitemap2.xml") and most house-made systems.
_NOT_ARTICLES = re.compile(
    r"(?<![a-z])(category|categories|kategori|tags?|taxonom(y|ies)|authors?|penulis|users?|"
    r"pages?|images?|channels?|product|static)(?![a-z])",
    re.IGNORECASE,
)
_SITEMAP_NUMBER = re.compile(r"[?&](page|p)=\d+|(?<=sitemap)[-_]?page[-_]?\d+")


def article_sitemaps(sitemaps: tuple[Link, ...]) -> tuple[Link, ...]:
    """Those sitemaps of an index that may list articles, judged by their names.

    >>> names = ["wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-page-1.xml", "tag-sitemap.xml"]
    >>> [link.url for link in article_sitemaps(tuple(Link(url=name) for name in names))]
    ['wp-sitemap-posts-post-1.xml']
    """

    def name(link: Link) -> str:
        parts = urlsplit(link.url)  # an absolute address: `_absolute` made it
        return _SITEMAP_NUMBER.sub("", f"{parts.path}?{parts.query}")

    return tuple(link for link in sitemaps if not _NOT_ARTICLES.search(name(link)))


_ROOT = re.compile(rb"<(\?xml|(\w+:)?(urlset|sitemapindex|rss|feed|rdf:RDF))\b", re.IGNORECASE)


def _from_root(document: bytes) -> bytes:
    """The document without what some servers put before it: a byte order mark, blank lines, a
    script's notices.
    """
    root = _ROOT.search(document, 0, 4096)
    return document[root.start() :] if root else document.strip()


# huge_tree stays off: libxml2 then bounds depth, text size and entity growth by itself.
_XML: dict[str, Any] = {
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


def _local(element: Any) -> str:
    """The element's name without its namespace; "" for comments, entities and nothing."""
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _gunzip(document: bytes) -> bytes:
    if not document.startswith(b"\x1f\x8b"):
        return document
    try:
        return zlib.decompressobj(wbits=31).decompress(document, MAX_SITEMAP_BYTES)
    except zlib.error:
        return b""
