"""Crawls of the test newspaper, as a scheduler runs them: what came out, and what was asked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conftest import newscrawl, records
from newsroom import Asked, Newsroom, Story, serve
from newsroom.traps import bare

FAST = ("--delay", "0", "--concurrency", "8")


@dataclass(frozen=True)
class Run:
    """One finished crawl: `new` are the lines it appended, `asked` its requests."""

    code: int
    err: str
    new: list[Any]
    report: Any
    asked: Sequence[Asked]

    @property
    def fetched(self) -> Counter[tuple[int, int]]:
        """How often each page of an article was sent, by the article's id and the page."""
        return Counter((a.story, a.page) for a in self.asked if a.story and a.status == 200)

    @property
    def articles(self) -> set[int]:
        """The ids of the articles that were sent."""
        return {story for story, _ in self.fetched}

    @property
    def site(self) -> Any:
        """What the report says of the only site."""
        (site,) = self.report["sites"]
        return site


@dataclass
class Desk:
    """A paper being served, and the file it is crawled into."""

    paper: Newsroom
    log: list[Asked]
    out: Path

    def crawl(self, *options: str) -> Run:
        before, asked = len(self.rows()), len(self.log)
        report = self.out.with_name("run.json")
        report.unlink(missing_ok=True)
        target = f"{self.paper.base}/"
        ran = newscrawl("crawl", target, "-o", self.out, *FAST, "--report", report, *options)
        assert report.exists(), ran.err
        told = json.loads(report.read_text("utf-8"))
        assert told["exit_code"] == ran.code
        for site in told["sites"]:
            adds_up(site)
        return Run(ran.code, ran.err, self.rows()[before:], told, self.log[asked:])

    def rows(self) -> list[Any]:
        return records(self.out) if self.out.exists() else []

    def stored(self, rows: Sequence[Any] | None = None) -> list[str]:
        """The paths of the articles in these lines, else in the whole file, as the paper has them."""
        base = self.paper.base
        urls = [row["canonical_url"] for row in (self.rows() if rows is None else rows)]
        assert all(url.startswith(f"{base}/") for url in urls)
        return sorted(bare(url.removeprefix(base)) for url in urls)

    def check_texts(self) -> None:
        """Each article in the file has all its paragraphs, those of its further pages too."""
        texts = {self.stored([row])[0]: row["body"] for row in self.rows()}
        for story in self.paper.stories:
            for page in story.pages:
                for paragraph in page:
                    told = paragraph.removeprefix(story.dateline)
                    assert told in texts[bare(story.path)], story.path


@contextmanager
def opened(folder: Path, count: int = 200, **options: Any) -> Iterator[Desk]:
    """A Newsroom of `count` articles, served until the context ends; `options` are its own."""
    paper = Newsroom(count, **options)
    with serve(paper) as log:
        yield Desk(paper, log, folder / "articles.jsonl")


def paths(stories: Sequence[Story]) -> list[str]:
    return sorted(bare(story.path) for story in stories)


def further_pages(stories: Sequence[Story]) -> int:
    """How many pages there are besides the first ones."""
    return sum(len(story.pages) - 1 for story in stories)


def adds_up(site: Any) -> None:
    """Each address a site announced is accounted for, once."""
    came = site["announced"] + site.get("left", 0) + site.get("refreshed", 0)
    ended = sum(site[name] for name in ("known", "stored", "updated", "duplicates"))
    ended += site.get("unchanged", 0) + site.get("unfinished", 0)
    ended += sum(sum(site[name].values()) for name in ("filtered", "skipped", "failed"))
    assert came == ended, site
    assert site["requests"] >= site["fetched"]
