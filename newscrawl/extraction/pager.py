"""The pages of one article, as its pager links them: "/slug/2/", "?page=2", "?page=all"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlunsplit

from lxml import html

from newscrawl.extraction.addresses import split_address
from newscrawl.urls import canonical_url

_PAGER_TEXT = re.compile(
    r"(?:(?:halaman|hal|page|laman)\W{0,3})?\d{1,2}|"
    r"\W{0,3}(?:next(?: page)?|(?:halaman )?(?:selanjutnya|berikutnya)|"
    r"lanjut(?:kan)?(?: (?:baca|membaca))?|"
    r"prev(?:ious)?(?: page)?|(?:halaman )?sebelumnya|kembali)\W{0,3}",
    re.IGNORECASE,
)
_WHOLE_TEXT = re.compile(
    r"\W{0,3}(?:(?:tampilkan|lihat|baca|buka|show|view|read) (?:semua|seluruhnya|all)"
    r"(?: halaman| pages?)?|semua(?: halaman)?|all(?: pages)?|(?:halaman tunggal|satu halaman)|"
    r"(?:(?:view|read|show) (?:as |on |in )?(?:a )?)?(?:single|one|full) page)\W{0,3}",
    re.IGNORECASE,
)
_LONGEST_TEXT = 40  # characters
_LAST_STEP = re.compile(r"/(?:(?:page|halaman|hal)[/-]?)?(\d{1,2})/?\Z", re.IGNORECASE)
_WHOLE_STEP = re.compile(r"/(?:all|semua|single|singlepage)/?\Z", re.IGNORECASE)
_PARAMETERS = frozenset(("page", "halaman", "hal", "pg", "paged"))
# What asks for the whole text at once: "?page=all", "?showpage=all", "?single=1".
_WHOLE_PARAMETERS = frozenset((*_PARAMETERS, "showpage", "show", "view", "p"))
_WHOLE_VALUES = frozenset(("all", "semua", "full", "single"))
_SWITCHES = frozenset(("single", "singlepage", "single_page", "showall", "show_all", "allpages"))
_ON = frozenset(("1", "true", "yes", "all", "on"))
_WHOLE_MARK = re.compile(r"(?:all|semua|single|full)|[?&]\w*(?:single|all)\w*=", re.IGNORECASE)
_SHORT_HREF = 6  # characters: "2/", "all"
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page this is, the article's address without a page, and its other pages.

    `apart`: the page's own address is not the article's, for it names a page, or all of them.
    `whole` is the address that has the whole text, where this one has not.
    """

    number: int
    base: str
    others: tuple[tuple[int, str], ...] = ()
    apart: bool = False
    whole: str | None = None


class _Address(NamedTuple):
    """An address taken apart: what it is without its page, which page it names, or all."""

    plain: str
    number: int
    whole: bool


def read_pager(links: Sequence[html.HtmlElement], *, url: str, following: str | None) -> Pages:
    """The pages of the article that the page's links lead to; `following` is its rel=next.

    A link counts where its text is a number or says "next", and its address is the page's
    own but for the page: "/slug/2/" or "?page=2". A number at the end of the page's own
    path is a page only where a link shows the path without it. An address that asks for all
    pages counts whatever its text; one that differs otherwise where its text says "show all".
    """
    own = _taken_apart(url)
    if own.whole:
        return Pages(1, own.plain, apart=True)
    near = _near(links, url)
    if not near and not following and own.number == 1:
        return Pages(1, own.plain)
    base, number = own.plain, own.number
    addresses = _addresses(near, url, following)
    found = dict(_pages(addresses, base))
    if number == 1 and not any(other > 1 for other in found):
        found = {}
        step = _LAST_STEP.search(split_address(base).path)
        if step and int(step[1]) > 1:
            without = _without_step(base)
            beside = dict(_pages(addresses, without))
            if 1 in beside:
                base, number, found = without, int(step[1]), beside
    others = {**found, 1: base} if number > 1 or found else {}
    others.pop(number, None)
    whole = next(_whole(near, url, base), None)
    return Pages(number, base, tuple(sorted(others.items())), number > 1, whole)


_Links = Sequence[tuple[html.HtmlElement, str]]


def _near(links: Sequence[html.HtmlElement], url: str) -> _Links:
    """The links to the page's own host that name the last step of its path, or no path; few do.

    A page without a path is a front page: its pages are a list's.
    """
    parts = split_address(url)
    stem = _stem(parts.path)
    if not stem:
        return []
    host = parts.netloc.removeprefix("www.")
    # The article's own address is its first page where this one's ends in a number, else nothing.
    counted = _LAST_STEP.search(parts.path) is not None or bool(parts.query)
    found = []
    for link, href in zip(links, [link.get("href") for link in links], strict=True):
        if not href or not (stem in href or href[0] in " ?" or len(href) < _SHORT_HREF):
            continue
        _, named, rest = href.rpartition(stem)
        if named and not counted and (rest in ("", "/") or rest[0] == "#"):
            continue
        address = href.strip()
        if _leads_to(host, address, url):
            found.append((link, address))
    return found


def _leads_to(host: str, href: str, url: str) -> bool:
    """Whether a link leads to an address of the host other than the page's own."""
    scheme, absolute, rest = href.partition("//")
    if absolute and scheme in ("http:", "https:", ""):
        same = rest.partition("/")[0].removeprefix("www.") == host
        return same and href.partition("#")[0] != url
    return ":" not in scheme and not href.startswith("#")


def _stem(path: str) -> str:
    """The last step of a path that is more than a page's number; "" where there is none."""
    steps = path.rstrip("/").split("/")
    named = (step for step in reversed(steps) if step and not _LAST_STEP.match("/" + step))
    return next(named, "")


def _addresses(near: _Links, url: str, following: str | None) -> list[str]:
    hrefs = [href for link, href in near if _says(_PAGER_TEXT, link) or link.get("rel") == "next"]
    if following and not following.startswith("#"):
        hrefs.append(following)
    return [address for href in hrefs if (address := _joined(url, href))]


def _joined(url: str, href: str) -> str | None:
    try:
        return urljoin(url, href).partition("#")[0]
    except ValueError:
        return None


def _says(wanted: re.Pattern[str], link: html.HtmlElement) -> bool:
    if len(link) > 2:  # noqa: PLR2004 - a button has an icon at most
        return False
    text = (link.text if len(link) == 0 else link.text_content()) or ""
    if len(text) > _LONGEST_TEXT * 3:
        return False
    return wanted.fullmatch(" ".join(text.split())) is not None


def _pages(addresses: Iterable[str], base: str) -> Iterator[tuple[int, str]]:
    """Those of the addresses that are a page of the article at `base`, by number."""
    for address in addresses:
        plain, number, whole = _taken_apart(address)
        if whole:
            continue
        if number == 1 and not _same(plain, base):
            step = _LAST_STEP.search(split_address(plain).path)
            if step is None:
                continue
            plain, number = _without_step(plain), int(step[1])
        if _same(plain, base) and 0 < number <= _MOST_PAGES:
            yield number, address


def _whole(near: _Links, url: str, base: str) -> Iterator[str]:
    """The addresses among the links that have all of the article at `base`."""
    for link, href in near:
        # An unknown parameter asks for all pages where the link's text says so.
        said = "?" in href and _says(_WHOLE_TEXT, link)
        if not (said or _WHOLE_MARK.search(href)):
            continue
        address = _joined(url, href)
        if not address or _same(address, url):
            continue
        plain, _, whole = _taken_apart(address)
        if (whole and _same(plain, base)) or (said and _same(_bare(address), _bare(base))):
            yield address


def _bare(address: str) -> str:
    return urlunsplit(split_address(address)._replace(query=""))


def _taken_apart(url: str) -> _Address:
    """The address without what names its page, and the page it names (1 if none)."""
    parts = split_address(url)
    path = parts.path
    whole = _WHOLE_STEP.search(path) is not None and path.count("/") > 1
    if whole:
        path = _WHOLE_STEP.sub("/" if path.endswith("/") else "", path)
    if not parts.query:
        return _Address(urlunsplit(parts._replace(path=path, fragment="")), 1, whole)
    with suppress(ValueError):  # a session or a campaign in one address makes no other article
        parts = split_address(canonical_url(url))
    number, kept = 1, []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        lower, said = name.lower(), value.lower()
        if (lower in _WHOLE_PARAMETERS and said in _WHOLE_VALUES) or (
            lower in _SWITCHES and said in _ON
        ):
            whole = True
        elif lower not in _PARAMETERS:
            kept.append((name, value))
        elif re.fullmatch(r"[1-9]\d?", value):
            number = int(value)
    plain = urlunsplit(parts._replace(path=path, query=urlencode(kept), fragment=""))
    return _Address(plain, number, whole)


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
