"""`newscrawl crawl`: the demo site held against its truth, and what a scheduler relies on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import Reply, Server, newscrawl, records, story
from jsonschema import Draft202012Validator

from newscrawl import demo_site, jsonlines
from newscrawl.items import Article

FAST = ("--delay", "0", "--concurrency", "8")
SLOW = (sys.executable, "-m", "newscrawl", "crawl", "--delay", "0.2")


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[str, list[str]]]:
    """The demo site's address, and the paths it was asked for."""
    hits: list[str] = []
    with demo_site.serve(hits=hits) as address:
        yield address, hits


@pytest.fixture(scope="module")
def crawled(demo: tuple[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("crawl") / "articles.jsonl"
    ran = newscrawl("crawl", demo[0], *FAST, "-o", out)
    assert ran.code == 0, ran.err
    return out


def by_path(rows: list[Any]) -> dict[str, Any]:
    return {urlsplit(row["canonical_url"]).path: row for row in rows}


TRUTH = demo_site.truth()


def test_every_article_once_and_nothing_else(crawled: Path) -> None:
    rows = records(crawled)
    assert sorted(urlsplit(row["canonical_url"]).path for row in rows) == sorted(
        want["path"] for want in TRUTH
    )
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("want", TRUTH, ids=lambda want: want["path"])
def test_an_article_is_what_the_newsroom_wrote(crawled: Path, want: dict[str, Any]) -> None:
    row = by_path(records(crawled))[want["path"]]
    for key in ("title", "authors", "section", "tags", "pages", "dateline"):
        assert row[key] == want[key], key
    assert instant(row["date_published"]) == instant(want["date_published"])
    if want["date_modified"]:
        assert instant(row["date_modified"]) == instant(want["date_modified"])
    assert row["body"].split("\n\n") == want["body"]
    assert [(image["caption"], image["credit"]) for image in row["images"]] == [
        (image["caption"], image["credit"]) for image in want["images"]
    ]
    assert row["type"] == "article"
    assert row["language"] == "id"


def instant(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def test_each_line_fits_the_schema_and_reads_back(crawled: Path) -> None:
    check = Draft202012Validator(jsonlines.schema())
    for row in records(crawled):
        check.validate(row)
        for mention in row["dates"]:
            assert row["body"][mention["start"] : mention["end"]] == mention["text"]
    assert all(isinstance(article, Article) for article in jsonlines.read_articles(crawled))


def test_what_robots_txt_forbids_is_never_asked_for(
    crawled: Path, demo: tuple[str, list[str]]
) -> None:
    assert crawled.exists()
    assert not [path for path in demo[1] if path.startswith(("/wp-admin/", "/pratinjau/"))]


def test_a_second_run_fetches_no_article_and_changes_nothing(
    crawled: Path, demo: tuple[str, list[str]]
) -> None:
    before = crawled.read_bytes()
    asked = len(demo[1])
    ran = newscrawl("crawl", demo[0], *FAST, "-o", crawled)
    assert ran.code == 0
    assert crawled.read_bytes() == before
    assert len(demo[1]) - asked <= 10
    assert "0 new articles, nothing new announced (24 stored before)" in ran.err


def test_an_unfinished_line_is_cut_off_and_fetched_again(
    crawled: Path, demo: tuple[str, list[str]], tmp_path: Path
) -> None:
    out = tmp_path / "articles.jsonl"
    out.write_bytes(crawled.read_bytes()[:-100])
    ran = newscrawl("crawl", demo[0], *FAST, "-o", out)
    assert ran.code == 0
    assert "that a run left unfinished" in ran.err
    assert "1 new article, 23 known" in ran.err
    assert len(by_path(records(out))) == len(TRUTH)


def test_stdout_and_limit(demo: tuple[str, list[str]]) -> None:
    ran = newscrawl("crawl", demo[0], *FAST, "--limit", "3")
    assert ran.code == 0
    assert len(ran.records) == 3


def test_a_period(demo: tuple[str, list[str]], tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    period = ("--since", "2024-10-25", "--until", "2024-10-31")
    assert newscrawl("crawl", demo[0], *FAST, *period, "-o", out).code == 0
    want = {w["path"] for w in TRUTH if "2024-10-25" <= w["date_published"] < "2024-11-01"}
    assert want
    assert set(by_path(records(out))) == want


def test_known_articles_need_their_files_only(server: Server, tmp_path: Path) -> None:
    """A feed is enough: no sitemap, no archive; the feed's other links are not followed."""
    links = "".join(
        f"<item><link>{server.url(p)}</link></item>" for p in ("/satu-dua-tiga/", "/tag/x/")
    )
    server.replies["/"] = Reply(
        b'<html><link rel="alternate" type="application/rss+xml" href="/feed/"></html>'
    )
    server.replies["/feed/"] = Reply(f"<rss><channel>{links}</channel></rss>".encode())
    server.replies["/satu-dua-tiga/"] = Reply(story(url=server.url("/satu-dua-tiga/")))
    ran = newscrawl("crawl", server.url("/"), *FAST, "-o", tmp_path / "a.jsonl")
    assert ran.code == 0, ran.err
    assert "/tag/x/" not in server.asked
    assert len(records(tmp_path / "a.jsonl")) == 1


def test_a_feed_tells_the_date_that_a_page_does_not(server: Server) -> None:
    item = (
        f"<item><link>{server.url('/satu-dua-tiga/')}</link>"
        "<pubDate>Sat, 02 Nov 2024 01:15:00 +0000</pubDate></item>"
    )
    server.replies["/"] = Reply(
        b'<html><link rel="alternate" type="application/rss+xml" href="/feed/"></html>'
    )
    server.replies["/feed/"] = Reply(f"<rss><channel>{item}</channel></rss>".encode())
    undated = story().decode().replace("article:published_time", "x")
    server.replies["/satu-dua-tiga/"] = Reply(undated.encode())
    (record,) = newscrawl("crawl", server.url("/"), *FAST).records
    assert record["date_published"] == "2024-11-02T08:15:00+07:00"
    assert record["provenance"]["date_published"] == "feed"


def test_two_addresses_of_one_article_are_one_record(server: Server, tmp_path: Path) -> None:
    server.replies["/robots.txt"] = Reply(f"Sitemap: {server.url('/s.xml')}".encode())
    server.replies["/"] = Reply(b"<html></html>")
    paths = ("/satu-dua-tiga/", "/satu-dua-tiga/?utm_source=wa", "/cetak/satu-dua-tiga/")
    locs = "".join(f"<url><loc>{server.url(path)}</loc></url>" for path in paths)
    server.replies["/s.xml"] = Reply(f"<urlset>{locs}</urlset>".encode())
    for path in paths:
        server.replies[path] = Reply(story(url=server.url("/satu-dua-tiga/")))
    out = tmp_path / "a.jsonl"
    ran = newscrawl("crawl", server.url("/"), *FAST, "-o", out)
    assert ran.code == 0
    assert len(records(out)) == 1
    assert "1 new article, 1 duplicate\n" in ran.err
    assert "/satu-dua-tiga/?utm_source=wa" not in server.asked


def sitemap(server: Server, paths: dict[str, str]) -> None:
    """Announce `paths` (path: lastmod) by a sitemap, and serve a story at each."""
    rows = "".join(
        f"<url><loc>{server.url(path)}</loc>{when and f'<lastmod>{when}</lastmod>'}</url>"
        for path, when in paths.items()
    )
    server.replies["/"] = Reply(b"<html></html>")
    server.replies["/robots.txt"] = Reply(f"Sitemap: {server.url('/s.xml')}".encode())
    server.replies["/s.xml"] = Reply(f"<urlset>{rows}</urlset>".encode())
    for path in paths:
        server.replies[path] = Reply(story(url=server.url(path)))


MANY = {f"/berita-nomor-{number}/": "" for number in range(40)}


def test_a_limit_stops_the_fetching_too(server: Server) -> None:
    sitemap(server, MANY)
    ran = newscrawl("crawl", server.url("/"), "--delay", "0", "--limit", "2")
    assert (ran.code, len(ran.records)) == (0, 2)
    assert len([path for path in server.asked if "berita" in path]) <= 4


def test_a_period_is_not_fetched_where_the_sitemap_tells(server: Server) -> None:
    sitemap(server, {"/berita-baru-ini/": "2024-11-02", "/berita-lama-sekali/": "2019-05-01"})
    ran = newscrawl("crawl", server.url("/"), *FAST, "--since", "2024-11-01")
    assert (ran.code, len(ran.records)) == (0, 1)
    assert "/berita-lama-sekali/" not in server.asked
    assert "1 filtered (1: outside the period)" in ran.err


def test_pages_that_hold_no_article_any_more_are_trouble(server: Server) -> None:
    sitemap(server, MANY)
    for path in MANY:
        server.replies[path] = Reply(b"<html><body><h1>Baru</h1><div id=app></div></body></html>")
    ran = newscrawl("crawl", server.url("/"), *FAST)
    assert ran.code == 6
    assert "none of 40 pages held an article" in ran.err


def test_what_is_gone_or_forbidden_is_no_trouble(server: Server, tmp_path: Path) -> None:
    sitemap(
        server, {"/berita-yang-ada/": "", "/berita-yang-hilang/": "", "/berita-yang-rahasia/": ""}
    )
    del server.replies["/berita-yang-hilang/"]
    robots = f"User-agent: *\nDisallow: /berita-yang-rahasia/\nSitemap: {server.url('/s.xml')}"
    server.replies["/robots.txt"] = Reply(robots.encode())
    out = tmp_path / "a.jsonl"
    for _ in range(2):  # the second run has only these two to try
        ran = newscrawl("crawl", server.url("/"), *FAST, "-o", out)
        assert ran.code == 0, ran.err
    assert len(records(out)) == 1
    assert "/berita-yang-rahasia/" not in server.asked


def test_a_home_page_that_robots_txt_forbids_or_that_is_gone(server: Server) -> None:
    sitemap(server, {"/berita-yang-ada/": ""})
    robots = f"User-agent: *\nDisallow: /$\nSitemap: {server.url('/s.xml')}"
    server.replies["/robots.txt"] = Reply(robots.encode())
    assert len(newscrawl("crawl", server.url("/"), *FAST).records) == 1
    del server.replies["/robots.txt"], server.replies["/"]
    server.replies["/sitemap.xml"] = server.replies["/s.xml"]
    ran = newscrawl("crawl", server.url("/"), *FAST)
    assert (ran.code, len(ran.records)) == (0, 1), ran.err


def test_two_servers_on_one_host_are_two_sites(server: Server, demo: tuple[str, list[str]]) -> None:
    ran = newscrawl("crawl", demo[0], server.url("/"), *FAST, "--limit", "3")
    assert ran.code == 6
    assert f"{server.url('/')}: no articles found" in ran.err


def test_the_same_site_twice_is_crawled_once(server: Server) -> None:
    sitemap(server, {"/berita-yang-ada/": ""})
    newscrawl("crawl", server.url("/"), server.url("/berita-yang-ada/"), *FAST)
    assert server.asked.count("/s.xml") == 1


def test_two_runs_on_one_output_exclude_each_other(
    demo: tuple[str, list[str]], tmp_path: Path
) -> None:
    out = tmp_path / "a.jsonl"
    with subprocess.Popen([*SLOW, demo[0], "-o", str(out)], stderr=subprocess.DEVNULL) as running:
        wait_for(lambda: out.exists() and out.read_bytes().count(b"\n") >= 1)
        ran = newscrawl("crawl", demo[0], *FAST, "-o", out)
        running.kill()
    assert ran.code == 2
    assert "another crawl is writing to it" in ran.err


def test_a_site_that_is_down(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    ran = newscrawl("crawl", "http://127.0.0.1:9/", "--delay", "0", "-o", out)
    assert ran.code == 6
    assert "the connection was refused" in ran.err
    assert "Traceback" not in ran.err
    assert out.read_bytes() == b""


def test_a_site_that_yields_nothing(server: Server) -> None:
    server.replies["/"] = Reply(b"<html><body><p>Segera hadir.</p></body></html>")
    ran = newscrawl("crawl", server.url("/"), "--delay", "0")
    assert ran.code == 6
    assert "127.0.0.1: no articles found" in ran.err


@pytest.mark.parametrize(("status", "code"), [(404, 0), (500, 6)])
def test_a_source_that_fails(server: Server, status: int, code: int) -> None:
    """One that is gone is only warned of; one that fails may hide articles."""
    sitemaps = "\n".join(f"Sitemap: {server.url(path)}" for path in ("/ada.xml", "/rusak.xml"))
    server.replies["/robots.txt"] = Reply(sitemaps.encode())
    server.replies["/"] = Reply(b"<html></html>")
    loc = server.url("/satu-dua-tiga/")
    server.replies["/ada.xml"] = Reply(f"<urlset><url><loc>{loc}</loc></url></urlset>".encode())
    server.replies["/rusak.xml"] = Reply(b"", status=status)
    server.replies["/satu-dua-tiga/"] = Reply(story(url=loc))
    ran = newscrawl("crawl", server.url("/"), *FAST)
    assert ran.code == code
    assert len(ran.records) == 1
    assert f"/rusak.xml: the site answers {status}" in ran.err


def test_one_site_down_does_not_hold_the_other(demo: tuple[str, list[str]], tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    ran = newscrawl("crawl", "http://localhost:9/", demo[0], *FAST, "-o", out)
    assert ran.code == 6
    assert len(records(out)) == len(TRUTH)
    assert "localhost: no articles found" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["imrwordwid"], "did you mean imrwordwide"),
        (["http://"], "neither a known site"),
        ([], "Missing argument"),
        (["http://127.0.0.1:9/", "--since", "kemarin"], "'kemarin' is no date"),
        (["http://127.0.0.1:9/", "--since", "2024-13-01"], "is no date"),
        (["http://127.0.0.1:9/", "-o", "notes.txt"], "notes.txt, line 1: not a newscrawl record"),
        (["http://127.0.0.1:9/", "-o", "notes.txt/a.jsonl"], "cannot be written"),
        (["http://127.0.0.1:9/", "--until", "9999-12-31"], "is no date"),
        (["http://a b/"], "neither a known site"),
        (["http://127.0.0.1:9/", "--delay", "-1"], "--delay"),
        (["http://127.0.0.1:9/", "--limit", "0"], "--limit"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], says: str) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("belanja: beras, gula\n", encoding="utf-8")
    ran = newscrawl("crawl", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert says in ran.err
    assert notes.read_text(encoding="utf-8") == "belanja: beras, gula\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_ends_the_crawl_with_a_clear_line(demo: tuple[str, list[str]]) -> None:
    ran = newscrawl("crawl", demo[0], *FAST, "-o", "/dev/full")
    assert ran.code == 1
    assert ran.err.splitlines()[-1] == "newscrawl: /dev/full: No space left on device"
    assert "0 new articles" in ran.err


def test_a_reader_that_has_seen_enough(demo: tuple[str, list[str]]) -> None:
    command = [sys.executable, "-m", "newscrawl", "crawl", demo[0], "--delay", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith(b'{"id"')
        running.stdout.close()
        assert running.stderr is not None
        err = running.stderr.read()
    assert b"Traceback" not in err


def test_an_interrupted_crawl_goes_on_where_it_was(
    demo: tuple[str, list[str]], tmp_path: Path
) -> None:
    out = tmp_path / "a.jsonl"
    command = [*SLOW, demo[0], "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        wait_for(lambda: out.exists() and out.read_bytes().count(b"\n") >= 2)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert running.returncode == 130, err
    assert b"the same command goes on from here" in err
    assert 2 <= len(records(out)) < len(TRUTH)
    assert newscrawl("crawl", demo[0], *FAST, "-o", out).code == 0
    assert len(by_path(records(out))) == len(records(out)) == len(TRUTH)


def test_a_killed_crawl_keeps_its_records(demo: tuple[str, list[str]], tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    command = [*SLOW, demo[0], "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        wait_for(lambda: out.exists() and out.read_bytes().count(b"\n") >= 3)
        os.kill(running.pid, signal.SIGKILL)
    kept = out.read_bytes()
    assert kept.count(b"\n") >= 3
    assert newscrawl("crawl", demo[0], *FAST, "-o", out).code == 0
    assert out.read_bytes().startswith(kept[: kept.rindex(b"\n")])
    assert len(by_path(records(out))) == len(records(out)) == len(TRUTH)


def wait_for(condition: Any, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def test_scrapy_crawl_works_as_a_scrapy_engineer_expects(
    demo: tuple[str, list[str]], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    project = Path(__file__).parents[2]
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"sites={demo[0]}"]
    ran = subprocess.run(
        [*command, "-O", out, "-s", "DOWNLOAD_DELAY=0"],
        cwd=project,
        capture_output=True,
        check=True,
    )
    assert set(by_path(records(out))) == {want["path"] for want in TRUTH}
    assert list(json.loads(out.read_bytes().splitlines()[0])) == list(
        jsonlines.schema()["properties"]
    )
    assert b"Traceback" not in ran.stderr
    assert b"ScrapyDeprecationWarning" not in ran.stderr


@pytest.mark.parametrize("ending", ["json", "csv", "xml", "jl"])
def test_scrapys_other_formats(demo: tuple[str, list[str]], tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"sites={demo[0]}"]
    limit = ("-s", "DOWNLOAD_DELAY=0", "-s", "CLOSESPIDER_ITEMCOUNT=2", "-O", str(out))
    subprocess.run(
        [*command, *limit], cwd=Path(__file__).parents[2], capture_output=True, check=True
    )
    text = out.read_text(encoding="utf-8")
    assert text.count("KABAR SENJA") + text.count("Tanjung Melati") >= 1
    assert "DateMention(" not in text
    if ending == "json":
        assert len(json.loads(text)) == 2


def test_whoever_crawls_others_is_asked_for_a_contact_address(tmp_path: Path) -> None:
    """The output is refused before anything is asked for: no test goes beyond loopback."""
    notes = tmp_path / "notes.txt"
    notes.write_text("belanja: beras\n", encoding="utf-8")
    crawl = ("crawl", "http://kabar.invalid/", "-o", str(notes))
    assert newscrawl(*crawl).err.startswith("newscrawl: no contact address is set")
    assert "no contact address" not in newscrawl(*crawl, "--contact", "a@kampus.test").err
    assert "no contact address" not in newscrawl("crawl", "http://127.0.0.1:9/", *crawl[2:]).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--report", "a.jsonl"), "a.jsonl is meant for both --output and --report"),
        (("--state", "./a.jsonl"), "a.jsonl is meant for both --output and --state"),
        (("--report", "a.jsonl.state"), "a.jsonl.state is meant for both --report and the state"),
        (("--state", "s", "--report", "s"), "s is meant for both --state and --report"),
        (("--since", "2024-11-05", "--until", "2024-11-01"), "--since 2024-11-05 is not before"),
        (("--since", "2d", "--until", "3d"), "--since 2d is not before --until 3d"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    server: Server, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    """Above all a report over the articles: they would be lost."""
    kept = tmp_path / "a.jsonl"
    kept.write_bytes(b"")
    ran = newscrawl("crawl", server.address, "-o", "a.jsonl", *options, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert server.asked == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
    assert kept.read_bytes() == b""
