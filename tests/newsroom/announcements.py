"""How the paper announces its articles to machines: robots.txt, sitemaps, feeds, REST."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from newsroom.pages import NAME
from newsroom.stories import WIB, Story

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
FEED_ITEMS = 10
_NEIGHBOURS = "http://tetangga.invalid/berita/kabar-dari-koran-tetangga-{}/"

Link = Callable[[Story], str]


def robots(base: str, sitemaps: Sequence[str]) -> str:
    lines = "".join(f"Sitemap: {base}{path}\n" for path in sitemaps)
    return f"User-agent: *\nDisallow: /admin/\n\n{lines}"


def sitemap_index(base: str, parts: Mapping[str, datetime]) -> str:
    """Sub-sitemaps by path, each with the time of its last change."""
    rows = "".join(
        f"<sitemap><loc>{base}{path}</loc><lastmod>{time.isoformat()}</lastmod></sitemap>"
        for path, time in parts.items()
    )
    return f'<?xml version="1.0"?>\n<sitemapindex xmlns="{_SITEMAPS}">{rows}</sitemapindex>'


def sitemap(base: str, stories: Sequence[Story]) -> str:
    rows = "".join(
        f"<url><loc>{base}{s.path}</loc><lastmod>{s.modified.isoformat()}</lastmod></url>"
        for s in stories
    )
    return f'<?xml version="1.0"?>\n<urlset xmlns="{_SITEMAPS}">{rows}</urlset>'


def news_sitemap(base: str, stories: Sequence[Story]) -> str:
    """The articles of the two days before the newest one."""
    fresh = [s for s in stories if s.published > stories[0].published - timedelta(days=2)]
    rows = "".join(
        f"<url><loc>{base}{s.path}</loc><news:news><news:publication><news:name>{NAME}</news:name>"
        "<news:language>id</news:language></news:publication>"
        f"<news:publication_date>{s.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(s.title)}</news:title></news:news></url>"
        for s in fresh
    )
    return (
        f'<?xml version="1.0"?>\n<urlset xmlns="{_SITEMAPS}" xmlns:news="{_NEWS}">{rows}</urlset>'
    )


def rss(base: str, stories: Sequence[Story], link: Link, *, neighbours: int = 0) -> str:
    """The newest articles, and as many items of another paper as `neighbours` says."""
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>{escape(link(s))}</link>"
        f'<guid isPermaLink="false">{s.id}</guid><category>{s.section}</category>'
        f"<pubDate>{format_datetime(s.published)}</pubDate></item>"
        for s in stories[:FEED_ITEMS]
    )
    theirs = "".join(
        f"<item><title>Kabar dari koran tetangga</title><link>{_NEIGHBOURS.format(n)}</link></item>"
        for n in range(neighbours)
    )
    return (
        f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>{NAME}</title>'
        f"<link>{base}/</link><description>Berita terbaru</description>{theirs}{items}"
        "</channel></rss>"
    )


def atom(base: str, stories: Sequence[Story]) -> str:
    entries = "".join(
        f'<entry><title>{escape(s.title)}</title><link rel="alternate" href="{base}{s.path}"/>'
        f"<id>urn:berita:{s.id}</id><published>{s.published.isoformat()}</published>"
        f"<updated>{s.modified.isoformat()}</updated></entry>"
        for s in stories[:FEED_ITEMS]
    )
    return (
        f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{NAME}</title>'
        f"<id>{base}/</id>{entries}</feed>"
    )


def rest_root(base: str) -> str:
    """What /wp-json/ says of itself."""
    return json.dumps({"name": NAME, "url": base, "home": base, "namespaces": ["wp/v2"]})


def rest_posts(
    base: str, stories: Sequence[Story], query: Mapping[str, str]
) -> tuple[int, dict[str, str], str]:
    """Status, headers and JSON of /wp-json/wp/v2/posts with these parameters."""
    number, size = query.get("page", "1"), query.get("per_page", "10")
    if not (
        number.isdecimal() and size.isdecimal() and 1 <= int(size) <= 100
    ):  # WordPress's own bounds
        return _refusal("rest_invalid_param", "Parameter tidak valid.")
    try:
        found = [s for s in stories if _asked_for(s, query)]
    except ValueError:  # a time that is none
        return _refusal("rest_invalid_param", "Parameter tidak valid.")
    if query.get("order") == "asc":
        found.reverse()
    pages = -(-len(found) // int(size))
    if not 1 <= int(number) <= max(pages, 1):
        return _refusal("rest_post_invalid_page_number", "Nomor halaman terlalu besar.")
    wanted = {name.partition(".")[0] for name in query.get("_fields", "").split(",")} - {""}
    start = int(size) * (int(number) - 1)
    posts = [
        {name: value for name, value in _post(base, s).items() if not wanted or name in wanted}
        for s in found[start : start + int(size)]
    ]
    headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)}
    return 200, headers, json.dumps(posts)


def _refusal(code: str, message: str) -> tuple[int, dict[str, str], str]:
    return 400, {}, json.dumps({"code": code, "message": message, "data": {"status": 400}})


def _asked_for(story: Story, query: Mapping[str, str]) -> bool:
    words = query.get("search", "").lower().split()
    return all(word in story.text for word in words) and all(
        name not in query or time(story).timestamp() * sign > _moment(query[name]) * sign
        for name, time, sign in _BOUNDS
    )


_BOUNDS: tuple[tuple[str, Callable[[Story], datetime], int], ...] = (
    ("after", lambda story: story.published, 1),
    ("before", lambda story: story.published, -1),
    ("modified_after", lambda story: story.modified, 1),
    ("modified_before", lambda story: story.modified, -1),
)


def _moment(said: str) -> float:
    """WordPress reads a time without an offset in the site's own zone."""
    time = datetime.fromisoformat(said)
    return (time if time.tzinfo else time.replace(tzinfo=WIB)).timestamp()


def _post(base: str, story: Story) -> dict[str, object]:
    text = "".join(f"<p>{escape(p)}</p>\n" for page in story.pages for p in page)
    return {
        "id": story.id,
        "date": f"{story.published:%Y-%m-%dT%H:%M:%S}",
        "date_gmt": f"{story.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        "modified": f"{story.modified:%Y-%m-%dT%H:%M:%S}",
        "modified_gmt": f"{story.modified.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        "slug": story.path.strip("/").rpartition("/")[2],
        "status": "publish",
        "type": "post",
        "link": base + story.path,
        "title": {"rendered": escape(story.title)},
        "content": {"rendered": text, "protected": False},
        "excerpt": {"rendered": f"<p>{escape(story.pages[0][0][:120])}</p>\n", "protected": False},
    }
