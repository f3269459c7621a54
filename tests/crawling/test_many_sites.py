"""Sites in trouble beside sites that are well."""

from __future__ import annotations

import json
import re
import socket
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from conftest import newscrawl, records
from crawl_runs import FAST, adds_up, opened, paths
from newsroom import Newsroom, serve


def of(report: Any, base: str) -> Any:
    """What the report says of the site at that address."""
    port = base.rpartition(":")[2].strip("/")
    (site,) = (site for site in report["sites"] if f":{port}" in site["site"])
    return site


def test_one_down_and_one_slow_among_five(tmp_path: Path) -> None:
    with ExitStack() as stack, socket.socket() as unused:
        papers = [Newsroom(10) for _ in range(4)]
        logs = [stack.enter_context(serve(paper)) for paper in papers]
        slow = papers[3]
        slow.slow["/"] = 0.3
        unused.bind(("127.0.0.1", 0))  # and nobody listens
        down = f"http://127.0.0.1:{unused.getsockname()[1]}"
        out, told = tmp_path / "articles.jsonl", tmp_path / "run.json"
        targets = [f"{base}/" for base in (down, *(paper.base for paper in papers))]
        ran = newscrawl("crawl", *targets, *FAST, "-o", out, "--report", told)
        assert ran.code == 6, ran.err
        urls = [row["canonical_url"] for row in records(out)]
        for paper in papers:
            assert sum(url.startswith(f"{paper.base}/") for url in urls) == 10
        for log in logs[:3]:
            assert log[-1].at - log[0].at < 0.7 * (logs[3][-1].at - logs[3][0].at)
        report = json.loads(told.read_text("utf-8"))
        assert report["exit_code"] == 6
        assert len(report["sites"]) == 5
        for site in report["sites"]:
            adds_up(site)
        assert "refused" in of(report, down)["trouble"]
        assert "refused" in ran.err
        for paper in papers:
            site = of(report, paper.base)
            assert (site["stored"], site["trouble"]) == (10, None)


@pytest.mark.parametrize("status", [403, 200])
def test_a_blocked_site_gives_no_articles(tmp_path: Path, status: int) -> None:
    with opened(tmp_path, 10) as desk:
        desk.paper.blocked = status
        run = desk.crawl()
        assert run.code == 6
        assert desk.rows() == []
        assert re.search("blocked|wall", json.dumps(run.site))
        assert re.search("blocked|wall", run.err)


def test_a_site_that_is_blocked_later_says_so(tmp_path: Path) -> None:
    """Nothing new is no trouble, nothing at all where there was something is."""
    with opened(tmp_path, 10) as desk:
        assert desk.crawl().code == 0
        desk.paper.blocked = 403
        run = desk.crawl()
        assert run.code == 6
        assert run.new == []
        assert run.site["trouble"]
        desk.paper.blocked = None
        new = desk.paper.publish()
        back = desk.crawl()
        assert back.code == 0, back.err
        assert desk.stored(back.new) == paths([new])


def test_article_pages_that_are_blocked_come_later(tmp_path: Path) -> None:
    with opened(tmp_path, 10, sources=["robots", "sitemap"]) as desk:
        blocked = desk.paper.stories[:3]
        for story in blocked:
            desk.paper.failing[story.path] = 503
        first = desk.crawl()
        assert len(first.new) == 7
        assert sum(first.site["failed"].values()) == 3
        desk.paper.failing.clear()
        assert desk.stored(desk.crawl().new) == paths(blocked)


@pytest.mark.parametrize(
    ("sources", "place"),
    [
        (("robots", "sitemap"), "/sitemap-2024-11.xml"),
        (("rss", "archive"), "/page/3/"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_source_that_failed_is_asked_again(
    tmp_path: Path, sources: tuple[str, ...], place: str
) -> None:
    with opened(tmp_path, 40, sources=sources) as desk:
        desk.paper.failing[place] = 500
        run = desk.crawl()
        assert run.code == 6
        assert place in run.site["trouble"]
        assert len(run.new) == 20
        desk.paper.failing.clear()
        assert desk.crawl().code == 0
        assert desk.stored() == paths(desk.paper.stories)
