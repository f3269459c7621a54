"""Pages of one article: found, told from other numbers, and joined."""

from __future__ import annotations

import pytest
from pages import PARAGRAPHS, TEXT, URL, article, read

from newscrawl.extraction import join_pages
from newscrawl.items import Claim, RawArticle

POST = "https://kabarsenja.test/harga-cabai-turun/"
WORDPRESS = (
    "<p class='post-nav-links'>Halaman: <span class='post-page-numbers current'>1</span> "
    f"<a href='{POST}2/' class='post-page-numbers'>2</a></p>"
)
WORDPRESS_2 = (
    f"<p class='post-nav-links'>Halaman: <a href='{POST}' class='post-page-numbers'>1</a> "
    "<span class='post-page-numbers current'>2</span></p>"
)


@pytest.mark.parametrize(
    ("url", "pager", "expected"),
    [
        pytest.param(POST, WORDPRESS, (1, ((2, POST + "2/"),)), id="WordPress, page 1"),
        pytest.param(POST + "2/", WORDPRESS_2, (2, ((1, POST),)), id="WordPress, page 2"),
        pytest.param(
            URL,
            "<div class='paging'><a href='?page=1'>1</a><a href='?page=2'>2</a>"
            "<a href='?page=2'>Selanjutnya</a></div>",
            (1, ((2, URL + "?page=2"),)),
            id="a parameter",
        ),
        pytest.param(
            URL + "?page=2",
            "<a href='?page=1'>1</a> <a href='?page=3'>3</a>",
            (2, ((1, URL), (3, URL + "?page=3"))),
            id="a parameter, page 2",
        ),
        pytest.param(URL, "<a href='/ekonomi/?page=2'>2</a>", (1, ()), id="a list's pager"),
        pytest.param(
            f"{POST}2/",
            f"<a href='{POST}'>1</a><a href='{POST}2/'>2</a><a href='{POST}3/'>3</a>",
            (2, ((1, POST), (3, f"{POST}3/"))),
            id="its own number linked too",
        ),
        pytest.param(
            f"{POST}3/",
            f"<a href='{POST}2/'>Sebelumnya</a><a href='{POST}'>Kembali</a>",
            (3, ((1, POST), (2, f"{POST}2/"))),
            id="only words",
        ),
        pytest.param(URL, "<a href='/berita/2'>2</a>", (1, ()), id="a number elsewhere"),
        pytest.param(URL, f"<a href='{URL}#2'>2</a>", (1, ()), id="a place on this page"),
        pytest.param(URL, "<a href='javascript:next()'>2</a>", (1, ()), id="a script"),
        pytest.param(URL, "<a href='http://[bad/2'>2</a>", (1, ()), id="a broken address"),
        pytest.param(
            "https://kabarsenja.test/read/12/", "<a href='/read/'>Berita</a>", (1, ()), id="an id"
        ),
    ],
)
def test_pages(url: str, pager: str, expected: tuple[int, tuple[tuple[int, str], ...]]) -> None:
    raw = read(article(below=pager), url=url)
    assert (raw.page, raw.other_pages) == expected


def test_rel_next_in_the_head_is_a_page_of_the_article() -> None:
    raw = read(article(head=f"<link rel='next' href='{URL}?page=2'>"))
    assert raw.other_pages == ((2, URL + "?page=2"),)


def test_page_two_has_the_address_of_its_article() -> None:
    head = f"<link rel='canonical' href='{POST}2/'>"
    raw = read(article(below=WORDPRESS_2, head=head), url=POST + "2/")
    assert {claim.value for claim in raw.canonical_url} == {POST}


def part(number: int, *paragraphs: str) -> RawArticle:
    return RawArticle(url=POST, page=number, body=(Claim(source="page", value=paragraphs),))


def test_pages_are_joined_in_order_without_what_earlier_ones_had() -> None:
    a, b, c, d = PARAGRAPHS
    joined = join_pages([part(2, a, c, d), part(1, a, b)])
    assert joined.body[0].value == (a, b, c, d)
    assert (joined.pages, joined.page, joined.other_pages) == (2, 1, ())


def test_one_page_is_itself_and_none_is_a_mistake() -> None:
    raw = read(article(TEXT))
    assert join_pages([raw]) is raw
    with pytest.raises(ValueError, match="no pages"):
        join_pages([])
