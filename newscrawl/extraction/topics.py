"""The article's section and tags, as the page links them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from lxml import html

from newscrawl.extraction.headline import text_of
from newscrawl.extraction.slots import is_elsewhere

_TAG_PATH = re.compile(r"/(?:tags?|topik|topics?|tagar|label)(?:/|\?|=)", re.IGNORECASE)
_SECTION_PATH = re.compile(r"/(?:category|kategori|rubrik|kanal|section)/", re.IGNORECASE)
_LONGEST = 60  # characters of a tag or section name


def read_topics(links: Iterable[html.HtmlElement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sections and tags of the links after the headline, in document order.

    The links of one list stand together, so only those beside the first one count: further
    down the page are the site's own tag clouds and other stories' sections.
    """
    sections: list[html.HtmlElement] = []
    tags: list[html.HtmlElement] = []
    for link in links:
        href, rel = link.get("href") or "", (link.get("rel") or "").split()
        if "category" in rel or ("tag" in rel and _SECTION_PATH.search(href)):
            chosen = sections
        elif "tag" in rel or _TAG_PATH.search(href):
            chosen = tags
        else:
            continue
        if not _in_frame(link):
            chosen.append(link)
    return _beside_first(sections), _beside_first(tags)


def _in_frame(link: html.HtmlElement) -> bool:
    around = itertools.islice(link.iterancestors(), 3)
    return any(
        element.tag in ("nav", "aside", "footer") or is_elsewhere(element) for element in around
    )


def _beside_first(links: Sequence[html.HtmlElement]) -> tuple[str, ...]:
    if not links:
        return ()
    around = _list_of(links[0])
    names = (text_of(link).lstrip("#").strip() for link in links if _list_of(link) is around)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= _LONGEST))


def _list_of(link: html.HtmlElement) -> html.HtmlElement | None:
    parent = link.getparent()
    if parent is not None and parent.tag in ("li", "span", "h2", "h3", "h4"):
        return parent.getparent()
    return parent
