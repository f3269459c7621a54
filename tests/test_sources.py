"""In which order a site's sources are asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from newscrawl.site import Feed, Index, Site, Sitemap
from newscrawl.sources import Answer, announced_links

ROOT = "http://kabar.test"
OLD = "2019-05-01"
SITE = Site(name="kabar.test", url=f"{ROOT}/", domains=("kabar.test",))


def feed(*slugs: str) -> bytes:
    items = "".join(f"<item><link>{ROOT}/{slug}/</link></item>" for slug in slugs)
    return f"<rss><channel>{items}</channel></rss>".encode()


def sitemap(*slugs: str) -> bytes:
    return (
        "<urlset>" + "".join(f"<url><loc>{ROOT}/{s}/</loc></url>" for s in slugs) + "</urlset>"
    ).encode()


def index(*names: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{ROOT}/{n}</loc></sitemap>" for n in names)
    return f"<sitemapindex>{rows}</sitemapindex>".encode()


def page(*slugs: str, following: str = "", head: str = "") -> bytes:
    links = "".join(f'<h2><a href="/{slug}/">Judul</a></h2>' for slug in slugs)
    more = f'<a class="next" href="{following}">Berikutnya</a>' if following else ""
    return f"<html><head>{head}</head><body>{links}{more}</body></html>".encode()


def walk(
    pages: Mapping[str, bytes], site: Site = SITE, sitemaps: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """The announced paths, and the paths that were asked for, in order."""
    asked: list[str] = []

    async def fetch(url: str, *, guess: bool = False) -> Answer | None:  # noqa: ARG001 - the protocol's
        path = url.removeprefix(ROOT)
        asked.append(path)
        return Answer(url=url, body=pages[path]) if path in pages else None

    async def collect() -> list[str]:
        home = Answer(url=f"{ROOT}/", body=pages["/"]) if "/" in pages else None
        links = announced_links(
            site,
            home=home,
            sitemaps=sitemaps,
            fetch=fetch,
            wanted=lambda link: link.modified != OLD,
        )
        return [link.url.removeprefix(ROOT).strip("/") async for link in links]

    return asyncio.run(collect()), asked


FEED_HEAD = '<link rel="alternate" type="application/rss+xml" href="/feed/">'


def test_what_is_announced_comes_first_and_suffices() -> None:
    pages = {
        "/": page("a-b-c", head=FEED_HEAD),
        "/feed/": feed("new-est-one"),
        "/s.xml": index("posts.xml", "tag-sitemap.xml"),
        "/posts.xml": sitemap("new-est-one", "old-er-one"),
    }
    found, asked = walk(pages, sitemaps=(f"{ROOT}/s.xml",))
    assert found == ["new-est-one", "new-est-one", "old-er-one"]
    assert asked == ["/feed/", "/s.xml", "/posts.xml"]  # no guesses, no archive pages, no tags


def test_well_known_places_are_tried_where_nothing_is_announced() -> None:
    pages = {"/": page(), "/sitemap.xml": sitemap("a-b-c"), "/rss": feed("d-e-f")}
    found, asked = walk(pages)
    assert found == ["a-b-c", "d-e-f"]
    assert asked == ["/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap.xml", "/feed/", "/rss"]


def test_archive_pages_are_walked_where_no_sitemap_lists_all() -> None:
    pages = {
        "/": page("a-b-c", following="/page/2/", head=FEED_HEAD),
        "/feed/": feed("a-b-c"),
        "/page/2/": page("d-e-f", following="/page/3/"),
        "/page/3/": page("g-h-i"),
    }
    found, _ = walk(pages)
    assert found == ["a-b-c", "a-b-c", "d-e-f", "g-h-i"]


def test_an_archive_that_repeats_itself_ends() -> None:
    pages = {
        "/": page("a-b-c", following="/page/2/"),
        "/page/2/": page("a-b-c", following="/page/3/"),
    }
    _, asked = walk(pages)
    assert asked[-1] == "/page/2/"


def test_a_sitemap_that_names_itself_ends() -> None:
    found, asked = walk(
        {"/s.xml": index("s.xml", "t.xml"), "/t.xml": sitemap("a-b-c")}, sitemaps=(f"{ROOT}/s.xml",)
    )
    assert found == ["a-b-c"]
    assert asked == ["/s.xml", "/t.xml"]


def test_tags_that_robots_txt_names_are_left_out() -> None:
    pages = {"/posts.xml": sitemap("a-b-c"), "/tag-sitemap.xml": sitemap("tag-a-b")}
    found, _ = walk(pages, sitemaps=(f"{ROOT}/tag-sitemap.xml", f"{ROOT}/posts.xml"))
    assert found == ["a-b-c"]


def test_sitemaps_too_old_are_left_out() -> None:
    rows = "".join(
        f"<sitemap><loc>{ROOT}/{name}.xml</loc><lastmod>{modified}</lastmod></sitemap>"
        for name, modified in (("lama", OLD), ("baru", "2024-11-02"))
    )
    pages = {
        "/s.xml": f"<sitemapindex>{rows}</sitemapindex>".encode(),
        "/baru.xml": sitemap("a-b-c"),
    }
    found, asked = walk(pages, sitemaps=(f"{ROOT}/s.xml",))
    assert (found, asked) == (["a-b-c"], ["/s.xml", "/baru.xml"])


def test_without_a_home_page_the_well_known_places_are_tried() -> None:
    found, _ = walk({"/wp-sitemap.xml": sitemap("a-b-c")})
    assert found == ["a-b-c"]


def test_an_empty_sitemap_does_not_count_as_one() -> None:
    pages = {"/": page("a-b-c"), "/s.xml": b"<html>tidak ada</html>"}
    found, _ = walk(pages, sitemaps=(f"{ROOT}/s.xml",))
    assert found == ["a-b-c"]


def test_a_site_file_names_its_sources_itself() -> None:
    site = Site(
        name="kabar",
        url=f"{ROOT}/",
        domains=("kabar.test",),
        sources=(
            Feed(url=f"{ROOT}/rss"),
            Sitemap(url=f"{ROOT}/s.xml"),
            Index(url=f"{ROOT}/indeks"),
        ),
    )
    pages = {"/rss": feed("a-b-c"), "/s.xml": sitemap("d-e-f"), "/indeks": page("g-h-i")}
    found, asked = walk(pages, site=site)
    assert found == ["a-b-c", "d-e-f", "g-h-i"]
    assert asked == ["/rss", "/s.xml", "/indeks"]


def test_a_home_page_that_is_no_html_announces_nothing() -> None:
    found, _ = walk({"/": b"\x89PNG\r\n\x1a\n"})
    assert found == []
