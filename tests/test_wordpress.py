"""A WordPress's own list of its posts: where it is, how it is asked, what it answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.links import Link
from newscrawl.wordpress import posts_address, posts_addresses, posts_links, rest_root

ROOT = "http://kabar.test/wp-json/"
PLAIN_ROOT = "http://kabar.test/?rest_route=/"


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ('<link rel="https://api.w.org/" href="/wp-json/">', ROOT),
        ("<link href='?rest_route=/' rel='https://api.w.org/'>", PLAIN_ROOT),
        (
            '<link rel="https://api.w.org/" href="https://cms.kabar.test/index.php/wp-json/">',
            "https://cms.kabar.test/index.php/wp-json/",
        ),
        (
            '<link rel="alternate" type="application/json" href="/blog/wp-json/wp/v2/pages/2">',
            "http://kabar.test/blog/wp-json/",
        ),
        (
            '<link rel="alternate" type="application/json" href="/?rest_route=%2Fwp%2Fv2%2Fposts%2F3">',
            PLAIN_ROOT,
        ),
        ('<link rel="https://api.w.org/" href="http://[rusak/">', None),
        ('<link rel="https://api.w.org/">', None),
        ('<link rel="alternate" type="application/json" href="/berita.json">', None),
        ('<link rel="alternate" type="application/rss+xml" href="/feed/">', None),
    ],
)
def test_rest_root(head: str, root: str | None) -> None:
    tree = lxml.html.fromstring(f"<html><head>{head}</head><body><p>Kabar</p></body></html>")
    assert rest_root(tree, "http://kabar.test/") == root


@pytest.mark.parametrize(
    ("root", "path", "extra"),
    [
        (ROOT, "/wp-json/wp/v2/posts", {}),
        ("http://kabar.test/wp-json", "/wp-json/wp/v2/posts", {}),
        ("http://kabar.test/wp-json/?lang=id", "/wp-json/wp/v2/posts", {"lang": ["id"]}),
        (PLAIN_ROOT, "/", {"rest_route": ["/wp/v2/posts"]}),
        (
            "http://kabar.test/index.php?rest_route=/&lang=id",
            "/index.php",
            {"rest_route": ["/wp/v2/posts"], "lang": ["id"]},
        ),
    ],
)
def test_both_kinds_of_root(root: str, path: str, extra: dict[str, list[str]]) -> None:
    parts = urlsplit(posts_address(root, page=3))
    assert parts.path == path
    assert parse_qs(parts.query) == {
        "per_page": ["100"],
        "page": ["3"],
        "orderby": ["date"],
        "order": ["desc"],
        "_fields": ["id,link,date_gmt,modified_gmt,title"],
        **extra,
    }


def test_a_period_and_a_search() -> None:
    wib = timezone(timedelta(hours=7))
    address = posts_address(
        ROOT,
        after=datetime(2024, 11, 2, 0, 0, tzinfo=wib),
        before=datetime(2024, 11, 3, 1, 30, tzinfo=UTC),
        search="harga cabai & bawang",
    )
    query = parse_qs(urlsplit(address).query)
    assert query["after"] == ["2024-11-01T17:00:00Z"]
    assert query["before"] == ["2024-11-03T01:30:00Z"]
    assert query["search"] == ["harga cabai & bawang"]


@pytest.mark.parametrize(
    ("root", "wrong"),
    [
        (ROOT, {"page": 0}),
        (ROOT, {"per_page": 0}),
        (ROOT, {"per_page": 101}),
        (ROOT, {"after": datetime(2024, 11, 2)}),  # noqa: DTZ001 - the mistake that is tested
        ("/wp-json/", {}),
        ("ftp://kabar.test/wp-json/", {}),
    ],
)
def test_a_caller_s_mistake_raises(root: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        posts_address(root, **wrong)


def test_plain_addresses_follow_the_rich_one() -> None:
    after = datetime(2024, 11, 2, tzinfo=UTC)
    assert posts_addresses(ROOT, page=2, after=after) == (
        posts_address(ROOT, page=2, after=after),
        "http://kabar.test/wp-json/wp/v2/posts?per_page=10&page=2",
    )
    assert posts_addresses(PLAIN_ROOT, search="cabai rawit")[-1] == (
        "http://kabar.test/?rest_route=/wp/v2/posts&per_page=10&page=1&search=cabai+rawit"
    )


POST = {
    "id": 7,
    "link": "http://kabar.test/harga-cabai/",
    "date_gmt": "2024-11-02T01:15:00",
    "modified_gmt": "2024-11-02T03:00:00",
    "title": {"rendered": "Harga <em>cabai</em> &#038; bawang &#8220;naik&#8221;"},
}
LINK = Link(
    url="http://kabar.test/harga-cabai/",
    source="rest",
    title="Harga cabai & bawang “naik”",
    published="2024-11-02T01:15:00Z",
    modified="2024-11-02T03:00:00Z",
)


@pytest.mark.parametrize("before", ["", "\ufeff", "\n ", "<b>Notice</b>: Undefined index [8]\n"])
def test_posts(before: str) -> None:
    document = (before + json.dumps([POST])).encode()
    assert posts_links(document, posts_address(ROOT)) == (LINK,)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"link": "/a/"}, Link(url="http://kabar.test/a/", source="rest")),
        ({"link": "/a/", "title": "Cabai"}, Link(url="http://kabar.test/a/", source="rest", title="Cabai")),
        (
            {"link": "/a/", "date": "2024-11-02T08:15:00", "date_gmt": "0000-00-00T00:00:00"},
            Link(url="http://kabar.test/a/", source="rest", published="2024-11-02T08:15:00"),
        ),
        (
            {"link": "/a/", "title": {"rendered": "\ud83dCabai"}, "date_gmt": 5, "modified_gmt": []},
            Link(url="http://kabar.test/a/", source="rest", title="Cabai"),
        ),
        ({"link": "/a/", "title": {"rendered": None}}, Link(url="http://kabar.test/a/", source="rest")),
        ({"link": "http://[rusak/"}, None),
        ({"link": 5}, None),
        ({"title": "Cabai"}, None),
        ("a", None),
        (None, None),
        ([POST], None),
    ],
)  # fmt: skip
def test_posts_that_lack_something(told: object, expected: Link | None) -> None:
    found = posts_links(json.dumps([told, POST]).encode(), ROOT)
    assert found == ((expected, LINK) if expected else (LINK,))


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"[]",
        b"null",
        b'{"code": "rest_no_route", "message": "...", "data": {"status": 404}}',
        b'{"code": "rest_post_invalid_page_number", "data": [{"link": "http://kabar.test/a/"}]}',
        b"<!DOCTYPE html><html><p>Tidak ada</p></html>",
        b'[{"link": "http://kabar.test/a/"',
        b"[" * 100_000,
        b'[{"id": ' + b"9" * 10_000 + b"}]",
        b"\x1f\x8b\x00\xff",
    ],
)
def test_what_is_no_list_of_posts_gives_nothing(document: bytes) -> None:
    assert posts_links(document, ROOT) == ()


def test_no_more_posts_than_could_be_asked_for() -> None:
    assert len(posts_links(json.dumps([POST] * 5000).encode(), ROOT)) == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*POST, "rendered"]), inner),
    max_leaves=8,
)


@given(st.binary())
def test_any_bytes_are_read_without_trouble(document: bytes) -> None:
    assert len(posts_links(b'[{"link": "/a/' + document, ROOT)) <= 1
    assert posts_links(document, ROOT) == ()


@given(st.lists(JSON))
def test_any_json_is_read_without_trouble(document: list[object]) -> None:
    for link in posts_links(json.dumps(document).encode(), ROOT):
        assert link.url.startswith(("http://", "https://"))
        assert (link.title or "a").encode()


@given(st.text(min_size=1), st.integers(1, 9999))
def test_a_search_comes_through_whole(words: str, page: int) -> None:
    words = words.encode("utf-8", "ignore").decode()
    for root in (ROOT, PLAIN_ROOT):
        for address in posts_addresses(root, page=page, search=words):
            query = parse_qs(urlsplit(address).query, keep_blank_values=True)
            assert query["page"] == [str(page)]
            assert query.get("search", [""]) == [words]
