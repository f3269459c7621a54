"""Times told by their distance: "dua hari lalu", "pekan depan", "akhir tahun ini"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from newscrawl.indonesian.durations import granularity, unit_of
from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AKAN,
    BULAN,
    CENTURIES,
    COMING,
    DASH,
    DAYS,
    DECADES,
    EXACTLY,
    HALF,
    HARI,
    HOURS,
    JAM,
    LAGI,
    LONG_UNIT,
    MINGGU,
    MINUTES,
    MONTHS_LONG,
    ONE_UNIT,
    PEKAN,
    PHASE,
    QUARTER,
    SHORT_UNIT,
    TAHUN,
    THIS,
    TO,
    WEEKS,
    YANG,
    YEARS_LONG,
    YESTERDAY,
)
from newscrawl.indonesian.patterns import COUNT, UNIT, UNTIL, count, direction, phase_of
from newscrawl.indonesian.resolve import calendar_day, day_of, shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_UNITS = SHORT_UNIT + JAM + HARI + PEKAN + MINGGU + BULAN + TAHUN + LONG_UNIT
_LENGTH = f"(?:(?:{COUNT}|{HALF}){UNIT}|{ONE_UNIT})"
_SECONDS = {HOURS: 3600, MINUTES: 60}
_YEARS = {YEARS_LONG: 1, DECADES: 10, CENTURIES: 100}
_MONTHS, _LAST_YEAR = 12, 9999


def read_distance(phrase: Phrase) -> Reading | None:
    """Of "N units ago" the time: as precise as its unit, never more."""
    one = phrase.find(ONE_UNIT)
    unit_token = one or phrase.find(_UNITS)
    if phrase.anchor is None or unit_token is None:
        return None
    unit = unit_token.value[0] if one else unit_of(unit_token)
    amount = 1 if one else count(phrase)
    sign = 1 if phrase.find(LAGI) else -1
    if phrase.find(HALF):
        return _half(phrase.anchor, unit, sign)
    if amount is None:
        return None
    value = distant(phrase.anchor, unit, sign * amount)
    if value is None:
        return None
    exact = None
    if phrase.find(EXACTLY) and unit in _YEARS:
        day = day_of(phrase.anchor)
        that = calendar_day(day.year + sign * amount * _YEARS[unit], day.month, day.day)
        exact = that.isoformat() if that else None
    return Reading(value=value, kind="relative", granularity=granularity(unit), alternative=exact)


def read_distances(phrase: Phrase) -> Reading | None:
    """Of "3-4 hari lalu" the days from one to the other; of weeks and years likewise."""
    at, unit_token = phrase.index(DASH + TO), phrase.find(_UNITS)
    if phrase.anchor is None or at is None or unit_token is None:
        return None
    unit, sign = unit_of(unit_token), 1 if phrase.find(LAGI) else -1
    amounts = count(phrase.part(0, at)), count(phrase.part(at + 1))
    if None in amounts:
        return None
    told = [distant(phrase.anchor, unit, sign * (amount or 0)) for amount in amounts]
    first, last = told[::sign]
    if first is None or last is None or first >= last:
        return None
    return Reading(value=f"{first}/{last}", kind="range", granularity=granularity(unit))


def _half(anchor: date, unit: int, sign: int) -> Reading | None:
    """Half a year is six months, half a century fifty years; of other units no newspaper tells."""
    smaller = {YEARS_LONG: (MONTHS_LONG, 6), DECADES: (YEARS_LONG, 5), CENTURIES: (YEARS_LONG, 50)}
    smaller[HOURS] = (MINUTES, 30)
    if unit not in smaller:
        return None
    of, amount = smaller[unit]
    value = distant(anchor, of, sign * amount)
    return Reading(value=value, kind="relative", granularity=granularity(of)) if value else None


def distant(anchor: date, unit: int, amount: int) -> str | None:
    """The time so many units from the anchor: a day, a week, a month or a year."""
    day = day_of(anchor)
    if unit in _YEARS:
        year = day.year + amount * _YEARS[unit]
        return f"{year:04}" if 1 <= year <= _LAST_YEAR else None
    if unit == MONTHS_LONG:
        months = day.year * _MONTHS + day.month - 1 + amount
        return iso_month(months // _MONTHS, months % _MONTHS + 1)
    if unit in (DAYS, WEEKS):
        there = shift(day, amount * (7 if unit == WEEKS else 1))
        if there is None:
            return None
        return iso_week(there) if unit == WEEKS else there.isoformat()
    return _moment(anchor, amount * _SECONDS.get(unit, 1))


def _moment(anchor: date, seconds: int) -> str | None:
    """Hours ago is a moment where the anchor is one, else its day."""
    if not isinstance(anchor, datetime):
        return anchor.isoformat()
    try:
        return (anchor + timedelta(seconds=seconds)).isoformat(timespec="minutes")
    except OverflowError:
        return None


def iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def iso_month(year: int, month: int) -> str | None:
    return f"{year:04}-{month:02}" if 1 <= year <= _LAST_YEAR else None


def read_period(phrase: Phrase) -> Reading | None:
    """Of "pekan lalu", "awal tahun depan", "kuartal ini" the period."""
    if phrase.anchor is None:
        return None
    at = phrase.index(PEKAN + MINGGU + BULAN + TAHUN + QUARTER) or 0
    token = phrase.token(at)
    step = direction(phrase, at)
    if token.kind == QUARTER:
        value, grain = _quarter(day_of(phrase.anchor), token.value[0], step), "quarter"
    else:
        value, grain = distant(phrase.anchor, unit_of(token), step), granularity(unit_of(token))
    if value is None:
        return None
    return Reading(value=value, kind="relative", granularity=grain, modifier=phase_of(phrase))


def _quarter(day: date, months: int, step: int) -> str | None:
    first = (day.year * _MONTHS + day.month - 1) // months * months + step * months
    last = first + months - 1
    start = iso_month(first // _MONTHS, first % _MONTHS + 1)
    end = iso_month(last // _MONTHS, last % _MONTHS + 1)
    return f"{start}/{end}" if start and end else None


TOLD = f"(?:{THIS}|{YANG}?{AGO}|{AHEAD}|{YANG}?{AKAN}{COMING}|{YESTERDAY})"
PERIOD = f"{PHASE}?[{PEKAN}{MINGGU}{BULAN}{TAHUN}{QUARTER}]{TOLD}"

RULES = (
    Rule(
        name="distances",
        pattern=f"{COUNT}{UNTIL}{COUNT}{UNIT}(?:{YANG}?{AGO}|{LAGI})",
        read=read_distances,
        examples=(
            ("3-4 hari lalu", "2024-11-02", ("2024-10-29/2024-10-30",)),
            ("dua hingga tiga tahun lagi", "2024-11-02", ("2026/2027",)),
        ),
    ),
    Rule(
        name="distance",
        deictic=True,
        pattern=f"{EXACTLY}?{_LENGTH}(?:{YANG}?{AGO}|{LAGI})",
        read=read_distance,
        examples=(
            ("4 hari lalu, tiga hari yang lalu", "2024-01-02", ("2023-12-29", "2023-12-30")),
            ("dua pekan lalu, sebulan yang lalu", "2024-11-02", ("2024-W42", "2024-10")),
            ("Tepat 12 tahun yang lalu, lima tahun silam", "2024-11-02", ("2012", "2019")),
            ("3 jam yang lalu", "2024-11-02T12:00+07:00", ("2024-11-02T09:00+07:00",)),
            ("3 jam yang lalu", "2024-11-02", ("2024-11-02",)),
            ("lima hari lagi, setengah abad lalu", "2024-06-25", ("2024-06-30", "1974")),
        ),
    ),
    Rule(
        name="period",
        pattern=PERIOD,
        read=read_period,
        examples=(
            (
                "pekan lalu, minggu depan, bulan ini",
                "2024-11-02",
                (
                    "2024-W43",
                    "2024-W45",
                    "2024-11",
                ),
            ),
            (
                "tahun lalu, akhir tahun ini, awal tahun depan",
                "2024-11-02",
                (
                    "2023",
                    "2024",
                    "2025",
                ),
            ),
            ("kuartal lalu, semester ini", "2024-11-02", ("2024-07/2024-09", "2024-07/2024-12")),
        ),
    ),
)
