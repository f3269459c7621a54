"""The article's pictures: the one it announces, and those in its text, with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import html

from newscrawl.extraction.headline import text_of
from newscrawl.extraction.slots import Names, is_caption
from newscrawl.items import Image

# Lazy loading keeps the picture's address here and a blank in src.
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "src")
_CREDIT = re.compile(
    r"[(\[/|,-]?\s*\b(?:foto|photo|dok(?:umen(?:tasi)?)?|doc|sumber|source|credit|image|kredit)\s*[:.]\s*"
    r"(?P<credit>[^()\[\]]{2,80}?)\s*[)\]]?\.?\s*$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"data:|blank|spacer|pixel|placeholder|1x1|loading|logo|avatar|icon")
_MOST = 30  # pictures of one article
_NEAR = 12  # elements around a picture among which its caption stands


def read_images(
    text: html.HtmlElement, names: Names, *, url: str, announced: Iterable[str]
) -> tuple[Image, ...]:
    """The pictures, the announced ones (JSON-LD, og:image) first, each once."""
    found: dict[str, Image] = {}
    for source in announced:
        _keep(found, _absolute(url, source), None)
    for image in islice(_pictures(text), _MOST):
        if address := _source_of(image):
            _keep(found, _absolute(url, address), _caption_of(image, names))
    return tuple(found.values())


def _source_of(image: html.HtmlElement) -> str | None:
    for name in _SOURCES:
        source: str | None = image.get(name)
        if source and not _BLANK.search(source.lower()):
            return source
    offered: str = image.get("srcset") or image.get("data-srcset") or ""
    largest = offered.rsplit(",", maxsplit=1)[-1].split()
    return largest[0] if largest else None


def _pictures(text: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Images in the text, and in the figure that stands just before it."""
    before = text.getprevious()
    for _ in range(3):
        if before is not None:
            yield from before.iter("img")
            before = before.getprevious()
    yield from text.iter("img")


def _keep(found: dict[str, Image], source: str | None, caption: str | None) -> None:
    if not source:
        return
    key = source.partition("?")[0]
    if key in found and (caption is None or found[key].caption):
        return
    credit = None
    if caption and (match := _CREDIT.search(caption)):
        credit = match["credit"].strip() or None
        caption = caption[: match.start()].strip(" ,-–|/") or None
    address = found[key].url if key in found else source
    found[key] = Image(url=address, caption=caption, credit=credit)


def _caption_of(image: html.HtmlElement, names: Names) -> str | None:
    """The text of the figcaption, or of an element called a caption, around the image."""
    current = image.getparent()
    for _ in range(4):
        if current is None or current.tag in ("body", "article", "main"):
            return None
        inside = current.iter("figcaption", "p", "span", "div", "dd", "small")
        for element in islice(inside, _NEAR):
            if is_caption(element, names) and (text := text_of(element)):
                return text if len(text) < 500 else None  # noqa: PLR2004 - no caption is longer
        if current.tag == "figure":
            return None
        current = current.getparent()
    return None


def _absolute(url: str, source: str) -> str | None:
    try:
        source = source.strip()
        address = source if source.startswith("https://") else urljoin(url, source)
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def announced_by(image: Any) -> tuple[str, ...]:
    """The addresses in a JSON-LD image: a text, an object with a url, or a list of them."""
    items = image if isinstance(image, list) else [image]
    addresses = (item.get("url") if isinstance(item, dict) else item for item in items)
    return tuple(a for a in addresses if isinstance(a, str) and a)
