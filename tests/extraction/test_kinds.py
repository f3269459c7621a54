"""What is no article, and what the page is instead."""

from __future__ import annotations

import json

import pytest
from pages import PARAGRAPHS, TEXT, TITLE, URL, article, page, read

from newscrawl.errors import NotAnArticle

HOME = "https://kabarsenja.test/"
LINKS = "".join(
    f"<div class='item'><h3><a href='/b/{n}'>Judul berita nomor {n} di desa itu</a></h3>"
    f"<p>Ringkasan pendek berita nomor {n}.</p></div>"
    for n in range(30)
)
PLAIN_HEAD = "<html><head><title>Kabar Senja</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("html", "url", "reason"),
    [
        (page(TEXT, classes="home blog"), HOME, "this is a home page, not an article"),
        (page(LINKS), HOME, "this is a home page, not an article"),
        (
            page(TEXT, classes="archive category category-ekonomi"),
            HOME + "category/ekonomi/",
            "this is an archive of links, not an article",
        ),
        (
            page(TEXT, classes="archive author author-sari"),
            HOME + "author/sari/",
            "this is a list of a writer's articles, not an article",
        ),
        (
            page(TEXT, classes="search search-results"),
            HOME + "?s=cabai",
            "this is a list of search results, not an article",
        ),
        (page(TEXT, classes="error404"), HOME + "x/", "this is a page that says: not found"),
        (
            page("<h1>404</h1><p>Halaman yang Anda cari tidak ditemukan, maaf.</p>"),
            HOME + "x/",
            "this is a page that says: not found",
        ),
        (
            page(TEXT, classes="page-template-default page page-id-2"),
            HOME + "tentang-kami/",
            "this is a standing page of the site, not an article",
        ),
        (PLAIN_HEAD.format(LINKS), HOME + "tag/cabai", "this is an index of links, not an article"),
        (PLAIN_HEAD.format(LINKS), HOME + "ekonomi", "nothing on the page names an article"),
        (page(f"<h1>{TITLE}</h1>"), URL, "the page holds no text of an article"),
        (PLAIN_HEAD.format("<p>Halo.</p>"), "", "the page holds no text of an article"),
        (
            page(f"<h1>{TITLE}</h1>" + f"<figure><figcaption>{TEXT}</figcaption></figure>" * 4),
            URL,
            "this is a photo gallery: all its text is in captions",
        ),
    ],
)
def test_what_is_no_article(html: str, url: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(html, url)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(f"<h1>{TITLE}</h1>{TEXT}", classes="single single-post"), id="a post"),
        pytest.param(
            page(f"<h1>{TITLE}</h1>{TEXT}", classes="page artikel"), id="a site's own word"
        ),
        pytest.param(article(), id="an article"),
    ],
)
def test_what_is_one(html: str) -> None:
    assert read(html).title[0].value == TITLE


def test_front_address_alone_proves_nothing() -> None:
    # Some blogs give each post the front page's address as its canonical one.
    raw = read(article(TEXT * 3), HOME)
    assert raw.title[0].value == TITLE


def test_front_page_with_tracking_parameters_is_one() -> None:
    with pytest.raises(NotAnArticle, match="home page"):
        read(article(), HOME + "?utm_source=kabar&utm_medium=ikon")
    assert read(article(), HOME + "?p=12").title[0].value == TITLE


CARDS = (
    "<article class='post'><h2><a href='/{n}'>Judul nomor {n} di desa</a></h2><p>{p}</p></article>",
    "<li><a href='/{n}'><h3>Judul {n}</h3></a><span>Jumat, 1/11/2024 10:00 WIB</span><p>{p}</p></li>",
    "<div class='x'><img><div><h3><a href='/{n}'>Judul {n}</a></h3><div>{p}</div></div></div>",
)


@pytest.mark.parametrize("card", CARDS)
def test_index_with_teasers(card: str) -> None:
    cards = "".join(card.format(n=n, p=f"{PARAGRAPHS[n % 4]} ({n})") for n in range(9))
    with pytest.raises(NotAnArticle, match="index of links"):
        read(page(f"<h1>{TITLE}</h1><div>{cards}</div>"), HOME + "ekonomi")


@pytest.mark.parametrize("card", CARDS)
def test_article_above_cards(card: str) -> None:
    cards = "".join(card.format(n=n, p=f"{PARAGRAPHS[n % 4]} ({n})") for n in range(5))
    assert read(article(TEXT, below=f"<div>{cards}</div>")).title[0].value == TITLE


def test_page_that_calls_itself_a_collection() -> None:
    ld = '<script type="application/ld+json">{"@type":"CollectionPage"}</script>'
    with pytest.raises(NotAnArticle, match="index of links"):
        read(article(head=ld), HOME + "ekonomi")


@pytest.mark.parametrize(
    "path",
    [
        "terkini/air-sungai-di-kota-lama-mulai-surut",
        "profil/wening-larasati-pedagang-yang-mengajar",
        "category/daerah/air-sungai-di-kota-lama-mulai-surut/",
        "rubrik/daerah/air-sungai-di-kota-lama-mulai-surut",
        "kanal/x/2024/03/air-surut.html",
        "topik/2024/air-surut",
        "archives/12345",
        "index/2024/03/12/air-surut",
    ],
)
def test_article_below_a_list_address(path: str) -> None:
    assert read(article(), HOME + path).title[0].value == TITLE


@pytest.mark.parametrize(
    "path",
    [
        "tag/harga-cabai-di-pasar-lama",
        "topik/2024",
        "indeks/2024/03/12",
        "category/daerah",
        "terkini/page/3",
        "berita/tag/harga-cabai",
        "blog/penulis/sari-dewi",
    ],
)
def test_list_address(path: str) -> None:
    with pytest.raises(NotAnArticle, match="index of links"):
        read(article(), HOME + path)


@pytest.mark.parametrize(
    "title",
    [
        "Pendaki Hilang Tak Ditemukan",
        "Unsur Pidana Tidak Ditemukan dalam Kasus Desa",
        "Gempa 404 Kali Sepekan",
        "404 Warga Mengungsi",
        "Kode Etik Pedagang Pasar Disusun",
        "Redaksi Koran Desa Tutup - Kabar Senja",
    ],
)
def test_headline_that_sounds_like_another_page(title: str) -> None:
    html = page(f"<h1>{title}</h1>{TEXT}", title=title)
    assert read(html).title[0].value == title


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>404</h1>",
        "<h1>Maaf, halaman tidak tersedia</h1>",
        "<h1>Kabar</h1><h2>Oops! Halaman tidak ditemukan</h2>",
        "<h1>Not Found</h1>",
        "<h1>Error 404</h1>",
    ],
)
def test_error_page(heading: str) -> None:
    with pytest.raises(NotAnArticle, match="not found"):
        read(page(heading + TEXT, title="Kabar Senja"), HOME + "x/")


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Pedoman Media Siber", "?p=9"),
        ("Tentang Kami | Kabar Senja", "x"),
        ("Syarat & Ketentuan", "x"),
        ("Privacy Policy - Kabar Senja", "x"),
        ("Kabar Senja", "p/kode-etik.html"),
        ("Kabar Senja", "redaksi/"),
        ("Info Iklan", "x"),
        ("Karir", "x"),
    ],
)
def test_standing_page(title: str, path: str) -> None:
    ld = '<script type="application/ld+json">{"@type":"Article","headline":"x"}</script>'
    html = page(f"<h1>{title}</h1>{TEXT}", title=title, head=ld, classes="page page-id-9")
    with pytest.raises(NotAnArticle, match="standing page"):
        read(html, HOME + path)


def test_news_of_one_paragraph_under_a_vouched_headline() -> None:
    head = f"<title>{TITLE} - Kabar Senja</title>"
    html = "<html><head>{}</head><body><h1>{}</h1><div>{}</div></body></html>"
    text = "<p>" + " ".join(PARAGRAPHS[:2]) + "</p>"
    date = "<span>Sabtu, 2 November 2024 10:15 WIB</span>"
    assert read(html.format(head, TITLE, date + text)).title[0].value == TITLE
    with pytest.raises(NotAnArticle):
        read(html.format("<title>Kabar Senja</title>", TITLE, date + text))


ONE = "<a href='/b/{n}'>Judul berita nomor {n} di desa itu</a>"
FLAT = {
    "headings": f"<h2>{ONE}</h2><p>{{p}}</p>",
    "headings, a date, more": f"<h3>{ONE}</h3><span>2 jam lalu</span><p>{{p}}</p><a href='/b'>x</a>",
    "items": f"<li>{ONE}<p>{{p}}</p></li>",
    "paragraphs": f"<p>{ONE}</p><p>{{p}}</p>",
    "lines": "<a href='/b/{n}'><b>Judul berita nomor {n} di desa</b></a><br>{p}<br><br>",
    "terms": f"<dt>{ONE}</dt><dd>{{p}}</dd>",
    "rows": f"<tr><td>{ONE}</td><td>{{p}}</td></tr>",
}


def flat_list(line: str) -> str:
    lines = "".join(line.format(n=n, p=f"{PARAGRAPHS[n % 4]} ({n})") for n in range(9))
    around = {"<li>": "ul", "<dt>": "dl", "<tr>": "table"}.get(line[:4], "div")
    return f"<h1>Ekonomi</h1><{around} class='daftar'>{lines}</{around}>"


@pytest.mark.parametrize("line", FLAT.values(), ids=FLAT.keys())
@pytest.mark.parametrize("og", ["", "<meta property='og:type' content='article'>"])
def test_flat_list_of_links(line: str, og: str) -> None:
    html = f"<html><head><title>Ekonomi</title>{og}</head><body>{flat_list(line)}</body></html>"
    with pytest.raises(NotAnArticle, match=r"index of links|names an article"):
        read(html, HOME + "ekonomi")


DATED = "<meta property='article:published_time' content='2024-11-02T08:00:00+07:00'>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            article(
                "".join(f"<h2>{n}. Kebun teh</h2><p>{p}</p>" for n, p in enumerate(PARAGRAPHS))
            ),
            id="headings without links",
        ),
        pytest.param(
            article(
                "".join(
                    f"<h2><a href='/k/{n}'>Kebun {n}</a></h2><p>{p}</p>"
                    for n, p in enumerate(PARAGRAPHS * 2)
                ),
                head=DATED,
            ),
            id="linked headings in a dated article",
        ),
        pytest.param(
            article(
                "".join(
                    f"<h2><a href='/k/{n}'>Kebun {n}</a></h2><p>{p}</p><p>{p} Lagi.</p><p>{p} "
                    "Dan lagi.</p><p>Sekian.</p>"
                    for n, p in enumerate(PARAGRAPHS)
                )
            ),
            id="linked headings over several paragraphs",
        ),
        pytest.param(
            article(TEXT + "<ul><li><a href='/1'>Satu</a></li><li><a href='/2'>Dua</a></li></ul>"),
            id="a few links below",
        ),
    ],
)
def test_article_that_looks_like_a_list(html: str) -> None:
    assert read(html).title[0].value == TITLE


def bare(title: str, text: str, *, head: str = "") -> str:
    """A page whose head does not call it an article."""
    return (
        f"<html><head><title>{title} - Kabar Senja</title>{head}</head>"
        f"<body><h1>{title}</h1><div class='isi'>{text}</div></body></html>"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Tim Kami", "Hak Jawab", "Hak Jawab dan Hak Koreksi", "Jaringan Media", "Peta Situs",
        "Forum", "Visi & Misi", "Profil Perusahaan", "Syarat Penggunaan", "Kebijakan Cookie",
        "Tarif Iklan", "FAQ", "Tentang Kabar Senja", "SOP Perlindungan Wartawan",
    ],
)  # fmt: skip
def test_standing_page_by_its_whole_title(title: str) -> None:
    head = DATED + "<meta property='og:site_name' content='Kabar Senja'>"
    with pytest.raises(NotAnArticle, match="standing page"):
        read(bare(title, TEXT * 3, head=head), HOME + "x/")


@pytest.mark.parametrize(
    "title",
    [
        "Hak Jawab - Pengelola Pasar Lama soal Harga Cabai",
        "Forum Pedagang Pasar Lama Dibentuk",
        "Tim Kami Menang, Kata Pelatih",
        "Tentang Kabar Burung di Pasar Lama",
        "Bantuan Bibit Tiba di Kaki Bukit",
        "Jaringan Media Warga Tumbuh",
    ],
)
def test_headline_that_begins_like_a_standing_page(title: str) -> None:
    head = DATED + "<meta property='og:site_name' content='Kabar Senja'>"
    assert read(bare(title, TEXT, head=head), HOME + "x/").title


LD = '<script type="application/ld+json">{{"@type":"{}","name":"x"}}</script>'


@pytest.mark.parametrize(
    ("head", "url", "reason"),
    [
        (LD.format("Product"), HOME + "x", "offers a product"),
        (LD.format("JobPosting"), HOME + "x", "offers a job"),
        (LD.format("DiscussionForumPosting"), HOME + "x", "page of a forum"),
        (LD.format("AboutPage"), HOME + "x", "standing page"),
        ("<meta property='og:type' content='product'>", HOME + "x", "offers a product"),
        ("<meta property='og:type' content='profile'>", HOME + "x", "standing page"),
        ("", HOME + "p/sejarah-singkat.html", "standing page"),
        ("", HOME + "sejarah-singkat/", "dates or signs"),
        ("<meta property='og:type' content='website'>", HOME + "tender/meja", "dates or signs"),
        ("<meta property='og:type' content='article'>", HOME + "tender/meja", "dates or signs"),
    ],
)
def test_page_for_another_purpose(head: str, url: str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        read(bare("Pengadaan Meja Kantor", TEXT, head=head), url)


@pytest.mark.parametrize(
    ("head", "text", "url"),
    [
        pytest.param(DATED, TEXT, HOME + "sejarah-singkat/", id="a date in the head"),
        pytest.param("", TEXT, HOME + "2024/11/02/sejarah/", id="a date in the address"),
        pytest.param("", "<p>Oleh: Wening Larasati</p>" + TEXT, HOME + "x/", id="a writer"),
        pytest.param(
            "",
            f"<p>KOTA LAMA, KABAR SENJA - {PARAGRAPHS[0]}</p>{TEXT}",
            HOME + "x/",
            id="a dateline",
        ),
        pytest.param("", f"<p>{' '.join(PARAGRAPHS)}</p>" * 5, HOME + "x/", id="long prose"),
        pytest.param(
            "<meta property='og:type' content='article'>", TEXT, HOME + "x/", id="called one"
        ),
        pytest.param(LD.format("NewsArticle"), TEXT, HOME + "tender/meja/", id="described"),
        pytest.param(DATED, TEXT, HOME + "lowongan/meja/", id="dated, among the jobs"),
    ],
)
def test_page_that_something_makes_an_article(head: str, text: str, url: str) -> None:
    assert read(bare("Sejarah Pasar Lama", text, head=head), url).title


@pytest.mark.parametrize(
    ("ld_type", "url", "expected"),
    [
        ("NewsArticle", URL, "article"),
        ("LiveBlogPosting", URL, "liveblog"),
        ("VideoObject", URL, "video"),
        ("ImageGallery", URL, "gallery"),
        ("NewsArticle", "https://kabarsenja.test/foto/12/panen", "gallery"),
        ("NewsArticle", "https://video.kabarsenja.test/12/panen", "video"),
    ],
)
def test_type(ld_type: str, url: str, expected: str) -> None:
    ld = f'<script type="application/ld+json">{{"@type":"{ld_type}","headline":"{TITLE}"}}</script>'
    assert read(article(head=ld), url).type[0].value == expected


ENTRIES = "".join(f"<p>{h}.15 WIB - {p}</p>" for h, p in zip(range(8, 12), PARAGRAPHS, strict=True))
FIGURES = "".join(
    f"<figure><img src='/{n}.jpg'><figcaption>{PARAGRAPHS[n % 4]} Foto {n}.</figcaption></figure>"
    for n in range(14)
)
PLAYER = "<iframe src='https://www.youtube.com/embed/x'></iframe>"


def typed(html: str, url: str = URL) -> str | None:
    return next((claim.value for claim in read(html, url).type), None)


def told(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"headline": TITLE, **said})}</script>'


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        pytest.param(
            article(head=told(**{"@type": "NewsArticle", "coverageStartTime": "2024-11-02"})),
            URL, "liveblog", id="a coverage",
        ),
        pytest.param(
            article(head=told(**{"@type": "NewsArticle"}) + LD.format("LiveBlogPosting")),
            URL, "liveblog", id="a live blog beside an article",
        ),
        pytest.param(
            article(ENTRIES, head=told(**{"@type": "NewsArticle"})),
            HOME + "live-report/banjir", "liveblog", id="entries with their times",
        ),
        pytest.param(
            article(ENTRIES, head=told(**{"@type": "NewsArticle"})), URL, "article", id="a timetable"
        ),
        pytest.param(
            article(FIGURES + TEXT * 3 + f"<p>{PARAGRAPHS[3]}</p>"),
            URL, "gallery", id="captions with a longer text",
        ),
        pytest.param(
            article(TEXT, head=told(**{"@type": "VideoObject"})), URL, "video", id="a video"
        ),
        pytest.param(
            article(TEXT * 5, head=told(**{"@type": "VideoObject"})), URL, "article",
            id="an article with a video",
        ),
        pytest.param(
            article(TEXT, above=PLAYER, head=told(**{"@type": "NewsArticle"})),
            HOME + "tv/12/panen", "video", id="a player on a TV page",
        ),
        pytest.param(
            article(TEXT, head=told(**{"@type": "NewsArticle"})),
            HOME + "hiburan/tv/12/sinetron", "article", id="about television",
        ),
        pytest.param(
            article(TEXT, above=PLAYER, head=told(**{"@type": "NewsArticle"})), URL, "article",
            id="news with a video",
        ),
        pytest.param(article(), URL, None, id="silence"),
    ],
)  # fmt: skip
def test_type_by_what_the_page_shows(html: str, url: str, expected: str | None) -> None:
    assert typed(html, url) == expected
