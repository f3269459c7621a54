"""An element of the page -> its lines: each paragraph, list item, heading or `<br>`-ended run of
text, with what is known of its mark-up. One walk, no recursion: a page may nest without end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import html

from newscrawl.extraction.slots import BLOCK_TAGS, SKIPPED_TAGS
from newscrawl.indonesian.words import one_line

_EMPHASIS = frozenset(("strong", "b", "em", "i", "u", "h1", "h2", "h3", "h4", "h5", "h6"))
_EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(slots=True)
class Line:
    """One line of text as the page shows it. Counts are of characters, white space left out."""

    text: str
    block: html.HtmlElement  # the nearest block element around it
    linked: int
    emphasised: int
    own_links: bool  # all its links lead to the site itself
    alone: bool = True  # no other line in its block
    by_image: bool = False  # its block holds an image
    after_image: bool = False  # the last thing before it is an image
    before_embed: bool = False  # the next thing after it is a player or a frame

    @property
    def tag(self) -> str:
        return str(self.block.tag)

    @property
    def size(self) -> int:
        return len(self.text) - self.text.count(" ")

    @property
    def is_link(self) -> bool:
        """Whether all of the line is linked."""
        return self.linked > 0 and self.linked >= 0.9 * self.size - 1

    @property
    def is_emphasised(self) -> bool:
        """Whether nearly all of the line is emphasised."""
        return self.emphasised > 0 and self.emphasised >= 0.9 * self.size

    @property
    def in_slot(self) -> bool:
        """Whether the line stands in an element of its own kind (see boilerplate)."""
        block = self.block
        if block.tag != "p":
            return self.alone or self.is_emphasised
        if self.is_emphasised or self.is_link:
            return True
        return any(block.get(name) is not None for name in ("class", "id", "style"))


def _one_line(text: str) -> str:
    if not text.isascii():
        for character in _INVISIBLE:
            text = text.replace(character, "")
    return one_line(text)


class _Reader:
    """The state of one walk."""

    def __init__(self, root: html.HtmlElement, leads_away: Callable[[str], bool]) -> None:
        self.lines: list[Line] = []
        self.blocks = [root]
        self.leads_away = leads_away
        self.parts: list[str] = []
        self.linked = self.emphasised = 0
        self.links = self.marks = 0
        self.own_links = True
        self.image = False
        self.with_line: set[html.HtmlElement] = set()
        self.with_lines: set[html.HtmlElement] = set()
        self.with_image: set[html.HtmlElement] = set()

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        if self.links or self.marks:
            size = sum(map(len, text.split()))
            if self.links:
                self.linked += size
            if self.marks:
                self.emphasised += size

    def flush(self) -> None:
        if not self.parts:
            return
        text = "".join(self.parts)
        # Most is the white space between blocks.
        if not text.isspace() and (text := _one_line(text)):
            block = self.blocks[-1]
            line = Line(
                text, block, self.linked, self.emphasised, self.own_links, after_image=self.image
            )
            self.lines.append(line)
            (self.with_lines if block in self.with_line else self.with_line).add(block)
            self.image = False
        self.parts.clear()
        self.linked = self.emphasised = 0
        self.own_links = True

    def finish(self) -> list[Line]:
        self.flush()
        for line in self.lines:
            line.alone = line.block not in self.with_lines
            line.by_image = line.block in self.with_image
        return self.lines


def lines_of(
    root: html.HtmlElement,
    is_noise: Callable[[html.HtmlElement], bool],
    leads_away: Callable[[str], bool],
) -> list[Line]:
    """The lines below `root`, in document order; elements that `is_noise` are left out.

    `leads_away` tells whether an address is another site's.
    """
    reader = _Reader(root, leads_away)
    reader.add(root.text)
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                _leave(reader, element)
        elif child.tag == "br":  # the most frequent, and never noise
            reader.flush()
            reader.add(child.tail)
        elif child.tag in SKIPPED_TAGS or is_noise(child):
            _pass_by(reader, child)
        elif _enter(reader, child):
            stack.append((child, iter(child)))
        else:
            reader.add(child.tail)
    return reader.finish()


def _enter(reader: _Reader, element: html.HtmlElement) -> bool:
    tag = element.tag
    if tag == "img":
        reader.image = True
        reader.with_image.add(reader.blocks[-1])
        return False
    if tag in BLOCK_TAGS:
        reader.flush()
        reader.blocks.append(element)
    elif tag == "a":
        reader.links += 1
        if reader.own_links and reader.leads_away(element.get("href") or ""):
            reader.own_links = False
    if tag in _EMPHASIS:
        reader.marks += 1
    reader.add(element.text)
    return True


def _leave(reader: _Reader, element: html.HtmlElement) -> None:
    tag = element.tag
    if tag in BLOCK_TAGS:
        reader.flush()
        reader.blocks.pop()
    elif tag == "a":
        reader.links -= 1
    if tag in _EMPHASIS:
        reader.marks -= 1
    reader.add(element.tail)


def _pass_by(reader: _Reader, element: html.HtmlElement) -> None:
    if element.tag in _EMBEDS and reader.lines and not "".join(reader.parts).strip():
        reader.lines[-1].before_embed = True
    if element.tag in BLOCK_TAGS:
        reader.flush()
    reader.add(element.tail)
