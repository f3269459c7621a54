"""Feed exporters: Scrapy's file handling, our line format."""

from __future__ import annotations

from typing import Any

from scrapy.exporters import BaseItemExporter

from newscrawl.items import Article
from newscrawl.jsonlines import dump_line


class ArticleLinesExporter(BaseItemExporter):
    """Writes each article as one line, handed to the system at once: a killed crawl keeps it."""

    def __init__(self, file: Any, **kwargs: Any) -> None:
        super().__init__(dont_fail=True, **kwargs)
        self.file = file

    def export_item(self, item: Article) -> None:
        self.file.write(dump_line(item).encode("utf-8"))
        self.file.flush()
