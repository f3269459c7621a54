"""RawArticle -> Article: which claim wins, and how strings become values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newscrawl.errors import NotAnArticle
from newscrawl.items import Article, Claim, RawArticle
from newscrawl.normalise import content_hash, normalise
from newscrawl.site import Site

URL = "https://kabarsenja.test/harga-cabai-turun/"
SITE = Site(name="kabarsenja", url="https://kabarsenja.test/", domains=("kabarsenja.test",))
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BODY = (
    "KOTA LAMA, KABAR.com - Harga cabai turun, kata pedagang yang tidak mau pulang.",
    "Warga akan datang lagi pada Jumat (1/11) untuk membeli cabai dari lereng gunung itu.",
)
DEFAULTS: dict[str, Any] = {"title": "Harga Cabai Turun", "body": BODY}


def claims(value: Any) -> tuple[Claim[Any], ...]:
    """Claims out of a value, or out of {source: value}."""
    told = value if isinstance(value, dict) else {"page": value}
    return tuple(Claim(source=source, value=said) for source, said in told.items())


def made(url: str = URL, site: Site = SITE, **fields: Any) -> Article:
    told: dict[str, Any] = {k: claims(v) for k, v in {**DEFAULTS, **fields}.items()}
    raw = RawArticle(url=url, **told)
    return normalise(raw, site=site, fetched_at=NOW)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Harga Cabai Turun - Kabar Senja", "Harga Cabai Turun"),
        ("Harga Cabai Turun | Kabarsenja.test Ekonomi", "Harga Cabai Turun"),
        ("Harga Cabai Turun Halaman 1 - Kabarsenja.test", "Harga Cabai Turun"),
        ("Harga Cabai Turun – Warga Lega", "Harga Cabai Turun – Warga Lega"),
        ("Harga Cabai: Turun", "Harga Cabai: Turun"),
        ("  Harga\n Cabai  Turun ", "Harga Cabai Turun"),
        ("Cafe\u0301 Baru", "Café Baru"),
    ],
)
def test_title(printed: str, title: str) -> None:
    assert made(title=printed).title == title


def test_what_the_paper_calls_itself_is_no_person_and_no_part_of_the_title() -> None:
    article = made(
        title="Harga Cabai Turun - Harian Pelita",
        publisher={"meta:og:site_name": "Harian Pelita"},
        authors={"jsonld": ("Harian Pelita",), "page": ("Sari Dewi, Harian Pelita",)},
    )
    assert (article.title, article.authors) == ("Harga Cabai Turun", ("Sari Dewi",))


def test_first_sane_claim_wins_and_the_others_are_recorded() -> None:
    article = made(
        title={"page": "  ", "jsonld": "Harga Cabai Turun", "meta:og:title": "Cabai Murah"},
        section={"jsonld": "Ekonomi, Pasar", "meta:section": "Ekonomi"},
    )
    assert article.title == "Harga Cabai Turun"
    assert article.section == "Ekonomi"
    assert article.provenance["title"] == "jsonld"
    assert article.provenance["title_disagrees"] == {"meta:og:title": "Cabai Murah"}
    assert "section_disagrees" not in article.provenance


def test_long_disagreement_is_told_by_its_length() -> None:
    article = made(body={"page": BODY, "jsonld": ("kata lain " * 50,)})
    assert article.provenance["body_disagrees"] == {"jsonld": {"words": 100}}


@pytest.mark.parametrize(
    ("authors", "editors", "expected"),
    [
        ({"page": ("Oleh: Sari Dewi - kabarEkonomi",)}, (), ("Sari Dewi",)),
        ({"jsonld": ("Kabar Senja",), "page": ("Sari Dewi",)}, (), ("Sari Dewi",)),
        ({"jsonld": ("admin",)}, (), ()),
        ({"meta:author": ("https://sosial.test/kabar",)}, (), ()),
        # JSON-LD names the editor as the author, another source knows the writer.
        ({"jsonld": ("Budi Santoso",), "page": ("Sari Dewi",)}, ("Budi Santoso",), ("Sari Dewi",)),
        # Nobody knows a writer: the editor is none, unless the page shows him as one.
        ({"jsonld": ("Budi Santoso",)}, ("Budi Santoso",), ()),
        (
            {"jsonld": ("Budi Santoso",), "page": ("Budi Santoso",)},
            ("Budi Santoso",),
            ("Budi Santoso",),
        ),
    ],
)
def test_authors(authors: Any, editors: Any, expected: tuple[str, ...]) -> None:
    assert made(authors=authors, editors={"page": editors}).authors == expected


@pytest.mark.parametrize(
    ("declared", "url", "expected"),
    [
        ({"meta:canonical": URL}, URL + "?utm_source=wa", URL),
        ({"meta:canonical": "https://kabarsenja.test/"}, URL, URL),
        ({"meta:canonical": "https://lain.test/a/"}, URL + "#b", URL),
        ({"meta:canonical": "//["}, URL, URL),
        ({"meta:canonical": "https://lain.test/a/"}, "", "https://lain.test/a/"),
        ({}, "", ""),
    ],
)
def test_canonical_url(declared: dict[str, str], url: str, expected: str) -> None:
    article = made(url=url, canonical_url=declared)
    assert article.canonical_url == expected
    assert len(article.id) == 16


def test_dates_zone_and_mentions() -> None:
    article = made(published={"jsonld": "2024-11-02T08:15:00"})
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2024-11-02T08:15:00+07:00"
    assert article.provenance["date_published"] == "jsonld"
    assert article.provenance["date_published_zone"] == "site"
    assert [mention.value for mention in article.dates] == ["2024-11-01"]
    assert all(m.text == article.body[m.start : m.end] for m in article.dates)


@pytest.mark.parametrize(
    ("stamp", "timezone", "expected"),
    [
        ("2024-11-02T01:15:00Z", "Asia/Jakarta", "2024-11-02T08:15:00+07:00"),
        ("2024-11-02T17:15:00+00:00", "Asia/Makassar", "2024-11-03T01:15:00+08:00"),
        ("2024-11-02T08:15:00+09:00", "Asia/Jakarta", "2024-11-02T08:15:00+09:00"),
    ],
)
def test_a_moment_in_utc_is_put_on_the_newsrooms_clock(
    stamp: str, timezone: str, expected: str
) -> None:
    site = Site(name=SITE.name, url=SITE.url, domains=SITE.domains, timezone=timezone)
    published = made(site=site, published={"jsonld": stamp}).date_published
    assert published is not None
    assert published.isoformat() == expected


def test_a_day_without_a_time_is_said_to_be_one() -> None:
    article = made(published={"page": "2 November 2024"})
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2024-11-02T00:00:00+07:00"
    assert article.provenance["date_published_precision"] == "day"


def test_body_dateline_and_counts() -> None:
    article = made(body=("  KOTA LAMA,  KABAR.com - Cabai\u00a0turun. ", "", "Warga lega."))
    assert article.body == "KOTA LAMA, KABAR.com - Cabai turun.\n\nWarga lega."
    assert (article.dateline, article.word_count) == ("Kota Lama", 8)


def test_language_is_that_of_the_words() -> None:
    article = made(language={"page:lang": "en-US"})
    assert article.language == "id"
    assert article.provenance["language_disagrees"] == {"page:lang": "en-US"}
    assert made(body=("Kota Lama.",)).language is None


def test_type_falls_back_to_article() -> None:
    assert made().type == "article"
    assert made(type="gallery").type == "gallery"
    assert made(type="website").type == "article"


def test_equal_texts_have_equal_hashes() -> None:
    assert content_hash("Banjir, surut!\n\nWarga pulang.") == content_hash(
        "banjir surut warga pulang"
    )
    assert content_hash("Banjir surut") != content_hash("Banjir naik")


@pytest.mark.parametrize(("field", "word"), [("title", "headline"), ("body", "text")])
def test_nothing_to_say(field: str, word: str) -> None:
    with pytest.raises(NotAnArticle, match=word):
        made(**dict[str, Any]({field: {}}))


@pytest.mark.parametrize("text", ["Kata™ café, " * 20_000, "kata\n\n" + "Air-surut ½ " * 15_000])
def test_long_text_counted_in_parts_has_the_hash_of_the_whole(text: str) -> None:
    assert content_hash(text) == content_hash(text.replace(" ", "\n"))  # which parts no text
