"""A second run: only what is new, what changed, or what an earlier run left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from crawl_runs import Desk, further_pages, opened, paths

SMALL = 30


@pytest.mark.parametrize(
    "sources",
    [("robots", "sitemap"), ("rss", "archive"), ("rest",)],
    ids="+".join,
)
def test_one_new_article_is_fetched_and_no_other(tmp_path: Path, sources: tuple[str, ...]) -> None:
    with opened(tmp_path, SMALL, sources=sources) as desk:
        desk.crawl()
        assert desk.stored() == paths(desk.paper.stories)
        new = desk.paper.publish()
        run = desk.crawl()
        assert run.code == 0, run.err
        assert desk.stored(run.new) == paths([new])
        assert run.articles == {new.id}
        assert len(run.asked) <= 10


def test_an_article_that_was_not_there_yet(tmp_path: Path) -> None:
    """One out of the middle: not the newest, and in an old sitemap."""
    with opened(tmp_path, SMALL) as desk:
        late = desk.paper.hide(desk.paper.stories[20])
        desk.crawl()
        assert desk.stored() == paths(desk.paper.stories)
        desk.paper.show(late)
        assert len(desk.paper.stories) == SMALL
        run = desk.crawl()
        assert desk.stored(run.new) == paths([late])
        assert run.articles == {late.id}


def test_a_changed_article_is_a_new_version(tmp_path: Path) -> None:
    with opened(tmp_path, SMALL) as desk:
        desk.crawl()
        first = {row["canonical_url"]: row for row in desk.rows()}
        edited = desk.paper.edit(desk.paper.stories[4])
        recent = desk.crawl("--refresh", "2d")  # the paper is of 2024
        assert recent.new == []
        assert recent.fetched == {}
        run = desk.crawl("--refresh", "3650d")
        assert run.code == 0, run.err
        assert desk.stored(run.new) == paths([edited])
        (version,) = run.new
        before = first[version["canonical_url"]]
        assert version["supersedes"]
        assert version["id"] == before["id"]
        assert version["content_hash"] != before["content_hash"]
        assert "Pembaruan nomor" in version["body"]
        assert not before.get("supersedes")
        assert run.site["updated"] == 1
        assert run.site["stored"] == 0
        assert desk.crawl("--refresh", "3650d").new == []


def test_an_interrupted_crawl_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path, 60) as desk:
        command = (sys.executable, "-m", "newscrawl", "crawl", f"{desk.paper.base}/")
        options = ("-o", str(desk.out), "--delay", "0.02")
        crawl = subprocess.Popen([*command, *options], stderr=subprocess.PIPE)
        try:
            wait_for(desk, articles=15)
            crawl.send_signal(signal.SIGINT)
            _, err = crawl.communicate(timeout=20)
        finally:
            crawl.kill()
        assert crawl.returncode == 130, err.decode()
        kept = len(desk.rows())
        assert 0 < kept < 60
        run = desk.crawl()
        assert run.code == 0, run.err
        assert desk.stored() == paths(desk.paper.stories)
        assert len(run.new) == 60 - kept
        again = sum(run.fetched.values()) - len(run.new)
        assert again <= further_pages(desk.paper.stories)


def wait_for(desk: Desk, *, articles: int) -> None:
    """Until so many article pages were sent."""
    end = time.monotonic() + 20
    while sum(asked.story is not None for asked in desk.log) < articles:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_limit_leaves_the_rest_to_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path, SMALL) as desk:
        run = desk.crawl("--limit", "5")
        assert run.code == 0, run.err
        assert len(run.new) == 5
        assert len(run.articles) < SMALL - 5  # besides the five, those on their way
        assert set(desk.stored()) <= set(paths(desk.paper.stories[:15]))
        rest = desk.crawl()
        assert len(rest.new) == SMALL - 5
        assert desk.stored() == paths(desk.paper.stories)


def test_max_pages_bounds_the_requests(tmp_path: Path) -> None:
    with opened(tmp_path, SMALL) as desk:
        run = desk.crawl("--max-pages", "12")
        assert len(run.asked) <= 12 + 1  # robots.txt
        assert 0 < len(run.new) < SMALL
        desk.crawl()
        assert desk.stored() == paths(desk.paper.stories)
