"""The pages of one article, as its pager links them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlunsplit

from lxml import html

from newscrawl.extraction.addresses import split_address

_PAGER_TEXT = re.compile(
    r"(?:(?:halaman|hal|page|laman)\W{0,3})?\d{1,2}|"
    r"\W{0,3}(?:next(?: page)?|(?:halaman )?(?:selanjutnya|berikutnya)|"
    r"lanjut(?:kan)?(?: (?:baca|membaca))?|"
    r"prev(?:ious)?(?: page)?|(?:halaman )?sebelumnya|kembali)\W{0,3}",
    re.IGNORECASE,
)
_LONGEST_TEXT = 40  # characters
_LAST_STEP = re.compile(r"/(?:(?:page|halaman|hal)[/-]?)?(\d{1,2})/?\Z", re.IGNORECASE)
_PARAMETERS = frozenset(("page", "halaman", "hal", "pg", "paged"))
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page this is, the article's address without a page, and its other pages."""

    number: int
    base: str
    others: tuple[tuple[int, str], ...] = ()


def read_pager(links: Iterable[html.HtmlElement], *, url: str, following: str | None) -> Pages:
    """The pages of the article that the page's links lead to; `following` is its rel=next.

    A link counts where its text is a number or says "next", and its address is the page's
    own but for the page: "/slug/2/" or "?page=2". A number at the end of the page's own
    path is a page only where a link shows the path without it.
    """
    plain, number = _split_parameter(url)
    found = dict(_pages(_addresses(links, url, following), plain))
    if number > 1 or any(other > 1 for other in found):
        return _pages_of(number, plain, found)
    step = _LAST_STEP.search(split_address(plain).path) if plain else None
    if step and int(step[1]) > 1:
        base = _without_step(plain)
        found = dict(_pages(_addresses(links, url, following), base))
        if 1 in found:
            return _pages_of(int(step[1]), base, found)
    return Pages(1, plain)


def _pages_of(number: int, base: str, found: dict[int, str]) -> Pages:
    others = {**found, 1: base}
    others.pop(number, None)
    return Pages(number, base, tuple(sorted(others.items())))


def _addresses(links: Iterable[html.HtmlElement], url: str, following: str | None) -> Iterator[str]:
    hrefs = [link.get("href") or "" for link in links if _is_pager_link(link)]
    for href in (*hrefs, following or ""):
        if href and not href.startswith(("#", "javascript:", "mailto:")):
            try:
                yield urljoin(url, href.strip()).partition("#")[0]
            except ValueError:
                continue


def _is_pager_link(link: html.HtmlElement) -> bool:
    if len(link) > 2 or not link.get("href"):  # noqa: PLR2004 - a button has an icon at most
        return False
    text = (link.text if len(link) == 0 else link.text_content()) or ""
    if len(text) > _LONGEST_TEXT * 3:
        return False
    return _PAGER_TEXT.fullmatch(" ".join(text.split())) is not None or link.get("rel") == "next"


def _pages(addresses: Iterable[str], base: str) -> Iterator[tuple[int, str]]:
    """Those of the addresses that are a page of the article at `base`, by number."""
    for address in addresses:
        plain, number = _split_parameter(address)
        if number == 1 and not _same(plain, base):
            step = _LAST_STEP.search(split_address(plain).path)
            if step is None:
                continue
            plain, number = _without_step(plain), int(step[1])
        if _same(plain, base) and 0 < number <= _MOST_PAGES:
            yield number, address


def _split_parameter(url: str) -> tuple[str, int]:
    """The address without its page parameter, and the page it named (1 if none)."""
    parts = split_address(url)
    if not parts.query:
        return urlunsplit(parts._replace(fragment="")), 1
    number, kept = 1, []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() not in _PARAMETERS:
            kept.append((name, value))
        elif re.fullmatch(r"[1-9]\d?", value):
            number = int(value)
    return urlunsplit(parts._replace(query=urlencode(kept), fragment="")), number


def _without_step(url: str) -> str:
    parts = split_address(url)
    path = _LAST_STEP.sub("/" if parts.path.endswith("/") else "", parts.path)
    return urlunsplit(parts._replace(path=path or "/"))


def _same(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but scheme, "www." and a last slash; a front
    page is the same as nothing: its pages are a list's.
    """
    a, b = split_address(one), split_address(other)
    return (
        a.path.strip("/") != ""
        and a.path.rstrip("/") == b.path.rstrip("/")
        and a.query == b.query
        and a.netloc.removeprefix("www.") == b.netloc.removeprefix("www.")
    )
