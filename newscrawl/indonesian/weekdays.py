"""Weekdays without a date: "Rabu", "Kamis kemarin", "Senin pekan depan"."""

from __future__ import annotations

import re
from datetime import date

from newscrawl.indonesian.clocks import TIME, clock_times
from newscrawl.indonesian.days import NAMED
from newscrawl.indonesian.deixis import AT_TIME, time_only, told_day
from newscrawl.indonesian.hijri import HIJRI
from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AKAN,
    COMING,
    COMMA,
    HARI,
    MINGGU,
    NANTI,
    PEKAN,
    TADI,
    THIS,
    WEEKDAY,
    YANG,
    YESTERDAY,
)
from newscrawl.indonesian.patterns import PART_OF_DAY, UNTIL, part_of_day
from newscrawl.indonesian.relative import TOLD
from newscrawl.indonesian.resolve import day_of, shift, weekday_after, weekday_before
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_WEEK = 7
_WEEK_TOLD = f"[{PEKAN}{MINGGU}](?:{THIS}|{YANG}?{AGO}|{AHEAD})"
_BARE_TAIL = (
    f"{PART_OF_DAY}?(?:{_WEEK_TOLD}|{THIS}|{YANG}?{AGO}|{YANG}?{AKAN}{COMING}|{AHEAD}"
    f"|{YESTERDAY}|{NANTI}|{TADI})?"
)
_HARI = f"(?:{HARI}(?!{NAMED}|{HIJRI}))?"  # "hari Jumat, 1 November" begins at "Jumat"
_SUNDAY = f"(?:{HARI}(?!{NAMED}|{HIJRI}){MINGGU}|{MINGGU}(?!{TOLD}))"  # "minggu lalu" is a week
BARE = f"(?:{_HARI}{WEEKDAY}|{_SUNDAY}){_BARE_TAIL}"
# "akan digelar pada Rabu", "Rabu akan": no comma between, for "Budi, Rabu, ... akan" is past
_WILL = re.compile(r"\b(?:akan|bakal)\s+(?:\w+\s+){0,5}$")
_WILL_REACH = 60
_AKAN_BEFORE = "(?:" + "|".join(f"(?<={AKAN}{'.' * between})" for between in range(6)) + ")"
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n(\"“”‘'>•-])\s*$")


def read_weekday(phrase: Phrase) -> Reading | None:
    named = phrase.find(WEEKDAY + MINGGU)
    if named is None or (named.kind == MINGGU and not _is_sunday(phrase)):
        return None
    times = clock_times(phrase)
    if phrase.anchor is None:
        return time_only(phrase, times)
    found = _weekday(phrase, named.value[0], day_of(phrase.anchor))
    return told_day(phrase, found, times, weekday_agrees=True)


def read_weekday_to_come(phrase: Phrase) -> Reading | None:
    """Of "akan digelar pada Rabu" the next one, unless the words between say otherwise."""
    named = phrase.find(WEEKDAY + MINGGU)
    before = phrase.text[max(0, phrase.start - _WILL_REACH) : phrase.start]
    follows = phrase.row.kinds[phrase.last : phrase.last + 1] == AKAN
    plain = phrase.find(AGO + YESTERDAY + TADI + THIS) is not None
    if named is None or phrase.anchor is None or plain or not (follows or _WILL.search(before)):
        return read_weekday(phrase)
    found = weekday_after(named.value[0], day_of(phrase.anchor))
    return told_day(phrase, found, clock_times(phrase), weekday_agrees=True)


def _is_sunday(phrase: Phrase) -> bool:
    """`Minggu` is Sunday with a part of day or a clock, or by a capital in mid-sentence."""
    if phrase.pattern[0] == HARI or part_of_day(phrase) or clock_times(phrase):
        return True
    if phrase.find(THIS + AGO + AHEAD, 1) or not phrase.text[phrase.start].isupper():
        return False
    before = phrase.text[max(0, phrase.start - 8) : phrase.start]
    after = phrase.text[phrase.end : phrase.end + 2].strip()
    return not _SENTENCE_START.search(before) and not after[:1].isupper()


def _weekday(phrase: Phrase, weekday: int, anchor: date) -> date | None:
    week = phrase.index(PEKAN + MINGGU, 1 + phrase.pattern.startswith(HARI))
    if week is not None:
        monday = shift(anchor, 1 - anchor.isoweekday())
        step = -1 if phrase.find(AGO) else 1 if phrase.find(AHEAD) else 0
        return monday and shift(monday, step * _WEEK + weekday - 1)
    if phrase.find(AGO):
        yesterday = shift(anchor, -1)
        return yesterday and weekday_before(weekday, yesterday)
    relative = phrase.find(YESTERDAY)
    if phrase.find(AHEAD + NANTI + COMING) or (relative and relative.value[0] > 0):
        return weekday_after(weekday, anchor)
    if phrase.find(THIS) and not part_of_day(phrase):
        return shift(anchor, weekday - anchor.isoweekday())
    return weekday_before(weekday, anchor)


def read_opening_hours(phrase: Phrase) -> Reading | None:
    """Days of every week: only their hours say a time."""
    return time_only(phrase, clock_times(phrase))


RULES = (
    Rule(
        name="opening_hours",
        pattern=f"[{WEEKDAY}{MINGGU}]{UNTIL}[{WEEKDAY}{MINGGU}](?:{COMMA}?{TIME})?",
        read=read_opening_hours,
        examples=(
            ("Selasa-Kamis, pukul 08.30-11.00 WIB", "", ("T08:30+07:00/T11:00+07:00",)),
            ("buka Senin-Jumat", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="weekday_to_come",
        pattern=f"{_AKAN_BEFORE}{BARE}{AT_TIME}|{BARE}(?={AKAN})",
        contextual=True,
        read=read_weekday_to_come,
        examples=(
            ("akan digelar pada Rabu", "2024-11-02", ("2024-11-06",)),
            ("pada hari Rabu akan berlaga", "2024-11-02", ("2024-11-06",)),
            ("yang akan hadir, kata Budi, Rabu.", "2024-11-02", ("2024-10-30",)),
        ),
    ),
    Rule(
        name="sunday",
        pattern=f"{_SUNDAY}{_BARE_TAIL}{AT_TIME}",
        contextual=True,
        read=read_weekday,
        examples=(
            ("tiba di Solo Minggu, dalam dua minggu", "2024-11-02", ("2024-10-27", "P2W")),
            ("pada Minggu malam", "2024-11-02", ("2024-10-27",)),
            ("Minggu sehat, per minggu", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="bare_weekday",
        pattern=f"{_HARI}{WEEKDAY}{_BARE_TAIL}{AT_TIME}",
        read=read_weekday,
        examples=(
            ("di Jakarta, Rabu.", "2024-11-02", ("2024-10-30",)),
            ("pada Sabtu malam", "2024-11-02", ("2024-11-02",)),
            (
                "Rabu mendatang, Kamis kemarin, Senin lalu",
                "2024-11-02",
                (
                    "2024-11-06",
                    "2024-10-31",
                    "2024-10-28",
                ),
            ),
            ("Rabu pekan ini, Rabu pekan depan", "2024-11-02", ("2024-10-30", "2024-11-06")),
            ("Rabu sekira pukul 05.40 WITA", "2024-11-02", ("2024-10-30T05:40+08:00",)),
        ),
    ),
)
