"""What a page says of its article being closed to readers who do not pay."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, TEXT, TITLE, URL, article, page, paragraphs, read

from newscrawl.extraction.paywall import is_notice
from newscrawl.normalise import normalise
from newscrawl.sites import site_of

NOTICE = "Artikel ini khusus pelanggan. Berlangganan untuk membaca selengkapnya."


def ld(**said: object) -> str:
    told = {"@type": "NewsArticle", "headline": TITLE, **said}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


def paywalled(html: str) -> bool | None:
    raw = read(html)
    return normalise(raw, site=site_of(URL), fetched_at=datetime.now(UTC)).paywalled


CLOSED_PART = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".tutup"}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(ld(isAccessibleForFree=False), True, id="JSON-LD, no"),
        pytest.param(ld(isAccessibleForFree="False"), True, id="JSON-LD, no as text"),
        pytest.param(ld(isAccessibleForFree="http://schema.org/False"), True, id="an address"),
        pytest.param(ld(isAccessibleForFree=True), False, id="JSON-LD, yes"),
        pytest.param(ld(isAccessibleForFree="true"), False, id="JSON-LD, yes as text"),
        pytest.param(ld(isAccessibleForFree=""), None, id="JSON-LD, empty"),
        pytest.param(ld(isAccessibleForFree={"a": [1]}), None, id="JSON-LD, nonsense"),
        pytest.param(ld(hasPart=CLOSED_PART), True, id="JSON-LD, a closed part"),
        pytest.param(ld(hasPart=[{}, CLOSED_PART]), True, id="JSON-LD, one part of several"),
        pytest.param(ld(hasPart={"isAccessibleForFree": True}), None, id="JSON-LD, an open part"),
        pytest.param(ld(), None, id="JSON-LD, silent"),
        pytest.param(meta("article:content_tier", "free"), False, id="tier, free"),
        pytest.param(meta("article:content_tier", "locked"), True, id="tier, locked"),
        pytest.param(meta("article:content_tier", "metered"), None, id="tier, metered"),
        pytest.param(meta("isPremium", "1"), True, id="a premium flag"),
        pytest.param(meta("ispremium", "0"), False, id="a premium flag, off"),
        pytest.param("<meta itemprop='isAccessibleForFree' content='False'>", True, id="microdata"),
        pytest.param("", None, id="silence"),
    ],
)
def test_what_the_head_says(head: str, expected: bool | None) -> None:
    assert paywalled(article(head=head)) is expected


@pytest.mark.parametrize(
    "gate",
    [
        pytest.param(f"<p>{NOTICE}</p>", id="a paragraph"),
        pytest.param(
            f"<div class='kotak'><h4>Konten Premium</h4><p>{NOTICE}</p></div>", id="a box"
        ),
        pytest.param(f"<div class='subscribe-box'><p>{NOTICE}</p></div>", id="a slot"),
        pytest.param(
            "<div class='paywall'><p><b>Subscribe</b> to continue reading</p></div>", id="English"
        ),
        pytest.param(
            "<div class='mp_wrapper'><div class='mepr-unauthorized-message'>"
            "<p>You are unauthorized to view this page.</p></div></div>",
            id="MemberPress",
        ),
        pytest.param(
            "<div class='leaky_paywall_message_wrap'><div id='leaky_paywall_message'>"
            "<p>Pilih paket.</p></div></div>",
            id="Leaky Paywall",
        ),
        pytest.param(
            "<div class='wp-block-group newspack-content-gate'><h3>Jadi anggota</h3></div>",
            id="Newspack",
        ),
    ],
)
@pytest.mark.parametrize("place", ["inside", "behind", "behind the wrapper"])
def test_gate_where_the_text_ends(gate: str, place: str) -> None:
    if place == "inside":
        html = article(TEXT + gate)
    elif place == "behind":
        html = article(below=gate)
    else:
        html = page(f"<main><h1>{TITLE}</h1><div><div>{TEXT}</div></div>{gate}</main>")
    assert paywalled(html) is True
    assert paragraphs(html) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"<article class='post hentry rcp-is-restricted rcp-no-access'>{TEXT}</article>",
            id="Restrict Content Pro",
        ),
        pytest.param(f"<div class='isi paywall'>{TEXT}</div>", id="paywall"),
        pytest.param(f"<div class='premium-content'><div>{TEXT}</div></div>", id="premium"),
        pytest.param(f"<div class='isi subscriber-only'>{TEXT}</div>", id="subscribers"),
    ],
)
def test_names_around_the_text(html: str) -> None:
    assert paywalled(page(f"<h1>{TITLE}</h1>{html}")) is True


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"<nav><a href='/premium/'>Premium</a></nav><div class='paywall-bar'>{NOTICE}</div>"
            f"<h1>{TITLE}</h1><div class='isi'>{TEXT}</div>",
            id="above the headline",
        ),
        pytest.param(
            f"<div class='tengah'><h1>{TITLE}</h1><div class='isi'>{TEXT}</div></div>"
            "<p>Bagikan</p><p>Komentar</p><p>Terkait</p>"
            f"<footer><div class='paywall'><p>{NOTICE}</p></div></footer>",
            id="in the footer",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='isi'>{TEXT}</div>"
            f"<div class='paywall' style='display:none'><p>{NOTICE}</p></div>",
            id="hidden",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='isi'>{TEXT}</div><div class='subscribe-box'>"
            "<p>Berlangganan untuk membaca berita tanpa iklan.</p></div>",
            id="an offer",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='isi'>{TEXT}</div>"
            "<p>Subscribe to our newsletter to read more stories like this every week</p>",
            id="a newsletter",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='isi non-paywall p402_premium'>{TEXT}</div>", id="names"
        ),
        pytest.param(
            f"<div class='card members-only'><h3><a href='/x'>Lain</a></h3></div><h1>{TITLE}</h1>"
            f"<div class='isi'>{TEXT}</div>",
            id="another story",
        ),
    ],
)
def test_what_says_nothing_of_this_article(html: str) -> None:
    assert paywalled(page(html)) is None


def test_what_readers_see_comes_first_and_the_rest_is_recorded() -> None:
    html = article(TEXT + f"<p>{NOTICE}</p>", head=ld(isAccessibleForFree=True))
    made = normalise(read(html), site=site_of(URL), fetched_at=datetime.now(UTC))
    assert made.paywalled is True
    assert made.provenance["paywalled"] == "page"
    assert made.provenance["paywalled_disagrees"] == {"jsonld": False}


def test_names_do_not_outweigh_the_article_s_own_word() -> None:
    html = page(
        f"<h1>{TITLE}</h1><div class='isi paywall'>{TEXT}</div>", head=ld(isAccessibleForFree=True)
    )
    made = normalise(read(html), site=site_of(URL), fetched_at=datetime.now(UTC))
    assert made.paywalled is False
    assert made.provenance["paywalled_disagrees"] == {"page:class": True}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Berlangganan untuk membaca selengkapnya", True),
        ("Silakan berlangganan untuk melanjutkan membaca artikel ini.", True),
        ("Silakan login untuk membaca artikel selengkapnya", True),
        ("Untuk membaca artikel ini secara lengkap, silakan berlangganan.", True),
        ("Lanjutkan membaca dengan berlangganan", True),
        ("Artikel ini khusus pelanggan", True),
        ("Konten premium ini hanya dapat diakses oleh pelanggan.", True),
        ("Anda telah mencapai batas artikel gratis bulan ini.", True),
        ("Subscribe to continue reading", True),
        ("Please log in or subscribe to read the full story.", True),
        ("This article is for subscribers only.", True),
        ("This content is only available to members.", True),
        ("You have reached your limit of free articles.", True),
        ("To read the rest of this article, sign in or register.", True),
        ("Already a subscriber?", False),
        ("Warga masuk untuk membaca koran di balai desa.", False),
        ("Berlangganan untuk mendapat kabar terbaru", False),
        ("Daftar untuk mengikuti lomba baca puisi", False),
        ("Promo ini khusus pelanggan baru, kata pengelola toko.", False),
        ("Artikel ini membahas pelanggan listrik di desa.", False),
        ("Subscribe to our newsletter", False),
        ("Sign up to read more stories like this", False),
        ("Residents sign in to read the meter every month.", False),
        ("", False),
    ],
)
def test_notice(line: str, expected: bool) -> None:
    assert is_notice(line) is expected


_WORDS = st.sampled_from([*NOTICE.split(), "untuk", "to", "read", "subscribe"])


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_notice_in_capitals_is_the_same(line: str) -> None:
    assert is_notice(line.upper()) == is_notice(line)
