"""What a mention takes from its neighbours in the text.

A hijri date, "H-3" and "keesokan harinya" are often told again beside themselves
("H-2 atau Selasa 20 Juli 2021"): then the text's own word counts. Deixis inside quotation
marks may date from the interview instead of the publication: that is its alternative.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newscrawl.indonesian import feasts
from newscrawl.indonesian.lexicon import FEAST, H_DAY, YEAR
from newscrawl.indonesian.resolve import day_of, shift
from newscrawl.indonesian.rules import Phrase, Reading, Rule
from newscrawl.indonesian.tokens import Row

_SAME = re.compile(
    r"[\s,(]*(?:(?:yang|akan|atau|yakni|yaitu|alias|pada|hari|tanggal|jatuh|bertepatan|bersamaan"
    r"|dengan|adalah)\b[\s,]*)*"
)
_SAME_DAY = re.compile(r"\b(?:bertepatan|bersamaan)\b")
_DATED = ("date", "datetime")
_TOLD_KINDS = {"h_day": "holiday", "next_day": "relative"}  # of what was open, by rule
_SAME_REACH = 60  # code points between a mention and its other name
_QUOTE_REACH = 600  # code points within which a quotation is looked for, and its attribution
_INTERVIEW = 7  # days an interview can lie before the publication
_AUTHORITIES = 2  # days by which two hijri calendars can differ


class Found:
    """The phrases found in a text: their indices in its row, their rules and readings."""

    __slots__ = ("anchor", "readings", "row", "rules", "spans")

    def __init__(self, row: Row, anchor: date | None) -> None:
        self.row = row
        self.anchor = anchor
        self.spans: list[tuple[int, int]] = []
        self.rules: list[Rule] = []
        self.readings: list[Reading | None] = []

    def phrase(self, index: int) -> Phrase:
        return Phrase(self.row, *self.spans[index], self.anchor)

    def start(self, index: int) -> int:
        return self.row.starts[self.spans[index][0]]

    def end(self, index: int) -> int:
        return self.row.ends[self.spans[index][1] - 1]

    def day(self, index: int, kinds: tuple[str, ...] = _DATED) -> str | None:
        """The day that a phrase of the text dates; None where it is none or does no such thing."""
        reading = self.readings[index] if 0 <= index < len(self.readings) else None
        if reading is None or reading.kind not in kinds:
            return None
        dated = reading.granularity in ("day", "minute", "second") and reading.value[:4].isdigit()
        return reading.value[:10] if dated else None


def settle(found: Found) -> None:
    """Ask the neighbours where a reading depends on them; what stays open becomes None.

    From the last to the first: what is told beside a mention stands mostly after it.
    """
    feast = _feast_named(found) if any(r and r.kind == "open" for r in found.readings) else None
    for index in range(len(found.readings) - 1, -1, -1):
        reading = found.readings[index]
        if reading is None:
            continue
        if reading.kind == "open":
            told = _told_beside(found, index, (*_DATED, "hijri"))
            found.readings[index] = (
                replace(reading, kind=_TOLD_KINDS[found.rules[index].name], value=told)
                if told
                else _resolved(found, index, feast)
            )
        elif reading.kind == "hijri":
            told = _told_beside(found, index, _DATED)
            if told is not None:
                found.readings[index] = _told(reading, told, found, index)
        elif found.rules[index].deictic and found.anchor is not None:
            found.readings[index] = _from_interview(found, index, found.anchor)


def _told_beside(found: Found, index: int, kinds: tuple[str, ...]) -> str | None:
    """The day that the text names right after the mention, or before it as the same."""
    text, here, there = found.row.text, found.end(index), found.day(index + 1, kinds)
    if there is not None:
        begin = found.start(index + 1)
        if begin - here <= _SAME_REACH and _SAME.fullmatch(text, here, begin):
            return there
    here, there = found.start(index), found.day(index - 1)
    if there is not None:
        end = found.end(index - 1)
        if here - end <= _SAME_REACH and _SAME_DAY.search(text, end, here):
            return there
    return None


def _told(reading: Reading, told: str, found: Found, index: int) -> Reading:
    """A hijri date by the day told beside it, if no calendar is too far from that."""
    apart = abs((date.fromisoformat(told) - date.fromisoformat(reading.value)).days)
    if apart > _AUTHORITIES and found.phrase(index).find(YEAR):
        return reading
    other = reading.value if told != reading.value else reading.alternative
    return replace(reading, value=told, alternative=other)


def _resolved(found: Found, index: int, feast: feasts.Feast | None) -> Reading | None:
    """An open mention that the text does not tell again: from its feast, or the day before."""
    phrase = found.phrase(index)
    if phrase.find(H_DAY):
        return feasts.count_h_days(phrase, feast) if feast else None
    told = next((that for step in (1, 2, 3) if (that := found.day(index - step))), None)
    day = date.fromisoformat(told) if told else found.anchor and day_of(found.anchor)
    tomorrow = shift(day, 1) if day else None
    reading = found.readings[index]
    if tomorrow is None or reading is None:
        return None
    return replace(reading, kind="relative", value=tomorrow.isoformat())


def _feast_named(found: Found) -> feasts.Feast | None:
    """The feast that the text names first, for "H-3" without one."""
    at = found.row.kinds.find(FEAST)
    if at < 0:
        return None
    return feasts.feast_of(Phrase(found.row, at, at + 1, found.anchor))


def _from_interview(found: Found, index: int, anchor: date) -> Reading | None:
    """The reading, with what it means from the day that the quotation's source names."""
    reading = found.readings[index]
    if reading is None or reading.kind != "relative" or not _in_quotes(found, index):
        return reading
    for after in range(index + 1, index + 4):
        told = found.day(after)
        if told is None or found.start(after) > found.end(index) + _QUOTE_REACH:
            continue
        said = date.fromisoformat(told)
        if not 0 < (day_of(anchor) - said).days <= _INTERVIEW:
            continue
        then = found.rules[index].read(found.phrase(index).beside(said))
        if then is not None and then.value != reading.value:
            return replace(reading, alternative=then.value)
        break
    return reading


def _in_quotes(found: Found, index: int) -> bool:
    start = found.start(index)
    before = found.row.text[max(0, start - _QUOTE_REACH) : start].rpartition("\n")[2]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
