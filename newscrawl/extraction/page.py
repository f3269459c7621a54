"""A parsed page, walked once: every stage takes its elements from here."""

from __future__ import annotations

from lxml import html

from newscrawl.extraction.slots import Names

# What several stages ask for.
_ASKED = ("script", "meta", "link", "title", "body", "h1", "h2", "h3", "h4", "h5", "a")


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

    def all(self, *tags: str, after: html.HtmlElement | None = None) -> list[html.HtmlElement]:
        """The elements with one of `tags`, in document order; those `after` an element only."""
        if after is not None:
            return self._split(after, tags)[1]
        if len(tags) == 1 and tags[0] in self._by_tag:
            return list(self._by_tag[tags[0]])
        return list(self.tree.iter(*tags))

    def before(self, element: html.HtmlElement, *tags: str) -> list[html.HtmlElement]:
        """The elements with one of `tags` that open before `element` does, in document order."""
        return self._split(element, tags)[0]

    def _split(
        self, at: html.HtmlElement, tags: tuple[str, ...]
    ) -> tuple[list[html.HtmlElement], list[html.HtmlElement]]:
        """The elements with one of `tags` that open before `at` does, and those behind it."""
        found = list(self.tree.iter(*tags, at.tag))
        place = found.index(at)
        before, behind = found[:place], found[place + 1 :]
        if at.tag in tags:
            return before, behind
        other = at.tag
        return [e for e in before if e.tag != other], [e for e in behind if e.tag != other]
