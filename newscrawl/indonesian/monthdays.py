"""Days of one month told together: "1-3 November 2024", "16 dan 17 Mei", "tanggal 28"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newscrawl.indonesian import relative
from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AND,
    BULAN,
    CLOSE,
    COMMA,
    DASH,
    DOT,
    FROM,
    FULL,
    HIJRI_MONTH,
    HIJRI_PAIR,
    MONTH,
    MONTHS_LONG,
    OPEN,
    SINCE,
    SLASH,
    SMALL,
    TAHUN,
    TANGGAL,
    THIS,
    YANG,
    YEAR,
)
from newscrawl.indonesian.patterns import ANY_MONTH, NAMES, PART_OF_DAY, UNTIL, direction, told_year
from newscrawl.indonesian.resolve import (
    calendar_day,
    day_of,
    days_apart,
    last_year,
    nearest_year,
    next_year,
)
from newscrawl.indonesian.rules import Phrase, Reading, Rule


def read_days(phrase: Phrase) -> Reading | None:
    """Of "2-3/11", "1-3 November 2024", "(30/10-2/11)" the two days that share what follows."""
    ends = _ends(phrase)
    if ends is None:
        return None
    if ends.year is None and phrase.anchor is None:
        first, last = (f"--{month:02}-{day:02}" for day, month in (ends.first, ends.last))
        return Reading(value=f"{first}/{last}", kind="range", granularity="day")
    span = _span(ends, phrase.anchor, direction(phrase))
    if span is None:
        return None
    pairs = list(zip(phrase.all(NAMES), span, strict=False))
    agrees = all(named.value[0] == day.isoweekday() for named, day in pairs) if pairs else None
    return Reading(
        value=f"{span[0]}/{span[1]}", kind="range", granularity="day", weekday_agrees=agrees
    )


class _Ends(NamedTuple):
    """(day, month) of the first and the last day, and their year where it is stated."""

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None


def _ends(phrase: Phrase) -> _Ends | None:
    numeric, small = phrase.all(SLASH + FULL), phrase.all(SMALL)
    if numeric:
        day, month, *year = numeric[-1].value
        first = numeric[0].value[:2] if len(numeric) > 1 else (small[0].value[0], month)
        return _Ends((first[0], first[1]), (day, month), year[0] if year else None)
    begin, end = small[0].value[0], small[-1].value[0]
    months = [token.value[0] for token in phrase.all(ANY_MONTH)]
    if months:
        return _Ends((begin, months[0]), (end, months[-1]), told_year(phrase))
    if phrase.anchor is None:
        return None
    month, year_of_it = _nearest_month_of(begin, day_of(phrase.anchor))
    return _Ends((begin, month), (end, month), year_of_it)


def _nearest_month_of(day: int, anchor: date) -> tuple[int, int]:
    """The month in which that day of the month is nearest to the anchor."""
    months = [(anchor.year * 12 + anchor.month - 1 + step) for step in (0, -1, 1)]
    found = [that for month in months if (that := calendar_day(month // 12, month % 12 + 1, day))]
    nearest = min(found, key=lambda that: abs(that - anchor), default=anchor)
    return nearest.month, nearest.year


def _span(ends: _Ends, anchor: date | None, towards: int) -> tuple[date, date] | None:
    """The two days: a month later than the last one's is of the year before.

    Without a year they are those around the anchor or nearest to it; `towards` -1 asks for
    the last ones (lalu), 1 for the next (mendatang).
    """
    (first_day, first_month), (last_day, last_month), year = ends
    if year is not None:
        begin = calendar_day(year - (first_month > last_month), first_month, first_day)
        end = calendar_day(year, last_month, last_day)
    elif anchor is not None:
        return _near_span(ends, day_of(anchor), towards)
    else:
        return None
    return (begin, end) if begin and end and begin <= end else None


def _near_span(ends: _Ends, anchor: date, towards: int) -> tuple[date, date] | None:
    spans = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        begin = calendar_day(year, ends.first[1], ends.first[0])
        end = begin and next_year(ends.last[0], ends.last[1], begin)
        passed = begin and begin <= anchor if towards < 0 else end and end >= anchor
        if begin and end and (passed or not towards):
            spans.append((begin, end))
    return min(spans, key=lambda span: days_apart(span[0], span[1], anchor), default=None)


def read_list(phrase: Phrase) -> Reading | None:
    """Of "16 dan 17 Mei 2024" every day, joined by commas."""
    numbers = [token.value[0] for token in phrase.all(SMALL)]
    ends = _ends(phrase)
    if ends is None:
        return None
    month, year = ends.last[1], ends.year
    if year is None and phrase.anchor is not None:
        anchor, towards = day_of(phrase.anchor), direction(phrase)
        towards_it = last_year if towards < 0 else next_year if towards else None
        near = (
            towards_it(numbers[0], month, anchor)
            if towards_it
            else nearest_year(numbers[0], month, None, anchor)
        )
        year = near.year if near else None
    if year is None:
        days = [f"--{month:02}-{number:02}" for number in numbers]
    else:
        days = [str(calendar_day(year, month, number)) for number in numbers]
    if "None" in days:
        return None
    return Reading(value=",".join(days), kind="list", granularity="day")


def read_day_of_month(phrase: Phrase) -> Reading | None:
    """Of "tanggal 28" the day, in the month told or the one that brings it nearest."""
    small = phrase.find(SMALL)
    if phrase.anchor is None or small is None:
        return None
    anchor = day_of(phrase.anchor)
    if phrase.find(BULAN):
        month = relative.distant(anchor, MONTHS_LONG, direction(phrase)) or ""
        found = calendar_day(int(month[:4]), int(month[5:]), small.value[0]) if month else None
    else:
        number, year = _nearest_month_of(small.value[0], anchor)
        found = calendar_day(year, number, small.value[0])
    if found is None:
        return None
    return Reading(value=found.isoformat(), kind="date", granularity="day")


_WEEKDAYS = f"[{NAMES}]{PART_OF_DAY}?(?:{UNTIL}|{AND})[{NAMES}]{PART_OF_DAY}?{COMMA}?"
_SAID_YEAR = f"(?:{COMMA}?{TAHUN}?{YEAR}|{TAHUN}[{THIS}{AGO}{AHEAD}])"
_IN_WORDS = (
    f"(?:{SMALL}{UNTIL}{TANGGAL}?{SMALL}[{ANY_MONTH}]{_SAID_YEAR}?"
    f"|{SMALL}[{ANY_MONTH}]{UNTIL}{TANGGAL}?{SMALL}[{ANY_MONTH}]{_SAID_YEAR}?)"
)
_IN_FIGURES = f"[{SMALL}{SLASH}{FULL}]{UNTIL}[{SLASH}{FULL}]"
_TAIL = f"(?:{YANG}?{AGO}|{AHEAD})?"

RULES = (
    Rule(
        name="days",
        pattern=f"(?:{_WEEKDAYS}(?:{OPEN}(?:{_IN_WORDS}|{_IN_FIGURES}){CLOSE}|{TANGGAL}?{_IN_WORDS}"
        f"|{_IN_FIGURES})|{OPEN}{_IN_FIGURES}{CLOSE}|{TANGGAL}?{_IN_WORDS}|{TANGGAL}{_IN_FIGURES}"
        f"|[{SMALL}{FULL}]{UNTIL}{FULL}){_TAIL}",
        read=read_days,
        examples=(
            ("1-3 November 2024", "", ("2024-11-01/2024-11-03",)),
            ("tanggal 4 sampai dengan 8 Juni 2024", "", ("2024-06-04/2024-06-08",)),
            ("31 Oktober - 2 November", "2024-11-02", ("2024-10-31/2024-11-02",)),
            ("23 Desember-4 Januari", "2023-12-15", ("2023-12-23/2024-01-04",)),
            ("28 Desember - 2 Januari 2025", "", ("2024-12-28/2025-01-02",)),
            ("Sabtu-Minggu (2-3/11)", "2024-11-02", ("2024-11-02/2024-11-03",)),
            ("Jumat-Minggu (7-9/6/2024)", "", ("2024-06-07/2024-06-09",)),
            ("Rabu hingga Jumat (30/10-1/11)", "2024-11-02", ("2024-10-30/2024-11-01",)),
            ("15-20 Maret lalu", "2024-11-02", ("2024-03-15/2024-03-20",)),
            ("3-5 Juli mendatang", "2024-11-02", ("2025-07-03/2025-07-05",)),
            ("sejak 1 Januari hingga 20 Agustus", "2024-08-22", ("2024-01-01/2024-08-20",)),
            ("1 Januari-31 Oktober", "2024-11-02", ("2024-01-01/2024-10-31",)),
            ("skor 2-3/11", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="days_of_a_month",
        pattern=f"{BULAN}?{MONTH}{YEAR}?{COMMA}?[{FROM}{SINCE}]{{0,2}}{TANGGAL}{SMALL}{UNTIL}{SMALL}"
        f"|{TANGGAL}{SMALL}{UNTIL}{SMALL}(?!{DOT}?{SMALL})",
        read=read_days,
        examples=(
            ("bulan Juni, dari tanggal 5 hingga 20", "", ("--06-05/--06-20",)),
            ("tanggal 5 sampai 7", "2024-11-02", ("2024-11-05/2024-11-07",)),
        ),
    ),
    Rule(
        name="list_of_days",
        pattern=f"{TANGGAL}?{SMALL}(?:{COMMA}{SMALL}){{0,6}}{COMMA}?{AND}{SMALL}[{ANY_MONTH}]{_SAID_YEAR}?{_TAIL}"
        f"|{TANGGAL}{SMALL}(?:{COMMA}{SMALL}){{0,6}}{COMMA}?{AND}{SMALL}",
        read=read_list,
        examples=(
            ("16 dan 17 Mei 2024", "", ("2024-05-16,2024-05-17",)),
            ("16 dan 17 Maret lalu", "2024-11-02", ("2024-03-16,2024-03-17",)),
            ("tanggal 8 atau 9", "2024-11-02", ("2024-11-08,2024-11-09",)),
        ),
    ),
    Rule(
        name="day_of_month",
        pattern=f"{TANGGAL}{SMALL}(?:{BULAN}(?:{THIS}|{YANG}?{AGO}|{AHEAD}))?(?![{DASH}{SMALL}{ANY_MONTH}{HIJRI_MONTH}{HIJRI_PAIR}])",
        read=read_day_of_month,
        examples=(
            ("tanggal 28, tanggal 5 bulan depan", "2023-12-20", ("2023-12-28", "2024-01-05")),
        ),
    ),
)
