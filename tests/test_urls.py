"""Addresses: folding, ids, registrable domains."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from w3lib.url import canonicalize_url

from newscrawl.urls import (
    _CANONICAL,
    article_id,
    article_key,
    canonical_url,
    registrable_domain,
    undisguised,
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://kabar.test/a/", "http://kabar.test/a/"),
        ("HTTP://KABAR.test/A/", "http://kabar.test/A/"),  # a path's case may matter
        ("http://kabar.test:80/a", "http://kabar.test/a"),
        ("https://kabar.test:443/a", "https://kabar.test/a"),
        ("http://kabar.test:8080/a", "http://kabar.test:8080/a"),
        ("http://kabar.test/a#komentar", "http://kabar.test/a"),
        ("http://kabar.test/a?utm_source=wa&utm_medium=x", "http://kabar.test/a"),
        ("http://kabar.test/a?fbclid=1&id=3", "http://kabar.test/a?id=3"),
        ("http://kabar.test/a?b=2&a=1", "http://kabar.test/a?a=1&b=2"),
        ("http://kabar.test/?p=31", "http://kabar.test/?p=31"),  # WordPress's short address
        ("http://kabar.test", "http://kabar.test/"),
        ("http://budi:rahasia@kabar.test/a", "http://kabar.test/a"),
        ("  http://kabar.test/a\n", "http://kabar.test/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("http://béRita.test/a", "http://xn--brita-bsa.test/a"),
        ("http://kabar.test/banjir di kota", "http://kabar.test/banjir%20di%20kota"),
        ("http://kabar.test./a", "http://kabar.test/a"),
        ("http://kabar.test:080/a", "http://kabar.test/a"),
        ("http://kabar.test/a?", "http://kabar.test/a"),
        ("http://kabar.test/a?&", "http://kabar.test/a"),
        ("http://kabar.test/b/../a/./c", "http://kabar.test/a/c"),
        ("http://kabar.test//a///c", "http://kabar.test/a/c"),
        ("http://kabar.test/simpan/http://x.test/a", "http://kabar.test/simpan/http://x.test/a"),
        ("http://kabar.test/%7ebudi/%e9", "http://kabar.test/~budi/%E9"),
        ("http://kabar.test/naik-5%", "http://kabar.test/naik-5%25"),
        ("http://kabar.test/%%34%31", "http://kabar.test/%2541"),  # not decoded twice
        ("http://kabar.test/a;jsessionid=1A2B", "http://kabar.test/a"),
        ("http://kabar.test/a;JSESSIONID=1A.n1/c?id=3", "http://kabar.test/a/c?id=3"),
        ("http://kabar.test/b/a/..;jsessionid=1", "http://kabar.test/b/"),
        ("http://kabar.test/a?PHPSESSID=1a2b&id=3", "http://kabar.test/a?id=3"),
        ("http://kabar.test/a?jsessionid=1", "http://kabar.test/a"),
        ("http://kabar.test/a?sid=0f3c5a7e9b1d2f4a6c8e", "http://kabar.test/a"),
        ("http://kabar.test/a?sid=1234", "http://kabar.test/a?sid=1234"),  # a story's number
        ("http://kabar.test/a?id=3&amp;utm_source=wa", "http://kabar.test/a?id=3"),
        ("http://kabar.test/a?utm%5Fsource=wa", "http://kabar.test/a"),
        ("http://kabar.test/a?gclid=1&source=x&tag_from=y&partner=z", "http://kabar.test/a"),
        ("http://kabar.test/a?_x_tr_sl=id&_x_tr_tl=en", "http://kabar.test/a"),
        # These may choose what is shown.
        ("http://kabar.test/a?amp=1", "http://kabar.test/a?amp=1"),
        ("http://kabar.test/a?page=2", "http://kabar.test/a?page=2"),
        ("http://kabar.test/cari?keyword=banjir", "http://kabar.test/cari?keyword=banjir"),
        ("http://kabar.test/a?referensi=1&sumber=2", "http://kabar.test/a?referensi=1&sumber=2"),
    ],
)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/a",
        "kabar.test",
        "mailto:a@kabar.test",
        "http://",
        "http://x:99999/",
        "http://a b/",
        "http://[::1/",
    ],
)
def test_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical_url(url)


_PIECES = (
    *("a", "B", "berita", "2", "12345", "/", "//", "..", ".", "?", "&", "=", ";", "#", "@", ":"),
    *(
        "%",
        "%25",
        "41",
        "%2F",
        "%2e",
        "%3B",
        "+",
        " ",
        "\t",
        "\\",
        "é",
        "ß",
        "ﬀ",
        "İ",
        "。",
        "[",
        "]",
    ),
    *("jsessionid=", "sid=", "utm_source", "amp", "amp;", "page", "p=", "index.html", ".amp"),
    *("banjir-di-kota", "0123456789abcdef", "http:", "www.", "m.", "80", "single=1"),
)
_STARTS = ("http://kabar.test/", "https://www.kabar.test/a/", "http://kabar.test", "http://", "")
_MUTATED = st.builds(
    lambda start, pieces: start + "".join(pieces),
    st.sampled_from(_STARTS),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=2), max_size=9),
)


@settings(max_examples=500, deadline=None)
@given(_MUTATED)
@example("http://u@KABAR.test:80/a?x=1&utm_id=2&x=0#c")
@example("http://kabar.test/a;;b;;")
@example("http://kabar.test/;jsession;jsessionid=1id=2")
def test_folding_twice_changes_nothing(address: str) -> None:
    try:
        once = canonical_url(address)
    except ValueError:
        with pytest.raises(ValueError, match=r".+"):
            article_key(address)
        return
    assert canonical_url(once) == once
    assert article_key(once) == article_key(address)
    assert article_key(undisguised(address)) == article_key(address)


@given(st.text())
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        folded = canonical_url(text)
    except ValueError:
        return
    assert folded.startswith(("http://", "https://"))


def test_article_id_is_16_hex_digits_of_sha256() -> None:
    assert article_id("http://kabar.test/a/") == "6fd7e9d0a6977ed1"


ARTICLE = "http://kabar.test/daerah/banjir-di-kota-lama"


@pytest.mark.parametrize(
    ("url", "same"),
    [
        (f"https{ARTICLE[4:]}", ARTICLE),
        ("http://www.kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        ("http://m.kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        ("http://amp.kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        ("http://mobile.kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        ("http://www.m.kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        (f"{ARTICLE}/", ARTICLE),
        (f"{ARTICLE}/amp", ARTICLE),
        (f"{ARTICLE}/amp/", ARTICLE),
        (f"{ARTICLE}/amp.html", ARTICLE),
        (f"{ARTICLE}.amp", ARTICLE),
        (f"{ARTICLE}?amp", ARTICLE),
        (f"{ARTICLE}?amp=1", ARTICLE),
        (f"{ARTICLE}?outputType=amp", ARTICLE),
        (f"{ARTICLE}.amp.html", f"{ARTICLE}.html"),
        (f"{ARTICLE}/index.html", ARTICLE),
        (f"{ARTICLE}/index.php", ARTICLE),
        (f"{ARTICLE}?page=all", ARTICLE),
        (f"{ARTICLE}?page=2", ARTICLE),
        (f"{ARTICLE}?showpage=all", ARTICLE),
        (f"{ARTICLE}?single=1", ARTICLE),
        (f"{ARTICLE}/2", ARTICLE),
        (f"{ARTICLE}/page/2/", ARTICLE),
        (f"{ARTICLE}/halaman-3", ARTICLE),
        (f"{ARTICLE}/2/amp/?utm_source=wa#komentar", ARTICLE),
        (f"{ARTICLE}?replytocom=31", ARTICLE),
        (f"{ARTICLE}?share=facebook", ARTICLE),
        (f"{ARTICLE}?campaign=terkait-1&medium=autonext&houseads", ARTICLE),
        ("https://cdn.ampproject.org/c/s/kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        (
            "https://kabar-test.cdn.ampproject.org/v/s/amp.kabar.test/daerah/banjir-di-kota-lama?amp_js_v=0.1",
            ARTICLE,
        ),
        ("https://www.google.com/amp/s/www.kabar.test/daerah/banjir-di-kota-lama/amp/", ARTICLE),
        ("https://www.google.co.id/amp/kabar.test/daerah/banjir-di-kota-lama", ARTICLE),
        ("https://kabar.test/read/123456/banjir?page=2", "https://kabar.test/read/123456/banjir"),
        ("https://kabar.test/banjir?page=all", "https://kabar.test/banjir"),
        ("https://kabar.test/?p=123&page=2", "https://kabar.test/?p=123"),
        ("https://kabar.test/index.php?p=123", "https://kabar.test/?p=123"),
        ("https://kabar.test/2024/11/banjir.html?m=1", "https://kabar.test/2024/11/banjir.html"),
    ],
)
def test_one_article_has_one_key(url: str, same: str) -> None:
    assert article_key(url) == article_key(same)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("http://kabar.test/read/1", "http://kabar.test/read/2"),
        ("http://kabar.test/read/1", "http://kabar.test/read"),
        ("http://kabar.test/2024/11/02/a", "http://kabar.test/2024/11/03/a"),
        ("http://kabar.test/2024/11/02", "http://kabar.test/2024/11/03"),
        ("http://kabar.test/2024-11-02/2", "http://kabar.test/2024-11-02/3"),
        ("http://kabar.test/d-123/banjir", "http://kabar.test/d-124/banjir"),
        ("http://kabar.test/d-7123456", "http://kabar.test/d-7123457"),
        ("http://kabar.test/a?id=1", "http://kabar.test/a?id=2"),
        ("http://kabar.test/baca.php?page=3", "http://kabar.test/baca.php?page=4"),
        ("http://kabar.test/?page=3", "http://kabar.test/?page=4"),
        ("http://kabar.test/?page=full&id=3", "http://kabar.test/?page=single&id=3"),
        ("http://kabar.test/?p=123", "http://kabar.test/?p=124"),
        ("http://kabar.test/?p=123", "http://kabar.test/"),
        ("http://kabar.test/donasi?campaign=a", "http://kabar.test/donasi?campaign=b"),
        ("http://kabar.test/index.php?m=0&id=3", "http://kabar.test/index.php?m=1&id=3"),
        ("http://kabar.test/modules.php?sid=1", "http://kabar.test/modules.php?sid=2"),
        ("http://kabar.test/banjir-di-kota-1", "http://kabar.test/banjir-di-kota-2"),
        ("http://kabar.test/banjir-di-kota/2019", "http://kabar.test/banjir-di-kota/2020"),
        ("http://kabar.test/arsip-berita-harian/02", "http://kabar.test/arsip-berita-harian/03"),
        ("http://kabar.test/liga-1/2", "http://kabar.test/liga-1/3"),
        ("http://kabar.test/tag/banjir-di-kota/2", "http://kabar.test/tag/banjir-di-kota/3"),
        ("http://kabar.test/ekonomi/page/2", "http://kabar.test/ekonomi/page/3"),
        ("http://kabar.test/indeks/20241102?page=2", "http://kabar.test/indeks/20241102?page=3"),
        ("http://kabar.test/amp", "http://kabar.test/"),
        ("http://kabar.test/A", "http://kabar.test/a"),
        ("http://bola.kabar.test/a", "http://kabar.test/a"),
        ("http://m.id/a", "http://www.id/a"),
        ("http://kabar.test:8080/a", "http://kabar.test/a"),
        ("http://kabar.test/amp/s/x.test/a", "http://x.test/a"),
    ],
)
def test_two_articles_stay_apart(url: str, other: str) -> None:
    assert article_key(url) != article_key(other)


_REACHED = st.builds(
    "{}{}kabar.test".format,
    st.sampled_from(
        ["http://", "HTTPS://", "https://cdn.ampproject.org/c/s/", "https://google.com/amp/s/"]
    ),
    st.sampled_from(["", "www.", "m.", "amp.", "mobile.", "www.m."]),
)
_PATHS = (
    "/daerah/banjir-di-kota-lama",
    "/read/123456/banjir-di-kota",
    "/2024/11/02/harga-beras-naik",
)
_ENDINGS = st.builds(
    "{}{}".format,
    st.sampled_from(["", "/2", "/page/2", "/halaman-12"]),
    st.sampled_from(["", "/", "//", "/amp", "/amp/", "/index.html", ".amp", ";jsessionid=1A"]),
)
_PAIRS = ("utm_source=wa", "page=all", "page=3", "amp=1", "single=1", "sid=0f3c5a7e9b1d2f4a6c8e")


@given(_REACHED, st.sampled_from(_PATHS), _ENDINGS, st.lists(st.sampled_from(_PAIRS), unique=True))
def test_one_address_in_all_disguises(start: str, path: str, end: str, pairs: list[str]) -> None:
    disguised = f"{start}{path}{end}?{'&'.join(pairs)}#atas"
    assert article_key(disguised) == article_key(f"https://kabar.test{path}")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.detik.com/x", "detik.com"),
        ("https://www.wartaekonomi.co.id/x", "wartaekonomi.co.id"),
        ("https://tanjung.go.id/", "tanjung.go.id"),
        ("https://kabar-desa.blogspot.com/2024/", "kabar-desa.blogspot.com"),
        ("http://127.0.0.1:8000/", None),
        ("http://[::1]/", None),
        ("http://localhost:8000/", None),
        ("http://desa.id/", None),  # a public suffix is nobody's
        ("http://sukamaju.desa.id/", "sukamaju.desa.id"),
        ("http://www.kabar.test/", "kabar.test"),  # no rule: the last two labels
    ],
)
def test_registrable_domain(url: str, expected: str | None) -> None:
    assert registrable_domain(url) == expected


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}(/[A-Za-z0-9_.~%-]{0,6}){0,4}", fullmatch=True))
@example("https://kabar.test/berita/a-1.html")
@example("https://kabar.test/a/../b")
def test_an_address_passed_as_canonical_is_what_w3lib_makes_of_it(address: str) -> None:
    if _CANONICAL.fullmatch(address):
        assert canonical_url(address) == canonicalize_url(address)
