"""Where the prose of a page stands, slots left out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from lxml import html

from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.slots import (
    BLOCK_TAGS,
    SKIPPED_TAGS,
    is_caption,
    is_folded_away,
    is_frame,
    is_slot,
)

_SILENT = frozenset(("script", "style", "a", "noscript", "title", "option", "textarea"))
_SHORTEST = 20  # characters of a text node: fewer are no prose
_SHORT = 80  # characters; below that prose is told by its punctuation
_SENTENCE_END = ".,;:!?\"'”’)…"
_MOST = 0.4  # of the page's prose: an element with that much is no slot, whatever its class says
_FOLDED = 0.15  # the same for an element that is only hidden
_ALMOST_ALL = 0.9  # the same for the words that no wrapper of a text carries: footer, comments
_MOST_HEADINGS = 100  # elements


class Prose:
    """How much prose stands below each element of the page, in characters."""

    def __init__(self, tree: html.HtmlElement, titles: Collection[str] = ()) -> None:
        self.all: dict[html.HtmlElement, float] = {}
        self.shown: dict[html.HtmlElement, float] = {}  # slots left out
        self.captions = 0.0
        self.direct: dict[html.HtmlElement, float] = {}  # by the block it stands in
        self._noise: dict[html.HtmlElement, bool] = {}
        self.headline = _headline(tree, titles)
        if self.headline is not None:  # what holds it is no slot
            self._noise = dict.fromkeys(self.headline.iterancestors(), False)
        weights, self.text = _weigh(tree)
        paths = {holder: (holder, *holder.iterancestors()) for holder in weights}
        for holder, weight in weights.items():
            for element in paths[holder]:
                self.all[element] = self.all.get(element, 0.0) + weight
        self.total = sum(weights.values())
        for holder, weight in weights.items():
            slot = next(filter(self.is_noise, paths[holder]), None)
            if slot is not None:
                if is_caption(slot):
                    self.captions += weight
                continue
            for element in paths[holder]:
                self.shown[element] = self.shown.get(element, 0.0) + weight
            block = next((e for e in paths[holder] if e.tag in BLOCK_TAGS), tree)
            self.direct[block] = self.direct.get(block, 0.0) + weight

    def is_noise(self, element: html.HtmlElement) -> bool:
        """Whether the element is a slot, and not so large that its names must be wrong."""
        verdict = self._noise.get(element)
        if verdict is None:
            verdict = self._noise[element] = self._judge(element)
        return verdict

    def _judge(self, element: html.HtmlElement) -> bool:
        if element.tag not in SKIPPED_TAGS and not is_slot(element):
            return False
        limit = _ALMOST_ALL if is_frame(element) else _MOST
        # The rest of a text waits behind "read on" in paragraphs.
        if is_folded_away(element) and len(element.findall("p")) > 1:
            limit = _FOLDED
        return self.all.get(element, 0.0) <= limit * self.total


def _headline(tree: html.HtmlElement, titles: Collection[str]) -> html.HtmlElement | None:
    """The first unlinked heading that says one of `titles`, or the page's only h1."""
    headings = list(islice(tree.iter("h1", "h2"), _MOST_HEADINGS))
    for heading in headings:
        linked = heading.getparent().tag == "a" or heading.find(".//a") is not None
        if not linked and folded(heading.text_content()) in titles:
            return heading
    first = [heading for heading in headings if heading.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _weigh(tree: html.HtmlElement) -> tuple[dict[html.HtmlElement, float], str]:
    """Each element's own prose in characters, and a sample of the page's longest."""
    weights: dict[html.HtmlElement, float] = {}
    texts = []
    for element in tree.iter("*"):
        tag = element.tag
        own, tail = element.text, element.tail
        if own and len(own) > _SHORTEST and tag not in _SILENT:
            texts.append((element, own))
        if tail and len(tail) > _SHORTEST:
            texts.append((element.getparent(), tail))
    kept = []
    for holder, raw in texts:
        text = " ".join(raw.split())
        size = len(text)
        if holder is None or size < _SHORTEST or holder.tag in _SILENT:
            continue
        kept.append(text)
        prose = size > _SHORT or text[-1] in _SENTENCE_END
        weights[holder] = weights.get(holder, 0.0) + (size if prose else 0.3 * size)
    kept.sort(key=len, reverse=True)
    return weights, " ".join(kept[:8])
