"""Which kind of article a page holds: article, gallery, video or liveblog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from newscrawl.extraction.jsonld import Node, types_of
from newscrawl.extraction.meta import Head

_GALLERIES = frozenset(("ImageGallery", "MediaGallery"))
_GALLERY_PATH = re.compile(
    r"/(?:foto|photos?|galeri|gallery|fotonews|readfoto|infografis)(?:/|$)|//(?:photo|foto)\.",
    re.IGNORECASE,
)
_VIDEO_PATH = re.compile(r"/(?:videos?|watch)(?:/|$)|//(?:video|tv)\.", re.IGNORECASE)
_TV_PATH = re.compile(r"/tv(?:/|$)", re.IGNORECASE)  # also the section about television
_SHORT = 1200  # characters: what stands below a video is no longer
_PLAYERS = "video", "iframe", "amp-youtube", "amp-video", "amp-dailymotion"
_PLAYER = re.compile(r"youtu|vimeo|dailymotion|vidio\.com|/embed|player|jwplatform", re.IGNORECASE)
_MANY_PICTURES = 5
# "08.15 WIB" and the like, as each entry of a live report begins.
_CLOCK = re.compile(r"\W*(?:pukul |jam )?\d{1,2}[.:]\d{2}\b")
_LIVE = re.compile(
    r"\blive\b[ -]?(?:blog|report|updates?|news)?|\b(?:laporan|berita) langsung\b|\bliveblog",
    re.IGNORECASE,
)
_MANY_ENTRIES = 4


def article_type(
    node: Node | None,
    nodes: Sequence[Node],
    head: Head,
    url: str,
    *,
    element: html.HtmlElement,
    paragraphs: Sequence[str],
    captions: float,
) -> str | None:
    """The type as the page has it; None where neither its metadata nor what it shows tells.

    `element` holds the text, of which `paragraphs` came; `captions` are the characters that the
    page has in captions.
    """
    types = types_of(node) if node else ()
    address = url or head.first("og:url") or head.canonical or ""
    size = sum(map(len, paragraphs))
    if _is_live(node, nodes) or _has_entries(paragraphs, head.first("og:title") or "", address):
        return "liveblog"
    if _GALLERIES.intersection(types) or _GALLERY_PATH.search(address):
        return "gallery"
    if _is_video(types, (head.first("og:type") or "").lower(), address, element, size):
        return "video"
    silent = not types and captions > size and len(list(element.iter("img"))) >= _MANY_PICTURES
    return "gallery" if silent else ("article" if types else None)


def _is_video(
    types: Sequence[str], called: str, address: str, element: html.HtmlElement, size: int
) -> bool:
    # An article about something else may carry a video, and describe only that.
    filmed = "VideoObject" in types or called.startswith("video")
    if (filmed and (size < _SHORT or called != "article")) or _VIDEO_PATH.search(address):
        return True
    return size < _SHORT and _TV_PATH.search(address) is not None and _has_player(element)


def _is_live(node: Node | None, nodes: Sequence[Node]) -> bool:
    if node and node.get("coverageStartTime"):
        return True
    return any("LiveBlogPosting" in types_of(other) for other in nodes)


def _has_entries(paragraphs: Sequence[str], title: str, address: str) -> bool:
    """Whether the page calls itself live and many of its paragraphs begin with a time. A
    timetable has the times, but not the word.
    """
    if not (_LIVE.search(title) or _LIVE.search(address)):
        return False
    return sum(_CLOCK.match(paragraph) is not None for paragraph in paragraphs) >= _MANY_ENTRIES


def _has_player(element: html.HtmlElement) -> bool:
    """Whether a video's player stands before the text, or is the first thing in it."""
    above = element.getparent()
    box = element if above is None or above.tag == "body" else above
    for found in box.iter(*_PLAYERS, "p"):
        if found.tag == "p":
            if (found.text or "").strip():
                return False
        elif found.tag != "iframe" or _PLAYER.search(found.get("src") or ""):
            return True
    return False
