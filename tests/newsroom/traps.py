"""What keeps a careless crawler busy for ever, or fools it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import product

from newsroom.stories import Story

# "foreign" links other hosts, "foreign_feed" has another paper's items in the RSS feed;
# "empty_days" are dated index pages before the first issue, each naming the day before it.
TRAPS = frozenset(
    (
        *("calendar", "facets", "redirect_loop", "soft404", "sessions", "disguises", "foreign"),
        *("foreign_feed", "repeating_archive", "loop_pager", "self_sitemap", "empty_days"),
    )
)

LOOP = ("/lingkar/berita-yang-tak-pernah-sampai/", "/lingkar/berita-yang-tak-pernah-tiba/")
UNKNOWN = tuple(f"/berita/kabar-yang-tidak-pernah-ada-nomor-{n}" for n in range(1, 6))
_COLOURS = ("merah", "kuning", "hijau", "biru", "ungu")
_ORDERS = ("baru", "lama", "populer", "abjad")

_DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda url: f"{url}?utm_source=beranda&utm_medium=kartu",
    lambda url: f"{url}?fbclid=IwAR0senja",
    lambda url: f"{url}#komentar",
    lambda url: url.removesuffix("/") if url.endswith("/") else f"{url}/",
    lambda url: f"{_folder(url)}amp/",
    lambda url: f"{url}?page=all",
    lambda url: f"{url}?single=1",
    lambda url: f"{_folder(url)}index.html",
    lambda url: url.replace("http://", "HTTP://", 1),
    lambda url: f"{url};jsessionid=0A1B2C3D4E5F",
)


def disguises(url: str) -> list[str]:
    """Ten more addresses of the article at `url`.

    >>> disguises("http://x.test/berita/a")[4:6]
    ['http://x.test/berita/a/amp/', 'http://x.test/berita/a?page=all']
    """
    return [disguise(url) for disguise in _DISGUISES]


def bare(path: str) -> str:
    """The path without what disguises it, and without its last slash.

    >>> {bare(d.partition("test")[2].partition("?")[0].partition("#")[0])
    ...  for d in disguises("http://x.test/berita/a/")}
    {'/berita/a'}
    """
    path = re.sub(r";jsessionid=\w+", "", path)
    return re.sub(r"/(amp/?|index\.html)$", "", path).rstrip("/")


def _folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def calendar_links(year: int, month: int) -> list[tuple[str, str]]:
    """The months after and before one, for ever."""
    months = year * 12 + month - 1
    return [
        (name, f"/kalender/{at // 12}/{at % 12 + 1:02}/")
        for name, at in (("Bulan berikutnya", months + 1), ("Bulan sebelumnya", months - 1))
    ]


def facet_links(number: int) -> list[tuple[str, str]]:
    """Every colour in every order, and the page after `number` of it."""
    return [
        (f"{colour.title()} {order}", f"/arsip/?warna={colour}&urut={order}&hal={number}")
        for colour, order in product(_COLOURS, _ORDERS)
    ] + [("Selanjutnya", f"/arsip/?warna=merah&urut=baru&hal={number + 1}")]


def bait(base: str, on: frozenset[str], popular: Sequence[Story]) -> str:
    """What the front page links besides news; `popular` are shown under every disguise."""
    links: dict[str, list[tuple[str, str]]] = {
        "disguises": [(s.title, url) for s in popular for url in disguises(base + s.path)],
        "redirect_loop": [("Kabar yang tidak pernah sampai ke meja redaksi", LOOP[0])],
        "soft404": [("Kabar yang tidak pernah ada di koran ini", path) for path in UNKNOWN],
        "foreign": [("Kabar menarik dari koran tetangga kami", url) for url in foreign(base)],
        "calendar": [("Kalender", "/kalender/2024/12/")],
        "facets": [("Arsip pilihan", "/arsip/?warna=merah&urut=baru&hal=1")],
    }
    items = "".join(
        f'<li><h4><a href="{escape(url)}">{text}</a></h4></li>'
        for name, named in links.items()
        for text, url in named
        if name in on
    )
    return f"<aside><h2>Terpopuler</h2><ul>{items}</ul></aside>" if items else ""


def foreign(base: str) -> list[str]:
    """Articles on other hosts; one of them is this server by another name, which logs it."""
    here = base.replace("127.0.0.1", "localhost")
    return [
        f"{here}/luar/kabar-dari-koran-tetangga/",
        "http://tetangga.invalid/berita/kabar-dari-koran-tetangga/",
        "https://iklan.invalid/klik/promo-besar-akhir-tahun-ini",
    ]


BLOCK_PAGE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"></head><body class="no-js">
<div class="main-wrapper" role="main"><div class="main-content"><h1>127.0.0.1</h1>
<p id="cf-please-wait">Checking if the site connection is secure</p>
<noscript><div id="challenge-error-title">Enable JavaScript and cookies to continue</div></noscript>
<div class="cf-browser-verification cf-im-under-attack"></div>
<p>127.0.0.1 needs to review the security of your connection before proceeding.</p></div></div>
<script>window._cf_chl_opt={cvId:"2",cType:"managed",cRay:"0a1b2c3d4e5f"};</script>
<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/managed/v1"></script>
<footer><p>Ray ID: <code>0a1b2c3d4e5f</code></p><p>Performance &amp; security by Cloudflare</p></footer>
</body></html>"""
