"""What holds for any text and any anchor: nothing raises, offsets fit, dates come back."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.indonesian.dates import find_dates
from newscrawl.indonesian.lexicon import WORDS

NUMBERS = (
    "0", "1", "7", "12", "29", "31", "32", "99", "0000", "0001", "1000", "1900", "2024", "9999", "1/1",
    "29/2", "31/2", "99/99", "1/11/2024", "31/12/9999", "1/1/0001", "00/00/0000", "2-3/11", "24.00",
    "23:59", "07.30", "25.61", "1,5", "9" * 400, "1990-an", "1x24", "H-3", "H+99", "2024-02-30",
    "2023/2024", "9999/10000", "Q3", "0001-01-01", "2999-12-31", "th", "WIB", "s.d.", "٣", "²",
)  # fmt: skip
GLUE = (" ", ", ", " (", ") ", "-", " - ", "–", "/", ".", " | ", "\n", "\n\n", '"', " “", "” ", "")
PIECES = st.sampled_from((*WORDS, *(word.title() for word in WORDS), *NUMBERS))
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from(GLUE)), max_size=14).map(
    lambda pieces: "".join(word + glue for word, glue in pieces)
)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too
ZONES = st.sampled_from((None, UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-12))))
ANCHORS = st.one_of(st.none(), st.dates(), st.datetimes(timezones=ZONES))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
ISO = re.compile(r"P[0-9YMWDTHS.]+|[-0-9TWX:+/,]+")


@settings(max_examples=400, deadline=None)
@given(st.one_of(SENTENCES, ANY_TEXT), ANCHORS)
@example("\ud800Jumat (1/11)\udfff", date(1, 1, 1))
@example("tadi malam, tahun depan, 9999 tahun lalu", date(9999, 12, 31))
@example("Jumat lalu, sebulan lalu, pekan lalu, semester lalu", date(1, 1, 1))
@example("2 jam lalu", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
@example("1 Muharram 9999 H dan 30 Syawal 1 H", None)
def test_any_text_is_read(text: str, anchor: date | None) -> None:
    end = 0
    for mention in find_dates(text, anchor=anchor):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        assert ISO.fullmatch(mention.value), mention
        end = mention.end


MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
SHORT = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"
ENGLISH = "January February March April May June July August September October November December"
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"
PASARAN = "Legi Pahing Pon Wage Kliwon"


def month(day: date, names: str = MONTHS) -> str:
    return names.split()[day.month - 1]


def weekday(day: date) -> str:
    return WEEKDAYS.split()[day.weekday()]


FULL_FORMS: dict[str, Callable[[date], str]] = {
    "1 November 2024": lambda d: f"{d.day} {month(d)} {d.year}",
    "01 Nov 2024": lambda d: f"{d.day:02} {month(d, SHORT)} {d.year}",
    "Jumat, 1 November 2024": lambda d: f"{weekday(d)}, {d.day} {month(d)} {d.year}",
    "Jumat Pon, 1 November 2024": lambda d: (
        f"{weekday(d)} {PASARAN.split()[d.day % 5]}, {d.day} {month(d)} {d.year}"
    ),
    "Jumat (1/11/2024)": lambda d: f"{weekday(d)} ({d.day}/{d.month}/{d.year})",
    "Jumat (01/11/2024) malam": lambda d: f"{weekday(d)} ({d.day:02}/{d.month:02}/{d.year}) malam",
    "Jumat malam (1/11/2024)": lambda d: f"{weekday(d)} malam ({d.day}/{d.month}/{d.year})",
    "1/11/2024": lambda d: f"{d.day}/{d.month}/{d.year}",
    "01-11-2024": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "2024-11-01": lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    "November 1, 2024": lambda d: f"{month(d, ENGLISH)} {d.day}, {d.year}",
    "1 November 2024 lalu": lambda d: f"{d.day} {month(d)} {d.year} lalu",
    "hari ini, Jumat (1/11/2024)": lambda d: f"hari ini, {weekday(d)} ({d.day}/{d.month}/{d.year})",
}


@pytest.mark.parametrize("form", FULL_FORMS)
@settings(max_examples=40, deadline=None)
@given(day=DAYS, anchor=ANCHORS)
def test_a_full_date_comes_back_beside_any_anchor(
    form: str, day: date, anchor: date | None
) -> None:
    (mention,) = find_dates(f"kata dia pada {FULL_FORMS[form](day)}, di sana.", anchor=anchor)
    assert mention.value == day.isoformat()
    assert mention.weekday_agrees is not False


SHORT_FORMS: dict[str, Callable[[date], str]] = {
    "Jumat (1/11)": lambda d: f"{weekday(d)} ({d.day}/{d.month})",
    "Jumat (01/11) malam": lambda d: f"{weekday(d)} ({d.day:02}/{d.month:02}) malam",
    "Jumat, 1 November": lambda d: f"{weekday(d)}, {d.day} {month(d)}",
    "1 November": lambda d: f"{d.day} {month(d)}",
}


@pytest.mark.parametrize("form", SHORT_FORMS)
@settings(max_examples=60, deadline=None)
@given(anchor=st.dates(date(1000, 1, 2), date(2998, 12, 31)), away=st.integers(-150, 150))
def test_a_date_without_year_is_the_one_near_the_anchor(form: str, anchor: date, away: int) -> None:
    day = anchor + timedelta(days=away)
    (mention,) = find_dates(f"pada {SHORT_FORMS[form](day)}.", anchor=anchor)
    assert mention.value == day.isoformat()


@settings(max_examples=60, deadline=None)
@given(anchor=st.dates(date(1000, 1, 10)), back=st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_one(anchor: date, back: int) -> None:
    day = anchor - timedelta(days=back)
    (mention,) = find_dates(f"kata dia di Solo, hari {weekday(day)}.", anchor=anchor)
    assert mention.value == day.isoformat()


@pytest.mark.parametrize(
    "unit",
    ["1/1 ", "1/1", "Jumat (", "Jumat (1/11) ", "H-3 ", "“kemarin ", "akan Rabu ", "2024-", "9"],
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    """Four times the text in well under the sixteen times that a quadratic pass would take."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.perf_counter()
        find_dates(text, anchor=date(2024, 11, 2))
        return time.perf_counter() - begin

    assert min(seconds(80_000) for _ in range(2)) < 10 * max(seconds(20_000), 0.005)


def test_importing_loads_no_other_date_library() -> None:
    code = (
        "import sys, newscrawl.indonesian.dates; print({'dateparser', 'regex'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
