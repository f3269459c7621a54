"""Date lines as pages, metadata and feeds write them: text, moment, zone stated, has a time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.indonesian.publication import parse_timestamp

JAKARTA = ZoneInfo("Asia/Jakarta")

MACHINE = [
    ("2024-11-02T08:15:30+07:00", "2024-11-02T08:15:30+07:00", True, True),
    ("2024-11-02T08:15:30.000Z", "2024-11-02T08:15:30+00:00", True, True),
    ("2024-11-02T09:41:00+0700", "2024-11-02T09:41:00+07:00", True, True),
    ("2024-11-02T08:15-07:00", "2024-11-02T08:15:00-07:00", True, True),
    ("2024-11-02 08:15:30 +0800", "2024-11-02T08:15:30+08:00", True, True),
    ("2024-11-02 08:15:30", "2024-11-02T08:15:30+07:00", False, True),
    ("2024/11/02 08:15", "2024-11-02T08:15:00+07:00", False, True),
    ("2024-11-02", "2024-11-02T00:00:00+07:00", False, False),
    ("20241102", "2024-11-02T00:00:00+07:00", False, False),
    ("20241102081530", "2024-11-02T08:15:30+07:00", False, True),
    ("20241102T081530Z", "2024-11-02T08:15:30+00:00", True, True),
    ("2024-11-02WIB08:15:34+07:00", "2024-11-02T08:15:34+07:00", True, True),
    ("1730535330", "2024-11-02T08:15:30+00:00", True, True),
    ("1730535330000", "2024-11-02T08:15:30+00:00", True, True),
]
# A malformed stamp's Z is decoration: the clock is the newsroom's.
MALFORMED = [
    ("2024-11-02T08-15-56Z", "2024-11-02T08:15:56+07:00", False, True),
    ("2024-11-02 T08:15:58Z", "2024-11-02T08:15:58+07:00", False, True),
]
FEEDS = [
    ("Sat, 02 Nov 2024 08:15:30 +0700", "2024-11-02T08:15:30+07:00", True, True),
    ("Sat, 02 Nov 2024 01:15:30 GMT", "2024-11-02T01:15:30+00:00", True, True),
    ("Sat, 2 Nov 2024 20:15 EST", "2024-11-02T20:15:00-05:00", True, True),
    ("Sat Nov 02 2024 16:17:18 GMT+0700", "2024-11-02T16:17:18+07:00", True, True),
]
PRINTED = [
    ("Sabtu, 2 November 2024 | 08:15 WIB", "2024-11-02T08:15:00+07:00", True, True),
    ("19/11/2023, 16:42 WIB", "2023-11-19T16:42:00+07:00", True, True),
    ("08 Okt 2023, 12:34", "2023-10-08T12:34:00+07:00", False, True),
    ("Senin , 12 February 2024, 14:21 WIB", "2024-02-12T14:21:00+07:00", True, True),
    ("Maret 08 / 2023 12:47 WIB", "2023-03-08T12:47:00+07:00", True, True),
    ("Maret 08 2023 / 12:47 WIB", "2023-03-08T12:47:00+07:00", True, True),
    ("Jum'at, 1 Nov 2024 10.05 wib", "2024-11-01T10:05:00+07:00", True, True),
    ("Jum’at, 1 Nov 2024 – 10:05 Wita", "2024-11-01T10:05:00+08:00", True, True),
    ("Rabu, 6 Nov 2024 19.05 (WIT)", "2024-11-06T19:05:00+09:00", True, True),
    ("Senin, 24 Juni 2019 16:17 WIB | 412 Views", "2019-06-24T16:17:00+07:00", True, True),
    ("Dipublikasikan 2 November 2024, 08:15", "2024-11-02T08:15:00+07:00", False, True),
    ("Diperbarui 01/11/2024, 10:00 WIB", "2024-11-01T10:00:00+07:00", True, True),
    (
        "Contoh.com - 01/11/2024, 10:00 WIB | Diperbarui 03/11/2024, 11:00 WIB",
        "2024-11-01T10:00:00+07:00",
        True,
        True,
    ),
    (
        "Diperbarui: 03/11/2024, 11:00 - Terbit: 01/11/2024, 10:00",
        "2024-11-01T10:00:00+07:00",
        False,
        True,
    ),
    ("Terbit 2 Nov 2024 | Diperbarui 3 Nov 2024 10:00", "2024-11-02T00:00:00+07:00", False, False),
    ("08:15 WIB, 2 November 2024", "2024-11-02T08:15:00+07:00", True, True),
    ("on 18 Mar 2019 at 10:20 WIB", "2019-03-18T10:20:00+07:00", True, True),
    ("Published on Tuesday, 12 Feb 2019", "2019-02-12T00:00:00+07:00", False, False),
    ("November 2, 2024 8:15 pm", "2024-11-02T20:15:00+07:00", False, True),
    ("November 2nd, 2024, 12:05 a.m.", "2024-11-02T00:05:00+07:00", False, True),
    ("Senin, 4 Nopember 2024 24:00", "2024-11-04T00:00:00+07:00", False, True),
    ("21/2/2024 19:40", "2024-02-21T19:40:00+07:00", False, True),
    ("2 Nov 2024, halaman 5-10", "2024-11-02T00:00:00+07:00", False, False),
    ("11/16/2024", "2024-11-16T00:00:00+07:00", False, False),
    ("2 Nov 24 08:15 WIB", "2024-11-02T08:15:00+07:00", True, True),
    ("02-11-24 08:15", "2024-11-02T08:15:00+07:00", False, True),
]
NONE = [
    "", "   ", "[publishdate]", "{{ article.date }}", "6 bulan lalu", "2 jam yang lalu", "kemarin",
    "31/02/2024", "20/20/2025 10:00", "0000-00-00 00:00:00", "99/99/9999", "2024-13-45",
    "2 November 2024 25:61", "2024", "November 2024", "9999-12-31T23:59:59-12:00", "Budi Santoso",
    "1" * 500, "1/1/2024 " * 200, "\ud800",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "moment", "zone_stated", "has_time"), [*MACHINE, *MALFORMED, *FEEDS, *PRINTED]
)
def test_moment(text: str, moment: str, zone_stated: bool, has_time: bool) -> None:
    stamp = parse_timestamp(text, zone=JAKARTA)
    assert stamp is not None
    assert stamp.value.isoformat() == moment
    assert (stamp.zone_stated, stamp.has_time) == (zone_stated, has_time)


@pytest.mark.parametrize("text", NONE)
def test_no_moment(text: str) -> None:
    assert parse_timestamp(text, zone=JAKARTA) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("the 2nd of November 2024 at 8:15", "2024-11-02T08:15:00+07:00"),
        ("Sat Nov 2 08:15:30 WITA 2024", "2024-11-02T08:15:30+08:00"),
        ("2024 November 2", "2024-11-02T00:00:00+07:00"),
    ],
)
def test_odd_lines_are_left_to_dateparser(text: str, moment: str) -> None:
    stamp = parse_timestamp(text, zone=JAKARTA)
    assert stamp is not None
    assert stamp.value.isoformat() == moment


@given(
    st.one_of(st.text(st.characters(exclude_categories=())), st.from_regex(r"[\d/:. TZ+-]{1,40}"))
)
@example("0001-01-01T00:00:00+14:00")
@example("31 Des 9999 23:59 -12:00")
def test_any_line_is_read(text: str) -> None:
    stamp = parse_timestamp(text, zone=JAKARTA)
    assert stamp is None or stamp.value.utcoffset() is not None
