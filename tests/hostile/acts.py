"""What a hostile server answers to a request for a page, and the reason a crawl must give for it."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from itertools import count

from scrapy.utils._compression import (  # type: ignore[attr-defined]  # Scrapy's own
    brotli,
    zstd,
)

from hostile.server import Act, Send, raw, redirect, reply

PARAGRAPHS = (
    "Tanjung Melati - Petugas menutup pintu air nomor {n} pada Jumat (1/11) setelah hujan reda.",
    "Warga di hilir kembali membuka kios dan membersihkan halaman balai desa sejak pagi hari.",
    "“Air turun cepat dan tidak ada yang terluka,” kata Kepala Desa Arum Prasetyaji di lokasi.",
    "Dinas setempat akan memeriksa tanggul sepanjang dua kilometer itu sebelum akhir pekan ini.",
)
_PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="{charset}"><title>{title}</title>
<meta property="og:type" content="article">
<meta property="article:published_time" content="2024-11-02T08:15:00+07:00"></head><body><article>
<h1>{title}</h1><p class="byline">Oleh Sekar Wulandhari</p><div class="entry-content">{text}</div>
</article></body></html>"""


def story(number: int, charset: str = "utf-8") -> str:
    """The page of an invented article; each number has words of its own."""
    text = "".join(f"<p>{paragraph.format(n=number)}</p>" for paragraph in PARAGRAPHS)
    return _PAGE.format(title=f"Pintu Air Nomor {number} Ditutup", text=text, charset=charset)


PLAIN = story(900).encode()
MB = 1 << 20


def gzip_bomb(beginning: bytes) -> bytes:
    """A hundredth of its size: one gzip member after the other, 1 GB of nulls."""
    return gzip.compress(beginning) + gzip.compress(bytes(16 * MB), 1) * 64


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Act:
    def act(send: Send) -> None:
        send(head)
        while True:
            send(piece)
            if pause:
                time.sleep(pause)

    return act


def chunked(*pieces: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def packed(body: bytes, *names: str) -> Act:
    return reply(body, *(f"Content-Encoding: {name}" for name in names))


def endless_redirects(beginning: str) -> Callable[[str], Act]:
    numbers = count()
    return lambda _: redirect(f"{beginning}{next(numbers)}/")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
TOO_LARGE = "larger than the limit of 10 MB"
HEADERS = "headers are larger than the limit"
PACKED = "not packed as its headers say"
ENDLESS = "redirects without end"
NOWHERE = "redirects to an address that is none"
LATE = "no answer in time"

# By the page's name: what is sent, and what the report says of it.
BAD: dict[str, tuple[Act, str]] = {
    "bom-gzip": (packed(gzip_bomb(PLAIN), "gzip"), TOO_LARGE),
    "bom-deflate": (packed(zlib.compress(bytes(64 * MB), 1), "deflate"), TOO_LARGE),
    "bom-brotli": (packed(brotli.compress(bytes(64 * MB), quality=1), "br"), TOO_LARGE),
    "bom-dua-lapis": (
        packed(gzip.compress(gzip_bomb(PLAIN), 1), "gzip, gzip"),
        TOO_LARGE,
    ),
    "seribu-lapis": (packed(gzip.compress(PLAIN), *["gzip"] * 1000), PACKED),
    "tanpa-akhir": (endless(HEAD + b"\r\n", b"<p>lagi</p>" * 6000), TOO_LARGE),
    "tanpa-akhir-berpotong": (endless(chunked(), b"10000\r\n" + b"a" * 65536 + b"\r\n"), TOO_LARGE),
    "dua-ratus-mb": (reply(PLAIN, length=200 * MB), TOO_LARGE),
    "tetes": (endless(HEAD + b"\r\n", b"a", 0.2), LATE),
    "tetes-kepala": (endless(HEAD, b"a", 0.2), LATE),
    "diam": (endless(b"", b"", 0.2), LATE),
    "seratus-tanpa-akhir": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), HEADERS),
    "sepuluh-ribu-kepala": (
        raw(HEAD + b"".join(b"X-Kepala-%d: %b\r\n" % (n, b"k" * 20) for n in range(10_000))),
        HEADERS,
    ),
    "kepala-satu-mb": (raw(HEAD + b"X-Panjang: " + b"k" * MB + b"\r\n\r\n" + PLAIN), HEADERS),
    "kepala-tanpa-akhir": (endless(HEAD, b"X-Lagi: ya\r\n" * 1000), HEADERS),
    "kepala-terlipat": (endless(HEAD + b"X-Lipat: a\r\n", b" lagi\r\n" * 1000), HEADERS),
    "status-rusak": (raw(b"HTTP/1.1 dua ratus\r\n\r\n" + PLAIN), "no HTTP"),
    "http-09": (raw(PLAIN), "no HTTP"),
    "kepala-nol": (raw(b"HTTP/1.1 200 OK\r\nX-\0: a\r\n\r\n" + PLAIN), "no HTTP"),
    "panjang-negatif": (raw(HEAD + b"Content-Length: -5\r\n\r\n" + PLAIN), "no HTTP"),
    "panjang-dua": (
        raw(HEAD + b"Content-Length: 5\r\nContent-Length: 900\r\n\r\n" + PLAIN),
        "no HTTP",
    ),
    "panjang-5000-angka": (
        raw(HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + PLAIN),
        "no HTTP",
    ),
    "pindah-karangan": (raw(HEAD + b"Transfer-Encoding: karangan\r\n\r\n" + PLAIN), "no HTTP"),
    "ekor-tanpa-akhir": (
        endless(chunked(PLAIN) + b"0\r\n", b"X-Ekor: a\r\n" * 1000),
        "cut in mid-page",
    ),
    "potongan-tanpa-akhir": (endless(chunked() + b"5;", b"a=b;" * 1000), "cut in mid-page"),
    "lain-bahasa": (
        endless(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n", bytes(1000)),
        HEADERS,
    ),
    "belum-berubah": (reply(b"", status="304 Not Modified"), "304"),
    "lokasi-rusak": (redirect("http://[::1/x"), NOWHERE),
    "lokasi-port": (redirect("http://127.0.0.1:999999/a"), NOWHERE),
    "segar-rusak": (
        reply(b'<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'),
        NOWHERE,
    ),
    "potongan-rusak": (raw(chunked(PLAIN) + b"zz\r\nabc\r\n"), "cut in mid-page"),
    "potongan-bohong": (raw(chunked() + b"ffff\r\n" + PLAIN), "cut in mid-page"),
    "panjang-lebih": (reply(PLAIN, length=len(PLAIN) + 500), "cut in mid-page"),
    "putus": (raw(HEAD + b"Content-Length: 9000\r\n\r\n" + PLAIN[:700]), "cut in mid-page"),
    "tutup-langsung": (raw(b""), "closed before"),
    "gzip-terpotong": (packed(gzip.compress(PLAIN)[:-90], "gzip"), "cut short"),
    "deflate-terpotong": (packed(zlib.compress(PLAIN)[:-90], "deflate"), "cut short"),
    "brotli-terpotong": (packed(brotli.compress(PLAIN)[:-90], "br"), "cut short"),
    "zstd-terpotong": (packed(zstd.compress(PLAIN)[:-90], "zstd"), "cut short"),
    "sebagian": (reply(PLAIN[:-200], status="206 Partial Content"), "cut short"),
    "bukan-gzip": (packed(PLAIN, "gzip"), PACKED),
    "bukan-brotli": (packed(PLAIN, "br"), PACKED),
    "bukan-zstd": (packed(PLAIN, "zstd"), PACKED),
    "ke-berkas": (redirect("file:///etc/passwd"), "302"),
    "ke-data": (redirect("data:text/html,<h1>halo</h1>"), "302"),
    "ke-ftp": (redirect("ftp://127.0.0.2/berita"), "302"),
}  # fmt: skip

# What the report counts by its reason, and the log does not name by this address.
COUNTED: dict[str, tuple[Act, str]] = {
    "gzip-dalam-gzip": (packed(gzip.compress(gzip.compress(PLAIN)), "gzip"), "an archive"),
    "pdf": (reply(b"%PDF-1.7\n" + bytes(range(256)) * 40), "a PDF"),
    "bom-unsur": (reply(b"<article>" + b"<p>" * 3_300_000), "more than 500,000 tags"),
    "bom-utf16": (reply(("<br>" * 1_200_000).encode("utf-16")), "more than 500,000 tags"),
    "bom-json": (
        reply(
            b'<script type="application/ld+json">' + b"[" * 4 * MB + b"]" * 4 * MB + b"</script>"
        ),
        "no text of an article",
    ),
    "kosong": (reply(b""), "empty"),
    "putar": (redirect("/putar-berita/0/"), ENDLESS),
    "lingkar": (redirect("/2024/11/02/lingkar/"), ENDLESS),
    "segar": (
        reply(b'<meta http-equiv="refresh" content="0;url=/segar-berita/1/"><p>sebentar</p>'),
        ENDLESS,
    ),
}

# These look odd and are whole articles; the numbers are theirs.
ODD: dict[str, Act] = {
    "utf16": reply(story(101, "utf-16").encode("utf-16"), kind="text/html"),
    "bukan-utf8": reply(story(102, "windows-1252").encode("cp1252"), kind="text/html"),
    "salah-charset": reply(story(103).encode(), kind="text/html; charset=iso-8859-1"),
    "charset-karangan": reply(story(104).encode(), kind="text/html; charset=x-karangan"),
    "bit-nol": reply(story(105).replace("Warga", "\0Wa\0rga").encode()),
    "gzip-ganda": packed(gzip.compress(gzip.compress(story(106).encode())), "gzip, gzip"),
    "packing-tak-dikenal": packed(story(107).encode(), "x-karangan"),
    "berpotong": raw(chunked(*(bytes([b]) for b in story(108).encode())) + b"0\r\n\r\n"),
    "brotli": packed(brotli.compress(story(110).encode()), "br"),
    "zstd": packed(zstd.compress(story(111).encode()), "zstd"),
    "deflate": packed(zlib.compress(story(112).encode()), "deflate"),
    "deflate-mentah": packed(zlib.compress(story(113).encode(), wbits=-15), "deflate"),
    "gzip-bersampah": packed(gzip.compress(story(109).encode()) + b"sampah", "gzip"),
}

ADDRESS = "/2024/11/02/{}/"


def sitemap(base: str, paths: list[str]) -> bytes:
    urls = "".join(f"<url><loc>{base}{path}</loc></url>" for path in paths)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><urlset xmlns="{space}">{urls}</urlset>'.encode()


def robots(base: str, *sitemaps: str) -> Act:
    lines = ["User-agent: *", "Disallow:", *(f"Sitemap: {base}{path}" for path in sitemaps), ""]
    return reply("\n".join(lines).encode(), kind="text/plain")
