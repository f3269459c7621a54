"""What a site file's CSS selectors find. They are believed before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cssselect import HTMLTranslator, SelectorError
from lxml import etree, html


@lru_cache(maxsize=1024)
def compiled(selector: str) -> etree.XPath:
    """The selector as an XPath, compiled once. Raises ValueError where it selects no elements:
    a slip of the pen, or Scrapy's `::text` and `::attr()`, for which a site file has no use.
    """
    try:
        path = HTMLTranslator().css_to_xpath(selector, prefix="descendant-or-self::")
    except SelectorError as error:
        raise ValueError(f"{selector!r} selects no elements: {error}") from None
    return etree.XPath(path)


def first_match(tree: html.HtmlElement, selectors: Sequence[str]) -> list[html.HtmlElement]:
    """The elements of the first selector that finds any: a new layout's before the old one's."""
    for selector in selectors:
        found = compiled(selector)(tree)
        if isinstance(found, list) and found:
            return [element for element in found if isinstance(element, html.HtmlElement)]
    return []


def all_matches(tree: html.HtmlElement, selectors: Sequence[str]) -> list[html.HtmlElement]:
    """The elements that any of the selectors finds."""
    return [element for one in selectors for element in first_match(tree, (one,))]


def texts(tree: html.HtmlElement, selectors: Sequence[str]) -> tuple[str, ...]:
    """Their texts, each on one line, the empty ones left out."""
    lines = (" ".join(e.text_content().split()) for e in first_match(tree, selectors))
    return tuple(line for line in lines if line)
