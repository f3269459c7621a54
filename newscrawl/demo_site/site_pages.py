"""The whole site as addresses and what each answers."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qsl, urlsplit

from newscrawl.demo_site.article_page import UPLOADS, article_page, article_url
from newscrawl.demo_site.feeds import ROBOTS, comments_feed, feed, sitemaps
from newscrawl.demo_site.newsroom import Story, draft, names, slugify, stories
from newscrawl.demo_site.rest import rest, rest_index
from newscrawl.demo_site.theme import POSTS_A_PAGE, fill, frame, listing

_XML, _RSS = "application/xml; charset=UTF-8", "application/rss+xml; charset=UTF-8"
_JSON = "application/json; charset=UTF-8"
_REST = "/wp-json/wp/v2/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of the site; `headers` are those besides the content type."""

    status: int = 200
    content_type: str = "text/html; charset=UTF-8"
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def pages(base: str) -> dict[str, Page]:
    """The whole site by path, as it stands at `base` ("http://127.0.0.1:8000/").

    Addresses with a query (search, short links, REST pages) are not in it: `answer` makes those.
    """
    about = fill("about.html", authors=", ".join(names("author")))
    missing = frame(base, "Halaman tidak ditemukan", fill("missing.html"), "error404")
    login = frame(base, "Masuk", "<p>Khusus redaksi.</p>", "login")
    return {
        **_archives(base),
        **_articles(base),
        "/tentang-kami/": _html(frame(base, "Tentang Kami", about, "page-template-default page")),
        "/wp-admin/": _html(login, 403),
        "/404/": _html(missing, 404),
        "/feed/": Page(content_type=_RSS, body=feed(base).encode()),
        "/comments/feed/": Page(content_type=_RSS, body=comments_feed(base).encode()),
        "/wp-json/": Page(content_type=_JSON, body=rest_index(base).encode()),
        "/robots.txt": Page(
            content_type="text/plain; charset=utf-8", body=ROBOTS.format(base=base).encode()
        ),
        "/wp-content/themes/senja/style.css": Page(
            content_type="text/css", body=fill("style.css").encode()
        ),
        **{
            path: Page(content_type=_XML, body=xml.encode()) for path, xml in sitemaps(base).items()
        },
        **{
            f"/{UPLOADS}{picture.parts[0]}": Page(content_type="image/png", body=_png())
            for story in (*stories(), draft())
            for picture in story.pictures
        },
    }


def answer(base: str, site: Mapping[str, Page], target: str) -> Page:
    """What the site (`pages(base)`) answers to a request for `target`, a path with its query."""
    parts = urlsplit(target)
    path, query = parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))
    if path.startswith(_REST):
        status, headers, text = rest(base, path.removeprefix(_REST), query)
        return Page(
            status=status,
            content_type=_JSON,
            body=text.encode(),
            headers=headers,
        )
    if path == "/" and "s" in query:
        return _html(_search(base, query["s"]))
    if path == "/" and "p" in query:
        called = [article_url(base, s) for s in stories() if str(s.id) == query["p"]]
        return _moved(called[0]) if called else site["/404/"]
    if path not in site and f"{path}/" in site:
        return _moved(base + path.lstrip("/") + "/")
    return site.get(path, site["/404/"])


def _archives(base: str) -> dict[str, Page]:
    shelves: list[tuple[str, str, Sequence[Story]]] = [("", "Berita Terbaru", stories())]
    for kind, label in (("category", "Kategori"), ("tag", "Tag"), ("author", "Penulis")):
        for name in names(kind):
            found = [s for s in stories() if name in (s.section, s.author, *s.tags)]
            shelves.append((f"{kind}/{slugify(name)}/", f"{label}: {escape(name)}", found))
    return {
        f"/{path}" if n == 1 else f"/{path}page/{n}/": _html(listing(base, title, path, found, n))
        for path, title, found in shelves
        for n in range(1, -(-len(found) // POSTS_A_PAGE) + 1)
    }


def _articles(base: str) -> dict[str, Page]:
    return {
        "/" + article_url("", story, n): _html(article_page(base, story, n))
        for story in (*stories(), draft())
        for n in range(1, len(story.pages) + 1)
    }


def _search(base: str, words: str) -> str:
    found = [
        story
        for story in stories()
        if words.casefold() in " ".join([story.title, *story.body]).casefold()
    ][:POSTS_A_PAGE]
    return listing(base, f"Hasil pencarian untuk: {escape(words)}", "search/", found)


def _html(text: str, status: int = 200) -> Page:
    return Page(status=status, body=text.encode())


def _moved(url: str) -> Page:
    return Page(status=301, body=b"", headers={"Location": url})


def _png(width: int = 640, height: int = 360) -> bytes:
    """A PNG of one colour: the package carries no photographs."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * (width // 8)) * height)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"PLTE", bytes((214, 122, 74, 0, 0, 0)))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )
