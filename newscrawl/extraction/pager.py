"""The pages of one article, as its pager links them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import html

_NUMBER = re.compile(r"(?:(?:halaman|hal|page|laman)\W{0,3})?(\d{1,2})\Z", re.IGNORECASE)
_NEXT = re.compile(
    r"\W{0,3}(?:next(?: page)?|(?:halaman )?(?:selanjutnya|berikutnya)|lanjut(?:kan)?(?: (?:baca|membaca))?)\W{0,3}",
    re.IGNORECASE,
)
_LAST_STEP = re.compile(r"/(?:(?:page|halaman|hal)[/-]?)?(\d{1,2})/?\Z", re.IGNORECASE)
_PARAMETERS = frozenset(("page", "halaman", "hal", "pg", "paged"))
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page this is, the article's address without a page, and its other pages."""

    number: int
    base: str
    others: tuple[tuple[int, str], ...]


def read_pager(links: Iterable[html.HtmlElement], *, url: str) -> Pages:
    """The pages that `links`, the page's `a` and `link rel=next` elements, lead to.

    A link counts where its text is a number or says "next", and its address is the page's
    own but for the page: "/slug/2/" or "?page=2". A number at the end of the page's own
    path is a page only where a link shows what the path is without it.
    """
    own_base, own_number = _by_parameter(url)
    found: dict[int, str] = {}
    stepped = _LAST_STEP.search(urlsplit(own_base).path) if own_base else None
    candidates = [own_base]
    if stepped:
        candidates.append(_without_step(own_base))
    seen_base = False
    for link in links:
        href = link.get("href")
        if (
            not href
            or href.startswith(("#", "javascript:", "mailto:"))
            or not _looks_like_pager(link)
        ):
            continue
        address = _join(url, href)
        if not address:
            continue
        base, number = _by_parameter(address)
        if number == 1 and (step := _LAST_STEP.search(urlsplit(base).path)):
            shorter = _without_step(base)
            if any(_same(shorter, candidate) for candidate in candidates):
                base, number = shorter, int(step[1])
        for candidate in candidates:
            if _same(base, candidate) and 0 < number <= _MOST_PAGES:
                seen_base = seen_base or (candidate is not own_base)
                found.setdefault(number, address)
    number = own_number
    base = own_base
    if stepped and seen_base:
        number, base = int(stepped[1]), _without_step(own_base)
        found.setdefault(1, base)
    others = {n: address for n, address in found.items() if n != number}
    if number == 1 and not others:
        return Pages(1, own_base, ())
    if number > 1:
        others[1] = base
    return Pages(number, base, tuple(sorted(others.items())))


def _looks_like_pager(link: html.HtmlElement) -> bool:
    if "next" in (link.get("rel") or "").split():
        return True
    text = " ".join(link.text_content().split()) if len(link) < 4 else ""  # noqa: PLR2004 - a button
    return bool(text) and len(text) < 40 and bool(_NUMBER.match(text) or _NEXT.fullmatch(text))


def _join(url: str, href: str) -> str:
    try:
        return urljoin(url, href.strip()).partition("#")[0]
    except ValueError:
        return ""


def _by_parameter(url: str) -> tuple[str, int]:
    """The address without its page parameter, and the page it named (1 if none)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", 1
    number, kept = 1, []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() in _PARAMETERS:
            number = (
                int(value) if value.isascii() and value.isdigit() and len(value) < 3 else number
            )  # noqa: PLR2004 - two digits
        else:
            kept.append((name, value))
    query = (
        urlencode(kept) if len(kept) != parts.query.count("&") + bool(parts.query) else parts.query
    )
    return urlunsplit(parts._replace(query=query, fragment="")), max(number, 1)


def _without_step(url: str) -> str:
    parts = urlsplit(url)
    path = _LAST_STEP.sub("/" if parts.path.endswith("/") else "", parts.path)
    return urlunsplit(parts._replace(path=path or "/"))


def _same(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but scheme, "www." and a last slash."""
    a, b = urlsplit(one), urlsplit(other)
    return (
        a.netloc.removeprefix("www.") == b.netloc.removeprefix("www.")
        and a.path.rstrip("/") == b.path.rstrip("/")
        and a.query == b.query
        and a.path.strip("/") != ""
    )
