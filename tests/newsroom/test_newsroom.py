"""The paper is what it says: all articles in each source, read as they were written."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import pytest

from newscrawl import Article, extract
from newsroom import TRAPS, Asked, Newsroom, serve
from newsroom.traps import LOOP, UNKNOWN, bare, disguises

NO_HEADERS: Mapping[str, str] = {}


class Visitor:
    """Asks the paper, and follows no redirect."""

    def __init__(self, paper: Newsroom, log: list[Asked]) -> None:
        self.paper, self.log = paper, log

    def get(
        self, address: str, headers: Mapping[str, str] = NO_HEADERS
    ) -> tuple[int, Mapping[str, str], bytes]:
        parts = urlsplit(urljoin(self.paper.base, address))
        connection = HTTPConnection(str(parts.hostname), parts.port)
        connection.request(
            "GET", parts._replace(scheme="", netloc="", fragment="").geturl(), headers=dict(headers)
        )
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, dict(response.headers), body

    def leaf_through(self, first: str, most: int = 200) -> list[str]:
        """The headlines' addresses on a list and those that its last pager link leads to."""
        found: list[str] = []
        at: str | None = first
        for _ in range(most):
            if at is None:
                break
            status, _, body = self.get(at)
            assert status == 200, at
            page = body.decode()
            found += re.findall(r'<h3><a href="([^"]+)"', page)
            pager = re.search(r'class="pagination">(.*?)</div>', page)
            links = re.findall(r'href="([^"]+)">([^<]+)', pager[1] if pager else "")
            at = next((u.replace("&amp;", "&") for u, text in links if text[0] in "BSH"), None)
        return found


@pytest.fixture
def paper() -> Newsroom:
    return Newsroom()


@pytest.fixture
def visitor(paper: Newsroom) -> Iterator[Visitor]:
    with serve(paper) as log:
        yield Visitor(paper, log)


def locs(document: bytes) -> list[str]:
    """What a sitemap names, without a reader of ours."""
    return re.findall(r"<loc>(.*?)</loc>", document.decode())


def items(document: bytes) -> list[str]:
    """The links of a feed's items."""
    body = re.split("<(?:item|entry)>", document.decode(), maxsplit=1)[1]
    return re.findall(r'<link(?:>| rel="alternate" href=")(http[^<"]+)', body)


def addresses(paper: Newsroom) -> list[str]:
    return [paper.base + story.path for story in paper.stories]


def test_articles_are_read_as_they_were_written(paper: Newsroom, visitor: Visitor) -> None:
    read: list[Article] = []
    for story in paper.stories:
        url = paper.base + story.path
        _, _, body = visitor.get(f"{url}?page=all")
        article = extract(body, url=url)
        read.append(article)
        wanted = [p for page in story.pages for p in page]
        wanted[0] = wanted[0].partition(" - ")[2]
        assert article.title == story.title
        assert article.type == story.kind
        assert article.canonical_url == url
        assert article.date_published == story.published
        assert article.authors == (story.author,)
        assert (
            article.body.removeprefix(story.pages[0][0].partition(" - ")[0] + " - ").split("\n\n")
            == wanted
        )
    assert len({article.content_hash for article in read}) == 200


@pytest.mark.parametrize(
    ("first", "tricks"),
    [("/", ()), ("/indeks/", ()), ("/page/1/", ("disguises", "sessions"))],
)
def test_lists_have_all(
    paper: Newsroom, visitor: Visitor, first: str, tricks: tuple[str, ...]
) -> None:
    paper.traps = frozenset(tricks)
    found = {bare(urlsplit(url).path) for url in visitor.leaf_through(first)}
    assert found == {bare(story.path) for story in paper.stories}


def test_sections_and_tags_have_all(paper: Newsroom, visitor: Visitor) -> None:
    for shelves in (("nasional", "daerah", "ekonomi", "olahraga", "budaya"),
                    ("panen", "sungai", "sekolah", "pasar", "jembatan", "kopi", "festival", "posyandu")):  # fmt: skip
        kind = "/" if "nasional" in shelves else "/tag/"
        found = {url for name in shelves for url in visitor.leaf_through(f"{kind}{name}/")}
        assert found == set(addresses(paper))


def test_sitemaps_and_feeds_have_theirs(paper: Newsroom, visitor: Visitor) -> None:
    robots = visitor.get("/robots.txt")[2].decode()
    named = ["/sitemap.xml", "/arsip-sitemap.xml.gz", "/sitemap-news.xml"]
    assert re.findall(r"Sitemap: .*?(/[^/\s]+)\n", robots) == named
    months = locs(visitor.get("/sitemap.xml")[2])
    assert len(months) == 2
    assert {url for month in months for url in locs(visitor.get(month)[2])} == set(addresses(paper))
    assert locs(gzip.decompress(visitor.get("/arsip-sitemap.xml.gz")[2])) == addresses(paper)
    assert locs(visitor.get("/sitemap-news.xml")[2]) == addresses(paper)[:7]
    for path in ("/feed/", "/atom.xml"):
        assert items(visitor.get(path)[2]) == addresses(paper)[:10]


def test_rest_pages_filters_and_refuses(paper: Newsroom, visitor: Visitor) -> None:
    posts = "/wp-json/wp/v2/posts"
    status, headers, body = visitor.get(f"{posts}?per_page=100&page=2&_fields=link,date_gmt")
    assert (status, headers["X-WP-Total"], headers["X-WP-TotalPages"]) == (200, "200", "2")
    assert [post["link"] for post in json.loads(body)] == addresses(paper)[100:]
    assert json.loads(body)[0].keys() == {"link", "date_gmt"}
    for query, want in (
        ("after=2024-12-30T00:00:00", [s for s in paper.stories if s.day == "2024-12-30"]),
        ("before=2024-11-01T23:00:00Z", [s for s in paper.stories if s.day < "2024-11-02"]),
        (
            "search=kopi+kinari",
            [s for s in paper.stories if "kopi" in s.text and "kinari" in s.text],
        ),
    ):
        found = json.loads(visitor.get(f"{posts}?{query}")[2])
        assert [post["id"] for post in found] == [story.id for story in want][:10]
        assert want
    for query in ("page=21", "per_page=101", "after=kemarin"):
        assert visitor.get(f"{posts}?{query}")[0] == 400


@pytest.mark.parametrize(
    "path",
    ["/sitemap.xml", "/sitemap-2024-11.xml", "/arsip-sitemap.xml.gz", "/sitemap-news.xml", "/feed/",
     "/atom.xml", "/wp-json/wp/v2/posts", "/", "/indeks/2024/12/30", "/nasional/", "/tag/panen/"],
)  # fmt: skip
def test_what_one_has_is_not_sent_again(paper: Newsroom, visitor: Visitor, path: str) -> None:
    headers = visitor.get(path)[1]
    asking = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
    had = {name: headers[said] for name, said in asking if said in headers}
    assert had
    assert visitor.get(path, had)[::2] == (304, b"")
    for story in (paper.stories[0], paper.stories[-1]):
        paper.hide(paper.edit(story))
    assert visitor.get(path, had)[0] == 200
    assert [asked.status for asked in visitor.log] == [200, 304, 200]


def test_a_new_article_an_edited_and_a_hidden_one(paper: Newsroom, visitor: Visitor) -> None:
    old = paper.stories[50]
    new = paper.publish()
    assert addresses(paper)[0] == paper.base + new.path
    assert visitor.get(new.path)[0] == 200
    before = visitor.get(old.path)[2]
    edited = paper.edit(old)
    assert edited.modified > old.modified
    assert b"Pembaruan nomor" in visitor.get(edited.path)[2]
    assert b"Pembaruan nomor" not in before
    paper.hide(edited)
    assert visitor.get(edited.path)[0] == 404
    assert visitor.log[-1].story is None
    paper.show(edited)
    assert visitor.get(edited.path)[0] == 200
    assert visitor.log[-1].story == edited.id


def test_a_source_that_is_off_is_not_there(paper: Newsroom, visitor: Visitor) -> None:
    paper.sources = frozenset()
    for path in (
        "/sitemap.xml",
        "/sitemap-2024-11.xml",
        "/feed/",
        "/wp-json/",
        "/page/2/",
        "/indeks/",
        "/nasional/",
        "/tag/kopi/",
    ):
        assert visitor.get(path)[0] == 404, path
    assert b"Sitemap" not in visitor.get("/robots.txt")[2]
    assert len(visitor.leaf_through("/")) == 10


def test_disguised_articles_are_the_article(paper: Newsroom, visitor: Visitor) -> None:
    for story in paper.stories[:9]:
        urls = disguises(paper.base + story.path)
        assert len(set(urls)) == 10
        for url in urls:
            status, _, body = visitor.get(url)
            assert status == 200 or (status == 301 and not body)
            assert visitor.log[-1].story == story.id
    front = visitor.get("/")[2]
    assert b"fbclid" not in front
    paper.traps = TRAPS
    assert b"fbclid" in visitor.get("/")[2]


def test_traps_have_no_end(paper: Newsroom, visitor: Visitor) -> None:
    paper.traps = TRAPS
    for first in (
        "/kalender/2031/12/",
        "/page/20/",
        "/indeks/2019/01/01",
        "/nasional/",
        "/arsip/?warna=merah&urut=baru&hal=1",
    ):
        seen = visitor.leaf_through(first, most=25)
        assert len({bare(urlsplit(url).path) for url in seen}) <= 40, first
        assert visitor.log[-1].at >= visitor.log[0].at
    assert len(visitor.log) == 125
    assert visitor.get(LOOP[0])[1]["Location"].endswith(LOOP[1])
    assert visitor.get(LOOP[1])[1]["Location"].endswith(LOOP[0])
    assert visitor.get(UNKNOWN[0])[0] == 200
    assert f"{paper.base}/sitemap.xml" in locs(visitor.get("/sitemap.xml")[2])
    hosts = {urlsplit(url).hostname for url in items(visitor.get("/feed/")[2])}
    assert hosts == {"127.0.0.1", "tetangga.invalid"}


def test_trouble_on_demand(paper: Newsroom, visitor: Visitor) -> None:
    story = paper.stories[3]
    paper.failing[story.path] = 503
    assert visitor.get(story.path)[0] == 503
    assert visitor.log[-1].story == story.id
    paper.blocked = 403
    for path in ("/", "/robots.txt", story.path, "/tidak-ada"):
        status, headers, body = visitor.get(path)
        assert (status, headers["cf-mitigated"]) == (403, "challenge")
        assert b"Just a moment" in body
    paper.blocked = None
    paper.slow["/feed"] = 0.2
    visitor.get("/feed/")
    visitor.get("/atom.xml")
    assert visitor.log[-1].at - visitor.log[-3].at >= 0.2


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="kalender"):
        Newsroom(tricks=["kalender"])
