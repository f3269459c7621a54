"""WordPress's REST interface, read-only: posts, categories, tags and users."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from html import escape

from newscrawl.demo_site.article_page import article_url, content
from newscrawl.demo_site.newsroom import NAME, Story, names, slugify, stories
from newscrawl.demo_site.theme import archive_url, excerpt

_PER_PAGE = 10
_MOST_PER_PAGE = 100


def rest_index(base: str) -> str:
    """What /wp-json/ says of itself."""
    return json.dumps({"name": NAME, "url": base, "home": base, "namespaces": ["wp/v2"]})


def rest(base: str, path: str, query: Mapping[str, str]) -> tuple[int, dict[str, str], str]:
    """Status, headers and JSON of an address below /wp-json/wp/v2/ (`path` is what follows it)."""
    kind, _, number = path.strip("/").partition("/")
    collections = {
        "posts": [_post(base, s) for s in stories()],
        "categories": _terms(base, "category"),
        "tags": _terms(base, "tag"),
        "users": _terms(base, "author"),
    }
    if kind not in collections:
        return _refusal(404, "rest_no_route", "Tidak ada rute yang cocok dengan URL.")
    found = collections[kind]
    if number:
        one = [item for item in found if str(item["id"]) == number]
        if not one:
            return _refusal(404, "rest_post_invalid_id", "ID pos tidak valid.")
        return 200, {}, json.dumps(one[0])
    size, page = query.get("per_page", str(_PER_PAGE)), query.get("page", "1")
    if not (size.isdecimal() and page.isdecimal() and 1 <= int(size) <= _MOST_PER_PAGE):
        return _refusal(400, "rest_invalid_param", "Parameter tidak valid: per_page")
    pages = -(-len(found) // int(size))
    if not 1 <= int(page) <= pages:
        return _refusal(400, "rest_post_invalid_page_number", "Nomor halaman terlalu besar.")
    headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)}
    start = int(size) * (int(page) - 1)
    return 200, headers, json.dumps(found[start : start + int(size)])


def _refusal(status: int, code: str, message: str) -> tuple[int, dict[str, str], str]:
    return status, {}, json.dumps({"code": code, "message": message, "data": {"status": status}})


def _post(base: str, story: Story) -> dict[str, object]:
    changed = story.modified or story.published
    text = "\n<!--nextpage-->\n".join(content(base, page, story.layout) for page in story.pages)
    return {
        "id": story.id,
        "date": f"{story.published:%Y-%m-%dT%H:%M:%S}",
        "date_gmt": f"{story.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        "guid": {"rendered": f"{base}?p={story.id}"},
        "modified": f"{changed:%Y-%m-%dT%H:%M:%S}",
        "modified_gmt": f"{changed.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
        "slug": story.slug,
        "status": "publish",
        "type": "post",
        "link": article_url(base, story),
        "title": {"rendered": escape(story.title)},
        "content": {"rendered": text + "\n", "protected": False},
        "excerpt": {"rendered": f"<p>{excerpt(story, 55)}</p>\n", "protected": False},
        "author": 1 + names("author").index(story.author),
        "comment_status": "open",
        "sticky": False,
        "format": "standard",
        "categories": [1 + names("category").index(story.section)],
        "tags": [1 + names("tag").index(tag) for tag in story.tags],
    }


def _terms(base: str, kind: str) -> list[dict[str, object]]:
    return [
        {
            "id": number,
            "name": escape(name),
            "slug": slugify(name),
            "link": archive_url(base, kind, name),
        }
        for number, name in enumerate(names(kind), start=1)
    ]
