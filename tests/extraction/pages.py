"""Small pages for the tests: invented texts in the mark-up that real sites use."""

from __future__ import annotations

from newscrawl.extraction import extract, parse
from newscrawl.items import RawArticle
from newscrawl.sites import site_of

URL = "https://kabarsenja.test/ekonomi/2024/11/02/harga-cabai-turun-di-pasar-lama"
TITLE = "Harga Cabai Turun di Pasar Lama"
PARAGRAPHS = (
    "Harga cabai di Pasar Lama turun sejak awal pekan, kata para pedagang kepada wartawan.",
    "Seorang pedagang, Wening Larasati, menyebut pasokan dari lereng gunung mulai pulih.",
    "“Kemarin masih mahal, sekarang pembeli datang lagi,” ujarnya sambil menimbang cabai.",
    "Dinas setempat akan memantau harga hingga akhir bulan agar warga tidak resah.",
)
TEXT = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str, *, head: str = "", title: str = TITLE, classes: str = "") -> str:
    """A whole page around `body`."""
    return (
        f"<!DOCTYPE html><html lang='id'><head><title>{title} - Kabar Senja</title>"
        f"<meta property='og:title' content='{title}'>"
        f"<meta property='og:type' content='article'>{head}</head>"
        f"<body class='{classes}'>{body}</body></html>"
    )


def article(text: str = TEXT, *, above: str = "", below: str = "", head: str = "") -> str:
    """An article page: headline, `above`, the text in its element, `below`."""
    return page(
        f"<div class='wrap'><h1>{TITLE}</h1>{above}<div class='isi-konten'>{text}</div>{below}</div>",
        head=head,
    )


def read(html: str | bytes, url: str = URL) -> RawArticle:
    """What extraction makes of a page."""
    return extract(parse(html), url=url, site=site_of(url or URL))


def paragraphs(html: str) -> list[str]:
    """The text of a page, paragraph by paragraph."""
    return list(read(html).body[0].value)
