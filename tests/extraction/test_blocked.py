"""Gates before a page, and the news about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, TEXT, TITLE, URL, article, page, read

from newscrawl.errors import Blocked, NotAnArticle
from newscrawl.extraction.blocked import gate_in
from newscrawl.extraction.gates import (
    BROKEN,
    CONSENT,
    DOWN,
    HOSTING,
    NETWORK,
    PARKED,
    PROVIDER,
    TITLES,
    WALL,
)


def bare(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


GATES = [
    pytest.param(
        bare(
            "Just a moment...",
            "<noscript><span id='challenge-error-text'>Enable JavaScript and cookies to continue"
            "</span></noscript><script>window._cf_chl_opt={cType:'managed'};</script>",
        ),
        WALL,
        id="Cloudflare challenge",
    ),
    pytest.param(
        bare("", "<script>(function(){window._cf_chl_opt={cvId:'3'}}())</script>"),
        WALL,
        id="Cloudflare challenge by its script",
    ),
    pytest.param(
        bare(
            "Attention Required! | Cloudflare",
            "<div id='cf-wrapper'><div id='cf-error-details'><h1>Sorry, you have been blocked</h1>"
            "<h2>You are unable to access kabarsenja.test</h2><p>Ray ID: 8a1b</p></div></div>",
        ),
        WALL,
        id="Cloudflare block",
    ),
    pytest.param(bare("Tunggu sebentar...", "<p>Memeriksa.</p>"), WALL, id="in Indonesian"),
    pytest.param(
        bare("", "<p>Memverifikasi bahwa Anda adalah manusia. Mohon tunggu.</p>"),
        WALL,
        id="in Indonesian, no title",
    ),
    pytest.param(
        bare(
            "kabarsenja.test",
            "<p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c'}"
            "</script><script src='https://ct.captcha-delivery.com/c.js'></script>",
        ),
        WALL,
        id="DataDome",
    ),
    pytest.param(
        bare("Access to this page has been denied.", "<div id='px-captcha'></div>"),
        WALL,
        id="PerimeterX",
    ),
    pytest.param(
        "<html><head><META NAME='robots' CONTENT='noindex,nofollow'></head><body><iframe "
        "src='/_Incapsula_Resource?CWUDNSAI=23&edet=12&cinfo=04'>Request unsuccessful. Incapsula "
        "incident ID: 82-46</iframe></body></html>",
        WALL,
        id="Incapsula",
    ),
    pytest.param(
        bare(
            "Access Denied",
            '<h1>Access Denied</h1>You don\'t have permission to access "http://kabarsenja.test/"'
            " on this server.<p>Reference #18.2f1c</p>",
        ),
        WALL,
        id="Akamai",
    ),
    pytest.param(
        bare("", "<script>var s={};sucuri_cloudproxy_js='';S='Yz1';</script>"), WALL, id="Sucuri"
    ),
    pytest.param(
        bare("", '<script>window.gokuProps = {"key":"AQ"};</script><div id=\'ch\'></div>'),
        WALL,
        id="AWS WAF",
    ),
    pytest.param(
        bare("kabarsenja.test", "<form><div class='h-captcha' data-sitekey='1'></div></form>"),
        WALL,
        id="a captcha alone",
    ),
    pytest.param(bare("Internet Positif", "<h1>INTERNET POSITIF</h1>"), PROVIDER, id="title"),
    pytest.param(
        bare("", "<iframe src='http://internetpositif.uzone.id/?a=kabar'></iframe>"),
        PROVIDER,
        id="frame",
    ),
    pytest.param(
        bare("", "", "<meta http-equiv='refresh' content='0;url=http://mercusuar.uzone.id/'>"),
        PROVIDER,
        id="refresh",
    ),
    pytest.param(
        bare("Pemberitahuan", "<p>Mohon maaf, akses ke situs ini diblokir oleh pemerintah.</p>"),
        PROVIDER,
        id="words",
    ),
    pytest.param(
        bare(
            "x",
            "<p>Situs yang Anda tuju tidak dapat diakses melalui jaringan ini sesuai peraturan.</p>",
        ),
        PROVIDER,
        id="the law's words",
    ),
    pytest.param(
        bare(
            "Before you continue to Google Search", "<form action='https://consent.google.com/s'>"
        ),
        CONSENT,
        id="consent",
    ),
    pytest.param(
        bare("internet hotspot > login", "<form name='sendin' action='/login'></form>"),
        NETWORK,
        id="hotspot",
    ),
    pytest.param(bare("kabarsenja.test is for sale", "<h1>Make an offer</h1>"), PARKED, id="sale"),
    pytest.param(
        bare("kabarsenja.test", "<script src='https://img.sedoparking.com/x.js'></script>"),
        PARKED,
        id="parking",
    ),
    pytest.param(bare("Domain Default page", "<p>Plesk</p>"), PARKED, id="Plesk"),
    pytest.param(
        bare("Account Suspended", "<h1>This Account has been suspended.</h1>"),
        HOSTING,
        id="suspended",
    ),
    pytest.param(bare("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"), HOSTING, id="nginx"),
    pytest.param(
        bare("Apache2 Ubuntu Default Page: It works", "<p>It works!</p>"), HOSTING, id="Apache"
    ),
    pytest.param(
        bare(
            "Maintenance", "Briefly unavailable for scheduled maintenance. Check back in a minute."
        ),
        DOWN,
        id="WordPress",
    ),
    pytest.param(
        bare("Kabar Senja", "<h1>Situs kami sedang dalam perbaikan</h1>"), DOWN, id="perbaikan"
    ),
    pytest.param(
        bare("Database Error", "<h1>Error establishing a database connection</h1>"),
        BROKEN,
        id="database",
    ),
    pytest.param(
        bare("kabarsenja.test | 522: Connection timed out", "<p>Ray ID</p>"), BROKEN, id="522"
    ),
    pytest.param(bare("502 Bad Gateway", "<hr><center>nginx</center>"), BROKEN, id="gateway"),
    pytest.param(
        bare("Kabar Senja - Under Maintenance", "<p>Kami segera kembali.</p>"), DOWN, id="suffix"
    ),
    pytest.param("<h1>503 Service Unavailable</h1>No server", BROKEN, id="a heading for a title"),
    pytest.param("<br><b>Fatal error</b>: x", None, id="words apart are none"),
]


@pytest.mark.parametrize(("html", "reason"), GATES)
def test_gate(html: str, reason: str | None) -> None:
    assert gate_in(html.encode(), url=URL) == reason
    kind = Blocked if reason else NotAnArticle
    with pytest.raises(kind, match=reason):
        read(html)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://internetpositif.uzone.id/?x=1", PROVIDER),
        ("https://trustpositif.komdigi.go.id/", PROVIDER),
        ("https://internet-positif.org/", PROVIDER),
        ("http://lamanlabuh.aduankonten.id/", PROVIDER),
        ("https://consent.google.com/m?continue=https://news.google.com", CONSENT),
        ("http://welcome2.wifi.id/login", NETWORK),
        ("https://kabarsenja.test/http://internetpositif.uzone.id/", None),
        ("https://www.uzone.id/gawai-baru", None),
        ("", None),
    ],
)
def test_address_of_a_gate(url: str, reason: str | None) -> None:
    assert gate_in(article().encode(), url=url) == reason


HEADLINES = [
    "Internet Positif Blokir Sepuluh Situs Judi",
    "Cloudflare Tumbang, Ratusan Situs Tak Bisa Diakses",
    "Situs Ini Diblokir Warga, Kata Lurah",
    "500 Warga Mengungsi",
    "Akun Lurah Disuspend",
    "Tunggu Sebentar Lagi, Jembatan Itu Selesai",
    "Twitter is for sale",
    "Situs Purbakala Sedang dalam Perbaikan Besar",
    "Error di Mesin Tiket Bikin Antrean",
]
QUOTE = (
    "<p>Pengunjung kini hanya melihat tulisan “Maaf, akses ke situs ini diblokir”, kata warga.</p>"
    "<p>Teks “Error establishing a database connection” muncul sebelumnya.</p>"
    "<p>Situs ini diblokir sesuai aturan yang berlaku, kata seorang pejabat.</p>"
    "<p>Pemblokiran memakai laman <a href='http://internetpositif.uzone.id/'>ini</a>.</p>"
)


@pytest.mark.parametrize("title", HEADLINES)
@pytest.mark.parametrize("text", [TEXT, TEXT + QUOTE], ids=["text", "quotes"])
def test_news_about_gates(title: str, text: str) -> None:
    described = page(f"<h1>{title}</h1><div>{text}</div>", title=title)
    assert read(described).title[0].value == title
    # Nothing calls this page an article.
    plain = bare(title, f"<h1>{title}</h1><div>{text}</div>")
    assert gate_in(plain.encode(), url=URL) is None


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            article(
                below="<script>window.__CF$cv$params={r:'8a'};a.src='/cdn-cgi/challenge-platform/"
                "scripts/jsd/main.js'</script><script src='/_Incapsula_Resource?SWJIYLWA=7'></script>"
            ),
            id="a wall's measuring scripts",
        ),
        pytest.param(
            bare(TITLE, f"{TEXT}<form><div class='g-recaptcha'></div></form>"), id="comment form"
        ),
        pytest.param(
            bare("Access Denied", "".join(f"<p>{p}</p>" * 8 for p in PARAGRAPHS)), id="long text"
        ),
        pytest.param(bare("Internet Positif", f"<time>2024-11-02</time>{TEXT}"), id="a dated page"),
        pytest.param(
            bare("Internet Sehat", "<p><a href='/a'>Kabar</a></p>" * 40), id="a page of links"
        ),
        pytest.param(bare("404 Not Found", "<h1>Not Found</h1>"), id="gone is no gate"),
    ],
)
def test_the_site_s_own_page(html: str) -> None:
    assert gate_in(html.encode(), url=URL) is None


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "<title>", "<script>", "<a href='", "'", ">", "Just a moment...", "<h1>"]
        )
        | st.text(max_size=9)
    )
)
def test_anything_is_read(parts: list[str]) -> None:
    reason = gate_in("".join(parts).encode("utf-8", "ignore"))
    assert reason is None or reason in TITLES


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", b"\x00\xff", b"<", b"<p>"])
def test_what_is_hardly_a_page(body: bytes) -> None:
    assert gate_in(body) is None
