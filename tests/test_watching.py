"""A crawl that goes nowhere ends itself; log lines can be JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Reply, Server, newscrawl, story
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.watching import EndStalledExtension


def test_nothing_from_any_site_ends_the_crawl(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSCRAWL_STALL_SECONDS", "1")
    server.replies["/"] = Reply(story(), wait=4)
    ran = newscrawl("crawl", server.url("/"), "-o", tmp_path / "a.jsonl", "--delay", "0")
    assert ran.code == 6
    assert "ended: nothing came from any site for too long; the same command goes on" in ran.err
    assert "Traceback" not in ran.err


def test_it_can_be_switched_off() -> None:
    with pytest.raises(NotConfigured):
        EndStalledExtension(get_crawler(settings_dict={"NEWSCRAWL_STALL_SECONDS": 0}))


def test_log_lines_as_json(server: Server, tmp_path: Path) -> None:
    ran = newscrawl(
        "crawl", server.url("/tidak/ada/"), "-o", tmp_path / "a.jsonl", "--delay", "0", "--log-json"
    )
    lines = [json.loads(line) for line in ran.err.splitlines() if line.startswith("{")]
    assert lines
    assert {"time", "level", "message"} == set(lines[0])
