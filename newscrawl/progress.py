"""A progress line for each site, for a person at a terminal. Only loaded there."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from scrapy import signals
from scrapy.crawler import Crawler

CONSOLE = Console(stderr=True)  # one for progress and log, so that neither breaks the other's line


class ProgressExtension:
    """Shows how many of each site's announced articles are dealt with, on stderr."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:.0f} of {task.total:.0f} pages"),
            TextColumn("{task.fields[stored]} articles"),
            TimeElapsedColumn(),
            console=CONSOLE,
            transient=True,
        )
        self.tasks: dict[str, TaskID] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressExtension:
        extension = cls(crawler)
        crawler.signals.connect(extension.start, signals.spider_opened)
        crawler.signals.connect(extension.update, signals.response_received)
        crawler.signals.connect(extension.update, signals.item_scraped)
        crawler.signals.connect(extension.stop, signals.spider_closed)
        return extension

    def start(self) -> None:
        self.progress.start()

    def update(self) -> None:
        account = getattr(self.crawler.spider, "account", None)
        for tally in account.tallies.values() if account else ():
            if tally.site not in self.tasks:
                self.tasks[tally.site] = self.progress.add_task(tally.site, total=0, stored=0)
            self.progress.update(
                self.tasks[tally.site],
                total=tally.requested,
                completed=tally.done,
                stored=tally.stored,
            )

    def stop(self) -> None:
        self.progress.stop()
