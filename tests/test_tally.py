"""What a crawl says of itself."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from newscrawl.tally import SourceLine, Tally


@pytest.mark.parametrize(
    ("tally", "summary"),
    [
        (Tally(site="kabar", stored=1), "kabar: 1 new article"),
        (Tally(site="kabar", stored=12, known=28), "kabar: 12 new articles, 28 known"),
        (
            Tally(
                site="kabar",
                filtered=Counter({"outside the period": 3}),
                skipped=Counter({"a home page": 2}),
                failed=Counter({"x": 1}),
            ),
            (
                "kabar: 0 new articles, 3 filtered (3: outside the period), "
                "2 skipped (2: a home page), 1 failed (1: x)"
            ),
        ),
        (
            Tally(site="kabar", before=5),
            "kabar: 0 new articles, nothing new announced (5 stored before)",
        ),
        (
            Tally(site="kabar", announced=3, updated=1, duplicates=2, unfinished=4),
            "kabar: 0 new articles, 1 updated, 2 duplicates, 4 left for the next run",
        ),
    ],
)
def test_summary(tally: Tally, summary: str) -> None:
    assert tally.summary() == summary


def tally(**counts: Any) -> Tally:
    return Tally(site="kabar", **{"walked": True, **counts})


def line(status: str) -> SourceLine:
    return SourceLine(url="http://kabar.test/feed/", kind="feed", status=status)


@pytest.mark.parametrize(
    ("tally", "trouble"),
    [
        (tally(announced=3, known=3), None),
        (tally(announced=3, requested=3, stored=2, failed=Counter(x=1)), None),
        (tally(announced=9, known=3, requested=1, skipped=Counter(gone=1)), None),
        (tally(announced=9, requested=9, filtered=Counter(old=9)), None),
        (tally(), "no articles found"),
        (tally(source_failures=["/: no"]), "no articles found (/: no)"),
        (
            tally(announced=5, requested=5, stored=1, failed=Counter({"no answer in time": 4})),
            "4 of 5 articles could not be fetched (4: no answer in time)",
        ),
        (
            tally(announced=5, requested=5, skipped=Counter({"no text": 5})),
            "none of 5 pages held an article (5: no text)",
        ),
        (
            tally(announced=2, known=2, source_failures=["/feed/: no answer"]),
            "a source failed, so articles may be missing (/feed/: no answer)",
        ),
        (tally(before=7), "no articles found, where 7 were found before"),
        (tally(before=7, sources=[line("not due")]), None),
        (tally(before=7, sources=[line("not modified")]), None),
        (tally(sources=[line("not modified")]), "no articles found"),
        (tally(before=7, sources=[line("read")]), "no articles found, where 7 were found before"),
        (tally(left=1, requested=1, stored=1), None),
        (tally(refreshed=2, requested=2, unchanged=2), None),
        (tally(announced=1, requested=1, unfinished=1), None),
        (tally(announced=1, requested=1, duplicates=1), None),
        (
            tally(before=7, sources=[line("not due")], source_failures=["/s.xml: no"]),
            "a source failed, so articles may be missing (/s.xml: no)",
        ),
        (
            tally(announced=2, known=2, source_failures=["a", "b", "c", "d"]),
            "a source failed, so articles may be missing (a; b; c)",
        ),
    ],
)
def test_trouble(tally: Tally, trouble: str | None) -> None:
    assert tally.trouble() == trouble


@pytest.mark.parametrize(
    ("tally", "completeness"),
    [
        (tally(), None),
        (tally(announced=4, known=1, stored=3), 1.0),
        (tally(announced=4, known=1, stored=2, failed=Counter(x=1)), 0.75),
        (tally(announced=4, stored=1, filtered=Counter(x=2), skipped=Counter(y=1)), 1.0),
        (tally(announced=4, filtered=Counter(x=4)), None),
        (tally(announced=3, stored=1, duplicates=1, unfinished=1), 0.5),
        (tally(left=2, stored=2), 1.0),
        (tally(announced=2, stored=2, walked=False), None),  # there may be more
        (tally(announced=2, stored=2, source_failures=["/s.xml: no"]), None),
        (tally(announced=3, stored=1, failed=Counter(x=2)), 0.3333),
    ],
)
def test_completeness(tally: Tally, completeness: float | None) -> None:
    assert tally.completeness == completeness


NOON = datetime(2024, 11, 2, 12, tzinfo=UTC)
WEEK_AGO = NOON - timedelta(days=7)
WEEK, LAST = date(2024, 10, 26), date(2024, 11, 1)


@pytest.mark.parametrize(
    ("tally", "days"),
    [
        (tally(announced=1, reached=NOON), None),  # no period
        (tally(announced=1, asked_since=WEEK_AGO, reached=WEEK_AGO), None),
        (tally(announced=1, asked_since=WEEK_AGO, reached=NOON), (WEEK, LAST)),
        (tally(announced=1, asked_since=WEEK_AGO, oldest=NOON), (WEEK, LAST)),
        (tally(announced=1, asked_since=WEEK_AGO, reached=NOON, complete=True), None),
        (tally(announced=1, asked_since=WEEK_AGO, reached=NOON, walked=False), None),  # --limit
        (tally(asked_since=WEEK_AGO, reached=NOON), None),  # nothing was asked of it
        (tally(announced=1, asked_since=WEEK_AGO), None),
        (tally(announced=1, asked_since=NOON - timedelta(days=1), reached=NOON), (LAST, LAST)),
    ],
)
def test_unreachable_days(tally: Tally, days: tuple[date, date] | None) -> None:
    assert tally.unreachable_days == days


def test_what_was_stored() -> None:
    counted = tally()
    counted.store(None, "gallery")
    counted.store(NOON, "article")
    counted.store(WEEK_AGO, "article")
    assert (counted.stored, counted.outcomes) == (3, Counter(article=2, gallery=1))
    assert (counted.oldest, counted.newest) == (WEEK_AGO, NOON)
