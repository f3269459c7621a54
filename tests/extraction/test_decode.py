"""Bytes -> tree: which encoding is believed, and what is no page at all."""

from __future__ import annotations

import codecs

import pytest

from newscrawl.errors import NotAnArticle
from newscrawl.extraction import parse

PAGE = (
    "<html><head>{meta}</head><body><p>Jum’at kemarin, kata Pak Raden – naik 5°</p></body></html>"
)
TEXT = "Jum’at kemarin, kata Pak Raden – naik 5°"
PLAIN = PAGE.format(meta="")
LATIN = PAGE.format(meta='<meta charset="iso-8859-1">')
NO_META = '<meta name="keywords" content="charset=none">'


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        pytest.param(PLAIN, None, id="text"),
        pytest.param("\ufeff" + PLAIN, None, id="text with a byte order mark"),
        pytest.param(PLAIN.encode(), None, id="utf-8 undeclared"),
        pytest.param(LATIN.encode(), None, id="utf-8 that declares iso-8859-1"),
        pytest.param(PLAIN.encode(), "iso-8859-1", id="utf-8 under a wrong header"),
        pytest.param(codecs.BOM_UTF8 + PLAIN.encode(), "latin-1", id="utf-8 with its mark"),
        pytest.param(PLAIN.encode("utf-16"), None, id="utf-16 with its mark"),
        pytest.param(PLAIN.encode("utf-16-le"), None, id="utf-16-le by its nulls"),
        pytest.param(PLAIN.encode("utf-16-be"), "utf-8", id="utf-16-be by its nulls"),
        pytest.param(PLAIN.encode("cp1252"), None, id="windows-1252 undeclared"),
        pytest.param(LATIN.encode("cp1252"), None, id="windows-1252 declared as iso-8859-1"),
        pytest.param(PLAIN.encode("cp1252"), "windows-1252", id="windows-1252 by its header"),
        pytest.param(PLAIN.encode("cp1252"), "no-such-code", id="an unknown header"),
        pytest.param(PLAIN.encode("cp1252"), "hex", id="a header that names no text encoding"),
        pytest.param(PAGE.format(meta=NO_META).encode(), None, id="a meta that declares nothing"),
        pytest.param(PLAIN.encode().replace(b"<p>", b"<p>\0\x01"), None, id="null bytes inside"),
        pytest.param(PLAIN.replace("<p>", "<p>\ud83d"), None, id="half a surrogate pair"),
    ],
)
def test_text_survives(page: bytes | str, charset: str | None) -> None:
    assert parse(page, charset=charset).findtext(".//p") == TEXT


def test_header_is_believed_before_meta() -> None:
    page = PAGE.format(meta='<meta charset="koi8-r">').encode("cp1252")
    assert parse(page, charset="windows-1252").findtext(".//p") == TEXT


@pytest.mark.parametrize(
    "label", ["cp037", "idna", "punycode", "undefined", "unicode_escape", "utf-32"]
)
def test_encoding_in_which_markup_is_no_markup_is_not_believed(label: str) -> None:
    page = PAGE.format(meta=f'<meta charset="{label}">').encode("cp1252")
    assert parse(page, charset=label).findtext(".//p") == TEXT


def test_page_cut_in_its_last_character_is_still_utf8() -> None:
    tree = parse("<p>Jum’at, 5°".encode()[:-1])
    assert tree.findtext(".//p") == "Jum’at, 5"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "the page is empty"),
        (b" \r\n\t", "the page is empty"),
        ("\ufeff", "the page is empty"),
        (b"\0\0\0", "the page is empty"),
        (b"<!-- nothing -->", "the page holds no HTML elements"),
        (b"%PDF-1.7 ...", "this is a PDF, not an HTML page"),
        (b"\x89PNG\r\n\x1a\n", "this is an image, not an HTML page"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is an image, not an HTML page"),
        (b"\x1f\x8b\x08\0\0", "this is an archive, not an HTML page"),
        (b"\0\0\0\x18ftypmp42", "this is audio or video, not an HTML page"),
    ],
)
def test_what_is_no_page(page: bytes | str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        parse(page)
