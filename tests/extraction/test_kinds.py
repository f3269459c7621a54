"""What is no article, and what the page is instead."""

from __future__ import annotations

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
    assert read(html.format(head, TITLE, text)).title[0].value == TITLE
    with pytest.raises(NotAnArticle):
        read(html.format("<title>Kabar Senja</title>", TITLE, text))


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
