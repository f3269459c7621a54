"""Clock times: "pukul 19.30 WIB", "jam 7 malam", "10.20 s.d. 11.40 WIB"."""

from __future__ import annotations

from datetime import date

from newscrawl.indonesian.lexicon import (
    ABOUT,
    AM_PM,
    AND,
    AT,
    BAR,
    CLOCK,
    COMMA,
    COMMA_CLOCK,
    DASH,
    DINI,
    DOT,
    JAM,
    NUMBER,
    PART,
    PUKUL,
    REGION,
    SMALL,
    TADI,
    WORD_NUMBER,
    YEAR,
    ZONE,
)
from newscrawl.indonesian.patterns import (
    HALF_OF_DAY,
    IN_ZONE,
    OCLOCK,
    UNTIL,
    part_of_day,
)
from newscrawl.indonesian.resolve import shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule

NOON = 12
_END = f"(?:{UNTIL}(?:{OCLOCK}|[{CLOCK}{COMMA_CLOCK}]){HALF_OF_DAY}?{IN_ZONE}?)?"
TIME = f"{OCLOCK}{HALF_OF_DAY}?{IN_ZONE}?{_END}"
# The clock that a date is joined to: ", sekitar pukul 19.30 WIB", " | 08:15 WIB"
JOINED = (
    f"(?:[{COMMA}{BAR}{DASH}]?{AT}?{ABOUT}?{TIME}"
    f"|[{COMMA}{BAR}{DASH}]?{CLOCK}{HALF_OF_DAY}?{IN_ZONE}?(?:{UNTIL}{CLOCK}{IN_ZONE}?)?)"
)


def clock_times(phrase: Phrase) -> list[str]:
    """The clock times of a phrase, "19:30+07:00"; a zone named once is that of all."""
    times: list[str] = []
    zones: list[str] = []
    before = ""
    for index, token in enumerate(phrase):
        kind = token.kind
        told = before and before in PUKUL + JAM
        if kind in CLOCK + COMMA_CLOCK or (told and kind in SMALL + WORD_NUMBER + YEAR + NUMBER):
            times.append(_written(phrase, index))
        elif kind == ZONE or (kind == REGION and before):
            zones.append(f"+{token.value[0]:02}:00")
        if kind != DOT:
            before = kind
    if not zones:
        return times
    zones = [zones[0]] * (len(times) - len(zones)) + zones
    return [time + zone for time, zone in zip(times, zones, strict=False)]


def _written(phrase: Phrase, index: int) -> str:
    """The clock at an index of the phrase, on 24 hours: what follows says which half of day."""
    hour, *rest = phrase.token(index).value
    if phrase.pattern[index] in YEAR + NUMBER:  # "pukul 1900 WIB"
        hour, *rest = divmod(hour, 100)
    follows = phrase.pattern[index + 1 : index + 2]
    if follows and follows in PART + DINI:
        hour = _in_part(hour, part_of_day(phrase, index + 1) or "")
    elif follows == AM_PM and hour <= NOON:
        hour = hour % NOON + phrase.token(index + 1).value[0]
    minutes = ":".join(f"{part:02}" for part in rest) or "00"
    return f"{hour:02}:{minutes}"


def _in_part(hour: int, part: str) -> int:
    """On 24 hours "1 siang" is 13, "7 malam" 19, "12 malam" 0 and "2 malam" before dawn."""
    if part == "malam":
        return 0 if hour == NOON else hour + NOON if 6 <= hour < NOON else hour  # noqa: PLR2004
    if part in ("siang", "sore", "petang") and hour < 8:  # noqa: PLR2004 - "11 siang" is 11
        return hour + NOON
    return hour


def clock_granularity(times: list[str]) -> str:
    """Whether the clocks tell seconds: "19:30:15+07:00"."""
    return "second" if times[0].partition("+")[0].count(":") > 1 else "minute"


def on_day(day: date, times: list[str]) -> str:
    """The day with its clocks in ISO 8601; from 22.00 to 02.00 goes into the next day."""
    if len(times) < 2:  # noqa: PLR2004 - from and to
        return f"{day}T{times[0]}" if times else f"{day}"
    start, end = times[:2]
    ends = (shift(day, 1) or day) if end < start else day
    return f"{day}T{start}/{ends}T{end}"


def read_time(phrase: Phrase) -> Reading | None:
    times = clock_times(phrase)
    if not times or any(int(time[:2]) > 23 or time[3:5] > "59" for time in times):  # noqa: PLR2004
        return None
    value = "/".join(f"T{time}" for time in times[:2])
    return Reading(
        value=value,
        kind="range" if len(times) > 1 else "time",
        granularity=clock_granularity(times),
        part_of_day=part_of_day(phrase),
    )


def read_first_of_list(phrase: Phrase) -> Reading | None:
    """Of "jam 09.15 dan 10.45 WIB" the first: the zone of the second is the first's too."""
    times = clock_times(phrase.part(0, len(phrase.pattern) + 3))
    return Reading(value=f"T{times[0]}", kind="time", granularity="minute") if times else None


def read_printed_clock(phrase: Phrase) -> Reading | None:
    """A clock beside no date and no `pukul`: only "15:15" is sure to be none of the decimals."""
    written = phrase.text[phrase.start : phrase.end]
    after = phrase.text[phrase.end : phrase.end + 1]
    hour_colon = 2
    if written[hour_colon : hour_colon + 1] != ":" or after == ":":
        return None
    return read_time(phrase)


RULES = (
    Rule(
        name="first_of_clocks",
        contextual=True,
        pattern=f"{OCLOCK}(?={AND}{CLOCK}{ZONE})",
        read=read_first_of_list,
        examples=(("jam 09.15 dan 10.45 WIB", "", ("T09:15+07:00", "T10:45+07:00")),),
    ),
    Rule(
        name="clock",
        pattern=f"{TIME}{TADI}?",
        read=read_time,
        examples=(
            ("pukul 06.41 WIB", "", ("T06:41+07:00",)),
            ("sekitar pukul 04:12:50 Wita", "", ("T04:12:50+08:00",)),
            ("pukul 11.00 waktu setempat", "", ("T11:00",)),
            ("pukul 20.00 waktu Indonesia timur", "", ("T20:00+09:00",)),
            ("jam 2 siang, lalu jam 8 malam", "", ("T14:00", "T20:00")),
            ("pukul 07.00 hingga 13.30 WIB", "", ("T07:00+07:00/T13:30+07:00",)),
            ("pukul 24.00-03.30 Wita", "", ("T00:00+08:00/T03:30+08:00",)),
            ("pukul 08,00-09,30 WIB", "", ("T08:00+07:00/T09:30+07:00",)),
            ("pukul 1900 WIB, pukul 1975 WIB", "", ("T19:00+07:00",)),
            ("Sabtu (2/11) pukul 2000 WIB", "2024-11-02", ("2024-11-02T20:00+07:00",)),
            ("pukul 25.00", "", ()),
        ),
    ),
    Rule(
        name="clock_with_zone",
        pattern=f"{CLOCK}{HALF_OF_DAY}?{IN_ZONE}?{UNTIL}{CLOCK}{HALF_OF_DAY}?{IN_ZONE}"
        f"|{CLOCK}{HALF_OF_DAY}?{IN_ZONE}",
        read=read_time,
        examples=(
            ("12.10 WITA, dan 13.10 WIT", "", ("T12:10+08:00", "T13:10+09:00")),
            ("10.20 s.d 11.40 WIB", "", ("T10:20+07:00/T11:40+07:00",)),
        ),
    ),
    Rule(
        name="printed_clock",
        contextual=True,
        pattern=f"{CLOCK}(?:{DASH}{CLOCK})?",
        read=read_printed_clock,
        examples=(("15:15 Persela vs Persik, skor 6.30, 1:07", "", ("T15:15",)),),
    ),
)
