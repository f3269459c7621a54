"""Sitemaps and robots.txt that mean harm, beside a sitemap that is good."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hostile.acts import ADDRESS, MB, endless, endless_redirects, gzip_bomb, robots, sitemap
from hostile.crawls import crawl, titles, with_stories
from hostile.server import Act, Hostile, raw, redirect, reply, serve

_LAUGHS = "".join(f'<!ENTITY t{n + 1} "{f"&t{n};" * 10}">' for n in range(9))
LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY t0 "tawa">{_LAUGHS}]>'
    "<urlset><url><loc>{base}/2024/11/02/&t9;/</loc></url></urlset>"
)
INJECTED = (
    '<?xml version="1.0"?><!DOCTYPE urlset SYSTEM "{inside}/dtd" [<!ENTITY a SYSTEM "file://{secret}">'
    '<!ENTITY b SYSTEM "{inside}/entitas"><!ENTITY % c SYSTEM "{inside}/parameter">%c;]>'
    "<urlset><url><loc>{base}/2024/11/02/curi-&a;&b;/</loc></url></urlset>"
)


def test_hostile_sitemaps(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("sandi-karangan", "utf-8")
    with serve(Hostile("127.0.0.1")) as site, serve(Hostile("127.0.0.2")) as inside:
        good = with_stories(site)
        told = {"base": site.base, "inside": inside.base, "secret": secret}

        def filled(template: str) -> bytes:
            for name, value in told.items():
                template = template.replace("{" + name + "}", str(value))
            return template.encode()

        bomb = gzip_bomb(sitemap(site.base, good[:1]))
        half = sitemap(site.base, good)
        index = (
            "<sitemapindex><sitemap><loc>{base}/putar-peta/{n}.xml</loc></sitemap></sitemapindex>"
        )
        acts: dict[str, Act] = {
            "/bom.xml.gz": reply(bomb, kind="application/gzip"),
            "/bom.xml": reply(bomb, "Content-Encoding: gzip", kind="text/xml"),
            "/bom-lapis.xml.gz": reply(gzip.compress(bomb), kind="application/gzip"),
            "/tawa.xml": reply(filled(LAUGHS), kind="text/xml"),
            "/curi.xml": reply(filled(INJECTED), kind="text/xml"),
            "/setengah.xml": reply(half[: len(half) // 2], kind="text/xml"),
            "/setengah.xml.gz": reply(gzip.compress(half)[:-40], kind="application/gzip"),
            "/setengah-lagi.xml": reply(gzip.compress(half)[:-40], "Content-Encoding: gzip"),
            "/biner.xml": reply(bytes(range(256)) * 4000, kind="text/xml"),
            "/dalam.xml": reply(b"<urlset>" + b"<url>" * 400_000, kind="text/xml"),
            "/utf16.xml": reply(half.decode().encode("utf-16"), kind="text/xml"),
            "/putar-peta.xml": redirect("/putar-peta-lagi/0/"),
            "/tanpa-akhir.xml": endless(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<urlset>", b"<url></url>" * 5000
            ),
            "/indeks.xml": reply(filled(index.replace("{n}", "0")), kind="text/xml"),
        }
        site.acts |= acts
        site.prefixes["/putar-peta-lagi/"] = endless_redirects("/putar-peta-lagi/")
        site.prefixes["/putar-peta/"] = lambda path: reply(
            filled(index.replace("{n}", path[12:-4] + "1")), kind="text/xml"
        )
        site.acts["/robots.txt"] = robots(site.base, *acts, "/peta.xml")
        ran = crawl(tmp_path, f"{site.base}/")

    assert ran.titles == titles(range(20))
    for path, reason in {
        "/bom.xml": "larger than the limit of 10 MB",
        "/tanpa-akhir.xml": "larger than the limit of 10 MB",
        "/putar-peta.xml": "redirects without end",
    }.items():
        assert reason in ran.err, path
    assert ran.code == 6  # a source failed
    assert inside.connections == 0
    asked = "\n".join(site.asked)
    assert "sandi" not in asked
    assert "tawatawa" not in asked
    assert len(site.asked) < 120
    assert ran.seconds < 30


ROBOTS: dict[str, Act] = {
    "empty": reply(b"", kind="text/plain"),
    "html": reply(b"<!DOCTYPE html><html><body>User-agent: * Disallow: /</body></html>"),
    "binary": reply(bytes(range(256)) * 1000, kind="text/plain"),
    "five megabytes": reply(b"User-agent: *\nDisallow: /rahasia\n" + b"# isi\n" * 800_000),
    "endless": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"Disallow: /rahasia/a\n" * 3000),
    "long lines": reply(b"User-agent: *\nDisallow: /" + b"a*" * MB, kind="text/plain"),
    "gone": reply(b"", status="404 Not Found"),
}


@pytest.mark.parametrize("kind", ROBOTS)
def test_odd_robots(tmp_path: Path, kind: str) -> None:
    """Each of these allows the articles; the sitemap is found where sitemaps usually are."""
    with serve(Hostile("127.0.0.1")) as site:
        with_stories(site)
        site.acts["/sitemap.xml"] = site.acts["/peta.xml"]
        site.acts["/robots.txt"] = ROBOTS[kind]
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.titles == titles(range(20)), ran.err
    assert ran.seconds < 15


def test_ten_disguises_of_one_article(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site:
        paths = with_stories(site)
        one = ADDRESS.format("pintu-air-0-ditutup")
        disguises = [
            f"{one}?utm_source=surel",
            f"{one}?fbclid=abc",
            f"{one}#komentar",
            one.replace("air", "%61ir"),
            one.replace("/11/", "/./11/"),
            one.replace("/11/", "//11/"),
            f"{one}?gclid=1&utm_medium=x",
            f"{one}?",
            one.rstrip("/"),
            f"/2024/../2024{one.removeprefix('/2024')}",
        ]
        site.prefixes["/2024/"] = lambda _: site.acts[one]
        listed = sitemap(site.base, [*paths, *(d.replace("&", "&amp;") for d in disguises)])
        site.acts["/peta.xml"] = reply(listed, kind="text/xml")
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.titles == titles(range(20))
    assert sum("pintu-air-0-" in line for line in site.asked) == 1


def test_endless_calendar(tmp_path: Path) -> None:
    """Each month links to the next, and to nothing else."""

    def month(path: str) -> Act:
        year, number = map(int, path.strip("/").split("/")[1:3])
        after = f"/kalender/{year + number // 12}/{number % 12 + 1:02}/"
        text = f'<h1>Agenda {number}/{year}</h1><a rel="next" href="{after}">Bulan berikutnya</a>'
        return reply(text.encode())

    with serve(Hostile("127.0.0.1")) as site:
        with_stories(site)
        home = b'<p>Beranda</p><a rel="next" href="/kalender/2024/11/">Berikutnya</a>'
        site.acts["/"] = reply(home)
        site.prefixes["/kalender/"] = month
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.titles == titles(range(20))
    assert sum("/kalender/" in line for line in site.asked) <= 10


DEEP = b"[" * 4 * MB + b"]" * 4 * MB
FEED_LAUGHS = LAUGHS.replace("urlset", "rss").replace("<url>", "<item>").encode()
HOMES: dict[str, bytes] = {
    "tags": b"<p>" * 3_000_000,
    "links": b"".join(b'<a href="/2024/11/%d/">hari</a>' % n for n in range(240_000)),
    "nulls": bytes(9 * MB),
    "frames": b'<base href="http://127.0.0.2:9/"><frame src="/a">' * 1000,
}


@pytest.mark.parametrize("kind", HOMES)
def test_bombs_where_sources_are_guessed(tmp_path: Path, kind: str) -> None:
    with serve(Hostile("127.0.0.1")) as site:
        with_stories(site)
        site.acts["/sitemap.xml"] = site.acts["/peta.xml"]
        site.acts["/robots.txt"] = reply(b"", status="404 Not Found")
        site.acts["/"] = reply(HOMES[kind])
        site.acts["/feed/"] = reply(FEED_LAUGHS, kind="application/rss+xml")
        site.acts["/rss"] = reply(b"<rss>" * 1_000_000, kind="application/rss+xml")
        site.prefixes["/wp-json/"] = lambda _: reply(DEEP, kind="application/json")
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.titles == titles(range(20)), ran.err
    assert len(site.asked) < 60
    assert ran.seconds < 20


def test_a_site_that_answers_no_http(tmp_path: Path) -> None:
    with serve(Hostile("127.0.0.1")) as site:
        site.prefixes["/"] = lambda _: raw(b"SSH-2.0-Karangan\r\n")
        ran = crawl(tmp_path, f"{site.base}/")
    assert ran.code == 6
    assert "the answer is no HTTP" in ran.err
