"""A mistake of ours, or a page that fails, never looks like a site without news."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Reply, Server, newscrawl, records, story

BREAK = """
import sys
from {package} import {module}

def broken(*args, **kwargs):
    raise TypeError("salah kami")

{module}.{function} = broken
from newscrawl.__main__ import run
run()
"""


@pytest.fixture
def two_stories(server: Server) -> Server:
    paths = ("/satu-dua-tiga/", "/empat-lima-enam/")
    locs = "".join(f"<url><loc>{server.url(path)}</loc></url>" for path in paths)
    server.replies["/"] = Reply(b"<html></html>")
    server.replies["/robots.txt"] = Reply(f"Sitemap: {server.url('/s.xml')}".encode())
    server.replies["/s.xml"] = Reply(f"<urlset>{locs}</urlset>".encode())
    for path in paths:
        server.replies[path] = Reply(story(url=server.url(path)))
    return server


@pytest.mark.parametrize(
    ("package", "module", "function"),
    [("newscrawl.spiders", "news", "extract"), ("newscrawl", "pipelines", "normalise")],
)
def test_a_mistake_on_every_page(
    two_stories: Server, package: str, module: str, function: str
) -> None:
    code = BREAK.format(package=package, module=module, function=function)
    ran = subprocess.run(
        [sys.executable, "-c", code, "crawl", two_stories.url("/"), "--delay", "0"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 6, ran.stderr
    assert "2 failed (2: newscrawl failed on this page (TypeError: salah kami))" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_page_that_fails_is_tried_again_next_time(two_stories: Server, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    whole = two_stories.replies["/satu-dua-tiga/"]
    two_stories.replies["/satu-dua-tiga/"] = Reply(b"", status=503)
    ran = newscrawl("crawl", two_stories.url("/"), "--delay", "0", "-o", out)
    assert ran.code == 0  # the site works; the summary names the page's trouble
    assert "1 new article, 1 failed (1: the site answers 503 Service Unavailable)" in ran.err
    two_stories.replies["/satu-dua-tiga/"] = whole
    ran = newscrawl("crawl", two_stories.url("/"), "--delay", "0", "-o", out)
    assert ran.code == 0
    assert len(records(out)) == 2


PAGER = (
    '<p class="post-nav-links">Halaman: <span>1</span> <a href="/satu-dua-tiga/2/">2</a></p></div>'
)


def test_pages_that_name_only_the_next_are_all_joined(server: Server) -> None:
    for number in (1, 2, 3):
        path = "/kisah/" if number == 1 else f"/kisah/{number}/"
        back = "/kisah/" if number == 2 else f"/kisah/{number - 1}/"
        more = (
            f'<p><a href="{back}">Sebelumnya</a> <a href="/kisah/{number + 1}/">Selanjutnya</a></p>'
        )
        page = story(url=server.url(path)).decode()
        page = page.replace("Petugas membersihkan", f"Pada hari ke-{number} petugas membersihkan")
        page = page.replace("</article>", more + "</article>") if number < 3 else page
        server.replies[path] = Reply(page.encode())
    record = newscrawl("scrape", server.url("/kisah/")).record
    assert record["pages"] == 3
    places = [record["body"].index(f"hari ke-{number} petugas") for number in (1, 2, 3)]
    assert places == sorted(places)


@pytest.mark.parametrize(("status", "stored"), [(404, 2), (410, 2), (500, 1)])
def test_a_further_page_that_is_missing(
    two_stories: Server, tmp_path: Path, status: int, stored: int
) -> None:
    """What the site says is gone is left out; what may come back is waited for."""
    first = two_stories.replies["/satu-dua-tiga/"].body.decode().replace("</div>", PAGER)
    two_stories.replies["/satu-dua-tiga/"] = Reply(first.encode())
    two_stories.replies["/satu-dua-tiga/2/"] = Reply(b"", status=status)
    out = tmp_path / "a.jsonl"
    newscrawl("crawl", two_stories.url("/"), "--delay", "0", "-o", out)
    assert len(records(out)) == stored
