"""What is the text and what is not: each rule with mark-up as sites write it."""

from __future__ import annotations

import pytest
from pages import PARAGRAPHS, TEXT, TITLE, article, page, paragraphs, read

FIRST, SECOND, THIRD, LAST = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
ALL = list(PARAGRAPHS)


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("<p>Baca juga: Harga Beras Naik Lagi</p>", id="a teaser typed as a paragraph"),
        pytest.param(
            "<p><strong>Baca Juga : <a href='/b'>Beras Naik</a></strong></p>", id="linked"
        ),
        pytest.param("<p>BACA JUGA<br><a href='/b'>Beras Naik Lagi</a></p>", id="label and link"),
        pytest.param("<p><a href='/b'>Harga Beras di Pasar Lama Naik Lagi</a></p>", id="a link"),
        pytest.param(
            "<h5>Baca Juga</h5><h4><a href='/b'>Harga Beras Naik</a></h4>", id="a heading"
        ),
        pytest.param("<ul><li><a href='/b'>Beras Naik</a></li></ul>", id="a list of stories"),
        pytest.param("<div class='lihatjg'><p>Lihat: Beras Naik</p></div>", id="a teaser's slot"),
        pytest.param(
            "<p class='para_caption'>SCROLL TO CONTINUE WITH CONTENT</p>", id="an ad's slot"
        ),
        pytest.param("<div>ADVERTISEMENT</div>", id="an ad's label"),
        pytest.param(
            "<p><strong>Simak Video: Panen Cabai</strong></p>", id="an invitation in bold"
        ),
        pytest.param(
            "<p>Simak Video Panen Cabai:</p><iframe></iframe>", id="one before its player"
        ),
        pytest.param(
            "<figure><img src='a.jpg'><figcaption>Cabai.</figcaption></figure>", id="figure"
        ),
        pytest.param("<div class='wp-caption'><p>Cabai di pasar.</p></div>", id="a caption"),
        pytest.param("<div><em>Cabai di pasar. Foto: Kabar Senja</em></div>", id="its credit"),
        pytest.param("<div class='share-box'><p>Bagikan ke teman Anda, ya.</p></div>", id="share"),
        pytest.param(
            "<p style='display:none'>Teks yang disembunyikan dari pembaca.</p>", id="hidden"
        ),
        pytest.param(
            "<script>var cabai = 'harga cabai turun lagi di pasar';</script>", id="script"
        ),
        pytest.param(
            "<p>(adsbygoogle = window.adsbygoogle || []).push({});</p>", id="script shown"
        ),
        pytest.param("<h2>2 dari 3 halaman</h2>", id="a page mark"),
    ],
)
def test_noise_inside_the_text_goes(noise: str) -> None:
    assert paragraphs(article(FIRST + SECOND + noise + THIRD + LAST)) == ALL


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param("SCROLL TO CONTINUE WITH CONTENT", id="an ad's label"),
        pytest.param("Editor: Sari Dewi", id="a credit"),
        pytest.param("Simak juga Video 'Panen Cabai':", id="an invitation"),
        pytest.param("Baca juga tulisan di papan itu, kata seorang warga.", id="prose"),
        pytest.param("Iklan itu ditarik.", id="prose about an advertisement"),
    ],
)
def test_words_typed_as_plain_paragraphs_stay(kept: str) -> None:
    found = paragraphs(article(f"{FIRST}{SECOND}<p>{kept}</p>{THIRD}{LAST}"))
    assert found == [*ALL[:2], kept, *ALL[2:]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("Kota Lama - " + TEXT, ["Kota Lama -", *ALL], id="a bare dateline"),
        pytest.param("<br><br>".join(ALL), ALL, id="lines ended by <br>"),
        pytest.param("".join(f"<div style='a'>{p}</div>" for p in ALL), ALL, id="a <div> each"),
        pytest.param(
            f"{FIRST}<h2>Pasokan Pulih</h2>{SECOND}<ul><li>satu kilo</li><li>dua kilo</li></ul>"
            f"<blockquote>Alhamdulillah.</blockquote>{THIRD}{LAST}",
            [ALL[0], "Pasokan Pulih", ALL[1], "satu kilo", "dua kilo", "Alhamdulillah.", *ALL[2:]],
            id="subhead, list and quotation",
        ),
        pytest.param(
            f"{FIRST}<p>1. Warga <a href='/tag/cabai' class='tag-link'>menanam cabai</a>.</p>{LAST}",
            [ALL[0], "1. Warga menanam cabai.", ALL[3]],
            id="a link inside a sentence",
        ),
        pytest.param(
            f"<div class='hal-1'>{FIRST}{SECOND}</div><div class='hal-2'>{THIRD}{LAST}</div>",
            ALL,
            id="pages in one document",
        ),
        pytest.param(
            f"{FIRST}{SECOND}<p><a href='https://jurnal.test/a'>https://jurnal.test/a</a></p>{LAST}",
            [*ALL[:2], "https://jurnal.test/a", ALL[3]],
            id="a source on another site",
        ),
        pytest.param(
            f"{FIRST}<p>Berikut laman resminya:</p><ul><li><a href='/a'>Dinas Pasar</a></li>"
            f"<li><a href='/b'>Dinas Desa</a></li></ul>{LAST}",
            [ALL[0], "Berikut laman resminya:", "Dinas Pasar", "Dinas Desa", ALL[3]],
            id="a list of links that the text announces",
        ),
        pytest.param(
            f"{FIRST}<p>Cek informasi resmi di laman <a href='/a'>dinas</a> sebelum mendaftar,"
            f" kata Darto.</p>{LAST}",
            [
                ALL[0],
                "Cek informasi resmi di laman dinas sebelum mendaftar, kata Darto.",
                ALL[3],
            ],
            id="advice that somebody gives",
        ),
        pytest.param(
            f"{FIRST}{SECOND}<div id='lanjutan' style='display:none'>{THIRD}{LAST}</div>",
            ALL,
            id="the rest behind a button",
        ),
        pytest.param(
            f"{FIRST}<table><tr><th>Klub</th><th>Poin</th></tr><tr><td>Persekot</td><td>12</td></tr>"
            f"<tr><td>Persela Lama</td><td>9</td></tr></table>{LAST}",
            [ALL[0], "Klub", "Poin", "Persekot", "12", "Persela Lama", "9", ALL[3]],
            id="a table with numbers",
        ),
        pytest.param(
            f"<p><em>Suasana pasar, Jumat (1/11).</em></p><p>KOTA LAMA, KABAR.com -</p>{TEXT}",
            ["KOTA LAMA, KABAR.com -", *ALL],
            id="a caption above the dateline",
        ),
    ],
)
def test_forms_of_text_stay(markup: str, expected: list[str]) -> None:
    assert paragraphs(article(markup)) == expected


PICTURE = "<figure><img src='a.jpg'></figure>"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"{PICTURE}<p class='has-drop-cap'>{{}}</p>", id="drop cap"),
        pytest.param(f"{PICTURE}<p class='lead'>{{}}</p>", id="class of its own"),
        pytest.param(f"{PICTURE}<p style='color:black'>{{}}</p>", id="style of its own"),
        pytest.param(
            f"{PICTURE}<p style='text-align:center'>Kota Lama, Kabar.com - {{}}</p>",
            id="dateline",
        ),
        pytest.param(f"{PICTURE}<p class='lead'><strong>{{}}</strong></p>", id="bold"),
    ],
)
def test_lead_below_a_picture_is_no_caption(markup: str) -> None:
    found = paragraphs(article(markup.format(ALL[0]) + SECOND + THIRD + LAST))
    assert found[0].endswith(ALL[0])
    assert found[1:] == ALL[1:]


@pytest.mark.parametrize("name", ["lead", "post-lead", "teras"])
def test_lead_in_a_box_of_its_own_is_text(name: str) -> None:
    html = (
        f"<div><h1>{TITLE}</h1><div class='{name}'>{FIRST}</div><div class='isi'>{{}}</div></div>"
    )
    assert paragraphs(page(html.format(SECOND + THIRD + LAST))) == ALL


def test_box_above_the_text_with_links_or_of_another_name_is_none() -> None:
    boxes = f"<div class='ringkasan'>{FIRST}</div><div class='lead'><a href='/x'>{ALL[1]}</a></div>"
    html = f"<div><h1>{TITLE}</h1>{boxes}<div class='isi'>{THIRD}{LAST}</div></div>"
    assert paragraphs(page(html)) == ALL[2:]


def test_only_paragraph_below_a_picture_is_the_text() -> None:
    only = " ".join(ALL[:2])
    markup = f"<img src='a.jpg'><p style='text-align: justify'>{only}</p>"
    assert paragraphs(article(markup)) == [only]


@pytest.mark.parametrize(
    "caption",
    [
        "<p class='text-center'>Cabai merah di Pasar Lama menunggu para pembeli, Jumat.</p>",
        "<p class='x'><em>Cabai merah di Pasar Lama menunggu para pembeli, Jumat.</em></p>",
        "<p class='x'>Cabai merah di Pasar Lama menunggu para pembeli</p>",
        "<p class='x'>Cabai di pasar.</p>",
    ],
)
def test_caption_below_a_picture_goes(caption: str) -> None:
    assert paragraphs(article(PICTURE + caption + TEXT)) == ALL


@pytest.mark.parametrize(
    "tail",
    [
        "<div>Editor : Sari Dewi</div><div>Sumber: Kabar Senja</div>",
        "<p><strong>(abc/de)</strong></p>",
        "<p>(abc/de)</p>",
        " <b>SARI DEWI</b>",
        "<p class='x'>COPYRIGHT © KABAR 2024</p>",
        "<p>Dilarang keras mengambil konten tanpa izin tertulis dari redaksi.</p>",
        "<table><tr><td>Penulis</td><td>: Sari Dewi</td></tr></table>",
        "<p class='f'>Follow us on Twitter</p>",
    ],
)
def test_tail_goes(tail: str) -> None:
    assert paragraphs(article(TEXT + tail)) == ALL


def test_code_glued_to_the_end_goes_and_an_abbreviation_stays() -> None:
    assert (
        paragraphs(article(TEXT + "<p>Warga bisa lega. (abc/kabar)</p>"))[-1] == "Warga bisa lega."
    )
    assert paragraphs(article(TEXT + "<p>Itu kata Bank Desa (BD)</p>"))[-1].endswith("(BD)")


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<div class='related'>{}</div>", id="related stories"),
        pytest.param("<section id='comments'>{}</section>", id="comments"),
        pytest.param("<footer>{}</footer>", id="footer"),
        pytest.param("<div class='cookie-notice'>{}</div>", id="cookie notice"),
        pytest.param("<aside>{}</aside>", id="aside"),
    ],
)
def test_prose_in_the_frame_is_not_the_text(around: str) -> None:
    other = "<p>Teks lain yang sama sekali bukan berita ini, tetapi cukup panjang.</p>" * 3
    assert paragraphs(article(below=around.format(other))) == ALL


def test_wrapper_named_like_noise_is_no_noise() -> None:
    html = page(f"<div class='has-sidebar share-enabled'><h1>{TITLE}</h1><div>{TEXT}</div></div>")
    assert paragraphs(html) == ALL


BLURB = "<div class='{}'><p>Teks lain yang sama sekali bukan berita ini, tetapi cukup panjang.</p></div>"


@pytest.mark.parametrize(
    "wrapper",
    [
        pytest.param("class='post-9 type-post hentry tag-banner category-trending'", id="terms"),
        pytest.param("class='elementor-widget elementor-widget-theme-post-content'", id="builder"),
        pytest.param("class='widget Blog' id='Blog1'", id="blog's own widget"),
        pytest.param("class='entry-content no-share'", id="no share"),
        pytest.param("class='content-with-sidebar'", id="with a sidebar"),
        pytest.param("class='jeg_main has-sidebar'", id="has a sidebar"),
        pytest.param("class='entry-content tools'", id="content's own name"),
        pytest.param("class='tools' itemprop='articleBody'", id="article body"),
    ],
)
def test_short_text_in_a_wrapper_named_like_noise(wrapper: str) -> None:
    others = "".join(BLURB.format(name) for name in ("sidebar", "related", "widget") * 3)
    text = FIRST + SECOND + THIRD
    assert paragraphs(page(f"<h1>{TITLE}</h1><div {wrapper}>{text}</div>{others}")) == ALL[:3]


def test_what_holds_one_of_several_headlines_is_no_noise() -> None:
    others = "".join(BLURB.format(name) for name in ("kolom", "related", "widget") * 3)
    html = f"<h1>Kabar Senja</h1><div class='tools'><h1>{TITLE}</h1><div>{TEXT}</div></div>{others}"
    assert paragraphs(page(html)) == ALL


def test_headline_and_byline_inside_the_element_go() -> None:
    head = (
        f"<h1>{TITLE}</h1><div>Sabtu, 02 November 2024 | 08:15 WIB</div><div>Oleh: Sari Dewi</div>"
    )
    raw = read(page(f"<div class='artikel'>{head}{TEXT}</div>"))
    assert list(raw.body[0].value) == ALL


def test_embedded_post_is_an_illustration_in_indonesian() -> None:
    post = "<blockquote class='twitter-tweet'><p>What a lovely day at the market.</p></blockquote>"
    assert paragraphs(article(FIRST + post + SECOND + THIRD + LAST)) == ALL


def test_json_ld_text_goes_first_where_the_page_hides_most_of_it() -> None:
    whole = "\\n".join(ALL)
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{whole}"}}</script>'
    raw = read(article(FIRST, head=ld))
    assert [claim.source for claim in raw.body] == ["jsonld", "page"]
    assert list(raw.body[0].value) == ALL
