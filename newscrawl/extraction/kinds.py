"""What kind of page this is: an article, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from newscrawl.extraction.addresses import split_address
from newscrawl.extraction.cards import stands_in_cards
from newscrawl.extraction.jsonld import Node, types_of
from newscrawl.extraction.meta import Head
from newscrawl.extraction.page import Page
from newscrawl.extraction.paywall import is_closed, is_notice
from newscrawl.extraction.refusal import NO_TEXT, PAYWALLED, Refusal
from newscrawl.extraction.standing import STANDING, nameless, other_purpose, standing_page
from newscrawl.urls import canonical_url

_PAGE_ID = re.compile(r"page-id-\d+")
_GONE = Refusal("gone", "this is a page that says: not found")
_HOME = Refusal("index", "this is a home page, not an article")
_SEARCH = Refusal("index", "this is a list of search results, not an article")
_INDEX = Refusal("index", "this is an index of links, not an article")
_CAPTIONS = Refusal("gallery", "this is a photo gallery: all its text is in captions")
_UNNAMED = Refusal("not-news", "nothing on the page names an article")
# The classes WordPress puts on <body>; a single post carries "single" instead.
_WORDPRESS = {
    "error404": _GONE,
    "search": _SEARCH,
    "search-results": _SEARCH,
    "search-no-results": _SEARCH,
    "author": Refusal("index", "this is a list of a writer's articles, not an article"),
    "archive": Refusal("index", "this is an archive of links, not an article"),
    "home": _HOME,
    "blog": Refusal("index", "this is a list of posts, not an article"),
}
_LIST_PATH = re.compile(
    r"/(?:tags?|topik|topics?|category|categories|kategori|rubrik|kanal|author|penulis|profile?|"
    r"search|cari|indeks|index|archives?|arsip|terpopuler|populer|terkini)(?:/|$)",
    re.IGNORECASE,
)
# Wherever they stand in a path, and whatever their slug.
_TAG_PATH = re.compile(
    r"/(?:tags?|authors?|penulis)(?:/|$)|^/(?:search|cari)(?:/|$)|/page/\d+$", re.IGNORECASE
)
# What an article's own address has under a list's: a slug of many words, a date, a number.
_SLUG_WORDS = 4
_DATED_PATH = re.compile(r"/20\d\d(?:/\d\d?){1,2}/[^/]*[a-z][^/]*$", re.IGNORECASE)
_YEAR_AND_SLUG = re.compile(r"/20\d\d/[^/\d]+-[^/]+$")
_NUMBERED_PATH = re.compile(r"/\d{5,}(?:[/.-][^/]*)?$")
# A headline may say that a climber was not found; an error page says it of the page, or nothing
# else. The number stands alone there, or with the word.
_NOT_FOUND = re.compile(
    r"\b(?:halaman|laman|page|url|konten)\b.{0,30}\b(?:(?:tidak|tak)(?: dapat| bisa)? "
    r"(?:ditemukan|tersedia)|not found|doesn.t exist|not available|could ?n.t be found)|"
    r"\b(?:error|eror|galat)\W{0,3}404\b|^\W*404\W*(?:$|[-–—|:]|error|not found|halaman|page)|"
    r"^(?:\W*(?:oops|ups|maaf|sorry)\b)?\W*(?:not found|(?:tidak|tak)(?: dapat)? ditemukan)"
    r"\W*(?:$|[-–—|])",
    re.IGNORECASE,
)
_MOST_HEADINGS = 3
_COLLECTIONS = frozenset(("CollectionPage", "SearchResultsPage", "ItemList"))
_ALWAYS = ("error404", "archive", "search-results")  # whatever else the page says
_CALLED = ("article", "news", "newsarticle")  # og:type
_FEW_LINKS = 3
_LIST_LINE = 60  # characters: the lines of a list are shorter on the average
_LEAST_TEXT = 40  # characters
_LEAST_UNCALLED = 200  # where nothing calls the page an article
_LEAST_VOUCHED = 120  # the same, under a headline that the head has too
_SHORT_PAGE = 800  # characters: an error page has no more text than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was found that tells an article from a list or a front page."""

    described: bool  # the page's JSON-LD has an article object
    vouched: bool  # the page shows a headline that its head has too
    paragraphs: Sequence[str]
    listed: int  # linked lines among them
    captions: float  # characters in captions

    @property
    def size(self) -> int:
        """Characters of text."""
        return sum(map(len, self.paragraphs))


def not_an_article(
    page: Page, head: Head, nodes: Sequence[Node], *, url: str, evidence: Evidence
) -> Refusal | None:
    """Why the page is no article; None where it is one. `nodes` are its JSON-LD."""
    return (
        _wordpress_list(page, evidence)
        or standing_page(page.all("h1"), head, url, described=evidence.described)
        or _not_found(page, head, evidence)
        or _front_or_list(head, url, evidence)
        or _without_text(page, head, nodes, evidence)
    )


def unnamed(head: Head, *, url: str, evidence: Evidence, named: bool) -> Refusal | None:
    """Why a page is no article that neither a date nor a writer (`named`) makes one."""
    if evidence.described or named:
        return None
    return nameless(evidence.paragraphs, url, called=_is_called(head))


def _is_called(head: Head) -> bool:
    return (head.first("og:type") or "").lower() in _CALLED


def _wordpress_list(page: Page, evidence: Evidence) -> Refusal | None:
    classes = [name for body in page.all("body")[:1] for name in (body.get("class") or "").split()]
    if "single" in classes or "single-post" in classes:
        return None
    for name, reason in _WORDPRESS.items():
        if name in classes and (name in _ALWAYS or not evidence.described):
            return reason
    if any(map(_PAGE_ID.fullmatch, classes)) and not evidence.described:
        return STANDING
    return None


def _not_found(page: Page, head: Head, evidence: Evidence) -> Refusal | None:
    if evidence.described or evidence.size >= _SHORT_PAGE:
        return None
    shown = (*page.all("h1")[:_MOST_HEADINGS], *page.all("h2")[:_MOST_HEADINGS])
    titles = (head.title, *(" ".join(h.text_content().split()) for h in shown))
    told = any(title and _NOT_FOUND.search(title) for title in titles)
    return _GONE if told else None


def _front_or_list(head: Head, url: str, evidence: Evidence) -> Refusal | None:
    if url and not evidence.described and _is_list_address(url):
        return _INDEX
    # A front page shows no headline of its own; a blog post that gives the front page as its
    # address does, and has a text under it.
    if _is_front(url or head.canonical or "") and not (
        evidence.vouched and evidence.size > _SHORT_PAGE
    ):
        return _HOME
    return None


def _without_text(
    page: Page, head: Head, nodes: Sequence[Node], evidence: Evidence
) -> Refusal | None:
    size = evidence.size
    called = evidence.described or _is_called(head)
    if evidence.captions > size and size < _SHORT_PAGE:
        return _CAPTIONS
    uncalled = _LEAST_VOUCHED if evidence.vouched else _LEAST_UNCALLED
    if size < (_LEAST_TEXT if called else uncalled) or all(map(is_notice, evidence.paragraphs)):
        return PAYWALLED if is_closed(page, head, nodes) else NO_TEXT
    if evidence.described:
        return None
    if evidence.listed >= max(_FEW_LINKS, len(evidence.paragraphs)):
        return _INDEX
    if not called and (reason := _uncalled(page, head, nodes, evidence)):
        return reason
    dated = any(True for _ in head.published())
    collected = any(map(_is_collection, nodes)) or stands_in_cards(
        page, evidence.paragraphs, flat=not dated
    )
    return _INDEX if collected else None


def _uncalled(page: Page, head: Head, nodes: Sequence[Node], evidence: Evidence) -> Refusal | None:
    """Why a page whose head does not call it an article is none."""
    headed = bool(page.all("h1")) and evidence.size >= _LIST_LINE * len(evidence.paragraphs)
    if not (evidence.vouched or headed):
        return _UNNAMED
    return other_purpose(nodes, head)


def _is_collection(node: Node) -> bool:
    """Whether the JSON-LD object says that the page is a list."""
    about = node.get("mainEntity")
    types = types_of(node) + (types_of(about) if isinstance(about, dict) else ())
    return not _COLLECTIONS.isdisjoint(types) and node.get("@type") != "ItemList"


def _is_front(url: str) -> bool:
    parts = split_address(url)
    if not parts.netloc or parts.path not in ("", "/"):
        return False
    # "/?utm_source=wa" is the front page, "/?p=12" an article.
    try:
        return not parts.query or not split_address(canonical_url(url)).query
    except ValueError:
        return False


def _is_list_address(url: str) -> bool:
    parts = split_address(url)
    path = parts.path.rstrip("/")
    if "s" in parse_qs(parts.query) and not path:
        return True
    if _TAG_PATH.search(path):
        return True
    return _LIST_PATH.match(path) is not None and not _names_an_article(path)


def _names_an_article(path: str) -> bool:
    """Whether a path below a list's is an article's: "/terkini/air-sungai-mulai-surut" is,
    "/tag/harga-cabai" not.
    """
    last = path.rpartition("/")[2].rpartition(".")
    words = [word for word in (last[0] or last[2]).split("-") if word.isalpha()]
    return len(words) >= _SLUG_WORDS or any(
        form.search(path) for form in (_DATED_PATH, _YEAR_AND_SLUG, _NUMBERED_PATH)
    )
