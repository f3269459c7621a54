"""Pages of one article: found, told from other numbers, and joined."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, TEXT, URL, article, read

from newscrawl.extraction import join_pages, with_whole_text
from newscrawl.extraction.pager import read_pager
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


READ = "https://kabarsenja.test/read/120934/harga-cabai-turun"
NUMBERS = "<a href='{0}?page=1'>1</a> <a href='{0}?page=2'>2</a> <a href='{0}?page=3'>3</a> "


@pytest.mark.parametrize(
    ("url", "link", "whole"),
    [
        pytest.param(
            READ, f"<a href='{READ}?page=all'>Tampilkan Semua</a>", "?page=all", id="page=all"
        ),
        pytest.param(READ, f"<a href='{READ}?page=all#page2'>2</a>", "?page=all", id="a place"),
        pytest.param(READ, "<a href='?showpage=all'>Show All</a>", "?showpage=all", id="showpage"),
        pytest.param(READ, "<a href='?single=1'>Baca semua</a>", "?single=1", id="single=1"),
        pytest.param(READ, f"<a href='{READ}/all'>Selengkapnya</a>", "/all", id="a step"),
        pytest.param(
            READ, "<a href='?tampil=lengkap'>Lihat semua halaman</a>", "?tampil=lengkap", id="words"
        ),
        pytest.param(
            READ + "?page=2", f"<a href='{READ}?page=all'>Semua</a>", "?page=all", id="from page 2"
        ),
        pytest.param(
            READ + "?id=7", f"<a href='{READ}?id=7&page=all'>All</a>", "?id=7&page=all", id="an id"
        ),
        pytest.param(READ, "<a href='/read/?page=all'>Tampilkan semua</a>", None, id="a list's"),
        pytest.param(READ, f"<a href='{READ}?komentar=1'>12</a>", None, id="comments"),
        pytest.param(READ, f"<a href='{READ}?single=0'>Show all</a>", "?single=0", id="its words"),
        pytest.param(READ, f"<a href='{READ}?single=0'>Buka</a>", None, id="a switch that is off"),
        pytest.param(
            READ, f"<a href='https://lain.test/?u={READ}?page=all'>Bagikan</a>", None, id="share"
        ),
        pytest.param(
            READ,
            "<a href='https://lain.test/read/120934/harga-cabai-turun?page=all'>1</a>",
            None,
            id="another site",
        ),
    ],
)
def test_whole_text_at_one_address(url: str, link: str, whole: str | None) -> None:
    raw = read(article(below=NUMBERS.format(READ) + link), url=url)
    assert raw.whole_page == (READ + whole if whole else None)


@pytest.mark.parametrize("ending", ["?page=all", "?single=1", "?showpage=all", "/all"])
def test_page_with_the_whole_text_asks_for_no_other(ending: str) -> None:
    pager = NUMBERS.format(READ) + f"<a href='{READ}?page=all'>Semua</a>"
    head = f"<link rel='canonical' href='{READ}{ending}'>"
    raw = read(article(below=pager, head=head), url=READ + ending)
    assert (raw.page, raw.other_pages, raw.whole_page) == (1, (), None)
    assert raw.canonical_url[0].value == READ


def test_address_that_needs_all_in_its_path() -> None:
    raw = read(article(), url="https://kabarsenja.test/all")
    assert raw.whole_page is None


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


LEAD = "Warga kaki bukit menanam kembali ribuan bibit kopi setelah kemarau panjang berakhir."
TEASER = "Ikuti kabar kebun kopi lainnya di saluran kami setiap Sabtu pagi."


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(
            [(LEAD, "Satu."), (LEAD, "Dua.")], (LEAD, "Satu.", "Dua."), id="a lead on every page"
        ),
        pytest.param(
            [("Satu.", TEASER), ("Dua.", TEASER), ("Tiga.", TEASER)],
            ("Satu.", "Dua.", "Tiga.", TEASER),
            id="a line that ends every page",
        ),
        pytest.param(
            [("Satu.", TEASER, "Dua."), ("Tiga.", TEASER, "Empat.")],
            ("Satu.", TEASER, "Dua.", "Tiga.", "Empat."),
            id="a line inside every page",
        ),
        pytest.param(
            [("Satu.", LEAD), (LEAD.upper(), "Dua.")],
            ("Satu.", LEAD, "Dua."),
            id="the last paragraph at the head of the next page",
        ),
        pytest.param(
            [("Bahan:", "Kopi."), ("Cara:", "Sangrai.", "Bahan:", "Gula.")],
            ("Bahan:", "Kopi.", "Cara:", "Sangrai.", "Bahan:", "Gula."),
            id="a label that comes again",
        ),
        pytest.param(
            [("Satu.", "Dua."), ("Satu.", "Dua.")], ("Satu.", "Dua."), id="one page twice"
        ),
        pytest.param([("Satu.",), ()], ("Satu.",), id="a page without text"),
    ],
)
def test_repeats_between_pages(pages: list[tuple[str, ...]], expected: tuple[str, ...]) -> None:
    joined = join_pages([part(number, *text) for number, text in enumerate(pages, start=1)])
    assert joined.body[0].value == expected


def test_whole_text_takes_the_place_of_the_first_page() -> None:
    first = replace(
        part(1, "Satu."), other_pages=((2, POST + "2/"),), whole_page=POST + "?page=all"
    )
    whole = with_whole_text(first, part(1, "Satu.", "Dua."))
    assert whole is not None
    assert (whole.body[0].value, whole.url, whole.pages) == (("Satu.", "Dua."), POST, 1)
    assert (whole.other_pages, whole.whole_page) == ((), None)


def test_page_with_no_more_text_is_not_the_whole() -> None:
    assert with_whole_text(part(1, "Satu dua."), part(1, "Satu dua.")) is None
    assert with_whole_text(part(1, "Satu dua."), part(1)) is None


_PARTS = st.sampled_from(
    [
        "https://kabarsenja.test",
        "//",
        "/",
        "read",
        "all",
        "2",
        "?",
        "page=",
        "all",
        "&",
        "#",
        "%",
        "[",
    ]
)
_ADDRESSES = st.lists(_PARTS, max_size=8).map("".join) | st.text(max_size=20)


@given(url=_ADDRESSES, href=_ADDRESSES, following=st.none() | _ADDRESSES)
def test_no_address_stops_the_pager(url: str, href: str, following: str | None) -> None:
    link = lxml.html.Element("a")
    with suppress(ValueError):  # no XML character
        link.set("href", href)
    pages = read_pager([link], url=url, following=following)
    assert pages.number >= 1
    assert pages.number not in dict(pages.others)
    assert pages.whole != url or not url
