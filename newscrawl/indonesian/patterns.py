"""Pieces of pattern that several rules share, and the reading of the small ones."""

from __future__ import annotations

from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AM_PM,
    BELAS,
    BULAN,
    CLOCK,
    CLOSE,
    COMING,
    COMMA,
    COMMA_CLOCK,
    DASH,
    DENGAN,
    DINI,
    DOT,
    ENGLISH_WEEKDAY,
    FULL,
    HARI,
    INDONESIA,
    JAM,
    LOCAL,
    LONG_UNIT,
    MASEHI,
    MINGGU,
    MONTH,
    NUMBER,
    OPEN,
    PART,
    PEKAN,
    PHASE,
    PUKUL,
    PULUH,
    REGION,
    SHORT_MONTH,
    SHORT_UNIT,
    SLASH,
    SMALL,
    STROKE,
    TAHUN,
    TO,
    WAKTU,
    WEEKDAY,
    WORD_NUMBER,
    YEAR,
    YESTERDAY,
    ZONE,
)
from newscrawl.indonesian.rules import Phrase
from newscrawl.indonesian.tokens import Token

PHASES = ("", "start", "middle", "end")

NAMES = WEEKDAY + MINGGU + ENGLISH_WEEKDAY
ANY_MONTH = MONTH + SHORT_MONTH
PART_OF_DAY = f"(?:{PART}|{DINI}{HARI})"
UNTIL = f"(?:{DASH}|{TO}{DENGAN}?)"

UNIT = f"[{SHORT_UNIT}{JAM}{HARI}{PEKAN}{MINGGU}{BULAN}{TAHUN}{LONG_UNIT}]"
# A day and its month in words, its year behind it or not at all.
IN_WORDS = (
    f"(?:{SMALL}[{ANY_MONTH}]{DOT}?(?:{COMMA}?{TAHUN}?{YEAR}{MASEHI}?|{NUMBER}{MASEHI})"
    f"|{SMALL}{SHORT_MONTH}{DOT}?{SMALL}(?!{UNIT})"
    f"|{SMALL}{DASH}[{ANY_MONTH}]{DASH}[{YEAR}{NUMBER}{SMALL}]"
    f"|{SMALL}{STROKE}[{ANY_MONTH}]{STROKE}[{YEAR}{NUMBER}{SMALL}]"
    f"|{SMALL}{MONTH}|[{ANY_MONTH}]{SMALL}{COMMA}?{YEAR})"
)
NUMERIC = f"[{SLASH}{FULL}]"

# The clock ("pukul 19.30", "jam 7"), and what may follow it: "malam", "waktu setempat"
_OCLOCK = f"[{PUKUL}{JAM}]{DOT}?[{CLOCK}{SMALL}{WORD_NUMBER}]"
IN_ZONE = f"(?:{ZONE}|{WAKTU}{LOCAL}|{WAKTU}{INDONESIA}{REGION})"
OCLOCK = f"(?:{_OCLOCK}|{PUKUL}{DOT}?(?:{COMMA_CLOCK}|[{YEAR}{NUMBER}](?={IN_ZONE})))"
HALF_OF_DAY = f"(?:{PART_OF_DAY}|{AM_PM})"

# A number in letters ("dua puluh lima"); a count ("3", "3 (tiga)" or letters alone)
IN_LETTERS = f"{WORD_NUMBER}(?:{BELAS}|{PULUH}{WORD_NUMBER}?)?"
COUNT = f"(?:[{SMALL}{NUMBER}](?:{OPEN}{IN_LETTERS}{CLOSE})?|{IN_LETTERS})"


def part_of_day(phrase: Phrase, after: int = 0) -> str | None:
    """The part of day a phrase names: "malam", "dini hari"."""
    token = phrase.find(PART + DINI, after)
    if token is None:
        return None
    word = phrase.written(token).lower()
    return "dini hari" if word in ("dini", "dinihari") else word


def count(phrase: Phrase) -> int | None:
    """The number a phrase starts with, in digits or in letters."""
    digits = phrase.find(SMALL + NUMBER)
    if digits is not None:
        return digits.value[0]
    total: int | None = None
    for token in phrase:
        if token.kind == WORD_NUMBER:
            total = (total or 0) + token.value[0]
        elif token.kind == PULUH and total is not None:
            total *= 10
        elif token.kind == BELAS and total is not None:
            total += 10
        elif total is not None:
            break
    return total


def direction(phrase: Phrase, after: int = 0) -> int:
    """-1 for `lalu` and `kemarin`, 1 for `depan`, 0 for `ini`."""
    past = phrase.find(YESTERDAY, after)
    if phrase.find(AGO, after) or (past and past.value[0] < 0):
        return -1
    return 1 if phrase.find(AHEAD + COMING, after) else 0


def year_token(phrase: Phrase, kinds: str = YEAR) -> Token | None:
    """The first year in figures; "pukul 2000" is a clock."""
    at = phrase.index(kinds)
    while at is not None and PUKUL in phrase.pattern[max(0, at - 2) : at]:
        at = phrase.index(kinds, at + 1)
    return None if at is None else phrase.token(at)


def told_year(phrase: Phrase) -> int | None:
    """The year a phrase states, in figures or beside the anchor ("tahun lalu")."""
    written = year_token(phrase)
    if written is not None:
        return written.value[0]
    at = phrase.index(TAHUN)
    if at is None or phrase.anchor is None:
        return None
    return phrase.anchor.year + direction(phrase, at)


def phase_of(phrase: Phrase) -> str | None:
    """The modifier that awal, pertengahan and akhir are: "start", "middle", "end"."""
    phase = phrase.find(PHASE)
    return PHASES[phase.value[0]] if phase else None
