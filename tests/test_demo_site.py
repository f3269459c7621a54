"""The bundled demo site: it must look like a real one and keep its own word."""

# ruff: noqa: S310  every address opened here is that of our own server

import json
import re
from datetime import date, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from parsel import Selector

from newscrawl.demo_site import Page, pages, serve, truth
from newscrawl.demo_site.site_pages import answer

BASE = "http://kabar-senja.test/"
SITE = pages(BASE)
TRUTH = truth()
LOCS = "//*[local-name()='loc']/text()"
SECTION = "//*[contains(@class, 'taxonomy-category') or @class='cat-links']/a/text()"
TAGS = "//*[contains(@class, 'taxonomy-post_tag') or @class='tags-links']/a/text()"
MODIFIED = "//*[contains(@class, 'modified-date') or @class='posted-on']//time[not(contains(@class, 'published'))]/@datetime"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
WEEKDAY = r"\b(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu)"
DATES = (  # "Jumat (1/11)", "Sabtu-Minggu (2-3/11)" (by its first and its last day), "Senin, 4 November 2024"
    re.compile(WEEKDAY + r"(?:-\w+)? \((?P<day>\d+)(?:-\d+)?/(?P<month>\d+)(?:/(?P<year>\d+))?\)"),
    re.compile(r"\w+-" + WEEKDAY + r" \(\d+-(?P<day>\d+)/(?P<month>\d+)(?:/(?P<year>\d+))?\)"),
    re.compile(WEEKDAY + r",? (?P<day>\d+) (?P<month>[A-Z]\w+)(?: (?P<year>\d{4}))?"),
)


def ask(target: str) -> Page:
    return answer(BASE, SITE, target)


def find(markup: bytes | str, xpath: str, kind: str = "html") -> list[str]:
    """What an XPath finds in a page, or in a feed or sitemap (`kind` xml)."""
    body = markup if isinstance(markup, bytes) else markup.encode()
    return Selector(body=body, type=kind).xpath(xpath).getall()


def text(markup: bytes | str) -> str:
    return " ".join(" ".join(find(markup, "//text()")).split())


def squeezed(text: str) -> str:
    """`text` without white space: inline elements may part words that the truth does not."""
    return "".join(text.split())


def html_pages() -> dict[str, Page]:
    return {path: page for path, page in SITE.items() if "html" in page.content_type}


def locs(path: str) -> list[str]:
    return find(SITE[path].body, LOCS, "xml")


def test_the_paper_is_as_large_as_it_says() -> None:
    assert len(TRUTH) == 24
    assert len({row["section"] for row in TRUTH}) == 5
    assert len({row["authors"][0] for row in TRUTH}) == 4
    assert sorted(row["pages"] for row in TRUTH)[-4:] == [1, 2, 2, 3]
    dates = [datetime.fromisoformat(row["date_published"]) for row in TRUTH]
    assert dates == sorted(dates, reverse=True)
    assert (dates[-1].date(), dates[0].date()) == (date(2024, 10, 20), date(2024, 11, 2))
    for row in TRUTH:
        assert 4 <= len(row["body"]) <= 16, row["path"]
        assert row["date_published"].endswith("+07:00")


@pytest.mark.parametrize("path", list(html_pages()))
def test_html_is_well_formed(path: str) -> None:
    parser = etree.HTMLParser(recover=True)
    etree.fromstring(SITE[path].body, parser)
    known = ("Tag ", "error parsing attribute name")  # libxml2 knows no HTML5 elements
    errors = [e.message for e in parser.error_log if not e.message.startswith(known)]
    assert errors == []
    assert b"$" not in SITE[path].body  # every template was filled


def test_every_internal_link_answers() -> None:
    refused = set()
    for path, page in html_pages().items():
        for address in find(page.body, "//a/@href | //link/@href | //img/@src"):
            target = urldefrag(urljoin(BASE + path.lstrip("/"), address)).url
            if not target.startswith(BASE):
                assert target == "https://wordpress.org"
                continue
            got = ask("/" + target.removeprefix(BASE))
            if got.status == 301:
                got = ask(urlsplit(got.headers["Location"]).path)
            if got.status != 200:
                refused.add((target.removeprefix(BASE), got.status))
    assert refused == {("wp-admin/", 403)}


@pytest.mark.parametrize("row", TRUTH, ids=lambda row: row["path"].strip("/"))
def test_pages_say_what_truth_says(row: dict[str, Any]) -> None:
    parts = [row["path"]] + [f"{row['path']}{n}/" for n in range(2, row["pages"] + 1)]
    assert f"{row['path']}{row['pages'] + 1}/" not in SITE
    shown = squeezed(" ".join(text(SITE[part].body) for part in parts))
    for paragraph in row["body"]:
        assert shown.count(squeezed(paragraph)) >= 1
    for part in parts:
        page = SITE[part].body
        assert find(page, "//h1/text()") == [row["title"]]
        assert row["date_published"] in find(page, "//time/@datetime")
        assert row["authors"][0] in text(SITE[part].body)
        assert find(page, SECTION) == [row["section"]]
        assert find(page, TAGS) == row["tags"]
        assert find(page, "//link[@rel='canonical']/@href") == [BASE + part.lstrip("/")]
        assert "Tinggalkan Balasan" in text(SITE[part].body)
        changed = {row["date_modified"]} if row["date_modified"] else set()
        assert set(find(page, MODIFIED)) == changed
    body = "\n".join(row["body"])
    assert "Baca juga" not in body
    assert "Foto:" not in body
    assert "**" not in body
    if row["dateline"]:
        assert re.match(
            re.escape(row["dateline"]) + r"(, KABAR SENJA)? [-–] ", row["body"][0], re.IGNORECASE
        )


def test_teasers_and_pictures_stand_in_the_text() -> None:
    teasers = images = 0
    published = {row["path"]: datetime.fromisoformat(row["date_published"]) for row in TRUTH}
    for row in TRUTH:
        last_touched = datetime.fromisoformat(row["date_modified"] or row["date_published"])
        parts = [row["path"], *(f"{row['path']}{n}/" for n in range(2, row["pages"] + 1))]
        page = b"".join(SITE[part].body for part in parts)
        for link in find(page, "//p[starts-with(., 'Baca juga: ')]//a/@href"):
            teasers += 1
            assert published[urlsplit(link).path] < last_touched  # no link to what is not out yet
        captions = "//figcaption/text() | //p[@class='wp-caption-text']/text()"
        assert find(page, captions) == [
            f"{i['caption']} Foto: {i['credit']}" for i in row["images"]
        ]
        images += len(row["images"])
    assert (teasers, images) == (22, 10)


def test_linked_data_agrees_with_the_page() -> None:
    classic = 0
    for row in TRUTH:
        for script in find(SITE[row["path"]].body, "//script[@type='application/ld+json']/text()"):
            classic += 1
            news = json.loads(script)["@graph"][0]
            assert news["headline"] == row["title"]
            assert news["datePublished"].endswith("+00:00")  # the same instant in UTC
            assert datetime.fromisoformat(news["datePublished"]) == datetime.fromisoformat(
                row["date_published"]
            )
            assert datetime.fromisoformat(news["dateModified"]) == datetime.fromisoformat(
                row["date_modified"]
            )
    assert classic == 6


def test_weekdays_agree_with_the_calendar() -> None:
    checked = 0
    for row in TRUTH:
        said, year = " ".join(row["body"]), row["date_published"][:4]
        dates = [d for pattern in DATES for d in pattern.finditer(said)]
        for found in dates:
            month = found["month"]
            number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
            named = date(int(found["year"] or year), number, int(found["day"]))
            weekday = found["weekday"].replace("'", "")
            assert DAYS[named.weekday()] == weekday, (row["path"], found[0])
        checked += len(dates)
    assert checked > 50


def test_sitemap_lists_exactly_the_articles() -> None:
    assert [urlsplit(loc).path for loc in locs("/wp-sitemap.xml")] == [
        path for path in SITE if re.fullmatch(r"/wp-sitemap-.*-1\.xml", path)
    ]
    assert {urlsplit(loc).path for loc in locs("/wp-sitemap-posts-post-1.xml")} == {
        row["path"] for row in TRUTH
    }
    others = [
        urlsplit(loc).path for sub in locs("/wp-sitemap.xml") for loc in locs(urlsplit(sub).path)
    ]
    assert all(SITE[path].status == 200 for path in others)


def test_feed_has_the_ten_newest_and_the_first_page_of_each() -> None:
    feed = SITE["/feed/"].body
    assert [urlsplit(link).path for link in find(feed, "//item/link/text()", "xml")] == [
        row["path"] for row in TRUTH[:10]
    ]
    content = find(feed, "//item/*[local-name()='encoded']/text()", "xml")
    for row, item in zip(TRUTH, content, strict=False):
        assert squeezed(row["body"][0]) in squeezed(text(item))
        assert (squeezed(row["body"][-1]) in squeezed(text(item))) == (row["pages"] == 1)
    assert len(find(SITE["/comments/feed/"].body, "//item", "xml")) == 10


def test_robots_forbids_the_draft_that_the_front_page_links() -> None:
    robots = RobotFileParser()
    robots.parse(SITE["/robots.txt"].body.decode().splitlines())
    assert robots.site_maps() == [BASE + "wp-sitemap.xml"]
    linked = {urlsplit(a).path for a in find(SITE["/"].body, "//a/@href")}
    forbidden = {
        path for path in linked if not robots.can_fetch("newscrawl", BASE.rstrip("/") + path)
    }
    assert forbidden == {"/wp-admin/", "/pratinjau/tiga-nama-calon-direktur-perumda-pasar/"}
    assert all(robots.can_fetch("newscrawl", BASE.rstrip("/") + row["path"]) for row in TRUTH)
    for path in ("/feed/", "/wp-sitemap-posts-post-1.xml", "/page/2/"):
        assert b"pratinjau" not in SITE[path].body


def test_archive_pages_hold_ten_each() -> None:
    listed = []
    for path in ("/", "/page/2/", "/page/3/"):
        links = find(SITE[path].body, "//h2[@class='wp-block-post-title']/a/@href")
        listed.append([urlsplit(a).path for a in links])
    assert [len(page) for page in listed] == [10, 10, 4]
    assert [path for page in listed for path in page] == [row["path"] for row in TRUTH]


@pytest.mark.parametrize(
    ("target", "status", "holds"),
    [
        ("/wp-json/wp/v2/posts", 200, '"slug": "pasar-kembang-uji-coba-bayar-nontunai"'),
        ("/wp-json/wp/v2/posts?per_page=100&page=2", 400, "rest_post_invalid_page_number"),
        ("/wp-json/wp/v2/posts?per_page=101", 400, "rest_invalid_param"),
        ("/wp-json/wp/v2/posts?per_page=x", 400, "rest_invalid_param"),
        ("/wp-json/wp/v2/posts?page=0", 400, "rest_post_invalid_page_number"),
        ("/wp-json/wp/v2/posts/101", 200, '"date": "2024-10-20T17:20:00"'),
        ("/wp-json/wp/v2/posts/999", 404, "rest_post_invalid_id"),
        ("/wp-json/wp/v2/categories/1", 200, "Budaya &amp; Wisata"),
        ("/wp-json/wp/v2/media", 404, "rest_no_route"),
        ("/?s=lampion", 200, "Festival Lampion Laut Digelar"),
        ("/?s=%3Cb%3E", 200, "&lt;b&gt;"),
        ("/?p=999", 404, "Halaman tidak ditemukan"),
        ("/tidak-ada/", 404, "Halaman tidak ditemukan"),
        ("/tentang-kami", 301, ""),
    ],
)
def test_answers(target: str, status: int, holds: str) -> None:
    page = ask(target)
    assert page.status == status
    assert holds in page.body.decode()


def test_rest_pages_hold_every_article_once() -> None:
    first = ask("/wp-json/wp/v2/posts?per_page=9&page=1")
    assert (first.headers["X-WP-Total"], first.headers["X-WP-TotalPages"]) == ("24", "3")
    posts = [
        post
        for n in (1, 2, 3)
        for post in json.loads(ask(f"/wp-json/wp/v2/posts?per_page=9&page={n}").body)
    ]
    assert [urlsplit(post["link"]).path for post in posts] == [row["path"] for row in TRUTH]
    for post, row in zip(posts, TRUTH, strict=True):
        assert all(squeezed(p) in squeezed(text(post["content"]["rendered"])) for p in row["body"])
        assert post["date"] + "+07:00" == row["date_published"]
        assert text(post["title"]["rendered"]) == row["title"]


def test_server_starts_answers_and_stops() -> None:
    hits: list[str] = []
    with serve(hits=hits) as base:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", base)
        with urlopen(base) as response:
            tag, body = response.headers["ETag"], response.read()
        assert base.encode() in body
        with urlopen(Request(base, method="HEAD")) as response:
            assert (response.headers["Content-Length"], response.read()) == (str(len(body)), b"")
        with pytest.raises(HTTPError) as unchanged:
            urlopen(Request(base, headers={"If-None-Match": tag}))
        assert (unchanged.value.code, unchanged.value.read()) == (304, b"")
        with pytest.raises(HTTPError) as missing:
            urlopen(base + "tidak-ada/?x=1")
        missing.value.close()
        assert (missing.value.code, missing.value.headers["ETag"]) == (404, None)
        with urlopen(base + "?p=101") as response:
            assert response.url == base + "lomba-dayung-sungai-wening-diikuti-42-perahu/"
    assert hits == [
        "/",
        "/",
        "/",
        "/tidak-ada/?x=1",
        "/?p=101",
        "/lomba-dayung-sungai-wening-diikuti-42-perahu/",
    ]
    with pytest.raises(OSError, match="refused"):
        urlopen(base)
