"""Nothing lost: a crawl killed, interrupted, out of disk or started twice, and then run again, has
every article once, in whole lines.

A few trials are part of the suite; `make chaos` runs them in full.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from newscrawl.jsonlines import read_articles

sys.path.insert(0, str(Path(__file__).parents[1] / "crawling"))
from crawl_runs import FAST, Desk, opened

SOURCES = ("robots", "sitemap", "rss")
COUNT = 400
_FEW, _MANY = 3, 50
full = pytest.mark.chaos


def command(desk: Desk) -> list[str]:
    target = f"{desk.paper.base}/"
    return [sys.executable, "-m", "newscrawl", "crawl", target, "-o", str(desk.out), *FAST]


def run(desk: Desk, *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, *command(desk)], capture_output=True, text=True, timeout=120, check=False
    )


def started(desk: Desk) -> subprocess.Popen[str]:
    return subprocess.Popen(command(desk), stderr=subprocess.PIPE, text=True)


def finish(desk: Desk) -> None:
    """The same command again, and what must hold then."""
    ran = run(desk)
    assert ran.returncode == 0, ran.stderr
    assert desk.out.read_bytes().endswith(b"\n")
    assert set(Counter(row["id"] for row in desk.rows()).values()) == {1}
    assert len(desk.rows()) == COUNT  # each line was read as JSON
    before = desk.out.read_bytes()
    assert run(desk).returncode == 0
    assert desk.out.read_bytes() == before


def most_fetched(desk: Desk) -> int:
    sent = Counter((asked.story, asked.page) for asked in desk.log if asked.story)
    return max(sent.values())


def interrupted(folder: Path, seed: int, how: signal.Signals) -> None:
    """One trial: interrupted at a random moment, then run again."""
    with opened(folder, COUNT, sources=SOURCES) as desk:
        process = started(desk)
        time.sleep(random.Random(seed).uniform(0.3, 3.0))  # noqa: S311 - moments, no secrets
        process.send_signal(how)
        error = process.communicate(timeout=60)[1]
        assert "Traceback" not in error
        finish(desk)
        assert most_fetched(desk) <= 2


@pytest.mark.parametrize("seed", range(_FEW))
def test_killed(tmp_path: Path, seed: int) -> None:
    interrupted(tmp_path, seed, signal.SIGKILL)


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_killed_while_packing(tmp_path: Path, ending: str) -> None:
    with opened(tmp_path, COUNT, sources=SOURCES) as desk:
        desk.out = desk.out.with_name(f"articles.jsonl.{ending}")
        process = started(desk)
        time.sleep(2.5)
        process.kill()
        process.communicate(timeout=60)
        ran = run(desk)
        assert ran.returncode == 0, ran.stderr
        ids = [article.id for article in read_articles(desk.out)]
        assert len(ids) == len(set(ids)) == COUNT


@pytest.mark.parametrize("seed", range(_FEW))
def test_terminated(tmp_path: Path, seed: int) -> None:
    interrupted(tmp_path, 100 + seed, signal.SIGTERM)


@full
@pytest.mark.parametrize("seed", range(_FEW, _MANY))
def test_killed_often(tmp_path: Path, seed: int) -> None:
    interrupted(tmp_path, seed, signal.SIGKILL)


@full
@pytest.mark.parametrize("seed", range(_FEW, _MANY))
def test_terminated_often(tmp_path: Path, seed: int) -> None:
    interrupted(tmp_path, 100 + seed, signal.SIGTERM)


@pytest.mark.parametrize("kilobytes", [40, 300, pytest.param(120, marks=full)])
def test_a_full_disk(tmp_path: Path, kilobytes: int) -> None:
    """No file may grow over a limit: what the system answers then is what a full disk answers."""
    with opened(tmp_path, COUNT, sources=SOURCES) as desk:
        limited = ["bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "bash"]
        ran = run(desk, *limited)
        assert ran.returncode == 1
        assert ran.stderr.splitlines()[-1] == f"newscrawl: {desk.out}: File too large"
        assert "Traceback" not in ran.stderr
        assert desk.rows()
        finish(desk)


def test_started_twice(tmp_path: Path) -> None:
    with opened(tmp_path, COUNT, sources=SOURCES) as desk:
        first, second = started(desk), started(desk)
        errors = [process.communicate(timeout=120)[1] for process in (first, second)]
        codes = [process.returncode for process in (first, second)]
        assert sorted(codes) == [0, 2], errors
        refused = errors[codes.index(2)].splitlines()
        assert len(refused) == 1
        assert refused[0].endswith("another crawl is writing to it")
        finish(desk)
        assert most_fetched(desk) == 1
