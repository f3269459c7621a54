"""How the paper announces its articles: RSS, sitemaps, and robots.txt, which names them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from newscrawl.demo_site.article_page import article_url, content
from newscrawl.demo_site.newsroom import NAME, names, stories
from newscrawl.demo_site.theme import archive_url, excerpt, fill

ROBOTS = """User-agent: *
Disallow: /wp-admin/
Allow: /wp-admin/admin-ajax.php
Disallow: /pratinjau/

Sitemap: {base}wp-sitemap.xml
"""


def feed(base: str) -> str:
    """RSS of the ten newest articles, with the text of each one's first page, as WordPress does."""
    items = "".join(
        fill(
            "feed_item.xml",
            title=escape(s.title),
            url=article_url(base, s),
            author=s.author,
            date=_rss_date(s.published),
            categories="".join(
                f"<category><![CDATA[{term}]]></category>" for term in (s.section, *s.tags)
            ),
            base=base,
            id=s.id,
            excerpt=excerpt(s, 55),
            content=content(base, s.pages[0]),
        )
        for s in stories()[:10]
    )
    date = _rss_date(max(s.modified or s.published for s in stories()))
    return fill("feed.xml", base=base, path="feed/", title=NAME, date=date, items=items)


def comments_feed(base: str) -> str:
    """RSS of the readers' comments: its items are no articles."""
    items = "".join(
        fill(
            "feed_comment.xml",
            title=escape(s.title),
            url=f"{article_url(base, s)}#comment-{s.id * 10 + n}",
            reader=escape(c.reader),
            date=_rss_date(c.time),
            text=escape(c.text),
        )
        for s in stories()
        for n, c in enumerate(s.comments)
    )
    date = _rss_date(max(c.time for s in stories() for c in s.comments))
    title = f"Komentar untuk {NAME}"
    return fill("feed.xml", base=base, path="comments/feed/", title=title, date=date, items=items)


def sitemaps(base: str) -> dict[str, str]:
    """The sitemap index and its parts, by path."""
    parts = {
        "posts-post": [article_url(base, s) for s in stories()],
        "posts-page": [base, f"{base}tentang-kami/"],
        "taxonomies-category": [archive_url(base, "category", n) for n in names("category")],
        "taxonomies-post_tag": [archive_url(base, "tag", n) for n in names("tag")],
        "users": [archive_url(base, "author", n) for n in names("author")],
    }
    found = {f"/wp-sitemap-{part}-1.xml": _sitemap("url", urls) for part, urls in parts.items()}
    index = _sitemap("sitemap", [base + path.lstrip("/") for path in found])
    return {"/wp-sitemap.xml": index, **found}


def _sitemap(entry: str, urls: Sequence[str]) -> str:
    """A `urlset` or `sitemapindex`; WordPress's own sitemaps name no lastmod."""
    root = {"url": "urlset", "sitemap": "sitemapindex"}[entry]
    entries = "".join(f"<{entry}><loc>{escape(url)}</loc></{entry}>" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>\n'
    )


def _rss_date(time: datetime) -> str:
    return format_datetime(time.astimezone(UTC))
