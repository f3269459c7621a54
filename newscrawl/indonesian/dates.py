"""In-text dates: where they stand in a text, and the ISO 8601 value of each.

One pass makes tokens, one regular expression over their kinds finds the phrases, and the
rule of each phrase reads it beside the anchor. docs/dates.md lists the forms.
"""

from __future__ import annotations

import re
from datetime import date

from newscrawl.indonesian import (
    clocks,
    days,
    deixis,
    durations,
    feasts,
    figures,
    hijri,
    monthdays,
    negatives,
    periods,
    ranges,
    relative,
    weekdays,
    years,
)
from newscrawl.indonesian.discourse import Found, settle
from newscrawl.indonesian.lexicon import (
    AGO,
    AHEAD,
    AKAN,
    AND,
    APPROX,
    AT,
    BAR,
    BREAK,
    CLOCK,
    CLOSE,
    COMING,
    COMMA,
    COMMA_CLOCK,
    DASH,
    DECADE,
    DENGAN,
    DOT,
    FREEDOM,
    FROM,
    FULL,
    H_DAY,
    INDONESIA,
    KE,
    LAGI,
    LAST_NIGHT,
    LATER,
    LIMIT,
    MINGGU,
    MONTH,
    ODD,
    ONE_UNIT,
    QUARTER_FIGURE,
    SINCE,
    SLASH,
    STATE,
    STROKE,
    THAT,
    THIS,
    TO,
    WEEKDAY,
    YANG,
    YEAR,
    YEARS,
    YESTERDAY,
    ZONE,
)
from newscrawl.indonesian.resolve import local_anchor, parse_anchor
from newscrawl.indonesian.rules import Phrase, Reading
from newscrawl.indonesian.tokens import Row, tokenize
from newscrawl.items import DateMention

__all__ = ["find_dates", "parse_anchor"]

RULES = (
    *negatives.RULES,
    *hijri.RULES,
    *feasts.RULES,
    *monthdays.RULES,
    *ranges.RULES,
    *days.RULES,
    *figures.RULES,
    *weekdays.RULES,
    *deixis.RULES,
    *clocks.RULES,
    *periods.RULES,
    *years.RULES,
    *relative.RULES,
    *durations.RULES,
)
# Kinds that begin no phrase: most of a text is passed over by this alone
_INNER = YANG + AND + DENGAN + THIS + THAT + TO + AKAN + AGO + AHEAD + LATER + LAGI + FROM + SINCE
_INNER += APPROX + STATE + FREEDOM + INDONESIA + ZONE + COMING
_IDLE = _INNER + COMMA_CLOCK + BREAK + COMMA + CLOSE + DASH + STROKE + DOT + BAR + ODD
# Kinds that can be a phrase alone: any other says nothing between two breaks
_ALONE = YEAR + SLASH + FULL + YEARS + CLOCK + DECADE + H_DAY + WEEKDAY + MINGGU + MONTH
_ALONE += YESTERDAY + LAST_NIGHT + ONE_UNIT + QUARTER_FIGURE
# An empty group after each rule tells which one matched; before it, it would slow them all
_ANY_RULE = "|".join(f"(?:{rule.pattern})()" for rule in RULES)
_PHRASE = re.compile(
    f"(?![{_IDLE}]|{AT}(?!{LIMIT})|{KE}(?!{DASH})|[^{_ALONE}](?:{BREAK}|$))(?:{_ANY_RULE})"
)


def find_dates(text: str, *, anchor: date | None = None) -> tuple[DateMention, ...]:
    """The dates a text mentions, in order of start.

    Offsets count code points: `text[m.start:m.end] == m.text`. `anchor` (a date or datetime)
    is when the text was published: it gives "Jumat (1/11)" its year and "kemarin" its day.
    Without one, such a mention has the value "--11-01", or is left out where nothing of its
    date is known. An aware datetime that is not in one of Indonesia's zones is read in WIB.

    >>> from datetime import date
    >>> [(m.text, m.value) for m in find_dates("pada Jumat (1/11)", anchor=date(2024, 11, 2))]
    [('Jumat (1/11)', '2024-11-01')]
    """
    anchor = local_anchor(anchor)
    row = tokenize(text)
    found = Found(row, anchor)
    read: dict[tuple[int, str], Reading | None] = {}  # a text's dates are often the same
    starts, ends = row.starts, row.ends
    spans, rules, readings = found.spans, found.rules, found.readings
    for match in _PHRASE.finditer(row.kinds):
        number, span = (match.lastindex or 0) - 1, match.span()
        rule = RULES[number]
        words = number, text[starts[span[0]] : ends[span[1] - 1]]
        if rule.contextual or words not in read:
            read[words] = rule.read(Phrase(row, *span, anchor))
        reading = read[words]
        if reading is not None:
            spans.append(span)
            rules.append(rule)
            readings.append(reading)
    settle(found)
    pairs = zip(spans, readings, strict=True)
    return tuple([_mention(row, span, reading) for span, reading in pairs if reading])


def _mention(row: Row, span: tuple[int, int], reading: Reading) -> DateMention:
    start, end = row.starts[span[0]], row.ends[span[1] - 1]
    return DateMention(
        text=row.text[start:end],
        start=start,
        end=end,
        value=reading.value,
        weekday_agrees=reading.weekday_agrees,
        suggestion=reading.suggestion,
        kind=reading.kind,
        granularity=reading.granularity,
        part_of_day=reading.part_of_day,
        modifier=reading.modifier,
        alternative=reading.alternative,
    )
