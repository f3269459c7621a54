"""Feed exporters: Scrapy's file handling, our record."""

from __future__ import annotations

import json
from typing import Any

from scrapy.exporters import BaseItemExporter, CsvItemExporter, JsonItemExporter, XmlItemExporter

from newscrawl.items import Article
from newscrawl.jsonlines import dump_line, plain_record


class ArticleLinesExporter(BaseItemExporter):
    """JSON Lines: each article handed to the system at once, so that a killed crawl keeps it."""

    def __init__(self, file: Any, **kwargs: Any) -> None:
        super().__init__(dont_fail=True, **kwargs)
        self.file = file

    def export_item(self, item: Article) -> None:
        self.file.write(dump_line(item).encode("utf-8"))
        self.file.flush()


class ArticleJsonExporter(JsonItemExporter):
    """One JSON array."""

    def export_item(self, item: Article) -> None:
        super().export_item(plain_record(item))


class ArticleXmlExporter(XmlItemExporter):
    """XML, lists and objects as nested elements."""

    def export_item(self, item: Article) -> None:
        super().export_item(plain_record(item))


class ArticleCsvExporter(CsvItemExporter):
    """CSV: a cell holds text, or a list or object as JSON."""

    def export_item(self, item: Article) -> None:
        record = plain_record(item)
        nested = (list, dict)
        cells = {
            key: json.dumps(value, ensure_ascii=False) if isinstance(value, nested) else value
            for key, value in record.items()
        }
        super().export_item(cells)
