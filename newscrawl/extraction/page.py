"""A parsed page, walked once: every stage takes its elements from here."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from newscrawl.extraction.slots import Names

# What several stages ask for.
_ASKED = ("script", "meta", "link", "title", "body", "h1", "a")


class Page:
    """The elements of a page in document order, and by tag.

    lxml makes a Python object for each element it hands out, and drops it when nobody holds it.
    That is half the cost of a walk; this list holds them while the page is read.
    """

    __slots__ = ("_by_tag", "elements", "names", "tree")

    def __init__(self, tree: html.HtmlElement) -> None:
        self.tree = tree
        self.names = Names()
        self.elements: list[html.HtmlElement] = list(tree.iter("*"))
        self._by_tag: dict[str, list[html.HtmlElement]] = {tag: [] for tag in _ASKED}
        for element in tree.iter(*_ASKED):
            self._by_tag[element.tag].append(element)

    def all(self, *tags: str) -> Sequence[html.HtmlElement]:
        """The elements with one of `tags`, in document order."""
        if len(tags) == 1 and tags[0] in self._by_tag:
            return self._by_tag[tags[0]]
        return list(self.tree.iter(*tags))

    def before(self, element: html.HtmlElement, tag: str) -> Sequence[html.HtmlElement]:
        """The elements with `tag` that open before `element` does, in document order."""
        return self.all(tag)[: self._place(element, tag)]

    def behind(self, element: html.HtmlElement, tag: str) -> Sequence[html.HtmlElement]:
        """Those with `tag` that open behind it."""
        return self.all(tag)[self._place(element, tag) + (element.tag == tag) :]

    def _place(self, element: html.HtmlElement, tag: str) -> int:
        """How many elements with `tag` open before `element` does."""
        if element.tag == tag:
            return self.all(tag).index(element)
        both = list(self.tree.iter(tag, element.tag))
        return both.index(element) - self.all(element.tag).index(element)
