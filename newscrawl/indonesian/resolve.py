"""What a date without a year, or a weekday without a date, means beside an anchor.

The anchor is the day an article was published; None where that is unknown.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from newscrawl.indonesian.calendar import WIB, ZONES

_OFFSETS = tuple(timedelta(hours=hours) for hours in ZONES.values())
_WEEK = 7
_SOON = 3  # months: "Maret" in December is the next, in October the last
_LEAP = 8  # years that can lie between two leap days
_LOOK_BACK, _LOOK_AHEAD = 10, 7  # days around the anchor in which newspapers name weekdays


def calendar_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def local_anchor(anchor: date | None) -> date | None:
    """The anchor on an Indonesian clock: 17:30 in UTC is already tomorrow in Jakarta.

    Aware times that are not in one of Indonesia's zones are moved to WIB.
    """
    if not isinstance(anchor, datetime) or anchor.utcoffset() is None:
        return anchor
    if anchor.utcoffset() in _OFFSETS:
        return anchor
    try:
        return anchor.astimezone(WIB)
    except OverflowError:  # the first and last day of the calendar
        return anchor


def parse_anchor(text: str) -> date:
    """An anchor written in ISO 8601: a moment, a day, or a month, which its middle stands for.

    Raises ValueError where it is none of these.

    >>> parse_anchor("2024-11-02"), parse_anchor("2024-11")
    (datetime.date(2024, 11, 2), datetime.date(2024, 11, 15))
    """
    if re.fullmatch(r"\d{4}-\d\d", text, re.ASCII):
        text += "-15"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


def day_of(anchor: date) -> date:
    return anchor.date() if isinstance(anchor, datetime) else anchor


def weekday_before(weekday: int, anchor: date) -> date | None:
    """The latest such weekday up to the anchor, its own day included."""
    return shift(anchor, -((anchor.isoweekday() - weekday) % _WEEK))


def weekday_after(weekday: int, anchor: date) -> date | None:
    """The next such weekday, at the earliest the day after the anchor."""
    return shift(anchor, (weekday - anchor.isoweekday() - 1) % _WEEK + 1)


def shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def nearest_year(day: int, month: int, weekday: int | None, anchor: date) -> date | None:
    """A date without a year: the nearest to the anchor, in its year or a neighbouring one.

    Where the weekday contradicts a date more than a week away, a neighbouring year whose
    weekday agrees is meant; where none agrees, the year of the likely correction.
    """
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    days = [found for year in years if (found := calendar_day(year, month, day))]
    days.sort(key=lambda found: abs(found - anchor))
    if not days:
        return None
    nearest = days[0]
    if weekday is None or nearest.isoweekday() == weekday:
        return nearest
    if abs((nearest - anchor).days) > _WEEK:
        for other in days[1:]:
            if other.isoweekday() == weekday:
                return other
        for other in days:
            if correction(other, weekday, anchor):
                return other
    return nearest


def days_apart(begin: date, end: date, anchor: date) -> int:
    """How many days lie between the anchor and a span of days; 0 inside it."""
    return max((begin - anchor).days, (anchor - end).days, 0)


def correction(literal: date, weekday: int, anchor: date) -> date | None:
    """What was meant where weekday and date disagree: the matching weekday around the anchor
    that shares two of the three date parts with the literal date, nearest to it.
    """
    around = (shift(anchor, days) for days in range(-_LOOK_BACK, _LOOK_AHEAD + 1))
    named = (day for day in around if day and day.isoweekday() == weekday)
    found = [day for day in named if _parts_shared(day, literal) == 2]  # noqa: PLR2004
    return min(found, key=lambda day: abs(day - literal), default=None)


def _parts_shared(one: date, other: date) -> int:
    return (one.year == other.year) + (one.month == other.month) + (one.day == other.day)


def last_year(day: int, month: int, anchor: date) -> date | None:
    """The latest such day up to the anchor."""
    days = (calendar_day(anchor.year - step, month, day) for step in range(_LEAP + 1))
    return next((found for found in days if found and found <= anchor), None)


def next_year(day: int, month: int, anchor: date) -> date | None:
    """The next such day, at the earliest the anchor's own."""
    days = (calendar_day(anchor.year + step, month, day) for step in range(_LEAP + 1))
    return next((found for found in days if found and found >= anchor), None)


def nearest_month(month: int, anchor: date, towards: int | None = None) -> str:
    """The month, "2024-10" for October: one of the next months, or else the last one.

    `towards` -1 asks for the last one before the anchor's month, 1 for the next one after.
    """
    here = anchor.year * 12 + anchor.month
    ahead = (month - anchor.month) % 12
    if towards == 1:
        there = here + (ahead or 12)
    elif towards == -1 or ahead > _SOON:
        there = here - ((12 - ahead) % 12 or (12 if towards == -1 else 0))
    else:
        there = here + ahead
    year, index = divmod(there - 1, 12)
    return f"{year:04}-{index + 1:02}"
