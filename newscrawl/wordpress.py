"""A WordPress's own list of its posts: the REST API (developer.wordpress.org/rest-api).

Addresses and bytes in, addresses and links out; no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.links import Link, absolute_address, plain_title

MAX_PER_PAGE = 100  # WordPress refuses more
_DEFAULT_PER_PAGE = 10
_MAX_BYTES = 20 * 1024 * 1024  # a hundred whole posts are 2 MB
_FIELDS = "id,link,date_gmt,modified_gmt,title"

_ROOT_LINK: Callable[[Any], Any] = etree.XPath(
    "//link[contains(concat(' ', normalize-space(@rel), ' '), ' https://api.w.org/ ')]/@href"
)
# What a page's head still tells where a plugin took that link away: the page's own record.
_RECORD_LINK: Callable[[Any], Any] = etree.XPath(
    "//link[starts-with(@type, 'application/json')]/@href"
)
_ROOT = re.compile(r".*?(?:/wp-json/|[?&]rest_route=/)(?=wp/v2/)", re.ASCII)


def rest_root(tree: HtmlElement, url: str) -> str | None:
    """The address of the REST API that a page names, ending in "/wp-json/" or "rest_route=/" on
    most sites; None where it names none.

    >>> from lxml.html import fromstring
    >>> page = '<html><head><link rel="https://api.w.org/" href="/wp-json/"></head></html>'
    >>> rest_root(fromstring(page), "http://kabar.test/banjir/")
    'http://kabar.test/wp-json/'
    """
    for href in _ROOT_LINK(tree):
        if root := absolute_address(href, url):
            return root
    for href in _RECORD_LINK(tree):
        found = _ROOT.match(href.replace("%2F", "/"))
        if found and (root := absolute_address(found[0], url)):
            return root
    return None


def posts_address(
    root: str,
    *,
    page: int = 1,
    per_page: int = MAX_PER_PAGE,
    after: datetime | None = None,
    before: datetime | None = None,
    search: str | None = None,
) -> str:
    """The address of one page of the posts, newest first, with no more of each than a Link holds.

    `after` and `before` are aware. (Before WordPress 5.3 they were compared as if the site's clock
    stood at UTC: leave a day's margin.) A page after the last answers with status 400.
    Raises ValueError where one of these is out of range or `root` is no http(s) address.

    >>> posts_address("http://kabar.test/?rest_route=/", page=2)  # doctest: +ELLIPSIS
    'http://kabar.test/?rest_route=/wp/v2/posts&per_page=100&page=2&orderby=date&order=desc&_fields=...
    """
    if page < 1 or not 1 <= per_page <= MAX_PER_PAGE:
        raise ValueError(f"no such page: page={page}, per_page={per_page}")
    query = {
        "per_page": str(per_page),
        "page": str(page),
        "orderby": "date",
        "order": "desc",
        "_fields": _FIELDS,
    }
    for name, moment in (("after", after), ("before", before)):
        if moment is not None:
            query[name] = _iso(moment)
    if search:
        query["search"] = search
    return _with_query(root, query)


def posts_addresses(
    root: str,
    *,
    page: int = 1,
    after: datetime | None = None,
    before: datetime | None = None,
    search: str | None = None,
) -> tuple[str, ...]:
    """The ways to ask for one page of the posts, the richest first: each next one is for a site
    that answers the one before with an error, since a firewall or a cache knows only the plain
    forms. What the plain forms cannot say (the period) is left to the caller; keep to one form
    from page to page, as their pages differ in length.
    """
    plain = {"per_page": str(_DEFAULT_PER_PAGE), "page": str(page)}
    if search:
        plain["search"] = search
    rich = posts_address(root, page=page, after=after, before=before, search=search)
    return (rich, _with_query(root, plain))


def _iso(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without time zone: {moment!r}")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _with_query(root: str, query: dict[str, str]) -> str:
    """The posts' address below either kind of root; what else the root asks (a language) stays."""
    parts = urlsplit(root)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"not an http(s) address: {root!r}")
    kept = dict(parse_qsl(parts.query))
    if (route := kept.pop("rest_route", None)) is not None:
        query = {"rest_route": f"{route.rstrip('/')}/wp/v2/posts", **kept, **query}
    else:
        parts = parts._replace(path=f"{parts.path.rstrip('/')}/wp/v2/posts")
        query = {**query, **kept}
    return parts._replace(query=urlencode(query, safe=",:/")).geturl()


def posts_links(document: bytes, url: str) -> tuple[Link, ...]:
    """The posts of one answer, in its order, with their own times in UTC; () where it lists none:
    past the last page, where the API is closed, or where something else answered.
    """
    return tuple(link for post in _posts(document) if (link := _post_link(post, url)))


def _posts(document: bytes) -> list[Any]:
    text = document[:_MAX_BYTES].decode("utf-8-sig", "replace").lstrip()
    if not text.startswith(("[", "{")):  # a script's notices may stand before
        start = text.find('[{"')
        text = text[start:] if start >= 0 else ""
    try:
        answer, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return []
    return answer[: 2 * MAX_PER_PAGE] if isinstance(answer, list) else []


def _post_link(post: object, url: str) -> Link | None:
    if not isinstance(post, dict):
        return None
    address = _text(post.get("link"))
    absolute = absolute_address(address, url)
    if absolute is None:
        return None
    title = post.get("title")
    return Link(
        url=absolute,
        source="rest",
        title=plain_title(_text(title.get("rendered") if isinstance(title, dict) else title)),
        published=_moment(post.get("date_gmt")) or _moment(post.get("date"), zone=""),
        modified=_moment(post.get("modified_gmt")) or _moment(post.get("modified"), zone=""),
    )


def _text(value: object) -> str | None:
    """A JSON text that can be written again: one half of a surrogate pair cannot."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "ignore").decode("utf-8")


_MOMENT = re.compile(r"(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)


def _moment(value: object, *, zone: str = "Z") -> str | None:
    """A time of WordPress, which names no zone, with it; None for the year 0 of a draft."""
    return value + zone if isinstance(value, str) and _MOMENT.fullmatch(value) else None
