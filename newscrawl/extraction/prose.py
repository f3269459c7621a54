"""Where the prose of a page stands, slots left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice

from lxml import html

from newscrawl.extraction.boilerplate import folded
from newscrawl.extraction.headline import text_of
from newscrawl.extraction.page import Page
from newscrawl.extraction.slots import (
    BLOCK_TAGS,
    SKIPPED_TAGS,
    is_caption,
    is_folded_away,
    is_frame,
    is_slot,
)
from newscrawl.indonesian.words import one_line

_SILENT = frozenset(
    ("script", "style", "a", "noscript", "title", "option", "textarea", "meta", "link")
)
_SHORTEST = 20  # characters of a text node: fewer are no prose
_SHORT = 80  # characters; below that prose is told by its punctuation
_SENTENCE_END = ".,;:!?\"'”’)…"
_MOST = 0.4  # of the page's prose: an element with that much is no slot, whatever its class says
_FOLDED = 0.15  # the same for an element that is only hidden
_ALMOST_ALL = 0.9  # the same for the words that no wrapper of a text carries: footer, comments
_MOST_HEADINGS = 100  # elements
_SAMPLE, _MANY = 8, 1000  # texts

_Weights = dict[html.HtmlElement, float]


class Prose:
    """How much prose stands below each element of the page, in characters."""

    def __init__(self, page: Page, titles: Collection[str] = ()) -> None:
        self.names = page.names
        self._noise: dict[html.HtmlElement, bool] = {}
        self.headline = _headline(page, titles)
        if self.headline is not None:  # what holds it is no slot
            self._noise = dict.fromkeys(self.headline.iterancestors(), False)
        own, self.text = _weigh(page)
        self.total = sum(own.values())
        self.all = _summed(own, reversed(page.elements))
        self.captions = 0.0
        shown = self._outside_slots(own)
        self.direct: _Weights = {}  # by the block it stands in
        for holder, weight in shown.items():
            block = holder
            while block.tag not in BLOCK_TAGS:
                above = block.getparent()
                if above is None:
                    break
                block = above
            self.direct[block] = self.direct[block] + weight if block in self.direct else weight
        self.shown = _summed(shown, self.all)

    def _outside_slots(self, own: _Weights) -> _Weights:
        """The weights of what stands in no slot; captions are counted on the way."""
        in_slot: dict[html.HtmlElement | None, bool] = {None: False}
        for element in reversed(self.all):  # parents first
            in_slot[element] = in_slot[element.getparent()] or self.is_noise(element)
        shown = {}
        for holder, weight in own.items():
            if not in_slot[holder]:
                shown[holder] = weight
            elif is_caption(holder, self.names) or any(
                is_caption(above, self.names) for above in islice(holder.iterancestors(), 2)
            ):
                self.captions += weight
        return shown

    def is_noise(self, element: html.HtmlElement) -> bool:
        """Whether the element is a slot, and not so large that its names must be wrong."""
        verdict = self._noise.get(element)
        if verdict is None:
            verdict = self._noise[element] = self._judge(element)
        return verdict

    def _judge(self, element: html.HtmlElement) -> bool:
        if element.tag not in SKIPPED_TAGS and not is_slot(element, self.names):
            return False
        limit = _ALMOST_ALL if is_frame(element, self.names) else _MOST
        # The rest of a text waits behind "read on" in paragraphs.
        if is_folded_away(element, self.names) and len(element.findall("p")) > 1:
            limit = _FOLDED
        return self.all.get(element, 0.0) <= limit * self.total


def _headline(page: Page, titles: Collection[str]) -> html.HtmlElement | None:
    """The first unlinked heading that says one of `titles`, or the page's only h1."""
    headings = page.all("h1", "h2")[:_MOST_HEADINGS]
    for heading in headings:
        linked = heading.getparent().tag == "a" or next(heading.iter("a"), None) is not None
        if not linked and folded(text_of(heading)) in titles:
            return heading
    first = [heading for heading in headings if heading.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _weigh(page: Page) -> tuple[_Weights, str]:
    """Each element's own prose in characters, and a sample of the page's longest."""
    weights: _Weights = {}
    longest: list[str] = []
    for holder, raw in chain(_own_texts(page), _tails(page)):
        text = one_line(raw)
        size = len(text)
        if size < _SHORTEST or holder is None or holder.tag in _SILENT:
            continue
        longest.append(text)
        if len(longest) == _MANY:  # of a book only the longest stay in memory
            longest = _longest(longest)
        prose = size > _SHORT or text[-1] in _SENTENCE_END
        weights[holder] = weights.get(holder, 0.0) + (size if prose else 0.3 * size)
    return weights, " ".join(_longest(longest))


_Texts = Iterator[tuple[html.HtmlElement | None, str]]


def _own_texts(page: Page) -> _Texts:
    return (  # indentation is long, too
        (element, own)
        for element in page.elements
        if element.tag not in _SILENT
        and (own := element.text)
        and len(own) > _SHORTEST
        and not own.isspace()
    )


def _tails(page: Page) -> _Texts:
    return (
        (element.getparent(), tail)
        for element in page.elements
        if (tail := element.tail) and len(tail) > _SHORTEST and not tail.isspace()
    )


def _longest(texts: list[str]) -> list[str]:
    return sorted(texts, key=len, reverse=True)[:_SAMPLE]


def _summed(own: _Weights, upwards: Iterable[html.HtmlElement]) -> _Weights:
    """What each element and those below it weigh; as `upwards`, children before parents."""
    sums = dict(own)
    ordered: _Weights = {}
    for element in upwards:
        weight = sums.get(element)
        if weight is not None:
            ordered[element] = weight
            above = element.getparent()
            if above is not None:
                sums[above] = sums.get(above, 0.0) + weight
    return ordered
