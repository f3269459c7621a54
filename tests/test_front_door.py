"""The Python interface."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from conftest import Reply, Server, story

import newscrawl


def test_extract() -> None:
    fetched = datetime(2024, 11, 3, tzinfo=UTC)
    article = newscrawl.extract(story(), url="https://kabar.test/banjir/", fetched_at=fetched)
    assert article.title == "Banjir Surut, Warga Pulang"
    assert article.fetched_at == fetched
    assert [mention.value for mention in article.dates] == ["2024-11-01"]
    assert (
        newscrawl.extract(story().decode(), url="https://kabar.test/banjir/").body == article.body
    )


def test_extract_says_what_a_page_is_instead() -> None:
    with pytest.raises(newscrawl.NotAnArticle, match="empty"):
        newscrawl.extract(b"")
    with pytest.raises(ValueError, match="not an http"):
        newscrawl.extract(story(), url="kabar.test")
    with pytest.raises(ValueError, match="has no offset"):
        newscrawl.extract(story(), fetched_at=datetime(2024, 11, 2))  # noqa: DTZ001 - the point


def test_scrape(server: Server) -> None:
    server.replies["/banjir/"] = Reply(story(url=server.url("/banjir/")))
    assert newscrawl.scrape(server.url("/banjir/")).title == "Banjir Surut, Warga Pulang"


def test_scrape_raises_what_happened(server: Server) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /rahasia/")
    server.replies["/kosong/"] = Reply(b"")
    with pytest.raises(newscrawl.FetchFailed, match="404 Not Found"):
        newscrawl.scrape(server.url("/hilang/"))
    with pytest.raises(newscrawl.RobotsForbidden):
        newscrawl.scrape(server.url("/rahasia/"))
    with pytest.raises(newscrawl.NotAnArticle, match="empty"):
        newscrawl.scrape(server.url("/kosong/"))
    for address in ("kabar.test", "http://", "http://[::1", "http://kabar.test:99999/"):
        with pytest.raises(ValueError, match=r"."):
            newscrawl.scrape(address)


def test_find_dates() -> None:
    (mention,) = newscrawl.find_dates("pada Jumat (1/11)", anchor="2024-11-02")
    assert (mention.text, mention.start, mention.end, mention.value) == (
        "Jumat (1/11)",
        5,
        17,
        "2024-11-01",
    )
    with pytest.raises(ValueError, match="Invalid isoformat"):
        newscrawl.find_dates("Jumat (1/11)", anchor="kemarin")
