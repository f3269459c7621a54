"""Dated days: "Jumat (1/11) malam", "hari ini, 1 November 2024 pukul 08.15 WIB"."""

from __future__ import annotations

from datetime import date

from newscrawl.indonesian.clocks import JOINED, TIME, clock_granularity, clock_times, on_day
from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AKAN,
    AND,
    CLOSE,
    COMING,
    COMMA,
    DASH,
    DOT,
    FULL,
    HARI,
    LAST_NIGHT,
    MINGGU,
    NANTI,
    NEXT_DAY,
    NUMBER,
    OPEN,
    PASARAN,
    PEKAN,
    RED,
    SHORT_MONTH,
    SINCE,
    SLASH,
    SMALL,
    STROKE,
    TADI,
    TAHUN,
    TANGGAL,
    THAT,
    THIS,
    YANG,
    YEAR,
    YESTERDAY,
    ZONE,
)
from newscrawl.indonesian.patterns import (
    ANY_MONTH,
    IN_WORDS,
    NAMES,
    NUMERIC,
    PART_OF_DAY,
    part_of_day,
    told_year,
    year_token,
)
from newscrawl.indonesian.resolve import (
    calendar_day,
    correction,
    day_of,
    last_year,
    nearest_year,
    next_year,
)
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_BODY = f"(?:{IN_WORDS}|{SMALL}{SHORT_MONTH}|{NUMERIC})"
_BRACKETS = f"{OPEN}(?:{RED}{DOT}?)?(?:[{NAMES}]{COMMA}?)?{_BODY}{CLOSE}"
NAME = f"[{NAMES}]{PASARAN}?{PART_OF_DAY}?"
NAMED = f"{NAME}{THAT}?(?:[{COMMA}{DASH}{STROKE}]?{TANGGAL}?{_BODY}|{COMMA}?{_BRACKETS})"
_PLAIN = f"(?:{IN_WORDS}(?:{HARI}[{NAMES}]|{OPEN}[{NAMES}]{CLOSE})?|{OPEN}?{FULL}{CLOSE}|{FULL})"
_TODAY = f"(?:{HARI}{THIS}|{YESTERDAY}){PART_OF_DAY}?"
_TODAY_IN_PART = f"(?:[{TADI}{NANTI}]{PART_OF_DAY}|{PART_OF_DAY}[{THIS}{TADI}{NANTI}]|{LAST_NIGHT})"
_NEXT_DAY = f"{NEXT_DAY}{{1,2}}{HARI}?"
_HEAD = (
    f"(?:{_TODAY}(?:{COMMA}?{HARI}?{NAMED}|{COMMA}{TANGGAL}?{_BODY}|{_BRACKETS}|{TANGGAL}{_BODY}"
    f"|{IN_WORDS}|{FULL})"
    f"|(?:{_TODAY_IN_PART}|{_NEXT_DAY}){COMMA}?{HARI}?(?:{NAME}{COMMA}?{_BRACKETS}|{_BRACKETS}))"
)
_TAIL = (
    f"(?:{PART_OF_DAY}(?:{AND}{PART_OF_DAY})?[{THIS}{NANTI}{ZONE}]?)?"
    f"(?:{YANG}?{AGO}|{YANG}?{AKAN}{COMING}|{AHEAD}|{YESTERDAY}{PART_OF_DAY}?|[{NANTI}{TADI}]"
    f"|[{PEKAN}{MINGGU}{TAHUN}](?:{THIS}|{YANG}?{AGO}|{AHEAD}))?"
)
_TWO_DIGITS = 32
_SOON = 7  # days: "berlaku sejak 5 November" may be printed a few days before
DATED = f"(?:{_HEAD}|{NAMED}|{_PLAIN}|{OPEN}{FULL}{CLOSE}){_TAIL}"


def read_day(phrase: Phrase) -> Reading | None:
    """A day that is dated in figures or words, with the clock joined to it."""
    named = phrase.find(NAMES)
    weekday = named.value[0] if named else None
    found = date_of(phrase, weekday)
    if found is None:
        return None
    times = clock_times(phrase)
    agrees = meant = None
    if isinstance(found, str):  # of an unknown year
        value = "/".join(f"{found}T{time}" for time in times[:2]) or found
    else:
        value = on_day(found, times)
        agrees = None if weekday is None else found.isoweekday() == weekday
        if agrees is False and weekday and phrase.anchor is not None:
            meant = correction(found, weekday, day_of(phrase.anchor))
    return Reading(
        value=value,
        kind="range" if len(times) > 1 else "datetime" if times else "date",
        granularity=clock_granularity(times) if times else "day",
        weekday_agrees=agrees,
        suggestion=on_day(meant, times) if meant else None,
        part_of_day=part_of_day(phrase),
    )


def date_of(phrase: Phrase, weekday: int | None) -> date | str | None:
    """The day; "--11-01" where its year cannot be known; None where no calendar has it."""
    day, month, year = day_parts(phrase)
    if year is None:
        year = phrase.given_year(month) or told_year(phrase)
    if year is not None:
        return calendar_day(year, month, day)
    unknown = f"--{month:02}-{day:02}" if calendar_day(2000, month, day) else None
    if phrase.anchor is None:
        return unknown
    anchor = day_of(phrase.anchor)
    if weekday is None and phrase.find(AGO) and not phrase.find(PEKAN + MINGGU):
        return last_year(day, month, anchor) or unknown
    if weekday is None and phrase.find(AHEAD + COMING) and not phrase.find(PEKAN + MINGGU):
        return next_year(day, month, anchor) or unknown
    found = nearest_year(day, month, weekday, anchor)
    if weekday is None and found and (found - anchor).days > _SOON and _is_since(phrase):
        return last_year(day, month, anchor) or unknown
    return found or unknown


def _is_since(phrase: Phrase) -> bool:
    return SINCE in phrase.row.kinds[max(0, phrase.first - 2) : phrase.first]


def day_parts(phrase: Phrase) -> tuple[int, int, int | None]:
    """Day, month, and the year where one is written."""
    numeric = phrase.find(SLASH + FULL)
    if numeric is not None:
        day, month, *year = numeric.value
        return day, month, year[0] if year else None
    at = phrase.index(ANY_MONTH)
    if at is None:
        raise LookupError("a rule that reads a day names its month")
    month = phrase.token(at).value[0]
    ahead = at - 2 if at and phrase.pattern[at - 1] in DASH + STROKE else at - 1  # "2-Nov"
    before = phrase.token(ahead) if ahead >= 0 and phrase.pattern[ahead] == SMALL else None
    small = before or phrase.find(SMALL, at)
    if small is None:
        raise LookupError("a rule that reads a day names its day")
    near = phrase.part(at, at + 6 if at + 6 < len(phrase.pattern) else None)
    written = year_token(near, YEAR + NUMBER)
    if written is None:
        return small.value[0], month, _short_year(phrase.part(at)) if before else None
    return small.value[0], month, _century(written.value[0])


def _short_year(rest: Phrase) -> int | None:
    """The year of "31 Okt 24" and "31-Okt-24": two digits right after a short month."""
    at = 2 if rest.pattern[1:2] in (DOT, DASH, STROKE) else 1
    joined = rest.pattern[:1] == SHORT_MONTH or rest.pattern[1:2] in (DASH, STROKE)
    if not joined or rest.pattern[at : at + 1] != SMALL:
        return None
    year = rest.token(at)
    return _century(year.value[0]) if year.end - year.start == 2 else None  # noqa: PLR2004


def _century(year: int) -> int:
    """Of two digits the year: "24" is 2024, "98" and "45" are of the last century."""
    return year if year >= 100 else year + (2000 if year < _TWO_DIGITS else 1900)  # noqa: PLR2004


RULES = (
    Rule(
        name="day_since",
        pattern=f"(?:(?<={SINCE})|(?<={SINCE}{TANGGAL})){DATED}{JOINED}?",
        read=read_day,
        examples=(
            (
                "sejak 1 Januari, sejak tanggal 3 Januari",
                "2024-08-22",
                ("2024-01-01", "2024-01-03"),
            ),
            ("terhitung sejak 5 November", "2024-11-02", ("2024-11-05",)),
        ),
    ),
    Rule(
        name="dated_day",
        pattern=f"(?:{TIME}{COMMA}?)?{DATED}{JOINED}?",
        read=read_day,
        examples=(
            ("pada Jumat (1/11)", "2024-11-02", ("2024-11-01",)),
            ("Jumat (1/11/2024) malam", "", ("2024-11-01",)),
            ("Jum'at, 1 November 2024", "", ("2024-11-01",)),
            ("Senin Wage 17 Juni 2024", "", ("2024-06-17",)),
            ("Rabu malam (13/3/2024)", "", ("2024-03-13",)),
            ("hari ini, Senin (8/7)", "2024-07-08", ("2024-07-08",)),
            ("Selasa (6/9) dini hari", "2023-05-10", ("2022-09-06",)),
            ("12 Juni lalu", "2024-11-02", ("2024-06-12",)),
            ("Selasa, 12 Mar 2024 | 09:41 WIB", "", ("2024-03-12T09:41+07:00",)),
            (
                "Rabu (12/6/2024) pukul 13.10–15.45 WIB",
                "",
                ("2024-06-12T13:10+07:00/2024-06-12T15:45+07:00",),
            ),
            (
                "Sabtu (2/11) pukul 22.00-02.00 WIB",
                "2024-11-02",
                ("2024-11-02T22:00+07:00/2024-11-03T02:00+07:00",),
            ),
            ("pukul 19.20 WIB, Kamis malam, 2 Mei 2024", "", ("2024-05-02T19:20+07:00",)),
            ("02-Nov-2024 13:45:10 WIB", "", ("2024-11-02T13:45:10+07:00",)),
            ("31-Oktober-2024, 31/Oktober/2024, 31 Okt 24", "", ("2024-10-31",) * 3),
            ("hari ini 2 November 2024, Hari Ini 2/11/2024", "", ("2024-11-02",) * 2),
            (
                "besok 3 November 2024; tadi pagi, Sabtu (2/11/2024)",
                "",
                ("2024-11-03", "2024-11-02"),
            ),
            ("semalam, Jumat (1/11/2024)", "2024-11-02", ("2024-11-01",)),
            ("keesokan harinya, Minggu (3/11)", "2024-11-08", ("2024-11-03",)),
            ("31 Februari 2024, 20/20/2025", "2024-11-02", ()),
        ),
    ),
)
