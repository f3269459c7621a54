"""Months and quarters: "awal Juni 2024", "kuartal III-2024", "Desember lalu"."""

from __future__ import annotations

import re
from dataclasses import replace

from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AND,
    BULAN,
    COMMA,
    DASH,
    KE,
    MONTH,
    NUMBER,
    ORDINAL,
    PHASE,
    QUARTER,
    QUARTER_FIGURE,
    ROMAN,
    SHORT_MONTH,
    SMALL,
    STROKE,
    TAHUN,
    TO,
    WORD_NUMBER,
    YANG,
    YEAR,
)
from newscrawl.indonesian.patterns import ANY_MONTH, UNTIL, direction, phase_of, told_year
from newscrawl.indonesian.relative import TOLD
from newscrawl.indonesian.resolve import day_of, nearest_month
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_MONTHS = 12
_SAID_YEAR = f"(?:{TAHUN}?{YEAR}|{TAHUN}{TOLD})"
_NTH = f"(?:{ROMAN}|{SMALL}|{ORDINAL}|{WORD_NUMBER}|{KE}{DASH}{SMALL})"
_SINCE_THEN = f"(?:{YANG}?{AGO}|{AHEAD})?"
MONTHLY = (
    f"{PHASE}?{BULAN}?"
    f"(?:{MONTH}(?:{COMMA}?{_SAID_YEAR}{_SINCE_THEN}|{TOLD})|{SHORT_MONTH}{YEAR})"
    f"|(?:{PHASE}{BULAN}?|{BULAN}){MONTH}"
)
# Possessive: "semester 1-5" shall not be read as "semester 1"
QUARTERLY = (
    f"{PHASE}?(?:{QUARTER}{_NTH}|{QUARTER_FIGURE})"
    f"(?:[{DASH}{STROKE}{COMMA}]?{_SAID_YEAR}{_SINCE_THEN})?+(?!{DASH}{SMALL})"
)
# A month's name alone is one in prose: neither part of a name nor a sentence's first word
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*\s|[.!?:;\n(\"“”‘'>•–-]\s*|^\s*)$")
_SINCE = re.compile(r"\bsejak\s$", re.IGNORECASE)
_SEASON = re.compile(r"\bmusim\s$", re.IGNORECASE)
_NAME_AFTER = re.compile(r"\s+[A-Z]")


def read_month(phrase: Phrase) -> Reading | None:
    named = phrase.find(ANY_MONTH)
    if named is None:
        return None
    month = named.value[0]
    year = told_year(phrase) or phrase.given_year(month)
    if year is not None:
        value = f"{year:04}-{month:02}"
    elif phrase.anchor is None:
        value = f"--{month:02}"
    else:
        towards = direction(phrase) if phrase.find(AGO + AHEAD) else None
        value = nearest_month(month, day_of(phrase.anchor), towards)
    return Reading(value=value, kind="date", granularity="month", modifier=phase_of(phrase))


def read_bare_month(phrase: Phrase) -> Reading | None:
    """A month by its name alone, in prose: "sejak Oktober naik"."""
    before = phrase.text[max(0, phrase.start - 30) : phrase.start]
    if not phrase.text[phrase.start].isupper() or _NAME_BEFORE.search(before):
        return None
    if _NAME_AFTER.match(phrase.text, phrase.end):
        return None
    found = read_month(phrase)
    if found is None or phrase.anchor is None or not _SINCE.search(before):
        return found
    # "sejak Februari" in December is the last February, near as the next one is
    month = phrase.token(0).value[0]
    year = phrase.anchor.year - (month > phrase.anchor.month)
    return replace(found, value=f"{year:04}-{month:02}")


def read_quarter(phrase: Phrase) -> Reading | None:
    unit = phrase.find(QUARTER)
    months = unit.value[0] if unit else 3
    nth = phrase.find(QUARTER_FIGURE) or phrase.find(ROMAN + SMALL + ORDINAL + WORD_NUMBER)
    year = told_year(phrase)
    if year is None:
        year = phrase.given_year()
    if nth is None or nth.value[0] * months > _MONTHS:
        return None
    last = nth.value[0] * months
    if year is None and phrase.anchor is not None:
        # "laba kuartal IV" in February is last year's, which ended nearer than the next begins
        here = phrase.anchor.month
        year = phrase.anchor.year - (last - months + 1 - here > here + _MONTHS - last)
    if year is None:
        return None
    return Reading(
        value=f"{year:04}-{last - months + 1:02}/{year:04}-{last:02}",
        kind="date",
        granularity="semester" if months == 6 else "quarter",  # noqa: PLR2004
        modifier=phase_of(phrase),
    )


def read_quarters(phrase: Phrase) -> Reading | None:
    """Of "triwulan I-III" the months: from the first month of one to the last of the other."""
    first, last = phrase.index(ROMAN), phrase.index(ROMAN, 3)
    unit = phrase.find(QUARTER)
    if first is None or last is None or unit is None:
        return None
    year = told_year(phrase) or (phrase.anchor.year if phrase.anchor else None)
    low = phrase.token(first).value[0]
    high = phrase.token(last).value[0]
    months = unit.value[0]
    if year is None or low >= high or high * months > _MONTHS:
        return None
    value = f"{year:04}-{(low - 1) * months + 1:02}/{year:04}-{high * months:02}"
    return Reading(value=value, kind="range", granularity="quarter")


def read_months(phrase: Phrase) -> Reading | None:
    """Of "Februari, Maret, dan April 2024" every month, of "Jan-Okt 2024" from one to the other."""
    year, months = told_year(phrase), [token.value[0] for token in phrase.all(ANY_MONTH)]
    if year is None:
        return None
    if not phrase.find(DASH + TO):
        value = ",".join(f"{year:04}-{month:02}" for month in months)
        return Reading(value=value, kind="list", granularity="month")
    begin = year - (months[0] > months[-1])
    value = f"{begin:04}-{months[0]:02}/{year:04}-{months[-1]:02}"
    return Reading(value=value, kind="range", granularity="month")


def read_iso_month(phrase: Phrase) -> Reading | None:
    """Of "2024-06" the month; after musim, or where it can be none ("2024-25"), two years."""
    written = phrase.text[phrase.start : phrase.end]
    first, last = phrase.token(0).value[0], phrase.token(2).value[0]
    season = _SEASON.search(phrase.text[max(0, phrase.start - 8) : phrase.start])
    if len(written) == 7 and last == (first + 1) % 100 and (season or last > _MONTHS):  # noqa: PLR2004
        return Reading(value=f"{first}/{first + 1}", kind="range", granularity="year")
    if not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", written):
        return None
    return Reading(value=written, kind="date", granularity="month")


RULES = (
    Rule(
        name="months",
        pattern=f"{MONTH}(?:(?:{COMMA}{MONTH}){{0,9}}{COMMA}?{AND}|{STROKE}){MONTH}{YEAR}"
        f"|[{ANY_MONTH}]{UNTIL}[{ANY_MONTH}]{YEAR}",
        read=read_months,
        examples=(
            ("Februari, Maret, dan April 2024", "", ("2024-02,2024-03,2024-04",)),
            ("Maret/April 2024, Jan-Okt 2024", "", ("2024-03,2024-04", "2024-01/2024-10")),
        ),
    ),
    Rule(
        name="quarters",
        pattern=f"{QUARTER}{ROMAN}{DASH}{ROMAN}(?:[{DASH}{STROKE}]?{_SAID_YEAR})?",
        read=read_quarters,
        examples=(("triwulan I-III", "2024-11-02", ("2024-01/2024-09",)),),
    ),
    Rule(
        name="quarter",
        pattern=QUARTERLY,
        read=read_quarter,
        examples=(
            ("kuartal III-2024, semester I tahun 2023", "", ("2024-07/2024-09", "2023-01/2023-06")),
            (
                "triwulan pertama, kuartal II/2024, Q3 2024",
                "2024-11-02",
                (
                    "2024-01/2024-03",
                    "2024-04/2024-06",
                    "2024-07/2024-09",
                ),
            ),
            ("kuartal IV tahun lalu", "2024-11-02", ("2023-10/2023-12",)),
            ("laba kuartal IV, semester II", "2025-02-10", ("2024-10/2024-12", "2024-07/2024-12")),
            ("semester 1-5", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="month",
        pattern=MONTHLY,
        read=read_month,
        examples=(
            ("Mei 2024, akhir Juni 2024", "", ("2024-05", "2024-06")),
            ("bulan Juni tahun ini, Oktober lalu", "2024-09-09", ("2024-06", "2023-10")),
            ("pertengahan Maret, bulan April", "2024-11-02", ("2024-03", "2024-04")),
            ("bulan Juni lalu", "", ("--06",)),
        ),
    ),
    Rule(
        name="iso_month",
        contextual=True,
        pattern=f"{YEAR}{DASH}[{SMALL}{NUMBER}]",
        read=read_iso_month,
        examples=(
            ("terbit 2024-06", "", ("2024-06",)),
            ("musim 2024-25, musim 2011-12, 1999-00", "", ("2024/2025", "2011/2012")),
        ),
    ),
    Rule(
        name="bare_month",
        contextual=True,
        pattern=MONTH,
        read=read_bare_month,
        examples=(("naik pada Desember, kata April Lestari", "2023-01-06", ("2022-12",)),),
    ),
)
