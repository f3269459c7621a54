"""What the spider makes of its arguments."""

from __future__ import annotations

import pytest

from newscrawl.spiders.news import NewsSpider


def test_a_site_named_by_two_of_its_addresses_is_one() -> None:
    spider = NewsSpider(sites="https://kabar.test/,http://www.kabar.test/,http://127.0.0.1:1/")
    assert [site.url for site in spider.crawled] == ["https://kabar.test/", "http://127.0.0.1:1/"]
    spider.state.close()


def test_nothing_to_crawl_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing to crawl"):
        NewsSpider()
