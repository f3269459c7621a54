"""Whether a page is not the site's but a gate before it, or a notice in its place.

The page as a whole must be one: little text of its own, few links, and a gate's title, words or
mark-up (see gates). News about gates is news: its page has a text, a menu, a date, or a head that
calls it an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newscrawl.errors import NotAnArticle
from newscrawl.extraction.gates import CAPTCHA, HOSTS, MARKS, TITLES, WALL, WORDS
from newscrawl.extraction.meta import Head
from newscrawl.extraction.page import Page
from newscrawl.extraction.tree import parse


def _table(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in patterns.items()}


_HOST, _TITLE, _WORD, _MARK = map(_table, (HOSTS, TITLES, WORDS, MARKS))
_ANY_HOST = re.compile("|".join(HOSTS.values()), re.IGNORECASE)
_ANY_TITLE = re.compile("|".join(TITLES.values()), re.IGNORECASE)
_LONGEST_TITLE = 120  # characters
_FEW_ELEMENTS = 200  # a page of a site's own has more, for its menus alone
_FEW_LINKS = 15
# Characters of text that a page may have whose title is a gate's; whose words are; whose mark-up
# is; whose mark-up is a captcha, which any comment form may have.
_BY_TITLE, _BY_WORDS, _BY_MARKS, _BY_CAPTCHA = 1500, 800, 600, 200
_SENTENCE, _TOLD_BEFORE = 60, 2  # characters that a sentence has; sentences
_START = 4000  # characters of a script or an attribute that are looked at
_NAMES = ("src", "content", "action", "id", "class", "href")
_CALLED = ("article", "news", "newsarticle")  # og:type
_UNSEEN = frozenset(("script", "style", "template", "option", "title"))


def block_reason(page: Page, head: Head, *, url: str, described: bool) -> str | None:
    """What stands before the page, as a sentence; None where it is the site's own. `described`
    tells whether its JSON-LD has an article.
    """
    if gate := gate_at(url):
        return gate
    title = head.title or _heading(page)
    titled = len(title) <= _LONGEST_TITLE and _ANY_TITLE.fullmatch(title) is not None
    if not titled and len(page.elements) > _FEW_ELEMENTS:
        return None
    texts = None if described or _is_newsy(page, head) else _few_texts(page)
    if texts is None:
        return None
    return _first(_TITLE, title, whole=True) if titled else _shown(page, texts)


def gate_at(url: str) -> str | None:
    """Which gate an address is of, by its host: providers send readers to their block pages.

    >>> gate_at("http://mercusuar.uzone.id/?dari=kabarsenja.test")
    'the internet provider blocks this site'
    """
    return _first(_HOST, url) if _ANY_HOST.match(url) else None


def gate_in(body: bytes, *, charset: str | None = None, url: str = "") -> str | None:
    """What `block_reason` says of an answer's body: of an error's, or of a home page's."""
    try:
        page = Page(parse(body, charset=charset))
    except NotAnArticle:
        return None
    return block_reason(page, Head(page), url=url, described=False)


def _first(table: Mapping[str, re.Pattern[str]], text: str, *, whole: bool = False) -> str | None:
    """The first reason whose pattern the text begins with, or is."""
    return next(
        (why for why, form in table.items() if (form.fullmatch if whole else form.match)(text)),
        None,
    )


def _is_newsy(page: Page, head: Head) -> bool:
    """Whether the page has what no gate has: a date, links all around, a head that says so."""
    return (
        (head.first("og:type") or "").lower() in _CALLED
        or any(True for _ in head.published())
        or bool(page.all("article") or page.all("time"))
        or len(page.all("a")) > _FEW_LINKS
    )


def _few_texts(page: Page) -> list[str] | None:
    """The texts between the page's tags, each with single spaces; None where they are too much."""
    texts, size = [], 0
    for element in page.elements:
        for text in (None if element.tag in _UNSEEN else element.text, element.tail):
            if text and (clean := " ".join(text.split())):
                texts.append(clean)
                size += len(clean)
        if size > _BY_TITLE:
            return None
    return texts


def _shown(page: Page, texts: Sequence[str]) -> str | None:
    """Which gate the page's words or mark-up are of."""
    size = sum(map(len, texts))
    if size <= _BY_WORDS and (told := _worded(texts)):
        return told
    return _marked(page, captcha=size <= _BY_CAPTCHA) if size <= _BY_MARKS else None


def _worded(texts: Sequence[str]) -> str | None:
    """Which gate says this: a gate comes to the point, news tells something else before."""
    sentences = 0
    for text in texts:
        if told := _first(_WORD, text):
            return told
        sentences += len(text) >= _SENTENCE and text.endswith((".", "”", '"'))
        if sentences == _TOLD_BEFORE:
            return None
    return None


def _heading(page: Page) -> str:
    """What stands for the title of a page that has none."""
    return " ".join((page.all("h1")[0].text or "").split()) if page.all("h1") else ""


def _marked(page: Page, *, captcha: bool) -> str | None:
    marks = list(_marks(page))
    told = (why for why, form in _MARK.items() if any(map(form.search, marks)))
    return next(told, WALL if captcha and any(map(CAPTCHA.search, marks)) else None)


def _marks(page: Page) -> Iterator[str]:
    """What stands in attributes and scripts. Links are left out: news links to what it is about."""
    for element in page.elements:
        if element.tag == "script" and element.text:
            yield element.text[:_START]
        if element.tag != "a":
            yield from (value[:_START] for name in _NAMES if (value := element.get(name)))
