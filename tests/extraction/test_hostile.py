"""Pages made to exhaust us: each is read to the end, and twice the page takes twice the time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from pages import PARAGRAPHS, TEXT, TITLE, article, page
from whole_way import controls, record_of

SECONDS = 20  # a guard against a hang, on the slowest machine
TWICE = 3.5  # times as long for a page twice as long: a quadratic step takes four times
TRIES = 3
LD = '<script type="application/ld+json">{}</script>'
P = PARAGRAPHS[0]
CAPTIONED = f"<figure><img src='a.jpg'><figcaption>{P}</figcaption></figure>"


def described(**claims: object) -> str:
    """An article page whose JSON-LD says `claims`."""
    return article(
        head=LD.format(json.dumps({"@type": "NewsArticle", "headline": TITLE, **claims}))
    )


def crowded(element: str) -> str:
    """An article page whose first paragraph starts with this tag."""
    return article(f"{element}{P}</p>{TEXT}")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 50_000 + TEXT, id="50,000 nested divs"),
        pytest.param(article(f"<div><p>{P}</p>" * 50_000), id="50,000 nested divs with text"),
        pytest.param(page("<div>" * 1_500 + "kata dan kata, " * 40_000), id="600 kB in 1,500 boxes"),
        pytest.param(article("<p>" + "<span>" * 100_000 + P), id="100,000 nested spans"),
        pytest.param(article("<p>" + f"<span>{P} " * 20_000), id="nested spans with text"),
        pytest.param(article("<p>" + "<b>kata <i>dan " * 50_000 + P), id="deep emphasis"),
        pytest.param(article("<p>" + "<b>kata</b> <i>dan</i> " * 25_000), id="50,000 inline elements"),
        pytest.param(article("<table><tr><td>" * 20_000 + TEXT), id="20,000 nested tables"),
        pytest.param(article(f"<ul><li>{P}" * 20_000), id="20,000 nested lists"),
        pytest.param(article(f"<blockquote>{P}" * 20_000), id="20,000 nested quotations"),
        pytest.param(article(f"<div class='related'>{P}" * 20_000 + TEXT), id="nested slots"),
        pytest.param(article("<div><p>teks yang tidak ditutup, kata dia<b><i>" * 20_000), id="unclosed tags"),
        pytest.param(article("<b><p>teks bersilang, kata dia</b></p>" * 10_000), id="crossed tags"),
        pytest.param(article("</p></div></b></x>" * 100_000 + TEXT), id="end tags alone"),
        pytest.param(article(below="<a href='/a'>12</a>" * 100_000), id="100,000 links"),
        pytest.param(article("<p><a href='/a'>Judul berita yang panjang</a></p>" * 20_000), id="teasers"),
        pytest.param(article("<p>" + "kata dan kata, " * 700_000), id="a paragraph of 10 MB"),
        pytest.param(article("<p>" + "a" * 1_000_000), id="a word of 1 MB"),
        pytest.param(article("<p>a" + "\u0301\u0323" * 500_000), id="a letter with a million accents"),
        pytest.param(article("<br>" * 200_000 + TEXT), id="200,000 line breaks"),
        pytest.param(article("baris teks pendek.<br>" * 20_000), id="lines"),
        pytest.param(article("<p>kata</p>" * 50_000 + TEXT), id="50,000 paragraphs of one word"),
        pytest.param(article("<p>&amp;&lt;&#39;&eacute;&#x1F600;&bukan;" * 10_000), id="entities"),
        pytest.param(article("<p>" + "\u202e\u200b\u2028kata\u2066\u00ad " * 50_000), id="bidi marks"),
        pytest.param(article("<p>kata " + " \n" * 5_000_000 + TEXT), id="10 MB of white space"),
        pytest.param(" \n" * 5_000_000, id="nothing but white space"),
        pytest.param(article("<p>" + "\x00" * 1_000_000 + TEXT), id="1 MB of null bytes"),
        pytest.param(crowded(f"<p class='{' '.join(f'k-{i}' for i in range(100_000))}'>"), id="100,000 classes"),
        pytest.param(crowded(f"<p class='{'aB-' * 333_333}'>"), id="a class of 1 MB"),
        pytest.param(crowded(f"<p style='display{' ' * 1_000_000}x'>"), id="a style of 1 MB"),
        pytest.param(page(f"<h1>{TITLE}</h1>{TEXT}", title="kata - " * 700_000), id="a title of 5 MB"),
        pytest.param(article(f"<img src='a.jpg' alt='{'kata ' * 1_000_000}'>{TEXT}"), id="an alt of 5 MB"),
        pytest.param(article(f"<img src='/{'a' * 5_000_000}.jpg'>{TEXT}"), id="a picture's address of 5 MB"),
        pytest.param(article(CAPTIONED.replace(P, P * 60_000) + TEXT), id="a caption of 5 MB"),
        pytest.param(article(CAPTIONED * 50_000 + TEXT), id="50,000 figures"),
        pytest.param(article(TEXT + "<img src='a.jpg'><span>x</span>" * 20_000), id="pictures"),
        pytest.param(article("<h2>Judul kecil di sini</h2>" * 20_000 + TEXT), id="20,000 headings"),
        pytest.param(page(f"<h1>{TITLE}</h1>" * 5_000 + TEXT), id="5,000 headlines"),
        pytest.param(page(f"<h1><a href='/a'>{TITLE}</a></h1><p>{P}</p>" * 4_000), id="cards"),
        pytest.param(article(head="<meta name='kata' content='kata'>" * 100_000), id="100,000 meta elements"),
        pytest.param(article(head="<meta name='author' content='Sari Dewi'>" * 5_000), id="writers in meta"),
        pytest.param(article(head=LD.format('{"@type":"Article"}') * 50_000), id="50,000 JSON-LD blocks"),
        pytest.param(article(head=LD.format('{"a":' * 100_000 + "1" + "}" * 100_000)), id="JSON-LD 100,000 deep"),
        pytest.param(article(head=LD.format('{"@graph":' * 900 + "1" + "}" * 900)), id="graphs in graphs"),
        pytest.param(article(head=LD.format("[" * 100_000)), id="JSON-LD, open lists"),
        pytest.param(article(head=LD.format("[" + '{"@type":"Article"},' * 20_000 + "1]")), id="JSON-LD, a long list"),
        pytest.param(article(head=LD.format('{"headline":' + "1" * 1_000_000)), id="JSON-LD, a number of 1 MB"),
        pytest.param(article(head=LD.format("[" * 900 + "0" + ",0" * 4_000 + ("]" + ",0" * 4_000) * 899 + "]")), id="JSON-LD, lists in lists"),
        pytest.param(described(author="," * 100_000), id="a writer of 100,000 commas"),
        pytest.param(described(keywords="kata kunci," * 100_000), id="keywords of 1 MB"),
        pytest.param(described(author=[{"name": f"Sari Dewi {n}"} for n in range(5_000)]), id="5,000 writers"),
        pytest.param(described(articleBody="kata dan <b>kata</b>, " * 100_000), id="an articleBody of 2 MB"),
        pytest.param(described(datePublished="2 Nov " * 200_000), id="a date of 1 MB"),
        pytest.param(article(TEXT + "<p>" + "(a/" * 100_000), id="open brackets"),
        pytest.param(article(above="<p>" + "Oleh: " * 100_000), id="bylines"),
        pytest.param(article(above="<p>" + "12 Januari 2020 " * 5_000), id="dates above"),
        pytest.param(article("<p>" + "Senin (2/11/2024), 3 hari lalu, " * 5_000), id="dates"),
        pytest.param(article("<!-- x --><![CDATA[" * 100_000 + TEXT), id="comments and CDATA"),
        pytest.param(article("<svg><g>" * 20_000 + "</g></svg>" * 20_000 + TEXT), id="drawings"),
        pytest.param(article("<math><mi>x</mi>" * 20_000 + TEXT), id="formulas"),
        pytest.param(article("<html lang='en'><body class='home'>" * 20_000 + TEXT), id="many bodies"),
        pytest.param("<frameset><frame src='a'>" * 20_000 + TEXT, id="frames"),
        pytest.param(article("<select>" + "<option>x" * 100_000 + "</select>" + TEXT), id="options"),
        pytest.param("<!DOCTYPE html [<!ENTITY a 'aaaa'>" + "<!ENTITY b '&a;&a;'>" * 10_000 + "]>" + article("&b;" + TEXT), id="entities declared"),
    ],
)  # fmt: skip
def test_it_is_read_to_the_end(html: str) -> None:
    start = time.perf_counter()
    record = record_of(html)
    assert time.perf_counter() - start < SECONDS
    assert record is None or controls(record) == []


@pytest.mark.parametrize(
    ("size", "html"),
    [
        pytest.param(10_000, lambda n: article(below="<a href='/a'>12</a>" * n), id="links"),
        pytest.param(10_000, lambda n: article(below="<a rel='tag' href='/tag/a'>kata</a>" * n), id="tags"),
        pytest.param(400, lambda n: article(f"<div><p>{P}</p>" * n), id="nested divs"),
        pytest.param(800, lambda n: article("<p>" + f"<span>{P} " * n), id="nested spans"),
        pytest.param(800, lambda n: article(f"<ul><li>{P}" * n), id="nested lists"),
        pytest.param(800, lambda n: article(f"<div style='display:none'><p>{P}</p><p>{P}</p>" * n + TEXT), id="nested slots"),
        pytest.param(300, lambda n: page("<h1><div>Judul kecil" * n + TEXT), id="nested headings"),
        pytest.param(5_000, lambda n: article("<h2>Judul kecil di sini</h2>" * n + TEXT), id="headings"),
        pytest.param(2_000, lambda n: page(f"<div><h2><a href='/a'>Judul</a></h2><p>{P}</p></div>" * n), id="cards"),
        pytest.param(2_000, lambda n: page(f"<h1>{TITLE}</h1>" + f"<div class='lead'>{P}</div>" * n + TEXT), id="leads"),
        pytest.param(5_000, lambda n: article(TEXT + CAPTIONED * n), id="figures"),
        pytest.param(5_000, lambda n: article("baris teks pendek.<br>" * n), id="lines"),
        pytest.param(5_000, lambda n: article("".join(f"<p class='k{i}'>kata</p>" for i in range(n)) + TEXT), id="classes"),
        pytest.param(20_000, lambda n: article("<p>" + "kata dan kata, " * n), id="words"),
        pytest.param(100_000, lambda n: article("<p>" + "a" * n), id="a word"),
        pytest.param(3_000, lambda n: article("<p>" + "Senin, 2-4 November 2024, " * n), id="dates"),
        pytest.param(20_000, lambda n: article("<p>" + "(1/" * n), id="open brackets"),
        pytest.param(10_000, lambda n: page(f"<h1>{TITLE}</h1>{TEXT}", title="kata | " * n), id="a title"),
        pytest.param(40_000, lambda n: described(keywords="kata," * n), id="keywords"),
        pytest.param(40_000, lambda n: described(headline="<" * n), id="open tags in JSON-LD"),
        pytest.param(1_000, lambda n: described(author=[{"name": f"Sari Dewi {i}"} for i in range(n)]), id="writers"),
        pytest.param(5_000, lambda n: article(head=LD.format('{"@type":"Article",,') * n), id="broken JSON-LD"),
        pytest.param(150, lambda n: page("<div>" * n + "kata dan kata, " * 8 * n), id="one text in many boxes"),
        pytest.param(8_000, lambda n: crowded(f"<p {' '.join(f'a{i}=1' for i in range(n))}>"), id="attributes"),
        pytest.param(3_000, lambda n: article("<p>a" + "\u0301\u0323" * n), id="accents"),
        pytest.param(6_000, lambda n: described(author="a" * n), id="a writer of one word"),
        pytest.param(3_000, lambda n: article(head=LD.format('{"a":1}-->' + " " * n + "x")), id="white space behind JSON-LD"),
        pytest.param(1_000, lambda n: article(head=LD.format(json.dumps([{"@type": "NewsArticle", "headline": TITLE, "author": [{"@id": "x"}] * 2 * n}] + [{"@id": str(i)} for i in range(n)]))), id="writers by reference"),
    ],
)  # fmt: skip
def test_twice_the_page_takes_twice_the_time(size: int, html: Callable[[int], str]) -> None:
    once, twice = html(size), html(2 * size)
    record_of(once)  # what is compiled or cached at the first page
    ratios: list[float] = []
    while not ratios or (min(ratios) > TWICE and len(ratios) < TRIES):
        ratios.append(seconds(twice) / max(seconds(once), 0.001))
    assert min(ratios) <= TWICE, ratios


def seconds(html: str) -> float:
    """Processor time for one page."""
    start = time.process_time()
    record_of(html)
    return time.process_time() - start
