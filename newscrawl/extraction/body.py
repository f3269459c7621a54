"""The element that holds the article's text, found by where the page's prose stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import html

from newscrawl.extraction.addresses import host_of
from newscrawl.extraction.boilerplate import signature, without_boilerplate
from newscrawl.extraction.page import Page
from newscrawl.extraction.paragraphs import lines_of
from newscrawl.extraction.prose import Prose
from newscrawl.extraction.slots import (
    alike,
    is_content,
    is_embedded_post,
)
from newscrawl.indonesian.language import guess_language
from newscrawl.indonesian.text import is_credit

_LINK_COST = 2.0  # characters of prose that one character of link text takes back
_SHORT = 80  # characters; below that prose is told by its punctuation
_FULL_STOPS = '.!?"”'
_LEAD = re.compile(r"\b(?:lead|lede|teras|opening|pembuka)\b", re.IGNORECASE)
_HOLDERS = frozenset(("div", "td", "article", "section", "main", "body", "center"))
_PARAGRAPHS = frozenset(("p", "ul", "ol", "blockquote", "h2", "h3", "h4", "pre", "table", "dl"))
_SHARE_UP = 0.6  # of a paragraph's weight goes one level further up
_LEVELS = 3
_WORTH_CLIMBING = 0.1
_NAMED = 1.3  # times its prose counts where an element calls itself the text


def text_element(prose: Prose) -> html.HtmlElement | None:
    """The element around the article's text; None where the page holds no prose."""
    scores: dict[html.HtmlElement, float] = {}
    # A <p> is a paragraph of its parent; a <div> with bare text holds the text itself.
    holders = {
        block: block if block.tag in _HOLDERS else block.getparent() for block in prose.direct
    }
    counts = Counter(holders.values())
    worth: dict[html.HtmlElement, float] = {}
    for block, weight in prose.direct.items():
        holder = holders[block]
        share = weight
        # One paragraph to a holder is how teasers are made; a text has more.
        up = _SHARE_UP / 2 if holder is not None and counts[holder] == 1 else _SHARE_UP
        for _ in range(_LEVELS):
            if holder is None:
                break
            if holder not in worth:
                worth[holder] = _NAMED if is_content(holder, prose.names) else 1.0
            scores[holder] = scores.get(holder, 0.0) + share * worth[holder]
            share *= up
            up = _SHARE_UP
            holder = holder.getparent()
    if not scores:
        return None
    return _climbed(max(scores, key=scores.__getitem__), prose)


def _climbed(start: html.HtmlElement, prose: Prose) -> html.HtmlElement:
    """`start`, or the ancestor whose other children hold more of the same text: paragraphs
    of its own, or sections with the same tag and names.
    """
    best, below = start, start
    here = prose.shown.get(start, 0.0)
    for ancestor in start.iterancestors():
        if ancestor.tag in ("body", "html"):
            break
        gain = prose.direct.get(ancestor, 0.0) if ancestor.tag in _HOLDERS else 0.0
        for child in ancestor:
            if child is below or child not in prose.shown:
                continue
            if child.tag in _PARAGRAPHS or alike(child, below):
                gain += prose.shown[child] - _LINK_COST * _link_text(child)
        if gain > _WORTH_CLIMBING * here:
            best = ancestor
            here += gain
        below = ancestor
    return best


def _leads(element: html.HtmlElement, prose: Prose) -> list[html.HtmlElement]:
    """The boxes between the headline and the text's element that call themselves the lead and
    hold prose without links. A box that does not may hold a standfirst, which is no text.
    """
    if prose.headline is None:
        return []
    above = {prose.headline, *prose.headline.iterancestors()}
    found: list[html.HtmlElement] = []
    below = element
    while below not in above:
        for sibling in below.itersiblings(preceding=True):
            if sibling in above:
                return found[::-1]
            if prose.shown.get(sibling, 0.0) > _SHORT and _is_lead(sibling):
                found.append(sibling)
        below = below.getparent()
    return []  # the headline stands below the text, or in it


def _is_lead(element: html.HtmlElement) -> bool:
    return (
        _LEAD.search(element.get("class") or "") is not None
        and next(element.iter("a"), None) is None
        and element.text_content().rstrip().endswith(tuple(_FULL_STOPS))
    )


def _link_text(element: html.HtmlElement) -> int:
    """How many characters of the element's text are linked."""
    return sum(len(link.text_content()) for link in element.iter("a"))


@dataclass(frozen=True, slots=True)
class Text:
    """The article's text as found."""

    element: html.HtmlElement | None
    paragraphs: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # credit lines that stood inside, in the text or not
    listed: int = 0  # linked lines that stood inside: many of them make an index page
    slots: tuple[html.HtmlElement, ...] = ()  # elements inside that are not the text
    captions: float = 0.0  # characters of the page's captions
    signature: str | None = None  # the writer's name as the last line
    chosen: bool = False  # by the site file's selector


def _is_retold(element: html.HtmlElement, prose: str) -> bool:
    """Indonesian newsrooms retell an embedded post in their words; English ones let it speak."""
    return is_embedded_post(element) and guess_language(prose) in ("id", "ms", "jv", "su")


def find_text(
    page: Page,
    *,
    chosen: Sequence[html.HtmlElement] = (),
    removed: Collection[html.HtmlElement] = (),
    host: str = "",
    titles: Collection[str] = (),
) -> Text:
    """The page's text. `chosen` are the elements a site file names for it, `removed` those it
    takes out; `host` is the page's, `titles` the headline's forms, folded.
    """
    prose = Prose(page, titles)
    element = chosen[0] if chosen else text_element(prose)
    if element is None:
        return Text(None)
    gone = set(removed)
    slots: list[html.HtmlElement] = []

    def is_noise(child: html.HtmlElement) -> bool:
        if prose.is_noise(child) or child in gone or _is_retold(child, prose.text):
            slots.append(child)
            return True
        return False

    def leads_away(href: str) -> bool:
        if not domain or not href.lower().startswith(("http:", "https:", "//")):
            return False
        return domain not in host_of(href)

    domain = ".".join(host.split(".")[-2:])
    parts = chosen or [*_leads(element, prose), element]
    lines = [line for part in parts for line in lines_of(part, is_noise, leads_away)]
    return Text(
        element,
        tuple(without_boilerplate(lines, titles=titles)),
        tuple(line.text for line in lines if is_credit(line.text)),
        sum(line.is_link and line.own_links for line in lines),
        tuple(slots),
        prose.captions,
        signature(lines),
        bool(chosen),
    )
