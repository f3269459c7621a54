"""The run report: one JSON object for a scheduler."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from newscrawl.report import run_report, show_table
from newscrawl.tally import SourceLine, Tally

START = datetime(2024, 11, 2, 8, tzinfo=UTC)
END = START.replace(minute=5)


@dataclass
class Ran:
    tallies: tuple[Tally, ...]
    started: datetime = START
    finished: datetime = END


TALLY = Tally(
    site="kabar.test",
    announced=9,
    known=3,
    requested=6,
    fetched=5,
    stored=3,
    duplicates=1,
    skipped=Counter({"the site answers 404 Not Found": 1}),
    failed=Counter({"no answer in time": 1}),
    outcomes=Counter(article=3, gone=1, error=1),
    requests=9,
    bytes=1234,
    not_modified=1,
    walked=True,
    oldest=START.replace(day=1),
    newest=START,
    reached=START.replace(day=1),
    asked_since=START.replace(month=10, day=30),
    sources=[SourceLine(url="http://kabar.test/feed/", kind="feed", status="read", links=9)],
    source_failures=["http://kabar.test/s.xml: no answer in time"],
    traps={"kabar.test/kalender/#": 7},
)


def report(*tallies: Tally) -> Any:
    return json.loads(run_report(Ran(tallies), 6))


def test_the_run() -> None:
    told = report(TALLY, Tally(site="lain.test"))
    assert told["started"] == "2024-11-02T08:00:00+00:00"
    assert told["finished"] == "2024-11-02T08:05:00+00:00"
    assert told["exit_code"] == 6
    assert [site["site"] for site in told["sites"]] == ["kabar.test", "lain.test"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("announced", 9),
        ("known", 3),
        ("stored", 3),
        ("skipped", {"the site answers 404 Not Found": 1}),
        ("failed", {"no answer in time": 1}),
        ("outcomes", {"article": 3, "gone": 1, "error": 1}),
        ("traps", {"kabar.test/kalender/#": 7}),
        ("bytes", 1234),
        ("not_modified", 1),
        ("newest", "2024-11-02T08:00:00+00:00"),
        ("unreachable_days", ["2024-10-30", "2024-10-31"]),
        (
            "sources",
            [{"url": "http://kabar.test/feed/", "kind": "feed", "status": "read", "links": 9}],
        ),
        (
            "trouble",
            "a source failed, so articles may be missing (http://kabar.test/s.xml: no answer in time)",
        ),
    ],
)
def test_a_site(key: str, value: Any) -> None:
    assert report(TALLY)["sites"][0][key] == value


def test_how_complete_a_site_is() -> None:
    (site,) = report(replace(TALLY, source_failures=[]))["sites"]
    assert site["completeness"] == 0.8571
    assert report(TALLY)["sites"][0]["completeness"] is None  # a source failed


def test_a_site_of_which_nothing_came() -> None:
    (site,) = report(Tally(site="lain.test"))["sites"]
    absent = {key for key, value in site.items() if value is None}
    assert {"oldest", "newest", "completeness"} <= absent
    assert (site["unreachable_days"], site["sources"], site["filtered"]) == ([], [], {})
    assert site["trouble"] == "no articles found"


def test_the_table_has_a_row_for_each_site(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    show_table([TALLY, Tally(site="lain.test\x1b[31m")])
    shown = capsys.readouterr()
    assert shown.out == ""
    head, first, second = shown.err.splitlines()
    assert head.split()[:2] == ["site", "new"]
    assert first.split()[0] == "kabar.test"
    assert "2024-11-02" in first
    assert "\x1b" not in second
