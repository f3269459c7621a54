"""What stands around the text: who wrote it, when it was published.

Only the lines between the headline and the text, those just above the headline and those just
below the text are read: a page is full of other stories' dates and writers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

from newscrawl.extraction.people import People, read_people, read_signed
from newscrawl.extraction.printed_dates import Dates, lines_in, read_printed, read_stamps
from newscrawl.extraction.slots import SKIPPED_TAGS, Names, is_elsewhere
from newscrawl.extraction.walk import after, onward
from newscrawl.indonesian.bylines import squeezed

_ABOVE, _HEAD, _FOOT = 12, 120, 120  # elements
_PASSED_OVER = SKIPPED_TAGS - {"header", "label"}
_LONG = 200  # characters: such a line is text, not a byline


@dataclass(slots=True)
class Byline(Dates):
    """What the lines around the text say, as printed, in the order they stand."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)


def read_byline(
    headline: html.HtmlElement | None,
    text: html.HtmlElement,
    names: Names,
    *,
    slots: Sequence[html.HtmlElement] = (),
    credits_: Sequence[str] = (),
    papers: Collection[str] = (),
) -> Byline:
    """Reads around `text`. `slots` are the elements inside it that are no text, `credits_` the
    credit lines that stood inside, `papers` what the paper calls itself.
    """
    found = Byline()

    def skip(element: html.HtmlElement) -> bool:
        return element.tag in _PASSED_OVER or is_elsewhere(element, names)

    head = headline if headline is not None else text
    areas = (
        list(_elements(head, skip, limit=_HEAD, until=text)),
        _above(head, skip),
        [element for element in slots if not skip(element)],
        list(_elements(after(text), skip, limit=_FOOT)),
    )
    people = People()
    own = set(map(squeezed, papers))
    for number, area in enumerate(areas):
        read_people(area, people, number, names)
        read_stamps(area, found)
        lines = lines_in(area)
        read_signed(lines, people, number, own)
        read_printed(" ".join(lines), found)
    for line in credits_:
        people.read(line)
    found.authors = people.stated or people.first_named
    found.editors = people.editors
    return found


def _elements(
    start: html.HtmlElement | None,
    skip: Callable[[html.HtmlElement], bool],
    *,
    limit: int,
    until: html.HtmlElement | None = None,
) -> Iterator[html.HtmlElement]:
    """The elements from `start` on; up to `until`, or, inside it, up to the first prose."""
    for element in onward(start, skip=skip, limit=limit):
        if element is until and element is not start:
            return
        if until is not None and len(text := element.text or "") > _LONG < len(text.strip()):
            return
        yield element


def _above(
    headline: html.HtmlElement, skip: Callable[[html.HtmlElement], bool]
) -> list[html.HtmlElement]:
    """The small elements that stand just before the headline, beside it or its ancestors."""
    found: list[html.HtmlElement] = []
    current: html.HtmlElement | None = headline
    for _ in range(3):
        if current is None or current.tag in ("body", "main"):
            break
        before = current.getprevious()
        while before is not None and len(found) < _ABOVE:
            # A header beside the headline is the site's, and its date is today's.
            if before.tag != "header" and not skip(before):
                inside = list(onward(before, skip=skip, limit=_ABOVE))
                stop = after(before)
                found.extend(inside[: inside.index(stop)] if stop in inside else inside)
            before = before.getprevious()
        current = current.getparent()
    return found
