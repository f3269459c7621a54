"""What a crawl says of itself."""

from __future__ import annotations

from collections import Counter

import pytest

from newscrawl.tally import Tally


@pytest.mark.parametrize(
    ("tally", "summary"),
    [
        (Tally(site="kabar", stored=1), "kabar: 1 new article"),
        (Tally(site="kabar", stored=12, known=28), "kabar: 12 new articles, 28 known"),
        (
            Tally(site="kabar", skipped=Counter({"a home page": 2}), failed=Counter({"x": 1})),
            "kabar: 0 new articles, 2 skipped (2 a home page), 1 failed (1 x)",
        ),
    ],
)
def test_summary(tally: Tally, summary: str) -> None:
    assert tally.summary() == summary


@pytest.mark.parametrize(
    ("tally", "trouble"),
    [
        (Tally(site="kabar", announced=3, known=3), None),
        (Tally(site="kabar", announced=3, requested=3, stored=2, failed=Counter({"x": 1})), None),
        (Tally(site="kabar"), "no articles found"),
        (Tally(site="kabar", source_failures=["/: no"]), "no articles found (/: no)"),
        (
            Tally(site="kabar", announced=2, requested=2, failed=Counter({"no answer in time": 2})),
            "none of 2 articles could be fetched (no answer in time)",
        ),
        (
            Tally(site="kabar", announced=2, known=2, source_failures=["/feed/: no answer"]),
            "a source failed, so articles may be missing (/feed/: no answer)",
        ),
    ],
)
def test_trouble(tally: Tally, trouble: str | None) -> None:
    assert tally.trouble() == trouble
