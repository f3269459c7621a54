"""Traps: addresses of lists without end (calendars, facets, sessions, steps that repeat), and
what a crawl may spend on lists that look alike.

Articles are not under a budget: a site may have any number. Only pages that list are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import SplitResult, urlsplit

LONGEST = 2_000  # characters of an address
DEEPEST = 12  # steps of a path
MOST_PARAMETERS = 6
MOST_REPEATS = 2  # "/daerah/jawa/daerah" may be; a third time is a loop

_DIGITS = re.compile(r"\d+")
_WORDS_APART = re.compile(r"[-_.+]")
_SLUG_WORDS = 3
_LONGEST_HOST = 253  # characters (RFC 1035)
_LONGEST_WORD = 30  # characters of a step or name: longer ones are codes
# Steps whose next step is any word: there are as many of these lists as words.
_NAMED_BY_READERS = re.compile(r"tags?|topi[ck]s?|author|penulis|search|cari|label", re.IGNORECASE)
_CALENDAR = re.compile(
    r"kalender|calendar|agenda|jadwal|arsip|archives?|inde(?:ks|x)|events?|date|tanggal|tgl",
    re.IGNORECASE,
)
# Of this century and the next: "5123/2" is page 2 of something.
_DAY = re.compile(r"(2[01]\d\d)[-/](0?[1-9]|1[0-2])(?:[-/]\d{1,2})?")
_COMPACT_DAY = re.compile(r"(2[01]\d\d)(0[1-9]|1[0-2])(?:\d{2})?")
_YEAR_NAME = re.compile(r"tahun|year|thn|yr|y", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


def url_pattern(url: str) -> str:
    """What an address has in common with others of its list: host, steps and sorted names of
    parameters, with "#" for numbers and dates, "*" for slugs, and each step named once.

    Raises ValueError where `url` is no absolute http(s) address.

    >>> url_pattern("https://www.berita.test/kalender/2031/04/?sesi=1a2b&kota=solo")
    'berita.test/kalender/#/#?kota&sesi'
    """
    parts = _split(url)
    found: list[str] = []
    before = ""
    for step in _steps(parts):
        shape = "*" if _NAMED_BY_READERS.fullmatch(before) else _shape(step)
        before = step
        if len(found) == DEEPEST:
            break
        # A number may follow a number (year, month, day), but not for ever.
        if shape not in found or (shape == "#" and found[-3:] != ["#"] * 3):
            found.append(shape)
    names = sorted({_shape(name) for name, _ in _parameters(parts)})[: MOST_PARAMETERS + 1]
    host = (parts.hostname or "").removeprefix("www.")[:_LONGEST_HOST]
    return "/".join((host, *found)) + ("?" + "&".join(names) if names else "")


def is_trap(url: str, *, today: date) -> str | None:
    """Why the address of a list is a trap, where it alone shows that; None where it does not.

    To be asked of canonical URLs: parameters that only track count too.

    >>> is_trap("http://berita.test/kalender/2031/04/", today=date(2024, 11, 2))
    'a calendar more than a year ahead'
    """
    if len(url) > LONGEST:
        return f"an address of more than {LONGEST:,} characters"
    try:
        parts = _split(url)
    except ValueError:
        return "no http(s) address"
    steps, parameters = _steps(parts), _parameters(parts)
    if len(steps) > DEEPEST:
        return f"a path of more than {DEEPEST} steps"
    if len(parameters) > MOST_PARAMETERS:
        return f"more than {MOST_PARAMETERS} parameters"
    if _repeats(steps):
        return "a path whose steps repeat"
    ahead = _is_ahead(steps, parameters, last=(today.year + 1, today.month))
    return "a calendar more than a year ahead" if ahead else None


class Budget:
    """What a crawl may still ask of one site's lists: so many of a pattern, so many in all, and
    none too many links away from where it began.

    It keeps `most_patterns` patterns; a page of yet another one is refused.
    """

    def __init__(
        self,
        *,
        limit_per_pattern: int = 50,
        total: int = 1_000,
        deepest: int = 100,
        most_patterns: int = 1_000,
    ) -> None:
        if min(limit_per_pattern, total, deepest, most_patterns) < 0:
            raise ValueError("a budget is no less than nothing")
        self._limit = limit_per_pattern
        self._left = total
        self._deepest = deepest
        self._most_patterns = most_patterns
        self._taken: dict[str, int] = {}
        self._refused: dict[str, int] = {}

    def take(self, url: str, *, depth: int = 0) -> bool:
        """Whether a page that lists may be asked for; if so it is counted. `depth`: the links
        followed to come to it. False too where `url` is no address.
        """
        try:
            pattern = url_pattern(url)
        except ValueError:
            return False
        taken = self._taken.get(pattern, 0)
        if (
            self._left < 1
            or depth > self._deepest
            or taken >= self._limit
            or (not taken and len(self._taken) >= self._most_patterns)
        ):
            self._refuse(pattern)
            return False
        self._left -= 1
        self._taken[pattern] = taken + 1
        return True

    def spent(self) -> Mapping[str, int]:
        """How many pages of each pattern were refused, the most refused first; "*" stands for
        the patterns that there was no room to keep.
        """
        ordered = sorted(self._refused.items(), key=lambda item: (-item[1], item[0]))
        return MappingProxyType(dict(ordered))

    def _refuse(self, pattern: str) -> None:
        full = pattern not in self._refused and len(self._refused) >= self._most_patterns
        key = "*" if full else pattern
        self._refused[key] = self._refused.get(key, 0) + 1


def _split(url: str) -> SplitResult:
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an http(s) address: {url[:200]!r}")
    return parts


def _steps(parts: SplitResult) -> list[str]:
    """The steps of the path, without their own parameters: ";jsessionid=1"."""
    return [step for part in parts.path.split("/") if (step := part.partition(";")[0])]


def _parameters(parts: SplitResult) -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in parts.query.split("&") if pair)
    return [(name, value) for name, _, value in pairs]


def _shape(step: str) -> str:
    """A step as its list's other addresses have it: a section's name stays, a slug does not."""
    words = _WORDS_APART.split(step)
    if all(map(str.isdecimal, filter(None, words))):
        return "#"
    if len(step) > _LONGEST_WORD or sum(map(str.isalpha, words)) >= _SLUG_WORDS:
        return "*"
    return _DIGITS.sub("#", step.lower())


def _repeats(steps: list[str]) -> bool:
    """Whether a step stands there too often; a number may: 2011/11/11/11."""
    words = [step.lower() for step in steps if not step.isdecimal()]
    return any(words.count(word) > MOST_REPEATS for word in words)


def _is_ahead(
    steps: list[str], parameters: list[tuple[str, str]], *, last: tuple[int, int]
) -> bool:
    """Whether a path or parameter names a month after the last, (year, month). A number without
    dashes is a date only where a calendar is named: it may as well be an article's.
    """
    known = any(map(_CALENDAR.fullmatch, steps))
    texts = [*steps, *map("/".join, pairwise(steps))]
    months = [_DAY.fullmatch(text) for text in texts]
    if known:
        months += map(_COMPACT_DAY.fullmatch, steps)
    for name, value in parameters:
        months.append(_DAY.fullmatch(value))
        if known or _CALENDAR.fullmatch(name):
            months.append(_COMPACT_DAY.fullmatch(value))
    if any(found and (int(found[1]), int(found[2])) > last for found in months):
        return True
    years = [value for name, value in parameters if _YEAR_NAME.fullmatch(name)]
    years += steps if known else ()
    return any(_YEAR.fullmatch(year) and int(year) > last[0] for year in years)
