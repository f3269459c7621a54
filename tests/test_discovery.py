"""Feeds, sitemaps and index pages -> links."""

from __future__ import annotations

import gzip
import html
import time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import (
    SitemapContents,
    article_sitemaps,
    feed_links,
    robots_sitemaps,
    sitemap_contents,
)
from newscrawl.index_pages import announced_feeds
from newscrawl.links import Link

RSS = b"""
<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kabar Senja</title><link>http://kabar.test</link>
<item><title>Banjir surut</title><link> http://kabar.test/banjir-surut/ </link>
<pubDate>Sat, 02 Nov 2024 01:15:00 +0000</pubDate><guid isPermaLink="false">http://kabar.test/?p=1</guid></item>
<item><title><![CDATA[Harga cabai & bawang]]></title><link>/harga-cabai/</link></item>
<item><title>Tanpa alamat</title></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://blog.test/"/>
<entry><title>Panen raya</title><link rel="replies" href="http://blog.test/komentar"/>
<link rel="alternate" href="http://blog.test/panen"/><published>2024-11-02T08:15:00+07:00</published>
<updated>2024-11-03T08:15:00+07:00</updated></entry></feed>"""

FEEDBURNER = b"""<rss xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>
<link>http://feeds.test/~r/1</link><fb:origLink>http://kabar.test/asli/</fb:origLink></item></channel></rss>"""


def test_rss() -> None:
    assert feed_links(RSS, "http://kabar.test/feed/") == (
        Link(
            url="http://kabar.test/banjir-surut/",
            source="feed",
            title="Banjir surut",
            published="Sat, 02 Nov 2024 01:15:00 +0000",
        ),
        Link(url="http://kabar.test/harga-cabai/", source="feed", title="Harga cabai & bawang"),
    )


def test_atom() -> None:
    assert feed_links(ATOM, "http://blog.test/atom.xml") == (
        Link(
            url="http://blog.test/panen",
            source="feed",
            title="Panen raya",
            published="2024-11-02T08:15:00+07:00",
            modified="2024-11-03T08:15:00+07:00",
        ),
    )


def test_feedburner_gives_the_article_behind_its_redirect() -> None:
    assert [link.url for link in feed_links(FEEDBURNER, "http://feeds.test/")] == [
        "http://kabar.test/asli/"
    ]


@pytest.mark.parametrize("document", [gzip.compress(RSS), b"\xef\xbb\xbf" + RSS.strip()])
def test_a_feed_in_odd_wrapping(document: bytes) -> None:
    assert feed_links(document, "http://kabar.test/feed/") == feed_links(RSS, "http://kabar.test/")


def test_a_guid_may_be_the_address() -> None:
    items = (
        b"<item><guid>http://kabar.test/a/</guid></item>"
        b'<item><guid isPermaLink="false">http://kabar.test/b/</guid></item>'
    )
    found = feed_links(b"<rss><channel>" + items + b"</channel></rss>", "http://kabar.test/feed/")
    assert [link.url for link in found] == ["http://kabar.test/a/"]


BROKEN = ("http://[rusak/x/", "http://kabar.test:99999/", "mailto:a@kabar.test", "  ")


@pytest.mark.parametrize("address", BROKEN)
def test_one_broken_address_does_not_cost_the_others(address: str) -> None:
    entry = f"<item><link>{address}</link></item><item><link>/ada/</link></item>"
    feed = f"<rss><channel>{entry}</channel></rss>".encode()
    assert [link.url for link in feed_links(feed, "http://kabar.test/")] == [
        "http://kabar.test/ada/"
    ]
    entry = f"<url><loc>{address}</loc></url><url><loc>/ada/</loc></url>"
    pages = sitemap_contents(f"<urlset>{entry}</urlset>".encode(), "http://kabar.test/").pages
    assert [link.url for link in pages] == ["http://kabar.test/ada/"]
    kind = 'rel="alternate" type="application/rss+xml"'
    head = f'<html><head><link {kind} href="{address}"><link {kind} href="/ada/"></head></html>'
    assert announced_feeds(lxml.html.fromstring(head), "http://kabar.test/") == (
        "http://kabar.test/ada/",
    )


def test_a_feed_cut_in_the_middle_gives_what_came() -> None:
    cut = RSS[: RSS.index(b"<item><title>Tanpa")]
    assert len(feed_links(cut, "http://kabar.test/feed/")) == 2


SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>http://kabar.test/a.jpg</image:loc></image:image>
<loc>http://kabar.test/banjir/</loc><lastmod>2024-11-02T08:15:00+07:00</lastmod>
<news:news><news:publication><news:name>Kabar Senja</news:name></news:publication>
<news:publication_date>2024-11-01T10:00:00+07:00</news:publication_date>
<news:title>Banjir surut</news:title></news:news></url>
<url><loc>/harga/</loc></url></urlset>"""


@pytest.mark.parametrize(
    "document",
    [
        SITEMAP,
        gzip.compress(SITEMAP),
        b"\n  " + SITEMAP,
        b"\xef\xbb\xbf" + SITEMAP,
        b"<br />\n<b>Notice</b>: Undefined index in header.php<br />\n" + SITEMAP,
    ],
)
def test_sitemap_with_news(document: bytes) -> None:
    assert sitemap_contents(document, "http://kabar.test/sitemap.xml").pages == (
        Link(
            url="http://kabar.test/banjir/",
            source="sitemap",
            title="Banjir surut",
            published="2024-11-01T10:00:00+07:00",
            modified="2024-11-02T08:15:00+07:00",
        ),
        Link(url="http://kabar.test/harga/", source="sitemap"),
    )


def test_sitemap_index() -> None:
    index = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>http://kabar.test/post-sitemap.xml</loc><lastmod>2024-11-02</lastmod></sitemap>
    </sitemapindex>"""
    assert sitemap_contents(index, "http://kabar.test/sitemap.xml").sitemaps == (
        Link(url="http://kabar.test/post-sitemap.xml", source="sitemap", modified="2024-11-02"),
    )


def test_plain_text_sitemap() -> None:
    pages = sitemap_contents(b"http://kabar.test/a/\nhttp://kabar.test/b/\n", "x").pages
    assert [page.url for page in pages] == ["http://kabar.test/a/", "http://kabar.test/b/"]


def test_a_sitemap_cut_in_the_middle_gives_what_came() -> None:
    cut = gzip.compress(SITEMAP)[:-20]
    assert sitemap_contents(cut, "http://kabar.test/s.xml.gz").pages
    cut = SITEMAP[: SITEMAP.index(b"<url><loc>/harga")]
    assert len(sitemap_contents(cut, "http://kabar.test/s.xml").pages) == 1


LAUGHS = b"""<!DOCTYPE urlset [<!ENTITY a "http://kabar.test/x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY f SYSTEM "file:///etc/hostname">]>
<urlset><url><loc>&d;</loc></url><url><loc>&f;</loc></url><url><loc>http://kabar.test/ok/</loc></url></urlset>"""


def test_entities_are_never_expanded() -> None:
    pages = sitemap_contents(LAUGHS, "http://kabar.test/sitemap.xml").pages
    assert [page.url for page in pages] == ["http://kabar.test/ok/"]


def test_a_gzip_bomb_is_cut_at_the_limit() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * (60 * 1024 * 1024))
    assert sitemap_contents(bomb, "http://kabar.test/s.xml.gz").pages == ()


def rss(item: str, head: str = "") -> bytes:
    return f"{head}<rss><channel><item>{item}</item></channel></rss>".encode()


DECLARES = '<?xml version="1.0" encoding="{}"?>'
ITEM = "<link>http://kabar.test/a/</link><title>{}</title>"
TITLES = [
    ("CDATA", rss(ITEM.format("<![CDATA[Cabai & bawang]]>")), "Cabai & bawang"),
    ("entity in CDATA", rss(ITEM.format("<![CDATA[Cabai &amp; bawang]]>")), "Cabai & bawang"),
    ("bare ampersand", rss(ITEM.format("Cabai & bawang")), "Cabai & bawang"),
    ("HTML entity", rss(ITEM.format("Cabai&nbsp;&ldquo;naik&rdquo;")), "Cabai “naik”"),
    ("markup", rss(ITEM.format("&lt;b&gt;Cabai&lt;/b&gt; naik")), "Cabai naik"),
    ("numbers", rss(ITEM.format("&#8220;Cabai&#8221;&#0; naik")), "“Cabai” naik"),
    ("control character", rss(ITEM.format("Cabai\x08 naik")), "Cabai naik"),
    ("lines", rss(ITEM.format("\n  Cabai\n  naik ")), "Cabai naik"),
    ("unclosed br", rss(f"<description>Ada<br>lagi</description>{ITEM.format('Cabai')}"), "Cabai"),
    (
        "UTF-8 that says Latin-1",
        rss(ITEM.format("Café"), DECLARES.format("iso-8859-1")),
        "Café",
    ),
    ("UTF-8 that says UTF-16", rss(ITEM.format("Café"), DECLARES.format("utf-16")), "Café"),
    (
        "Windows-1252 that says UTF-8",
        rss(ITEM.format("Café “Senja”"), DECLARES.format("utf-8")).decode().encode("cp1252"),
        "Café “Senja”",
    ),
    (
        "Windows-1250 that says so",
        rss(ITEM.format("Łódź"), DECLARES.format("windows-1250")).decode().encode("cp1250"),
        "Łódź",
    ),
    (
        "an encoding that never was",
        rss(ITEM.format("Café"), DECLARES.format("iso-8859-12")).decode().encode("cp1252"),
        "Café",
    ),
    (
        "another text cut inside a character",
        rss(f"<description>Caf\u00e9 \u201cx\u201d CUT</description>{ITEM.format('Café')}").replace(
            b"CUT", "\u201d".encode()[:2]
        ),
        "Café",
    ),
    ("UTF-16", rss(ITEM.format("Café")).decode().encode("utf-16"), "Café"),
    (
        "UTF-16 without mark",
        rss(ITEM.format("Café"), DECLARES.format("utf-16")).decode().encode("utf-16-be"),
        "Café",
    ),
    (
        "a picture's title",
        (
            b"<rss xmlns:m='http://search.yahoo.com/mrss/'><item><m:title>Foto</m:title>"
            b"<link>http://kabar.test/a/</link><title>Cabai</title></item></rss>"
        ),
        "Cabai",
    ),
    (
        "Atom as XHTML",
        (
            b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title type='xhtml'>"
            b"<div xmlns='http://www.w3.org/1999/xhtml'>Cabai <b>naik</b></div></a:title>"
            b"<a:link href='http://kabar.test/a/'/></a:entry></a:feed>"
        ),
        "Cabai naik",
    ),
    ("notices before", b"<br />\n<b>Notice</b>: x<br />" + rss(ITEM.format("Cabai")), "Cabai"),
    ("a page after", rss(ITEM.format("Cabai")) + b"<script>a && b</script></html>", "Cabai"),
    ("an undeclared prefix", rss(f"<media:thumbnail/>{ITEM.format('Cabai')}"), "Cabai"),
]


@pytest.mark.parametrize(
    ("document", "title"), [row[1:] for row in TITLES], ids=[r[0] for r in TITLES]
)
def test_titles_of_feeds(document: bytes, title: str) -> None:
    assert [(link.url, link.title) for link in feed_links(document, "http://x.test/")] == [
        ("http://kabar.test/a/", title)
    ]


A = "http://kabar.test/a/"
ATOM_ROOT = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://kabar.test/arsip/">'
ADDRESSES = [
    (
        "bare ampersand",
        rss("<link>http://kabar.test/?p=1&q=2</link>"),
        "http://kabar.test/?p=1&q=2",
    ),
    (
        "escaped twice",
        rss("<link><![CDATA[http://kabar.test/?p=1&#038;q=2]]></link>"),
        "http://kabar.test/?p=1&q=2",
    ),
    ("CDATA", rss(f"<link><![CDATA[\n{A}?x=1&y=2 ]]></link>"), f"{A}?x=1&y=2"),
    ("no quotes", rss(f"<link>{A}</link>").replace(b"rss>", b"rss version=2.0>", 1), A),
    ("a comment inside", rss(f"<link><!-- alamat -->{A}</link>"), A),
    ("guid", rss(f"<guid> {A} </guid>"), A),
    ("guid of another kind", rss("<guid>kabar-31</guid>"), None),
    ("link before guid", rss(f"<guid>http://kabar.test/?p=1</guid><link>{A}</link>"), A),
    (
        "guid behind a counter",
        rss(f'<link>http://x.feedsportal.com/1</link><guid isPermaLink="false">{A}</guid>'),
        A,
    ),
    (
        "only a counter",
        rss('<link>http://x.feedsportal.com/1</link><guid isPermaLink="false">31</guid>'),
        "http://x.feedsportal.com/1",
    ),
    (
        "the source's link",
        rss(f'<source><link href="http://b.test/"/></source><link>{A}</link>'),
        A,
    ),
    (
        "RSS 1.0",
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="http://kabar.test/"><items><rdf:Seq><rdf:li rdf:resource="{A}"/></rdf:Seq></items>
        </channel><item rdf:about="{A}"><title>Cabai</title></item></rdf:RDF>""".encode(),
        A,
    ),
    (
        "Atom: base of the feed and of the entry",
        f'{ATOM_ROOT}<entry xml:base="2024/"><link href="../a/"/></entry></feed>'.encode(),
        "http://kabar.test/arsip/a/",
    ),
    (
        "Atom: the web page of several",
        f"""{ATOM_ROOT}<entry><link rel="self" href="/e.xml"/><link rel="enclosure" href="/a.mp3"/>
        <link rel="alternate" type="application/json" href="/a.json"/>
        <link rel="alternate" type="text/html" href="/a/"/></entry></feed>""".encode(),
        A,
    ),
    ("Atom: the id alone", f"{ATOM_ROOT}<entry><id>{A}</id></entry></feed>".encode(), A),
    ("Atom: an id that is none", f"{ATOM_ROOT}<entry><id>tag:a</id></entry></feed>".encode(), None),
    ("cut inside the address", rss(f"<link>{A}")[: -len("b/</item></channel></rss>")], None),
]


@pytest.mark.parametrize(
    ("document", "url"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES]
)
def test_addresses_of_feeds(document: bytes, url: str | None) -> None:
    found = [link.url for link in feed_links(document, "http://kabar.test/feed/")]
    assert found == ([url] if url else [])


@pytest.mark.parametrize(
    ("times", "published", "modified"),
    [
        ("<pubDate> Sab, 2 Nov 2024 </pubDate>", "Sab, 2 Nov 2024", None),
        ("<dc:date>2024-11-02</dc:date><dc:creator>Sekar</dc:creator>", "2024-11-02", None),
        ("<pubDate>a</pubDate><atom:updated>b</atom:updated>", "a", "b"),
        ("<dc:date>a</dc:date><pubDate>b</pubDate>", "b", None),
    ],
)
def test_times_of_feeds_are_the_source_s_own_words(
    times: str, published: str, modified: str | None
) -> None:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
    document = rss(f"<link>{A}</link>{times}").replace(b"<rss>", f"<rss {spaces}>".encode())
    (link,) = feed_links(document, "http://kabar.test/")
    assert (link.published, link.modified) == (published, modified)


NEWS = """<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:g='http://www.google.com/schemas/sitemap-news/0.9' xmlns:x="http://www.w3.org/1999/xhtml"
 xmlns:v="http://www.google.com/schemas/sitemap-video/1.1"><s:url>
 <v:video><v:title>Rekaman</v:title><v:publication_date>2020-01-01</v:publication_date></v:video>
 <x:link rel="alternate" hreflang="en" href="http://kabar.test/en/a/"/>
 <s:loc>
   http://kabar.test/a/?x=1&y=2
 </s:loc><g:news><g:publication><g:name>Kabar</g:name><g:language>id</g:language></g:publication>
 <g:publication_date>2024-11-01</g:publication_date><g:title><![CDATA[Cabai & bawang]]></g:title>
 <g:keywords>cabai, harga pangan,, bawang</g:keywords></g:news></s:url></s:urlset>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_news_sitemap(encoding: str) -> None:
    assert sitemap_contents(NEWS.encode(encoding), "http://kabar.test/s.xml").pages == (
        Link(
            url="http://kabar.test/a/?x=1&y=2",
            source="sitemap",
            title="Cabai & bawang",
            published="2024-11-01",
            language="id",
            keywords=("cabai", "harga pangan", "bawang"),
        ),
    )


LOC = "<loc>http://kabar.test/{}/</loc>"
BROKEN_SITEMAPS = [
    ("a url without its end", f"<urlset><url>{LOC.format('a')}<url>{LOC.format('b')}</url></urlset>"),
    ("a loc without its end", "<urlset><url><loc>/a/</url><url><loc>/b/</loc></url></urlset>"),
    ("two roots", f"<urlset><urlset><url>{LOC.format('a')}</url><url>{LOC.format('b')}</url>"),
    ("a tag of a page", f"<urlset><br><url>{LOC.format('a')}</url><url>{LOC.format('b')}</url>"),
    ("no end", f"<urlset><url>{LOC.format('a')}</url><url>{LOC.format('b')}"),
    ("cut in an address", f"<urlset><url>{LOC.format('a')}</url><url>{LOC.format('b')}<url><loc>http://c"),
    ("comments", f"<urlset><!--<url>--><url>{LOC.format('a')}</url><url>{LOC.format('b')}</url></urlset>"),
    ("single quotes", f"<?xml version='1.0'?><urlset a='b'><url>{LOC.format('a')}</url><url>{LOC.format('b')}</url>"),
    ("in capitals", f"<URLSET><URL>{LOC.format('a')}</URL><Url>{LOC.format('b')}</Url></URLSET>"),
    ("image without its box", '<urlset xmlns:i="im"><url><i:loc>/p.jpg</i:loc><loc>/a/</loc></url><url><loc>/b/</loc></url>'),
    ("plain text", "\ufeffhttp://kabar.test/a/\r\n\r\n http://kabar.test/b/ \r\nbaca http://c.test/\r\n"),
    ("a feed", f"<rss><item><link>{A}</link></item><item><link>/b/</link></item></rss>"),
]  # fmt: skip


@pytest.mark.parametrize(
    "document", [row[1] for row in BROKEN_SITEMAPS], ids=[r[0] for r in BROKEN_SITEMAPS]
)
def test_broken_sitemaps_are_read_as_far_as_they_go(document: str) -> None:
    pages = sitemap_contents(document.encode(), "http://kabar.test/s.xml").pages
    assert [page.url for page in pages] == ["http://kabar.test/a/", "http://kabar.test/b/"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<!DOCTYPE html><html><body><a href='http://kabar.test/a/'>http://kabar.test/a/</a>",
        b"<html>\nhttp://kabar.test/a/\n</html>",
        b'{"url": "http://kabar.test/a/"}',
        b"\x1f\x8bcut",
        gzip.compress(gzip.compress(gzip.compress(SITEMAP))),
    ],
)
def test_what_is_no_sitemap_is_empty(document: bytes) -> None:
    assert sitemap_contents(document, "http://kabar.test/s.xml") == SitemapContents()
    assert feed_links(document, "http://kabar.test/feed/") == ()


def test_a_sitemap_packed_twice_or_in_pieces() -> None:
    half = len(SITEMAP) // 2
    pieces = gzip.compress(SITEMAP[:half]) + gzip.compress(SITEMAP[half:])
    for document in (gzip.compress(gzip.compress(SITEMAP)), pieces, pieces + b"junk"):
        assert len(sitemap_contents(document, "http://kabar.test/s.xml.gz").pages) == 2


def test_an_index_may_call_its_sitemaps_pages() -> None:
    document = (
        b"<sitemapindex><url><loc>/s-1.xml.gz</loc></url><url><loc>/a/</loc></url></sitemapindex>"
    )
    contents = sitemap_contents(document, "http://kabar.test/s.xml")
    assert [link.url for link in contents.sitemaps] == ["http://kabar.test/s-1.xml.gz"]
    assert [link.url for link in contents.pages] == ["http://kabar.test/a/"]


def test_a_long_sitemap_is_read_whole() -> None:
    rows = "".join(f"<url><loc>/{n}/</loc></url>" for n in range(60_000))
    pages = sitemap_contents(f"<urlset>{rows}</urlset>".encode(), "http://kabar.test/s.xml").pages
    assert len(pages) == 60_000
    assert pages[-1].url == "http://kabar.test/59999/"


HOSTILE = [
    b"<urlset>" + b"&" * 300_000,
    b"<urlset>" + b"<![CDATA[" * 100_000,
    b"<urlset><url>" + b"<a>" * 300_000,
    b"<urlset>" + b"<" * 300_000,
    b"<urlset><url>" + b"<loc>x</loc>" * 30_000,
    b"<feed>"
    + b'<a xml:base="aaaaaaaaaaaaaaaa/">' * 200
    + b'<entry><link href="b"/></entry>' * 5000,
    b"http://[" * 50_000,
    gzip.compress(b"") * 20_000,
]


@pytest.mark.parametrize("document", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_documents_cost_little(document: bytes) -> None:
    before = time.process_time()
    assert len(sitemap_contents(document, "http://kabar.test/").pages) <= 5000
    feed_links(document, "http://kabar.test/")
    robots_sitemaps(document, "http://kabar.test/")
    assert time.process_time() - before < 5  # a minute and more where time grows faster than size


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("Sitemap: http://kabar.test/s.xml", ["http://kabar.test/s.xml"]),
        ("User-agent: *\r\nDisallow:\r\n  sitemap :/s.xml\r\n", ["http://kabar.test/s.xml"]),
        ("\ufeffSITEMAP:s.xml # baru", ["http://kabar.test/s.xml"]),
        ("Site-map: https://peta.test/s.xml#a", ["https://peta.test/s.xml"]),
        ("Sitemaps https://peta.test/s.xml", ["https://peta.test/s.xml"]),
        ("Sitemap: <http://kabar.test/s.xml>", ["http://kabar.test/s.xml"]),
        ("Sitemap: /a.xml\rSitemap: /b.xml\rSitemap: /a.xml", ["http://kabar.test/a.xml", "http://kabar.test/b.xml"]),
        ("# Sitemap: /s.xml", []),
        ("Sitemap:", []),
        ("Sitemap: ftp://kabar.test/s.xml", []),
        ("Sitemap: http://[rusak/", []),
        ("Disallow: /sitemap: /a", []),
        ("sitemap" + " " * 200_000, []),
        ("<!DOCTYPE html><html>\nSitemap: /s.xml\n</html>", []),
    ],
)  # fmt: skip
def test_sitemaps_of_robots_txt(document: str, expected: list[str]) -> None:
    found = robots_sitemaps(document.encode(), "http://kabar.test/robots.txt")
    assert list(found) == expected
    if not document.startswith("\ufeff"):
        assert robots_sitemaps(document.encode("utf-16"), "http://kabar.test/robots.txt") == found


@given(st.binary())
def test_any_bytes_are_read_without_trouble(document: bytes) -> None:
    feed_links(document, "http://kabar.test/")
    sitemap_contents(document, "http://kabar.test/")
    sitemap_contents(b"<urlset><url><loc>" + document, "http://kabar.test/")
    feed_links(b"<rss><channel><item><link>" + document, "http://kabar.test/")
    robots_sitemaps(b"Sitemap:" + document, "http://kabar.test/")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_a_title_survives_its_way(title: str) -> None:
    words = " ".join(title.split())
    document = rss(f"<link>{A}</link><title>{html.escape(html.escape(title))}</title>")
    assert [link.title for link in feed_links(document, A)] == [words or None]


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("wp-sitemap-posts-post-1.xml", True),
        ("wp-sitemap-posts-page-1.xml", False),
        ("wp-sitemap-taxonomies-category-1.xml", False),
        ("wp-sitemap-users-1.xml", False),
        ("post-sitemap2.xml", True),
        ("page-sitemap.xml", False),
        ("category-sitemap.xml", False),
        ("post_tag-sitemap.xml", False),
        ("author-sitemap.xml", False),
        ("sitemap-news.xml", True),
        ("sitemap.xml?page=3", True),
        ("sitemap-page-2.xml", True),
        ("sitemap_channels.xml", False),
        ("sitemap_image.xml", False),
        ("berita/sitemap.xml", True),
        ("pagelaran/sitemap.xml", True),
    ],
)
def test_which_sitemaps_list_articles(name: str, articles: bool) -> None:
    link = Link(url=f"http://kabar.test/{name}")
    assert bool(article_sitemaps((link,))) is articles
