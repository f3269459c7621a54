"""Headline, writers, dates, section and tags: who says what, in which order."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pages import TEXT, TITLE, URL, article, page, read

from newscrawl.extraction import extract, parse
from newscrawl.site import Site


def ld(**node: Any) -> str:
    found = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **node}
    return f'<script type="application/ld+json">{json.dumps(found)}</script>'


# Headline


@pytest.mark.parametrize(
    "markup",
    [
        f"<h1>Ekonomi</h1><h2>{TITLE}</h2>",
        f"<h1>KABAR SENJA</h1><h1>{TITLE}</h1><h1>1</h1>",
        f"<div class='judul'>{TITLE}</div>",
        f"<h1>Kabar Senja</h1><div class='judul'>{TITLE}</div>",
        f"<h1> {TITLE}\n</h1>",
    ],
)
def test_headline_is_the_heading_that_the_head_has_too(markup: str) -> None:
    claim = read(page(f"{markup}<div>{TEXT}</div>")).title[0]
    assert (claim.source, claim.value) == ("page", TITLE)


def test_only_heading_comes_after_the_head_where_they_differ() -> None:
    raw = read(page(f"<h1>Cabai Murah Lagi</h1><div>{TEXT}</div>"))
    assert [claim.source for claim in raw.title] == ["meta:og:title", "meta:<title>", "page"]


def test_site_name_as_the_only_heading_is_no_headline() -> None:
    assert read(page(f"<h1>Kabar Senja</h1><div>{TEXT}</div>")).title[0].value == TITLE


def test_headline_worded_otherwise_for_search_engines_is_still_the_pages() -> None:
    shown = "Harga Cabai di Pasar Lama Turun Juga"
    raw = read(page(f"<h1>{shown}</h1><div>{TEXT}</div>"))
    assert raw.title[0].value == shown


def test_site_file_is_believed_first() -> None:
    site = Site(name="kabarsenja", url=URL, title=(".lama", ".baru"), body=(".isi-konten",))
    html = article(above="<b class='baru'>Judul Baru</b>")
    raw = extract(parse(html), url=URL, site=site)
    assert raw.title[0].value == "Judul Baru"
    assert {raw.title[0].source, raw.body[0].source} == {"site:kabarsenja"}


@pytest.mark.parametrize("selector", ["h1::text", "a::attr(href)", "h1[", ""])
@pytest.mark.parametrize("field", ["title", "authors", "body", "remove"])
def test_site_file_with_a_selector_of_no_elements_is_named(field: str, selector: str) -> None:
    fields: dict[str, Any] = {field: (selector,)}
    site = Site(name="kabarsenja", url=URL, **fields)
    with pytest.raises(ValueError, match="selects no elements") as caught:
        extract(parse(article()), url=URL, site=site)
    assert repr(selector) in str(caught.value)


def test_site_file_removes() -> None:
    site = Site(name="kabarsenja", url=URL, remove=(".kutipan",))
    html = article(f"<p class='kutipan'>Bukan bagian dari berita ini, kata siapa pun.</p>{TEXT}")
    assert "Bukan" not in extract(parse(html), url=URL, site=site).body[0].value[0]


# Writers and editors


@pytest.mark.parametrize(
    ("above", "below", "authors", "editors"),
    [
        (
            "<div class='author'>Sari Dewi - kabarEkonomi</div>",
            "",
            ["Sari Dewi - kabarEkonomi"],
            [],
        ),
        ("<p>Oleh: Sari Dewi</p>", "", ["Oleh: Sari Dewi"], []),
        ("<span><a rel='author' href='/sari'>Sari Dewi</a></span>", "", ["Sari Dewi"], []),
        (
            "",
            "<div>Penulis: Sari Dewi</div><div>Editor: Budi</div>",
            ["Penulis: Sari Dewi"],
            ["Budi"],
        ),
        (
            "",
            (
                "<table><tr><td>Penulis</td><td>: Sari Dewi</td></tr>"
                "<tr><td>Editor</td><td>: Budi</td></tr></table>"
            ),
            ["Penulis: Sari Dewi"],
            ["Budi"],
        ),
        ("", "<div class='info-author'>Editor : <a class='author'>Budi</a></div>", None, ["Budi"]),
        ("<div class='foto'><span class='author'>Kamera</span></div>", "", [], []),
        ("", "<p class='cr'>Rep: Sari Dewi/ Red: Budi</p>", ["Rep: Sari Dewi"], ["Budi"]),
        ("", "<p class='cr'>Redaktur &amp; Reporter : Sari Dewi</p>", ["Sari Dewi"], ["Sari Dewi"]),
        (
            "",
            "<p><b>Redaktur &amp; Reporter</b> : <a href='/s'>Sari Dewi</a></p>",
            ["Sari Dewi"],
            ["Sari Dewi"],
        ),
        ("<p><a href='/penulis/12/sari'>Sari Dewi</a></p>", "", ["Sari Dewi"], []),
        ("<p><a href='/author/sari'>Sari Dewi</a></p>", "", ["Sari Dewi"], []),
        ("<p>by Sari Dewi | Mar 12, 2024 | Daerah</p>", "", ["by Sari Dewi"], []),
        ("<p>By Sari Dewi on March 12, 2024</p>", "", ["By Sari Dewi on"], []),
        (
            "<div><span>Sari Dewi</span> <span>Jurnalis Senior</span></div>",
            "",
            ["Oleh: Sari Dewi"],
            [],
        ),
        (
            (
                "<div><span>Reporter</span><span>Sari Dewi</span>"
                "<span>Editor</span><span>Budi</span></div>"
            ),
            "",
            ["Reporter: Sari Dewi"],
            ["Budi"],
        ),
        ("", "<li><span>Nirmala</span><span>Editor</span></li>", None, ["Nirmala"]),
        (
            "<p><b>Penulis:</b> Sari Dewi<br><b>Editor:</b> Budi</p>",
            "",
            ["Penulis: Sari Dewi"],
            ["Budi"],
        ),
        ("", "<div class='related'><p>Oleh: Orang Lain</p></div>", [], []),
        ("", "<div id='comments'><span class='author'>Pembaca</span></div>", [], []),
    ],
)
def test_people_around_the_text(
    above: str, below: str, authors: list[str] | None, editors: list[str]
) -> None:
    raw = read(article(above=above, below=below))
    if authors is not None:
        assert [name for claim in raw.authors for name in claim.value][:1] == authors[:1]
    assert sorted({name for claim in raw.editors for name in claim.value}) == editors


@pytest.mark.parametrize(
    "line",
    [
        "Sari Dewi - Kabar Senja",
        "Sari Dewi, Kabar Senja",
        "<span>Sari Dewi</span> - <span>Kabar Senja</span>",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:site_name' content='Kabar Senja'>",
        ld(publisher={"@type": "Organization", "name": "Kabar Senja"}),
    ],
)
def test_name_above_the_date_with_the_paper_behind_it(line: str, head: str) -> None:
    above = f"<div>Sepak Bola - Liga Desa</div><div>{line}</div><div>2 November 2024</div>"
    raw = read(article(above=above, head=head))
    assert [claim.value for claim in raw.authors] == [("Sari Dewi",)]
    assert {claim.value for claim in raw.publisher} == {"Kabar Senja"}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Sari Dewi"}, ("Sari Dewi",)),
        ([{"name": "Sari Dewi"}, {"name": "Budi"}], ("Sari Dewi", "Budi")),
        ("Sari Dewi", ("Sari Dewi",)),
        ({"@type": "Organization", "name": "Kabar Senja"}, ()),
        ({"@id": "#sari"}, ("Sari Dewi",)),
        ({"name": {"a": 1}}, ()),
        ([[["x"]], 5, None], ()),
    ],
)
def test_json_ld_authors(author: Any, expected: tuple[str, ...]) -> None:
    person = '<script type="application/ld+json">{"@id":"#sari","@type":"Person","name":"Sari Dewi"}</script>'
    raw = read(article(head=person + ld(author=author)))
    assert next((c.value for c in raw.authors if c.source == "jsonld"), ()) == expected


# Dates


@pytest.mark.parametrize(
    ("above", "printed"),
    [
        ("<div>Sabtu, 2 November 2024 | 08:15 WIB</div>", "Sabtu, 2 November 2024 | 08:15 WIB"),
        ("<i>02/11/2024, 08:15 WIB</i>", "02/11/2024, 08:15 WIB"),
        (
            "<div><span>November</span> <span>02</span> <span>/</span> 2024 <b>08:15 WIB</b></div>",
            "November 02 / 2024 08:15 WIB",
        ),
        ("<p>Sabtu (2/11/2024) 08:15 WIB</p>", "Sabtu (2/11/2024) 08:15 WIB"),
        ("<p>08:15 WIB, Sabtu, 2 November 2024</p>", "08:15 WIB, Sabtu, 2 November 2024"),
        ("<h3>Jum'at, 1 Nov 2024 20:00 WITA</h3>", "Jum'at, 1 Nov 2024 20:00 WITA"),
        ("<p>Kabar Senja - 02 Nov 2024 pukul 08.15 WIB</p>", "02 Nov 2024 pukul 08.15 WIB"),
        ("<p>Diperbarui 3 November 2024</p><p>2 November 2024</p>", "2 November 2024"),
    ],
)
def test_printed_date(above: str, printed: str) -> None:
    raw = read(article(above=above))
    assert [claim.value for claim in raw.published if claim.source == "page"] == [printed]


def test_date_below_the_text_and_time_element() -> None:
    below = "<div><time datetime='2024-11-02T08:15:00+07:00'>Sabtu, 2 November 2024</time></div>"
    claims = [(c.source, c.value) for c in read(article(below=below)).published]
    assert claims == [
        ("page:datetime", "2024-11-02T08:15:00+07:00"),
        ("page", "Sabtu, 2 November 2024"),
        ("url", "2024-11-02"),
    ]


def test_time_of_the_last_change_is_kept_apart() -> None:
    below = (
        "<p>Diterbitkan</p><div><time datetime='2024-11-02T08:15'>2 November 2024</time></div>"
        "<p>diperbarui</p><div class='post-date__modified'>"
        "<time datetime='2024-11-03T09:00'>3 November 2024</time></div>"
    )
    raw = read(article(below=below))
    assert [c.value for c in raw.published][:2] == ["2024-11-02T08:15", "2 November 2024"]
    assert [c.value for c in raw.modified] == ["2024-11-03T09:00", "3 November 2024"]


@pytest.mark.parametrize(
    ("above", "published", "modified"),
    [
        (
            "<time class='entry-date updated td-module-date' datetime='2024-11-02T08:15'></time>",
            ["2024-11-02T08:15"],
            [],
        ),
        (
            (
                "<time class='entry-date published' datetime='2024-11-02T08:15'></time>"
                "<time class='entry-date updated' datetime='2024-11-03T09:00'></time>"
            ),
            ["2024-11-02T08:15"],
            ["2024-11-03T09:00"],
        ),
        (
            "<time class='updated' datetime='2024-11-03T09:00'></time>",
            [],
            ["2024-11-03T09:00"],
        ),
    ],
)
def test_time_elements_of_themes(above: str, published: list[str], modified: list[str]) -> None:
    raw = read(article(above=above))
    assert [c.value for c in raw.published if c.source == "page:datetime"] == published
    assert [c.value for c in raw.modified] == modified


def test_date_in_the_text_is_not_when_it_was_published() -> None:
    raw = read(article(f"<p>Pada 20 Desember 2024 warga akan datang.</p>{TEXT}"), "")
    assert raw.published == ()


@pytest.mark.parametrize(
    "elsewhere",
    ["<div class='sidebar'>{}</div>", "<div id='comments'>{}</div>", "<footer>{}</footer>"],
)
def test_other_dates_of_the_page_are_not_the_articles(elsewhere: str) -> None:
    raw = read(article(below=elsewhere.format("<time datetime='2020-01-01'>1 Januari 2020</time>")))
    assert {claim.source for claim in raw.published} == {"url"}


def test_order_of_belief_for_dates() -> None:
    meta = "<meta property='article:published_time' content='2024-11-02T01:15:00+00:00'>"
    raw = read(article(head=ld(datePublished="2024-11-02T08:15:00+07:00") + meta))
    assert [c.source for c in raw.published] == ["jsonld", "meta:article:published_time", "url"]


# JSON-LD in all its shapes


@pytest.mark.parametrize(
    "script",
    [
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article", "X"], "articleSection": "Pasar"}]}',
        '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "articleSection": "Pasar"}]',
        '{"@type": "NewsArticle", "articleSection": "Pasar",}',
        '<!-- {"@type": "NewsArticle", "articleSection": "Pasar"} -->',
        '{"@type": "NewsArticle", "articleSection": "Pa\nsar"}',
        '{"@type": "http://schema.org/NewsArticle", "articleSection": ["Pasar", "B"]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "articleSection": "Pasar"}}',
        (
            '[{"@type":"NewsArticle","headline":"Lain Sama Sekali","articleSection":"X"},'
            f'{{"@type":"NewsArticle","headline":"{TITLE}","articleSection":"Pasar"}}]'
        ),
    ],
)
def test_json_ld_shapes(script: str) -> None:
    raw = read(article(head=f'<script type="application/ld+json">{script}</script>'))
    assert raw.section[0].value.replace(" ", "") == "Pasar"


# Section, tags, pictures


def test_wordpress_terms() -> None:
    below = (
        "<div><a href='/category/ekonomi/' rel='category tag'>Ekonomi</a></div>"
        "<div><a href='/tag/cabai/' rel='tag'>cabai</a> <a href='/tag/pasar/' rel='tag'>#pasar</a></div>"
        "<div class='tag-cloud'><a href='/tag/lain/' rel='tag'>lain</a></div>"
    )
    raw = read(article(below=below))
    assert [c.value for c in raw.section] == ["Ekonomi"]
    assert [c.value for c in raw.tags] == [("cabai", "pasar")]


TRAIL = "<a href='/'>Beranda</a> &gt; <a href='/daerah/'>Daerah</a>"


@pytest.mark.parametrize(
    ("html", "section", "tags"),
    [
        (
            page(f"<div class='breadcrumb'>{TRAIL}</div><h1>{TITLE}</h1><div>{TEXT}</div>"),
            "Daerah",
            (),
        ),
        (
            page(
                f"<nav aria-label='breadcrumb'>{TRAIL} <a href='/a'>{TITLE}</a></nav>"
                f"<h1>{TITLE}</h1><div>{TEXT}</div>"
            ),
            "Daerah",
            (),
        ),
        (
            page(
                "<main><div class='atas'><a href='/c/daerah' rel='category tag'>Daerah</a></div>"
                f"<h1>{TITLE}</h1><div>{TEXT}</div></main>"
            ),
            "Daerah",
            (),
        ),
        (
            page(
                f"<article><h1>{TITLE}</h1><div>{TEXT}</div><footer class='entry-footer'>"
                "<span><a href='/category/daerah' rel='category tag'>Daerah</a></span>"
                "<span><a href='/tag/cabai' rel='tag'>cabai</a></span></footer></article>"
            ),
            "Daerah",
            ("cabai",),
        ),
        (article(below="<div class='nav'><a href='/tag/cabai'>cabai</a></div>"), None, ("cabai",)),
        (article(below="<nav><a href='/tag/cabai'>cabai</a></nav>"), None, ()),
        (
            article(below="<footer><a href='/category/d' rel='category tag'>D</a></footer>"),
            None,
            (),
        ),
        (page(f"<div class='crumbs'><a href='/'>Kabar</a></div><h1>{TITLE}</h1>{TEXT}"), None, ()),
    ],
)
def test_section_and_tags_in_the_mark_up_of_themes(
    html: str, section: str | None, tags: tuple[str, ...]
) -> None:
    raw = read(html)
    assert next((claim.value for claim in raw.section), None) == section
    assert next((claim.value for claim in raw.tags), ()) == tags


@pytest.mark.parametrize(
    ("items", "section"),
    [
        (
            [
                {"name": "Beranda", "item": "https://kabarsenja.test/"},
                {"name": "Daerah", "item": "https://kabarsenja.test/daerah/"},
                {"name": TITLE},
            ],
            "Daerah",
        ),
        (
            [
                {"item": {"@id": "https://kabarsenja.test/", "name": "Home"}},
                {"item": {"@id": "https://kabarsenja.test/pasar", "name": "Pasar"}},
            ],
            "Pasar",
        ),
        ([{"name": "Beranda", "item": "https://kabarsenja.test/"}, {"name": "Cabai"}], None),
        ("Daerah", None),
        ([5, {"name": {}}], None),
    ],
)
def test_section_from_the_trail_in_json_ld(items: Any, section: str | None) -> None:
    trail = json.dumps({"@type": "BreadcrumbList", "itemListElement": items})
    raw = read(article(head=f'<script type="application/ld+json">{trail}</script>'))
    assert next((claim.value for claim in raw.section), None) == section


def test_lazy_picture_with_caption_and_credit() -> None:
    figure = (
        "<figure><img src='data:image/gif;base64,x' data-src='/foto/cabai.jpg'>"
        "<figcaption>Cabai di pasar. (Foto: Sari Dewi)</figcaption></figure>"
    )
    image = read(article(figure + TEXT)).images[0]
    assert image.url == "https://kabarsenja.test/foto/cabai.jpg"
    assert (image.caption, image.credit) == ("Cabai di pasar.", "Sari Dewi")
