"""The index page after this one."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from newscrawl.index_pages.anchors import base_address, own_anchors, own_site, words_of, xpath
from newscrawl.links import absolute_address, is_article_address

_NEXT = xpath(
    "//*[self::a or self::link][contains(concat(' ', normalize-space(@rel), ' '), ' next ')][@href]"
    " | //a[contains(concat(' ', normalize-space(@class), ' '), ' next ')][@href]"
)
_NEXT_WORDS = re.compile(
    r"((halaman|berita|indeks|artikel) )?(selanjutnya|berikutnya)|next( page| posts)?|"
    r"(load|show|muat|tampilkan) (more|lagi|lebih( banyak)?|lainnya)|"
    r"older( posts| entries)?|pos(t|ts|ting|tingan|-pos)? (lama|sebelumnya)|lebih lama",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"^[\s«»‹›<>→|+.]+|[\s«»‹›<>→|+.]+$")
# Where addresses carry a page's number (or how many articles come before it).
_PAGE = re.compile(
    r"(?<=[?&])(?:page|paged|hal|halaman|p|pg|per_page|start|offset)=(\d{1,6})(?=&|$)&?|"
    r"/(?:page|hal|halaman)[/-](\d{1,6})/?(?=\?|$)|"
    r"(?<=/)index(\d{1,6})\.\w+(?=\?|$)|"
    r"(?<=[^/\d])/(?!(?:19|20)\d\d)(\d{1,4})/?(?=\?|$)|"
    r"(?<=/more)/\d+/(\d{1,6})/?(?=\?|$)",
    re.IGNORECASE,
)


def page_number(url: str) -> int | None:
    """The number of the page in the address of an index page; the query's wins over the path's.

    >>> pages = ("?page=3", "page/3/", "indeks/3", "indeks/2024/11/03", "index3.html", "indeks")
    >>> [page_number("http://x.id/" + page) for page in pages]
    [3, 3, 3, None, 3, None]
    """
    found = list(_PAGE.finditer(url))
    return int(next(filter(None, found[-1].groups()))) if found else None


def next_index_page(tree: HtmlElement, url: str) -> str | None:
    """The address of the index page after this one, or None.

    By rel=next or the class `next`; by its words ("Selanjutnya", "Next", "Muat lagi", "»");
    else the next number of a pager. Never off the site, an article, or a page that is behind.
    """
    base, owns, own = base_address(tree, url), own_site(url), url.partition("#")[0]
    for marked in _NEXT(tree):
        address = absolute_address(marked.get("href"), base)
        if address and address != own and owns(address) and _leads_on(address, own):
            return address
    onward = [
        (anchor, address)
        for anchor, address in own_anchors(tree, url, owns)
        if _leads_on(address, own)
    ]
    worded = (address for anchor, address in onward if _says_next(anchor))
    return next(worded, None) or _next_number(onward, own)


def _leads_on(address: str, url: str) -> bool:
    number = page_number(address)
    if number is not None:
        return number > (page_number(url) or 1)
    return _stem(address) != _stem(url) and not is_article_address(address)


def _stem(url: str) -> str:
    return _PAGE.sub("", url).rstrip("/?&")


def _says_next(anchor: Any) -> bool:
    said = words_of(anchor) or anchor.get("aria-label") or anchor.get("title") or ""
    words = _ARROWS.sub("", said)
    if words or not said:
        return bool(_NEXT_WORDS.fullmatch(words))
    return said.strip()[0] in "»›>→"


def _next_number(onward: list[tuple[Any, str]], url: str) -> str | None:
    """The lowest number ahead in the pager of this address; on a page without a number, that of
    another address where its links count on: a home page's "/indeks/2", "/indeks/3".
    """
    pagers: dict[str, list[tuple[int, str]]] = {}
    for anchor, address in onward:
        number = page_number(address)
        if number is not None and words_of(anchor).isdecimal():
            pagers.setdefault(_stem(address), []).append((number, address))
    own = pagers.get(_stem(url))
    if own:
        return min(own)[1]
    if page_number(url) is None:
        for others in pagers.values():
            if {2, 3} <= {number for number, _ in others}:
                return min(others)[1]
    return None
