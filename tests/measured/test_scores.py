"""The scores on real pages, held against their floors.

The pages belong to their publishers and are not part of this repository: NEWSCRAWL_EVAL names
the folder that holds them (pages/, unlabelled/, dates/, wordpress/, each with its scorer). `make measure`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import newscrawl, records

pytestmark = pytest.mark.measured
EVAL = Path(os.environ.get("NEWSCRAWL_EVAL", ""))


def score(script: str, *arguments: Path | str) -> dict[str, Any]:
    command = [sys.executable, EVAL / script, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    print(ran.stderr)  # noqa: T201 - what was wrong, for whoever reads a failure
    figures: dict[str, Any] = json.loads(ran.stdout)
    print(figures)  # noqa: T201 - the figures, for the log
    return figures


def below(figures: dict[str, Any], **floors: float) -> dict[str, Any]:
    """The figures that are under their floor."""
    return {key: figures[key] for key, floor in floors.items() if figures[key] < floor}


def test_article_pages(tmp_path: Path) -> None:
    out = tmp_path / "pages.jsonl"
    ran = newscrawl("extract", EVAL / "pages", "--urls", EVAL / "pages/urls.tsv", "-o", out)
    assert ran.code == 0, ran.err
    figures = score("pages/score.py", EVAL / "pages/gold.jsonl", out)
    assert below(figures, body_f1=0.95, title=0.90, day=0.97, date=0.91, clean=0.95) == {}


def test_dates_in_sentences(tmp_path: Path) -> None:
    corpus, out = EVAL / "dates/dev.jsonl", tmp_path / "dates.jsonl"
    scorer = [sys.executable, str(EVAL / "dates/score.py"), str(corpus)]
    contexts = subprocess.run([*scorer, "--contexts"], capture_output=True, check=True).stdout
    ran = newscrawl("dates", "--jsonl", stdin=contexts)
    assert ran.code == 0, ran.err
    out.write_bytes(ran.out)
    figures = score("dates/score.py", corpus, out)
    floors = {"core_value": 0.97, "value": 0.90, "precision": 0.97, "recall": 0.95, "span": 0.90}
    assert below(figures, **floors) == {}


def test_every_unlabelled_page_has_a_record_or_a_reason(tmp_path: Path) -> None:
    folder, out = EVAL / "unlabelled", tmp_path / "unlabelled.jsonl"
    ran = newscrawl("extract", folder, "--urls", folder / "urls.tsv", "-o", out)
    assert ran.code == 0, ran.err
    rows = records(out)
    assert len(rows) == len(list(folder.glob("*.html*")))
    assert all(row.get("skipped") or (row["title"] and row["body"]) for row in rows)


@pytest.fixture
def wordpress() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = str(EVAL / "wordpress/serve.py")
    command = [sys.executable, serve, "--port", str(port), "--minutes", "5"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        time.sleep(0.1)
        yield address
        server.terminate()


def test_a_recorded_wordpress_site_whole_and_once(wordpress: str, tmp_path: Path) -> None:
    out = tmp_path / "wp.jsonl"
    crawl = ("crawl", wordpress, "--delay", "0", "--concurrency", "8", "-o", out)
    ran = newscrawl(*crawl)
    assert ran.code == 0, ran.err
    figures = score("wordpress/check.py", EVAL / "wordpress/truth.json", out)
    perfect = ("recall", "title", "date_published", "author", "section", "tags", "body_exact")
    assert below(figures, **dict.fromkeys(perfect, 1.0)) == {}
    assert (figures["duplicates"], figures["not_articles"], figures["bad_lines"]) == (0, 0, 0)
    before = out.read_bytes()
    assert newscrawl(*crawl).code == 0
    assert out.read_bytes() == before
