"""Teasers as index pages list their stories: in cards, or heading by heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from lxml import html

from newscrawl.extraction.page import Page
from newscrawl.extraction.slots import BLOCK_TAGS

_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_LINE_TAGS = _HEADINGS | {"p"}
_FEWEST, _MOST_CARDS = 3, 400
_FEWEST_FLAT = 4
_MOST_PARTS = 4  # elements of a flat teaser: heading, date, text, "selengkapnya"
_NEARLY_ALL = 0.8
_LONGEST_TEASER = 600  # characters of a paragraph


def stands_in_cards(page: Page, paragraphs: Sequence[str], *, flat: bool = False) -> bool:
    """Whether nearly all of the page's text (`paragraphs`) stands in cards: siblings, each a linked
    heading and at most one paragraph. With `flat`, also in linked headings with one paragraph
    each, side by side.
    """
    if max(map(len, paragraphs), default=0) > _LONGEST_TEASER:
        return False
    headings = [h for h in page.all(*sorted(_HEADINGS))[:_MOST_CARDS] if _is_linked(h)]
    if len(headings) < _FEWEST:
        return False
    teasers = [*_cards(headings), *(_flat_teasers(headings) if flat else ())]
    whole = "\n".join(" ".join(e.text_content().split()) for e in teasers)
    # The text's lines must stand there as lines; that they stand there at all is told at once.
    if _share(paragraphs, whole) <= _NEARLY_ALL:
        return False
    lines = {
        " ".join(part.split()) for teaser in teasers for e in teaser.iter("*") for part in _texts(e)
    }
    return _share(paragraphs, lines) > _NEARLY_ALL


def _share(paragraphs: Sequence[str], texts: Container[str]) -> float:
    """How much of the paragraphs stands in the texts."""
    size = sum(map(len, paragraphs))
    return sum(len(p) for p in paragraphs if p in texts) / size if size else 0.0


def _texts(element: html.HtmlElement) -> tuple[str, ...]:
    """The element's text, where it is a paragraph or a heading, and the runs of text in it."""
    runs = (element.text or "", element.tail or "")
    whole = element.tag in _LINE_TAGS or (
        element.tag == "div" and not any(child.tag in BLOCK_TAGS for child in element)
    )
    return (*runs, element.text_content()) if whole else runs


def _cards(headings: Sequence[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """The cards: each heading's largest element that holds no other heading."""
    counts = Counter(e for heading in headings for e in heading.iterancestors())
    cards: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for heading in headings:
        card = heading
        while (above := card.getparent()) is not None and counts[above] == 1:
            card = above
        if above is not None and card is not heading and len(list(card.iter("p"))) <= 1:
            cards.setdefault(above, []).append(card)
    for group in cards.values():
        if len(group) >= _FEWEST and len({card.tag for card in group}) == 1:
            yield from group


def _flat_teasers(headings: Sequence[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """Linked headings that stand side by side, and what stands behind each: a paragraph."""
    groups: dict[html.HtmlElement, list[list[html.HtmlElement]]] = {}
    for heading in headings:
        # Up to the next heading: a teaser, and what is no prose ("2 jam lalu").
        texts = [heading]
        for element in heading.itersiblings("*"):
            if element.tag in _HEADINGS:
                break
            texts.append(element)
        above = heading.getparent()
        if above is not None and 1 < len(texts) <= _MOST_PARTS:
            groups.setdefault(above, []).append(texts)
    for group in groups.values():
        if len(group) >= _FEWEST_FLAT:
            yield from (element for texts in group for element in texts)


def _is_linked(heading: html.HtmlElement) -> bool:
    above = heading.getparent()
    if above is not None and above.tag == "a":
        return True
    link = heading.find(".//a")
    return link is not None and bool(link.get("href"))
