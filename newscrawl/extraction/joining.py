"""The pages of one article -> one raw article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from newscrawl.extraction.boilerplate import folded
from newscrawl.items import Claim, RawArticle


def join_pages(pages: Sequence[RawArticle]) -> RawArticle:
    """The pages of one article as one: the first one's claims, everybody's paragraphs in order.

    A paragraph that an earlier page had is left out: a lead repeated on every page, the last
    paragraph repeated at the head of the next page. Lines that end every page end the whole.
    Raises ValueError where there is no page.
    """
    if not pages:
        raise ValueError("no pages to join")
    ordered = sorted(pages, key=lambda page: page.page)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    source = first.body[0].source if first.body else "page"
    images = {image.url: image for page in reversed(ordered) for image in reversed(page.images)}
    return replace(
        first,
        body=(Claim(source=source, value=tuple(_joined([_text(page) for page in ordered]))),),
        images=tuple(reversed(images.values())),
        pages=len(ordered),
        other_pages=(),
        whole_page=None,
    )


def with_whole_text(first: RawArticle, whole: RawArticle) -> RawArticle | None:
    """`first` with the text and pictures of the page that has all of the article; None where
    that page holds no more text than the first does, and so is not what its link said.
    """
    if _size(_text(whole)) <= _size(_text(first)):
        return None
    images = whole.images or first.images
    return replace(first, body=whole.body, images=images, other_pages=(), whole_page=None)


def _text(page: RawArticle) -> tuple[str, ...]:
    return page.body[0].value if page.body else ()


def _size(paragraphs: Sequence[str]) -> int:
    return sum(map(len, paragraphs))


def _joined(texts: Sequence[tuple[str, ...]]) -> list[str]:
    """The texts' paragraphs in order, without what repeats."""
    seen: set[str] = set()
    told: list[tuple[str, ...]] = []
    for text in texts:
        fresh = _fresh(text, seen)
        if fresh:  # else the server gave the same page again
            told.append(text)
        seen.update(map(folded, fresh))
    ending = _common_ending(told)
    seen.clear()
    joined: list[str] = []
    for number, text in enumerate(told, start=1):
        last = number == len(told)
        fresh = _fresh(text if last else text[: len(text) - ending], seen)
        joined.extend(fresh)
        seen.update(map(folded, fresh))
    return joined


def _fresh(text: Sequence[str], seen: set[str]) -> list[str]:
    """The paragraphs that no earlier page had; a label between others ("Bahan:") may come again."""
    head = len(list(takewhile(lambda paragraph: folded(paragraph) in seen, text)))
    return [p for p in text[head:] if p.endswith(":") or folded(p) not in seen]


def _common_ending(texts: Sequence[tuple[str, ...]]) -> int:
    """How many paragraphs end every one of several texts."""
    if len(texts) == 1:
        return 0
    backwards = [[folded(paragraph) for paragraph in reversed(text)] for text in texts]
    return len(list(takewhile(lambda ends: len(set(ends)) == 1, zip(*backwards, strict=False))))
