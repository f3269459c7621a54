"""Years, seasons and decades: "sejak 2019", "akhir tahun 2020", "2023/2024", "1990-an"."""

from __future__ import annotations

import re

from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AND,
    COMMA,
    DECADE,
    HIJRIAH,
    MASEHI,
    NUMBER,
    PHASE,
    TAHUN,
    THIS,
    YANG,
    YEAR,
    YEARS,
)
from newscrawl.indonesian.patterns import phase_of
from newscrawl.indonesian.rules import Phrase, Reading, Rule

_SINCE_THEN = f"(?:{YANG}?{AGO}|{AHEAD})?"
YEARLY = (
    f"{PHASE}?{TAHUN}{YEAR}{MASEHI}?(?:{THIS}|{_SINCE_THEN})|{PHASE}{YEAR}{_SINCE_THEN}"
    f"|{TAHUN}?[{YEAR}{NUMBER}]{MASEHI}|{TAHUN}[{YEAR}{NUMBER}]{HIJRIAH}"
)
DECADES = f"{PHASE}?{TAHUN}?{DECADE}"

# A number of four digits is a year after one of these; "Piala 2024" names an election
_BEFORE_YEAR = re.compile(
    r"(?:^|\W)(?:di|dibanding(?:kan)?|ketimbang|pada|sejak|hingga|sampai|dari|mulai|antara|(?:men)?jelang|memasuki|sepanjang"
    r"|selama|era|periode|per|musim|untuk|sebelum|setelah|pasca|dekade)\s{1,3}$",
    re.IGNORECASE,
)
_BEFORE_YEAR_REACH = 16
# "pada 2000 meter", "di 2024 titik" count something
_MEASURE = re.compile(
    r"\s(?:(?:kilo|senti)?meter|km|cm|m|mdpl|(?:kilo)?gram|kg|ton|liter|hektare?|ha|titik|dolar|rupiah"
    r"|euro|yen|ringgit|orang|unit|ekor|jiwa|lembar|butir|kali|poin|(?:mega)?watt)\b",
    re.IGNORECASE,
)
_FIRST, _LAST = 1900, 2099


def read_year(phrase: Phrase) -> Reading | None:
    written = phrase.find(YEAR + NUMBER)
    if written is None:
        return None
    year = written.value[0]
    if phrase.find(HIJRIAH):
        year = int((year - 1) * 0.970224 + 622.54)  # a lunar year is that much of a solar one
    elif phrase.text[phrase.end - 1] == "M" and not phrase.find(TAHUN):
        return None  # "2000 M" may be metres
    return Reading(value=f"{year:04}", kind="date", granularity="year", modifier=phase_of(phrase))


def read_bare_year(phrase: Phrase) -> Reading | None:
    kinds = phrase.row.kinds[max(0, phrase.first - 3) : phrase.first]
    listed = kinds.endswith((YEAR + AND, YEAR + COMMA, YEAR + COMMA + AND))
    before = phrase.text[max(0, phrase.start - _BEFORE_YEAR_REACH) : phrase.start]
    written = phrase.token(0).value[0]
    if _measured(phrase):
        return None
    told = listed or phrase.find(AGO + AHEAD) or _BEFORE_YEAR.search(before)
    if not told or not _FIRST <= written <= _LAST:
        return None
    return read_year(phrase)


def _measured(phrase: Phrase) -> bool:
    """Whether a measure follows: "2000 meter", "2000-an orang"."""
    return _MEASURE.match(phrase.text, phrase.end) is not None


def read_season(phrase: Phrase) -> Reading | None:
    years = phrase.find(YEARS)
    if years is None:
        return None
    return Reading(
        value="/".join(f"{year:04}" for year in years.value), kind="range", granularity="year"
    )


def read_decade(phrase: Phrase) -> Reading | None:
    decade = phrase.find(DECADE)
    if decade is None or _measured(phrase):
        return None
    return Reading(
        value=f"{decade.value[0]}X", kind="date", granularity="decade", modifier=phase_of(phrase)
    )


RULES = (
    Rule(
        name="decade",
        contextual=True,
        pattern=DECADES,
        read=read_decade,
        examples=(("tahun 1960-an, awal 1990-an, era 70-an", "", ("196X", "199X", "197X")),),
    ),
    Rule(
        name="year",
        pattern=YEARLY,
        read=read_year,
        examples=(
            ("tahun 2026 mendatang, awal 2019, 1293 Masehi", "", ("2026", "2019", "1293")),
            ("tahun 1293 M, 2000 M", "", ("1293",)),
        ),
    ),
    Rule(
        name="season",
        pattern=f"{TAHUN}?{YEARS}",
        read=read_season,
        examples=(
            ("musim 2023/2024, 2023/25", "", ("2023/2024",)),
            ("2023/24, 1999/00", "", ("2023/2024", "1999/2000")),
        ),
    ),
    Rule(
        name="bare_year",
        contextual=True,
        pattern=f"{YEAR}{_SINCE_THEN}",
        read=read_bare_year,
        examples=(
            ("tahun 2021, 2022, dan 2023", "", ("2021", "2022", "2023")),
            ("sejak 2004, di 2022, 2026 mendatang", "", ("2004", "2022", "2026")),
            ("pada 2000 meter, di 2024 titik, hingga 2000 dolar, 2000-an orang", "", ()),
            ("Piala 2024, Rp 2000, @2001", "", ()),
        ),
    ),
)
