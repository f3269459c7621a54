"""Teasers in cards, as index pages list their stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml import html

from newscrawl.extraction.slots import BLOCK_TAGS

_LINE_TAGS = frozenset(("p", "h2", "h3", "h4", "h5"))
_FEWEST, _MOST_CARDS = 3, 400
_NEARLY_ALL = 0.8


def stands_in_cards(tree: html.HtmlElement, paragraphs: Sequence[str]) -> bool:
    """Whether nearly all of the page's text (`paragraphs`) stands in cards: siblings, each a linked
    heading and at most one paragraph.
    """
    headings = [h for h in islice(tree.iter("h2", "h3", "h4", "h5"), _MOST_CARDS) if _is_linked(h)]
    if len(headings) < _FEWEST:
        return False
    counts = Counter(e for heading in headings for e in heading.iterancestors())
    cards: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for heading in headings:
        card = heading
        while (above := card.getparent()) is not None and counts[above] == 1:
            card = above
        if above is not None and card is not heading and len(list(card.iter("p"))) <= 1:
            cards.setdefault(above, []).append(card)
    texts = {
        " ".join(part.split())
        for group in cards.values()
        if len(group) >= _FEWEST and len({card.tag for card in group}) == 1
        for card in group
        for element in card.iter("*")
        for part in _texts(element)
    }
    told = sum(len(paragraph) for paragraph in paragraphs if paragraph in texts)
    return told > _NEARLY_ALL * sum(map(len, paragraphs))


def _texts(element: html.HtmlElement) -> tuple[str, ...]:
    """The element's text, where it is a paragraph or a heading, and the runs of text in it."""
    runs = (element.text or "", element.tail or "")
    whole = element.tag in _LINE_TAGS or (
        element.tag == "div" and not any(child.tag in BLOCK_TAGS for child in element)
    )
    return (*runs, element.text_content()) if whole else runs


def _is_linked(heading: html.HtmlElement) -> bool:
    above = heading.getparent()
    return heading.find(".//a") is not None or (above is not None and above.tag == "a")
