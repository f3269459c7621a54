"""Sitemaps, and where robots.txt says that they are -> links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from newscrawl.discovery.documents import unpacked, utf8
from newscrawl.discovery.feeds import FEED_ROOTS, feed_items
from newscrawl.discovery.records import Record, records, xml
from newscrawl.links import Link, absolute_address, plain_title

MAX_SITEMAP_BYTES = 50 * 1024 * 1024  # the protocol's own limit, after decompression
_MAX_LINES = 250_000  # of a sitemap in plain text; the protocol ends at 50,000
_MAX_ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks to read 500 KiB

# Where the common systems keep their sitemaps, when robots.txt names none: Yoast and Rank Math,
# WordPress itself since 5.5, and everybody else's habit.
WELL_KNOWN_SITEMAPS = ("/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapContents:
    """What one sitemap file names: further sitemaps, and pages."""

    sitemaps: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


def sitemap_contents(document: bytes, url: str) -> SitemapContents:
    """What a sitemap (XML, gzipped or not, plain text, or a feed) names; empty where it is none.

    At most MAX_SITEMAP_BYTES of the decompressed file are read.
    """
    document = utf8(unpacked(document, MAX_SITEMAP_BYTES))
    found = xml(document)
    if found is None:
        return SitemapContents(pages=_lines(document))
    if found.root in FEED_ROOTS:  # sitemaps.org: "Other Sitemap formats"
        return SitemapContents(pages=feed_items(found, url))
    sitemaps: list[Link] = []
    pages: list[Link] = []
    for record in records(found.text, url, frozenset({"url", "sitemap"}), _wanted):
        link = _link(record)
        if link is not None:
            (sitemaps if _names_sitemap(record, link) else pages).append(link)
    return SitemapContents(sitemaps=tuple(sitemaps), pages=tuple(pages))


_LINE = re.compile(r"https?://\S+", re.IGNORECASE)


def _lines(document: bytes) -> tuple[Link, ...]:
    """A sitemap in plain text: an address alone on its line."""
    text = document.strip()
    if text.startswith(b"<"):  # a web page
        return ()
    lines = text.decode("utf-8", "replace").splitlines()
    addresses = (line.strip() for line in lines[:_MAX_LINES])
    absolute = (absolute_address(a, a) for a in addresses if _LINE.fullmatch(a))
    return tuple(Link(url=address, source="sitemap") for address in absolute if address)


# An image's or video's own loc and title stand inside an element of theirs; those of the news
# extension do too, in some sitemaps without the element around them.
_PARTS = {
    ("loc",): "loc",
    ("lastmod",): "lastmod",
    ("news", "title"): "title",
    ("news", "publication_date"): "published",
    ("news", "keywords"): "keywords",
    ("news", "publication", "language"): "language",
    ("title",): "title",
    ("publication_date",): "published",
    ("keywords",): "keywords",
}


def _wanted(path: tuple[str, ...], own: bool) -> str | None:
    if not own and path in (("loc",), ("lastmod",)):
        return None  # <image:loc> without its <image:image>
    return _PARTS.get(path)


def _link(record: Record) -> Link | None:
    said: dict[str, str] = {}
    base = ""
    for part in record.parts:
        if part.text:
            said.setdefault(part.name, part.text)
            base = part.base
    address = absolute_address(said.get("loc"), base)
    if address is None:
        return None
    keywords = (word.strip() for word in said.get("keywords", "").split(","))
    return Link(
        url=address,
        source="sitemap",
        title=plain_title(said.get("title")),
        published=said.get("published"),
        modified=said.get("lastmod"),
        language=said.get("language"),
        keywords=tuple(filter(None, keywords)),
    )


_SITEMAP_FILE = re.compile(r"\.xml(\.gz)?$", re.IGNORECASE)


def _names_sitemap(record: Record, link: Link) -> bool:
    """Some indexes call their sitemaps "url"; no article's address ends like a sitemap's."""
    return record.name == "sitemap" or bool(_SITEMAP_FILE.search(urlsplit(link.url).path))


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
        parts = urlsplit(link.url)  # an absolute address: `absolute_address` made it
        return _SITEMAP_NUMBER.sub("", f"{parts.path}?{parts.query}")

    return tuple(link for link in sitemaps if not _NOT_ARTICLES.search(name(link)))


# Google's reader and Protego forgive these spellings too, and a missing colon.
_SITEMAP_RULE = re.compile(r"\s*site-?maps?(?:\s*:\s*|\s+(?=https?:))(\S+)", re.IGNORECASE)


def robots_sitemaps(document: bytes, url: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, in its order, each once; () where it names none or
    something else answered.

    >>> robots_sitemaps(b"Sitemap : /peta.xml # baru", "http://kabar.test/robots.txt")
    ('http://kabar.test/peta.xml',)
    """
    text = utf8(document[:_MAX_ROBOTS_BYTES]).decode("utf-8", "replace").lstrip()
    if text.startswith("<"):  # a web page
        return ()
    rules = (_SITEMAP_RULE.match(line) for line in text.splitlines())
    found = (absolute_address(rule[1].strip("<>\"'"), url) for rule in rules if rule)
    return tuple(dict.fromkeys(filter(None, found)))
