"""newscrawl: from Indonesian news pages to clean, dated article records.

The front door. Nothing here loads Scrapy; nobody inside the package imports from here.

>>> import newscrawl
>>> [mention.value for mention in newscrawl.find_dates("Jumat (1/11)", anchor="2024-11-02")]
['2024-11-01']
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

from newscrawl.errors import FetchFailed, NewscrawlError, NotAnArticle, RobotsForbidden
from newscrawl.items import Article, DateMention, Image
from newscrawl.jsonlines import load_line, read_articles
from newscrawl.urls import canonical_url

__version__ = "0.1.0"
__all__ = [
    "Article",
    "DateMention",
    "FetchFailed",
    "Image",
    "NewscrawlError",
    "NotAnArticle",
    "RobotsForbidden",
    "extract",
    "find_dates",
    "read_articles",
    "scrape",
]


def extract(page: bytes | str, *, url: str = "", fetched_at: datetime | None = None) -> Article:
    """The article of a page you have: HTML as bytes (best: the encoding is found) or text.

    `url` is the page's address, if known; `fetched_at` (aware) when you fetched it, else now.
    Raises NotAnArticle with the reason; FetchFailed where the page is a gate before the article
    (a bot wall, a block page); ValueError where `url` is no http(s) address.
    """
    from newscrawl.saved_pages import article_of  # noqa: PLC0415 - importing newscrawl stays light

    return article_of(page, url=url, fetched_at=fetched_at or datetime.now(UTC))


def scrape(url: str) -> Article:
    """Fetch one article, robots.txt obeyed, and all its pages joined.

    Runs in a process of its own, since Scrapy can run only once in one: works in a notebook.
    Raises NotAnArticle, FetchFailed or RobotsForbidden, ValueError where `url` is no address.
    """
    canonical_url(url)  # raises ValueError
    command = [sys.executable, "-m", "newscrawl", "scrape", "--format", "json", "--", url]
    ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, one fixed command
    if ran.returncode == 0:
        return load_line(ran.stdout)
    said = ran.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    kinds = (NotAnArticle, FetchFailed, RobotsForbidden)
    raise next((k for k in kinds if k.exit_code == ran.returncode), NewscrawlError)(said)


def find_dates(text: str, *, anchor: date | str | None = None) -> tuple[DateMention, ...]:
    """The dates a text mentions, resolved against `anchor`: when it was published.

    `anchor` is a date, a datetime or ISO 8601 text. Without it, dates that lean on it stay partial.
    Raises ValueError where `anchor` is no ISO 8601 date.
    """
    from newscrawl.indonesian import dates  # noqa: PLC0415 - the same

    when = dates.parse_anchor(anchor) if isinstance(anchor, str) else anchor
    return dates.find_dates(text, anchor=when)
