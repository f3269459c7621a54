"""What an address alone tells: the shapes that Indonesian news sites give their articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.links import (
    Link,
    absolute_address,
    is_article_address,
    may_be_article,
    newest_first,
    slug_words,
)

# One or more of each form in use, with invented words. Those marked False are articles by their
# link's text only: nothing in the address alone sets them apart from a section's.
ARTICLES = [
    ("https://kabar.test/2024/11/02/banjir-surut-warga-pulang/", True),
    ("https://kabar.test/2024/11/banjir/", True),
    ("https://kabar.test/news/2024/11/02/banjir-surut", True),
    ("https://kabar.test/paper/2024/11/02/floods-recede-at-last.html", True),
    ("https://kabar.test/read/2024/11/02/123/banjir-surut", True),
    ("https://kabar.test/daerah/read/2024/11/02/123/banjir-surut", True),
    ("https://kabar.test/read/2024/11/02/340/1244191/banjir-surut-di-garut", True),
    ("https://kabar.test/read/xml/2024/11/02/14514861/Banjir.Surut.Warga.Pulang", True),
    ("https://kabar.test/read/kolom/2024/11/02/2327/ingatan", True),
    ("https://kabar.test/read/news/2024/11/04/055715866,uk.html/Floods-Recede", True),
    ("https://kabar.test/read/041234567/banjir-surut", True),
    ("https://kabar.test/read/12345/", True),
    ("https://kabar.test/read525123/banjir-surut", True),
    ("https://kabar.test/news/read/736450-banjir-surut-di-garut", True),
    ("https://kabar.test/baca-berita/nasional/12345/banjir-surut", True),
    ("https://kabar.test/berita/d-7123456/banjir-surut-di-garut", True),
    ("https://kabar.test/oto-galeri/d-7123456/banjir-surut", True),
    ("https://kabar.test/nasional/pr-018712345/banjir-surut", True),
    ("https://kabar.test/r-123/banjir-surut", True),
    ("https://kabar.test/news-12345-banjir-surut-di-garut", True),
    ("https://kabar.test/berita/123/banjir-surut-di-garut", False),
    ("https://kabar.test/berita/12345/banjir-surut", True),
    ("https://kabar.test/nasional/1234567890/banjir-surut", True),
    ("https://kabar.test/id/news/51234/banjir-surut", True),
    ("https://kabar.test/detail/12345/banjir-surut", True),
    ("https://kabar.test/article/detail/banjir-surut-di-garut", True),
    ("https://kabar.test/articles/banjir-surut-di-garut", True),
    ("https://kabar.test/indonesia/articles/c4g5xk2p", True),
    ("https://kabar.test/post/banjir-surut-di-garut", True),
    ("https://kabar.test/daerah/20241102111728-20-242262/banjir-surut/", True),
    ("https://kabar.test/detail/lipsus/20241102/Banjir-Surut-di-Garut/index.php", True),
    ("https://kabar.test/indonesia/banjir-surut-di-garut-2437247", True),
    ("https://kabar.test/banjir-surut-di-garut-246810", True),
    ("https://kabar.test/nasional/12345-banjir-surut-di-garut", True),
    ("https://kabar.test/index.php/berita/12345-banjir-surut", True),
    ("https://kabar.test/index.php/2024/11/02/banjir-surut/", True),
    ("https://kabar.test/a/banjir-surut-di-garut/7123456.html", True),
    ("https://kabar.test/berita/a/banjir-surut-di-garut-lt6720a/", False),
    ("https://kabar.test/p/banjir-surut-di-garut", False),
    ("https://kabar.test/banjir-surut-di-garut/", False),
    ("https://kabar.test/politik/banjir-surut-di-garut", False),
    ("https://kabar.test/inggris/banjir-surut-di-garut-1ed966.html", False),
    ("https://kabar.test/banjir-surut-di-garut-gXyZ", False),
    ("https://kabar.test/kanal/rubrik/banjir-surut-di-garut", False),
    ("https://kabar.test/about/banjir-surut-di-garut-selatan", False),
    ("https://kabar.test/metro/1313510-8-rumah-hanyut", True),
    ("https://kabar.test/?p=123", False),
    ("https://kabar.test/berita.php?id=123", False),
]


@pytest.mark.parametrize(("url", "by_address"), ARTICLES)
def test_no_form_of_article_is_refused(url: str, by_address: bool) -> None:
    assert may_be_article(url)
    assert is_article_address(url) is by_address


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?s=banjir",
        "tag/banjir/",
        "tag/banjir-di-garut-selatan",
        "topik/masalah/14/Asap-dan-Kebakaran-Hutan",
        "topik-pilihan/list/6358/banjir-garut",
        "topics/banjir-di-garut-selatan/",
        "daerah/komentar/2024/11/02/070100466/banjir-surut-warga-pulang",
        "category/daerah/page/2/",
        "author/sekar/",
        "wp-content/uploads/a.jpg",
        "laporan.pdf",
        "page/2/",
        "indeks/2024/11/02",
        "indeks/index/news/nasional",
        "indeks/berita_pilihan",
        "banjir-surut-di-garut/feed/",
        "search?q=banjir",
        "sso/login/?next=http://kabar.test/",
        "tentang-kami/",
    ],
)
def test_lists_and_files_are_no_articles(path: str) -> None:
    assert not may_be_article(f"https://kabar.test/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "bola/",
        "pilkada-2024/",
        "2024/11/02/",
        "2024/11/",
        "artikel/kesehatan",
        "artikel/gaya-hidup",
        "detail/",
        "ekonomi/pajak",
        "indeks-berita/20241102",
        "indeks-berita/2024-11-02",
        "terkini/36",
        "pilkada-2024/hitung-cepat",
        "tagihan-listrik-naik/",
    ],
)
def test_sections_are_told_by_no_number(path: str) -> None:
    url = f"https://kabar.test/{path}"
    assert may_be_article(url)
    assert not is_article_address(url)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("banjir-surut-lagi/", 3),
        ("banjir_surut_lagi.html", 3),
        ("Banjir.Surut.Lagi", 3),
        ("berita/banjir", 1),
        ("", 0),
    ],
)
def test_slug_words(path: str, words: int) -> None:
    assert slug_words(f"https://kabar.test/{path}") == words


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        (" /a/b#c ", "http://kabar.test/a/b"),
        ("//m.kabar.test/a", "http://m.kabar.test/a"),
        ("javascript:void(0)", None),
        ("whatsapp://send?text=a", None),
        ("http://[broken", None),
        ("http://kabar.test:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_absolute_address(href: str | None, expected: str | None) -> None:
    assert absolute_address(href, "http://kabar.test/x/") == expected


def test_newest_first_keeps_the_undated_behind() -> None:
    links = [Link(url="a"), Link(url="b", published="2024-11-01"), Link(url="c", modified="2025")]
    assert [link.url for link in newest_first(links)] == ["c", "b", "a"]


@given(st.text(max_size=60))
def test_any_address_is_judged_without_trouble(text: str) -> None:
    may_be_article(text)
    for address in (absolute_address(text, "http://kabar.test/"), f"http://kabar.test/{text}"):
        if address is not None and absolute_address(address, address):
            assert isinstance(is_article_address(address), bool)
            assert slug_words(address) >= 0
