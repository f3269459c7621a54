"""Tables of the calendar's words as Indonesian newsrooms write them, in lower case.

Spellings are those met in print: old ones ("Pebruari", "Nopember"), slips ("Agt", "Ags"),
the English ones that templates leave behind, and Jum'at with whatever apostrophe.
"""

from __future__ import annotations

from datetime import timedelta, timezone

APOSTROPHES = "'’‘ʼ`´′"

# ISO weekday numbers. Ahad and Minggu are both Sunday; `minggu` can also be a week.
WEEKDAYS: dict[str, int] = {
    "senin": 1,
    "senen": 1,
    "selasa": 2,
    "rabu": 3,
    "rebo": 3,
    "kamis": 4,
    "jumat": 5,
    "jum'at": 5,
    "jumaat": 5,
    "sabtu": 6,
    "ahad": 7,
    "minggu": 7,
}
WEEKDAYS_IN_ENGLISH: dict[str, int] = {
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
}

# Months by names that can stand alone: "sejak Oktober".
MONTHS: dict[str, int] = {
    "januari": 1,
    "februari": 2,
    "pebruari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "nopember": 11,
    "desember": 12,
}
# Months by names that are months only beside a day or a year: "June" may be a person.
SHORT_MONTHS: dict[str, int] = {
    "jan": 1,
    "january": 1,
    "feb": 2,
    "peb": 2,
    "february": 2,
    "mar": 3,
    "mrt": 3,
    "march": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "june": 6,
    "jul": 7,
    "july": 7,
    "agu": 8,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "aug": 8,
    "august": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "october": 10,
    "nov": 11,
    "nop": 11,
    "des": 12,
    "dec": 12,
    "december": 12,
}

HIJRI_MONTHS: dict[str, int] = {
    "muharram": 1,
    "muharam": 1,
    "safar": 2,
    "shafar": 2,
    "rajab": 7,
    "syakban": 8,
    "sya'ban": 8,
    "syaban": 8,
    "ramadan": 9,
    "ramadhan": 9,
    "romadhon": 9,
    "syawal": 10,
    "syawwal": 10,
    "zulkaidah": 11,
    "zulkaedah": 11,
    "dzulqa'dah": 11,
    "dzulqadah": 11,
    "dzulkaidah": 11,
    "zulhijah": 12,
    "zulhijjah": 12,
    "dzulhijjah": 12,
    "dzulhijah": 12,
}
# Feasts by the word that names them: (month, day), or for the movable ones the hijri date.
INDEPENDENCE_DAY = (1945, 8, 17)
CHRISTMAS, EID_AL_FITR, EID_AL_ADHA = 1, 2, 3
FEASTS: dict[str, int] = {
    "natal": CHRISTMAS,
    "lebaran": EID_AL_FITR,
    "idulfitri": EID_AL_FITR,
    "fitri": EID_AL_FITR,
    "iduladha": EID_AL_ADHA,
    "adha": EID_AL_ADHA,
}

# As the Ministry of Religion fixed them: hijri year -> 1 Ramadan, 1 Syawal, 10 Zulhijah.
OFFICIAL_FEASTS: dict[int, tuple[str, str, str]] = {
    1431: ("2010-08-11", "2010-09-10", "2010-11-17"),
    1432: ("2011-08-01", "2011-08-31", "2011-11-06"),
    1433: ("2012-07-21", "2012-08-19", "2012-10-26"),
    1434: ("2013-07-10", "2013-08-08", "2013-10-15"),
    1435: ("2014-06-29", "2014-07-28", "2014-10-05"),
    1436: ("2015-06-18", "2015-07-17", "2015-09-24"),
    1437: ("2016-06-06", "2016-07-06", "2016-09-12"),
    1438: ("2017-05-27", "2017-06-25", "2017-09-01"),
    1439: ("2018-05-17", "2018-06-15", "2018-08-22"),
    1440: ("2019-05-06", "2019-06-05", "2019-08-11"),
    1441: ("2020-04-24", "2020-05-24", "2020-07-31"),
    1442: ("2021-04-13", "2021-05-13", "2021-07-20"),
    1443: ("2022-04-03", "2022-05-02", "2022-07-10"),
    1444: ("2023-03-23", "2023-04-22", "2023-06-29"),
    1445: ("2024-03-12", "2024-04-10", "2024-06-17"),
    1446: ("2025-03-01", "2025-03-31", "2025-06-06"),
    1447: ("2026-02-19", "2026-03-21", "2026-05-27"),
}

# Hours east of Greenwich of Indonesia's three zones, and the name of the first.
ZONES: dict[str, int] = {"wib": 7, "wita": 8, "wit": 9}
WIB = timezone(timedelta(hours=7))

# The zone names of RFC 822, which feeds still write.
WORLD_ZONES: dict[str, int] = {
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "z": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}

_LONG = 7  # letters: a slip in a shorter name makes another word
_LONG_MONTHS: dict[str, list[tuple[str, int]]] = {}
for _name, _month in MONTHS.items():
    if len(_name) >= _LONG:
        _LONG_MONTHS.setdefault(_name[0], []).append((_name, _month))


def misspelt_month(word: str) -> int | None:
    """The month that a word with one slip of the pen names, in lower case; else None.

    >>> misspelt_month("novemver"), misspelt_month("agutus"), misspelt_month("member")
    (11, 8, None)
    """
    for name, month in _LONG_MONTHS.get(word[:1], ()):
        if abs(len(name) - len(word)) <= 1 and _one_slip(name, word):
            return month
    return None


def _one_slip(name: str, word: str) -> bool:
    """Whether one letter is changed, left out or put in, or two stand in the wrong order."""
    at = next((i for i, (a, b) in enumerate(zip(name, word, strict=False)) if a != b), len(word))
    tail, rest = name[at:], word[at:]
    swapped = tail[1:2] + tail[:1] + tail[2:]
    return rest == swapped or rest[1:] in (tail, tail[1:]) or rest == tail[1:]
