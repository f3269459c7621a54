"""A parsed page, walked once: every stage takes its elements from here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml import html


class Page:
    """The elements of a page in document order, and by tag.

    lxml makes a Python object for each element it hands out, and drops it when nobody holds it.
    That is half the cost of a walk; this list holds them while the page is read.
    """

    __slots__ = ("_by_tag", "elements", "tags", "tree")

    def __init__(self, tree: html.HtmlElement) -> None:
        self.tree = tree
        self.elements: list[html.HtmlElement] = list(tree.iter("*"))
        self.tags: list[str] = [element.tag for element in self.elements]
        self._by_tag: dict[str, list[int]] = defaultdict(list)
        for place, tag in enumerate(self.tags):
            self._by_tag[tag].append(place)

    def all(self, *tags: str, after: html.HtmlElement | None = None) -> list[html.HtmlElement]:
        """The elements with one of `tags`, in document order; those `after` an element only."""
        places = self._places(tags)
        if after is not None:
            start = self.elements.index(after)
            places = [place for place in places if place > start]
        return [self.elements[place] for place in places]

    def before(self, element: html.HtmlElement, *tags: str) -> list[html.HtmlElement]:
        """The elements with one of `tags` that open before `element` does, in document order."""
        end = self.elements.index(element)
        return [self.elements[place] for place in self._places(tags) if place < end]

    def _places(self, tags: Sequence[str]) -> list[int]:
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return sorted(place for tag in tags for place in self._by_tag.get(tag, ()))
