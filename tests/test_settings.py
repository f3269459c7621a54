"""The promises of docs/politeness.md, as settings."""

from __future__ import annotations

import warnings

import pytest
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import ScrapyDeprecationWarning
from scrapy.settings import Settings
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object

from newscrawl.crawling import identity
from newscrawl.politeness import PaceMiddleware
from newscrawl.robots import RobotsMiddleware
from newscrawl.spiders.news import NewsSpider


@pytest.fixture
def settings() -> Settings:
    made = Settings()
    made.setmodule("newscrawl.settings")
    return made


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROBOTSTXT_OBEY", True),
        ("ROBOTSTXT_USER_AGENT", "newscrawl"),
        ("REMOTE_CONTROL_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("COOKIES_ENABLED", False),
        ("DOWNLOAD_DELAY", 1.0),
        ("DOWNLOAD_DELAY_JITTER", 0),  # no wait is shorter than that
        ("CONCURRENT_REQUESTS", 0),  # the sites' own bounds hold, no common one
        ("NEWSCRAWL_LONGEST_PAUSE", 600.0),
        ("NEWSCRAWL_OBEY_TDM", False),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("DOWNLOAD_TIMEOUT", 30),
        ("DOWNLOAD_MAXSIZE", 10 * 1024 * 1024),
    ],
)
def test_polite_and_bounded(settings: Settings, name: str, value: object) -> None:
    assert settings[name] == value


def test_the_user_agent_names_us_and_a_contact() -> None:
    assert identity(None)["USER_AGENT"].startswith("newscrawl/")
    assert identity("a@b.test")["USER_AGENT"].endswith(" (+a@b.test)")
    assert "Mozilla" not in identity(None)["USER_AGENT"]


def test_robots_txt_is_our_own_business(settings: Settings) -> None:
    named = settings.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    order = [load_object(each) for each in build_component_list(named)]
    assert RobotsTxtMiddleware not in order
    places = list(map(order.index, (RobotsMiddleware, RetryMiddleware, PaceMiddleware)))
    assert places == sorted(places)


def test_nothing_deprecated_is_used(settings: Settings) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ScrapyDeprecationWarning)
        crawler = Crawler(NewsSpider, settings)
        NewsSpider.from_crawler(crawler, sites="imrwordwide")


def test_a_crawl_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to crawl"):
        NewsSpider()


def test_a_period_on_the_command_line_of_scrapy() -> None:
    period = NewsSpider(sites="imrwordwide", since="2024-11-01", until="2024-11-02").period
    assert period.since is not None
    assert period.until is not None
    assert (period.until - period.since).days == 2


@pytest.mark.parametrize(
    ("urls", "count"),
    [
        ("https://a.test/x,https://a.test/y", 2),
        ("https://a.test/x https://a.test/y", 2),
        ("https://a.test/berita,1234,judul.html", 1),
        ("https://a.test/x,https://a.test/x", 1),
    ],
)
def test_urls_of_the_command_line_of_scrapy(urls: str, count: int) -> None:
    assert len(NewsSpider(urls=urls).urls) == count
