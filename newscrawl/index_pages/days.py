"""Index pages by day: the form of their addresses, read off a page's own links and date pickers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urljoin

from lxml.html import HtmlElement

from newscrawl.index_pages.anchors import base_address, own_anchors, own_site, xpath
from newscrawl.links import absolute_address


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedIndex:
    """The form of an address with a day in it: `pieces` are, by turns, text as it stands and one
    of "Y", "m", "d" (padded) or "n", "j" (month and day without a nought). `newest` is the last
    day that the page links so.
    """

    pieces: tuple[str, ...]
    newest: date | None = None

    def address(self, day: date) -> str:
        """The index page of that day.

        >>> DatedIndex(pieces=("http://x.id/indeks/", "Y", "-", "m", "-", "d", "")).address(
        ...     date(2024, 11, 2)
        ... )
        'http://x.id/indeks/2024-11-02'
        """
        fields = {
            "Y": f"{day.year:04}",
            "m": f"{day.month:02}",
            "d": f"{day.day:02}",
            "n": str(day.month),
            "j": str(day.day),
        }
        return "".join(fields[piece] if i % 2 else piece for i, piece in enumerate(self.pieces))


_SEPARATOR = r"(?P<s>[-/_.]|%2F|%2f)"
_YEAR, _NUMBER = r"(?:19|20)\d\d", r"\d{1,2}"
_END = r"(?=[/&?]|$)"
_YMD = re.compile(rf"(?<=[/=])({_YEAR}){_SEPARATOR}({_NUMBER})(?P=s)({_NUMBER}){_END}")
_DMY = re.compile(rf"(?<=[/=])({_NUMBER}){_SEPARATOR}({_NUMBER})(?P=s)({_YEAR}){_END}")
_DIGITS = re.compile(rf"(?<=[/=])({_YEAR})([01]\d)([0-3]\d){_END}")
_DAY_NAME = re.compile(
    r"(?<=[?&])(?:tanggal|tgl|hari|day|date|dd|d)=(\d{1,2})(?=&|$)", re.IGNORECASE
)
_MONTH_NAME = re.compile(r"(?<=[?&])(?:bulan|bln|month|mm|m)=(\d{1,2})(?=&|$)", re.IGNORECASE)
_YEAR_NAME = re.compile(rf"(?<=[?&])(?:tahun|thn|year|yyyy|y)=({_YEAR})(?=&|$)", re.IGNORECASE)
_PAGE = re.compile(r"(?<=[?&])(?:page|hal|halaman|p)=\d*(?:&|$)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")
_MONTHS, _DAYS = 12, 31
_ARCHIVE = re.compile(r"inde[kx]|arsip|archive", re.IGNORECASE)
# Tables by day that list no articles: fixtures, prayer times, prices, the weather.
_TABLE = re.compile(
    r"jadwal|klasemen|sk[oe]r|sholat|salat|imsak|harga|kurs|cuaca|zodiak|tiket|epaper|login|sso",
    re.IGNORECASE,
)
_MANY = 3000  # links of a page that are looked at


def dated_index(tree: HtmlElement, url: str) -> DatedIndex | None:
    """The form of the site's index pages by day, as most links of the page have it; None where
    the page, its own address and its date pickers show none.

    Whether "10/04/2024" is the 10th of April is told by the days of the same form on the page,
    where one stands above twelve; or by the days that other addresses of the page give year
    first (an article's of 2024-10-04). Else the day comes first, as it does in Indonesian.
    """
    forms: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    elsewhere: set[tuple[int, int]] = set()
    for address in _addresses(tree, url):
        found = _read(address)
        if found is not None and not _TABLE.search(address):
            texts, fields = found
            forms.setdefault(texts, []).append(fields)
        elsewhere.update((int(m[1]), int(m[2])) for m in _YEAR_FIRST.finditer(address))
    if not forms:
        return None
    texts = max(forms, key=lambda form: (bool(_ARCHIVE.search(form[0])), len(forms[form])))
    pieces = [texts[0]]
    kinds = _kinds(texts[1], forms[texts], elsewhere)
    for kind, text in zip(kinds, texts[2:], strict=True):
        pieces += [kind, text]
    return DatedIndex(pieces=tuple(pieces), newest=_newest(kinds, forms[texts]))


def _newest(kinds: str, days: list[tuple[str, ...]]) -> date | None:
    found = []
    for numbers in days:
        said = dict(zip(kinds.translate(str.maketrans("nj", "md")), map(int, numbers), strict=True))
        with suppress(ValueError):
            found.append(date(said["Y"], said["m"], said["d"]))
    return max(found, default=None)


def _read(address: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The texts around the three numbers of a day, headed by how they are ordered, and these."""
    address = _PAGE.sub("", address).rstrip("?&")
    for order, pattern in (("Ymd", _YMD), ("dmY", _DMY), ("Ymd", _DIGITS)):
        match = pattern.search(address)
        if match and _ends(address, match):
            groups = [i for i in range(1, match.re.groups + 1) if i != match.re.groupindex.get("s")]
            return _split(address, [match.span(i) for i in groups], order)
    names = [name.search(address) for name in (_YEAR_NAME, _MONTH_NAME, _DAY_NAME)]
    if all(names):
        spans = sorted((m.span(1), kind) for m, kind in zip(names, "Ymd", strict=True) if m)
        return _split(address, [span for span, _ in spans], "=" + "".join(k for _, k in spans))
    return None


def _ends(address: str, day: re.Match[str]) -> bool:
    """Whether a day is all that a parameter says, or what a path ends with: behind it there
    would be an article.
    """
    before, after = address[: day.start()], address[day.end() :]
    if "?" in before:
        return before.endswith("=") and not after.startswith(("/", "?"))
    return after.removeprefix("/").startswith("?") or not after.strip("/")


def _split(
    address: str, spans: list[tuple[int, int]], order: str
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    fields = tuple(address[start:end] for start, end in spans)
    numbers = sorted(map(int, fields))
    if not 1 <= numbers[0] <= _MONTHS or not 1 <= numbers[1] <= _DAYS:
        return None  # no day of a calendar
    texts, at = [], 0
    for start, end in spans:
        texts.append(address[at:start])
        at = end
    texts.append(address[at:])
    return (texts[0], order, *texts[1:]), fields


def _kinds(order: str, days: list[tuple[str, ...]], elsewhere: set[tuple[int, int]]) -> str:
    """What each number is, of "Y", "m", "d", or "n" and "j" where one has no nought before it."""
    if order == "dmY" and _is_month_first([(int(a), int(b)) for a, b, _ in days], elsewhere):
        order = "mdY"
    short = any(len(number) == 1 for day in days for number in day)
    return order.strip("=").translate(str.maketrans("md", "nj") if short else {})


def _is_month_first(pairs: list[tuple[int, int]], elsewhere: set[tuple[int, int]]) -> bool:
    if any(max(pair) > _MONTHS for pair in pairs):
        return any(second > _MONTHS for _, second in pairs)
    as_months = sum(pair in elsewhere for pair in pairs)
    return as_months > sum((second, first) in elsewhere for first, second in pairs)


_PICKERS = xpath(
    "//form[not(@method) or translate(@method, 'GET', 'get') = 'get']"
    "//input[@name][@type = 'date' or contains(@class, 'date') or contains(@id, 'date')"
    " or contains(@class, 'tanggal') or contains(@id, 'tanggal')]"
)
_FORM = xpath("ancestor::form[1]")
_OPTIONS = xpath("//option[contains(@value, '/')]/@value")


def _addresses(tree: HtmlElement, url: str) -> Iterator[str]:
    """Addresses that may hold a day: the page's own, its links', and what its pickers make."""
    yield url
    for count, (_, address) in enumerate(own_anchors(tree, url)):
        if count >= _MANY:
            break
        yield address
    base, owns = base_address(tree, url), own_site(url)
    made = [*_OPTIONS(tree)[:_MANY], *(_picked(picker, base) for picker in _PICKERS(tree)[:10])]
    for candidate in made:
        absolute = absolute_address(candidate, base)
        if absolute is not None and owns(absolute):
            yield absolute


def _picked(picker: Any, base: str) -> str:
    """Where a picker's form leads: its own value tells the form of a day; a date input always
    sends YYYY-MM-DD (HTML standard, 4.10.5.1.7).
    """
    action = _FORM(picker)[0].get("action") or base
    value = "2000-12-31" if picker.get("type") == "date" else picker.get("value", "")
    query = f"{quote(picker.get('name'))}={quote(value, safe='')}"
    try:
        path = urljoin(base, action.strip()).partition("?")[0].partition("#")[0]
    except ValueError:
        return ""
    return f"{path}?{query}"
