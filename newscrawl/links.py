"""Links that a site's sources announce, and what an address alone tells of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address a source announces. `published` and `modified` are the source's own words
    (a feed's pubDate, a news sitemap's publication_date; an Atom updated, a sitemap's lastmod).
    `source` is "feed", "sitemap", "rest" or "index"; `language` and `keywords` are what a news
    sitemap says.
    """

    url: str
    source: str = "index"
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()


def newest_first(links: Iterable[Link]) -> list[Link]:
    """Links by their own modified or published time, newest first; those without one keep
    their order behind (ISO 8601 texts sort as they stand).
    """
    return sorted(links, key=lambda link: link.modified or link.published or "", reverse=True)


_MAX_ADDRESS = 4000  # characters; servers refuse longer ones


def absolute_address(address: str | None, base: str) -> str | None:
    """The http(s) address without fragment; None where it is none, or so broken that none."""
    if not address or len(address) > _MAX_ADDRESS or not address.strip():
        return None
    try:
        absolute = urljoin(base, address.strip()).partition("#")[0]
        urlsplit(absolute).port  # noqa: B018 - raises on a port or host that is none
    except ValueError:
        return None
    return absolute if absolute.startswith(("http://", "https://")) else None


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain_title(markup: str | None) -> str | None:
    """A title as a source gives it, in words: tags and entities resolved; None where none is left.

    >>> plain_title("Harga <b>cabai</b> &amp; bawang &#8220;naik&#8221;")
    'Harga cabai & bawang “naik”'
    """
    words = " ".join(html.unescape(_TAG.sub("", markup or "")).split())
    return words.encode("utf-8", "ignore").decode("utf-8") or None  # JSON may hold half a character


_LISTING = re.compile(
    r"/(category|kategori|tags?|topi[ck]s?(-\w+)?|author|penulis|search|cari|label|komentar|"
    r"wp-content|wp-admin|wp-json|wp-login\.php|tentang-kami)(/|$)",
    re.IGNORECASE,
)
# Names that list, too, unless a headline's words follow: "/about/harga-beras-naik-lagi".
_LISTING_OR_SECTION = re.compile(
    r"/(page|feed|indeks|index|login|about|kontak)(/|$)", re.IGNORECASE
)
_HEADLINE = re.compile(r"(?<![^\W_])(?:[^\W_]+[-_.]){3}[^\W_]")
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
    if _LISTING.search(parts.path) or _FILE.search(parts.path):
        return False
    section = _LISTING_OR_SECTION.search(parts.path)
    return section is None or bool(_HEADLINE.search(parts.path, section.end(1)))


# What the addresses of articles carry, one or more of: the day, an article number, a step such
# as "read". A year alone is none: "/pilkada-2024/", "/2024/".
_DAY = re.compile(r"/(19|20)\d\d/[01]?\d/([0-3]?\d/)?|/(19|20)\d\d-?[01]\d-?[0-3]\d[^/]*/")
_NUMBER = re.compile(
    r"/([a-z]{1,8}-)?(?!(?:19|20)\d\d/)\d{4,}/|/((r|d|pr|news|berita|artikel)-|read)\d+[-/]|"
    r"/\d{5,}-|-\d{5,}/$",
    re.IGNORECASE,
)
_READ = re.compile(
    r"/(read\w*|baca|baca-\w+|articles?|artikel|detail\w*|post|story|play)/", re.IGNORECASE
)
_ENDING = re.compile(r"(\.(s?html?|php|aspx?))?/?$|/index\.(php|html?)$", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
SLUG_WORDS = 3  # a headline in an address; sections have one or two


def slug_words(url: str) -> int:
    """How many words the last step of an address holds, its file ending apart; of the step
    before, where the last is a number.

    >>> slug_words("http://x.id/berita/banjir-surut_lagi.html")
    3
    """
    return len(_PARTS.findall(_slug(_ENDING.sub("", urlsplit(url).path, count=1))))


def _slug(path: str) -> str:
    before, _, last = path.rpartition("/")
    return before.rpartition("/")[2] if last.isdecimal() else last


def is_article_address(url: str) -> bool:
    """Whether the address alone makes it an article's, whatever the text of its link: a day, an
    article number or a step such as "read", with something of its own behind it.

    >>> paths = ("2024/11/02/banjir/", "2024/11/02/", "berita/d-7123456/banjir-surut", "banjir/")
    >>> [is_article_address("http://x.id/" + path) for path in paths]
    [True, False, True, False]
    """
    path = _ENDING.sub("", urlsplit(url).path, count=1)
    last = path.rpartition("/")[2]
    words = len(_PARTS.findall(last))
    if _DAY.search(path):
        return bool(words) and not last.isdecimal()
    if words == 1 and last.isdecimal():
        own = len(_PARTS.findall(_slug(path))) >= SLUG_WORDS
    else:
        own = words > 1
    if own and _NUMBER.search(path + "/"):
        return True
    return bool(_READ.search(path)) and (
        words >= SLUG_WORDS or bool(_DIGIT.search(last) or _NUMBER.search(path))
    )
