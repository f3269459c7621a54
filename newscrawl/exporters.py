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
    """CSV: a cell holds text, or a list or object as JSON.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """

    def export_item(self, item: Article) -> None:
        super().export_item({key: _cell(value) for key, value in plain_record(item).items()})


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
