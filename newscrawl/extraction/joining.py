"""The pages of one article -> one raw article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newscrawl.extraction.boilerplate import folded
from newscrawl.items import Claim, RawArticle


def join_pages(pages: Sequence[RawArticle]) -> RawArticle:
    """The pages of one article as one: the first one's claims, everybody's paragraphs in order.

    A paragraph that an earlier page had (a lead repeated on every page) is left out.
    Raises ValueError where there is no page.
    """
    if not pages:
        raise ValueError("no pages to join")
    ordered = sorted(pages, key=lambda page: page.page)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    seen: set[str] = set()
    paragraphs: list[str] = []
    for page in ordered:
        fresh = [p for p in (page.body[0].value if page.body else ()) if folded(p) not in seen]
        paragraphs.extend(fresh)
        seen.update(map(folded, fresh))
    source = first.body[0].source if first.body else "page"
    images = {image.url: image for page in reversed(ordered) for image in reversed(page.images)}
    return replace(
        first,
        body=(Claim(source=source, value=tuple(paragraphs)),),
        images=tuple(reversed(images.values())),
        pages=len(ordered),
        other_pages=(),
    )
