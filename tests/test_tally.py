"""What a crawl says of itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from newscrawl.tally import Tally


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
    ],
)
def test_summary(tally: Tally, summary: str) -> None:
    assert tally.summary() == summary


def tally(**counts: Any) -> Tally:
    return Tally(site="kabar", **counts)


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
    ],
)
def test_trouble(tally: Tally, trouble: str | None) -> None:
    assert tally.trouble() == trouble
