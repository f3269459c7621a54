"""Feeds, sitemaps and index pages -> links."""

from __future__ import annotations

import gzip

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import article_sitemaps, feed_links, sitemap_contents
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


@given(st.binary())
def test_any_bytes_are_read_without_trouble(document: bytes) -> None:
    feed_links(document, "http://kabar.test/")
    sitemap_contents(document, "http://kabar.test/")
    sitemap_contents(b"<urlset><url><loc>" + document, "http://kabar.test/")
    feed_links(b"<rss><channel><item><link>" + document, "http://kabar.test/")


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
