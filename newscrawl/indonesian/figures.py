"""Days in figures with no weekday beside them: "tgl 1/11", "(1/11)", "Jakarta, 2/11 (ANTARA)".

Elsewhere "1/11" may be a fraction, a score or a file number.
"""

from __future__ import annotations

import re
from datetime import date

from newscrawl.indonesian.clocks import JOINED
from newscrawl.indonesian.days import date_of, read_day
from newscrawl.indonesian.lexicon import BREAK, CLOSE, OPEN, SLASH, TANGGAL
from newscrawl.indonesian.resolve import day_of
from newscrawl.indonesian.rules import Phrase, Reading, Rule

# A place and a day open an agency's text
_DATELINE = re.compile(r"\s*[A-Z][\w.\- ]{2,30},\s*(?P<day>\d\d?/\d\d?)\s*\(")
_DATELINE_REACH = 60
_NEAR = 10  # days


def read_bracketed(phrase: Phrase) -> Reading | None:
    """Of "(2/11)" the day where it is one around the anchor: elsewhere it may be a fraction."""
    return read_day(phrase) if _is_near(phrase) else None


def read_in_dateline(phrase: Phrase) -> Reading | None:
    """Of "Jakarta, 2/11 (ANTARA) -" the day."""
    line = phrase.text[:_DATELINE_REACH] if phrase.start < _DATELINE_REACH else ""
    found = _DATELINE.match(line)
    if found is None or found.start("day") != phrase.start:
        return None
    return read_bracketed(phrase)


def _is_near(phrase: Phrase) -> bool:
    if phrase.anchor is None:
        return False
    anchor, found = day_of(phrase.anchor), date_of(phrase, None)
    return isinstance(found, date) and abs((found - anchor).days) <= _NEAR


RULES = (
    Rule(
        name="bracketed_day",
        pattern=f"{OPEN}{SLASH}{CLOSE}",
        read=read_bracketed,
        examples=(
            ("di Solo (1/11), (3/4)", "2024-11-02", ("2024-11-01",)),
            ("di Solo (1/11)", "", ()),
        ),
    ),
    Rule(
        name="day_of_dateline",
        contextual=True,
        pattern=f"{SLASH}(?=[{OPEN}{BREAK}])",
        read=read_in_dateline,
        examples=(
            ("Jakarta, 2/11 (ANTARA) - Harga beras", "2024-11-02", ("2024-11-02",)),
            ("Harga 2/11 (dua per sebelas)", "2024-11-02", ()),
        ),
    ),
    Rule(
        name="numbered_day",
        pattern=f"{TANGGAL}{SLASH}{JOINED}?",
        read=read_day,
        examples=(("tgl 1/11, bukan 1/11", "2024-11-02", ("2024-11-01",)),),
    ),
)
