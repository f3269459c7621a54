"""All of a site from its address alone, through any of its sources and past every trap."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from crawl_runs import further_pages, opened, paths
from newsroom import TRAPS
from newsroom.stories import NEWEST, WIB

TODAY = datetime.now(WIB).replace(hour=5, minute=0, second=0, microsecond=0)
BUDGET = 60  # requests for all that is no article: sources, guesses and traps


def test_every_source_and_every_trap_three_times(tmp_path: Path) -> None:
    with opened(tmp_path, tricks=TRAPS) as desk:
        stories = desk.paper.stories
        first = desk.crawl()
        assert first.code == 0, first.err
        assert desk.stored() == paths(stories)
        desk.check_texts()
        assert max(first.fetched.values()) == 1
        assert len(first.asked) <= len(stories) + further_pages(stories) + BUDGET
        assert first.site["stored"] == 200
        assert first.site["completeness"] == 1
        for _ in range(2):
            again = desk.crawl()
            assert again.code == 0, again.err
            assert again.new == []
            assert again.fetched == {}
            assert len(again.asked) <= 10
        forbidden = [a.path for a in desk.log if a.path.startswith("/admin/")]
        assert not forbidden
        assert not [a.host for a in desk.log if a.host.startswith("localhost")]


# The addresses of sources that list everything once: what a crawl needs of them at least.
@pytest.mark.parametrize(
    ("sources", "tricks", "pages"),
    [
        (("sitemap",), ("self_sitemap",), 3),
        (("robots", "gz"), (), 1),
        (("rss", "archive"), TRAPS, 21),
        (("rest",), (), 3),
        (("days",), TRAPS, 62),
        (("sections",), TRAPS, 20),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else "",
)
def test_one_kind_of_source_is_enough(
    tmp_path: Path, sources: tuple[str, ...], tricks: tuple[str, ...], pages: int
) -> None:
    newest = TODAY if "days" in sources else NEWEST
    with opened(tmp_path, sources=sources, tricks=tricks, newest=newest) as desk:
        run = desk.crawl()
        stories = desk.paper.stories
        assert desk.stored() == paths(stories)
        desk.check_texts()
        assert run.code == 0, run.err
        assert max(run.fetched.values()) == 1
        assert len(run.asked) <= len(stories) + further_pages(stories) + pages + BUDGET
        if "sessions" in tricks:  # no address of a list is the same twice
            again = desk.crawl()
            assert again.code == 0, again.err
            assert again.new == []
            assert again.fetched == {}
            assert len(again.asked) <= 20


def test_an_archive_is_walked_to_its_end(tmp_path: Path) -> None:
    """However many pages it has, for each shows what no other did."""
    with opened(tmp_path, 114, sources=["archive"], headlines=2) as desk:
        run = desk.crawl()
        assert desk.stored() == paths(desk.paper.stories)
        assert run.code == 0, run.err
        assert len(desk.crawl().asked) <= 10


def test_a_feed_alone_gives_what_it_lists(tmp_path: Path) -> None:
    with opened(tmp_path, sources=["rss"], tricks=["foreign_feed"]) as desk:
        run = desk.crawl()
        assert run.code == 0, run.err
        assert desk.stored() == paths(desk.paper.stories[:10])


def test_the_traps_stand_in_the_report(tmp_path: Path) -> None:
    with opened(tmp_path, 30, sources=["sections"], tricks=["calendar", "facets"]) as desk:
        run = desk.crawl()
        assert desk.stored() == paths(desk.paper.stories)
        lists = [a.path for a in run.asked if a.path.startswith(("/kalender/", "/arsip/"))]
        assert len(lists) <= 40
        assert not lists or run.site["traps"]
