"""The article's section and tags, as the page links them: beside the text, above the headline, in
the trail from the front page ("Beranda > Daerah > ...").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from lxml import html

from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.headline import text_of
from newscrawl.extraction.page import Page
from newscrawl.extraction.slots import Names, is_elsewhere

# For addresses in small letters.
_TAG_PATH = re.compile(r"/(?:tags?|topik|topics?|tagar|label)[/?=]")
_SECTION_PATH = re.compile(r"/(?:category|kategori|rubrik|kanal|section)/")
_ENTRY_FOOTER = re.compile(r"\b(?:entry|post|article)[-_]footer\b")
_FRONT = frozenset(("home", "beranda", "depan", "halaman depan", "halaman utama"))
_TRAILS = frozenset(
    ["div", "ul", "ol", "nav", "p", "span", "section", "header", "li", "table", "td"]
)
_TRAIL_NAMES = ("class", "id", "aria-label", "itemtype")
_NEAR = 4  # levels
_MOST_TRAILS, _MOST_TAGS = 10, 60
_LONGEST = 60  # characters of a tag or section name


def read_topics(
    links: Iterable[html.HtmlElement], names: Names
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sections and tags of the links after the headline, in document order.

    The links of one list stand together, so only those beside the first one count: further
    down the page are the site's own tag clouds and other stories' sections.
    """
    sections: list[html.HtmlElement] = []
    tags: list[html.HtmlElement] = []
    for link in links:
        href, said = (link.get("href") or "").lower(), link.get("rel")
        # Most links lead to neither; the patterns have to be tried at each slash.
        if not said and "/t" not in href and "/label" not in href:
            continue
        rel = (said or "").split()
        if "category" in rel or ("tag" in rel and _SECTION_PATH.search(href)):
            chosen = sections
        elif "tag" in rel or _TAG_PATH.search(href):
            chosen = tags
        else:
            continue
        if not _in_frame(link, names):
            chosen.append(link)
    return _beside_first(sections), _beside_first(tags)


def section_above(headline: html.HtmlElement | None, page: Page) -> str | None:
    """The category linked just above the headline, beside it or its near ancestors."""
    if headline is None:
        return None
    near = {e for e in itertools.islice(headline.iterancestors(), _NEAR) if e.tag != "body"}
    found: list[html.HtmlElement] = []
    for link in page.before(headline, "a"):
        if not (
            "category" in (link.get("rel") or "").split()
            or _SECTION_PATH.search((link.get("href") or "").lower())
        ):
            continue
        around = itertools.islice(link.iterancestors(), _NEAR)
        if near.intersection(around) and not _in_frame(link, page.names):
            found.append(link)
    nearest = _list_of(found[-1]) if found else None
    return next(iter(_beside_first([e for e in found if _list_of(e) is nearest])), None)


def section_of_trail(
    headline: html.HtmlElement | None, page: Page, titles: Collection[str]
) -> str | None:
    """The deepest section of the trail of links above the headline; `titles` as in `deepest`."""
    trails = 0
    wanted = _TRAILS if headline is None else _TRAILS | {headline.tag}
    for element in page.tree.iter(*wanted):
        if element is headline or trails == _MOST_TRAILS:
            break
        if (
            "crumb" in " ".join(element.values()).lower()  # one call tells for most
            and any("crumb" in (element.get(name) or "").lower() for name in _TRAIL_NAMES)
            and element.tag in _TRAILS
        ):
            trails += 1
            crumbs = [(text_of(link), link.get("href") or "") for link in element.iter("a")]
            if crumbs:
                return deepest(crumbs, titles)
    return None


def deepest(crumbs: Sequence[tuple[str, str]], titles: Collection[str]) -> str | None:
    """The last section of a trail of (name, address): neither the front page nor the article.

    `titles` are the headline's forms, `folded`.

    >>> deepest([("Beranda", "/"), ("Daerah", "/daerah/"), ("Air Naik", "/a")], {"air naik"})
    'Daerah'
    """
    for number, (name, address) in reversed(list(enumerate(crumbs))):
        front = name.casefold() in _FRONT or (number == 0 and _is_root(address))
        if 0 < len(name) <= _LONGEST and not front and folded(name) not in titles:
            return name
    return None


def _is_root(address: str) -> bool:
    try:
        return urlsplit(address).path in ("", "/")
    except ValueError:
        return False


def _in_frame(link: html.HtmlElement, names: Names) -> bool:
    around = itertools.islice(link.iterancestors(), 3)
    return any(
        (element.tag in ("nav", "aside", "footer") or is_elsewhere(element, names))
        and not _is_article_footer(element)
        and not _is_list_of_tags(element)
        for element in around
    )


def _is_article_footer(element: html.HtmlElement) -> bool:
    """An article has a footer too: WordPress puts section and tags there."""
    if _ENTRY_FOOTER.search(element.get("class") or ""):
        return True
    return element.tag == "footer" and any(
        e.tag == "article" for e in itertools.islice(element.iterancestors(), _NEAR)
    )


def _is_list_of_tags(element: html.HtmlElement) -> bool:
    """A row of tabs, as some frameworks call it, that holds nothing but links to tags."""
    if element.tag == "nav" or "nav" not in (element.get("class") or "").split():
        return False
    links = list(itertools.islice(element.iter("a"), _MOST_TAGS + 1))
    return len(links) <= _MOST_TAGS and all(
        _TAG_PATH.search((e.get("href") or "").lower()) for e in links
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
