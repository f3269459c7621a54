"""The one word for what a page is that gives no article."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest
from pages import TEXT, TITLE, URL, page, read

from newscrawl.errors import NewscrawlError, NotAnArticle, Outcome

HOME = "https://kabarsenja.test/"
CLOSED = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>'


@pytest.mark.parametrize(
    ("html", "url", "outcome"),
    [
        (page(TEXT), HOME, "index"),
        (page(TEXT, classes="archive"), HOME + "x", "index"),
        (page(TEXT, classes="error404"), HOME + "x", "gone"),
        (page("<h1>Halaman tidak ditemukan</h1>"), HOME + "x", "gone"),
        (page(TEXT, title="Tentang Kami"), HOME + "x", "standing"),
        (
            "<title>Kabar</title><h1>Kabar</h1><p>" + "Kami menjual cat. " * 20,
            HOME + "x",
            "not-news",
        ),
        (page(f"<h1>{TITLE}</h1>"), URL, "empty"),
        ("", URL, "empty"),
        (page(f"<h1>{TITLE}</h1>", head=CLOSED), URL, "paywalled"),
        (
            page(
                f"<h1>{TITLE}</h1><div class='x'><p>Berlangganan untuk membaca selengkapnya</p></div>"
            ),
            URL,
            "paywalled",
        ),
        (
            page(f"<h1>{TITLE}</h1><figure><figcaption>{TEXT}</figcaption></figure>" * 4),
            URL,
            "gallery",
        ),
        ("%PDF-1.7", URL, "not-html"),
        ("<title>Just a moment...</title><p>", URL, "blocked"),
    ],
)
def test_outcome(html: str, url: str, outcome: str) -> None:
    with pytest.raises(NewscrawlError) as caught:
        read(html.encode(), url)
    assert caught.value.outcome == outcome


def test_every_error_has_an_outcome() -> None:
    kinds, seen = [NewscrawlError], []
    while kinds:
        kind = kinds.pop()
        seen.append(kind)
        kinds.extend(kind.__subclasses__())
    assert {getattr(kind, "outcome", "not-news") for kind in seen} <= set(get_args(Outcome))


def test_outcome_survives_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(NotAnArticle("a list", outcome="index")))  # noqa: S301 - ours
    assert (str(error), error.outcome) == ("a list", "index")
