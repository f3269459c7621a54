"""What a number in a text can be, told by its shape alone: a day, a year, "1/11", a clock."""

# ruff: noqa: PLR2004 - the calendar's own numbers: 31 days, 12 months, 60 minutes

from __future__ import annotations

import re
from collections.abc import Callable

from newscrawl.indonesian import lexicon as lx

Value = tuple[int, ...]
Shape = tuple[str, Value]  # a token's kind and what it is worth


def _whole(match: re.Match[str]) -> Shape:
    number, length = int(match[0]), len(match[0])
    if length <= 2 and 1 <= number <= 31:
        return lx.SMALL, (number,)
    if length == 4 and 1000 <= number < 3000:
        return lx.YEAR, (number,)
    return lx.NUMBER, (number,)


def _slashed(match: re.Match[str]) -> Shape:
    day, month, year = int(match[1]), int(match[2]), match[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return lx.ODD, ()
    if year is None:
        return lx.SLASH, (day, month)
    return lx.FULL, (day, month, int(year) + (2000 if len(year) == 2 else 0))


def _years(match: re.Match[str]) -> Shape:
    """Two years; "2023/24" only where one follows the other."""
    first, last = int(match[1]), int(match[2])
    if len(match[2]) == 2:
        last = first + 1 if last == (first + 1) % 100 else 0
    return (lx.YEARS, (first, last)) if 1900 <= first < last < 2100 else (lx.ODD, ())


def _clock(match: re.Match[str]) -> Shape:
    parts = tuple(int(part) for part in match.groups() if part)
    if parts[0] < 24 and all(part < 60 for part in parts[1:]):
        return lx.CLOCK, parts
    return (lx.CLOCK, (0, *parts[1:])) if parts[0] == 24 and not any(parts[1:]) else (lx.ODD, ())


def _decimal(match: re.Match[str]) -> Shape:
    return lx.DECIMAL, (int(match[1]), int(match[2]))


def _comma_clock(match: re.Match[str]) -> Shape:
    hour, minute = int(match[1]), int(match[2])
    return (lx.COMMA_CLOCK, (hour, minute)) if hour < 24 and minute < 60 else (lx.ODD, ())


def _iso(match: re.Match[str]) -> Shape:
    return lx.FULL, (int(match[3]), int(match[2]), int(match[1]))


def _dotted(match: re.Match[str]) -> Shape:
    return lx.FULL, (int(match[1]), int(match[3]), int(match[4]))


def _decade(match: re.Match[str]) -> Shape:
    year = int(match[1])
    return lx.DECADE, ((year if year >= 100 else 1900 + year) // 10,)


def _times_24(match: re.Match[str]) -> Shape:
    return lx.TIMES_24, (int(match[1]) * 24,)


def _quarter(match: re.Match[str]) -> Shape:
    return lx.QUARTER_FIGURE, (int(match[1]),)


def _h_day(match: re.Match[str]) -> Shape:
    return lx.H_DAY, (int(match[1].replace("–", "-")),)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Shape]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\d{1,4}", _whole),
        (r"(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?", _slashed),
        (r"(\d\d?)[.:](\d\d)(?:[.:](\d\d))?", _clock),
        (r"(\d\d?),(\d)", _decimal),
        (r"(\d\d?),(\d\d)", _comma_clock),
        (r"(\d{4})-(\d\d?)-(\d\d?)", _iso),
        (r"(\d\d?)([.-])(\d\d?)\2(\d{4})", _dotted),
        (r"(\d{4})/(\d{4}|\d\d)", _years),
        (r"(\d{4}|\d0)-?an", _decade),
        (r"(\d)\s?[xX×]\s?24", _times_24),
        (r"[Hh]([-+–]\d\d?)", _h_day),
        (r"Q([1-4])", _quarter),
    )
)
_LONGEST_SHAPE = 10  # "31/12/2024"


def shape_of(written: str) -> Shape:
    """Kind and value of a number as it is written; ODD where no date can hold it."""
    if len(written) <= _LONGEST_SHAPE and written.isascii():
        for pattern, read in _SHAPES:
            if match := pattern.fullmatch(written):
                return read(match)
    return lx.ODD, ()
