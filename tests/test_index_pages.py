"""Home, index and archive pages, in the mark-up of real sites with invented words."""

from __future__ import annotations

import re
from datetime import date

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from newscrawl.index_pages import (
    DatedIndex,
    announced_feeds,
    dated_index,
    index_links,
    next_index_page,
    page_number,
    section_links,
)

ROOT = "http://kabar.test/"


def tree(body: str, head: str = "") -> HtmlElement:
    return lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def found(body: str, url: str = ROOT, head: str = "") -> list[tuple[str, str | None]]:
    return [(link.url, link.title) for link in index_links(tree(body, head), url)]


WORDPRESS = """
<header><nav><ul><li class="menu-item"><a href="/category/daerah/">Daerah</a></li>
<li class="menu-item"><a href="/tentang-kami-dan-redaksi-kabar/">Tentang Kami dan Redaksi Kabar</a></li></ul></nav></header>
<main>
<article><header class="entry-header"><h2><a href="/banjir-surut-warga-pulang/">Banjir Surut, Warga Pulang</a></h2></header>
 <a href="/banjir-surut-warga-pulang/#respond">Tinggalkan Balasan</a></article>
<article><a href="/harga-cabai-naik-lagi/"><img src="a.jpg"><h3>Harga Cabai</h3></a></article>
<article><h2><a href="/inflasi-rendah/">Inflasi Rendah, Bunga Bank Turun</a></h2></article>
<article><a href="/sekolah-rakyat-dibuka-pekan-depan/?utm_source=beranda"><img src="b.jpg"></a>
 <a href="/author/sekar/">Sekar Ayu Lestari Wibowo</a> <a href="/tag/sekolah-rakyat-di-garut/">Sekolah Rakyat di Garut</a></article>
<h2><a href="/berita/">Berita Hari Ini dan Kemarin</a></h2>
</main>
<aside><h2><a href="https://lain.test/iklan-rumah-murah/">Iklan Rumah Murah Sekali</a></h2>
<a href="javascript:void(0)">Bagikan Berita Ini Ke Teman</a></aside>
<footer><a href="/pedoman-pemberitaan-media-siber/">Pedoman Pemberitaan Media Siber</a>
<a href="/aturan-main-di-situs-ini/">Aturan Main di Situs Ini</a></footer>
"""


def test_a_wordpress_front_page() -> None:
    assert found(WORDPRESS) == [
        (f"{ROOT}banjir-surut-warga-pulang/", "Banjir Surut, Warga Pulang"),
        (f"{ROOT}harga-cabai-naik-lagi/", "Harga Cabai"),
        (f"{ROOT}inflasi-rendah/", "Inflasi Rendah, Bunga Bank Turun"),
        (f"{ROOT}sekolah-rakyat-dibuka-pekan-depan/?utm_source=beranda", None),
    ]


PORTAL = """
<ul class="navbar"><li><a href="//bola.kabar.test/">Bola</a>
 <div class="dropdown"><a href="//bola.kabar.test/read/2437204/timnas-menang-lagi"><img alt=""></a></div></li>
 <li><a href="/indeks/2024/11/02">Indeks Berita Hari Ini</a></li></ul>
<ul class="list"><li><a href="//news.kabar.test/berita/d-7123456/banjir-surut?HouseAds&amp;campaign=atas">Banjir</a></li>
<li><a href="//news.kabar.test/berita/d-7123456/banjir-surut"><span>02 Nov 2024</span><h3>Banjir Surut</h3></a></li>
<li><a href="/kolom/2024/11/02/2327/ingatan">Ingatan</a></li>
<li><a href="//foto.kabar.test/galeri/foto-pawai-ogoh-ogoh-di-gianyar-2437247">Foto: Pawai</a></li>
<li><a href="//tv.kabar.test/play/106867/video-panen-raya-di-subang">Video: Panen Raya</a></li></ul>
<a href="/indeksfokus/3054/banjir-besar-di-garut/berita">Banjir Besar di Garut Selatan</a>
<a href="/hasil-pertandingan/liga-kota-garuda-fc-vs-rajawali-fc-2024-11-01.html">Garuda FC - Rajawali FC</a>
<a href="/jadwal-tv/read/12345/film-pekan-ini">Film</a>
<a href="/mobil-dijual/sedan_tua_1_5_bensin_in-2641134.html">Dijual Sedan Tua 1.5 Bensin</a>
<a href="//forum.kabar.test/makin-ramai-kucing-di-pasar-t1590892.html">Makin Ramai, Kucing di Pasar</a>
<a href="/kode-etik/pedoman-media-siber.html">Pedoman Media Siber untuk Wartawan</a>
<a href="https://www.facebook.com/kabar/posts/1234567890-kabar-hari-ini">Kabar Hari Ini di Facebook</a>
<a href="/indeks?page=2">Next</a>
"""


def test_a_portal_with_subdomains() -> None:
    assert found(PORTAL, "http://www.kabar.test/") == [
        ("http://bola.kabar.test/read/2437204/timnas-menang-lagi", None),
        ("http://news.kabar.test/berita/d-7123456/banjir-surut", "Banjir Surut"),
        ("http://www.kabar.test/kolom/2024/11/02/2327/ingatan", "Ingatan"),
        ("http://foto.kabar.test/galeri/foto-pawai-ogoh-ogoh-di-gianyar-2437247", "Foto: Pawai"),
        ("http://tv.kabar.test/play/106867/video-panen-raya-di-subang", "Video: Panen Raya"),
        ("http://www.kabar.test/jadwal-tv/read/12345/film-pekan-ini", "Film"),
    ]


def test_addresses_of_the_form_of_the_others_need_no_headline() -> None:
    slugs = [f"laga-ke-{name}-hari-ini" for name in "abcdefghijkl"]
    listed = "".join(f'<h3><a href="/bola/{slug}.html">{slug[:9]}</a></h3>' for slug in slugs)
    sponsored = '<a href="/bola/sepatu-baru-untuk-semua.html">Sponsor</a>'
    shop = '<a href="/toko/sepatu-baru-untuk-semua.html">Toko</a>'
    box = '<h4><a href="/berita-otomotif-terbaru/">Berita Otomotif Terbaru</a></h4>'
    titles = [title for _, title in found(listed + sponsored + shop + box)]
    assert titles == [*(slug[:9] for slug in slugs), "Sponsor"]


def test_what_a_style_says_is_no_title() -> None:
    body = (
        "<a href='/a/d-12345/a-b'><style>.x{color:red}</style><b>Panen Raya di Subang Mulai</b></a>"
    )
    assert found(body)[0][1] == "Panen Raya di Subang Mulai"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("/arsip/", f"{ROOT}arsip/read/12345/a-b"),
        ("http://m.kabar.test/", "http://m.kabar.test/read/12345/a-b"),
        ("http://[broken", f"{ROOT}read/12345/a-b"),
    ],
)
def test_the_base_of_a_page_holds_for_all_its_links(base: str, expected: str) -> None:
    head = f'<base href="{base}"><base href="/not-this/">'
    assert found('<a href="read/12345/a-b">A</a>', head=head) == [(expected, "A")]


def test_whose_site_it_is_can_be_said() -> None:
    page = tree('<a href="http://127.0.0.2/read/12345/a-b">A</a>')
    assert index_links(page, "http://127.0.0.1/") == ()
    assert len(index_links(page, "http://127.0.0.1/", owns=lambda _: True)) == 1


def test_articles_that_a_script_serves_by_number() -> None:
    body = "".join(
        f'<h2><a href="/berita.php?id={n}">Banjir Surut Hari {n}</a></h2>' for n in (1, 2)
    )
    assert [url for url, _ in found(body)] == [f"{ROOT}berita.php?id=1", f"{ROOT}berita.php?id=2"]


def test_announced_feeds_leaves_out_comments() -> None:
    head = """
    <link rel="alternate" type="application/rss+xml" title="Kabar &raquo; Feed" href="/feed/">
    <link rel="alternate" type="application/rss+xml" title="Kabar &raquo; Umpan Komentar" href="/comments/feed/">
    <link rel="alternate" hreflang="en" href="/en/">"""
    assert announced_feeds(tree("", head), ROOT) == (f"{ROOT}feed/",)


PAGER = '<a href="/indeks/1">1</a><a href="/indeks/2">2</a><a href="/indeks/3">3</a><a href="/indeks/4">4</a>'


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        ('<link rel="next" href="/page/3/">', "page/2/", "page/3/"),
        ('<a class="next page-numbers" href="/page/3/">&raquo;</a>', "page/2/", "page/3/"),
        ('<a href="?page=3">Selanjutnya</a>', "page/2/", "page/2/?page=3"),
        ('<a href="/page/3/">Berikutnya »</a>', "page/2/", "page/3/"),
        ('<a href="/older/">Older posts</a>', "page/2/", "older/"),
        ('<a href="/a/">Kisah selanjutnya dari desa</a>', "page/2/", None),
        ('<a rel="next" href="#">Next</a>', "page/2/", None),  # a button of a script
        ("<p>tidak ada</p>", "page/2/", None),
        ('<a href="/index2.html">BERITA SELANJUTNYA</a>', "", "index2.html"),
        ('<a href="/terkini/36">Tampilkan Lebih</a>', "", "terkini/36"),
        ('<a href="/more/0/14">load more</a>', "", "more/0/14"),
        ('<a href="/indeks?hal=3" aria-label="Next"><svg></svg></a>', "indeks?hal=2", "indeks?hal=3"),
        ('<a href="/indeks?page=1">PREV</a><a href="/indeks?page=2">NEXT</a>', "indeks", "indeks?page=2"),
        (PAGER, "indeks/2", "indeks/3"),
        (PAGER, "indeks/", "indeks/2"),
        (PAGER, "", "indeks/2"),  # a home page whose pager is the index's
        (PAGER, "indeks/4", None),
        ('<a href="?per_page=20">2</a><a href="?per_page=40">3</a>', "s?per_page=20", "s?per_page=40"),
        ('<a class="next" href="/page/1/">Next</a>', "page/2/", None),  # behind
        ('<a class="next" href="/">Next</a>', "page/2/", None),  # behind: the first
        ('<a class="next" href="http://lain.test/page/3/">Next</a>', "page/2/", None),
        ('<a href="/read/12345/banjir-surut">Berikutnya</a>', "page/2/", None),  # an article
        ('<a href="/indeks/2024/11/03">3</a><a href="/indeks/2024/11/02">2</a>', "indeks", None),
        ('<a href="/lainnya.html">Lainnya</a><a href="/bola/">More</a>', "", None),
    ],
)  # fmt: skip
def test_next_index_page(markup: str, url: str, expected: str | None) -> None:
    answer = next_index_page(tree(markup), ROOT + url)
    assert answer == (expected and ROOT + expected)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("page/12/", 12),
        ("page/2/?s=banjir", 2),
        ("?paged=4&cat=3", 4),
        ("page/2/?page=3", 3),
        ("indeks/2/", 2),
        ("hub/terkini/page-3", 3),
        ("index5.html", 5),
        ("indeks/2024/11/02", None),
        ("read/2024/", None),
        ("berita/12345678", None),
        ("", None),
    ],
)
def test_page_number(path: str, number: int | None) -> None:
    assert page_number(ROOT + path) == number


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (["indeks?date=2024-10-31"], "indeks?date=2024-11-02"),
        (["indeks?page=2&date=10/31/2024"], "indeks?date=11/02/2024"),
        (["indeks?date=31/10/2024"], "indeks?date=02/11/2024"),
        (["indeks?date=01%2F10%2F2024"], "indeks?date=02%2F11%2F2024"),  # day first, unless told
        (["indeks?date=10/04/2024", "read/2024/10/04/12345/a-b"], "indeks?date=11/02/2024"),
        (["indeks?date=10/04/2024", "indeks?date=10/14/2024"], "indeks?date=11/02/2024"),
        (["indeks/2024/10/31"], "indeks/2024/11/02"),
        (["2024/10/31/", "2024/10/30/"], "2024/11/02/"),  # WordPress
        (["indeks-berita/2024-10-31"], "indeks-berita/2024-11-02"),
        (["index-berita/31-10-2024"], "index-berita/02-11-2024"),
        (["archive/2024-10-31/"], "archive/2024-11-02/"),
        (["indeks/20241031"], "indeks/20241102"),
        (["arsip/2024/9/5"], "arsip/2024/11/2"),
        (["indeks?tanggal=31&bulan=10&tahun=2024"], "indeks?tanggal=02&bulan=11&tahun=2024"),
        (["indeks?tanggal=1&bulan=9&tahun=2024&kanal=bola"], "indeks?tanggal=2&bulan=11&tahun=2024&kanal=bola"),
        (["indeks?tahun=2024&bulan=10&tanggal=31&hal=2"], "indeks?tahun=2024&bulan=11&tanggal=02"),
        (["x?date=2024-10-31", "x?date=2024-10-30", "indeks/2024/10/31"], "indeks/2024/11/02"),
        (["read/2024/10/31/12345/a-b"], None),  # an article's
        (["tag/a?url=2024/10/31/banjir-surut"], None),
        (["jadwal-sholat/2024-10-31"], None),
        (["indeks/2024/31/31", "indeks?date=99/99/2024"], None),
        (["indeks/2"], None),
    ],
)  # fmt: skip
def test_dated_index(links: list[str], expected: str | None) -> None:
    page = tree("".join(f'<a href="/{link}">a</a>' for link in links))
    form = dated_index(page, ROOT)
    assert (form and form.address(date(2024, 11, 2))) == (expected and ROOT + expected)


@pytest.mark.parametrize(
    ("picker", "expected"),
    [
        ('<form action="/indeks"><input type="date" name="tgl"></form>', "indeks?tgl=2024-11-02"),
        ('<form><input class="p_datepicker" name="date" value="10/31/2024"></form>', "terkini?date=11%2F02%2F2024"),
        ('<form method="post"><input type="date" name="tgl"></form>', None),
        ('<form action="http://lain.test/"><input type="date" name="tgl"></form>', None),
        ('<select><option value="/indeks/2024-10-31">31</option></select>', "indeks/2024-11-02"),
    ],
)  # fmt: skip
def test_dated_index_of_a_picker(picker: str, expected: str | None) -> None:
    form = dated_index(tree(picker), f"{ROOT}terkini?page=3")
    assert (form and form.address(date(2024, 11, 2))) == (expected and ROOT + expected)


def test_the_page_itself_may_be_of_a_day() -> None:
    form = dated_index(tree(""), f"{ROOT}indeks/2024-10-31?page=2")
    pieces = (f"{ROOT}indeks/", "Y", "-", "m", "-", "d", "")
    assert form == DatedIndex(pieces=pieces, newest=date(2024, 10, 31))


SECTIONS = """
<div class="main-menu"><a href="/">Beranda</a><a href="/bola/">Bola</a><a href="/category/daerah/">Daerah</a>
<a href="//otomotif.kabar.test">Otomotif</a><a href="/bola">Bola</a><a href="/login">Masuk</a>
<a href="/read/12345/banjir-surut">Banjir Surut</a><a href="/tentang-kami/">Tentang Kami</a>
<a href="/jadwal-tv/">Jadwal TV</a><a href="/a/b/c/">Jauh</a><a href="https://lain.test/">Lain</a></div>
<h3><a href="/ekonomi/">Ekonomi</a></h3><a href="/ekonomi/harga-cabai-naik-lagi-pekan-ini">Harga Cabai Naik Lagi</a>
<a href="/promo/">Promo</a>
"""


def test_section_links() -> None:
    sections = [(link.url, link.title) for link in section_links(tree(SECTIONS), ROOT)]
    assert sections == [
        (f"{ROOT}bola/", "Bola"),
        (f"{ROOT}category/daerah/", "Daerah"),
        ("http://otomotif.kabar.test/", "Otomotif"),
        (f"{ROOT}ekonomi/", "Ekonomi"),
    ]


def test_sections_are_bounded() -> None:
    page = tree("<nav>" + "".join(f'<a href="/s{n}/">S {n}</a>' for n in range(100)) + "</nav>")
    assert len(section_links(page, ROOT)) == 40


_UNPRINTED = re.compile("[\x00-\x1f\ud800-\udfff]")  # lxml takes none of these
PIECES = st.sampled_from(
    ["<a href='", "'>", "</a>", "<h2>", "<nav>", "<base href='", "/2024/11/02/", "?date=1/2/2024",
     "&page=", "2", "http://", "[", "%", "kabar.test", "<form><input type=date name=", ">", "Next"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join), st.text(max_size=20))
def test_any_page_is_read_without_trouble(markup: str, path: str) -> None:
    page = tree(_UNPRINTED.sub("", markup))
    url = ROOT + path
    index_links(page, url)
    next_index_page(page, url)
    section_links(page, url)
    announced_feeds(page, url)
    form = dated_index(page, url)
    assert form is None or form.address(date(2024, 11, 2)).startswith("http")
