"""Periods: what a person types, and what an announced time can rule out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscrawl.period import Period, moment

NOW = datetime(2024, 11, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("2024-11-01", False, "2024-11-01T00:00:00+07:00"),
        ("2024-11-01", True, "2024-11-02T00:00:00+07:00"),
        ("20241101", True, "2024-11-02T00:00:00+07:00"),
        ("2024-11-01T08:00", True, "2024-11-01T08:00:00+07:00"),
        ("2024-11-01T08:00+09:00", False, "2024-11-01T08:00:00+09:00"),
        ("3d", False, "2024-10-30T12:00:00+00:00"),
        ("12h", True, "2024-11-02T00:00:00+00:00"),
        ("0d", False, "2024-11-02T12:00:00+00:00"),
    ],
)
def test_moment(text: str, end: bool, expected: str) -> None:
    assert moment(text, now=NOW, end=end).isoformat() == expected


@pytest.mark.parametrize(
    "text", ["kemarin", "d", "-3d", "2024-13-01", "9999-12-31", "999999d", "١d"]
)
def test_no_moment(text: str) -> None:
    if text == "١d":  # decimal in another script: Python reads it, and so do we
        assert moment(text, now=NOW)
        return
    with pytest.raises(ValueError, match="is no date"):
        moment(text, now=NOW, end=True)


SINCE = datetime(2024, 11, 1, tzinfo=UTC)
UNTIL = datetime(2024, 11, 3, tzinfo=UTC)


def day(number: int) -> datetime:
    return datetime(2024, 11, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "modified", "out"),
    [
        (None, None, False),  # nothing said
        (None, datetime(2024, 10, 1, tzinfo=UTC), True),  # changed last before it
        (None, datetime(2024, 10, 31, 12, tzinfo=UTC), False),  # too near: a bare day is midnight
        (None, day(9), False),  # changed behind it, published who knows when
        (day(2), None, False),
        (day(9), None, True),
        (day(3), None, False),
        (datetime(2024, 10, 1, tzinfo=UTC), day(2), False),  # its page decides
    ],
)
def test_rules_out(published: datetime | None, modified: datetime | None, out: bool) -> None:
    period = Period(since=SINCE, until=UNTIL)
    assert period.rules_out(published=published, modified=modified) is out


def test_holds() -> None:
    period = Period(since=SINCE, until=UNTIL)
    assert [period.holds(day(n)) for n in (1, 2, 3)] == [True, True, False]
    assert not Period()
