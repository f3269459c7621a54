"""Which links of an index page lead to articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newscrawl.index_pages.anchors import HEADING, MENU, Places, own_anchors, words_of
from newscrawl.links import (
    SLUG_WORDS,
    Link,
    is_article_address,
    may_be_article,
    slug_words,
)
from newscrawl.urls import undisguised

_HEADLINE_WORDS = 4
_USUAL = 3  # so many addresses of one form on a page are no accident
# Tables of fixtures and results: no articles, unless their address makes them that
# ("/jadwal-tv/read/12345/..." is a piece about what is on).
_TABLE = re.compile(r"/((jadwal|hasil|klasemen|skor)([-_]\w+)?|live-?scores?)/", re.IGNORECASE)
# No article either way: classified advertisements, what readers write, and the imprint.
_NO_NEWS = re.compile(
    r"/([a-z]+-dijual|jual-beli|indeks\w*|forum|users?|member|profile|kuis|contributions?|"
    r"company|kode-etik)/|"
    r"//(forum|ads?|iklan|store|shop|login|account)\.|"
    r"/(pedoman-(pemberitaan-)?media-siber|kebijakan-(privasi|cookie|redaksi)|kode-etik[-\w]*|"
    r"(syarat-(dan-)?)?ketentuan(-layanan|-pengguna\w*)?|privacy-policy|terms[-_](of|and)[-_]\w+|"
    r"hak-jawab|info-iklan|pasang-iklan|susunan-redaksi|hubungi-kami|kontak-kami)(\.\w+)?/?$",
    re.IGNORECASE,
)
# Where the path names a script, the query names the article.
_QUERY_NUMBER = re.compile(r"[?&](p|\w*id|berita|news|artikel|read)=\d+", re.IGNORECASE)


@dataclass(slots=True)
class _Target:
    """What the links to one address say together."""

    url: str
    certain: bool  # an article's by its address alone
    words: int  # in the address's last step
    text: str = ""
    headline: bool = False  # the text is one: in or around a heading, or of four words and more
    in_heading: bool = False
    outside_menus: bool = False


def index_links(
    tree: HtmlElement, url: str, *, owns: Callable[[str], bool] | None = None
) -> tuple[Link, ...]:
    """The links of an index page to the site's own articles (photo galleries and single videos
    too), in page order, each address once, with the headline where a link shows one.

    An address with a day, an article number or a step such as "read" suffices. Else it takes a
    headline's words in the address, and outside the menus a headline for a text; where the text
    is shorter or missing, at least an address of the form that the page's other articles have.
    `owns` says which addresses are the site's; without it, those of the same registrable domain.
    """
    targets = _targets(tree, url, owns)
    forms = Counter(_form(t.url) for t in targets if t.certain or (t.headline and t.words > 1))
    most = max(forms.values(), default=0)
    return tuple(
        Link(url=target.url, title=target.text or None)
        for target in targets
        if target.certain or (target.outside_menus and _is_listed(target, forms, most))
    )


def _is_listed(target: _Target, forms: Counter[str], most: int) -> bool:
    alike, long = forms[_form(target.url)], _is_long(target.text)
    if target.headline and long and target.words >= SLUG_WORDS:
        return True
    if target.in_heading and target.words >= (2 if long else SLUG_WORDS):
        return alike * 10 >= most  # else more likely the title of a box of links
    return target.words > SLUG_WORDS and alike >= _USUAL


def _is_long(words: str) -> bool:
    return words.count(" ") + 1 >= _HEADLINE_WORDS


def _targets(tree: HtmlElement, url: str, owns: Callable[[str], bool] | None) -> list[_Target]:
    places = Places()
    found: dict[str, _Target | None] = {}
    for anchor, address in own_anchors(tree, url, owns):
        # Judged without what only tells a form of it (AMP, a page), or where it was clicked; a
        # query tells which article it is only where a script serves it.
        plain = undisguised(address)
        path = plain if _QUERY_NUMBER.search(plain) else plain.partition("?")[0]
        if path not in found:
            found[path] = _target(plain)
        target = found[path]
        if target is not None:
            target.url = min(target.url or address, address, key=len)
            place = places.of(anchor)
            target.outside_menus = target.outside_menus or not place & MENU
            _add_text(target, anchor, heading=bool(place & HEADING))
    return [target for target in found.values() if target is not None]


def _target(address: str) -> _Target | None:
    if not may_be_article(address) or _NO_NEWS.search(address):
        return None
    certain = is_article_address(address)
    if not certain and _TABLE.search(address):
        return None
    words = SLUG_WORDS if _QUERY_NUMBER.search(address) else slug_words(address)
    return _Target(url="", certain=certain, words=words)


def _add_text(target: _Target, anchor: Any, *, heading: bool) -> None:
    inner = next(anchor.iter("h1", "h2", "h3", "h4"), None)
    words = words_of(anchor if inner is None else inner)
    heading = heading or inner is not None
    if not words or target.in_heading or (target.headline and not heading):
        return
    target.headline = heading or _is_long(words)
    target.in_heading = heading
    if target.headline or not target.text:
        target.text = words


_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+([-_.][^\W_]+)+")


def _form(url: str) -> str:
    """The address with its numbers as "#" and its words as "w": articles of a site share it."""
    return _NUMBERS.sub("#", _WORDS.sub("w", urlsplit(url).path))
