"""Hijri dates, "5 Ramadan 1443 H": by the ministry's calendar where it is known, else counted.

Two authorities can differ by a day: the other reading is the mention's `alternative`.
"""

from __future__ import annotations

from datetime import date, timedelta

from newscrawl.indonesian.calendar import (
    OFFICIAL_FEASTS,
)
from newscrawl.indonesian.lexicon import (
    COMMA,
    DASH,
    HIJRI_MONTH,
    HIJRI_PAIR,
    HIJRIAH,
    NUMBER,
    PASARAN,
    PHASE,
    SMALL,
    YEAR,
)
from newscrawl.indonesian.patterns import NAMES, PART_OF_DAY
from newscrawl.indonesian.resolve import day_of
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_EPOCH = date(622, 7, 19)  # 1 Muharram of year 1, in the Gregorian calendar
_CYCLE, _CYCLE_DAYS = 30, 10631  # years after which the tabular leap years repeat
_LUNAR_YEAR = 354.367
_RAMADAN, SYAWAL, ZULHIJAH = 9, 10, 12
_SECOND_DAY = timedelta(days=1)
_FIRST_HIJRI, LAST_HIJRI = 1, 1600


def tabular(year: int, month: int, day: int) -> date:
    """A hijri date by the arithmetical calendar, which the sighted one follows within a day."""
    cycles, years = divmod(year - 1, _CYCLE)
    leaps = (11 * years + 14) // 30
    months = ((month - 1) * 59 + 1) // 2  # of 30 and 29 days in turn
    return _EPOCH + timedelta(days=cycles * _CYCLE_DAYS + years * 354 + leaps + months + day - 1)


def gregorian(year: int, month: int, day: int) -> tuple[date, date] | None:
    """A hijri date in our calendar, as the ministry fixed it where known, and the other reading."""
    if not (_FIRST_HIJRI <= year <= LAST_HIJRI and 1 <= day <= 30):  # noqa: PLR2004
        return None
    counted = tabular(year, month, day)
    official = _official(year, month, day) or counted
    return official, counted if counted != official else official - _SECOND_DAY


def _official(year: int, month: int, day: int) -> date | None:
    starts = OFFICIAL_FEASTS.get(year)
    if starts is None or month not in (_RAMADAN, SYAWAL, ZULHIJAH):
        return None
    ramadan, syawal, sacrifice = (date.fromisoformat(start) for start in starts)
    first = {_RAMADAN: ramadan, SYAWAL: syawal, ZULHIJAH: sacrifice - timedelta(days=9)}[month]
    return first + timedelta(days=day - 1)


def read_hijri(phrase: Phrase) -> Reading | None:
    day, month = phrase.find(SMALL), hijri_month(phrase)
    if day is None or month is None:
        return None
    at = phrase.index(HIJRI_MONTH + HIJRI_PAIR) or 0
    written = phrase.find(YEAR + NUMBER, at)
    if written is not None:
        both = gregorian(written.value[0], month, day.value[0])
    else:
        both = nearest_hijri(phrase.anchor, month, day.value[0])
    if both is None:
        return None
    named = phrase.find(NAMES)
    agrees = None
    if named is not None:
        # the weekday tells which authority's day it is
        around = (*both, both[0] + _SECOND_DAY, both[0] - _SECOND_DAY)
        fits = [that for that in around if that.isoweekday() == named.value[0]]
        agrees = bool(fits)
        both = (fits[0], both[0]) if fits and fits[0] != both[0] else both
    return Reading(
        value=both[0].isoformat(),
        kind="hijri",
        granularity="day",
        weekday_agrees=agrees,
        alternative=both[1].isoformat(),
    )


def hijri_month(phrase: Phrase) -> int | None:
    """1 for Muharram to 12; "Rabiul Awal" and "Jumadil Akhir" are told by their second word."""
    pair = phrase.index(HIJRI_PAIR)
    if pair is None:
        month = phrase.find(HIJRI_MONTH)
        return month.value[0] if month else None
    second = phrase.find(PHASE, pair)
    first = phrase.token(pair).value[0]
    return first + (second is not None and second.value[0] > 1)


def nearest_hijri(anchor: date | None, month: int, day: int) -> tuple[date, date] | None:
    if anchor is None:
        return None
    here = day_of(anchor)
    year = int((here - _EPOCH).days / _LUNAR_YEAR) + 1
    found = [both for step in (-1, 0, 1) if (both := gregorian(year + step, month, day))]
    return min(found, key=lambda both: abs(both[0] - here), default=None)


_HIJRI_MONTH = f"(?:{HIJRI_MONTH}|{HIJRI_PAIR}{DASH}?{PHASE})"
HIJRI = (
    f"(?:[{NAMES}]{PASARAN}?{PART_OF_DAY}?{COMMA}?)?{SMALL}{_HIJRI_MONTH}"
    f"(?:[{YEAR}{NUMBER}]{HIJRIAH}?)?"
)

RULES = (
    Rule(
        name="hijri",
        pattern=HIJRI,
        read=read_hijri,
        examples=(
            ("5 Ramadan 1443 H", "", ("2022-04-07",)),
            ("Senin 10 Rajab 1445 H", "", ("2024-01-22",)),
            ("27 Rajab", "2025-01-20", ("2025-01-27",)),
        ),
    ),
)
