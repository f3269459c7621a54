"""Days told from the moment of speaking: "hari ini", "tadi malam", "besok pukul 09.00"."""

from __future__ import annotations

from datetime import date

from newscrawl.indonesian.clocks import TIME, clock_granularity, clock_times, on_day
from newscrawl.indonesian.lexicon import (
    ABOUT,
    AGO,
    AHEAD,
    AKAN,
    COMMA,
    DASH,
    FULL,
    HARI,
    LAST_NIGHT,
    MINGGU,
    NANTI,
    NEXT_DAY,
    OPEN,
    PASARAN,
    PEKAN,
    SLASH,
    SMALL,
    TADI,
    TANGGAL,
    THIS,
    TO,
    WEEKDAY,
    YANG,
    YESTERDAY,
)
from newscrawl.indonesian.patterns import PART_OF_DAY, part_of_day
from newscrawl.indonesian.resolve import day_of, shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_DAWN = 6  # an hour of "tadi malam" before this one is the anchor's own day's
# "besok, Senin", "kemarin Jumat malam": the weekday only says it again
_WEEKDAY = (
    f"(?:(?:{COMMA}?{HARI}?{WEEKDAY}|(?:{COMMA}|{COMMA}?{HARI}){MINGGU}){PART_OF_DAY}?"
    f"(?![{AGO}{AHEAD}{YANG}{AKAN}{YESTERDAY}{NANTI}{TADI}{THIS}{PEKAN}{MINGGU}{DASH}{PASARAN}]"
    f"|{COMMA}?(?:{OPEN}|{TANGGAL}?[{SMALL}{SLASH}{FULL}])))"
)
DEIXIS = (
    f"(?:(?:{PART_OF_DAY}?{HARI}{THIS}"
    f"|{YESTERDAY}{YESTERDAY}?(?:{HARI}|{PART_OF_DAY})?"
    f"|[{TADI}{NANTI}]{PART_OF_DAY}"
    f"|(?:{PART_OF_DAY}{TO})?{PART_OF_DAY}[{THIS}{TADI}{NANTI}{YESTERDAY}]"
    f"|{LAST_NIGHT}){_WEEKDAY}?)"
)
AT_TIME = f"(?:{COMMA}?{ABOUT}?{TIME})?"


def read_deixis(phrase: Phrase) -> Reading | None:
    times = clock_times(phrase)
    if phrase.anchor is None:
        return time_only(phrase, times)
    found = shift(day_of(phrase.anchor), _days_off(phrase, times))
    named = phrase.find(WEEKDAY + MINGGU)
    agrees = None if named is None or found is None else found.isoweekday() == named.value[0]
    return told_day(phrase, found, times, weekday_agrees=agrees)


def _days_off(phrase: Phrase, times: list[str]) -> int:
    relative = phrase.find(YESTERDAY)
    if relative is not None:
        again = phrase.find(YESTERDAY, (phrase.index(YESTERDAY) or 0) + 1)
        if again is None:
            return relative.value[0]
        return -2 if -1 in (relative.value[0], again.value[0]) else 2  # "kemarin lusa"
    part = part_of_day(phrase)
    if phrase.find(LAST_NIGHT) or (phrase.find(TADI) and part == "malam"):
        return 0 if times and int(times[0][:2]) < _DAWN else -1
    return 1 if phrase.find(NANTI) and part == "dini hari" else 0


def told_day(
    phrase: Phrase, found: date | None, times: list[str], *, weekday_agrees: bool | None = None
) -> Reading | None:
    if found is None:
        return None
    part = part_of_day(phrase) or ("malam" if phrase.find(LAST_NIGHT) else None)
    return Reading(
        value=on_day(found, times),
        kind="relative",
        granularity=clock_granularity(times) if times else "day",
        weekday_agrees=weekday_agrees,
        part_of_day=part,
    )


def time_only(phrase: Phrase, times: list[str]) -> Reading | None:
    """Without an anchor only the clock is known."""
    if not times:
        return None
    value = "/".join(f"T{time}" for time in times[:2])
    return Reading(
        value=value,
        kind="time",
        granularity=clock_granularity(times),
        part_of_day=part_of_day(phrase),
    )


def read_next_day(_: Phrase) -> Reading | None:
    return Reading(value="", kind="open", granularity="day")


RULES = (
    Rule(
        name="next_day",
        pattern=f"{NEXT_DAY}(?:{NEXT_DAY}|{HARI})|{YESTERDAY}{NEXT_DAY}",
        read=read_next_day,
        examples=(
            ("Jumat (1/11). Keesokan harinya hujan", "2024-11-20", ("2024-11-01", "2024-11-02")),
            ("Keesokan harinya, Rabu (5/6/2024)", "", ("2024-06-05",)),
        ),
    ),
    Rule(
        name="deixis",
        deictic=True,
        pattern=f"{DEIXIS}{AT_TIME}",
        read=read_deixis,
        examples=(
            (
                "hari ini, kemarin, besok, lusa",
                "2024-11-02",
                (
                    "2024-11-02",
                    "2024-11-01",
                    "2024-11-03",
                    "2024-11-04",
                ),
            ),
            (
                "besok, Senin; lusa Senin; kemarin, Minggu pukul 09.00",
                "2024-11-03",
                ("2024-11-04", "2024-11-05", "2024-11-02T09:00"),
            ),
            ("hari ini, minggu ini", "2024-11-02", ("2024-11-02", "2024-W44")),
            ("kemarin lusa, esok hari", "2024-11-02", ("2024-10-31", "2024-11-03")),
            (
                "tadi malam, malam tadi, tadi pagi",
                "2024-11-02",
                (
                    "2024-11-01",
                    "2024-11-01",
                    "2024-11-02",
                ),
            ),
            ("Tadi malam pukul 3", "2024-11-02", ("2024-11-02T03:00",)),
            (
                "nanti malam, malam ini, besok pagi",
                "2024-11-02",
                (
                    "2024-11-02",
                    "2024-11-02",
                    "2024-11-03",
                ),
            ),
            ("pagi hari ini sekitar pukul 06.15", "2024-11-02", ("2024-11-02T06:15",)),
        ),
    ),
)
