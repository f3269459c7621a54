"""Addresses: folding, ids, registrable domains."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from w3lib.url import canonicalize_url

from newscrawl.urls import _CANONICAL, article_id, canonical_url, registrable_domain


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


@given(
    st.sampled_from(["a", "a/b-c", "?x=1&utm_id=2&x=0", "a%20b#c", "é?q=ü"]),
    st.sampled_from(["kabar.test", "KABAR.test:80", "kabar.test:8080", "u@kabar.test"]),
)
def test_folding_twice_changes_nothing(path: str, host: str) -> None:
    once = canonical_url(f"http://{host}/{path}")
    assert canonical_url(once) == once


@given(st.text())
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        folded = canonical_url(text)
    except ValueError:
        return
    assert folded.startswith(("http://", "https://"))


def test_article_id_is_16_hex_digits_of_sha256() -> None:
    assert article_id("http://kabar.test/a/") == "6fd7e9d0a6977ed1"


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
