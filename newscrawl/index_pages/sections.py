"""The sections of a site, from its navigation."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newscrawl.index_pages.anchors import NAVIGATION, Places, own_anchors, words_of
from newscrawl.links import Link, is_article_address, slug_words
from newscrawl.urls import canonical_url

MAX_SECTIONS = 40
_WORDS, _STEPS = 3, 2
# Pages of a navigation that list no news.
_NO_SECTION = re.compile(
    r"/(tags?|topi[ck]|authors?|penulis|search|cari|feed|rss|login|masuk|logout|register|daftar|"
    r"account|member|about(-us)?|tentang(-kami)?|contact(-us)?|kontak(-kami)?|hubungi-kami|"
    r"redaksi|karir|career|iklan|info-iklan|advertise|info|company|disclaimer|policy|"
    r"privacy(-policy)?|kebijakan[-\w]*|pedoman[-\w]*|kode-etik|ketentuan[-\w]*|sitemap|"
    r"jadwal[-\w]*|klasemen|skor|live\w*|streaming|kuis|game|forum|page|wp-[-\w]+|cdn-cgi)"
    r"(/|\.\w+$|$)|"
    r"//(forum|blog|ads?|iklan|store|shop|login|account|member|event|karir|epaper|rss|apps?)\.|"
    r"\.(jpe?g|png|gif|pdf|xml|apk)$",
    re.IGNORECASE,
)


def section_links(tree: HtmlElement, url: str) -> tuple[Link, ...]:
    """The site's section pages, in page order, each once, at most MAX_SECTIONS: three words and
    less for a text, a host or one or two steps for an address, and a place in the navigation or
    articles of the page beneath them ("/bola/" of "/bola/timnas-menang-lagi").
    """
    places = Places()
    anchors = list(own_anchors(tree, url))
    parents = {_key(address).rpartition("/")[0] for _, address in anchors if _is_deep(address)}
    home = _key(url)
    found: dict[str, Link] = {}
    for anchor, address in anchors:
        key = _key(address)
        if key in found or key == home or not (key in parents or places.of(anchor) & NAVIGATION):
            continue
        words = words_of(anchor)
        if words and words.count(" ") < _WORDS and _may_be_section(address):
            found[key] = Link(url=canonical_url(address), title=words)
            if len(found) == MAX_SECTIONS:
                break
    return tuple(found.values())


def _is_deep(address: str) -> bool:
    return slug_words(address) > _WORDS or is_article_address(address)


def _may_be_section(address: str) -> bool:
    parts = urlsplit(canonical_url(address))  # without a session's id
    steps = [step for step in parts.path.split("/") if step]
    return (
        len(steps) <= _STEPS
        and not parts.query
        and slug_words(address) <= _WORDS
        and not is_article_address(address)
        and not _NO_SECTION.search(address)
    )


def _key(address: str) -> str:
    """Host and path: what tells two addresses of a section apart."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}/{parts.path.strip('/')}"
