"""One printed or machine-written date line -> an aware datetime.

A line is searched for one date (ISO, day-month-year, month first) and the clock and zone
that go with it; what else stands there ("Diperbarui", a place, view counts) is passed over.
"""

# ruff: noqa: PLR2004 - the clock's own numbers: 12, 24, 60

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from newscrawl.indonesian.calendar import MONTHS, SHORT_MONTHS, WORLD_ZONES, ZONES

_LONGEST = 400  # a publish line with its surroundings; anything longer is no line
_MONTHS = MONTHS | SHORT_MONTHS
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2024-11-02, 2024/11/02
        r"(?<!\d)(?P<y>\d{4})(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
        # 20241102, 20241102T081500
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=$|T|\d{6}(?!\d))",
        # 2 November 2024, 06-Okt-2023, 16 Feb, 2024, 2 Nov 24 08:15
        (
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]{{0,3}}(?P<month>{_MONTH})"
            r"\b\.?[\s,/-]{0,4}(?P<y>\d{4}(?!\d)|\d\d(?=\s{0,3}(?:$|[,|–-]|\d\d?[:.]\d\d|pukul)))"
        ),
        # Maret 08 / 2023, Mei 13, 2019
        (
            rf"\b(?P<month>{_MONTH})\.?\s{{0,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
            r"\s{0,3}[,/]?\s{0,3}(?P<y>\d{4})(?!\d)"
        ),
        # 17/10/2024, 5.11.2024, 17-10-24
        (
            r"(?<![\d/.T-])(?P<d>\d{1,2})\s?(?P<s>[/.-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?"
            r"(?P<y>\d{4}|\d\d)(?!\d)"
        ),
    )
)
_ZONE = (
    r"(?P<zone>WIB|WITA|WIT|Z(?![a-z])|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)"
    rf"|(?:{'|'.join(WORLD_ZONES)})\b)"
)
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<h>\d{1,2})(?P<s>[:.-])(?P<min>\d\d)(?:(?P=s)(?P<sec>\d\d)(?:\.\d{1,9})?)?"
    rf"(?!\d)\s?(?P<half>[ap]\.?m\b\.?)?\s{{0,3}}\(?(?:{_ZONE})?",
    re.IGNORECASE,
)
# A machine's own spelling: `datetime` reads it faster, and the same
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-](?:0\d|1[0-3]):?\d\d))?", re.ASCII
)
_COMPACT_CLOCK = re.compile(r"T?(?P<h>\d\d)(?P<min>\d\d)(?P<sec>\d\d)(?!\d)" + f"(?:{_ZONE})?")
_NEAR = 40  # code points between a date and what goes before it
_EPOCH = re.compile(r"\d{10}|\d{13}", re.ASCII)  # seconds or milliseconds since 1970
_UPDATED = re.compile(
    r"(?:diperbarui|diperbaharui|updated?|modified|disunting)\W*(?:\w+\W{0,2}){0,1}$", re.IGNORECASE
)


class Timestamp(NamedTuple):
    """A moment as some source gives it.

    `zone_stated` is False where the zone is the caller's; without `has_time` the value
    stands at that day's midnight.
    """

    value: datetime
    zone_stated: bool
    has_time: bool


def parse_timestamp(text: str, *, zone: tzinfo) -> Timestamp | None:
    """The moment a date line states; None where it states none, or an impossible one.

    `zone` is the newsroom's, for clocks printed without one. Slashed dates are day first.
    Relative lines ("6 bulan lalu") give None: they depend on when the page was fetched.

    >>> parse_timestamp("Sabtu, 2 November 2024 | 08:15 WITA", zone=UTC).value.isoformat()
    '2024-11-02T08:15:00+08:00'
    """
    line = text.strip()
    return _read(line, zone) if 0 < len(line) <= _LONGEST else None


@lru_cache(maxsize=1 << 8)  # the sources of one page mostly say the same
def _read(line: str, zone: tzinfo) -> Timestamp | None:
    if _EPOCH.fullmatch(line):
        return _epoch(line)
    iso = _ISO.fullmatch(line)
    if iso is not None and (stamp := _of_machine(iso, zone)):
        return stamp
    dates = _dates(line)
    if not dates:
        return _fallback(line, zone)
    for at, (match, day) in enumerate(dates):
        updated = _UPDATED.search(line[max(0, match.start() - _NEAR) : match.start()])
        if day is not None and not (updated and len(dates) > 1):
            after = dates[at + 1][0].start() if at + 1 < len(dates) else len(line)
            return _with_clock(line, match, day, after, zone)
    return None  # dates that no calendar has: nothing to guess at


def _of_machine(iso: re.Match[str], zone: tzinfo) -> Timestamp | None:
    """The moment, or the day; None where this is not how such a line is meant."""
    day, clock, offset = iso.groups("")
    try:
        moment = datetime.fromisoformat(day + clock + offset)
    except ValueError:
        return None
    has_time = bool(clock)
    return _timestamp(
        moment.date(), moment.time(), moment.tzinfo or zone, zone_stated=has_time, has_time=has_time
    )


def _dates(line: str) -> list[tuple[re.Match[str], date | None]]:
    """The dates in a line from left to right, each with its day where a calendar has it."""
    found: list[tuple[re.Match[str], date | None]] = []
    for pattern in _DATES:
        for match in pattern.finditer(line):
            if all(match.end() <= m.start() or m.end() <= match.start() for m, _ in found):
                found.append((match, _day(match)))
    return sorted(found, key=lambda pair: pair[0].start())


def _epoch(digits: str) -> Timestamp:
    seconds = int(digits[:10])
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return Timestamp(value=moment, zone_stated=True, has_time=True)


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = _MONTHS[parts["month"].lower()] if "month" in parts else int(parts["m"])
    if len(parts["y"]) == 2:
        year += 2000
    if month > 12 >= day:  # 11/16/2024: only an American plugin can have meant something
        day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(
    line: str, match: re.Match[str], day: date, after: int, zone: tzinfo
) -> Timestamp | None:
    machine = match.re in _DATES[:2] and match.start() == 0
    clock = _clock_after(line[:after], match) or _clock_before(line, match)
    if clock is None:
        return _timestamp(day, time(), zone, zone_stated=False, has_time=False)
    at = _time(clock)
    if at is None:
        return None
    stated = _zone(clock["zone"])
    if machine and clock["zone"] in ("Z", "z") and _malformed(line, clock):
        stated = None  # detik's "2024-11-02T08-15-56Z" is WIB: its Z is decoration
    return _timestamp(day, at, stated or zone, zone_stated=stated is not None, has_time=True)


def _clock_after(line: str, match: re.Match[str]) -> re.Match[str] | None:
    if match.re is _DATES[1]:
        return _COMPACT_CLOCK.match(line, match.end())
    rest = line[match.end() :]
    # "2024-11-02-08:15": the dash ends the date, it does not belong to the clock
    return _clock(rest[1:] if rest[:1] in ("-", "/") else rest)


def _clock_before(line: str, match: re.Match[str]) -> re.Match[str] | None:
    return _clock(line[max(0, match.start() - _NEAR) : match.start()])


def _clock(text: str) -> re.Match[str] | None:
    """The first clock; "5-10" is none, only "13-19-56" is."""
    return next((m for m in _CLOCK.finditer(text) if m["s"] != "-" or m["sec"]), None)


def _malformed(line: str, clock: re.Match[str]) -> bool:
    return clock.groupdict().get("s") == "-" or " T" in line


def _time(clock: re.Match[str]) -> time | None:
    hour, minute = int(clock["h"]), int(clock["min"])
    half = (clock.groupdict().get("half") or " ")[0].lower()
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if (hour, minute) == (24, 0):
        hour = 0
    try:
        return time(hour, minute, int(clock["sec"] or 0))
    except ValueError:
        return None


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    name = name.lower()
    hours = ZONES.get(name, WORLD_ZONES.get(name))
    if hours is not None:
        return timezone(timedelta(hours=hours))
    digits = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    if digits is None:
        return None
    offset = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if digits[1] == "-" else offset)


def _timestamp(
    day: date, at: time, zone: tzinfo, *, zone_stated: bool, has_time: bool
) -> Timestamp | None:
    moment = datetime.combine(day, at, tzinfo=zone)
    try:
        moment.astimezone(UTC)
    except (OverflowError, ValueError):  # the first and last day of the calendar
        return None
    return Timestamp(value=moment, zone_stated=zone_stated, has_time=has_time)


def _fallback(line: str, zone: tzinfo) -> Timestamp | None:
    """What dateparser makes of a line that names a full date in a form unknown to us."""
    if not re.search(r"\d{4}", line) or len(line) > 100:
        return None
    import dateparser  # noqa: PLC0415 - slow to load, and hardly ever needed

    try:
        moment = dateparser.parse(
            line,
            languages=["id", "en"],
            settings={
                "DATE_ORDER": "DMY",
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
            },
        )
    except (ValueError, OverflowError):
        return None
    if moment is None:
        return None
    offset = moment.utcoffset()
    aware = moment.replace(tzinfo=zone if offset is None else timezone(offset))
    has_time = aware.time() != time()
    return Timestamp(value=aware, zone_stated=offset is not None, has_time=has_time)
