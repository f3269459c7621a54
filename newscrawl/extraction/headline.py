"""The headline as the page shows it: the heading that the page's head vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree, html

from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.page import Page
from newscrawl.indonesian.words import one_line

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_MOST_HEADINGS, _MOST_STYLED = 400, 2000  # elements
_NAMED = re.compile(r"\b(?:title|judul|jdl|headline)\b", re.IGNORECASE)
_MOST_TEXT, _MOST_TAGS = 2000, 1000  # characters; start and end tags inside an element
_FEW_WORDS = 3
_SHORTEST = 8  # characters of a folded headline: a shorter one would be found anywhere


def text_of(element: html.HtmlElement) -> str:
    """The element's text on one line; of a text longer than any headline the beginning."""
    if not len(element):
        text = element.text or ""
    elif not any(map(len, element)):
        text = element.text_content()
    else:  # a box in a box in a box, each asked for the same text: not to its end
        text = "".join(_pieces(element))
    return one_line(text if len(text) <= _MOST_TEXT else text.strip()[:_MOST_TEXT])


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """The first pieces of the text in an element."""
    size = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in islice(walk, _MOST_TAGS):
        piece = inner.text if event == "start" else inner.tail
        if not piece or (event == "end" and inner is element):
            continue
        yield piece
        size += len(piece)
        if size > _MOST_TEXT:
            return


def find_headline(page: Page, hints: Sequence[str]) -> html.HtmlElement | None:
    """The element that shows the headline; None where nothing on the page can be told for it.

    `hints` are titles from the head (JSON-LD, meta, title element). A heading counts where a
    hint says the same, with a site's name or "Halaman 1" after or before it: a page has many
    headings, and the first may be the section's. Without such, the page's only h1 is taken.
    """
    known = [hint for hint in dict.fromkeys(map(folded, hints)) if len(hint) >= _SHORTEST]
    longest = max(map(len, known), default=0)
    best: tuple[int, html.HtmlElement] | None = None
    for heading in page.all(*_HEADINGS)[:_MOST_HEADINGS]:
        size = _agreement(heading, known)
        if size and (best is None or size > best[0]):
            best = size, heading
            if size == longest:
                break
    if best is None and known:
        best = _styled_headline(page, known)
    if best is not None:
        return best[1]
    only = [h for h in page.all("h1") if text_of(h)]
    akin = next((h for h in only if vouched(text_of(h), hints)), None)
    return akin if akin is not None else (only[0] if len(only) == 1 else None)


def vouched(shown: str, hints: Iterable[str]) -> bool:
    """Whether some title of the head says the same as `shown`, or half of it: heads carry site
    names, and headlines worded for search engines.
    """
    text = folded(shown)
    words = set(text.split())
    for hint in map(folded, hints):
        # A title holds the site's name too: a heading of a few words must be most of it.
        if text and text in hint and (len(words) > _FEW_WORDS or len(text) > len(hint) / 2):
            return True
        if len(words) > _FEW_WORDS and len(words & set(hint.split())) >= len(words) / 2:
            return True
    return False


def _agreement(element: html.HtmlElement, known: list[str]) -> int:
    """How many characters of the element's text a hint has too: all of them, or none."""
    text = folded(text_of(element))
    if len(text) < _SHORTEST:
        return 0
    for hint in known:
        if hint == text:
            return len(text)
        # "<headline> - Kabar Senja": a heading of one or two words may be the section's.
        if hint.startswith(text + " ") and (
            len(text) > len(hint) / 2 or text.count(" ") >= _FEW_WORDS
        ):
            return len(text)
        # "Kabar Senja: <headline>"; the smaller part of a title is the site's name.
        if hint.endswith(" " + text) and len(text) > len(hint) / 2:
            return len(text)
        # A hint may be cut ("Harga Cabai di Pa"), but not to less than half.
        if text.startswith(hint) and len(hint) > len(text) / 2:
            return len(hint)
    return 0


def _styled_headline(page: Page, known: list[str]) -> tuple[int, html.HtmlElement] | None:
    """A headline that is no heading: the page styles a <div>, <span> or <p> as one."""
    for element in page.all("div", "span", "p", "strong", "b", "td")[:_MOST_STYLED]:
        if len(element) <= 2 and (element.text or len(element)):  # noqa: PLR2004 - a line, no container
            size = _agreement(element, known)
            if size:
                return size, element
    return None
