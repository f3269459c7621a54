"""Runs one Scrapy crawl from start to end, and says what came of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newscrawl.errors import NewscrawlError
from newscrawl.items import Article
from newscrawl.pipelines import OutputPipeline
from newscrawl.rendering import printable
from newscrawl.settings import user_agent
from newscrawl.spiders.news import NewsSpider
from newscrawl.state import State
from newscrawl.tally import Tally
from newscrawl.watching import STALLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a crawl: counts a site, problems by address; whether it was interrupted;
    and the error that ended it where the output could not be written.
    """

    tallies: Sequence[Tally]
    problems: Mapping[str, NewscrawlError]
    started: datetime
    finished: datetime
    interrupted: bool
    cut_short: str | None  # why it ended itself before its end; the next run goes on
    output_error: OSError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What goes to stderr while a crawl runs.

    `troubles`: a line for each page or source that failed. `verbose` 1: a line for each request,
    2: all that Scrapy says. `progress`: a moving line a site, for a terminal. `as_json`: each line
    is an object of time, level and message.
    """

    troubles: bool = True
    verbose: int = 0
    progress: bool = False
    as_json: bool = False


_ALL = 2  # -vv
_CUT_SHORT = {
    STALLED: "nothing came from any site for too long",
    "memusage_exceeded": "it took more memory than it may",
}


def identity(contact: str | None) -> dict[str, str]:
    """The settings that say who crawls: our name and version, and whom to write to."""
    return {"USER_AGENT": user_agent(contact)}


def run(
    *,
    sites: Sequence[str] = (),
    urls: Sequence[str] = (),
    since: str = "",
    until: str = "",
    query: str = "",
    refresh: str = "",
    max_pages: int = 0,
    sample: int = 0,
    state: State | None = None,
    store: Callable[[Article], None],
    settings: Mapping[str, Any],
    log: Log,
) -> Outcome:
    """Crawl `sites` (names or addresses) and fetch `urls`; once a process (Twisted's rule).

    Each article goes to `store`. What the `state` knows is not fetched again; without one, nothing
    is known. `settings` go over those of newscrawl.settings.
    """
    ours = Settings()
    ours.setmodule("newscrawl.settings")
    ours.setdict({"LOG_INSTALL_ROOT_HANDLER": False, **settings}, priority="cmdline")
    if log.progress:
        from newscrawl.progress import ProgressExtension  # noqa: PLC0415 - loads rich

        extensions = {**ours.getdict("EXTENSIONS"), ProgressExtension: 0}
        ours.set("EXTENSIONS", extensions, priority="cmdline")
    process = AsyncCrawlerProcess(ours)
    _log_to_stderr(log)  # after Scrapy has set its own loggers' levels
    crawler = process.create_crawler(NewsSpider)
    process.crawl(
        crawler,
        sites=sites,
        urls=urls,
        since=since,
        until=until,
        query=query,
        refresh=refresh,
        max_pages=max_pages,
        sample=sample,
        state=state,
        store=store,
    )
    started = datetime.now(UTC)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, NewsSpider) or crawler.stats is None:
        raise NewscrawlError("the crawl could not be started (-vv tells more)")
    output = crawler.get_item_pipeline(OutputPipeline)
    reason = crawler.stats.get_value("finish_reason")
    return Outcome(
        tallies=tuple(spider.account.tallies.values()),
        problems=spider.account.problems,
        started=started,
        finished=datetime.now(UTC),
        interrupted=reason in ("shutdown", None),  # None: not even the end was waited for
        cut_short=_CUT_SHORT.get(reason),
        output_error=getattr(output, "error", None) or spider.state.failure,
    )


def _log_to_stderr(log: Log) -> None:
    """Our spider tells each trouble in a line of its own; Scrapy's account is for -v."""
    handler: logging.Handler = logging.StreamHandler()
    if log.as_json:
        handler.setFormatter(_JsonFormatter())
    elif log.progress:
        from rich.logging import RichHandler  # noqa: PLC0415 - only on a terminal

        from newscrawl.progress import CONSOLE  # noqa: PLC0415 - the same

        handler = RichHandler(console=CONSOLE, show_path=False, markup=False, highlighter=None)
        handler.setFormatter(_PrintableFormatter("%(message)s"))
    else:
        handler.setFormatter(_PrintableFormatter("%(asctime)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel((logging.WARNING, logging.INFO, logging.DEBUG)[min(log.verbose, _ALL)])
    if log.verbose < _ALL:
        for name in ("scrapy", "twisted", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        if not (log.troubles or log.verbose):
            root.setLevel(logging.CRITICAL)


class _PrintableFormatter(logging.Formatter):
    """What a page says must neither steer the terminal nor look like a line of ours."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record)).replace("\n", "\n    ")


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": when, "level": record.levelname, "message": printable(record.getMessage())}
        return json.dumps(line, ensure_ascii=False)
