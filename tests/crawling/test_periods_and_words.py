"""Only what was published in a period, or what a text says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from crawl_runs import opened, paths
from newsroom.stories import WIB

SINCE, UNTIL = ("--since", "2024-12-20"), ("--until", "2024-12-22")


@pytest.mark.parametrize(
    ("sources", "options", "tolerance"),
    [
        # A day before; the front page's ten; and where a list tells no time, two lists before.
        (("robots", "sitemap"), SINCE, 4),
        (("rest",), SINCE, 0),
        (("rest",), (*SINCE, *UNTIL), 10),
        (("rss", "archive"), SINCE, 20),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else "",
)
def test_only_the_period_is_fetched(
    tmp_path: Path, sources: tuple[str, ...], options: tuple[str, ...], tolerance: int
) -> None:
    with opened(tmp_path, sources=sources) as desk:
        run = desk.crawl(*options)
        last = "2024-12-22" if "--until" in options else "2025"
        wanted = [s for s in desk.paper.stories if "2024-12-20" <= s.day <= last]
        assert len(wanted) == (10 if "--until" in options else 36)
        assert desk.stored() == paths(wanted)
        assert run.code == 0, run.err
        assert len(run.articles - {s.id for s in wanted}) <= tolerance
        assert not [asked.path for asked in run.asked if asked.path == "/sitemap-2024-11.xml"]
        assert not run.site["unreachable_days"]


def test_an_end_alone_keeps_what_is_older(tmp_path: Path) -> None:
    """A sitemap tells when an article changed last: that it is out later does not follow."""
    with opened(tmp_path, 30, sources=["robots", "sitemap"]) as desk:
        edited = desk.paper.edit(desk.paper.stories[-1])
        run = desk.crawl("--until", "2024-11-10")
        wanted = [s for s in desk.paper.stories if s.day <= "2024-11-10"]
        assert edited in wanted
        assert desk.stored() == paths(wanted)
        assert run.code == 0, run.err


def test_dated_indexes_of_the_period_only(tmp_path: Path) -> None:
    newest = datetime.now(WIB).replace(hour=1, minute=0, second=0, microsecond=0)
    first, last = (f"{newest - timedelta(days=days):%Y-%m-%d}" for days in (12, 10))
    with opened(tmp_path, sources=["days"], newest=newest) as desk:
        run = desk.crawl("--since", first, "--until", last)
        wanted = [s for s in desk.paper.stories if first <= s.day <= last]
        assert desk.stored() == paths(wanted)
        assert run.code == 0, run.err
        days = {
            "-".join(found.groups())
            for asked in run.asked
            if (found := re.search(r"/indeks/(\d{4})/(\d\d)/(\d\d)", asked.path))
        }
        assert {first, last} <= days
        assert min(days) >= f"{newest - timedelta(days=14):%Y-%m-%d}"
        assert len(run.articles - {s.id for s in wanted}) <= 20  # the front page's, and strays


def test_days_that_no_source_reaches_are_named(tmp_path: Path) -> None:
    with opened(tmp_path, sources=["rss"]) as desk:
        run = desk.crawl("--since", "2024-12-20")
        listed = desk.paper.stories[:10]
        assert desk.stored() == paths(listed)
        missed = run.site["unreachable_days"]
        assert missed[0] == "2024-12-20"
        assert missed[-1] in (
            listed[-1].day,
            f"{listed[-1].published - timedelta(days=1):%Y-%m-%d}",
        )


@pytest.mark.parametrize("sources", [("rest",), ("robots", "sitemap")], ids="+".join)
def test_words_that_articles_must_hold(tmp_path: Path, sources: tuple[str, ...]) -> None:
    with opened(tmp_path, 60, sources=sources) as desk:
        run = desk.crawl("--query", "kopi")
        wanted = [s for s in desk.paper.stories if re.search(r"\bkopi\b", s.text)]
        assert 1 < len(wanted) < 20
        assert desk.stored() == paths(wanted)
        assert run.code == 0, run.err
        if "rest" in sources:  # its own search leaves few to look at: those the front page links
            assert len(run.articles) <= len(wanted) + 10
        else:
            desk.crawl()
            assert desk.stored() == paths(desk.paper.stories)
