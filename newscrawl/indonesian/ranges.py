"""Ranges from one point to another: "2019 hingga 2022", "Senin (4/11) hingga Rabu (6/11)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from newscrawl.indonesian import deixis, periods, relative, weekdays, years
from newscrawl.indonesian.days import DATED, read_day
from newscrawl.indonesian.lexicon import (
    BREAK,
    DASH,
    DENGAN,
    FULL,
    MONTH,
    SMALL,
    TANGGAL,
    TO,
    YEAR,
)
from newscrawl.indonesian.patterns import NAMES, PART_OF_DAY, UNTIL
from newscrawl.indonesian.resolve import shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_POINTS = (
    (re.compile(DATED), read_day),
    (re.compile(deixis.DEIXIS), deixis.read_deixis),
    (re.compile(weekdays.BARE), weekdays.read_weekday),
    (re.compile(periods.MONTHLY), periods.read_month),
    (re.compile(MONTH), periods.read_month),
    (re.compile(periods.QUARTERLY), periods.read_quarter),
    (re.compile(years.YEARLY), years.read_year),
    (re.compile(YEAR), years.read_year),
    (re.compile(years.DECADES), years.read_decade),
    (re.compile(relative.PERIOD), relative.read_period),
)
_POINT = "(?:" + "|".join(pattern.pattern for pattern, _ in _POINTS) + ")"
_LONGEST = 120  # years; "1200-1500" may count anything


def read_range(phrase: Phrase) -> Reading | None:
    """Two points joined: each is read by its own rule, the end first, for it says the year."""
    for at in range(1, phrase.last - phrase.first - 1):
        if phrase.pattern[at] not in TO + DASH:
            continue
        after = at + 1 + (phrase.pattern[at + 1] == DENGAN)
        begin, end = phrase.part(0, at), phrase.part(after)
        skip = begin.pattern[0] == TANGGAL
        begin = begin.part(1) if skip else begin
        end = end.part(1) if end.pattern[:1] == TANGGAL else end
        read_begin, read_end = _reader(begin), _reader(end)
        if begin.pattern in NAMES and end.pattern in NAMES:
            return None  # "Senin-Jumat": of every week
        if read_begin and read_end and (last := read_end(end)):
            first = read_begin(begin.part(0, given=last.value))
            return _between(first, last) if first else None
    return None


def _reader(phrase: Phrase) -> Callable[[Phrase], Reading | None] | None:
    return next((read for point, read in _POINTS if point.fullmatch(phrase.pattern)), None)


def _between(first: Reading, last: Reading) -> Reading | None:
    if last.kind == "relative" and last.weekday_agrees and last.value < first.value:
        last = _a_week_on(last)  # "Kamis hingga Selasa": a range ends after it begins
    start, stop = first.value.split("/")[0], last.value.split("/")[-1]
    if (
        stop[:4].isdigit()
        and start[:4].isdigit()
        and not 0 <= int(stop[:4]) - int(start[:4]) < _LONGEST
    ):
        return None
    return Reading(
        value=f"{start}/{stop}",
        kind="range",
        granularity=last.granularity,
        part_of_day=first.part_of_day,
        weekday_agrees=_both(first.weekday_agrees, last.weekday_agrees),
        modifier=first.modifier or last.modifier,
    )


def _a_week_on(reading: Reading) -> Reading:
    day = shift(date.fromisoformat(reading.value[:10]), 7)
    return replace(reading, value=f"{day}{reading.value[10:]}") if day else reading


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return other if one is None else one
    return one and other


RULES = (
    Rule(
        name="range",
        pattern=f"(?![{NAMES}]{PART_OF_DAY}?{DASH}[{SMALL}{FULL}])(?=[^{BREAK}{TO}{DASH}]{{1,12}}+[{TO}{DASH}]){TANGGAL}?{_POINT}{UNTIL}{TANGGAL}?{_POINT}",
        read=read_range,
        examples=(
            ("2011-2017, tahun 2019 hingga 2022", "", ("2011/2017", "2019/2022")),
            ("Maret hingga Juni 2024", "", ("2024-03/2024-06",)),
            ("awal Maret hingga 9 Mei 2024", "", ("2024-03/2024-05-09",)),
            ("kuartal III-2022 hingga kuartal II-2023", "", ("2022-07/2023-06",)),
            ("Senin (4/11) hingga Rabu (6/11)", "2024-11-02", ("2024-11-04/2024-11-06",)),
            ("3 Mei 2011-3 Mei 2021", "", ("2011-05-03/2021-05-03",)),
            ("November-Januari 2025", "", ("2024-11/2025-01",)),
            ("Sabtu - 2/11/2024, hingga", "", ("2024-11-02",)),
            ("Sabtu - 2 November 2024 08:15 WIB", "", ("2024-11-02T08:15+07:00",)),
            ("kemarin siang hingga Senin malam", "2024-11-02", ("2024-11-01/2024-11-04",)),
        ),
    ),
)
