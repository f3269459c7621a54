"""Feasts and the days counted from them: "Natal 2022", "H-3 Lebaran", "HUT RI ke-79".

Papers count H+n from the first or the second day of the feast: the other reading is the
mention's `alternative`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newscrawl.indonesian.calendar import (
    CHRISTMAS,
    EID_AL_ADHA,
    EID_AL_FITR,
    INDEPENDENCE_DAY,
)
from newscrawl.indonesian.hijri import LAST_HIJRI, SYAWAL, ZULHIJAH, gregorian, nearest_hijri
from newscrawl.indonesian.lexicon import (
    BARU,
    DASH,
    FEAST,
    FREEDOM,
    H_DAY,
    HARI,
    HIJRIAH,
    HUT,
    IDUL,
    INDONESIA,
    KE,
    NUMBER,
    RAYA,
    RI,
    SMALL,
    TAHUN,
    YEAR,
)
from newscrawl.indonesian.patterns import UNTIL
from newscrawl.indonesian.resolve import calendar_day, day_of, nearest_year, next_year, shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_FEAST_DATES = {EID_AL_FITR: (SYAWAL, 1), EID_AL_ADHA: (ZULHIJAH, 10)}


class Feast(NamedTuple):
    day: date
    days: int  # how many it lasts


def feast_of(phrase: Phrase) -> Feast | None:
    """The feast a phrase names, in the year stated, ours or hijri, or nearest to the anchor."""
    named = phrase.find(FEAST)
    if named is None:
        return None
    feast, written = named.value[0], phrase.find(YEAR)
    anchor = day_of(phrase.anchor) if phrase.anchor else None
    if feast == CHRISTMAS:
        day = written and calendar_day(written.value[0], 12, 25)
        if written is None and anchor is not None:
            day = nearest_year(25, 12, None, anchor)
        return Feast(day, 1) if day else None
    if written and written.value[0] < LAST_HIJRI:
        both = gregorian(written.value[0], *_FEAST_DATES[feast])
    else:
        near = date(written.value[0], 7, 1) if written else anchor
        both = nearest_hijri(near, *_FEAST_DATES[feast])
    return Feast(both[0], 2 if feast == EID_AL_FITR else 1) if both else None


def read_feast(phrase: Phrase) -> Reading | None:
    feast = feast_of(phrase)
    if feast is None:
        return None
    return Reading(value=feast.day.isoformat(), kind="holiday", granularity="day")


def read_new_year(phrase: Phrase) -> Reading | None:
    """Of "Tahun Baru 2023" the day, without a year the next; of other calendars nothing."""
    written = phrase.find(YEAR)
    if written:
        found = calendar_day(written.value[0], 1, 1)
    else:
        after = phrase.text[phrase.end : phrase.end + 2].strip()
        if phrase.anchor is None or after[:1].isupper():
            return None
        found = next_year(1, 1, day_of(phrase.anchor))
    return Reading(value=found.isoformat(), kind="holiday", granularity="day") if found else None


def read_independence_day(phrase: Phrase) -> Reading | None:
    """Of "HUT RI ke-76" the day: the seventy-sixth after 1945."""
    nth = phrase.find(SMALL + NUMBER)
    year, month, day = INDEPENDENCE_DAY
    found = calendar_day(year + nth.value[0], month, day) if nth else None
    return Reading(value=found.isoformat(), kind="holiday", granularity="day") if found else None


def read_h_day(phrase: Phrase) -> Reading | None:
    """Days before or after a feast; where the phrase names none, the text may (discourse.py)."""
    if phrase.find(FEAST) is None:
        return Reading(value="", kind="open", granularity="day")
    feast = feast_of(phrase)
    return count_h_days(phrase, feast) if feast else None


def count_h_days(phrase: Phrase, feast: Feast) -> Reading | None:
    """The days of a phrase ("H-3", "H-7 hingga H+7") counted from a feast."""
    days = [token.value[0] for token in phrase.all(H_DAY)]
    # H+2 of Lebaran, which has two days, is mostly counted from the second
    counted = [shift(feast.day, n + (feast.days - 1 if n > 0 else 0)) for n in days]
    plain = [shift(feast.day, n) for n in days]
    if None in counted or None in plain:
        return None
    value, other = ("/".join(str(day) for day in both) for both in (counted, plain))
    return Reading(
        value=value,
        kind="range" if len(days) > 1 else "holiday",
        granularity="day",
        alternative=other if other != value else None,
    )


_NATION = f"{FREEDOM}{{0,2}}[{RI}{INDONESIA}]"
_NTH = f"{KE}?{DASH}?[{SMALL}{NUMBER}]"
_FEAST = f"(?:{HARI}{RAYA})?{IDUL}?{FEAST}(?:{YEAR}{HIJRIAH}?)?"

RULES = (
    Rule(
        name="feast",
        pattern=f"(?:{HARI}{RAYA})?{IDUL}?{FEAST}{YEAR}{HIJRIAH}?",
        read=read_feast,
        examples=(
            (
                "Natal 2022, Idul Fitri 1443 H, Lebaran 2024",
                "",
                (
                    "2022-12-25",
                    "2022-05-02",
                    "2024-04-10",
                ),
            ),
        ),
    ),
    Rule(
        name="new_year",
        contextual=True,
        pattern=f"{TAHUN}{BARU}{YEAR}?",
        read=read_new_year,
        examples=(
            (
                "menjelang tahun baru, Tahun Baru 2023, Tahun Baru Imlek",
                "2018-12-21",
                (
                    "2019-01-01",
                    "2023-01-01",
                ),
            ),
        ),
    ),
    Rule(
        name="independence_day",
        pattern=f"{HUT}(?:{_NATION}{_NTH}|{_NTH}{_NATION}|{FREEDOM}{_NTH}{_NATION}?)",
        read=read_independence_day,
        examples=(
            ("HUT RI ke-76, HUT ke-79 RI", "", ("2021-08-17", "2024-08-17")),
            ("HUT ke-79 Kemerdekaan RI, HUT Kemerdekaan RI ke-79", "", ("2024-08-17",) * 2),
            ("HUT Republik Indonesia ke-79, HUT RI Ke 79", "", ("2024-08-17",) * 2),
        ),
    ),
    Rule(
        name="h_day",
        pattern=f"{H_DAY}(?:{UNTIL}{H_DAY})?(?:{_FEAST})?",
        read=read_h_day,
        examples=(
            ("H-5 hingga H+3 Lebaran", "2022-04-20", ("2022-04-27/2022-05-06",)),
            ("H-1 Natal", "2024-12-20", ("2024-12-24",)),
            ("H-2 atau Selasa 20 Juli 2021", "2021-07-20", ("2021-07-20", "2021-07-20")),
            ("mudik Lebaran naik sejak H-3", "2024-04-08", ("2024-04-07",)),
            ("model H-3", "2024-04-08", ()),
        ),
    ),
)
