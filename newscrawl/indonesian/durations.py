"""Lengths of time: "tiga hari", "3 jam 20 menit", "dua setengah tahun", "1x24 jam"."""

from __future__ import annotations

import re

from newscrawl.indonesian.lexicon import (
    AHEAD,
    AKAN,
    BULAN,
    CENTURIES,
    COMING,
    DASH,
    DAYS,
    DECADES,
    DECIMAL,
    HALF,
    HARI,
    HOURS,
    JAM,
    KE,
    LATER,
    LONG_UNIT,
    MINGGU,
    MONTHS_LONG,
    NUMBER,
    ONE_UNIT,
    PEKAN,
    SECONDS,
    SHORT_UNIT,
    SMALL,
    TAHUN,
    TIMES_24,
    WEEKS,
    WORD_NUMBER,
    YANG,
    YEARS_LONG,
)
from newscrawl.indonesian.patterns import COUNT, UNIT, UNTIL, count
from newscrawl.indonesian.rules import Phrase, Reading, Rule
from newscrawl.indonesian.tokens import Token

_NAMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_KINDS = {
    JAM: HOURS,
    HARI: DAYS,
    PEKAN: WEEKS,
    MINGGU: WEEKS,
    BULAN: MONTHS_LONG,
    TAHUN: YEARS_LONG,
}
_UNITS = "".join(_KINDS) + SHORT_UNIT + LONG_UNIT
# Half a unit in whole smaller ones
_HALVES = {
    HOURS: "30M",
    DAYS: "12H",
    YEARS_LONG: "6M",
    DECADES: "5Y",
    CENTURIES: "50Y",
    SECONDS + 1: "30S",
}
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]{1,30},\s$")
_NAME_REACH = 36
_MEASURE = f"(?:{COUNT}{HALF}?|{DECIMAL}|{HALF}){UNIT}"
LENGTH = f"(?:{_MEASURE}(?:{COUNT}{UNIT}){{0,2}}|{ONE_UNIT}(?!{DASH})|{TIMES_24}{JAM})"
_ONWARDS = f"(?:{KE}?{AHEAD}|{YANG}{AKAN}{COMING}|{LATER})?"


def unit_of(token: Token) -> int:
    """The unit a token names, SECONDS to CENTURIES."""
    return _KINDS[token.kind] if token.kind in _KINDS else token.value[0]


def granularity(unit: int) -> str:
    return _NAMES[unit]


def read_duration(phrase: Phrase) -> Reading | None:
    one, whole_days = phrase.find(ONE_UNIT), phrase.find(TIMES_24)
    if whole_days is not None:
        amounts, half, unit = {HOURS: whole_days.value[0]}, "", HOURS
    elif one is not None:
        unit = one.value[0]
        amounts, half = {unit: 1}, ""
    else:
        amounts, half = _amounts(phrase)
        unit = min(amounts, default=DAYS)
    value = _iso(amounts, half)
    if value is None:
        return None
    return Reading(value=value, kind="duration", granularity=granularity(unit))


def read_years(phrase: Phrase) -> Reading | None:
    return None if _is_age(phrase) else read_duration(phrase)


def _is_age(phrase: Phrase) -> bool:
    """Between commas after a name: "Rina, 27 tahun, mengaku"."""
    before = phrase.text[max(0, phrase.start - _NAME_REACH) : phrase.start]
    after = phrase.text[phrase.end : phrase.end + 1]
    return after == "," and _NAME_BEFORE.search(before) is not None


def _amounts(phrase: Phrase) -> tuple[dict[int, int], str]:
    """How many of each unit, and half of the last one in ISO 8601."""
    amounts: dict[int, int] = {}
    half, begin = "", 0
    while (at := phrase.index(_UNITS, begin)) is not None:
        unit = unit_of(phrase.token(at))
        piece = phrase.part(begin, at)
        decimal = piece.find(DECIMAL)
        if decimal is not None:
            amounts[unit] = decimal.value[0]
            half = _HALVES.get(unit, "") if decimal.value[1] == 5 else "?"  # noqa: PLR2004
        else:
            amounts[unit] = count(piece) or 0
        if piece.find(HALF):
            half = _HALVES.get(unit, "?")
        begin = at + 1
    return amounts, half


def _iso(amounts: dict[int, int], half: str) -> str | None:
    if "?" in half or any(amount > 9999 for amount in amounts.values()):  # noqa: PLR2004
        return None  # "2,3 tahun": no whole unit says it
    years = sum(amounts.pop(unit, 0) * size for unit, size in _YEARS.items())
    days = amounts.pop(DAYS, 0)
    weeks = amounts.pop(WEEKS, 0)
    if weeks and not (years or days or amounts):
        return f"P{weeks}W"
    date = (
        _part(years, "Y") + _part(amounts.pop(MONTHS_LONG, 0), "M") + _part(days + 7 * weeks, "D")
    )
    time = "".join(_part(amounts[unit], "SMH"[unit]) for unit in sorted(amounts, reverse=True))
    if half.endswith(("Y", "D")) or half == "6M":
        date += half
    else:
        time += half
    return f"P{date}T{time}" if time else f"P{date}" if date else None


_YEARS = {YEARS_LONG: 1, DECADES: 10, CENTURIES: 100}


def _part(amount: int, letter: str) -> str:
    return f"{amount}{letter}" if amount else ""


def read_lengths(_: Phrase) -> Reading | None:
    """Of "10-15 menit" nothing: ISO 8601 has no value for a length between two."""
    return None


RULES = (
    Rule(
        name="lengths",
        pattern=f"{COUNT}{UNTIL}{COUNT}{UNIT}",
        read=read_lengths,
        examples=(("10-15 menit, tiga hingga lima tahun, 2 sampai 3 jam", "2024-11-02", ()),),
    ),
    Rule(
        name="years",
        contextual=True,
        pattern=f"[{SMALL}{NUMBER}]{TAHUN}(?![{SMALL}{NUMBER}{WORD_NUMBER}{KE}{AHEAD}{YANG}{LATER}])",
        read=read_years,
        examples=(("Rina, 27 tahun, mengaku; 27 tahun, katanya", "", ("P27Y",)),),
    ),
    Rule(
        name="duration",
        pattern=f"{LENGTH}{_ONWARDS}",
        read=read_duration,
        examples=(
            ("selama tiga hari", "", ("P3D",)),
            ("3 jam 20 menit, 12 menit 8 detik", "", ("PT3H20M", "PT12M8S")),
            ("dua setengah tahun, satu setengah jam, 2,5 jam", "", ("P2Y6M", "PT1H30M", "PT2H30M")),
            ("6 (Enam) Bulan", "", ("P6M",)),
            ("sebulan ke depan, 20 menit kemudian", "", ("P1M", "PT20M")),
            ("1x24 jam, dua puluh lima tahun, dua belas hari", "", ("PT24H", "P25Y", "P12D")),
            ("setengah abad", "", ("P50Y",)),
            ("sehari-hari, 25rb", "", ()),
        ),
    ),
)
