"""The benchmark of extractors: its scorer by hand, and that it runs. Nothing is timed here."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
import extraction.report as report  # noqa: E402, PLR0402 - a script's modules: found once their folder is named
import extraction.scoring as scoring  # noqa: E402, PLR0402 - the same
from extraction.corpus import read_corpus  # noqa: E402
from extraction.scoring import Reading, figures, score_page  # noqa: E402
from extraction.tools import newscrawl as our_tool  # noqa: E402

MARKERS = f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "benchmarks/extraction/run.py")
    return subprocess.run(
        [sys.executable, script, "--only", "newscrawl", "--repeat", "1", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


# gold's text has 5 words, so 2 runs of four: abcd, bcde
@pytest.mark.parametrize(
    ("body", "shared", "extra", "missing", "exact"),
    [
        ("a b c d e", 2, 0, 0, True),
        ("a, b c\n\nd e!", 2, 0, 0, True),  # words alone count
        ("a b c d e f g", 2, 2, 0, False),
        ("a b c d", 1, 0, 1, False),
        ("a b c", 0, 1, 2, False),  # a text of fewer than four words is one run
        ("a b c d e a b c d e", 2, 5, 0, False),  # seven runs; a run twice is right once
        ("A b c d e", 1, 1, 1, False),
        ("", 0, 0, 2, False),
    ],
)
def test_body(body: str, shared: int, extra: int, missing: int, exact: bool) -> None:
    score = score_page({"body": ["a b c", "d e"]}, Reading(body=body))
    assert (score.shared, score.extra, score.missing) == (shared, extra, missing)
    assert score.right == {"exact": exact, "clean": True}


def test_the_examples_of_the_scorer() -> None:
    ran = doctest.testmod(scoring)
    assert (ran.attempted, ran.failed) == (1, 0)


def test_pooled_and_mean_figures() -> None:
    pages = [
        score_page({"body": "a b c d e", "title": "T"}, Reading(body="a b c d", title=" T ")),
        score_page({"body": "a b c d e f g", "title": "T"}, Reading(body="a b c d e f g h")),
    ]
    found = figures(pages)  # runs: 1 of 1 and of gold's 2; 4 of 5 and of gold's 4
    assert found["precision"] == pytest.approx(5 / 6)
    assert found["recall"] == pytest.approx(5 / 6)
    assert found["body_f1"] == pytest.approx(10 / 12)
    assert found["macro_f1"] == pytest.approx((2 / 3 + 8 / 9) / 2)
    assert (found["title"], found["exact"], found["clean"]) == (0.5, 0, 1)
    assert figures([]) == {}


@pytest.mark.parametrize(
    ("gold", "published", "minute", "day"),
    [
        ("2024-11-02T08:15:00+07:00", "2024-11-02T08:15:30+07:00", True, True),
        ("2024-11-02T08:15:00+07:00", "2024-11-02T01:15:00+00:00", True, True),
        ("2024-11-02T08:15:00+07:00", "2024-11-02T08:15:00", True, True),  # read as WIB
        ("2024-11-02T08:15:00+07:00", "2024-11-02T08:16:00+07:00", False, True),
        ("2024-11-02T00:30:00+07:00", "2024-11-01T17:29:00+00:00", False, True),
        ("2024-11-02T00:30:00+07:00", "2024-11-01T16:59:00+00:00", False, False),
        ("2024-11-02T08:15:00", "2024-11-02T08:15:00+08:00", True, True),  # the page's own clock
        ("2024-11-02", "2024-11-02T08:15:00+07:00", True, True),
        ("2024-11-02", "2024-11-03", False, False),
        ("2024-11-02", None, False, False),
        (None, None, True, True),
        (None, "2024-11-02", False, False),
    ],
)
def test_dates(gold: str | None, published: str | None, minute: bool, day: bool) -> None:
    seen = datetime.fromisoformat(published) if published else None
    score = score_page({"body": "", "date_published": gold}, Reading(published=seen))
    assert (score.right["minute"], score.right["day"]) == (minute, day)


@pytest.mark.parametrize(
    ("authors", "right"),
    [(("Sekar  Wulandhari", "Bayuaji"), True), (("Bayuaji", "Sekar Wulandhari"), False)],
)
def test_authors(authors: Sequence[str], right: bool) -> None:
    gold = {"body": "", "authors": ["Sekar Wulandhari", "Bayuaji"]}
    assert score_page(gold, Reading(authors=tuple(authors))).right["authors"] is right


@pytest.mark.parametrize(
    ("line", "clean"), [("BACA JUGA: Air Surut", False), ("Ia baca, juga tulis.", True)]
)
def test_clean(line: str, clean: bool) -> None:
    assert score_page({"body": ""}, Reading(body=line)).right["clean"] is clean


def test_the_demo_site(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    ran = run("--json", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    (corpus,) = json.loads(out.read_text(encoding="utf-8"))["corpora"]
    (row,) = corpus["rows"]
    assert (corpus["label"], corpus["pages"], corpus["gold"]) == ("demo site", 21, 21)
    assert (row["tool"], row["empty"]) == ("newscrawl", 0)
    wanted = ("body_f1", "clean", "title", "day", "minute", "authors")
    assert {name: row["figures"][name] for name in wanted} == dict.fromkeys(wanted, 1.0)
    assert row["cost"]["ratio_of_means"] > 0
    assert ran.stdout.startswith("demo site: 21 pages, 1 rounds, with site files\n")


def test_a_folder_and_the_markers_of_a_page(tmp_path: Path) -> None:
    folder, page, gold = tmp_path / "saved", tmp_path / "page.md", tmp_path / "other.jsonl"
    folder.mkdir()
    (folder / "a.html").write_text("<h1>Judul</h1><p>Air surut.</p>", encoding="utf-8")
    gold.write_text('{"file": "a.html", "body": ["Air surut."]}\n', encoding="utf-8")
    page.write_text(MARKERS, encoding="utf-8")
    ran = run(f"Coba={folder}", "--gold", gold, "--no-site-files", "--markdown", page)
    assert (ran.returncode, ran.stderr) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith(
        f"before\n{report.BEGIN}\n\nCoba: 1 pages, 1 rounds, without site files."
    )
    assert f"\n| newscrawl {our_tool(site_files=True).version} | " in text
    assert text.endswith(f"\n\n{report.END}\nafter\n")


def wrong_uses() -> list[Any]:
    chart = ["--chart", "c.svg"], "--chart needs matplotlib"
    skip = pytest.mark.skipif(find_spec("matplotlib") is not None, reason="matplotlib is installed")
    return [
        pytest.param(*chart, marks=skip),
        (["no-such-folder"], "no-such-folder: no such folder"),
        (["--only", "boilerpipe"], "no tool 'boilerpipe'; there are newscrawl, "),
        (["--gold", "gold.jsonl"], "--gold goes with one folder"),
        (["--repeat", "0"], "--repeat must be at least 1"),
        ([str(ROOT / "docs")], "docs: no page"),
    ]


@pytest.mark.parametrize(("arguments", "message"), wrong_uses())
def test_wrong_use(arguments: Sequence[str], message: str) -> None:
    ran = run(*arguments)
    assert ran.returncode == 2
    assert message in ran.stderr.splitlines()[-1]
    assert ran.stdout == ""


@pytest.mark.parametrize(
    ("page", "gold", "message"),
    [
        ("<!-- nothing -->", "", "nothing to measure (Document is empty)"),
        (
            "<p>Air surut.",
            '{"file": "b.html", "body": ""}',
            "pages that are not there, such as b.html",
        ),
        ("<p>Air surut.", '{"file": "a.html"}', 'line 1: no JSON object with "file" and "body"'),
    ],
)
def test_a_folder_that_cannot_be_measured(
    page: str, gold: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        read_corpus(str(tmp_path), None)


def test_markers_are_needed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no markers\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no <!-- benchmark: begin -->"):
        report.replace_between_markers(page, "new")
    assert page.read_text(encoding="utf-8") == "no markers\n"


def test_the_published_tables_are_in_place() -> None:
    text = (ROOT / "docs/benchmarks.md").read_text(encoding="utf-8")
    tables = text.partition(report.BEGIN)[2].partition(report.END)[0]
    assert tables.count("\n| newscrawl ") == 2
