"""Claims of a publication date, and what is made of them: a table for each way to lie."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.indonesian.publication import Publication, publication_date
from newscrawl.items import Claim

JAKARTA = ZoneInfo("Asia/Jakarta")
FETCHED = datetime(2024, 11, 20, tzinfo=UTC)
Claims = list[tuple[str, str]]
Row = tuple[str, Claims, str, dict[str, str]]  # why, claims, moment, disagreements


def weigh(
    published: Claims, modified: Claims | None = None, zone: str = "Asia/Jakarta"
) -> Publication:
    return publication_date(
        [Claim(source=source, value=value) for source, value in published],
        [Claim(source=source, value=value) for source, value in modified or []],
        zone=ZoneInfo(zone),
        fetched_at=FETCHED,
    )


AGREEMENT: list[Row] = [
    (
        "UTC and the same instant printed",
        [("jsonld", "2024-11-02T01:15:30+00:00"), ("page", "Sabtu, 2 November 2024 08:15 WIB")],
        "2024-11-02T01:15:30+00:00",
        {},
    ),
    (
        "offset kept as the page gives it",
        [("meta:pubdate", "2024-11-02T08:15:30+08:00")],
        "2024-11-02T08:15:30+08:00",
        {},
    ),
    (
        "a printed line alone",
        [("page", "Sabtu, 2 November 2024 08:15 WIB")],
        "2024-11-02T08:15:00+07:00",
        {},
    ),
    (
        "seconds of the metadata for the printed minute",
        [("page", "2 Nov 2024, 08:15"), ("jsonld", "2024-11-02T08:15:30+07:00")],
        "2024-11-02T08:15:30+07:00",
        {},
    ),
]
FALSE_OFFSETS: list[Row] = [
    (
        "the printed clock marked Z",
        [("jsonld", "2024-11-02T08:15:30Z"), ("page", "2 Nov 2024 08:15 WIB")],
        "2024-11-02T08:15:30+07:00",
        {"jsonld": "2024-11-02T08:15:30Z"},
    ),
    (
        "the printed clock marked -07:00",
        [
            ("meta:article:published_time", "2024-11-02T08:15:30-07:00"),
            ("page", "2 Nov 2024 08:15"),
        ],
        "2024-11-02T08:15:30+07:00",
        {"meta:article:published_time": "2024-11-02T08:15:30-07:00"},
    ),
    (
        "a WITA line",
        [("page:datetime", "2024-11-02T08:15:30+00:00"), ("page", "2 Nov 2024 08:15 WITA")],
        "2024-11-02T08:15:30+08:00",
        {"page:datetime": "2024-11-02T08:15:30+00:00"},
    ),
    (
        "only the day is printed, and UTC would be tomorrow",
        [("jsonld", "2024-11-02T21:40:10+00:00"), ("page", "Saturday, 2 Nov 2024")],
        "2024-11-02T21:40:10+07:00",
        {"jsonld": "2024-11-02T21:40:10+00:00"},
    ),
    (
        "true UTC beside local time marked UTC",
        [
            ("page:datetime", "2024-11-02T10:21:40+00:00"),
            ("meta:article:published_time", "2024-11-02T03:21:40+00:00"),
        ],
        "2024-11-02T10:21:40+07:00",
        {"page:datetime": "2024-11-02T10:21:40+00:00"},
    ),
    (
        "the same in WITA",
        [("page:datetime", "2024-11-02T13:12:33+00:00"), ("jsonld", "2024-11-02T05:12:33+00:00")],
        "2024-11-02T13:12:33+08:00",
        {"page:datetime": "2024-11-02T13:12:33+00:00"},
    ),
    (
        "one clock under two offsets",
        [
            ("meta:article:published_time", "2024-11-02T13:00:05-07:00"),
            ("meta:pubdate", "Sat, 02 Nov 2024 13:00:05 GMT"),
        ],
        "2024-11-02T13:00:05+07:00",
        {
            "meta:article:published_time": "2024-11-02T13:00:05-07:00",
            "meta:pubdate": "Sat, 02 Nov 2024 13:00:05 GMT",
        },
    ),
    (
        "+08:00 is no mistake",
        [("jsonld", "2024-11-02T08:15:30+08:00"), ("page", "2 Nov 2024 08:15")],
        "2024-11-02T08:15:30+08:00",
        {},
    ),
    (
        "a zoneless WITA clock beside true UTC",
        [("jsonld", "2024-11-02T05:12:33+00:00"), ("page", "2 Nov 2024 13:12")],
        "2024-11-02T05:12:33+00:00",
        {},
    ),
    (
        "malformed, with the printed clock",
        [("jsonld", "2024-11-02T08-15-56Z"), ("page", "Sabtu, 02 Nov 2024 08:15 WIB")],
        "2024-11-02T08:15:56+07:00",
        {},
    ),
]
LIES: list[Row] = [
    (
        "a constant of the template",
        [
            ("meta:datepublished", "2013-05-06T10:20:30"),
            ("jsonld", "2024-11-02T08:15:30+07:00"),
            ("page", "2 Nov 2024 08:15 WIB"),
        ],
        "2024-11-02T08:15:30+07:00",
        {"meta:datepublished": "2013-05-06T10:20:30"},
    ),
    (
        "a placeholder",
        [("meta:article:published_time", "[publishdate]"), ("page", "2 Nov 2024 08:15 WIB")],
        "2024-11-02T08:15:00+07:00",
        {"meta:article:published_time": "[publishdate]"},
    ),
    (
        "the future",
        [("jsonld", "2034-11-02T08:15:30+07:00"), ("url", "2024-11-02")],
        "2024-11-02T00:00:00+07:00",
        {"jsonld": "2034-11-02T08:15:30+07:00"},
    ),
    (
        "the epoch's first day",
        [("jsonld", "1970-01-01T00:00:00Z"), ("page", "2 Nov 2024")],
        "2024-11-02T00:00:00+07:00",
        {"jsonld": "1970-01-01T00:00:00Z"},
    ),
    (
        "an impossible day",
        [("jsonld", "2024-02-31T08:15:30+07:00"), ("page", "2 Nov 2024")],
        "2024-11-02T00:00:00+07:00",
        {"jsonld": "2024-02-31T08:15:30+07:00"},
    ),
    (
        "a move to a new system",
        [
            ("jsonld", "2024-09-01T00:00:01+07:00"),
            ("page", "2 Nov 2023 08:15 WIB"),
            ("url", "2023-11-02"),
        ],
        "2023-11-02T08:15:00+07:00",
        {"jsonld": "2024-09-01T00:00:01+07:00"},
    ),
    (
        "the printed clock before the metadata's",
        [("jsonld", "2024-11-02T19:44:12+07:00"), ("page", "2/11/2024 19:40")],
        "2024-11-02T19:40:00+07:00",
        {"jsonld": "2024-11-02T19:44:12+07:00"},
    ),
    (
        "another article's line, hours away",
        [("jsonld", "2024-11-02T19:44:12+07:00"), ("page", "2/11/2024 08:30")],
        "2024-11-02T19:44:12+07:00",
        {"page": "2/11/2024 08:30"},
    ),
    (
        "a site's own selector is no other's line",
        [("site:contoh", "2/11/2024 08:30"), ("jsonld", "2024-11-02T19:44:12+07:00")],
        "2024-11-02T08:30:00+07:00",
        {"jsonld": "2024-11-02T19:44:12+07:00"},
    ),
]
DAYS: list[Row] = [
    (
        "a day does not beat a time of that day",
        [("page", "2 November 2024"), ("jsonld", "2024-11-02T08:15:30+07:00")],
        "2024-11-02T08:15:30+07:00",
        {},
    ),
    (
        "the address is evidence of a day only",
        [("url", "2024-11-02"), ("feed", "Sat, 02 Nov 2024 08:15:30 +0700")],
        "2024-11-02T08:15:30+07:00",
        {},
    ),
    (
        "the most believed where days differ",
        [("jsonld", "2024-11-02T08:15:30+07:00"), ("url", "2024-11-01")],
        "2024-11-02T08:15:30+07:00",
        {"url": "2024-11-01"},
    ),
    (
        "just after midnight at home, the day before in UTC",
        [
            ("jsonld", "2024-11-01T17:30:00+00:00"),
            ("page", "2 November 2024"),
            ("url", "2024-11-02"),
        ],
        "2024-11-01T17:30:00+00:00",
        {},
    ),
]

CLOCKS: list[Row] = [
    (
        "midnight where another claim has a clock is the day only",
        [("jsonld", "2024-11-02T00:00:00+07:00"), ("feed", "Sat, 02 Nov 2024 08:15:30 +0700")],
        "2024-11-02T08:15:30+07:00",
        {},
    ),
    (
        "midnight in UTC is a clock where another says the same",
        [("jsonld", "2024-11-02T00:00:00Z"), ("page", "2 Nov 2024 07:00 WIB")],
        "2024-11-02T00:00:00+00:00",
        {},
    ),
    ("midnight alone", [("jsonld", "2024-11-02T00:00:00+07:00")], "2024-11-02T00:00:00+07:00", {}),
    (
        "Z in the future, at home not",
        [("jsonld", "2024-11-20T06:30:00Z")],
        "2024-11-20T06:30:00+07:00",
        {"jsonld": "2024-11-20T06:30:00Z"},
    ),
    (
        "the printed minute that the feed repeats, against the metadata alone",
        [
            ("jsonld", "2024-11-05T10:00:00+07:00"),
            ("page", "2 Nov 2024 08:15 WIB"),
            ("feed", "Sat, 02 Nov 2024 08:15:30 +0700"),
        ],
        "2024-11-02T08:15:30+07:00",
        {"jsonld": "2024-11-05T10:00:00+07:00"},
    ),
    (
        "the same on one day",
        [
            ("jsonld", "2024-11-02T14:00:00+07:00"),
            ("page", "2 Nov 2024 08:15 WIB"),
            ("feed", "Sat, 02 Nov 2024 08:15:30 +0700"),
        ],
        "2024-11-02T08:15:30+07:00",
        {"jsonld": "2024-11-02T14:00:00+07:00"},
    ),
    (
        "seven hours apart: an offset added twice",
        [("jsonld", "2024-11-02T15:15:30+07:00"), ("page", "2 Nov 2024 08:15 WIB")],
        "2024-11-02T08:15:00+07:00",
        {"jsonld": "2024-11-02T15:15:30+07:00"},
    ),
    (
        "and over midnight",
        [("jsonld", "2024-11-01T23:15:30+07:00"), ("page", "2 Nov 2024 06:15 WIB")],
        "2024-11-02T06:15:00+07:00",
        {"jsonld": "2024-11-01T23:15:30+07:00"},
    ),
    (
        "a line of the crawl's day beside an address of another",
        [("page", "Rabu, 20 November 2024"), ("url", "2024-11-02")],
        "2024-11-02T00:00:00+07:00",
        {"page": "Rabu, 20 November 2024"},
    ),
]


@pytest.mark.parametrize(
    ("why", "claims", "moment", "disagreements"),
    [*AGREEMENT, *FALSE_OFFSETS, *LIES, *DAYS, *CLOCKS],
)
def test_published(why: str, claims: Claims, moment: str, disagreements: dict[str, str]) -> None:
    found = weigh(claims)
    assert found.published is not None, why
    assert found.published.isoformat() == moment, why
    assert dict(found.disagreements) == disagreements, why


@pytest.mark.parametrize(
    ("published", "modified", "expected"),
    [
        ("2024-11-02T08:15:30+07:00", "2024-11-03T09:00:00+07:00", "2024-11-03T09:00:00+07:00"),
        ("2024-11-02T08:15:30+07:00", "2024-11-02T08:15:30+07:00", "2024-11-02T08:15:30+07:00"),
        ("2024-11-02T08:15:30+07:00", "2024-11-02T08:10:00+07:00", None),  # before it was published
        ("2024-11-02T08:15:30+07:00", "2034-01-01T00:00:00+07:00", None),
        ("2024-11-02T08:15:30+07:00", "[modified]", None),
    ],
)
def test_modified(published: str, modified: str, expected: str | None) -> None:
    found = weigh([("jsonld", published)], [("jsonld", modified)]).modified
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("claims", "raw", "source"),
    [
        (
            [("jsonld", "2024-11-02T08:15:30+07:00"), ("page", " Sabtu, 2 Nov 2024 08:15 WIB ")],
            "Sabtu, 2 Nov 2024 08:15 WIB",
            "jsonld",
        ),
        ([("jsonld", "2024-11-02T08:15:30+07:00")], "2024-11-02T08:15:30+07:00", "jsonld"),
        (
            [("page:datetime", "2024-11-02T08:15:30+07:00")],
            "2024-11-02T08:15:30+07:00",
            "page:datetime",
        ),
        ([("page", "6 bulan lalu")], "6 bulan lalu", None),
        ([], None, None),
    ],
)
def test_as_printed(claims: Claims, raw: str | None, source: str | None) -> None:
    found = weigh(claims)
    assert (found.raw, found.source) == (raw, source)


@pytest.mark.parametrize(
    ("claims", "stated"),
    [
        ([("jsonld", "2024-11-02T08:15:30+07:00")], True),
        ([("jsonld", "2024-11-02T08:15:30")], False),
        ([("page", "2 Nov 2024 08:15 WIB")], True),
        ([("page", "2 Nov 2024 08:15")], False),
    ],
)
def test_zone_stated(claims: Claims, stated: bool) -> None:
    assert weigh(claims).zone_stated is stated


def test_a_clock_without_zone_is_the_newsrooms() -> None:
    found = weigh([("page", "2 Nov 2024 08:15")], zone="Asia/Jayapura").published
    assert found is not None
    assert found.isoformat() == "2024-11-02T08:15:00+09:00"


def test_a_naive_fetch_time_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="offset"):
        publication_date([], [], zone=JAKARTA, fetched_at=datetime(2024, 11, 2))  # noqa: DTZ001 - the point


SOURCES = st.sampled_from(
    ("site:contoh", "jsonld", "meta:pubdate", "page:datetime", "page", "url", "feed")
)
VALUES = st.one_of(
    st.text(max_size=20),
    st.datetimes(
        datetime(1980, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds
        datetime(2030, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from((None, UTC, JAKARTA)),
    ).map(lambda moment: moment.isoformat()),
    st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year} 10:00 WIB"),
)
CLAIMS = st.lists(st.tuples(SOURCES, VALUES), max_size=6)


@given(published=CLAIMS, modified=CLAIMS)
def test_any_claims_are_weighed(published: Claims, modified: Claims) -> None:
    found = weigh(published, modified)
    if found.published is not None:
        assert found.published.utcoffset() is not None
        assert found.source in {source for source, _ in published}
        assert found.modified is None or found.modified >= found.published
