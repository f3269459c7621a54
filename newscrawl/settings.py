"""Scrapy's settings for newscrawl: polite, honest, bounded; docs/politeness.md says why."""

from __future__ import annotations

import os
from importlib.metadata import version

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware

from newscrawl.downloading import ContainedCompressionMiddleware, ContainedDownloadHandler
from newscrawl.exporters import (
    ArticleCsvExporter,
    ArticleJsonExporter,
    ArticleLinesExporter,
    ArticleXmlExporter,
)
from newscrawl.middlewares import OwnSitesMiddleware
from newscrawl.pace import MAX_PAUSE
from newscrawl.pipelines import (
    DropDuplicatesPipeline,
    LimitPipeline,
    NormalisePipeline,
    OutputPipeline,
    PeriodPipeline,
    QueryPipeline,
    ReservationPipeline,
)
from newscrawl.politeness import PaceMiddleware, SitePriorityQueue
from newscrawl.robots import RobotsMiddleware
from newscrawl.saved_pages import MAX_PAGE_BYTES
from newscrawl.watching import EndStalledExtension

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]


def user_agent(contact: str | None) -> str:
    """Who we are: name, version, and how to reach whoever runs the crawl, once they say so."""
    name = f"newscrawl/{version('newscrawl')}"
    return f"{name} (+{contact})" if contact else name


USER_AGENT = user_agent(os.environ.get("NEWSCRAWL_CONTACT", "").strip())
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newscrawl"
NEWSCRAWL_OBEY_TDM = False  # whether what is reserved against text mining is left out

# One request a second to a site, one at a time; many sites side by side.
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 0  # no bound but the sites' own, so that a slow one holds up no other
SCHEDULER_PRIORITY_QUEUE = SitePriorityQueue
# Home pages are held while their sites are crawled: of many sites at once, that is no backlog.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 500_000_000
DOWNLOAD_DELAY_JITTER = 0  # it would make every other wait shorter than it has to be
NEWSCRAWL_LONGEST_PAUSE = MAX_PAUSE

# A news page is far smaller and faster than this.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = MAX_PAGE_BYTES
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 5  # longer ones reload the page for its readers, they lead nowhere
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False

# Scrapy 2.19 opens two doors on the machine by default; a scheduled job needs neither.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

DOWNLOAD_HANDLERS = {
    "http": ContainedDownloadHandler,
    "https": ContainedDownloadHandler,
    **dict.fromkeys(("data", "file", "ftp", "s3")),
}
DOWNLOADER_MIDDLEWARES = {
    OffsiteMiddleware: None,
    OwnSitesMiddleware: 50,
    RobotsTxtMiddleware: None,
    RobotsMiddleware: 100,
    PaceMiddleware: 560,
    HttpCompressionMiddleware: None,
    ContainedCompressionMiddleware: 590,
}
ITEM_PIPELINES = {
    NormalisePipeline: 300,
    ReservationPipeline: 350,
    PeriodPipeline: 400,
    QueryPipeline: 450,
    DropDuplicatesPipeline: 500,
    LimitPipeline: 600,
    OutputPipeline: 700,
}
FEED_EXPORTERS = {
    "jsonlines": ArticleLinesExporter,
    "jsonl": ArticleLinesExporter,
    "jl": ArticleLinesExporter,
    "json": ArticleJsonExporter,
    "csv": ArticleCsvExporter,
    "xml": ArticleXmlExporter,
}
FEED_EXPORT_ENCODING = "utf-8"

# The spider yields a few items a page, so more tasks a response are wasted; first announced,
# first fetched, so that the newest articles come first.
CONCURRENT_ITEMS = 1
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
LOG_LEVEL = "INFO"

# A scheduled job must end: a crawl that gets nothing, or takes what the machine has not, stops
# with a reason, and the next run goes on.
EXTENSIONS = {EndStalledExtension: 0}
# Longer than the longest pause that a site may ask for.
NEWSCRAWL_STALL_SECONDS = float(os.environ.get("NEWSCRAWL_STALL_SECONDS") or 1200)
MEMUSAGE_LIMIT_MB = 2000
MEMUSAGE_CHECK_INTERVAL_SECONDS = 10
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # they are counted; an article's text is no log line
