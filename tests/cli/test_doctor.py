"""`newscrawl doctor`: a site that is well, and what is wrong with the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Ran, Reply, Server, newscrawl, story


def well(server: Server, count: int = 5) -> None:
    """A site with robots.txt, a sitemap and `count` articles."""
    slugs = [f"banjir-surut-hari-{number}" for number in range(count)]
    rows = "".join(f"<url><loc>{server.url(f'/{slug}/')}</loc></url>" for slug in slugs)
    robots = f"User-agent: *\nSitemap: {server.url('/peta.xml')}\n"
    server.replies |= {
        "/": Reply(b"<html><body><h1>Kabar Senja</h1></body></html>"),
        "/robots.txt": Reply(robots.encode(), content_type="text/plain"),
        "/peta.xml": Reply(f"<urlset>{rows}</urlset>".encode(), content_type="text/xml"),
    }
    for slug in slugs:
        server.replies[f"/{slug}/"] = Reply(story(url=server.url(f"/{slug}/")))


def examine(*sites: str, cwd: Path | None = None) -> Ran:
    return newscrawl("doctor", *sites, "--delay", "0", cwd=cwd)


def test_a_site_that_is_well(server: Server, tmp_path: Path) -> None:
    well(server)
    ran = examine(server.address, cwd=tmp_path)
    shown = ran.out.decode()
    assert ran.code == 0, shown + ran.err
    assert "WRONG" not in shown
    assert f"{server.url('/peta.xml')}: 5 links" in shown
    assert "5 announced (all of them, by its own list)" in shown
    assert "Banjir Surut, Warga Pulang" in shown
    assert "2024-11-02 08:15+07:00" in shown
    articles = [path for path in server.asked if path.startswith("/banjir")]
    assert len(articles) == 2  # two articles tell
    assert list(tmp_path.iterdir()) == []  # nothing is stored


def test_an_article_without_date_and_author(server: Server) -> None:
    well(server)
    bare = story().replace(b"article:published_time", b"x").replace(b"Oleh Sekar Wulandhari", b"")
    for path in list(server.replies):
        if path.startswith("/banjir"):
            server.replies[path] = Reply(bare)
    ran = examine(server.address)
    assert "no date, no author" in ran.out.decode()


@pytest.mark.parametrize(
    ("path", "reply", "wrong"),
    [
        ("/peta.xml", Reply(b"", status=503), "/peta.xml: the site answers 503"),
        ("/peta.xml", Reply(b"<urlset></urlset>"), "no articles found"),
        (
            "/banjir-surut-hari-0/",
            Reply(b"", status=404),
            "1 of 2 articles: the site answers 404 Not Found",
        ),
        ("/", Reply(b"", status=500), "the site answers 500"),
        (
            "/robots.txt",
            Reply(b"User-agent: *\nDisallow: /\n", content_type="text/plain"),
            "no articles found",
        ),
    ],
    ids=["sitemap down", "sitemap empty", "article gone", "home down", "forbidden"],
)
def test_what_is_wrong(server: Server, path: str, reply: Reply, wrong: str) -> None:
    well(server)
    server.replies[path] = reply
    ran = examine(server.address)
    shown = ran.out.decode()
    assert ran.code == 6, shown
    assert any("WRONG" in line and wrong in line for line in shown.splitlines()), shown
    assert "Traceback" not in ran.err


def test_a_site_that_is_down_and_one_that_is_well(server: Server) -> None:
    well(server)
    ran = examine("http://127.0.0.1:9/", server.address)
    shown = ran.out.decode()
    assert ran.code == 6
    assert "the connection was refused" in shown
    assert "Banjir Surut, Warga Pulang" in shown


def test_no_more_than_25_pages_are_asked(server: Server) -> None:
    well(server, 3)
    parts = [f"/bagian-{number}.xml" for number in range(60)]
    rows = "".join(f"<sitemap><loc>{server.url(part)}</loc></sitemap>" for part in parts)
    server.replies["/peta.xml"] = Reply(f"<sitemapindex>{rows}</sitemapindex>".encode())
    for part in parts:
        server.replies[part] = Reply(b"<urlset></urlset>")
    examine(server.address)
    assert len(server.asked) <= 25 + 1  # robots.txt


@pytest.mark.parametrize("target", ["kabarr", "ftp://kabar.test/"])
def test_what_is_no_site(target: str) -> None:
    assert examine(target).code == 2
