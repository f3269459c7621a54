"""What a reader sees: the frame of every page, articles, and lists of articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from newsroom.stories import Story

NAME = "Kabar Pesisir"
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page: links for the head, (text, address) of the navigation."""

    head: str = ""
    navigation: Sequence[tuple[str, str]] = ()

    def page(self, title: str, body: str, head: str = "") -> str:
        items = "".join(
            f'<li><a href="{escape(url)}">{escape(text)}</a></li>' for text, url in self.navigation
        )
        return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{escape(title)} - {NAME}</title>
{head}{self.head}</head>
<body><header><a href="/">{NAME}</a><nav><ul>{items}</ul></nav></header>
<main>{body}</main>
<footer><p>Hak cipta {NAME}</p><a href="/admin/masuk-redaksi-khusus/">Redaksi</a></footer></body></html>"""


def article_page(
    frame: Frame, base: str, story: Story, number: int, *, whole: bool, related: Sequence[Story]
) -> str:
    """Page `number` of the article, or all of it where `whole`."""
    shown = story.pages if whole else (story.pages[number - 1],)
    paragraphs = "\n".join(f"<p>{escape(p)}</p>" for page in shown for p in page)
    address = base + story.path
    printed = f"{day_in_words(story)} | {story.published:%H:%M} WIB"
    media = {
        "gallery": "".join(
            f'<figure><img src="{base}/foto/{story.id}-{n}.jpg" width="640" height="360">'
            f"<figcaption>Suasana kegiatan, bagian {n}. Foto: {NAME}/{story.author}</figcaption>"
            "</figure>"
            for n in range(1, 5)
        ),
        "video": f'<video controls src="{base}/video/{story.id}.mp4"></video>',
        "article": "",
    }[story.kind]
    tags = "".join(f'<a rel="tag" href="/tag/{tag}/">{tag}</a> ' for tag in story.tags)
    beside = "".join(
        f'<li><a href="{base}{other.path}">{escape(other.title)}</a></li>' for other in related
    )
    body = f"""<article><p class="breadcrumb"><a href="/">Beranda</a> /
<a href="/{story.section}/">{story.section.title()}</a></p>
<h1>{escape(story.title)}</h1>
<div class="meta"><span class="author">Oleh {story.author}</span> <span class="date">{printed}</span></div>
{media}<div class="entry-content">{paragraphs}</div>
{"" if whole else _pager(address, len(story.pages), number)}<p class="tags">{tags}</p></article>
<aside><h2>Berita Terkait</h2><ul>{beside}</ul></aside>"""
    return frame.page(story.title, body, _metadata(base, story))


def further_page(address: str, number: int) -> str:
    """The address of an article's page of that number.

    >>> further_page("http://x.test/read/1/a", 2), further_page("http://x.test/a/", 1)
    ('http://x.test/read/1/a/2', 'http://x.test/a/')
    """
    if number == 1:
        return address
    return f"{address}{number}/" if address.endswith("/") else f"{address}/{number}"


def _pager(address: str, count: int, number: int) -> str:
    if count == 1:
        return ""
    links = (
        f"<span>{n}</span>" if n == number else f'<a href="{further_page(address, n)}">{n}</a>'
        for n in range(1, count + 1)
    )
    return f'<p class="paging">Halaman: {" ".join(links)}</p>'


def _metadata(base: str, story: Story) -> str:
    address = base + story.path
    if story.style == "plain":
        return ""
    canonical = f'<link rel="canonical" href="{address}">\n'
    if story.style == "meta":
        return (
            f'{canonical}<meta property="og:type" content="article">'
            f'<meta property="og:url" content="{address}">'
            f'<meta property="og:title" content="{escape(story.title)}">'
            f'<meta property="article:published_time" content="{story.published.isoformat()}">'
            f'<meta property="article:modified_time" content="{story.modified.isoformat()}">\n'
        )
    kinds = {"article": "NewsArticle", "gallery": "ImageGallery", "video": "VideoObject"}
    node = {
        "@context": "https://schema.org",
        "@type": kinds[story.kind],
        "mainEntityOfPage": address,
        "headline": story.title,
        "name": story.title,
        "datePublished": story.published.isoformat(),
        "uploadDate": story.published.isoformat(),
        "dateModified": story.modified.isoformat(),
        "author": {"@type": "Person", "name": story.author},
    }
    return f'{canonical}<script type="application/ld+json">{json.dumps(node)}</script>\n'


def list_page(
    frame: Frame,
    title: str,
    stories: Sequence[Story],
    link: Callable[[Story], str],
    *,
    pager: Sequence[tuple[str, str]] = (),
    more: str = "",
) -> str:
    """A page of headlines; `pager` is the (text, address) of its page links."""
    items = "\n".join(
        f'<article class="item"><h3><a href="{escape(link(story))}">{escape(story.title)}</a></h3>'
        f'<span class="date">{day_in_words(story)}</span></article>'
        for story in stories
    )
    links = " ".join(f'<a href="{escape(url)}">{escape(text)}</a>' for text, url in pager)
    listed = items or "<p>Tidak ada berita.</p>"
    body = f'<h1>{escape(title)}</h1>\n{listed}\n{more}<div class="pagination">{links}</div>'
    return frame.page(title, body)


def day_in_words(story: Story) -> str:
    """The day it came out, as the paper prints it ("Senin, 30 Desember 2024")."""
    time = story.published
    return f"{_DAYS[time.weekday()]}, {time.day} {_MONTHS[time.month - 1]} {time.year}"
