"""Steps through a tree in document order, without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import html


def after(element: html.HtmlElement) -> html.HtmlElement | None:
    """The first element behind the whole of `element`."""
    current: html.HtmlElement | None = element
    while current is not None:
        following = current.getnext()
        if following is not None:
            return following
        current = current.getparent()
    return None


def onward(
    start: html.HtmlElement | None,
    *,
    skip: Callable[[html.HtmlElement], bool],
    limit: int,
) -> Iterator[html.HtmlElement]:
    """`start` and the elements behind it, `limit` of them at most; what `skip` is passed over."""
    current = start
    for _ in range(limit):
        if current is None:
            return
        if skip(current):
            current = after(current)
            continue
        yield current
        current = current[0] if len(current) else after(current)
