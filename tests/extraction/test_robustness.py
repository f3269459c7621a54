"""Nothing in a page may crash the extraction: NotAnArticle is all it may raise."""

from __future__ import annotations

import json

import pytest
from pages import PARAGRAPHS, TEXT, TITLE, URL, article, page
from whole_way import controls, record_of

from newscrawl.errors import NotAnArticle
from newscrawl.extraction import parse
from newscrawl.items import Article

LD = '<script type="application/ld+json">{}</script>'
NEWS = '{"@type": "NewsArticle", %s}'
BODY = "\n\n".join(PARAGRAPHS)


def read(html: str | bytes, *, charset: str | None = None) -> Article:
    """The record of a page that is an article."""
    record = record_of(html, charset=charset)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \r\n\t \x00 ", "empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="a byte order mark"),
        pytest.param(b"\xff\xfe", "empty", id="another byte order mark"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>>", "PDF", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image", id="a picture"),
        pytest.param(b"\x1f\x8b\x08\0\0\0\0\0", "archive", id="a page compressed twice"),
        pytest.param(b"<!-- saya -->", "no HTML elements", id="a comment"),
    ],
)
def test_what_is_no_page_is_refused(sent: bytes, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=reason):
        parse(sent, charset="utf-8")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(NEWS % '"headline": "\\ud83d", "author": {"name": "\\udc00"}', id="lone surrogates"),
        pytest.param(NEWS % '"headline": 5, "datePublished": [], "image": {"url": [1]}', id="other types"),
        pytest.param('{"@type": ["NewsArticle", 3, null], "keywords": {"a": 1}, "articleBody": ["a"]}', id="lists"),
        pytest.param(NEWS % '"mainEntityOfPage": {"@id": {"a": 1}}, "url": []', id="objects for addresses"),
        pytest.param(NEWS % '"author": {"@id": ["x"]}, "publisher": [[{"name": null}]]', id="odd references"),
        pytest.param(NEWS % '"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": {"a": [1]}}', id="an odd trail"),
        pytest.param('{"@graph": {"@graph": [1, "a", null, {"@graph": []}]}}', id="odd graphs"),
        pytest.param('{"@type": "NewsArticle", ', id="cut off"),
        pytest.param('{"@type": "NewsArticle", "headline": "a" "b"}', id="a syntax error"),
        pytest.param("{'@type': 'NewsArticle', 'headline': 'a'}", id="single quotes"),
        pytest.param("NaN", id="not a number"),
        pytest.param("1e999", id="infinity"),
        pytest.param("null", id="null"),
        pytest.param("", id="empty"),
        pytest.param("\x00", id="a null byte"),
        pytest.param("<!-- -->", id="a comment"),
    ],
)  # fmt: skip
def test_broken_json_ld_says_nothing(script: str) -> None:
    record = read(article(head=LD.format(script)))
    assert (record.title, record.body, record.authors) == (TITLE, BODY, ())
    assert controls(record) == []


STORY = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Sari Dewi"}}
OTHER = {"@type": "NewsArticle", "headline": "Air Sungai Surut", "author": {"name": "Budi Arta"}}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([STORY], id="a list"),
        pytest.param([[[STORY]]], id="lists in a list"),
        pytest.param({"@graph": [{"@type": "WebPage"}, STORY]}, id="a graph"),
        pytest.param([{"@graph": {"@graph": [STORY]}}], id="graphs in a graph"),
        pytest.param([OTHER, STORY, OTHER], id="three articles"),
        pytest.param({"@type": "WebPage", "mainEntity": STORY}, id="a page's main entity"),
        pytest.param({**STORY, "@type": ["Article", "NewsArticle"]}, id="two types"),
        pytest.param({**STORY, "author": [STORY["author"]] * 3}, id="a writer three times"),
    ],
)
def test_any_shape_of_json_ld_is_read(told: object) -> None:
    assert read(article(head=LD.format(json.dumps(told)))).authors == ("Sari Dewi",)


def test_a_block_with_a_syntax_error_does_not_hide_the_others() -> None:
    head = LD.format('{"@type": "NewsArticle",,') + LD.format(json.dumps(STORY))
    assert read(article(head=head)).authors == ("Sari Dewi",)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(article(TEXT.replace("</p>", "")), id="unclosed paragraphs"),
        pytest.param(article(TEXT.replace("<p>", "<p\x00>")), id="null bytes in tags"),
        pytest.param(article(TEXT.replace(" ", "\x00 ")), id="null bytes in the text"),
        pytest.param(article(TEXT.replace("cabai", "ca\u200bbai")), id="zero-width spaces"),
        pytest.param(article(TEXT.replace(" ", "\u2028")), id="line separators"),
        pytest.param(article(TEXT.replace(" ", "&nbsp;")), id="no-break spaces"),
        pytest.param(article(TEXT.replace("a", "&#97;")), id="nothing but entities"),
        pytest.param(article(TEXT.replace("a", "&#97")), id="entities without their end"),
        pytest.param(article("<![CDATA[ x ]]>" + TEXT), id="CDATA"),
        pytest.param(article("<svg><title>x</title><text>y</text></svg><math></math>" + TEXT), id="foreign elements"),
        pytest.param("<html><body class='x'>" + article(), id="two bodies"),
        pytest.param(article() + "</body></html><html><body></body></html>", id="two documents"),
        pytest.param(article(TEXT.replace("</p>", "</p></body></html>", 1)), id="an end in the middle"),
        pytest.param("<html><head></head></html>" * 3 + article(), id="an end before the page"),
        pytest.param(article().replace("<body", "<frameset><frame src='a'></frameset><body"), id="frames"),
        pytest.param(article(TEXT + "<script>"), id="a script without its end"),
        pytest.param(article(TEXT + "<!-- "), id="a comment without its end"),
        pytest.param(article(TEXT)[: -len("</div></div></body></html>")], id="a page cut off"),
        pytest.param("<?xml version='1.0'?>" + article(), id="XML's declaration"),
        pytest.param(article().upper().replace(BODY.upper(), BODY).replace(TEXT.upper(), TEXT), id="tags in capitals"),
    ],
)  # fmt: skip
def test_broken_markup_hides_no_text(html: str) -> None:
    assert read(html).body == BODY


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p></html>b<p>c</p>d</html>e<p>f</p>", "abcdef"),
        ("<p>a</p></body></html><html><body><p>b</p></body></html>", "ab"),
        ("a</html>b", "ab"),
        ("<frameset><frame></frameset></html><p>a</p>", "a"),
    ],
)
def test_what_stands_behind_the_end_is_walked_too(html: str, text: str) -> None:
    tree = parse(html)
    assert tree.text_content() == text
    assert list(tree.iter("p")) == tree.xpath("//p")


def test_what_is_nested_two_thousand_deep_is_dropped() -> None:
    """By libxml2, with its text: such a page is refused."""
    assert parse("<div>" * 2_000 + "teks").text_content() == "teks"
    assert record_of("<div>" * 50_000 + TEXT) is None


@pytest.mark.parametrize("one", ["a{}", "a{}=b", "a{} = 'b c'", 'a{}="<b"/'])
def test_a_tag_with_too_many_attributes_keeps_a_few_hundred(one: str) -> None:
    attributes = " ".join(one.format(n) for n in range(9_000))
    tree = parse(f"<body><p {attributes}>teks <b>tebal</b></p><p>lain</p></body>")
    first, second = tree.findall(".//p")
    assert (len(first.attrib), first.text_content(), second.text) == (300, "teks tebal", "lain")


def test_a_script_without_tags_stays_as_it_is() -> None:
    script = "if (a <b && " + "c && " * 9_000 + "d) e()"
    assert parse(f"<p>teks</p><script>{script}</script>").findtext(".//script") == script


def test_plain_text_from_here_on_is_text() -> None:
    assert read(article(TEXT + "<plaintext>")).body.startswith(BODY)


def test_direction_marks_stay_within_the_text() -> None:
    record = read(article(f"<p>\u202e{PARAGRAPHS[0]}\u2066</p>{TEXT}"))
    assert record.body.endswith(BODY)
    assert controls(record) == []


@pytest.mark.parametrize("declared", ["utf-16", "utf-16le", "utf-7", "iso-8859-1", "x", "hex", ""])
@pytest.mark.parametrize("by_header", [True, False])
def test_utf_8_is_read_whatever_is_declared(declared: str, by_header: bool) -> None:
    html = article(head="" if by_header else f"<meta charset='{declared}'>").encode()
    assert read(html, charset=declared if by_header else None).body == BODY


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_other_encodings_are_told_by_their_bytes(codec: str) -> None:
    assert read(article().encode(codec)).body == BODY


def test_utf_7_is_read_as_it_stands() -> None:
    assert "+ADw-script+AD4-" in read(article(f"<p>{PARAGRAPHS[0]} +ADw-script+AD4-") + TEXT).body


def test_text_encoded_twice_is_still_a_record() -> None:
    html = article().encode().decode("windows-1252", "replace").encode()
    assert read(html).body.startswith(PARAGRAPHS[0])


def test_text_encoded_twice_can_be_mended() -> None:
    twice = article(TEXT.replace("cabai", "Íб")).encode().decode("latin-1")
    assert read(twice).body.encode("latin-1").decode() == BODY.replace("cabai", "Íб")


@pytest.mark.parametrize("by_header", [True, False])
@pytest.mark.parametrize(
    "declared",
    [
        "gb18030", "shift_jis", "unicode_escape", "rot13", "base64", "utf-32", "hz", "cp037",
        "idna", "punycode", "undefined",
    ],
)  # fmt: skip
def test_no_declared_encoding_is_an_error(declared: str, by_header: bool) -> None:
    html = article(head="" if by_header else f"<meta charset='{declared}'>").encode()
    record_of(b"\xff" + html + b"\xff <p>", charset=declared if by_header else None)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(article(TEXT.replace(" ", "\x01\x1f ")), id="raw"),
        pytest.param(article(TEXT.replace(" ", "\x7f\u0080 ")), id="raw, above ASCII"),
        pytest.param(article(TEXT.replace(" ", "&#1;&#127;&#129; ")), id="as entities"),
        pytest.param(article(above="<p>Oleh: Sari&#7; Dewi</p>"), id="in a byline"),
        pytest.param(page(f"<h1>Harga&#7; Cabai Turun di Pasar Lama</h1>{TEXT}"), id="in a headline"),
        pytest.param(article(head="<meta name='description' content='a&#127;b'>"), id="in meta"),
        pytest.param(article(head=LD.format(NEWS % '"headline": "x", "keywords": "a\\u0007b"')), id="in JSON-LD"),
        pytest.param(article(head=LD.format(NEWS % '"image": "https://a.test/\\u0000\\u2028.jpg"')), id="in a picture's address"),
    ],
)  # fmt: skip
def test_no_control_character_reaches_the_record(html: str) -> None:
    assert controls(read(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(article(head=LD.format(NEWS % '"keywords": "a\\ud800b"')), id="JSON-LD"),
        pytest.param(article(TEXT.replace(" ", "\ud800 ")), id="raw"),
        pytest.param(article(TEXT.replace(" ", "&#xD800; ")), id="an entity"),
        pytest.param(
            article(head=LD.format(NEWS % '"image": "https://a.test/\\ud800.jpg"')),
            id="a picture's address",
        ),
    ],
)
def test_no_half_character_reaches_the_record(html: str) -> None:
    read(html)  # the record that its line gives back would be another one


@pytest.mark.parametrize("told", [URL + "/\ud800\x00\u2028a", "\ud800", "https://\x07a.test/a"])
def test_no_control_character_of_the_caller_s_address_reaches_the_record(told: str) -> None:
    record = record_of(article(), url=told)
    assert record is not None
    assert controls(record) == []


ADDRESSES = [
    "", " ", "x", "/a/b", "//a/b", "http://", "http://[", "http://[::1", "http://[::1]/a",
    "https://kabarsenja.test:99999/a", "https://kabarsenja.test:x/a", "https://user:@a@b/c",
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.test", "HTTP://A.TEST/A",
    "https://берита.test/а", "https://xn--a/", "https://a..b/x", "https://.test/x", "http://℀.test/a",
    "https://kabarsenja.test/%zz%ff", "https://kabarsenja.test/a b?c d", "https://a.test\\@b/x",
    "https://kabarsenja.test/2024/02/31/a-b", "https://kabarsenja.test/0000/00/00/x",
    "https://" + "a" * 300 + ".test/x", "https://a.test/" + "a" * 100_000, "https://a.test/?" + "a=1&" * 1_000,
]  # fmt: skip


@pytest.mark.parametrize("url", ADDRESSES, ids=lambda url: url[:40])
def test_any_address(url: str) -> None:
    links = f"<a href='{url}'>2</a><a href='?page=2'>2</a><img src='{url}'>"
    head = f"<link rel='canonical' href='{url}'><meta property='og:url' content='{url}'>"
    node = LD.format(json.dumps({**STORY, "url": url, "image": url, "mainEntityOfPage": url}))
    for html in (article(), article(TEXT + links, head=head), article(head=node)):
        for address in (url, URL, ""):
            record_of(html, url=address)
