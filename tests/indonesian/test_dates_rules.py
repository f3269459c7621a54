"""The rules of docs/dates.md, a table each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newscrawl.indonesian.dates import find_dates, parse_anchor
from newscrawl.items import DateMention

WIB = timezone(timedelta(hours=7))
WIT = timezone(timedelta(hours=9))


def only(text: str, anchor: date | str | None) -> DateMention:
    when = parse_anchor(anchor) if isinstance(anchor, str) else anchor
    (mention,) = find_dates(text, anchor=when)
    return mention


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        # the nearest year, the future allowed
        ("Selasa (31/12)", "2025-01-02", "2024-12-31"),
        ("Kamis (2/1)", "2024-12-30", "2025-01-02"),
        ("Rabu (1/1)", "2024-12-31", "2025-01-01"),
        ("Jumat (1/11)", "2024-11-02", "2024-11-01"),
        ("20 Oktober", "2024-10-14", "2024-10-20"),
        ("31 Desember", "2025-01-01", "2024-12-31"),
        # more than a week away and another year's weekday agrees
        ("Selasa (6/9)", "2023-05-10", "2022-09-06"),
        ("Rabu (5/6)", "2024-09-20", "2024-06-05"),
        # within a week the date is right and the weekday wrong
        ("Rabu (1/11)", "2024-11-02", "2024-11-01"),
        # no year agrees: the year of what was meant
        ("Rabu (16/1)", "2024-10-18", "2024-01-16"),
        # never further than the neighbouring years
        ("Jumat (30/6)", "2024-07-01", "2024-06-30"),
        # leap days
        ("Kamis (29/2)", "2024-03-02", "2024-02-29"),
        ("29 Februari", "2025-01-10", "2024-02-29"),
        ("29 Februari", "2022-07-01", "--02-29"),
        ("29 Februari lalu", "2022-07-01", "2020-02-29"),
        ("Jumat (1/11)", None, "--11-01"),
    ],
)
def test_rule_1_the_year_near_the_anchor(text: str, anchor: str | None, value: str) -> None:
    assert only(text, anchor).value == value


@pytest.mark.parametrize(
    ("text", "anchor", "value", "agrees", "suggestion"),
    [
        ("Jumat (1/11/2024)", "2024-11-02", "2024-11-01", True, None),
        ("Rabu (13/6/2024)", "2024-06-13", "2024-06-13", False, "2024-06-12"),
        ("Jumat (6/3)", "2024-03-08", "2024-03-06", False, "2024-03-08"),
        ("Rabu (16/1)", "2024-10-18", "2024-01-16", False, "2024-10-16"),
        ("Selasa (4/6/3034)", "2024-06-05", "3034-06-04", False, "2024-06-04"),
        ("Senin, 13 Mei 2019", "2019-05-29", "2019-05-13", True, None),
        (
            "Senin, 12 Maret 2024 pukul 09.00 WIB",
            "2024-03-12",
            "2024-03-12T09:00+07:00",
            False,
            "2024-03-11T09:00+07:00",
        ),
        ("Minggu, 3 Maret 1999", "2024-11-02", "1999-03-03", False, None),
        ("Rabu (13/6/2024)", None, "2024-06-13", False, None),
        ("1 November 2024", "2024-11-02", "2024-11-01", None, None),
        ("Sabtu-Minggu (2-3/11)", "2024-11-02", "2024-11-02/2024-11-03", True, None),
        ("Jumat-Minggu (2-3/11)", "2024-11-02", "2024-11-02/2024-11-03", False, None),
    ],
)
def test_rule_2_a_weekday_that_disagrees_is_flagged(
    text: str, anchor: str | None, value: str, agrees: bool | None, suggestion: str | None
) -> None:
    mention = only(text, anchor)
    assert (mention.value, mention.weekday_agrees, mention.suggestion) == (
        value,
        agrees,
        suggestion,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [  # on Saturday 2024-11-02
        ("kata dia, Sabtu.", "2024-11-02"),
        ("kata dia, Jumat.", "2024-11-01"),
        ("kata dia, Ahad.", "2024-10-27"),
        ("hingga Sabtu depan", "2024-11-09"),
        ("Minggu mendatang? hari Minggu mendatang", "2024-11-03"),
        ("hari Rabu nanti", "2024-11-06"),
        ("Senin besok", "2024-11-04"),
        ("akan tiba pada Rabu", "2024-11-06"),
        ("yang akan tiba, kata dia, Rabu", "2024-10-30"),
        ("Sabtu lalu", "2024-10-26"),
        ("Jumat pekan lalu", "2024-10-25"),
        ("Senin pekan ini", "2024-10-28"),
        ("Senin minggu depan", "2024-11-04"),
    ],
)
def test_rule_3_a_weekday_without_a_date(text: str, value: str) -> None:
    assert find_dates(text, anchor=date(2024, 11, 2))[-1].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [  # on Saturday 2024-11-02
        ("pada Minggu (3/11)", ["2024-11-03"]),
        ("pada minggu malam", ["2024-10-27"]),
        ("berlatih di Solo Minggu, kata dia", ["2024-10-27"]),
        ("hari minggu", ["2024-10-27"]),
        ("minggu lalu", ["2024-W43"]),
        ("Minggu ini", ["2024-W44"]),
        ("minggu depan", ["2024-W45"]),
        ("dua minggu", ["P2W"]),
        ("dua minggu lalu", ["2024-W42"]),
        ("sekali per minggu", []),
        ("Minggu sehat", []),
    ],
)
def test_rule_4_minggu_is_sunday_or_a_week(text: str, values: list[str]) -> None:
    assert [mention.value for mention in find_dates(text, anchor=date(2024, 11, 2))] == values


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [  # on Saturday 2024-11-02
        ("Jumat (1/11) dini hari", "2024-11-01", "dini hari"),
        ("Kamis dinihari", "2024-10-31", "dini hari"),
        ("tadi malam", "2024-11-01", "malam"),
        ("semalam", "2024-11-01", "malam"),
        ("malam ini", "2024-11-02", "malam"),
        ("tadi pagi", "2024-11-02", "pagi"),
        ("dini hari nanti", "2024-11-03", "dini hari"),
        ("tadi malam sekitar pukul 23.00 WIB", "2024-11-01T23:00+07:00", "malam"),
        ("tadi malam jam 2", "2024-11-02T02:00", "malam"),
        ("Rabu (5/6/24) pagi dan sore", "2024-06-05", "pagi"),
    ],
)
def test_rule_5_parts_of_day(text: str, value: str, part: str) -> None:
    mention = only(text, "2024-11-02")
    assert (mention.value, mention.part_of_day) == (value, part)


def test_rule_6_deixis_in_a_quotation_may_date_from_the_interview() -> None:
    said = "“Dua hari lalu pagar itu dirusak,” kata Made Suarta, Kamis (31/10). Kemarin diperbaiki."
    first, _, third = find_dates(said, anchor=date(2024, 11, 2))
    assert (first.value, first.alternative) == ("2024-10-31", "2024-10-29")
    assert (third.value, third.alternative) == ("2024-11-01", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jumat (1/11/2024) pukul 08.15 WIB", "2024-11-01T08:15+07:00"),
        ("Jumat (1/11/2024) sekira pukul 08.15 WITA", "2024-11-01T08:15+08:00"),
        ("Jumat (1/11/2024), pukul 08.15:30 WIT", "2024-11-01T08:15:30+09:00"),
        ("Jumat (1/11/2024) jam 8 malam", "2024-11-01T20:00"),
        ("Jumat, 1 November 2024 | 08:15 WIB", "2024-11-01T08:15+07:00"),
        ("1 November 2024 08:15 PM", "2024-11-01T20:15"),
        ("pukul 08.15 WIB, Jumat (1/11/2024)", "2024-11-01T08:15+07:00"),
        (
            "Jumat (1/11/2024) pukul 08.00-10.00 WIB",
            "2024-11-01T08:00+07:00/2024-11-01T10:00+07:00",
        ),
    ],
)
def test_rule_7_date_and_clock_are_one_mention(text: str, value: str) -> None:
    assert only(text, None).value == value


@pytest.mark.parametrize(
    ("text", "value", "granularity", "modifier"),
    [  # on Saturday 2024-11-02
        ("Oktober 2024", "2024-10", "month", None),
        ("akhir Oktober 2024", "2024-10", "month", "end"),
        ("pertengahan 2023", "2023", "year", "middle"),
        ("awal pekan depan", "2024-W45", "week", "start"),
        ("kuartal III-2024", "2024-07/2024-09", "quarter", None),
        ("semester II tahun lalu", "2023-07/2023-12", "semester", None),
        ("era 1990-an", "199X", "decade", None),
        ("tiga hari", "P3D", "day", None),
        ("pukul 19.30", "T19:30", "minute", None),
        ("pukul 19.30.15 WIB", "T19:30:15+07:00", "second", None),
    ],
)
def test_rule_8_never_more_than_the_text_says(
    text: str, value: str, granularity: str, modifier: str | None
) -> None:
    mention = only(text, "2024-11-02")
    assert (mention.value, mention.granularity, mention.modifier) == (value, granularity, modifier)


@pytest.mark.parametrize(
    ("text", "value", "alternative"),
    [
        ("5 Ramadan 1443 H", "2022-04-07", "2022-04-06"),
        ("10 Rajab 1445 H bertepatan dengan Senin, 22 Januari 2024", "2024-01-22", "2024-01-21"),
        ("H+2 Lebaran", "2024-04-13", "2024-04-12"),
        ("H-7 Lebaran", "2024-04-03", None),
    ],
)
def test_rule_10_two_readings(text: str, value: str, alternative: str | None) -> None:
    mention = find_dates(text, anchor=date(2024, 4, 1))[0]
    assert (mention.value, mention.alternative) == (value, alternative)


@pytest.mark.parametrize(
    ("anchor", "today"),
    [
        (date(2024, 12, 31), "2024-12-31"),
        (datetime(2024, 12, 31, 23, 59, tzinfo=WIB), "2024-12-31"),
        (datetime(2024, 12, 31, 16, 59, tzinfo=UTC), "2024-12-31"),  # the same moment
        (datetime(2024, 12, 31, 17, 0, tzinfo=UTC), "2025-01-01"),
        (datetime(2024, 12, 31, 23, 59, tzinfo=UTC), "2025-01-01"),
        (datetime(2025, 1, 1, 0, 30, tzinfo=WIT), "2025-01-01"),  # a newsroom in Papua
        (datetime(2024, 12, 31, 10, 0, tzinfo=timezone(timedelta(hours=-7))), "2025-01-01"),
        (datetime(2024, 12, 31, 23, 59), "2024-12-31"),  # noqa: DTZ001 - a clock without zone is home's
    ],
)
def test_the_anchor_is_a_day_in_indonesia(anchor: date, today: str) -> None:
    assert only("hari ini", anchor).value == today


@pytest.mark.parametrize(
    "text", ["kemarin", "Rabu.", "pekan lalu", "kuartal IV", "tanggal 5", "H-3"]
)
def test_without_an_anchor_what_leans_on_it_is_left_out(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize("text", ["02-11", "besok", "", "2024-13"])
def test_an_anchor_is_iso_8601(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_anchor(text)
