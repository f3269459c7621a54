"""In which order a site's sources are asked."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from newscrawl.links import Link
from newscrawl.site import Feed, Index, Site, Sitemap
from newscrawl.sources import Answer, Kind, announced_links

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
    title = "Harga beras naik lagi di pasar kota hari ini"
    links = "".join(f'<h2><a href="/{slug}/">{title}</a></h2>' for slug in slugs)
    more = f'<a class="next" href="{following}">Berikutnya</a>' if following else ""
    return f"<html><head>{head}</head><body>{links}{more}</body></html>".encode()


@dataclass
class Paper:
    """A Reader of made-up pages by path, and what it was asked and told."""

    pages: Mapping[str, bytes]
    unchanged: Collection[str] = ()
    complete: Collection[str] = ()
    named: Mapping[str, Sequence[str]] = field(default_factory=dict)  # what unchanged indexes named
    known: Collection[str] = ()  # articles
    old: Collection[str] = ()
    since: datetime | None = None
    search: str | None = None
    last_day: date = date(2024, 11, 2)
    patience: int = 1000  # pages of lists
    asked: list[str] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    told: dict[str, bool] = field(default_factory=dict)  # finished: whether complete

    async def read(
        self,
        url: str,
        kind: Kind,  # noqa: ARG002 - the protocol's
        *,
        guess: bool = False,  # noqa: ARG002 - the same
        parent: str | None = None,
        lastmod: str | None = None,  # noqa: ARG002 - the same
    ) -> Answer | None:
        path = url.removeprefix(ROOT)
        self.asked.append(path)
        if parent:
            self.parents[path] = parent.removeprefix(ROOT)
        if path in self.unchanged:
            return Answer(asked=url, url=url, unchanged=True)
        return Answer(asked=url, url=url, body=self.pages[path]) if path in self.pages else None

    def finished(self, answer: Answer, kind: Kind, *, links: int, complete: bool = False) -> None:  # noqa: ARG002 - the protocol's
        self.told[answer.asked.removeprefix(ROOT)] = complete

    def was_complete(self, url: str) -> bool:
        return url.removeprefix(ROOT) in self.complete

    def children(self, url: str) -> Sequence[Link]:
        return [Link(url=ROOT + path) for path in self.named.get(url.removeprefix(ROOT), ())]

    def is_new(self, link: Link) -> bool:
        return slug(link) not in self.known

    def wanted(self, link: Link) -> bool:
        return link.modified != OLD

    def may_list(self, url: str, *, fruitful: bool = False) -> bool:  # noqa: ARG002 - the protocol's
        self.patience -= 1
        return self.patience >= 0

    async def all_old(self, links: Sequence[Link]) -> bool:
        return bool(links) and all(slug(link) in self.old for link in links)

    def walk(self, site: Site = SITE, sitemaps: tuple[str, ...] = ()) -> list[str]:
        """The announced paths."""
        home = None
        if "/" in self.pages:
            home = Answer(asked=f"{ROOT}/", url=f"{ROOT}/", body=self.pages["/"])

        async def collect() -> list[str]:
            links = announced_links(site, home=home, sitemaps=sitemaps, reader=self)
            return [slug(link) async for link in links]

        return asyncio.run(collect())


def slug(link: Link) -> str:
    return link.url.removeprefix(ROOT).strip("/")


def walk(
    pages: Mapping[str, bytes], site: Site = SITE, sitemaps: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """The announced paths, and the paths that were asked for, in order."""
    paper = Paper(pages)
    return paper.walk(site, sitemaps), paper.asked


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


# -- what was seen before


def test_an_unchanged_index_asks_the_sitemaps_it_named() -> None:
    pages = {"/dua.xml": sitemap("a-b-c")}
    paper = Paper(
        pages,
        unchanged=("/s.xml", "/satu.xml"),
        named={"/s.xml": ("/satu.xml", "/dua.xml")},
        complete=("/s.xml",),
    )
    assert paper.walk(sitemaps=(f"{ROOT}/s.xml",)) == ["a-b-c"]
    assert paper.asked == ["/s.xml", "/satu.xml", "/dua.xml"]
    assert paper.told == {"/dua.xml": True}  # the index was not read


def test_an_unchanged_sitemap_that_lists_everything_suffices() -> None:
    pages = {"/": page("a-b-c")}
    paper = Paper(pages, unchanged=("/s.xml",), complete=("/s.xml",))
    assert paper.walk(sitemaps=(f"{ROOT}/s.xml",)) == []
    assert paper.asked == ["/s.xml"]


def test_a_news_sitemap_does_not_list_everything() -> None:
    news = (
        b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        b"<loc>http://kabar.test/a-b-c/</loc><n:news><n:title>Judul</n:title>"
        b"<n:publication_date>2024-11-02</n:publication_date></n:news></url></urlset>"
    )
    paper = Paper({"/news.xml": news, "/": page("d-e-f")})
    assert paper.walk(sitemaps=(f"{ROOT}/news.xml",)) == ["a-b-c", "d-e-f"]
    assert paper.told["/news.xml"] is False


# -- WordPress

REST_HEAD = '<link rel="https://api.w.org/" href="/wp-json/">'
RICH = (
    "/wp-json/wp/v2/posts?per_page=100&page={}&orderby=date&order=desc"
    "&_fields=id,link,date_gmt,modified_gmt,title"
)
PLAIN = "/wp-json/wp/v2/posts?per_page=10&page={}"


def posts(*slugs: str) -> bytes:
    rows = ",".join(f'{{"id": 1, "link": "{ROOT}/{slug}/"}}' for slug in slugs)
    return f"[{rows}]".encode()


@pytest.mark.parametrize("form", [RICH, PLAIN])
def test_the_rest_api_is_walked_to_its_end(form: str) -> None:
    pages = {
        "/": page(head=REST_HEAD),
        form.format(1): posts("a-b-c", "d-e-f"),
        form.format(2): posts("g-h-i"),
    }
    paper = Paper(pages)
    assert paper.walk() == ["a-b-c", "d-e-f", "g-h-i"]
    assert paper.asked[-1] == form.format(3)
    assert paper.told == {form.format(1): True}
    assert paper.parents[form.format(2)] == form.format(1)


def test_the_rest_api_is_left_where_all_is_known() -> None:
    pages = {
        "/": page(head=REST_HEAD),
        **{RICH.format(n): posts(f"nomor-{n}-a") for n in range(1, 9)},
    }
    known = [f"nomor-{n}-a" for n in range(2, 9)]
    paper = Paper(pages, known=known, complete=(RICH.format(1),))
    assert paper.walk() == ["nomor-1-a", "nomor-2-a"]
    assert Paper(pages, known=known).walk() == [f"nomor-{n}-a" for n in range(1, 9)]
    paper = Paper(pages, unchanged=(RICH.format(1),))
    assert paper.walk() == []


def test_a_period_and_words_are_asked_of_the_rest_api() -> None:
    since = datetime(2024, 11, 1, tzinfo=UTC)
    paper = Paper({"/": page(head=REST_HEAD)}, since=since, search="beras")
    paper.walk()
    assert "after=2024-11-01T00:00:00Z&search=beras" in paper.asked[0]
    assert "search=beras" in paper.asked[1]
    assert any("after=" in path and "search=" not in path for path in paper.asked)


def test_what_a_site_finds_by_itself_suffices() -> None:
    found = RICH.format(1) + "&search=beras"
    paper = Paper({"/": page("d-e-f", head=REST_HEAD), found: posts("a-b-c")}, search="beras")
    assert paper.walk(sitemaps=(f"{ROOT}/s.xml",)) == ["a-b-c"]


# -- archives


def archive(count: int) -> dict[str, bytes]:
    """Pages of one article each, "/page/2/" and on behind the home page."""
    return {
        "/" if n == 1 else f"/page/{n}/": page(f"judul-nomor-{n}", following=f"/page/{n + 1}/")
        for n in range(1, count + 1)
    }


def slugs(*numbers: int) -> list[str]:
    return [f"judul-nomor-{number}" for number in numbers]


@pytest.mark.parametrize(
    ("complete", "known", "found"),
    [
        ((), (), range(1, 9)),
        ((), range(1, 9), range(1, 9)),  # not walked to its end before: there may be more
        (("/",), range(1, 9), range(1, 3)),
        (("/",), (1, 3, 4, 6, 7, 8), range(1, 5)),  # one idle page is no end
    ],
)
def test_an_archive_walked_before_is_left_after_two_idle_pages(
    complete: Collection[str], known: Collection[int], found: Collection[int]
) -> None:
    paper = Paper(archive(8), complete=complete, known=slugs(*known))
    assert paper.walk() == slugs(*found)


def test_an_archive_is_left_after_two_pages_older_than_the_period() -> None:
    paper = Paper(archive(8), old=slugs(2, 4, 5, 6))
    assert paper.walk() == slugs(1, 2, 3, 4, 5)


def test_an_archive_beyond_the_budget_is_not_called_complete() -> None:
    paper = Paper(archive(8), patience=3)
    assert paper.walk() == slugs(1, 2, 3, 4)
    assert paper.told == {}


def test_an_archive_whose_page_is_missing_is_not_called_complete() -> None:
    pages = archive(8)
    del pages["/page/5/"]
    paper = Paper(pages)
    assert paper.walk() == slugs(1, 2, 3, 4)
    assert paper.told == {}


def test_the_pages_of_sections_are_read_where_the_home_page_leads_no_further() -> None:
    nav = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("Daerah", "Ekonomi"))
    home = f"<html><body><nav><ul>{nav.lower()}</ul></nav></body></html>".encode()
    pages = {
        "/": home,
        "/daerah/": page("banjir-surut-warga-pulang"),
        "/ekonomi/": page("harga-beras-naik-lagi"),
    }
    found, asked = walk(pages)
    assert set(found) >= {"banjir-surut-warga-pulang", "harga-beras-naik-lagi"}
    assert asked[-2:] == ["/daerah/", "/ekonomi/"]


def by_day(*days: int) -> dict[str, bytes]:
    """A home page that links its index of one day, and those pages, one article each."""
    link = '<a href="/indeks/2024/11/02">Indeks 2 November 2024</a>'
    link += '<a href="/indeks/2024/11/01">Indeks 1 November 2024</a>'
    home = f"<html><body>{link}</body></html>".encode()
    return {"/": home, **{f"/indeks/2024/10/{day:02}": page(f"hari-ke-{day}") for day in days}}


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (None, (31, 30, 25)),  # then a week without any
        (datetime(2024, 10, 30, tzinfo=UTC), (31, 30)),
        (datetime(2024, 10, 5, tzinfo=UTC), (31, 30, 25, 6)),  # the period is walked as it is
    ],
)
def test_an_index_by_day_is_walked_back(since: datetime | None, found: Collection[int]) -> None:
    paper = Paper(by_day(31, 30, 25, 6), since=since)
    assert paper.walk() == [f"hari-ke-{day}" for day in found]
    assert paper.parents["/indeks/2024/10/31"] == "/"
