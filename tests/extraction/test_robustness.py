"""Nothing in a page may crash or stall the extraction: NotAnArticle is all it may raise."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import TEXT, TITLE, URL, article, page

from newscrawl.errors import NotAnArticle
from newscrawl.extraction import extract, parse
from newscrawl.normalise import normalise
from newscrawl.sites import site_of

SECONDS = 20  # bounded, on the slowest machine: a quadratic step would take minutes
LD = '<script type="application/ld+json">{}</script>'
MANY = 20_000


def read(html: str | bytes, url: str = URL) -> None:
    """The whole way, as far as the page lets us go."""
    site = site_of(URL)
    with suppress(NotAnArticle):
        raw = extract(parse(html), url=url, site=site)
        normalise(raw, site=site, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 50_000 + TEXT, id="nested divs"),
        pytest.param(article("<p>" + "<span>" * 50_000 + "teks panjang, kata dia. " * 99), id="spans"),
        pytest.param(article("<div><p>teks yang tidak ditutup, kata dia<b><i>" * MANY), id="unclosed"),
        pytest.param(article(below="<a href='/a'>12</a>" * 100_000), id="links"),
        pytest.param(article("<p><a href='/a'>Judul berita yang panjang</a></p>" * MANY), id="teasers"),
        pytest.param(article("<p>" + "kata dan kata, " * 700_000), id="a paragraph of 10 MB"),
        pytest.param(article("<p>" + "a" * 10_000_000), id="a word of 10 MB"),
        pytest.param(article("baris teks pendek.<br>" * MANY), id="line breaks"),
        pytest.param(article(TEXT + "<img src='a.jpg'><span>x</span>" * MANY), id="pictures"),
        pytest.param(article("<h2>Judul kecil di sini</h2>" * MANY + TEXT), id="headings"),
        pytest.param(page(TEXT, title="a - " * 100_000), id="a long title"),
        pytest.param(article(TEXT + "<p>" + "(a/" * 100_000), id="open brackets"),
        pytest.param(article(above="<p>" + "Oleh: " * 100_000), id="bylines"),
        pytest.param(article(above="<p>" + "12 Januari 2020 " * MANY), id="dates"),
        pytest.param(article(head=LD.format("[" * 100_000)), id="JSON-LD, open lists"),
        pytest.param(article(head=LD.format('{"a":' * MANY + "1" + "}" * MANY)), id="JSON-LD, deep"),
        pytest.param(article(head=LD.format('[{"@type":"Article"}' + ',{"@type":"Article"}' * MANY + "]")), id="JSON-LD, many"),
    ],
)  # fmt: skip
def test_time_is_bounded(html: str) -> None:
    start = time.perf_counter()
    read(html)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "\\ud83d", "author": {"name": "\\udc00"}}',
        '{"@type": "NewsArticle", "headline": 5, "datePublished": [], "image": {"url": [1]}}',
        '{"@type": ["NewsArticle", 3, null], "keywords": {"a": 1}, "articleBody": ["a"]}',
        '{"@type": "NewsArticle", "mainEntityOfPage": {"@id": {"a": 1}}, "url": []}',
        '{"@graph": {"@graph": [1, "a", null, {"@graph": []}]}}',
        '{"@type": "NewsArticle", ',
        "null",
        "\x00",
    ],
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    raw = extract(parse(article(head=LD.format(script))), url=URL, site=site_of(URL))
    assert raw.title[0].value == TITLE


@pytest.mark.parametrize("url", ["", "http://[", "https://kabarsenja.test:99999/a", "/a/b", "x"])
def test_any_address(url: str) -> None:
    read(article(below="<a href='2'>2</a>", head="<link rel='canonical' href='http://['>"), url)


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "a",
        "h1",
        "h2",
        "br",
        "img",
        "table",
        "td",
        "ul",
        "li",
        "figure",
        "figcaption",
        "script",
        "time",
        "article",
        "b",
        "em",
    ]
)
NAMES = st.sampled_from(["", " class='author'", " class='related'", " href='/a/2/'", " id='isi'"])
WORDS = st.sampled_from(
    [
        TITLE,
        "Baca juga:",
        "2 November 2024",
        "Oleh: Sari",
        "(abc/de)",
        "ADVERTISEMENT",
        "12",
        "\x00",
    ]
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, NAMES),
    st.builds("</{}>".format, TAGS),
    WORDS,
    st.text(max_size=30),
    st.just(TEXT),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_random_markup_raises_nothing_else(pieces: list[str]) -> None:
    read(page("".join(pieces)))
    read("".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_else(data: bytes) -> None:
    read(data)
